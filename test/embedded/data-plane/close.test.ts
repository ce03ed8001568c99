import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import { deployed, proxied } from './api.js';

/** An endpoint that takes requests and never responds, and the end of the connection that it was asked on. */
async function silent() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const connected = once(server, 'connection').then(([socket]) => socket);
  return {
    uri: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`,
    asked: connected.then((socket) => once(socket, 'data')),
    ended: connected.then((socket) =>
      once(
        socket.on('error', () => {}),
        'close',
      ),
    ),
    stop: () => server.close(),
  };
}

const endless = () => new Promise<never>(() => {});

describe('close() of a gateway whose APIs wait', () => {
  it('ends the connection to an endpoint that does not respond, and the wait for it', async () => {
    const endpoint = await silent();
    const { embedded, call, clock } = await deployed({
      paths: { '/pets': { get: { integration: { type: 'http_proxy', httpMethod: 'GET', uri: endpoint.uri } } } },
      integrations: { http: 'any' },
    });
    const called = call('/pets');
    await endpoint.asked;
    await embedded.close({ withinMs: 20 });
    expect((await called).status).toBe(504);
    await endpoint.ended;
    expect(clock instanceof ManualClock && clock.sleeping).toBe(0);
    endpoint.stop();
  });

  it('ends it for requests that came over HTTP, too', async () => {
    const endpoint = await silent();
    const { embedded, restApiId, clock } = await deployed({
      paths: { '/pets': { get: { integration: { type: 'http_proxy', httpMethod: 'GET', uri: endpoint.uri } } } },
      integrations: { http: 'any' },
    });
    await embedded.listen();
    const called = fetch(`${embedded.invokeUrl(restApiId, 'test')}/pets`);
    const failed = expect(called).rejects.toThrow();
    await endpoint.asked;
    await embedded.close({ withinMs: 20 });
    await failed;
    await endpoint.ended;
    expect(clock instanceof ManualClock && clock.sleeping).toBe(0);
    endpoint.stop();
  });

  it('does not wait for a function or an authorizer that never ends', async () => {
    const { embedded, call, clock } = await deployed({
      paths: {
        '/function': { get: { integration: proxied('endless') } },
        '/authorizer': { get: { integration: proxied('endless'), security: [{ slow: [] }] } },
      },
      document: {
        components: {
          securitySchemes: {
            slow: {
              type: 'apiKey',
              in: 'header',
              name: 'Authorization',
              'x-amazon-apigateway-authtype': 'custom',
              'x-amazon-apigateway-authorizer': {
                type: 'token',
                authorizerUri: proxied('endless').uri,
              },
            },
          },
        },
      },
      integrations: { lambda: { endless } },
    });
    const called = [call('/function'), call('/authorizer', { headers: { Authorization: 'me' } })];
    await new Promise(setImmediate);
    await embedded.close({ withinMs: 0 });
    expect((await Promise.all(called)).map(({ status }) => status)).toEqual([504, 500]);
    expect(clock instanceof ManualClock && clock.sleeping).toBe(0);
  });

  it('lets them end that do so in time, and serves again afterwards', async () => {
    let respond = (_: object) => {};
    const { embedded, call } = await deployed({
      paths: { '/pets': { get: { integration: proxied('slow') } } },
      integrations: { lambda: { slow: () => new Promise((resolve) => (respond = resolve)) } },
    });
    const called = call('/pets');
    await new Promise(setImmediate);
    const closed = embedded.close({ withinMs: 60_000 });
    respond({ statusCode: 200, body: 'fine' });
    expect((await called).status).toBe(200);
    await closed;
    const again = call('/pets');
    await new Promise(setImmediate);
    respond({ statusCode: 201, body: 'fine' });
    expect((await again).status).toBe(201);
  });
});
