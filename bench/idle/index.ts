import { APIGatewayClient, type APIGatewayClientConfig, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { HttpResponse } from '@smithy/core/protocols';
import { ApiGateway, serviceQuotas, systemClock } from '../../src/index.js';
import { Admission } from '../../src/quotas/admission.js';
import { createSend } from '../../src/requests/send.js';
import { promise, quantile } from '../report.js';

/**
 * What a call costs as an `ApiGateway` sends it, beside `client.send` on the same client in the same run, quotas on. Both
 * serialise, sign and deserialise; the answer is there at once. Ends with 1 when it is more than the documentation says.
 * A list of one page, iterator and all, is shown beside it.
 */
const most = 1.15;
const rounds = 61;
const callsPerRound = 200;

const body = JSON.stringify({
  item: Array.from({ length: 25 }, (_, index) => ({
    id: `api${index}`,
    name: `service ${index}`,
    createdDate: 1_795_000_000,
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    rootResourceId: `root${index}`,
  })),
});
const config: APIGatewayClientConfig = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  requestHandler: {
    handle: async () => ({
      response: new HttpResponse({
        statusCode: 200,
        headers: { 'content-type': 'application/json' },
        body: new TextEncoder().encode(body),
      }),
    }),
  },
};
const client = new APIGatewayClient(config);
// The service's table, too fast to be waited for: every request is counted, none waits.
const quotas = serviceQuotas.map((quota) => ({ ...quota, tokensPerSecond: 1e6, capacity: 1e6 }));
// What every call of an ApiGateway goes through: plan, apply, deploy, lists.
const send = createSend(client, { clock: systemClock, admission: new Admission(quotas, systemClock) });
const gateway = new ApiGateway(client, { quotas });

async function raw(): Promise<number> {
  const { items = [] } = await client.send(new GetRestApisCommand({ limit: 500 }));
  return items.length;
}

async function sent(): Promise<number> {
  const { items = [] } = await send('GetRestApis', { limit: 500 });
  return items.length;
}

async function listed(): Promise<number> {
  let apis = 0;
  for await (const { items } of gateway.listRestApis().pages()) apis += items.length;
  return apis;
}

async function cpuMicroseconds(work: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage();
  for (let call = 0; call < callsPerRound; call++)
    if ((await work()) !== 25) throw new Error('The answer is not whole.');
  const { user, system } = process.cpuUsage(before);
  return (user + system) / callsPerRound;
}

const ways = [raw, sent, listed] as const;
const times = ways.map((): number[] => []);
for (let round = -5; round < rounds; round++) {
  // By turns, each as often first as last; what comes before 0 warms up.
  for (let turn = 0; turn < ways.length; turn++) {
    const index = (((round + turn) % ways.length) + ways.length) % ways.length;
    const took = await cpuMicroseconds(ways[index] ?? raw);
    if (round >= 0) times[index]?.push(took);
  }
}
const [rawTimes = [], sentTimes = [], listedTimes = []] = times;

console.log(`one GetRestApis of 25 APIs, ${rounds} rounds of ${callsPerRound} calls, processor time`);
function row(name: string, values: readonly number[]): number {
  const ratios = values.map((value, round) => value / (rawTimes[round] ?? Number.NaN));
  const [low, ratio, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(3));
  console.log(
    `  ${name.padEnd(28)} ${quantile(values, 0.5).toFixed(0).padStart(5)} µs  ${ratio} (half of them ${low} to ${high})`,
  );
  return Number(ratio);
}
row('client.send', rawTimes);
const ratio = row('sent by an ApiGateway', sentTimes);
row('listed by an ApiGateway', listedTimes);
promise('times client.send, sent by an ApiGateway', ratio, { most }, 3);
