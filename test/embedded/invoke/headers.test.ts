import { describe, expect, it } from 'vitest';
import { endpoint } from './loopback.js';
import { logLines, methodUnderTest } from './method.js';

const signature = 'AWS4-HMAC-SHA256 Credential=AKID/20261125/eu-west-1/execute-api/aws4_request';

describe('headers of a request', () => {
  it('pass through a proxy, but those of the connection', async () => {
    const { url, received } = await endpoint();
    const { invoke, restApiId } = await methodUnderTest({
      integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: url },
    });
    const passed = { Age: '1', Range: 'bytes=0-1', Referer: 'https://example.com', Authorization: 'Bearer abc' };
    const dropped = {
      'Content-Encoding': 'gzip',
      'Content-MD5': 'x',
      'Max-Forwards': '1',
      'Proxy-Authenticate': 'Basic',
      Server: 'mine',
      TE: 'trailers',
      Trailer: 'X-After',
      Via: '1.1 proxy',
      'WWW-Authenticate': 'Basic',
    };
    const { status } = await invoke({
      headers: {
        ...passed,
        ...dropped,
        Host: 'example.com',
        'Content-Length': '9999',
        'X-Amzn-Trace-Id': 'mine',
        'x-amzn-apigateway-api-id': 'mine',
      },
      body: 'Rex',
    });
    expect(status).toBe(200);
    const { headers } = received[0] ?? {};
    expect(headers).toMatchObject({
      age: '1',
      range: 'bytes=0-1',
      referer: 'https://example.com',
      authorization: 'Bearer abc',
      'content-length': '3',
      host: new URL(url).host,
      'x-amzn-apigateway-api-id': restApiId,
      'x-amzn-trace-id': expect.stringMatching(/^Root=/),
    });
    for (const name of Object.keys(dropped)) expect(headers).not.toHaveProperty(name.toLowerCase());
  });

  it('keep the signature of the request itself back', async () => {
    const { url, received } = await endpoint();
    const { invoke } = await methodUnderTest({
      integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: url },
    });
    await invoke({ headers: { Authorization: signature } });
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });

  it('that are mapped are sent, but those that would be about another connection', async () => {
    const { url, received } = await endpoint();
    const { invoke } = await methodUnderTest({
      integration: {
        type: 'HTTP',
        integrationHttpMethod: 'POST',
        uri: url,
        requestParameters: {
          'integration.request.header.X-Own': "'mine'",
          'integration.request.header.Via': "'1.1 proxy'",
          'integration.request.header.TE': "'trailers'",
          'integration.request.header.Referer': "'here'",
        },
      },
    });
    expect((await invoke()).status).toBe(200);
    expect(received[0]?.headers).toMatchObject({ 'x-own': 'mine', referer: 'here' });
    expect(received[0]?.headers).not.toHaveProperty('via');
    expect(received[0]?.headers).not.toHaveProperty('te');
  });

  it.each([
    ['HTTP', 'Content-Length', true],
    ['HTTP', 'transfer-encoding', true],
    ['HTTP', 'X-Amzn-Apigateway-Api-Id', true],
    ['HTTP', 'Authorization', false],
    ['AWS', 'Authorization', true],
    ['AWS', 'Connection', true],
    ['AWS', 'Expect', true],
    ['AWS', 'TE', true],
    ['AWS', 'Referer', false],
  ] as const)('to %s can say %s themselves: %s is refused', async (type, name, isRefused) => {
    const { url } = await endpoint();
    const { invoke } = await methodUnderTest({
      integrations: { aws: { sqs: () => ({}) } },
      integration: {
        type,
        integrationHttpMethod: 'POST',
        ...(type === 'HTTP'
          ? { uri: url }
          : {
              uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/pets',
              credentials: 'arn:aws:iam::123456789012:role/pets',
            }),
        requestParameters: { [`integration.request.header.${name}`]: "'mine'" },
      },
    });
    const { status, log } = await invoke();
    expect(status).toBe(isRefused ? 500 : 200);
    const refusal = `Execution failed due to configuration error: ${name} header already present`;
    expect(logLines(log).includes(refusal)).toBe(isRefused);
  });

  it('that a template writes are held against the same rules', async () => {
    const { invoke } = await methodUnderTest({
      integration: {
        type: 'HTTP',
        integrationHttpMethod: 'POST',
        uri: 'http://127.0.0.1:1',
        requestTemplates: { 'application/json': '#set($context.requestOverride.header.Content-Length = "1")' },
      },
    });
    expect(logLines((await invoke()).log)).toContain(
      'Execution failed due to configuration error: Content-Length header already present',
    );
  });
});

describe('headers of a response', () => {
  const answered = { Date: 'Tue, 24 Nov 2026 00:00:00 GMT', Server: 'mine', 'WWW-Authenticate': 'Basic', Age: '1' };

  it('pass back through a proxy, some under another name and some not at all', async () => {
    const { url } = await endpoint({ headers: { ...answered, Via: '1.1 proxy', 'Content-MD5': 'x' } });
    const { invoke } = await methodUnderTest({
      integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'POST', uri: url },
    });
    const { headers } = await invoke();
    expect(headers).toMatchObject({
      'x-amzn-Remapped-Date': answered.Date,
      'x-amzn-Remapped-Server': 'mine',
      'x-amzn-Remapped-WWW-Authenticate': 'Basic',
      'x-amzn-Remapped-Content-MD5': 'x',
      Age: '1',
    });
    for (const name of ['Date', 'Server', 'WWW-Authenticate', 'Via', 'Transfer-Encoding'])
      expect(headers).not.toHaveProperty(name);
  });

  it('that are mapped go by the same rules', async () => {
    const { url } = await endpoint({ headers: answered });
    const names = ['Date', 'WWW-Authenticate', 'Age'];
    const parameters = <Value>(value: (name: string) => Value) =>
      Object.fromEntries(names.map((name) => [`method.response.header.${name}`, value(name)]));
    const { invoke } = await methodUnderTest({
      integration: { type: 'HTTP', integrationHttpMethod: 'POST', uri: url },
      methodResponses: { '200': { responseParameters: parameters(() => false) } },
      integrationResponses: {
        '200': { responseParameters: parameters((name) => `integration.response.header.${name}`) },
      },
    });
    const { headers } = await invoke();
    expect(headers).toEqual({
      'X-Amzn-Trace-Id': expect.any(String),
      'x-amzn-Remapped-Date': answered.Date,
      'x-amzn-Remapped-WWW-Authenticate': 'Basic',
      Age: '1',
      'Content-Type': 'application/json',
    });
  });

  it('of a mock keep more of their names', async () => {
    const parameters = (value: string | boolean) => ({
      'method.response.header.WWW-Authenticate': value,
      'method.response.header.Date': value,
    });
    const { invoke } = await methodUnderTest({
      integration: { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } },
      methodResponses: { '200': { responseParameters: parameters(false) as Record<string, boolean> } },
      integrationResponses: { '200': { responseParameters: parameters("'x'") as Record<string, string> } },
    });
    expect((await invoke()).headers).toEqual({
      'WWW-Authenticate': 'x',
      'x-amzn-Remapped-Date': 'x',
      'Content-Type': 'application/json',
    });
  });
});
