import { APIGatewayClient, GetUsageCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, apiKey, restApi, usagePlan } from 'fluent-apigateway';
import { EmbeddedApiGateway, ManualClock } from 'fluent-apigateway/embedded';

const customers = [
  { name: 'acme', plan: 'gold' },
  { name: 'globex', plan: 'free' },
] as const;

const api = restApi('petstore').defaults({ apiKeyRequired: true });
const petstore = api.define(
  api.resource('/pets').method('GET').integration().lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:pets'),
);
const prod = petstore.stage('prod');

// The value is asked for when the plan is applied, and is in no plan, event or error. Left out, the service makes one.
const keyOf = ({ name }: { readonly name: string }) =>
  apiKey(name, { value: () => process.env[`KEY_OF_${name.toUpperCase()}`] ?? `the-key-of-${name}-0123456789` });
const keysOf = (plan: string) => customers.filter((customer) => customer.plan === plan).map(keyOf);

const gold = usagePlan('gold', { throttle: { rateLimit: 50, burstLimit: 100 } })
  .stage(prod)
  .key(...keysOf('gold'));
const free = usagePlan('free', { throttle: { rateLimit: 5, burstLimit: 10 }, quota: { limit: 2, period: 'DAY' } })
  .stage(prod, { throttle: { 'GET /pets': { rateLimit: 2, burstLimit: 5 } } })
  .key(...keysOf('free'));

const clock = new ManualClock({ now: Date.parse('2026-11-28T08:00:00Z') });
const embedded = new EmbeddedApiGateway({
  clock,
  integrations: { lambda: { pets: () => ({ statusCode: 200, body: 'Rex' }) } },
});
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new ApiGateway(client, { clock });
const { restApiId, ids } = await clock.run(gateway.apply(await clock.run(gateway.plan([petstore, prod, gold, free]))));

const url = `${embedded.invokeUrl(restApiId, 'prod')}/pets`;
const call = async (name: string) => {
  const response = await embedded.fetch(url, { headers: { 'x-api-key': `the-key-of-${name}-0123456789` } });
  console.log(`  ${name}: ${response.status} ${await response.text()}`);
};
console.log('On the first day');
for (const name of ['acme', 'globex', 'globex', 'globex', 'stranger']) await call(name);
await clock.advance(24 * 60 * 60 * 1000);
console.log('On the second');
await call('globex');

const { items } = await client.send(
  new GetUsageCommand({ usagePlanId: ids['usage plan free'], startDate: '2026-11-28', endDate: '2026-11-29' }),
);
// For each key and day: used, and left.
console.log(`Usage of the free plan: ${JSON.stringify(Object.values(items ?? {}))}`);
