import { APIGatewayClient, CreateResourceCommand, CreateRestApiCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { DirectGetResourcesCommand } from '../../src/list/direct-get-resources-command.js';
import { listOperations } from '../../src/list/list-operations.js';

const pages = 12;

async function open() {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  const client = new APIGatewayClient(embedded.clientConfig);
  const { id: restApiId, rootResourceId: parentId } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
  for (let index = 1; index < pages; index++) {
    await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: `pets${index}` }));
  }
  const before = embedded.calls.length;
  const calls = () => embedded.calls.slice(before);
  return { clock, embedded, client, restApiId: restApiId ?? '', calls, gateway: new ApiGateway(client, { clock }) };
}

describe('the lists of an ApiGateway', () => {
  it('are all there', async () => {
    const { gateway } = await open();
    for (const name of Object.keys(listOperations)) expect(gateway).toHaveProperty(name, expect.any(Function));
  });

  it('and its snapshots read whole APIs without the SDK’s deserialiser', async () => {
    const { clock, client, restApiId, gateway } = await open();
    const sent: object[] = [];
    const send = client.send.bind(client) as (...parameters: unknown[]) => Promise<never>;
    client.send = ((command: object, ...rest: unknown[]) => {
      sent.push(command);
      return send(command, ...rest);
    }) as typeof client.send;
    await clock.run(gateway.snapshot(restApiId));
    await clock.run(gateway.listResources({ restApiId, embed: ['methods'] }).first());
    const resources = sent.filter((command) => command.constructor.name.includes('GetResources'));
    expect(resources).toHaveLength(2);
    for (const command of resources) expect(command).toBeInstanceOf(DirectGetResourcesCommand);
  });

  it('keep to the request quotas: five GetResources at once, then five every two seconds', async () => {
    const { clock, restApiId, gateway, calls } = await open();
    const list = gateway.listResources({ restApiId, embed: ['methods'] }, { pageSize: 1 });
    const resources = await clock.run(list.toArray({ limit: Number.POSITIVE_INFINITY }));
    expect(resources).toHaveLength(pages);
    const times = calls().map(({ at }) => at);
    expect(times).toHaveLength(pages);
    expect(times.filter((at) => at === times[0])).toHaveLength(5);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(((pages - 5) / 5) * 2_000);
  });

  it('are retried as everything that the gateway sends', async () => {
    const { clock, embedded, restApiId, gateway } = await open();
    embedded.inject({ fault: 'throttle', operation: 'GetResources', nth: 2, times: 5, retryAfterSeconds: 3 });
    embedded.inject({ fault: 'resetBefore', operation: 'GetResources', nth: 8 });
    const paths = gateway.listResources({ restApiId }, { pageSize: 4 }).map(({ path }) => path);
    expect(new Set(await clock.run(paths.toArray({ limit: 100 }))).size).toBe(pages);
    expect(clock.now()).toBeGreaterThanOrEqual(15_000);
  });

  it('end at the signal while they wait for a quota', async () => {
    const { clock, restApiId, gateway, calls } = await open();
    const controller = new AbortController();
    const list = gateway.listResources({ restApiId }, { pageSize: 1, signal: controller.signal });
    const walking = list.toArray({ limit: 100 }).catch((error: Error) => error.message);
    while (clock.sleeping === 0) await clock.advance(0);
    const sent = calls().length;
    controller.abort(new Error('cancelled'));
    expect(await walking).toBe('cancelled');
    await clock.advance(60_000);
    expect(calls()).toHaveLength(sent);
  });
});
