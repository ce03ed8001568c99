import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const page = 'https://app.example.com';
const allowed = { 'gatewayresponse.header.Access-Control-Allow-Origin': `'${page}'` } as const;

const api = restApi('petstore')
  // What API Gateway itself responds: 403 without a key, 404, 429, 504 …
  .gatewayResponse('DEFAULT_4XX', { responseParameters: allowed })
  .gatewayResponse('DEFAULT_5XX', { responseParameters: allowed })
  // Preflight requests: an OPTIONS method for each path, without a backend.
  .defaults({ cors: { allowOrigins: [page], allowHeaders: ['x-api-key'] } });

const petstore = api.define(
  api
    .resource('/pets/{petId}')
    .method('GET')
    .apiKeyRequired()
    .integration()
    .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:find-pet'),
  api
    .resource('/health')
    .method('GET')
    .integration()
    .lambdaProxy('arn:aws:lambda:us-east-1:123456789012:function:health'),
);

const embedded = new EmbeddedApiGateway({
  integrations: {
    lambda: {
      'find-pet': () => ({ statusCode: 200, body: '{"name": "Rex"}' }),
      // What a proxied function responds is passed on as it is: this header is the function's own.
      health: () => ({ statusCode: 200, headers: { 'access-control-allow-origin': page }, body: 'up' }),
    },
  },
});
const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
const { restApiId } = await gateway.apply(await gateway.plan([petstore, petstore.stage('prod')]));

const url = embedded.invokeUrl(restApiId, 'prod');
for (const [method, path] of [
  ['OPTIONS', '/pets/7'],
  ['GET', '/pets/7'],
  ['GET', '/nowhere'],
  ['GET', '/health'],
] as const) {
  const { status, headers } = await embedded.fetch(`${url}${path}`, { method, headers: { origin: page } });
  console.log(`${method} ${path}: ${status}, for pages of ${headers.get('access-control-allow-origin')}`);
}
