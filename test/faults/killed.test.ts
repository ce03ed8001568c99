import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { type BuiltPackage, buildPackage } from '../built-package.js';
import { expectNothingTwice, setUpAccount } from './account.js';
import { first } from './apis.js';

const applier = fileURLToPath(new URL('applier.mjs', import.meta.url));
let built: BuiltPackage;

beforeAll(async () => {
  built = await buildPackage();
});

afterAll(async () => built.remove());

/** Starts a deployer over the gateway and kills it at its `kth` write: before the write has an effect, or after. */
async function killedAt(embedded: EmbeddedApiGateway, kth: number, when: 'before' | 'after') {
  let writes = 0;
  let child: ChildProcess | undefined;
  const server = createServer(async (request, response) => {
    const isKth = request.method !== 'GET' && ++writes === kth;
    if (writes > kth) return; // What else was in flight dies with the process.
    const url = new URL(request.url ?? '/', 'http://localhost');
    const body = await bodyOf(request);
    if (isKth && when === 'before') return void child?.kill('SIGKILL');
    const answer = await embedded.answer({
      method: request.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body,
    });
    if (isKth) return void child?.kill('SIGKILL');
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    child = fork(applier, [built.folder, `http://127.0.0.1:${port}`], { execArgv: ['--no-warnings'], stdio: 'pipe' });
    const errors: string[] = [];
    child.stderr?.on('data', (text: Buffer) => errors.push(String(text)));
    child.send(first.model);
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return { code, signal, writes, errors: errors.join('') };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a deployer whose process is killed', () => {
  it.each(['before', 'after'] as const)(
    'at any write, %s its effect, is followed by one that finishes',
    async (when) => {
      const fresh = await setUpAccount();
      const { calls } = await fresh.clock.run(fresh.gateway.plan(first));
      const kills = await Promise.all(
        [0, 1].map(async (lane) => {
          let killed = 0;
          for (let kth = 1 + lane; kth <= calls.length; kth += 2) {
            const { embedded, clock, gateway, neighbourId } = await setUpAccount();
            const neighbour = embedded.state().restApis.get(neighbourId);
            const { signal, errors } = await killedAt(embedded, kth, when);
            expect(signal, errors).toBe('SIGKILL');
            const plan = await clock.run(gateway.plan(first));
            expect(plan.calls.length).toBe(calls.length - (when === 'after' ? kth : kth - 1));
            await clock.run(gateway.apply(plan));
            const again = await clock.run(gateway.plan(first, { prune: true }));
            expect(again.calls).toEqual([]);
            expectNothingTwice(embedded, again.basis.restApiId ?? '');
            expect(embedded.state().restApis.get(neighbourId)).toEqual(neighbour);
            killed++;
          }
          return killed;
        }),
      );
      expect(kills.reduce((sum, count) => sum + count)).toBe(calls.length);
    },
  );
});
