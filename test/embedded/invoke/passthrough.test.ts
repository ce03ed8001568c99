import { describe, expect, it } from 'vitest';
import { bodyTreatment } from '../../../src/embedded/invoke/passthrough.js';
import { methodRequest } from '../../../src/embedded/invoke/request.js';
import { endpoint } from './loopback.js';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

type Integration = Partial<MethodUnderTest['integration']>;

/** Sends a body of some content type through an integration; tells the response, and what arrived. */
async function sent(integration: Integration, contentType: string | undefined, body: string) {
  const { url, received } = await endpoint();
  const { invoke } = await methodUnderTest({
    integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url, ...integration },
  });
  const answer = await invoke({
    body,
    ...(contentType === undefined ? {} : { headers: { 'Content-Type': contentType } }),
  });
  return { answer, arrived: received.map((request) => request.body) };
}

const json = { 'application/json': '{"transformed": $input.json(\'$.name\')}' };
const pet = '{"name": "Rex"}';
const transformed = '{"transformed": "Rex"}';
const xml = '<pet name="Rex"/>';

const passes = (body: string) => ({ status: 200, arrived: [body] });
const refused = { status: 415, arrived: [] };

describe('passthroughBehavior', () => {
  const behaviours = ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'] as const;

  describe.each(behaviours)('%s', (passthroughBehavior) => {
    const outcome = async (integration: Integration, contentType: string | undefined, body: string) => {
      const { answer, arrived } = await sent({ passthroughBehavior, ...integration }, contentType, body);
      return { status: answer.status, arrived };
    };
    const unlessMatched = passthroughBehavior === 'WHEN_NO_MATCH' ? passes(xml) : refused;
    const unlessAny = passthroughBehavior === 'NEVER' ? refused : passes(xml);

    it('transforms what has a template', async () => {
      expect(await outcome({ requestTemplates: json }, 'application/json', pet)).toEqual(passes(transformed));
    });

    it('transforms what has a template, whatever the parameters of its content type', async () => {
      expect(await outcome({ requestTemplates: json }, 'application/json; charset=utf-8', pet)).toEqual(
        passes(transformed),
      );
    });

    it('takes a body without a content type for JSON', async () => {
      expect(await outcome({ requestTemplates: json }, undefined, pet)).toEqual(passes(transformed));
    });

    it(`${unlessMatched === refused ? 'refuses' : 'passes'} what has no template among templates`, async () => {
      expect(await outcome({ requestTemplates: json }, 'application/xml', xml)).toEqual(unlessMatched);
    });

    it(`${unlessMatched === refused ? 'refuses' : 'passes'} a body without a content type where JSON has no template`, async () => {
      const requestTemplates = { 'application/xml': '<transformed/>' };
      expect(await outcome({ requestTemplates }, undefined, xml)).toEqual(unlessMatched);
    });

    it(`${unlessAny === refused ? 'refuses' : 'passes'} everything where there are no templates at all`, async () => {
      expect(await outcome({}, 'application/xml', xml)).toEqual(unlessAny);
      expect(await outcome({}, undefined, xml)).toEqual(unlessAny);
    });

    it('has no say in proxies, which pass everything', async () => {
      expect(await outcome({ type: 'HTTP_PROXY', requestTemplates: json }, 'application/xml', xml)).toEqual(
        passes(xml),
      );
    });
  });

  it('leaves a type without a template to the one that is for all others', () => {
    const requestTemplates = { ...json, $default: '<default/>' };
    const request = (contentType: string) =>
      methodRequest('/', { httpMethod: 'POST', headers: { 'Content-Type': contentType } });
    for (const passthroughBehavior of behaviours) {
      const integration = { passthroughBehavior, requestTemplates };
      expect(bodyTreatment(integration, request('text/plain'))).toEqual({ kind: 'transform', template: '<default/>' });
      expect(bodyTreatment(integration, request('application/json'))).toEqual({
        kind: 'transform',
        template: json['application/json'],
      });
    }
  });

  it('passes a body whose template is empty', async () => {
    const { arrived } = await sent({ requestTemplates: { 'application/json': '' } }, 'application/json', pet);
    expect(arrived).toEqual([pet]);
  });

  it('is WHEN_NO_MATCH where nobody says', async () => {
    const { answer, arrived } = await sent({ requestTemplates: json }, 'application/xml', xml);
    expect({ status: answer.status, arrived }).toEqual(passes(xml));
  });

  it('says no with the gateway response UNSUPPORTED_MEDIA_TYPE', async () => {
    const { answer } = await sent({ passthroughBehavior: 'NEVER', requestTemplates: json }, 'application/xml', xml);
    expect(answer).toMatchObject({
      status: 415,
      body: '{"message": "Unsupported Media Type"}',
      headers: { 'x-amzn-ErrorType': 'BadRequestException' },
    });
    expect(logLines(answer.log).slice(-4)).toEqual([
      `Method request body before transformations: ${xml}`,
      'Unsupported Media Type: application/xml',
      'Method completed with status: 415',
      '',
    ]);
  });

  it('decides whether a mock hears its status', async () => {
    const mock = async (passthroughBehavior: string, contentType: string) => {
      const { invoke } = await methodUnderTest({
        integration: {
          type: 'MOCK',
          passthroughBehavior,
          requestTemplates: { 'application/json': '{"statusCode": 200}' },
        },
      });
      return (await invoke({ headers: { 'Content-Type': contentType }, body: '{"statusCode": 404}' })).status;
    };
    expect(await mock('NEVER', 'application/json')).toBe(200);
    expect(await mock('NEVER', 'text/plain')).toBe(415);
    expect(await mock('WHEN_NO_TEMPLATES', 'text/plain')).toBe(415);
    // The body itself reaches the mock, which does what it says: with one answer, every status is answered by it.
    expect(await mock('WHEN_NO_MATCH', 'text/plain')).toBe(200);
  });
});
