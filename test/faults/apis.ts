/**
 * One API in two states. What makes the first from nothing, and what makes the second from the first, are together
 * every kind of call that a plan can hold.
 *
 * @module
 */
import { restApi } from '../../src/definition/rest-api.js';
import { secrets } from './secrets.js';

/** The name of the API, in every state. */
export const apiName = 'faulty';

const regional = { endpointConfiguration: { types: ['REGIONAL'] } } as const;

const firstApi = restApi(apiName, { ...regional, description: 'first', tags: { team: 'pets', stage: 'first' } })
  .model('Pet', { contentType: 'application/json', schema: { type: 'object', title: 'Pet' } })
  .model('Gone', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .requestValidator('gone', { validateRequestBody: true })
  .authorizer('token', {
    type: 'TOKEN',
    authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/first/invocations',
    authorizerCredentials: secrets.authorizerCredentials,
    identitySource: 'method.request.header.Authorization',
  })
  .authorizer('gone', {
    type: 'TOKEN',
    authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/gone/invocations',
    identitySource: 'method.request.header.Authorization',
  })
  .gatewayResponse('DEFAULT_4XX', { responseTemplates: { 'application/json': secrets.gatewayTemplate } })
  .gatewayResponse('THROTTLED', { statusCode: '429' });

const firstPets = firstApi.resource('/pets');

/** What the API is at first. */
export const first = firstApi.define(
  firstPets
    .method('POST')
    .authorizer('token')
    .requestValidator('strict')
    .requestModel('application/json', 'Pet')
    .requestParameter('method.request.header.X-Old')
    .methodResponse('201', { responseModels: { 'application/json': 'Pet' } })
    .methodResponse('400')
    .integration()
    .http('https://first.example.com/pets')
    .passthrough('NEVER')
    .requestTemplate('application/json', secrets.requestTemplate)
    .integrationResponse('201', { responseTemplates: { 'application/json': secrets.responseTemplate } })
    .integrationResponse('400', { selectionPattern: '4\\d\\d' }),
  firstApi.resource('/gone').method('GET').methodResponse('200').integration().mock().integrationResponse('200'),
);

const secondApi = restApi(apiName, { ...regional, description: 'second', tags: { team: 'cats', owner: 'me' } })
  .model('Pet', { contentType: 'application/json', schema: { type: 'object', title: 'Cat' } })
  .model('New', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true })
  .authorizer('token', {
    type: 'TOKEN',
    authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/second/invocations',
    authorizerCredentials: secrets.authorizerCredentials,
    identitySource: 'method.request.header.Authorization',
    authorizerResultTtlInSeconds: 60,
  })
  .gatewayResponse('DEFAULT_4XX', {
    responseTemplates: { 'application/json': secrets.gatewayTemplate, 'text/plain': secrets.gatewayTemplate },
  });

/** What it is then: things are added, changed and gone, in every place that can change. */
export const second = secondApi.define(
  secondApi
    .resource('/pets')
    .method('POST')
    .authorizer('token')
    .requestValidator('strict')
    .requestModel('application/json', 'Pet')
    .requestModel('text/plain', 'New')
    .requestParameter('method.request.header.X-New')
    .methodResponse('201', {
      responseModels: { 'application/json': 'New' },
      responseParameters: { 'method.response.header.ETag': true },
    })
    .methodResponse('409')
    .integration()
    .http('https://second.example.com/pets')
    .passthrough('NEVER')
    .requestTemplate('text/plain', secrets.requestTemplate)
    .requestParameter('integration.request.header.X-New', 'method.request.header.X-New')
    .integrationResponse('201', {
      responseTemplates: { 'text/plain': secrets.responseTemplate },
      responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
    })
    .integrationResponse('409', { selectionPattern: '409' }),
  secondApi.resource('/new').method('GET').methodResponse('200').integration().mock().integrationResponse('200'),
);
