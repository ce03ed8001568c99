import {
  CreateDeploymentCommand,
  GetResourcesCommand,
  TestInvokeMethodCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import { listening } from '../invoke/loopback.js';
import { deployed, proxied } from './api.js';

const streaming = { responseTransferMode: 'STREAM' };

/** A function that says something, and something more each time so many milliseconds have passed. */
async function speaking(everyMs: number, integration: object = {}) {
  const clock = new ManualClock();
  let stopped = false;
  async function* pieces() {
    try {
      for (;;) {
        yield Buffer.from('.');
        await clock.sleep(everyMs);
      }
    } finally {
      stopped = true;
    }
  }
  const api = await deployed({
    clock,
    paths: { '/pets': { get: { integration: proxied('pets', { ...streaming, ...integration }) } } },
    integrations: { lambda: { pets: () => ({ statusCode: 200, body: pieces() }) } },
  });
  const heard = async () => {
    const reader = (await api.call('/pets')).body?.getReader();
    let text = '';
    let failure: unknown;
    const ended = (async () => {
      for (let piece = await reader?.read(); !piece?.done; piece = await reader?.read())
        text += Buffer.from(piece?.value ?? []).toString();
    })().catch((error: unknown) => {
      failure = error;
    });
    return { ended, text: () => text, failure: () => failure };
  };
  return { ...api, clock, heard, hasStopped: () => stopped };
}

const log = ({ embedded }: Pick<Awaited<ReturnType<typeof deployed>>, 'embedded'>) =>
  embedded.requests.at(-1)?.log.join('\n') ?? '';

describe('a response that streams', () => {
  it('is broken off when the time of its integration is over, which began with the request', async () => {
    const api = await speaking(10_000);
    const { ended, text, failure } = await api.heard();
    await api.clock.advance(28_999);
    expect([text(), failure()]).toEqual(['...', undefined]);
    await api.clock.advance(1);
    await ended;
    expect(String(failure())).toContain('took longer than 29000 ms');
    expect(log(api)).toContain('Execution failed due to a timeout error: the response took longer than 29000 ms');
    await api.clock.advance(10_000);
    expect([text(), api.hasStopped()]).toEqual(['...', true]);
  });

  it.each([
    ['EDGE', 30_000],
    ['REGIONAL', 300_000],
  ])('is broken off when nothing comes of it for too long: %s', async (type, idleMs) => {
    const api = await speaking(idleMs, { timeoutInMillis: 900_000 });
    const { client, clock, restApiId } = api;
    if (type !== 'EDGE') {
      const patchOperations = [{ op: 'replace' as const, path: '/endpointConfiguration/types/EDGE', value: type }];
      await client.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
      await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }));
    }
    const { ended, text, failure } = await api.heard();
    await clock.advance(idleMs - 1);
    expect([text(), failure()]).toEqual(['.', undefined]);
    await clock.advance(1);
    await ended;
    expect(String(failure())).toContain(`nothing came for ${idleMs} ms`);
  });

  it('goes on as long as something comes of it in time', async () => {
    const api = await speaking(29_999, { timeoutInMillis: 900_000 });
    const { text, failure } = await api.heard();
    await api.clock.advance(29_999 * 20);
    expect([text().length, failure()]).toEqual([21, undefined]);
  });

  it('leaves no connection to an endpoint that says no more', async () => {
    const clock = new ManualClock();
    let closed = false;
    const { url } = await listening((_request, response) => {
      response.on('close', () => {
        closed = true;
      });
      response.writeHead(200).write('one');
    });
    const integration = { type: 'http_proxy', httpMethod: 'GET', uri: url, ...streaming };
    const api = await deployed({ clock, paths: { '/events': { get: { integration } } } });
    const response = await api.call('/events');
    const text = response.text();
    text.catch(() => undefined);
    await clock.advance(29_000);
    await expect(text).rejects.toThrow('took longer than 29000 ms');
    await expect.poll(() => closed).toBe(true);
  });
});

describe('TestInvokeMethod shows of a response that streams', () => {
  async function tested(pieces: (clock: ManualClock) => AsyncIterable<Uint8Array>) {
    const clock = new ManualClock();
    const { client, restApiId } = await deployed({
      clock,
      paths: { '/pets': { get: { integration: proxied('pets', { ...streaming, timeoutInMillis: 900_000 }) } } },
      integrations: { lambda: { pets: () => ({ statusCode: 200, body: pieces(clock) }) } },
    });
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    const resourceId = items.find(({ path }) => path === '/pets')?.id;
    return { clock, shown: client.send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET' })) };
  }

  it('what comes within 35 seconds', async () => {
    const { clock, shown } = await tested(async function* (clock) {
      for (;;) {
        yield Buffer.from('.');
        await clock.sleep(10_000);
      }
    });
    await clock.advance(35_000);
    expect(await shown).toMatchObject({ status: 200, body: '....' });
  });

  it('a megabyte of one that would never end', async () => {
    const { shown } = await tested(async function* () {
      for (;;) yield Buffer.alloc(100_000, '.');
    });
    expect((await shown).body?.length).toBe(1_100_000);
  });

  it('what came before it failed', async () => {
    const { shown } = await tested(async function* () {
      yield Buffer.from('begun');
      throw new Error('no more');
    });
    expect((await shown).body).toBe('begun');
  });
});
