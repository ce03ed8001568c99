import { describe, expect, it } from 'vitest';
import { deployed, proxied } from './api.js';

const echo = { lambda: { echo: (event: unknown) => ({ body: JSON.stringify(event) }) } };

async function eventOf(path: string, resource = '/{proxy+}'): Promise<Record<string, unknown>> {
  const { call } = await deployed({
    paths: { [resource]: { any: { integration: proxied('echo') } } },
    integrations: echo,
  });
  return (await (await call(path)).json()) as Record<string, unknown>;
}

describe('the event of a proxied function', () => {
  it.each([
    ['/proxy-value', '/proxy-value', 'proxy-value', '/test/proxy-value'],
    ['/proxy-value/', '/proxy-value/', 'proxy-value', '/test/proxy-value/'],
    [
      '/proxy-value//double-slash',
      '/proxy-value//double-slash',
      'proxy-value//double-slash',
      '/test/proxy-value//double-slash',
    ],
    ['//proxy-value', '/proxy-value', 'proxy-value', '/test//proxy-value'],
    [
      '/test%2Balias@gmail.com/plus/a+b',
      '/test%2Balias@gmail.com/plus/a+b',
      'test%2Balias@gmail.com/plus/a+b',
      '/test/test%2Balias@gmail.com/plus/a+b',
    ],
  ])('has the path %s as it was sent', async (sent, path, proxy, full) => {
    const event = await eventOf(sent);
    expect(event).toMatchObject({ path, pathParameters: { proxy }, requestContext: { path: full } });
  });

  it.each([
    ['?a=1&a=2&b=x%20y+z', { a: '2', b: 'x y z' }, { a: ['1', '2'], b: ['x y z'] }],
    ['?a=1;b=2', { a: '1', b: '2' }, { a: ['1'], b: ['2'] }],
    ['', null, null],
    ['?empty', { empty: '' }, { empty: [''] }],
  ])('has the query %s decoded', async (query, queryStringParameters, multiValueQueryStringParameters) => {
    const event = await eventOf(`/x${query}`);
    expect(event).toMatchObject({ queryStringParameters, multiValueQueryStringParameters });
  });

  it('says everything of the request', async () => {
    const { pathParameters, stageVariables, requestContext, ...event } = await eventOf('/pets', '/pets');
    expect({ pathParameters, stageVariables }).toEqual({ pathParameters: null, stageVariables: null });
    expect(event).toMatchObject({
      resource: '/pets',
      path: '/pets',
      httpMethod: 'GET',
      body: null,
      isBase64Encoded: false,
    });
    expect(requestContext).toMatchObject({
      accountId: '123456789012',
      apiId: expect.any(String),
      deploymentId: expect.any(String),
      domainName: expect.stringContaining('.execute-api.us-east-1.amazonaws.com'),
      extendedRequestId: expect.stringMatching(/=$/),
      httpMethod: 'GET',
      identity: {
        accessKey: null,
        accountId: null,
        caller: null,
        cognitoIdentityId: null,
        sourceIp: '127.0.0.1',
        user: null,
        userAgent: 'node',
        userArn: null,
      },
      protocol: 'HTTP/1.1',
      requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      requestTimeEpoch: expect.any(Number),
      resourcePath: '/pets',
      stage: 'test',
    });
  });

  it('has a body as Base64 where its type is binary', async () => {
    const { call } = await deployed({
      paths: { '/in': { post: { integration: proxied('echo') } } },
      document: { 'x-amazon-apigateway-binary-media-types': ['image/png'] },
      integrations: echo,
    });
    const body = new Uint8Array([137, 80, 78, 71, 0, 255]);
    const sent = async (type: string) =>
      (await (await call('/in', { method: 'POST', body, headers: { 'content-type': type } })).json()) as Record<
        string,
        unknown
      >;
    expect(await sent('image/png')).toMatchObject({
      isBase64Encoded: true,
      body: Buffer.from(body).toString('base64'),
    });
    expect(await sent('image/jpeg')).toMatchObject({ isBase64Encoded: false });
  });
});

