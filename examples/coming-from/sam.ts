import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, fromOpenApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

// The `DefinitionBody` of the template, with its `Fn::Sub` filled in.
const body = {
  openapi: '3.0.1',
  info: { title: 'petstore', version: '1' },
  paths: {
    '/pets/{petId}': {
      get: {
        parameters: [{ name: 'petId', in: 'path', required: true, schema: { type: 'string' } }],
        'x-amazon-apigateway-integration': {
          type: 'aws_proxy',
          httpMethod: 'POST',
          uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:find-pet/invocations',
        },
      },
    },
  },
};
const petstore = fromOpenApi(body);
const prod = petstore.stage('Prod', { tracingEnabled: true });

const embedded = new EmbeddedApiGateway({
  integrations: { lambda: { 'find-pet': () => ({ statusCode: 200, body: 'Rex' }) } },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const { restApiId } = await gateway.apply(await gateway.plan([petstore, prod]));
console.log(await (await embedded.fetch(`${embedded.invokeUrl(restApiId, 'Prod')}/pets/7`)).text());
