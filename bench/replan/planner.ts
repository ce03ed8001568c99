import * as sdk from '@aws-sdk/client-api-gateway';
import { ApiGateway } from '../../src/index.js';
import { median } from '../report.js';
import { definition } from './api.js';

/** Plans an unchanged API again and again, and by turns reads with the SDK what each plan read. */
const rounds = 21;
const warmUps = 10;

/** What planning took, in milliseconds of processor time, and what it sent. */
export interface Replanned {
  /** The first plan of the process. */
  readonly first: number;
  readonly plan: number;
  /** The SDK's own commands for the same reads. */
  readonly reads: number;
  /** How many changes the last plan had. */
  readonly changes: number;
  /** Names of the operations of one plan, in order. */
  readonly operations: readonly string[];
}

const [, , endpoint = ''] = process.argv;
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
const client = new sdk.APIGatewayClient({ region: 'us-east-1', endpoint, credentials });

let sent: { readonly name: string; readonly input: object }[] = [];
client.middlewareStack.add(
  (next, { commandName = '' }) =>
    (request) => {
      sent.push({ name: commandName, input: request.input });
      return next(request);
    },
  { step: 'initialize', name: 'noted' },
);

const gateway = new ApiGateway(client, { quotas: false });
const desired = definition();

async function processorTime(work: () => Promise<void>): Promise<number> {
  // The garbage of one isn't collected at the other's expense.
  globalThis.gc?.({ type: 'minor', execution: 'sync' });
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

let changes = Number.NaN;
const plan = async () => {
  sent = [];
  ({ length: changes } = (await gateway.plan(desired)).changes);
};

const first = await processorTime(plan);
const asked = sent.map(({ name, input }) => {
  const plain = name.replace(/^Direct/, '').replace(/Command$/, '');
  return { operation: plain, input };
});

/** One after the other, each with the SDK's own command. */
const reads = async () => {
  for (const { operation, input } of asked) {
    // The seam: the name of a class of the SDK is known at run time only.
    // biome-ignore lint/performance/noDynamicNamespaceImportAccess: which operations a plan sends is what is measured
    const Command = sdk[`${operation}Command` as 'GetResourcesCommand'];
    await client.send(new Command(input as sdk.GetResourcesCommandInput));
  }
};

const took = { plan: [] as number[], reads: [] as number[] };
for (let round = -warmUps; round < rounds; round += 1) {
  const [planned, read] = [await processorTime(plan), await processorTime(reads)];
  if (round < 0) continue;
  took.plan.push(planned);
  took.reads.push(read);
}
const result: Replanned = {
  first,
  plan: median(took.plan),
  reads: median(took.reads),
  changes,
  operations: asked.map(({ operation }) => operation),
};
process.send?.(result, () => {
  client.destroy();
  process.disconnect();
});
