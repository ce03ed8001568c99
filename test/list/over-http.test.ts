import { Agent } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { APIGatewayClient, CreateResourceCommand, CreateRestApiCommand } from '@aws-sdk/client-api-gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { listResources } from '../../src/index.js';

let clock: ManualClock;
let gateway: EmbeddedApiGateway;
let agent: Agent;
let client: APIGatewayClient;
let restApiId: string | undefined;

/** Sockets that carry a request at this moment. */
const openRequests = () => Object.values(agent.sockets).flat().length;
const listed = () => gateway.calls.filter(({ operation }) => operation === 'GetResources').length;

/** Lets the machine's sockets do their work until `condition` holds. */
async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 100_000 && !condition(); round++) await turn();
  expect(condition()).toBe(true);
}

async function settle(): Promise<void> {
  for (let round = 0; round < 200; round++) await turn();
}

beforeEach(async () => {
  clock = new ManualClock();
  gateway = new EmbeddedApiGateway({ clock, latencyMs: 30 });
  const inProcess = new APIGatewayClient(gateway.clientConfig);
  const { id, rootResourceId: parentId } = await clock.run(
    inProcess.send(new CreateRestApiCommand({ name: 'petstore' })),
  );
  restApiId = id;
  for (let index = 0; index < 19; index++) {
    await clock.run(inProcess.send(new CreateResourceCommand({ restApiId, parentId, pathPart: `pets${index}` })));
  }
  const { url } = await gateway.listen({ port: 0 });
  agent = new Agent({ keepAlive: true });
  client = new APIGatewayClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: { httpAgent: agent },
  });
});

afterEach(async () => {
  client.destroy();
  agent.destroy();
  await gateway.close();
});

describe('a list over HTTP', () => {
  it('has one request in flight while a page is consumed, and never more', async () => {
    const walk = listResources({ client, pageSize: 4 }, { restApiId }).pages()[Symbol.asyncIterator]();
    await settle();
    expect(openRequests()).toBe(0);
    for (let page = 1; page <= 5; page++) {
      const next = walk.next();
      if (page === 1) {
        await until(() => clock.sleeping === 1);
        await clock.advance(30);
      }
      const { value } = await next;
      expect(value?.items).toHaveLength(4);
      // The page is being consumed. The service has the next request, and only that one.
      if (page < 5) await until(() => clock.sleeping === 1);
      await settle();
      expect([openRequests(), clock.sleeping, listed()]).toEqual(page < 5 ? [1, 1, page] : [0, 0, 5]);
      await clock.advance(30);
      await until(() => openRequests() === 0);
      await settle();
      // The next page is there; the one after it waits until somebody asks.
      expect([openRequests(), clock.sleeping, listed()]).toEqual([0, 0, Math.min(page + 1, 5)]);
    }
    expect(await walk.next()).toEqual({ done: true, value: undefined });
    expect(gateway.mostInFlight).toBe(1);
  });

  it('ends the request under way when the loop is left', async () => {
    const paths: (string | undefined)[] = [];
    const walking = (async () => {
      for await (const { path } of listResources({ client, pageSize: 4 }, { restApiId })) {
        paths.push(path);
        await until(() => openRequests() === 1);
        break;
      }
    })();
    await until(() => clock.sleeping === 1);
    await clock.advance(30);
    await walking;
    await until(() => openRequests() === 0);
    expect(paths).toHaveLength(1);
    await clock.advance(30_000);
    await settle();
    expect([openRequests(), clock.sleeping]).toEqual([0, 0]);
  });

  it('ends the request under way at the signal', async () => {
    const controller = new AbortController();
    const walk = listResources({ client, signal: controller.signal }, { restApiId })[Symbol.asyncIterator]();
    const waiting = walk.next();
    await until(() => openRequests() === 1);
    controller.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    await until(() => openRequests() === 0);
    expect(await walk.next()).toEqual({ done: true, value: undefined });
  });
});
