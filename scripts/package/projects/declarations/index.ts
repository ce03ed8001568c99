// A module that exports one of each thing that a user's module may: the type of each is emitted, so it must have a name.
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { ApiGateway, listResources, listRestApis, patch, restApi, waitUntilVpcLinkAvailable } from 'fluent-apigateway';
import { EmbeddedApiGateway } from 'fluent-apigateway/embedded';

export const embedded = new EmbeddedApiGateway();
export const config = embedded.clientConfig;
export const client = new APIGatewayClient(config);
export const gateway = new ApiGateway(client);

export const start = restApi('pets');
export const api = start
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('jwt', { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:eu-west-1:1:userpool/a'] });
export const resource = api.resource('/pets/{petId}');
export const method = resource.method('GET').authorizer('jwt').methodResponse('200');
export const any = resource.method('ANY').methodResponses({ '200': {} });
export const integration = method.integration();
export const http = integration.http('https://backend.example.com');
export const integrations = [
  http.requestParameter('integration.request.path.petId', 'method.request.path.petId').integrationResponse('200'),
  any.integration().http('https://backend.example.com'),
  integration.httpProxy('https://backend.example.com'),
  integration.aws('arn:aws:apigateway:eu-west-1:sns:action/Publish'),
  integration.lambda('arn:aws:lambda:eu-west-1:123456789012:function:pets'),
  integration.lambdaProxy('arn:aws:lambda:eu-west-1:123456789012:function:pets'),
  integration.mock(),
];
export const cors = api.resource('/pets').cors({ allowOrigins: ['*'] });
export const definition = api.define(http.integrationResponse('200'), cors);

export const plan = await gateway.plan(definition);
export const applied = await gateway.apply(plan);
export const deployed = await gateway.deploy(applied.restApiId, { stageName: 'prod' });

export const stagePatch = patch.stage().replace('/variables/color', 'red');
export const patchPoint = patch.integration().at('requestTemplates', 'application/json');
export const resources = listResources({ client }, { restApiId: applied.restApiId });
export const restApis = listRestApis({ client }, {});
export const wait = () => waitUntilVpcLinkAvailable({ client, maxWaitTime: 900 }, { vpcLinkId: 'a1b2c3' });
