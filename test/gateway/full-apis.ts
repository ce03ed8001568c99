/**
 * One API in three states that have, together, every member that a resource, a method and an integration can have.
 *
 * @module
 */
import { restApi } from '../../src/definition/rest-api.js';

const account = '123456789012';

const api = restApi('members')
  .model('Pet', { contentType: 'application/json', schema: { type: 'object', title: 'Pet' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('pool', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: [`arn:aws:cognito-idp:eu-west-1:${account}:userpool/eu-west-1_abc`],
  });

const pets = api.resource('/pets');
const animals = api.resource('/animals').movedFrom('/pets');

/** Everything a method can have; `variant` is what the states differ in. */
function getPet(variant: 'a' | 'b', resource: typeof pets | typeof animals = pets) {
  const isA = variant === 'a';
  return resource
    .resource('/{petId}')
    .method('GET')
    .authorizer('pool', { scopes: [`pets/${variant}`] })
    .apiKeyRequired()
    .operationName(`get-${variant}`)
    .requestValidator('strict')
    .requestParameter('method.request.header.X-Trace')
    .requestParameter('method.request.querystring.page', { required: isA })
    .requestModel('application/json', 'Pet')
    .methodResponse('200', {
      responseParameters: { 'method.response.header.ETag': isA },
      responseModels: { 'application/json': 'Pet' },
    })
    .integration()
    .http(`https://${variant}.example.com/pets/{petId}`)
    .integrationHttpMethod(isA ? 'GET' : 'POST')
    .credentials(`arn:aws:iam::${account}:role/backend`)
    .connectionType('VPC_LINK', {
      connectionId: isA ? 'abc123' : '${stageVariables.link}',
      integrationTarget: `arn:aws:elasticloadbalancing:eu-west-1:${account}:listener/app/${variant}/1/2`,
    })
    .requestParameter('integration.request.path.petId', 'method.request.path.petId')
    .requestParameter(
      'integration.request.header.X-Page',
      isA ? 'method.request.querystring.page' : 'method.request.header.X-Trace',
    )
    .requestTemplate('application/json', `{"variant": "${variant}"}`)
    .passthrough(isA ? 'NEVER' : 'WHEN_NO_TEMPLATES')
    .contentHandling(isA ? 'CONVERT_TO_TEXT' : 'CONVERT_TO_BINARY')
    .timeoutInMillis(isA ? 1000 : 2000)
    .cacheNamespace(`cache-${variant}`)
    .cacheKeyParameters(isA ? 'method.request.querystring.page' : 'method.request.path.petId')
    .tlsConfig({ insecureSkipVerification: isA })
    .integrationResponse('200', {
      selectionPattern: isA ? '2\\d\\d' : '200',
      responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
      responseTemplates: { 'application/json': `{"${variant}": 1}` },
      contentHandling: isA ? 'CONVERT_TO_TEXT' : 'CONVERT_TO_BINARY',
    });
}

/** What only a proxy can have: a response that is sent on as it comes. */
function streamPet(variant: 'a' | 'b', resource: typeof pets | typeof animals = pets) {
  return resource
    .resource('/{petId}')
    .method('POST')
    .operationName(`stream-${variant}`)
    .integration()
    .lambdaProxy(`arn:aws:lambda:eu-west-1:${account}:function:stream`)
    .responseTransferMode('STREAM')
    .timeoutInMillis(variant === 'a' ? 60_000 : 120_000);
}

export const before = api.define(getPet('a'), streamPet('a'));

export const after = api.define(getPet('b'), streamPet('b'));

export const renamed = api.define(getPet('b', animals), streamPet('b', animals));
