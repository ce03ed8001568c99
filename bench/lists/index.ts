import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { APIGatewayClient, GetResourcesCommand, paginateGetResources } from '@aws-sdk/client-api-gateway';
import { DirectGetResourcesCommand } from '../../src/list/direct-get-resources-command.js';
import { listResources } from '../../src/list/lists.js';
import { median, promise } from '../report.js';
import { wire } from './wire.js';

/**
 * What the lists cost beside the SDK's own paginator, on the same client in the same run. Ends with 1 when a figure is
 * worse than what the documentation promises.
 */
const resources = 10_000;
const latencyMs = 30;
const consumerMs = 30;
const restApiId = 'bench';

await walks();
await processorTime();

/** Walking everything: so many resources, a service that takes its time, a consumer that takes its own. */
async function walks(): Promise<void> {
  console.log(`${resources} resources, ${latencyMs} ms a call, a consumer that takes ${consumerMs} ms a page`);
  const ours = await walk('listResources', async function* (client) {
    for await (const page of listResources({ client }, { restApiId }).pages()) yield page.items.length;
  });
  const at500 = await walk('SDK paginator, pageSize 500', async function* (client) {
    const pages = paginateGetResources({ client, pageSize: 500 }, { restApiId });
    for await (const page of pages) yield page.items?.length ?? 0;
  });
  const byDefault = await walk('SDK paginator, default', async function* (client) {
    for await (const page of paginateGetResources({ client }, { restApiId })) yield page.items?.length ?? 0;
  });
  promise('times faster than the paginator at its default', byDefault / ours, { least: 12 });
  promise('times faster than the paginator at 500', at500 / ours, { least: 1.5 });
}

async function walk(name: string, pages: (client: APIGatewayClient) => AsyncIterable<number>): Promise<number> {
  const { config, calls } = wire({ resources, latencyMs });
  const client = new APIGatewayClient(config);
  const started = performance.now();
  let seen = 0;
  for await (const count of pages(client)) {
    seen += count;
    await delay(consumerMs);
  }
  const took = performance.now() - started;
  if (seen !== resources) throw new Error(`${name} read ${seen} of ${resources} resources.`);
  console.log(`  ${name.padEnd(28)} ${took.toFixed(0).padStart(6)} ms  ${String(calls()).padStart(4)} calls`);
  return took;
}

/** Reading one page of 500 resources with two methods each: everything between `send` and the answer. */
async function processorTime(): Promise<void> {
  const input = { restApiId, embed: ['methods'], limit: 500 };
  const client = new APIGatewayClient(wire({ resources: 500, latencyMs: 0 }).config);
  const bare = await client.send(new GetResourcesCommand(input));
  const direct = await client.send(new DirectGetResourcesCommand(input));
  if (!isDeepStrictEqual(bare, direct)) throw new Error('The direct answer differs from the SDK’s own.');
  const megabytes = Buffer.byteLength(JSON.stringify(bare.items)) / 1e6;
  console.log(`\none page of 500 resources with two methods each, ${megabytes.toFixed(1)} MB, processor time`);
  // By turns, so that a noisy moment of the machine meets both.
  const times = { sdk: [] as number[], direct: [] as number[] };
  for (let round = 0; round < 40; round++) {
    times.sdk.push(await cpu(() => client.send(new GetResourcesCommand(input))));
    times.direct.push(await cpu(() => client.send(new DirectGetResourcesCommand(input))));
  }
  const [sdk, ours] = [median(times.sdk), median(times.direct)];
  console.log(`  GetResourcesCommand          ${sdk.toFixed(1).padStart(6)} ms`);
  console.log(`  DirectGetResourcesCommand    ${ours.toFixed(1).padStart(6)} ms`);
  promise('times less processor time than the SDK', sdk / ours, { least: 4 });
}

async function cpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
