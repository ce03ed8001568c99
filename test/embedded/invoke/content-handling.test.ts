import { describe, expect, it } from 'vitest';
import { isBinaryType } from '../../../src/embedded/invoke/content-handling.js';
import { endpoint } from './loopback.js';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

type Handling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;

const binary = { binaryMediaTypes: ['image/png'] };
const png = { 'Content-Type': 'image/png' };
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** What an endpoint gets of a body. */
async function sent(
  contentHandling: Handling,
  request: { readonly body: string; readonly headers?: Record<string, string> },
  described: Partial<MethodUnderTest> = {},
  integration: Partial<MethodUnderTest['integration']> = {},
) {
  const { url, received } = await endpoint();
  const { invoke } = await methodUnderTest({
    integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url, contentHandling, ...integration },
    ...described,
  });
  const answer = await invoke(request);
  return { answer, bytes: received[0]?.bytes, text: received[0]?.body };
}

describe('the body of a request', () => {
  it.each<[what: string, api: object, Handling, contentType: string | undefined, body: string, arrives: string]>([
    ['text', {}, undefined, 'image/png', 'Rex', 'Rex'],
    ['text', {}, 'CONVERT_TO_TEXT', 'image/png', 'Rex', 'Rex'],
    ['Base64', {}, 'CONVERT_TO_BINARY', 'image/png', base64('Rex'), 'Rex'],
    ['text', binary, undefined, 'text/plain', 'Rex', 'Rex'],
    ['text', binary, 'CONVERT_TO_TEXT', 'text/plain', 'Rex', 'Rex'],
    ['Base64', binary, 'CONVERT_TO_BINARY', 'text/plain', base64('Rex'), 'Rex'],
    ['bytes', binary, undefined, 'image/png', 'Rex', 'Rex'],
    ['bytes', binary, 'CONVERT_TO_BINARY', 'image/png', 'Rex', 'Rex'],
    ['bytes', binary, 'CONVERT_TO_TEXT', 'image/png', 'Rex', base64('Rex')],
    ['bytes of every type', { binaryMediaTypes: ['*/*'] }, 'CONVERT_TO_TEXT', undefined, 'Rex', base64('Rex')],
  ])('that is %s under %j and %s, sent as %s, arrives', async (_what, api, handling, contentType, body, arrives) => {
    const headers = contentType === undefined ? {} : { 'Content-Type': contentType };
    const { answer, text } = await sent(handling, { body, headers }, { api });
    expect({ status: answer.status, text }).toEqual({ status: 200, text: arrives });
  });

  it('can stand for bytes that are no text', async () => {
    const bytes = Buffer.from([0, 255, 128, 1]);
    const { bytes: arrived, answer } = await sent('CONVERT_TO_BINARY', { body: bytes.toString('base64') });
    expect(arrived).toEqual(bytes);
    expect(logLines(answer.log)).toContain('Endpoint request body after transformations: [Binary Data]');
  });

  it('that is no Base64 can’t become bytes', async () => {
    for (const body of ['{"name": "Rex"}', '<html/>', 'abcde']) {
      const { answer } = await sent('CONVERT_TO_BINARY', { body });
      expect({ status: answer.status, body: answer.body }).toEqual({
        status: 500,
        body: '{"message": "Internal server error"}',
      });
      expect(logLines(answer.log).slice(-3)).toEqual([
        'Execution failed due to configuration error: Unable to base64 decode the body.',
        'Method completed with status: 500',
        '',
      ]);
    }
  });

  it('of bytes is Base64 for a template, where it is converted to text', async () => {
    const template = { 'image/png': '{"data": "$input.body"}' };
    const { text, answer } = await sent(
      'CONVERT_TO_TEXT',
      { body: 'Rex', headers: png },
      { api: binary },
      { requestTemplates: template },
    );
    expect(text).toBe(`{"data": "${base64('Rex')}"}`);
    expect(logLines(answer.log)).toContain('Method request body before transformations: [Binary Data]');
  });

  it('of bytes that are no text can’t be transformed', async () => {
    const { answer } = await sent(
      'CONVERT_TO_BINARY',
      { body: Buffer.from([255, 254]).toString('base64') },
      {},
      { requestTemplates: { 'application/json': '{"data": "$input.body"}' } },
    );
    expect(answer.status).toBe(500);
    expect(logLines(answer.log)).toContain('Execution failed due to configuration error: Unable to transform request');
  });

  it('is refused before it is converted, where it may not pass', async () => {
    const { answer } = await sent('CONVERT_TO_BINARY', { body: '<no Base64>' }, {}, { passthroughBehavior: 'NEVER' });
    expect(answer.status).toBe(415);
  });
});

