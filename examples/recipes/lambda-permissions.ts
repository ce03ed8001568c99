import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, executeApiArn, lambdaPermissions, restApi } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

const functionArn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

const api = restApi('petstore').authorizer('tokens', {
  type: 'TOKEN',
  authorizerUri: functionArn('authorize'),
  identitySource: 'method.request.header.Authorization',
});
const petstore = api.define(
  api.resource('/pets/{petId}').method('GET').authorizer('tokens').integration().lambdaProxy(functionArn('find-pet')),
  // An alias that the stage chooses: give its variables below.
  api.resource('/pets').method('POST').integration().lambdaProxy(functionArn('add-pet:${stageVariables.alias}')),
);

const gateway = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig));
const { restApiId } = await gateway.apply(
  await gateway.plan([petstore, petstore.stage('prod', { variables: { alias: 'live' } })]),
);

// One for each route and authorizer that invokes a function. With `@aws-sdk/client-lambda`:
// await lambda.send(new AddPermissionCommand(permission)), where ResourceConflictException means that it is there already.
const permissions = lambdaPermissions(await gateway.snapshot(restApiId), {
  region: 'us-east-1',
  accountId: '123456789012',
  stageName: 'prod',
  stageVariables: { alias: 'live' },
});
for (const { FunctionName, Qualifier, SourceArn } of permissions)
  console.log(`${SourceArn}\n  may invoke ${FunctionName}${Qualifier === undefined ? '' : `:${Qualifier}`}`);

// The ARN of a route, for policies of your own: who may call a method with AWS_IAM, say.
console.log(
  executeApiArn({
    region: 'us-east-1',
    accountId: '123456789012',
    restApiId,
    stageName: 'prod',
    route: 'GET /pets/{petId}',
  }),
);
