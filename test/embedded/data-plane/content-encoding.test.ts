import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { endpoint } from '../invoke/loopback.js';
import { deployed, proxied } from './api.js';

const long = 'x'.repeat(1000);
const functions = {
  long: () => ({ body: long }),
  short: () => ({ body: 'x' }),
  encoded: () => ({ body: long, headers: { 'content-encoding': 'br' } }),
  echo: (event: unknown) => ({ body: JSON.stringify(event) }),
};

const compressing = (minimum: number | undefined) =>
  deployed({
    paths: Object.fromEntries(
      Object.keys(functions).map((name) => [`/${name}`, { any: { integration: proxied(name) } }]),
    ),
    document: minimum === undefined ? {} : { 'x-amazon-apigateway-minimum-compression-size': minimum },
    integrations: { lambda: functions },
  });

describe('a response is compressed', () => {
  it.each([
    ['gzip', 'gzip'],
    ['deflate', 'deflate'],
    ['br, gzip', 'gzip'],
    ['gzip;q=0.5, deflate;q=0.8', 'deflate'],
    ['gzip;q=0.5, deflate;q=0.5', 'gzip'],
    ['gzip;q=0', null],
    ['br;q=1, gzip;q=0.9', null],
    ['identity, gzip;q=0.5', null],
    ['*', null],
    ['*;q=0.1, gzip', 'gzip'],
    ['gzip;q=much', null],
    ['br', null],
  ])('as the caller likes best: %s', async (accepted, expected) => {
    const { call } = await compressing(100);
    const response = await call('/long', { headers: { 'accept-encoding': accepted } });
    expect(response.headers.get('content-encoding')).toBe(expected);
    expect(await response.text()).toBe(long);
  });

  it.each([
    ['where the API has no minimum', undefined, '/long'],
    ['below the minimum', 100, '/short'],
    ['where the backend has encoded it', 100, '/encoded'],
  ])('not %s', async (_, minimum, path) => {
    const { call } = await compressing(minimum);
    const response = await call(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).not.toBe('gzip');
  });

  it('not for a caller that says nothing of it', async () => {
    const { call } = await compressing(0);
    expect((await call('/long')).headers.has('content-encoding')).toBe(false);
  });
});

describe('a compressed request', () => {
  const sent = async (encoding: string, body: Uint8Array, minimum: number | undefined = 0) => {
    const { call } = await compressing(minimum);
    return call('/echo', { method: 'POST', body, headers: { 'content-encoding': encoding } });
  };

  it.each([
    ['gzip', gzipSync('pets')],
    ['deflate', deflateSync('pets')],
    ['identity', Buffer.from('pets')],
  ])('reaches its method decoded: %s', async (encoding, body) => {
    expect(((await (await sent(encoding, body)).json()) as { body: string }).body).toBe('pets');
  });

  it.each([
    ['an encoding that the service does not know', 'br', Buffer.from('pets')],
    ['a body that is not what it says', 'gzip', Buffer.from('pets')],
  ])('is refused with 415: %s', async (_, encoding, body) => {
    expect((await sent(encoding, body)).status).toBe(415);
  });

  it('is refused where it would become larger than a body may be', async () => {
    expect((await sent('gzip', gzipSync(Buffer.alloc(11 * 1024 * 1024)))).status).toBe(413);
  });

  it('stays as it is below the minimum, whatever its encoding', async () => {
    const body = gzipSync('pets');
    const { body: received } = (await (await sent('gzip', body, body.byteLength)).json()) as { body: string };
    expect(received).toBe('pets');
    expect((await sent('gzip', body, body.byteLength + 1)).status).toBe(200);
    const { body: small } = (await (await sent('pets', Buffer.from('cat'), 4)).json()) as { body: string };
    expect(small).toBe('cat');
  });

  it('stays as it is where the API does not compress', async () => {
    const { call } = await compressing(undefined);
    const response = await call('/echo', {
      method: 'POST',
      body: gzipSync('pets'),
      headers: { 'content-encoding': 'gzip' },
    });
    expect(((await response.json()) as { body: string }).body).not.toBe('pets');
  });
});

describe('what an endpoint has compressed', () => {
  async function behindProxy(binaryMediaTypes: readonly string[]) {
    const body = gzipSync(long);
    const { url } = await endpoint({ headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, body });
    const { embedded, call } = await deployed({
      paths: { '/pets': { get: { integration: { type: 'http_proxy', httpMethod: 'GET', uri: url } } } },
      document: { 'x-amazon-apigateway-binary-media-types': binaryMediaTypes },
    });
    return { call, body, log: () => embedded.requests.at(-1)?.log.join('\n') ?? '' };
  }

  it('arrives broken where its type is not binary, as in the service, and the log says why', async () => {
    const { call, log } = await behindProxy([]);
    const response = await call('/pets');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    await expect(response.text()).rejects.toThrow();
    expect(log()).toContain("its content type isn't among the API's binaryMediaTypes");
  });

  it('arrives as it is where the API declares its type, and the caller accepts that', async () => {
    const { call, log } = await behindProxy(['text/plain']);
    const response = await call('/pets', { headers: { accept: 'text/plain' } });
    expect(await response.text()).toBe(long);
    expect(log()).not.toContain('binaryMediaTypes');
  });
});
