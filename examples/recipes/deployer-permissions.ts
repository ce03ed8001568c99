import * as sdk from '@aws-sdk/client-api-gateway';
import { ApiGateway, apiKey, restApi, usagePlan } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// Yours: the definition that is to be deployed.
const api = restApi('petstore');
const petstore = api.define(
  api.resource('/pets').method('GET').apiKeyRequired().integration().httpProxy('https://backend.example.com/pets'),
);
const prod = petstore.stage('prod', { tags: { team: 'pets' } });
const gold = usagePlan('gold').stage(prod).key(apiKey('acme'));
const things = [petstore, prod, gold];

// Deployed here, changed, and destroyed. Whatever you do here is allowed by the policy, and nothing else.
const embedded = new EmbeddedApiGateway({ callHistory: 'all' });
// The embedded gateway takes any number of calls a second. On AWS, leave `quotas` out: calls wait for the account's quotas.
const gateway = new ApiGateway(new sdk.APIGatewayClient(embedded.clientConfig), { quotas: false });
await gateway.apply(await gateway.plan(things));
await gateway.apply(await gateway.plan([petstore.stage('prod', { tags: { team: 'pets', cost: '1' } }), petstore]));
await gateway.destroy(things);

// IAM names a call by its HTTP method and its path, and both are in the SDK's schemas: the fourth entry of `CreateStage$` is
// { http: ['POST', '/restapis/{restApiId}/stages', 201] }.
type Schema = readonly [unknown, unknown, unknown, { readonly http: readonly [method: string, path: string] }];
const schemas = sdk as unknown as Readonly<Record<`${string}$`, Schema>>;

const region = 'us-east-1';
const actions = new Map<string, Set<string>>();
for (const { operation } of embedded.calls) {
  const [method, path] = schemas[`${operation}$`]?.[3].http ?? ['*', '/*'];
  // There is no id before there is an API. Once it is made, write its id for the `*` after `/restapis/`.
  const resource = `arn:aws:apigateway:${region}::${path.replace(/\?.*/, '').replaceAll(/\{\w+\}/g, '*')}`;
  actions.set(resource, (actions.get(resource) ?? new Set()).add(`apigateway:${method}`));
}

// One statement for all resources of the same actions.
const resources = new Map<string, string[]>();
for (const [resource, of] of actions) {
  const key = [...of].sort().join();
  resources.set(key, [...(resources.get(key) ?? []), resource]);
}
const statements = [...resources].map(([key, of]) => ({
  Effect: 'Allow',
  Action: key.split(','),
  Resource: of.sort(),
}));
console.log(JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2));
