import { describe, expect, it, onTestFinished } from 'vitest';
import { endpoint } from '../invoke/loopback.js';
import { deployed, invoked, proxied } from './api.js';
import { head, raw, statusesOf } from './raw.js';

const parameters = [{ name: 'rest', in: 'path', required: true, schema: { type: 'string' } }];

/** An API that hands its path parameter to an endpoint in every place that there is, to a function, and to a template. */
async function api() {
  const { url, received } = await endpoint();
  const own = {
    'integration.request.path.rest': 'method.request.path.rest',
    'integration.request.querystring.rest': 'method.request.path.rest',
    'integration.request.header.rest': 'method.request.path.rest',
  };
  const { call, embedded, restApiId } = await deployed({
    paths: {
      '/http/{rest+}': {
        get: {
          parameters,
          integration: { type: 'http_proxy', httpMethod: 'GET', uri: `${url}/in/{rest}`, requestParameters: own },
        },
      },
      '/function/{rest+}': { get: { parameters, integration: proxied('echo') } },
      '/template/{rest+}': {
        get: {
          parameters,
          integration: invoked('echo', { requestTemplates: { 'application/json': '"$input.params(\'rest\')"' } }),
        },
      },
    },
    integrations: { lambda: { echo: (event: unknown) => ({ body: JSON.stringify(event) }) } },
  });
  return { call, embedded, restApiId, received };
}

describe('a path parameter', () => {
  it.each([
    ['a%20b', '/in/a%20b', 'a b'],
    ['a%2Fb', '/in/a/b', 'a/b'],
    ['a%252Fb', '/in/a%252Fb', 'a%2Fb'],
    ['h%C3%A4h', '/in/h%C3%A4h', 'häh'],
    ['a+b', '/in/a%2Bb', 'a+b'],
    ['a%3Fb=c%23d', '/in/a%3Fb%3Dc%23d', 'a?b=c#d'],
    ['%25', '/in/%25', '%'],
    ['%C0%AF', '/in/%25C0%25AF', '%C0%AF'],
  ])('%s is decoded once, and encoded again where it is put into a URI', async (sent, path, value) => {
    const { call, received } = await api();
    expect((await call(`/http/${sent}`)).status).toBe(200);
    const [one] = received;
    expect(one?.url.split('?')[0]).toBe(path);
    expect(new URLSearchParams(one?.url.split('?')[1]).get('rest')).toBe(value);
    if (/^[\x20-\x7e]*$/.test(value)) expect(one?.headers['rest']).toBe(value);
    expect(await (await call(`/template/${sent}`)).json()).toMatchObject({ body: JSON.stringify(value) });
  });

  it('is as it was sent in the event of a function', async () => {
    const { call } = await api();
    const event = (await (await call('/function/a%20b%2Fc')).json()) as { pathParameters: unknown };
    expect(event.pathParameters).toEqual({ rest: 'a%20b%2Fc' });
  });
});

it.each([
  ['../../admin', '/in/../../admin'],
  ['%2e%2e/admin', '/in/../admin'],
  ['..%2Fadmin', '/in/../admin'],
  ['a/./b', '/in/a/./b'],
  ['..%2F%C3%A4', '/in/../%C3%A4'],
  ['..', '/in/..'],
])('dot segments in a path parameter are left to the endpoint, and lead nowhere else: %s', async (path, url) => {
  const { embedded, restApiId, received } = await api();
  const { port } = new URL((await embedded.listen()).url);
  onTestFinished(() => embedded.close({ withinMs: 0 }));
  const base = new URL(embedded.invokeUrl(restApiId, 'test')).pathname;
  // Sent as it is: URLs, and so every proper client, have resolved them before.
  expect(statusesOf(await raw(Number(port), head(`GET ${base}/http/${path}`)))).toEqual([200]);
  expect(received.map((request) => request.url.split('?')[0])).toEqual([url]);
});