describe('what a proxied function returns', () => {
  const answered = async (value: unknown, accept?: string, binary: readonly string[] = []) => {
    const { call } = await deployed({
      paths: { '/f': { get: { integration: proxied('f') } } },
      document: { 'x-amazon-apigateway-binary-media-types': binary },
      integrations: { lambda: { f: () => value } },
    });
    const response = await call('/f', accept ? { headers: { accept } } : {});
    return [response.status, await response.text()];
  };

  it.each([
    ['nothing but headers', { headers: { a: 'b' } }, 200],
    ['an empty object', {}, 200],
    ['a status as text', { statusCode: '201' }, 201],
    ['headers of null', { statusCode: 200, headers: null }, 200],
    ['a header that is true', { headers: { a: true } }, 200],
  ])('may be %s', async (_, value, status) => {
    expect(await answered(value)).toEqual([status, '']);
  });

  it.each([
    ['a member that it does not know', { statusCode: 200, wrong: 1 }],
    ['a status that is none', { statusCode: 'test' }],
    ['multiValueHeaders without a list', { multiValueHeaders: { a: 'b' } }],
    ['a text', 'text'],
    ['nothing', undefined],
    ['a body that is an object', { body: {} }],
  ])('must not be %s', async (_, value) => {
    expect(await answered(value)).toEqual([502, '{"message": "Internal server error"}']);
  });

  const bytes = { body: Buffer.from('bytes').toString('base64'), isBase64Encoded: true };
  it.each([
    ['no binary type', [], 'image/png', false],
    ['the type that the caller takes first', ['image/png'], 'image/png, text/html', true],
    ['a type that the caller takes second', ['image/png'], 'text/html, image/png', false],
    ['any subtype', ['image/*'], 'image/png', true],
    ['all types', ['*/*'], 'text/html', true],
    ['any type of a subtype, which matches nothing', ['*/png'], 'image/png', false],
    ['any type of a subtype, not even itself', ['*/png'], '*/png', false],
  ])('is decoded by what the API declares binary: %s', async (_, binary, accept, decoded) => {
    expect(await answered(bytes, accept, binary)).toEqual([200, decoded ? 'bytes' : bytes.body]);
  });
});

describe('a proxied function', () => {
  const behind = (result: unknown) =>
    deployed({
      paths: { '/pets': { any: { integration: proxied('pets') } } },
      integrations: { lambda: { pets: () => result } },
    });

  it('may leave everything out of its response, or say nothing of it', async () => {
    for (const result of [{}, { statusCode: null, headers: null, multiValueHeaders: null, body: null }]) {
      const response = await (await behind(result)).call('/pets');
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
  });

  it('is not invoked with an event that is larger than Lambda takes', async () => {
    const { call, embedded } = await behind({});
    const sent = async (length: number) => (await call('/pets', { method: 'POST', body: 'x'.repeat(length) })).status;
    expect(await sent(6_291_456 - 4_000)).toBe(200);
    expect(await sent(6_291_456)).toBe(413);
    expect(embedded.requests.at(-1)).toMatchObject({ responseType: 'REQUEST_TOO_LARGE' });
  });

  it('fails with a response that is larger than Lambda gives back, in bytes', async () => {
    const statusOf = async (body: string) => (await (await behind({ body })).call('/pets')).status;
    const around = JSON.stringify({ body: '' }).length;
    expect(await statusOf('x'.repeat(6_291_556 - around))).toBe(200);
    expect(await statusOf('x'.repeat(6_291_557 - around))).toBe(502);
    expect(await statusOf('猫'.repeat(2_097_200))).toBe(502);
    const { call, embedded } = await behind({ body: 'x'.repeat(6_291_556) });
    expect(await (await call('/pets')).json()).toEqual({ message: 'Internal server error' });
    expect(embedded.requests.at(-1)?.log.join('\n')).toContain(
      'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    );
  });
});
