import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployed, mock, proxied } from './api.js';
import { head, raw, statusesOf } from './raw.js';

let api: Awaited<ReturnType<typeof deployed>>;
let port = 0;
let base = '';

beforeAll(async () => {
  api = await deployed({
    paths: {
      '/in': { post: { integration: mock('{"fine":true}') }, get: { integration: mock('{"fine":true}') } },
      '/never': { get: { integration: proxied('never') } },
      '/breaks': { get: { integration: { ...mock(''), requestTemplates: { 'application/json': '#if(' } } } },
    },
    integrations: { lambda: { never: () => new Promise(() => undefined) } },
  });
  const { url } = await api.embedded.listen({ port: 0 });
  port = Number(new URL(url).port);
  base = new URL(api.embedded.invokeUrl(api.restApiId, 'test')).pathname;
});
afterAll(() => api.embedded.close({ withinMs: 0 }));

const statusOf = (answer: string) => statusesOf(answer)[0];

describe('what is no proper request', () => {
  it.each([
    ['what is not HTTP', () => 'nonsense\r\n\r\n', 400],
    ['a percent sign that stands for nothing, which is taken as it is', () => head(`GET ${base}/in?q=%zz`), 200],
    ['a path of percent signs', () => head(`GET ${base}/%zz%`), 403],
    ['a URL that is too long', () => head(`GET ${base}/in?${'q'.repeat(11_000)}`), 414],
    ['headers that are too large', () => head(`GET ${base}/in`, `X-Long: ${'x'.repeat(11_000)}`), 431],
    ['headers that Node.js does not read', () => head(`GET ${base}/in`, `X-Long: ${'x'.repeat(100_000)}`), 431],
    ['a content length that is not a number', () => head(`POST ${base}/in`, 'Content-Length: x'), 400],
    ['a template that can not be rendered', () => head(`GET ${base}/breaks`), 500],
    ['a chunk that is no chunk', () => `${head(`POST ${base}/in`, 'Transfer-Encoding: chunked')}zz\r\n`, 400],
  ])('has the status of its fault: %s', async (_, request, status) => {
    expect(statusOf(await raw(port, request()))).toBe(status);
    expect(statusOf(await raw(port, head(`GET ${base}/in`)))).toBe(200);
  });

  it('is refused with 413 where its body is too large, however it comes', async () => {
    const response = await fetch(`http://127.0.0.1:${port}${base}/in`, {
      method: 'POST',
      body: new Uint8Array(11 * 1024 * 1024),
    });
    expect(response.status).toBe(413);
  });
});

describe('clients that leave', () => {
  it('take nothing with them', async () => {
    for (let count = 0; count < 20; count++) {
      const socket = connect(port, '127.0.0.1');
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.write(head(`GET ${base}/never`));
      await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
    }
    expect(statusOf(await raw(port, head(`GET ${base}/in`)))).toBe(200);
  });

  it('and those that say nothing leave the others alone', async () => {
    const most = 500;
    const idle: Socket[] = [];
    const opened = () =>
      new Promise<void>((resolve, reject) => {
        const socket = connect(port, '127.0.0.1', resolve);
        socket.once('error', reject);
        idle.push(socket);
      });
    try {
      while (idle.length < most) {
        await Promise.all(Array.from({ length: Math.min(200, most - idle.length) }, opened));
      }
      expect(statusOf(await raw(port, head(`GET ${base}/in`)))).toBe(200);
    } finally {
      for (const socket of idle) socket.destroy();
    }
  });
});
