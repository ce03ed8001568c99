import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, apiKey, restApi, usagePlan } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// Say what there should be. Nothing is sent.
const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } });
const getPet = api
  .resource('/pets/{petId}')
  .method('GET')
  .apiKeyRequired()
  .integration()
  .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:find-pet');
const petstore = api.define(getPet, api.resource('/pets').cors({ allowOrigins: ['*'] }));
const prod = petstore.stage('prod').methodSettings('*/*', { throttlingRateLimit: 100 });
const gold = usagePlan('gold', { quota: { limit: 1_000_000, period: 'MONTH' } })
  .stage(prod)
  .key(apiKey('acme', { value: () => 'the-key-of-acme-0123456789' }));

// The client is the SDK's own. This one talks to an API Gateway in this process; on AWS: new APIGatewayClient({})
const embedded = new EmbeddedApiGateway({
  integrations: { lambda: { 'find-pet': () => ({ statusCode: 200, body: '{"name": "Rex"}' }) } },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));

// See what would be done, do it, and call what was deployed.
const plan = await gateway.plan([petstore, prod, gold]);
console.log(plan.render());
const { restApiId } = await gateway.apply(plan);

const url = `${embedded.invokeUrl(restApiId, 'prod')}/pets/7`;
const response = await embedded.fetch(url, { headers: { 'x-api-key': 'the-key-of-acme-0123456789' } });
console.log(response.status, await response.text());

// The same again: nothing to do.
console.log((await gateway.plan([petstore, prod, gold])).render());
