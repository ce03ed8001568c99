import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { endpoint, listening } from './loopback.js';
import { logLines, methodUnderTest } from './method.js';

const http = (uri: string) => ({ type: 'HTTP', integrationHttpMethod: 'POST', uri }) as const;
const proxy = (uri: string) => ({ type: 'HTTP_PROXY', integrationHttpMethod: 'ANY', uri }) as const;

describe('an HTTP integration', () => {
  it('uses its own method, and not that of the request', async () => {
    const { url, received } = await endpoint();
    const { invoke } = await methodUnderTest({ httpMethod: 'GET', integration: http(`${url}/animals`) });
    expect((await invoke()).status).toBe(200);
    expect(received).toMatchObject([{ method: 'POST', url: '/animals' }]);
  });

  it('sends the type of what it sends, and what the service says of itself', async () => {
    const { url, received } = await endpoint();
    const { invoke, restApiId } = await methodUnderTest({ integration: http(url) });
    await invoke({ body: '{"a":1}', headers: { 'X-Own': 'not passed on' } });
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'x-amzn-apigateway-api-id': restApiId,
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[\da-f]{8}-[\da-f]{24}$/),
    });
    expect(received[0]?.headers).not.toHaveProperty('x-own');
  });

  it('follows no redirects', async () => {
    const { url, received } = await endpoint({ status: 302, headers: { Location: '/elsewhere' } });
    const { invoke } = await methodUnderTest({ integration: http(url) });
    expect((await invoke()).status).toBe(200);
    expect(received).toHaveLength(1);
  });
});

describe('an HTTP proxy', () => {
  it('passes on method, headers, query and body, and the response as it is', async () => {
    const { url, received } = await endpoint({
      status: 201,
      headers: { 'Content-Type': 'text/plain', ETag: '"v1"', 'Set-Cookie': ['a=1', 'b=2'] },
      body: 'made',
    });
    const { invoke } = await methodUnderTest({ httpMethod: 'PUT', integration: proxy(`${url}/animals`) });
    const { status, headers, multiValueHeaders, body } = await invoke({
      pathWithQueryString: '/?page=3&page=4',
      headers: { 'Content-Type': 'text/plain', 'X-Own': 'mine' },
      body: 'Rex',
    });
    expect(received).toMatchObject([
      {
        method: 'PUT',
        url: '/animals?page=3&page=4',
        body: 'Rex',
        headers: { 'content-type': 'text/plain', 'x-own': 'mine' },
      },
    ]);
    expect({ status, body }).toEqual({ status: 201, body: 'made' });
    expect(headers).toMatchObject({ 'Content-Type': 'text/plain', ETag: '"v1"' });
    expect(multiValueHeaders?.['Set-Cookie']).toEqual(['a=1', 'b=2']);
  });

  it('shows headers that the service writes itself under another name', async () => {
    const { url } = await endpoint({ headers: { Server: 'mine', Date: 'Tue, 24 Nov 2026 00:00:00 GMT' } });
    const { invoke } = await methodUnderTest({ integration: proxy(url) });
    const { headers } = await invoke();
    expect(headers).toMatchObject({
      'x-amzn-Remapped-Server': 'mine',
      'x-amzn-Remapped-Date': 'Tue, 24 Nov 2026 00:00:00 GMT',
    });
    expect(headers).not.toHaveProperty('Server');
  });

  it('needs no method responses, whatever the status', async () => {
    const { url } = await endpoint({ status: 404, body: 'nothing here' });
    const { invoke } = await methodUnderTest({ integration: proxy(url), methodResponses: {} });
    expect(await invoke()).toMatchObject({ status: 404, body: 'nothing here' });
  });
});

