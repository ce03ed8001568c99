import { APIGatewayClient, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { ApiGateway, listResources, patch, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig); // yours, as it is
const gateway = new ApiGateway(client);

// Instead of CreateRestApi, CreateResource, PutMethod, PutIntegration, CreateDeployment …, and finding out what is there.
const api = restApi('petstore');
const petstore = api.define(
  api.resource('/pets/{petId}').method('GET').integration().httpProxy('https://backend.example.com/pets'),
);
const { restApiId } = await gateway.apply(await gateway.plan([petstore, petstore.stage('prod')]));

// Instead of a loop over `position`: items, of all 20 lists.
for await (const { path, resourceMethods } of listResources({ client }, { restApiId, embed: ['methods'] }))
  console.log(path, Object.keys(resourceMethods ?? {}).join(' '));

// Instead of { op, path, value } by hand: a wrong path, operation or value doesn't compile.
const patchOperations = patch
  .stage()
  .methodSettings('/pets/{petId}', 'GET')
  .replace({ throttlingRateLimit: 5 })
  .toPatchOperations();
console.log(JSON.stringify(patchOperations));

// Any command, under quotas and retries that know the service.
await gateway.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