/** What a method answers with what its endpoint answered. */
async function answered(
  answer: { readonly body: string | Buffer; readonly type?: string },
  accept: string | undefined,
  contentHandling: Handling,
  described: Partial<MethodUnderTest> = {},
  responseTemplates: Record<string, string> = {},
) {
  const { url } = await endpoint({ body: answer.body, headers: { 'content-type': answer.type ?? 'application/json' } });
  const { invoke } = await methodUnderTest({
    integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url },
    integrationResponses: { '200': { contentHandling, responseTemplates } },
    ...described,
  });
  return invoke(accept === undefined ? {} : { headers: { Accept: accept } });
}

describe('the body of a response', () => {
  const text = { body: 'Rex' };
  const encoded = { body: base64('Rex') };
  const bytes = { body: 'Rex', type: 'image/png' };

  it.each<[what: string, typeof text & { type?: string }, api: object, accept: string, Handling, becomes: string]>([
    ['text', text, {}, 'text/plain', undefined, 'Rex'],
    ['Base64', encoded, {}, 'text/plain', 'CONVERT_TO_BINARY', 'Rex'],
    ['text', text, {}, 'text/plain', 'CONVERT_TO_TEXT', 'Rex'],
    ['text', text, binary, 'text/plain', undefined, 'Rex'],
    ['Base64', encoded, binary, 'text/plain', 'CONVERT_TO_BINARY', 'Rex'],
    ['text', text, binary, 'text/plain', 'CONVERT_TO_TEXT', 'Rex'],
    ['Base64', encoded, binary, 'image/png', undefined, 'Rex'],
    ['Base64', encoded, binary, 'image/png', 'CONVERT_TO_BINARY', 'Rex'],
    ['text', text, binary, 'image/png', 'CONVERT_TO_TEXT', 'Rex'],
    ['bytes', bytes, binary, 'text/plain', undefined, base64('Rex')],
    ['bytes', bytes, binary, 'text/plain', 'CONVERT_TO_BINARY', 'Rex'],
    ['bytes', bytes, binary, 'text/plain', 'CONVERT_TO_TEXT', base64('Rex')],
    ['bytes', bytes, binary, 'image/png', undefined, 'Rex'],
    ['bytes', bytes, binary, 'image/png', 'CONVERT_TO_BINARY', 'Rex'],
    ['bytes', bytes, binary, 'image/png', 'CONVERT_TO_TEXT', base64('Rex')],
  ])(
    'that is %s, %j under %j, accepted as %s with %s, becomes %s',
    async (_, answer, api, accept, handling, becomes) => {
      expect(await answered(answer, accept, handling, { api })).toMatchObject({ status: 200, body: becomes });
    },
  );

  it('goes by what the caller accepts first, or else by JSON', async () => {
    expect((await answered(bytes, 'image/png;q=1, text/plain', undefined, { api: binary })).body).toBe('Rex');
    expect((await answered(bytes, 'text/plain, image/png', undefined, { api: binary })).body).toBe(base64('Rex'));
    expect((await answered(bytes, undefined, undefined, { api: binary })).body).toBe(base64('Rex'));
  });

  it('may be a JSON text, as functions return it', async () => {
    expect((await answered({ body: `"${base64('Rex')}"` }, undefined, 'CONVERT_TO_BINARY')).body).toBe('Rex');
  });

  it('that is no Base64 can’t become bytes', async () => {
    const { status, body, log } = await answered({ body: '<html/>' }, 'image/png', undefined, { api: binary });
    expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    expect(logLines(log)).toContain('Execution failed due to configuration error: Unable to base64 decode the body.');
  });

  it('of bytes is Base64 for a template, where it is converted to text', async () => {
    const templates = { 'application/json': '{"data": "$input.body"}' };
    const { body, log } = await answered(bytes, undefined, 'CONVERT_TO_TEXT', { api: binary }, templates);
    expect(body).toBe(`{"data": "${base64('Rex')}"}`);
    expect(logLines(log)).toContain('Endpoint response body before transformations: [Binary Data]');
  });

  it('of bytes that are no text can’t be transformed', async () => {
    const noText = { body: Buffer.from([255, 254]), type: 'image/png' };
    const templates = { 'application/json': '$input.body' };
    const { status, log } = await answered(noText, 'image/png', undefined, { api: binary }, templates);
    expect(status).toBe(500);
    expect(logLines(log)).toContain('Execution failed due to configuration error: Unable to transform response');
  });

  it('through a proxy is Base64 for those who take no bytes', async () => {
    const { url } = await endpoint({ body: 'Rex', headers: { 'content-type': 'image/png' } });
    const { invoke } = await methodUnderTest({
      api: binary,
      integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: url },
    });
    expect((await invoke()).body).toBe(base64('Rex'));
    const { body, log } = await invoke({ headers: { Accept: 'image/png' } });
    expect(body).toBe('Rex');
    expect(logLines(log)).toContain('Method response body after transformations: [Binary Data]');
  });

  it('through a proxy stays text, whatever the caller accepts', async () => {
    const { url } = await endpoint({ body: '{"name": "Rex"}' });
    const { invoke } = await methodUnderTest({
      api: binary,
      integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: url },
    });
    expect((await invoke({ headers: { Accept: 'image/png' } })).body).toBe('{"name": "Rex"}');
  });
});

