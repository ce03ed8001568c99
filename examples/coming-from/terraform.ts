import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } });
const getPets = api
  .resource('/pets')
  .method('GET')
  .methodResponse('200')
  .integration()
  .http('https://backend.example.com/pets')
  .integrationResponse('200');
const petstore = api.define(getPets);
const prod = petstore.stage('prod', { variables: { backend: 'blue' } });

const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig));
await gateway.apply(await gateway.plan([petstore, prod]));

// A change of a method: no `triggers`, no `create_before_destroy`. The stage is deployed to since what it serves is stale.
const changed = api.define(getPets.timeoutInMillis(5000));
console.log((await gateway.plan([changed, changed.stage('prod', { variables: { backend: 'blue' } })])).render());
