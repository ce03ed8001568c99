import { describe, expect, it } from 'vitest';
import { endpoint } from './loopback.js';
import { logLines, methodUnderTest } from './method.js';

const asked = (statusCode: unknown) => ({
  type: 'MOCK' as const,
  requestTemplates: { 'application/json': JSON.stringify({ statusCode }) },
});

describe('a mock integration', () => {
  it('answers with the status that its template asks for, by the response that is for it', async () => {
    const { invoke } = await methodUnderTest({
      integration: asked(404),
      methodResponses: { '200': {}, '404': {} },
      integrationResponses: {
        '200': {},
        '404': { selectionPattern: '404', responseTemplates: { 'application/json': '{"found": false}' } },
      },
    });
    expect(await invoke()).toMatchObject({
      status: 404,
      body: '{"found": false}',
      headers: { 'Content-Type': 'application/json' },
    });
  });

  it('decides by the request, where its template looks at it', async () => {
    const template = '{"statusCode": #if($input.params("id") == "7")200#{else}404#end}';
    const { invoke } = await methodUnderTest({
      httpMethod: 'GET',
      integration: { type: 'MOCK', requestTemplates: { 'application/json': template } },
      methodResponses: { '200': {}, '404': {} },
      integrationResponses: { '200': {}, '404': { selectionPattern: '4\\d\\d' } },
    });
    expect((await invoke({ pathWithQueryString: '/?id=7' })).status).toBe(200);
    expect((await invoke({ pathWithQueryString: '/?id=8' })).status).toBe(404);
  });

  it.each([
    '{statusCode:200}',
    '{ statusCode: 200 }',
    "{'statusCode': 200}",
    '{"statusCode": 200,}',
    '{"name": "a, b: c", statusCode: 200, \'more\': [1, 2], map: {a: 1, b: 2}}',
    '\n{\n  statusCode : 200\n}\n',
  ])('reads what is no JSON, but nearly, as tools write it: %s', async (template) => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': template } },
    });
    expect((await invoke()).status).toBe(200);
  });

  it.each([
    ['no status', '{}'],
    ['text for a status in what is no JSON', "{statusCode: '200'}"],
    ['a fraction in what is no JSON', '{statusCode: 200.5}'],
    ['a status and no name', '{200}'],
    ['text for a status', '{"statusCode": "200"}'],
    ['a fraction', '{"statusCode": 200.5}'],
    ['no JSON', 'statusCode=200'],
  ])('is set up wrong with %s', async (_what, template) => {
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': template } },
    });
    const { status, body, headers, log } = await invoke();
    expect({ status, body, headers }).toEqual({
      status: 500,
      body: '{"message": "Internal server error"}',
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
    });
    expect(logLines(log).slice(-3)).toEqual([
      'Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is defined in the request template.',
      'Method completed with status: 500',
      '',
    ]);
  });
});

describe('selection patterns', () => {
  /** What a method answers when its endpoint answers with a status. */
  async function selected(status: number, patterns: Readonly<Record<string, string | undefined>>) {
    const { url } = await endpoint({ status });
    const codes = Object.keys(patterns);
    const { invoke } = await methodUnderTest({
      integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url },
      methodResponses: Object.fromEntries(codes.map((code) => [code, {}])),
      integrationResponses: Object.fromEntries(
        codes.map((code) => [code, patterns[code] === undefined ? {} : { selectionPattern: patterns[code] }]),
      ),
    });
    return invoke();
  }

  it.each([
    [200, '200'],
    [201, '200'],
    [302, '200'],
    [400, '400'],
    [404, '404'],
    [503, '500'],
  ])('turn the status %d of an endpoint into %s', async (status, answered) => {
    const patterns = { '200': undefined, '400': '4[0-3]\\d|40[0-35-9]', '404': '404', '500': '5\\d{2}' };
    const { status: got } = await selected(status, { ...patterns, '400': '400|402' });
    expect(String(got)).toBe(answered);
  });

  it('match all of the status, and not a part of it', async () => {
    expect((await selected(404, { '200': undefined, '400': '4' })).status).toBe(200);
    expect((await selected(404, { '200': undefined, '400': '4.*' })).status).toBe(400);
  });

  it('may begin with flags, as Java writes them', async () => {
    expect((await selected(404, { '200': undefined, '400': '(?i)4.*' })).status).toBe(400);
    expect((await selected(404, { '200': undefined, '400': '(?s)5.*' })).status).toBe(200);
  });

  it('that match nothing, without a default, are a wrong set-up', async () => {
    const { status, log } = await selected(404, { '200': '2\\d\\d', '500': '5\\d\\d' });
    expect(status).toBe(500);
    expect(logLines(log).at(-3)).toBe(
      'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 404',
    );
  });
});
