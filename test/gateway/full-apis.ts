/**
 * One API in three states that have, together, every member that a resource, a method and an integration can have.
 *
 * @module
 */
import type { IntegrationNode } from '../../src/model/integration.js';
import type { MethodNode } from '../../src/model/method.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { api, integration, integrationResponse, method, methodResponse, resources } from '../diff/apis.js';

const lambda = (name: string, suffix = '2015-03-31/functions', end = 'invocations') =>
  `arn:aws:apigateway:eu-west-1:lambda:path/${suffix}/arn:aws:lambda:eu-west-1:123456789012:function:${name}/${end}`;

const declared = {
  name: 'members',
  models: {
    Pet: { kind: 'Model', name: 'Pet', contentType: 'application/json', schema: '{"type":"object","title":"Pet"}' },
  },
  requestValidators: { strict: { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } },
  authorizers: {
    pool: {
      kind: 'Authorizer',
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc'],
    },
  },
} as const satisfies Partial<RestApiNode>;

/** Everything a method can have; `variant` is what the states differ in. */
function get(variant: 'a' | 'b'): MethodNode {
  return method('GET', {
    authorizationType: 'COGNITO_USER_POOLS',
    authorizer: { name: 'pool' },
    authorizationScopes: [`pets/${variant}`],
    apiKeyRequired: true,
    operationName: `get-${variant}`,
    requestValidator: { name: 'strict' },
    requestParameters: {
      'method.request.path.petId': true,
      'method.request.header.X-Trace': false,
      [`method.request.querystring.${variant}`]: variant === 'a',
    },
    requestModels: { 'application/json': 'Pet' },
    methodResponses: methodResponse('200', {
      responseParameters: { 'method.response.header.ETag': variant === 'a' },
      responseModels: { 'application/json': 'Pet' },
    }),
    integration: templated(variant),
  });
}

function templated(variant: 'a' | 'b'): IntegrationNode {
  return integration({
    type: 'HTTP',
    httpMethod: variant === 'a' ? 'GET' : 'POST',
    uri: `https://${variant}.example.com/pets/{petId}`,
    credentials: 'arn:aws:iam::123456789012:role/backend',
    connectionType: 'VPC_LINK',
    connectionId: variant === 'a' ? 'abc123' : '${stageVariables.link}',
    requestParameters: {
      'integration.request.path.petId': 'method.request.path.petId',
      [`integration.request.querystring.${variant}`]: `method.request.querystring.${variant}`,
    },
    requestTemplates: { 'application/json': `{"variant": "${variant}"}` },
    passthroughBehavior: variant === 'a' ? 'NEVER' : 'WHEN_NO_TEMPLATES',
    contentHandling: variant === 'a' ? 'CONVERT_TO_TEXT' : 'CONVERT_TO_BINARY',
    timeoutInMillis: variant === 'a' ? 1000 : 2000,
    cacheNamespace: `cache-${variant}`,
    cacheKeyParameters: [`method.request.querystring.${variant}`],
    tlsConfig: { insecureSkipVerification: variant === 'a' },
    integrationTarget: `arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/${variant}/1/2`,
    integrationResponses: integrationResponse('200', {
      selectionPattern: variant === 'a' ? '2\\d\\d' : '200',
      responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
      responseTemplates: { 'application/json': `{"${variant}": 1}` },
      contentHandling: variant === 'a' ? 'CONVERT_TO_TEXT' : 'CONVERT_TO_BINARY',
    }),
  });
}

function streamed(timeoutInMillis: number): MethodNode {
  return method('POST', {
    operationName: `stream-${timeoutInMillis}`,
    integration: integration({
      type: 'AWS_PROXY',
      httpMethod: 'POST',
      uri: lambda('stream', '2021-11-15/functions', 'response-streaming-invocations'),
      responseTransferMode: 'STREAM',
      timeoutInMillis,
    }),
  });
}

export const before = api({
  ...declared,
  resources: resources({ '/pets/{petId}': { GET: get('a'), POST: streamed(5000) } }),
});

export const after = api({
  ...declared,
  resources: resources({ '/pets/{petId}': { GET: get('b'), POST: streamed(6000) } }),
});

export const renamed = api({
  ...declared,
  resources: resources({ '/animals/{petId}': { GET: get('b'), POST: streamed(6000) } }, { '/animals': '/pets' }),
});