describe('an integration over a VPC link', () => {
  const overVpcLink = { connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' } as const;

  it('is sent like any other, to this machine', async () => {
    const { url, received } = await endpoint({ body: '{"name": "Rex"}' });
    for (const integration of [http(`${url}/animals`), proxy(`${url}/animals`)]) {
      const { invoke } = await methodUnderTest({ integration: { ...integration, ...overVpcLink } });
      expect(await invoke({ stageVariables: { link: 'a1b2c3' } })).toMatchObject({
        status: 200,
        body: '{"name": "Rex"}',
      });
    }
    expect(received.map((request) => request.url)).toEqual(['/animals', '/animals']);
  });

  it('is refused beyond it, unless it is allowed', async () => {
    const uri = 'http://internal-nlb.elb.eu-west-1.amazonaws.com/animals';
    const { invoke } = await methodUnderTest({ integration: { ...proxy(uri), ...overVpcLink } });
    const { status, log } = await invoke({ stageVariables: { link: 'a1b2c3' } });
    expect(status).toBe(500);
    expect(logLines(log)).toContain('Execution failed due to configuration error: Invalid endpoint address');
  });
});

describe('an endpoint', () => {
  it.each(['http://198.51.100.7/', 'https://example.com/', 'http://127.0.0.1.example.com/', 'http://10.0.0.1/'])(
    'that is not on this machine is refused: %s',
    async (uri) => {
      const { invoke } = await methodUnderTest({ integration: proxy(uri) });
      const { status, log } = await invoke();
      expect(status).toBe(500);
      expect(logLines(log)).toContain(
        `The embedded gateway was not told that it may send requests to ${new URL(uri).host}: see its option integrations.http`,
      );
      expect(logLines(log)).toContain('Execution failed due to configuration error: Invalid endpoint address');
    },
  );

  it('is reached where a function says so', async () => {
    const { url, received } = await endpoint();
    const asked: string[] = [];
    const only = (answer: boolean) => ({
      http: (one: URL) => {
        asked.push(one.href);
        return answer;
      },
    });
    const allowed = await methodUnderTest({ integration: proxy(`${url}/a`), integrations: only(true) });
    expect((await allowed.invoke()).status).toBe(200);
    const refused = await methodUnderTest({ integration: proxy(`${url}/b`), integrations: only(false) });
    expect((await refused.invoke()).status).toBe(500);
    expect(asked).toEqual([`${url}/a`, `${url}/b`]);
    expect(received.map((request) => request.url)).toEqual(['/a']);
  });

  it('that nobody listens at is an integration failure', async () => {
    const { url, server } = await listening(() => {});
    server.close();
    await once(server, 'close');
    const { invoke } = await methodUnderTest({ integration: http(url) });
    const { status, body, headers, log } = await invoke();
    expect({ status, body, headers }).toEqual({
      status: 504,
      body: '{"message": "Network error communicating with endpoint"}',
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
    });
    expect(logLines(log)).toContain('Execution failed due to a network error communicating with endpoint');
  });

  it('whose name nobody has is a wrong set-up, which shows when it is tried', async () => {
    const { invoke } = await methodUnderTest({
      integration: proxy('http://nobody.invalid/animals'),
      integrations: { http: 'any' },
    });
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    expect(logLines(log).slice(-4)).toEqual([
      'Sending request to http://nobody.invalid/animals',
      'Execution failed due to configuration error: Invalid endpoint address',
      'Method completed with status: 500',
      '',
    ]);
  });

  it('that takes longer than the time-out of the integration is one, on the gateway’s clock', async () => {
    let asked: () => void;
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { url } = await listening(() => asked()); // And never answers.
    const { invoke, clock } = await methodUnderTest({ integration: { ...http(url), timeoutInMillis: 2_000 } });
    const invoked = invoke();
    await arrived;
    await clock.advance(2_000);
    const { status, body, headers, latency, log } = await invoked;
    expect({ status, body, headers, latency }).toEqual({
      status: 504,
      body: '{"message": "Endpoint request timed out"}',
      headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' },
      latency: 2_000,
    });
    expect(logLines(log)).toContain('Execution failed due to a timeout error');
  });
});
