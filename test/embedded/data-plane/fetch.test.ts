import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { deployed, mock, proxied } from './api.js';

const text = 'a pet that purrs '.repeat(100);
const contents: Readonly<Record<string, readonly [coding: string, bytes: Uint8Array]>> = {
  gzip: ['gzip', gzipSync(text)],
  'x-gzip': ['X-GZip', gzipSync(text)],
  deflate: ['deflate', deflateSync(text)],
  br: ['br', brotliCompressSync(text)],
  two: ['gzip, br', brotliCompressSync(gzipSync(text))],
  identity: ['identity', Buffer.from(text)],
  unknown: ['pets', Buffer.from(text)],
};

let api: Awaited<ReturnType<typeof deployed>>;

beforeAll(async () => {
  api = await deployed({
    paths: {
      '/encoded/{name}': { any: { integration: proxied('encoded') } },
      '/streamed': { get: { integration: proxied('streamed', { responseTransferMode: 'STREAM' }) } },
      '/empty': { get: { integration: proxied('empty') } },
      '/broken': { get: { integration: proxied('broken') } },
      '/text': { any: { integration: mock('meow') } },
    },
    document: { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
    integrations: {
      lambda: {
        encoded: (event) => {
          const { pathParameters } = event as { pathParameters: { name: string } };
          const [coding, bytes] = contents[pathParameters.name] ?? ['', Buffer.alloc(0)];
          const headers = { 'Content-Encoding': coding };
          return { headers, body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true };
        },
        streamed: () => {
          const [, bytes] = contents['br'] ?? ['', Buffer.alloc(0)];
          const pieces = async function* () {
            for (let at = 0; at < bytes.byteLength; at += 5) yield bytes.subarray(at, at + 5);
          };
          return { statusCode: 200, headers: { 'content-encoding': 'br' }, body: pieces() };
        },
        empty: () => ({ headers: { 'Content-Encoding': 'gzip' }, body: '' }),
        broken: () => ({ headers: { 'Content-Encoding': 'gzip' }, body: 'not compressed' }),
      },
    },
  });
});

describe('fetch', () => {
  it.each(Object.keys(contents))('undoes content encodings as a client does: %s', async (name) => {
    const response = await api.call(`/encoded/${name}`);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('content-encoding')).toBe(contents[name]?.[0]);
  });

  it('undoes the encoding of what streams', async () => {
    expect(await (await api.call('/streamed')).text()).toBe(text);
  });

  it('has nothing to undo in an empty body, and fails on one that is not what it says', async () => {
    expect(await (await api.call('/empty')).text()).toBe('');
    await expect((await api.call('/broken')).text()).rejects.toThrow();
  });

  it('has no body for HEAD, whatever the API says', async () => {
    for (const path of ['/text', '/encoded/gzip']) {
      const response = await api.call(path, { method: 'HEAD' });
      expect([response.status, response.body, await response.text()]).toEqual([200, null, '']);
    }
  });
});
