import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, apiKey, Plan, restApi, StalePlanError, usagePlan } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// The embedded gateway takes any number of calls a second. On AWS, leave `quotas` out: calls wait for the account's quotas.
const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig), { quotas: false });

const api = restApi('petstore');
const getPets = api.resource('/pets').method('GET').integration().httpProxy('https://backend.example.com/pets');
const postPets = api.resource('/pets').method('POST').integration().httpProxy('https://backend.example.com/pets');

/** What the repository holds at some commit. */
const commit = (...routes: readonly (typeof getPets)[]) => {
  const petstore = api.define(...routes);
  const prod = petstore.stage('prod');
  const gold = usagePlan('gold')
    .stage(prod)
    .key(apiKey('acme', { value: () => 'the-key-of-acme-0123456789' }));
  return [petstore, prod, gold];
};

// In the job that plans: it may read, and nothing else.
const plan = await gateway.plan(commit(getPets));
const saved = JSON.stringify(plan.toJSON()); // An artifact. For people: plan.render({ format: 'markdown' })
console.log(`${plan.calls.length} calls are shown and saved; the key is in them: ${saved.includes('the-key-of-acme')}`);

// In the job that applies, once somebody has approved. The values of keys come from where it keeps its secrets.
const secrets = (address: string) => ({ 'API key acme': 'the-key-of-acme-0123456789' })[address] ?? '';
await gateway.apply(Plan.fromJSON(JSON.parse(saved)), { secrets });
console.log('applied');

// Two plans of the same state: once the first is applied, the second was made for another API than the one that is live.
const [first, second] = [await gateway.plan(commit(getPets, postPets)), await gateway.plan(commit(getPets, postPets))];
await gateway.apply(first);
try {
  await gateway.apply(second);
} catch (error) {
  if (!(error instanceof StalePlanError)) throw error;
  console.log(`refused: ${error.code}`);
  for (const { address, message } of error.problems) console.log(`  ${address}: ${message}`);
}

// A file that was edited after it was shown.
const edited = JSON.parse(saved.replace('backend.example.com', 'elsewhere.example.com'));
try {
  Plan.fromJSON(edited);
} catch (error) {
  console.log(`refused: ${(error as { code?: string }).code}`);
}
