import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { restApi } from '../../src/index.js';
import { type Bundle, bundle } from '../bundle.js';
import { type RedisServer, startRedis } from './redis-server.js';

let deployer: Bundle;
let redis: RedisServer;

beforeAll(async () => {
  [deployer, redis] = await Promise.all([bundle(new URL('deployer.mjs', import.meta.url)), startRedis()]);
});

afterAll(async () => {
  await Promise.all([deployer?.remove(), redis?.stop()]);
});

function apiOf(name: string) {
  const api = restApi(name, { endpointConfiguration: { types: ['REGIONAL'] } });
  const paths = Array.from({ length: 8 }, (_, index) => `/things${index}` as const);
  return api.define(
    ...paths.map((path) =>
      api.resource(path).method('GET').methodResponse('200').integration().mock().integrationResponse('200'),
    ),
  );
}

/** Three processes that deploy an API each, to an account with the documented quotas. */
async function deployThree(redisUrl?: string) {
  const embedded = new EmbeddedApiGateway({ quotas: 'documented' });
  const { url } = await embedded.listen();
  try {
    const started = performance.now();
    await Promise.all(['pets', 'orders', 'users'].map((name) => deploy(name, url, redisUrl)));
    const seconds = (performance.now() - started) / 1000;
    return { seconds, embedded, calls: embedded.calls };
  } finally {
    await embedded.close();
  }
}

async function deploy(name: string, url: string, redisUrl: string | undefined): Promise<void> {
  const options = redisUrl === undefined ? [] : [redisUrl];
  const child = fork(deployer.file, [url, ...options], { execArgv: ['--no-warnings'], stdio: 'pipe' });
  let printed = '';
  child.stderr?.on('data', (text: Buffer) => {
    printed += String(text);
  });
  child.send(apiOf(name).model);
  const [code] = await once(child, 'exit');
  expect(code, printed).toBe(0);
}

const methodsOf = (embedded: EmbeddedApiGateway) =>
  [...embedded.state().restApis.values()].map(({ resources }) => resources.size - 1);

describe('three deployers on one account', () => {
  it('keep to its quotas together through Redis, and use them up', async () => {
    const { seconds, embedded, calls } = await deployThree(redis.url);
    expect(calls.filter(({ status }) => status === 429)).toEqual([]);
    expect(methodsOf(embedded)).toEqual([8, 8, 8]);
    // 10 calls a second; processes start, and the last API waits for the two before it.
    expect(seconds).toBeLessThan(calls.length / 10 + 8);
  });

  it('are throttled when each keeps to them for itself, and finish all the same', async () => {
    const { embedded, calls } = await deployThree();
    expect(calls.filter(({ status }) => status === 429)).not.toEqual([]);
    expect(methodsOf(embedded)).toEqual([8, 8, 8]);
  });
});
