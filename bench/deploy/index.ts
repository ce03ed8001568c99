import { APIGatewayClient, GetAccountCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { documentedQuotas, EmbeddedApiGateway } from '../../src/embedded/index.js';
import type { ManualClock } from '../../src/embedded/manual-clock.js';
import { promise } from '../report.js';
import { callsPerChain, chains } from './api.js';
import { boundOf, deployAround, keys, plans } from './around.js';
import { type Crossing, crossing, crossingOfChanges } from './crossing.js';
import { byImport, ours, raw, type Strategy } from './strategies.js';
import { onVirtualTime } from './virtual-time.js';

/**
 * How long a fresh API of 300 resources takes under the documented quotas, beside what one would write with the SDK
 * alone. On a clock of its own: a run of minutes takes seconds. Ends with 1 when a figure is worse than what the
 * documentation promises.
 */
const calls = chains * callsPerChain;
const [total] = documentedQuotas;
if (total === undefined || total.operation !== undefined) throw new Error('The first quota is not that of all calls.');
const { rate, capacity } = total;

/** What the other tenant calls, and nobody else does. */
const tenantOperation = 'GetAccount';

interface Run {
  readonly seconds: number;
  readonly calls: number;
  readonly writes: number;
  readonly throttled: number;
  readonly failedChains: number;
  /** Of the other tenant's calls. */
  readonly tenantThrottled: number;
  readonly tenantCalls: number;
}

// What the embedded gateway loads at its first import is loaded here: to a clock that jumps to the next time-out whenever
// nothing is left to do, waiting for a disk is waiting for a minute.
await new APIGatewayClient(new EmbeddedApiGateway().clientConfig).send(
  new ImportRestApiCommand({
    body: Buffer.from('{"openapi":"3.0.1","info":{"title":"first","version":"1"},"paths":{"/":{}}}'),
  }),
);

const bound = (calls - capacity) / rate;
console.log(`${calls} calls, ${rate} a second and ${capacity} at once: ${bound.toFixed(0)} s at least\n`);
for (const latencyMs of [60, 150, 300]) {
  header(`${latencyMs} ms a call`);
  const { seconds, throttled, calls: sent, failedChains } = await measure(ours, latencyMs);
  for (const strategy of raw) await measure(strategy, latencyMs);
  const imported = await measure(byImport, latencyMs);
  promise(`${latencyMs} ms, by import: seconds`, imported.seconds, { most: 5 }, 1);
  promise(`${latencyMs} ms, by import: writes`, imported.writes, { most: 3 }, 0);
  promise(`${latencyMs} ms, by import: calls`, imported.calls, { most: 12 }, 0);
  promise(`${latencyMs} ms: time over the bound`, seconds / bound, { most: 1.02 }, 3);
  promise(`${latencyMs} ms: share of throttled answers`, throttled / sent, { most: 0.01 }, 3);
  promise(`${latencyMs} ms: failed chains`, failedChains, { most: 0 }, 3);
}

console.log(
  '\nwhere an import takes the place of calls: resources of 5 calls each, seconds at least, what is chosen\n',
);
for (const crossed of await crossing()) estimates(crossed);

console.log(`\nthe same for changes of some of the ${chains} resources of an API that exists\n`);
const changes = await crossingOfChanges();
for (const crossed of changes) estimates(crossed);
const few = changes.find(({ resources }) => resources === 3);
promise(`imports for a change of 3 of ${chains} resources`, few?.chosen === 'calls' ? 0 : 1, { most: 0 }, 0);

console.log(`\n${keys} keys in ${plans} usage plans, two stages and a domain name; then a change of every plan\n`);
for (const latencyMs of [60, 150, 300]) {
  for (const [what, run] of Object.entries(await deployAround(latencyMs))) {
    const writes = boundOf(run.planned);
    const all = boundOf(run.sent);
    const name = `${latencyMs} ms, ${what}`;
    console.log(
      `  ${name}: ${run.seconds.toFixed(1)} s for ${run.planned.length} writes, ${run.sent.length} requests; the quotas demand ${writes.seconds.toFixed(1)} s for the writes (${writes.by}), ${all.seconds.toFixed(1)} s for all requests (${all.by})`,
    );
    const updates = run.sent.filter(({ operation }) => operation === 'UpdateUsagePlan').length;
    // A change of three plans waits for what is read before it: six responses, one after the other, twice.
    const most = what === 'making' ? 1.05 : 1.1;
    promise(`${name}: time over the bound of all requests`, run.seconds / all.seconds, { most }, 3);
    promise(`${name}: time over the bound of the writes`, run.seconds / writes.seconds, { most: 1.1 }, 3);
    promise(`${name}: throttled answers`, run.throttled, { most: 0 }, 0);
    promise(`${name}: UpdateUsagePlan calls`, updates, { most: plans }, 0);
  }
}

const tenantRate = 3;
const sharedBound = (calls - capacity) / (rate - tenantRate);
console.log(`\nwith another tenant that takes ${tenantRate} a second: ${sharedBound.toFixed(0)} s at least\n`);
for (const latencyMs of [60, 150, 300]) {
  header(`${latencyMs} ms a call, ${tenantRate} a second taken by another tenant`);
  const run = await measure(ours, latencyMs, tenantRate);
  for (const strategy of raw.slice(1)) await measure(strategy, latencyMs, tenantRate);
  promise(`${latencyMs} ms with a tenant: time over the bound`, run.seconds / sharedBound, { most: 1.05 }, 3);
  promise(`${latencyMs} ms with a tenant: share of throttled answers`, run.throttled / run.calls, { most: 0.01 }, 3);
  promise(
    `${latencyMs} ms with a tenant: share of the tenant's calls that are throttled`,
    run.tenantThrottled / run.tenantCalls,
    { most: 0.05 },
    3,
  );
  promise(`${latencyMs} ms with a tenant: failed chains`, run.failedChains, { most: 0 }, 3);
}

async function measure({ name, run }: Strategy, latencyMs: number, tenantCallsPerSecond = 0): Promise<Run> {
  const { result, seconds } = await onVirtualTime(async (clock) => {
    const embedded = new EmbeddedApiGateway({ clock, latencyMs, quotas: 'documented', callHistory: 'all' });
    const over = new AbortController();
    const tenant =
      tenantCallsPerSecond > 0 ? takingPart(embedded, clock, tenantCallsPerSecond, over.signal) : undefined;
    const failedChains = await run(embedded, clock);
    const { calls: sent } = embedded;
    over.abort();
    const tenantCalls = sent.filter(({ operation }) => operation === tenantOperation);
    const own = sent.filter(({ operation }) => operation !== tenantOperation);
    await tenant;
    return {
      calls: own.length,
      writes: own.filter(({ operation }) => !operation.startsWith('Get')).length,
      throttled: own.filter(({ status }) => status === 429).length,
      failedChains,
      tenantCalls: tenantCalls.length,
      tenantThrottled: tenantCalls.filter(({ status }) => status === 429).length,
    };
  });
  row(
    name,
    `${seconds.toFixed(0)} s`,
    result.calls,
    result.throttled,
    `${result.failedChains} of ${chains}`,
    tenantCallsPerSecond > 0 ? `${result.tenantThrottled} of ${result.tenantCalls}` : '',
  );
  return { ...result, seconds };
}

/** Another user of the account, who sends so many a second on average, at random, and takes what comes. */
async function takingPart(
  embedded: EmbeddedApiGateway,
  clock: ManualClock,
  callsPerSecond: number,
  signal: AbortSignal,
): Promise<void> {
  const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 1 });
  const answers: Promise<unknown>[] = [];
  while (!signal.aborted) {
    answers.push(
      client.send(new GetAccountCommand({})).catch((error: unknown) => {
        if (!(error instanceof Error) || error.name !== 'TooManyRequestsException') throw error;
      }),
    );
    await clock.sleep((-Math.log(1 - clock.random()) / callsPerSecond) * 1000);
  }
  await Promise.all(answers);
}

function estimates({ resources, byCalls, seconds, chosen }: Crossing): void {
  console.log(`  ${String(resources).padStart(6)}${byCalls.padStart(10)} s${seconds.padStart(8)} s   ${chosen}`);
}

function header(title: string): void {
  console.log(title);
  row('', 'time', 'calls', 'throttled', 'failed', 'tenant throttled');
}

function row(name: string, ...cells: readonly (string | number)[]): void {
  console.log(`  ${name.padEnd(50)}${cells.map((cell) => String(cell).padStart(12)).join('')}`);
}
