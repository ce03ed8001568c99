import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// `npx fluent-apigateway serve petstore.ts --functions functions.ts --watch` serves the same, as serverless-offline does.
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:petstore-dev-${name}`;

const api = restApi('dev-petstore')
  .authorizer('authorize', {
    type: 'TOKEN',
    authorizerUri: functionArn('authorize'),
    identitySource: 'method.request.header.Authorization',
  })
  .defaults({ cors: { allowOrigins: ['*'] } });
const petstore = api.define(
  api.resource('/pets').method('POST').authorizer('authorize').integration().lambdaProxy(functionArn('addPet')),
  api.resource('/pets/{petId}').method('GET').integration().lambdaProxy(functionArn('findPet')),
);

const embedded = new EmbeddedApiGateway({
  integrations: {
    lambda: {
      'petstore-dev-findPet': ({ pathParameters }: { readonly pathParameters: { readonly petId: string } }) => ({
        statusCode: 200,
        body: `pet ${pathParameters.petId}`,
      }),
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const { restApiId } = await gateway.apply(await gateway.plan([petstore, petstore.stage('dev')]));
const url = embedded.invokeUrl(restApiId, 'dev');
console.log(await (await embedded.fetch(`${url}/pets/7`)).text());
console.log((await embedded.fetch(`${url}/pets`, { method: 'POST' })).status);
