import { request as httpRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { endpoint } from '../invoke/loopback.js';
import { deployed, invoked, mock, proxied } from './api.js';

interface Event {
  readonly headers: Readonly<Record<string, string>>;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>;
}

/** Calls over a socket, with the headers as they are written here. */
function raw(url: string, headers: readonly string[], body = ''): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname } = new URL(url);
    const sent = httpRequest(
      {
        hostname,
        port,
        path: pathname,
        method: 'POST',
        agent: false,
        headers: ['Host', 'localhost', ...headers] as never,
      },
      (message) => {
        message.setEncoding('utf8');
        let text = '';
        message.on('data', (chunk) => {
          text += chunk;
        });
        message.on('end', () => resolve({ status: message.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function listening<Api extends Awaited<ReturnType<typeof deployed>>>(api: Api) {
  await api.embedded.listen({ port: 0 });
  return { ...api, url: api.embedded.invokeUrl(api.restApiId, 'test') };
}

const echo = { lambda: { echo: (event: unknown) => ({ body: JSON.stringify(event) }) } };
const echoing = { '/echo': { post: { integration: proxied('echo') } } };

describe('headers on their way to a method', () => {
  it.each([
    'Content-MD5',
    'Expect',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Server',
    'TE',
    'Trailer',
    'Upgrade',
    'WWW-Authenticate',
  ])('%s never arrives', async (name) => {
    const { embedded, url } = await listening(await deployed({ paths: echoing, integrations: echo }));
    try {
      const { text } = await raw(`${url}/echo`, [
        name,
        name === 'Expect' ? '100-continue' : 'x',
        'X-Kept',
        'y',
        'Transfer-Encoding',
        'chunked',
      ]);
      const { headers } = JSON.parse(text) as Event;
      expect(headers).toMatchObject({ 'X-Kept': 'y' });
      expect(Object.keys(headers).map((one) => one.toLowerCase())).not.toContain(name.toLowerCase());
    } finally {
      await embedded.close();
    }
  });

  it('keep the letter case in which they are sent, but for those that the service writes itself', async () => {
    const { embedded, url } = await listening(await deployed({ paths: echoing, integrations: echo }));
    try {
      const { text } = await raw(`${url}/echo`, ['x-LOWER-x', '1', 'user-agent', 'me', 'AUTHORIZATION', 'Bearer x']);
      expect((JSON.parse(text) as Event).headers).toMatchObject({
        'x-LOWER-x': '1',
        'User-Agent': 'me',
        Authorization: 'Bearer x',
      });
    } finally {
      await embedded.close();
    }
  });

  it('of one name keep all their values, under the name that came first', async () => {
    const { embedded, url } = await listening(await deployed({ paths: echoing, integrations: echo }));
    try {
      const { text } = await raw(`${url}/echo`, ['X-Tag', 'a', 'x-tag', 'b']);
      const { headers, multiValueHeaders } = JSON.parse(text) as Event;
      expect(multiValueHeaders['X-Tag']).toEqual(['a', 'b']);
      expect(headers['X-Tag']).toBe('b');
      expect(headers).not.toHaveProperty('x-tag');
    } finally {
      await embedded.close();
    }
  });

  it('come with where they came from', async () => {
    const { call } = await deployed({ paths: echoing, integrations: echo });
    const { headers } = (await (
      await call('/echo', { method: 'POST', headers: { 'x-forwarded-for': '203.0.113.7' } })
    ).json()) as Event;
    expect(headers).toMatchObject({
      'X-Forwarded-For': '203.0.113.7, 127.0.0.1',
      'X-Forwarded-Port': '443',
      'X-Forwarded-Proto': 'https',
    });
    expect(headers['X-Amzn-Trace-Id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
  });

  it('keep the root of a trace that the caller began', async () => {
    const { call } = await deployed({ paths: echoing, integrations: echo });
    const root = 'Root=1-67891233-abcdef012345678912345678';
    const { headers } = (await (
      await call('/echo', { method: 'POST', headers: { 'x-amzn-trace-id': `${root};Sampled=1` } })
    ).json()) as Event;
    expect(headers['X-Amzn-Trace-Id']).toMatch(new RegExp(`^Self=1-[0-9a-f]{8}-[0-9a-f]{24};${root}$`));
  });

  it('reach an HTTP endpoint without a content type where there is no body', async () => {
    const backend = await endpoint();
    const integration = {
      type: 'http',
      httpMethod: 'POST',
      uri: backend.url,
      responses: { default: { statusCode: '200' } },
    };
    const { call } = await deployed({ paths: { '/in': { get: { integration } } } });
    await call('/in', { headers: { 'content-type': 'application/json' } });
    expect(backend.received[0]?.headers).not.toHaveProperty('content-type');
  });

  it('reach an HTTP endpoint with a Trailer that a mapping writes', async () => {
    const backend = await endpoint();
    const integration = {
      type: 'http_proxy',
      httpMethod: 'POST',
      uri: backend.url,
      requestParameters: {
        'integration.request.header.Trailer': "'X-Sum'",
        'integration.request.header.Host': "'backend.example'",
      },
    };
    const { call } = await deployed({ paths: { '/in': { get: { integration } } } });
    await call('/in');
    expect(backend.received[0]?.headers).toMatchObject({ trailer: 'X-Sum', host: 'backend.example' });
  });
});

describe('the id of a request', () => {
  it.each([
    ['client-chosen_1', true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    ['with spaces', false],
    ['', false],
  ])('is the one that a client gives it, where that is one: %j', async (given, isTaken) => {
    const { call } = await deployed({ paths: { '/pets': { get: { integration: mock('$context.requestId') } } } });
    const response = await call('/pets', { headers: { 'x-amzn-RequestId': given } });
    const id = await response.text();
    expect(id === given).toBe(isTaken);
    expect(response.headers.get('x-amzn-requestid')).toBe(id);
    expect(response.headers.get('x-amz-apigw-id')).not.toBe(given);
  });
});

describe('headers of a response', () => {
  it('name the request twice, and say a content type', async () => {
    const { call } = await deployed({ paths: { '/pets': { get: { integration: mock('[]') } } } });
    const { headers } = await call('/pets');
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(headers.get('x-amz-apigw-id')).toMatch(/=$/);
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('have a content type where a function says none', async () => {
    const { call } = await deployed({
      paths: { '/f': { get: { integration: proxied('f') } } },
      integrations: { lambda: { f: () => ({ body: 'x' }) } },
    });
    expect((await call('/f')).headers.get('content-type')).toBe('application/json');
  });

  it('have a trace id behind a function, and none behind MOCK, HTTP_PROXY and errors', async () => {
    const backend = await endpoint();
    const { call } = await deployed({
      paths: {
        '/function': { get: { integration: proxied('f') } },
        '/fails': { get: { integration: proxied('fails') } },
        '/mock': { get: { integration: mock('') } },
        '/proxy': { get: { integration: { type: 'http_proxy', httpMethod: 'GET', uri: backend.url } } },
      },
      integrations: { lambda: { f: () => ({}), fails: () => 'no response' } },
    });
    const traced = async (path: string) => (await call(path)).headers.has('x-amzn-trace-id');
    expect(await traced('/function')).toBe(true);
    for (const path of ['/mock', '/proxy', '/fails', '/nowhere']) expect(await traced(path), path).toBe(false);
  });

  it('of a function: those of both kinds in one, multi first, in its letter case', async () => {
    const lambda = {
      f: () => ({ headers: { 'test-multi': 'solo' }, multiValueHeaders: { 'tesT-Multi': ['one', 'two'] } }),
    };
    const { call } = await deployed({
      paths: { '/f': { get: { integration: proxied('f') } } },
      integrations: { lambda },
    });
    expect((await call('/f')).headers.get('test-multi')).toBe('one, two, solo');
  });
});

describe('a mapping onto a header that is the service’s own', () => {
  it.each([
    ['AWS_PROXY', 'Authorization', 500],
    ['AWS_PROXY', 'Content-Length', 500],
    ['AWS', 'TE', 500],
    ['AWS', 'X-Amzn-Trace-Id', 500],
    ['AWS_PROXY', 'X-Mine', 200],
  ])('fails behind %s: %s', async (type, name, status) => {
    const requestParameters = { [`integration.request.header.${name}`]: "'x'" };
    const integration =
      type === 'AWS' ? invoked('echo', { requestParameters }) : proxied('echo', { requestParameters });
    const { call } = await deployed({ paths: { '/echo': { post: { integration } } }, integrations: echo });
    const response = await call('/echo', { method: 'POST', body: '{}' });
    expect(response.status).toBe(status);
    if (status === 500) {
      expect(await response.text()).toBe('{"message": "Internal server error"}');
      expect(response.headers.get('x-amzn-errortype')).toBe('InternalServerErrorException');
    }
  });
});