describe('a function behind a proxy', () => {
  const uri =
    'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations';
  const proxied = async (described: Partial<MethodUnderTest> = {}) => {
    const events: unknown[] = [];
    const pets = (event: unknown) => {
      events.push(event);
      return { statusCode: 200, body: base64('Rex'), isBase64Encoded: true };
    };
    const { invoke } = await methodUnderTest({
      integrations: { lambda: { pets } },
      integration: { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri },
      ...described,
    });
    return { invoke, events };
  };

  it('gets bytes as Base64', async () => {
    const { invoke, events } = await proxied({ api: binary });
    await invoke({ body: 'Rex', headers: png });
    await invoke({ body: 'Rex', headers: { 'Content-Type': 'text/plain' } });
    await invoke({ headers: png });
    expect(events).toMatchObject([
      { body: base64('Rex'), isBase64Encoded: true },
      { body: 'Rex', isBase64Encoded: false },
      { body: null, isBase64Encoded: false },
    ]);
  });

  it('gives Base64 that is decoded for those who accept bytes', async () => {
    const { invoke } = await proxied({ api: binary });
    expect((await invoke({ headers: { Accept: 'image/png' } })).body).toBe('Rex');
    expect((await invoke({ headers: { Accept: 'text/plain' } })).body).toBe(base64('Rex'));
    expect((await invoke()).body).toBe(base64('Rex'));
    const { invoke: everything } = await proxied({ api: { binaryMediaTypes: ['*/*'] } });
    expect((await everything()).body).toBe('Rex');
  });

  it('gives Base64 that is decoded where its integration response says so', async () => {
    const { invoke } = await proxied({
      integrationResponses: { '200': { contentHandling: 'CONVERT_TO_BINARY' } },
    });
    expect((await invoke()).body).toBe('Rex');
  });
});

describe('a media type', () => {
  it.each([
    ['image/png', ['image/png'], true],
    ['image/png', ['image/jpeg', 'image/*'], true],
    ['image/png', ['*/*'], true],
    ['IMAGE/PNG; q=1', ['image/png'], true],
    ['image/png', ['image/png; charset=utf-8'], true],
    ['image/png', ['image/jpeg'], false],
    ['image/png', [], false],
    ['text/plain, image/png', ['image/png'], false],
    ['image', ['*/*'], false],
    [undefined, ['*/*'], false],
  ])('%s among %j is binary: %s', (type, types, expected) => {
    expect(isBinaryType(type, types)).toBe(expected);
  });
});
