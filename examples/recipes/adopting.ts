import { APIGatewayClient, CreateDeploymentCommand, ImportRestApiCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi, toEdits, toSource } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const client = new APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig);
const gateway = new ApiGateway(client);

// What somebody made in the console, by the AWS CLI, or with another tool.
const backend = (path: string) => ({
  type: 'http_proxy',
  httpMethod: 'GET',
  uri: `https://backend.example.com${path}`,
});
const document = {
  openapi: '3.0.1',
  info: { title: 'petstore', version: '1' },
  paths: {
    '/pets': { get: { 'x-amazon-apigateway-integration': backend('/pets') } },
    '/health': { get: { 'x-amazon-apigateway-integration': backend('/health') } },
  },
};
const { id: restApiId = '' } = await client.send(
  new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(document)) }),
);
await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));

// 1. Write it as source. `npx fluent-apigateway pull --all` does the same, with its stages and what goes with it.
const { files, losses } = toSource(await gateway.snapshot(restApiId));
console.log(files['api.ts']);
for (const { address, message } of losses) console.log(`${address}: ${message}`);

// 2. Plan that source. What it says is what is live: nothing would be done. (Here its text, copied.)
const api = restApi('petstore', { endpointConfiguration: { types: ['EDGE'] } });
const getHealth = api.resource('/health').method('GET').integration().httpProxy('https://backend.example.com/health');
const getPets = api.resource('/pets').method('GET').integration().httpProxy('https://backend.example.com/pets');
const petstore = api.define(getHealth, getPets);
console.log(`As it is: ${(await gateway.plan(petstore, { restApiId })).isEmpty ? 'no changes' : 'changes'}\n`);

// 3. Change it. The plan has what you changed, and nothing else.
const changed = api.define(getHealth, getPets.timeoutInMillis(5000));
const plan = await gateway.plan([changed, changed.stage('prod')], { restApiId });
console.log(plan.render());
await gateway.apply(plan);

// 4. When somebody changes the live API again, `toEdits` says what to write into the file that you edit.
for (const { address, before, after } of toEdits(petstore, await gateway.snapshot(restApiId)))
  console.log(`\n${address}\n  before: ${before}\n  after:  ${after}`);
