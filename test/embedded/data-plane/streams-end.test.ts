import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployed, proxied } from './api.js';
import { head, raw } from './raw.js';

/** How many streams have ended, of those that would go on forever. */
let ended = 0;
let begun = 0;

async function* endless() {
  begun++;
  try {
    for (;;) {
      yield Buffer.from('meow ');
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    ended++;
  }
}

async function* failing() {
  yield Buffer.from('begun');
  throw new Error('no more');
}

let api: Awaited<ReturnType<typeof deployed>>;
let port = 0;
let base = '';

beforeAll(async () => {
  const streamed = (name: string) => ({
    any: { integration: proxied(name, { responseTransferMode: 'STREAM' }) },
  });
  api = await deployed({
    paths: { '/endless': streamed('endless'), '/nothing': streamed('nothing'), '/failing': streamed('failing') },
    integrations: {
      lambda: {
        endless: () => ({ statusCode: 200, body: endless() }),
        nothing: () => ({ statusCode: 204, body: endless() }),
        failing: () => ({ statusCode: 200, body: failing() }),
      },
    },
  });
  const listening = await api.embedded.listen();
  port = Number(new URL(listening.url).port);
  base = new URL(api.embedded.invokeUrl(api.restApiId, 'test')).pathname;
});
afterAll(() => api.embedded.close({ withinMs: 0 }));

/** What does it, and the number of streams that come to their end by it, within a second. */
async function endedBy(act: () => Promise<unknown>): Promise<number> {
  const before = ended;
  await act();
  await expect.poll(() => ended, { interval: 5 }).toBeGreaterThan(before);
  return ended - before;
}

describe('a stream that would never end ends', () => {
  it.each([
    ['HEAD', '/endless'],
    ['GET', '/nothing'],
  ])('with the head of a response that has no body, over a socket: %s %s', async (method, path) => {
    let answer = '';
    const act = async () => {
      answer = await raw(port, head(`${method} ${base}${path}`));
    };
    expect(await endedBy(act)).toBe(1);
    expect(answer).toMatch(/^HTTP\/1\.1 20[04] [\s\S]*\r\n\r\n$/);
  });

  it.each([
    ['HEAD', '/endless'],
    ['GET', '/nothing'],
  ])('with the head of a response that has no body, by fetch: %s %s', async (method, path) => {
    expect(await endedBy(async () => expect((await api.call(path, { method })).body).toBeNull())).toBe(1);
  });

  it('when a signal aborts in the middle of it', async () => {
    const controller = new AbortController();
    const response = await api.call('/endless', { signal: controller.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    const abort = async () => {
      controller.abort(new Error('enough'));
      const readToTheEnd = async () => {
        while (!(await reader?.read())?.done);
      };
      await expect(readToTheEnd()).rejects.toThrow('enough');
    };
    expect(await endedBy(abort)).toBe(1);
  });

  it('when its client leaves, also where it waits behind another response', async () => {
    const [before, begunBefore] = [ended, begun];
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET ${base}/endless HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(3));
    socket.resume();
    await expect.poll(() => begun - begunBefore, { interval: 5 }).toBe(3);
    socket.destroy();
    await expect.poll(() => ended - before, { interval: 5 }).toBe(3);
    // Nothing is under way any more that closing would wait for.
    const started = performance.now();
    await api.embedded.close({ withinMs: 10_000 });
    expect(performance.now() - started).toBeLessThan(5_000);
    port = Number(new URL((await api.embedded.listen()).url).port);
  });

  it('when its reader cancels', async () => {
    const reader = (await api.call('/endless')).body?.getReader();
    await reader?.read();
    expect(await endedBy(async () => reader?.cancel())).toBe(1);
  });
});

it('a stream that fails is sent as far as it came, and breaks off without an end', async () => {
  const answer = await raw(port, head(`GET ${base}/failing`));
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(answer).toContain('\r\n5\r\nbegun\r\n');
  expect(answer).not.toContain('\r\n0\r\n');
});
