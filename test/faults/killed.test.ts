import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type Bundle, bundle } from '../bundle.js';
import { addOwnRoute, copyOf, expectNothingTwice, expectOwnRoute, setUpAccount } from './account.js';
import { expectThingsOnce, setUpNeighbours } from './account-things.js';
import { first, second } from './apis.js';
import { firstThings } from './deployments.js';

let applier: Bundle;

beforeAll(async () => {
  applier = await bundle(new URL('applier.mjs', import.meta.url));
});

afterAll(async () => applier.remove());

interface Deployer {
  /** Sends requests here. */
  readonly url: string;
  readonly task: object;
}

/** Starts a deployer as a process. */
function start({ url, task }: Deployer) {
  const child = fork(applier.file, [url], { execArgv: ['--no-warnings'], stdio: 'pipe' });
  const errors: string[] = [];
  child.stderr?.on('data', (text: Buffer) => errors.push(String(text)));
  child.send(task);
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal, errors: errors.join('') }));
  return { child, ended };
}

/** A gateway over HTTP that asks `onWrite` before it performs a write, and loses what that tells it to lose. */
async function serve(
  embedded: EmbeddedApiGateway,
  onWrite: () => 'perform' | 'lose' | 'lose the answer',
): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const course = request.method === 'GET' ? 'perform' : onWrite();
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await bodyOf(request);
    if (course === 'lose') return;
    const answer = await embedded.answer({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body,
    });
    if (course === 'lose the answer') return;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Starts a deployer over the gateway and kills it at its `kth` write: before the write has an effect, or after. */
async function killedAt(embedded: EmbeddedApiGateway, kth: number, when: 'before' | 'after', task: object) {
  let writes = 0;
  const server = await serve(embedded, () => {
    if (++writes > kth) return 'lose'; // What else was in flight dies with the process.
    if (writes < kth) return 'perform';
    setImmediate(() => child.kill('SIGKILL'));
    return when === 'before' ? 'lose' : 'lose the answer';
  });
  const { child, ended } = start({ url: server.url, task });
  try {
    return await ended;
  } finally {
    server.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** An account with an API as it is at first, and a route of somebody else's in it. */
async function changedAccount() {
  const account = await setUpAccount();
  const { clock, client, gateway } = account;
  const { restApiId } = await clock.run(gateway.plan(first).then((plan) => gateway.apply(plan)));
  await clock.run(addOwnRoute(client, restApiId));
  return { ...account, restApiId };
}

/** Does something for each of 1 to `count`, two at a time, as there are processors. */
async function forEach(count: number, work: (kth: number) => Promise<void>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1).values();
  const lane = async () => {
    for (const kth of numbers) await work(kth);
  };
  await Promise.all([lane(), lane()]);
}

describe('a deployer whose process is killed', () => {
  it.each(['before', 'after'] as const)(
    'at any write, %s its effect, is followed by one that finishes',
    async (when) => {
      const fresh = await setUpAccount();
      const { calls } = await fresh.clock.run(fresh.gateway.plan(first));
      let killed = 0;
      await forEach(calls.length, async (kth) => {
        const { embedded, clock, gateway, neighbourId } = copyOf(fresh);
        const neighbour = embedded.state().restApis.get(neighbourId);
        const { signal, errors } = await killedAt(embedded, kth, when, { definition: first.model });
        expect(signal, errors).toBe('SIGKILL');
        const plan = await clock.run(gateway.plan(first));
        expect(plan.calls.length).toBe(calls.length - (when === 'after' ? kth : kth - 1));
        await clock.run(gateway.apply(plan));
        const again = await clock.run(gateway.plan(first, { prune: true }));
        expect(again.calls).toEqual([]);
        expectNothingTwice(embedded, again.basis.restApiId ?? '');
        expect(embedded.state().restApis.get(neighbourId)).toEqual(neighbour);
        killed++;
      });
      expect(killed).toBe(calls.length);
    },
  );

  it.each(['before', 'after'] as const)(
    'at any write, %s its effect, holds up nobody who deploys another route at the same time',
    async (when) => {
      const path = '/of-the-other';
      const task = { definition: second.model, options: { allowStale: true } }; // It may see what the other has begun.
      const setUp = await changedAccount();
      const { calls } = await setUp.clock.run(setUp.gateway.plan(second));
      let killed = 0;
      await forEach(calls.length, async (kth) => {
        const { restApiId } = setUp;
        const { embedded, clock, client, gateway, neighbourId } = copyOf(setUp);
        const neighbour = embedded.state().restApis.get(neighbourId);
        const server = await serve(embedded, () => 'perform');
        const other = start({ url: server.url, task: { restApiId, path } });
        const [mine, theirs] = await Promise.all([
          killedAt(embedded, kth, when, task),
          other.ended.finally(() => server.close()),
        ]);
        expect(mine.signal, mine.errors).toBe('SIGKILL');
        expect(theirs, theirs.errors).toMatchObject({ code: 0 });

        await clock.run(gateway.plan(second).then((plan) => gateway.apply(plan)));
        const last = await clock.run(gateway.plan(second));
        expect(last.calls).toEqual([]);
        expectNothingTwice(embedded, restApiId);
        const { model } = await clock.run(gateway.snapshot(restApiId));
        expect(model.resources[path]?.methods['GET']?.integration?.type).toBe('MOCK');
        await clock.run(expectOwnRoute(client, restApiId, `killed at ${kth}`));
        expect(embedded.state().restApis.get(neighbourId)).toEqual(neighbour);
        killed++;
      });
      expect(killed).toBe(calls.length);
    },
  );

  it.each(['before', 'after'] as const)(
    'at any write of a whole deployment, %s its effect, is followed by one that finishes',
    async (when) => {
      const fresh = await setUpAccount();
      await fresh.clock.run(setUpNeighbours(fresh.client));
      const { calls } = await fresh.clock.run(fresh.gateway.plan(firstThings));
      let killed = 0;
      await forEach(calls.length, async (kth) => {
        const where = `killed ${when} write ${kth} had its effect`;
        const { embedded, clock, gateway, neighbourId } = copyOf(fresh);
        const neighbour = embedded.state().restApis.get(neighbourId);
        const { signal, errors } = await killedAt(embedded, kth, when, { whole: true });
        expect(signal, errors).toBe('SIGKILL');
        await clock.run(gateway.plan(firstThings).then((plan) => gateway.apply(plan)));
        const again = await clock.run(gateway.plan(firstThings));
        expect(
          again.calls.map(({ operation, address }) => `${operation} ${address}`),
          where,
        ).toEqual([]);
        expectNothingTwice(embedded, again.basis.restApiId ?? '');
        expectThingsOnce(embedded, where);
        expect(embedded.state().restApis.get(neighbourId), where).toEqual(neighbour);
        killed++;
      });
      expect(killed).toBe(calls.length);
    },
  );
});
