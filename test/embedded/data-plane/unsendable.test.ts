import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateDeploymentCommand, PutGatewayResponseCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LambdaFunction } from '../../../src/embedded/index.js';
import { deployed, mock, proxied } from './api.js';

/** What functions return that HTTP has no form for. */
const results: Readonly<Record<string, unknown>> = {
  'interim-status': { statusCode: 100 },
  'other-protocol': { statusCode: 101 },
  'early-hints': { statusCode: 103 },
  'line-break': { headers: { 'X-Pet': 'cat\r\nSet-Cookie: a=b' } },
  nul: { multiValueHeaders: { 'X-Pet': ['cat', 'd\0g'] } },
  'beyond-latin-1': { headers: { 'X-Pet': '猫' } },
  'space-in-name': { headers: { 'X Pet': 'cat' } },
  'no-name': { headers: { '': 'cat' } },
};
const names = Object.keys(results);

let endpoint: Server;
let api: Awaited<ReturnType<typeof deployed>>;
let listening = '';

beforeAll(async () => {
  endpoint = createServer((request) => {
    request.socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: pets\r\n\r\n');
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const uri = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`;
  const overridden = { responseTemplates: { 'application/json': '#set($context.responseOverride.status = 101)' } };
  api = await deployed({
    paths: {
      ...Object.fromEntries(names.map((name) => [`/${name}`, { get: { integration: proxied(name) } }])),
      '/switches': { get: { integration: { type: 'http_proxy', httpMethod: 'GET', uri } } },
      '/no-content': { get: { integration: proxied('no-content') } },
      '/announces': {
        get: {
          integration: {
            ...mock(''),
            responses: {
              default: {
                statusCode: '200',
                responseParameters: { 'method.response.header.Trailer': "'X-Sum'" },
                responseTemplates: { 'application/json': 'hi' },
              },
            },
          },
          responses: { 200: { description: 'fine', headers: { Trailer: { schema: { type: 'string' } } } } },
        },
      },
      '/overridden': {
        get: { integration: { ...mock(''), responses: { default: { statusCode: '200', ...overridden } } } },
      },
    },
    integrations: {
      lambda: {
        ...Object.fromEntries(names.map((name) => [name, (() => results[name]) as LambdaFunction])),
        'no-content': () => ({ statusCode: 204, body: 'more than nothing' }),
      },
    },
  });
  await api.embedded.listen();
  listening = api.embedded.invokeUrl(api.restApiId, 'test');
});
afterAll(async () => {
  await api.embedded.close({ withinMs: 0 });
  endpoint.close();
  endpoint.closeAllConnections();
});

const ways = [
  ['fetch', (path: string) => api.call(path)],
  ['a socket', (path: string) => fetch(`${listening}${path}`)],
] as const;

describe.each(ways)('a response that HTTP has no form for, by %s', (_, call) => {
  it.each(names)('is 502 where a function returns it: %s', async (name) => {
    const response = await call(`/${name}`);
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({ message: 'Internal server error' });
    expect(api.embedded.requests.at(-1)?.log.join('\n')).toContain('Malformed proxy response');
  });

  it('is 504 where an endpoint switches to another protocol', async () => {
    expect((await call('/switches')).status).toBe(504);
  });

  it('is 500 where a template overrides the status with an interim one', async () => {
    expect((await call('/overridden')).status).toBe(500);
  });
});

describe('a response', () => {
  it('that announces fields behind its body is sent without the announcement', async () => {
    const response = await fetch(`${listening}/announces`);
    expect([response.status, response.headers.get('trailer'), await response.text()]).toEqual([200, null, 'hi']);
  });

  it('without content has no length', async () => {
    const response = await fetch(`${listening}/no-content`);
    expect([response.status, response.headers.get('content-length')]).toEqual([204, null]);
  });
});

describe('a gateway response', () => {
  it('leaves out headers into which a caller puts a line break', async () => {
    const { client, restApiId } = api;
    await client.send(
      new PutGatewayResponseCommand({
        restApiId,
        responseType: 'MISSING_AUTHENTICATION_TOKEN',
        responseParameters: {
          'gatewayresponse.header.X-Asked': 'method.request.querystring.asked',
          'gatewayresponse.header.X-Own': "'own'",
        },
      }),
    );
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }));
    for (const [, call] of ways) {
      const tame = await call('/nothing?asked=cat');
      expect([tame.status, tame.headers.get('x-asked'), tame.headers.get('x-own')]).toEqual([403, 'cat', 'own']);
      const wild = await call('/nothing?asked=cat%0d%0aSet-Cookie:%20a=b');
      expect([wild.status, wild.headers.get('x-asked'), wild.headers.get('x-own')]).toEqual([403, null, 'own']);
      expect(wild.headers.get('set-cookie')).toBeNull();
    }
  });
});
