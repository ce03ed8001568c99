/**
 * Changes that need several calls in the one right order.
 *
 * @module
 */
import type { MethodNode } from '../../src/model/method.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { api, integration, integrationResponse, method, methodResponse, resources } from '../diff/apis.js';

interface Journey {
  readonly name: string;
  readonly from: RestApiNode;
  readonly to: RestApiNode;
}

const functionUri =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations';

const pool = {
  kind: 'Authorizer',
  name: 'jwt',
  type: 'COGNITO_USER_POOLS',
  providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc'],
} as const;

const token = {
  kind: 'Authorizer',
  name: 'jwt',
  type: 'TOKEN',
  authorizerUri: functionUri,
  identitySource: 'method.request.header.Authorization',
} as const;

const pet = { kind: 'Model', name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' } as const;

const withIntegration = (members: Partial<Omit<MethodNode, 'kind'>>) =>
  method('GET', { integration: integration(), ...members });

const guarded = (authorizationType: 'CUSTOM' | 'COGNITO_USER_POOLS') =>
  resources({ '/pets': { GET: withIntegration({ authorizationType, authorizer: { name: 'jwt' } }) } });

const posting = resources({
  '/pets': {
    GET: withIntegration({
      requestModels: { 'application/json': 'Pet' },
      methodResponses: methodResponse('200', { responseModels: { 'application/json': 'Pet' } }),
    }),
  },
});

const querying = (location: 'header' | 'querystring') =>
  resources({
    '/pets': {
      GET: withIntegration({
        requestParameters: { [`method.request.${location}.page`]: true },
        methodResponses: methodResponse('200', {
          responseParameters: { [`method.response.header.${location}`]: true },
        }),
        integration: integration({
          requestParameters: { 'integration.request.header.page': `method.request.${location}.page` },
          cacheKeyParameters: [`method.request.${location}.page`],
          integrationResponses: integrationResponse('200', {
            responseParameters: { [`method.response.header.${location}`]: "'x'" },
          }),
        }),
      }),
    },
  });

const mocking = (type: 'MOCK' | 'HTTP', ...statusCodes: readonly string[]) =>
  resources({
    '/pets': {
      GET: withIntegration({
        methodResponses: Object.assign({}, ...statusCodes.map((statusCode) => methodResponse(statusCode))),
        integration: integration({
          type,
          // One of them is the default, the others are selected by their status.
          integrationResponses: Object.assign(
            {},
            ...statusCodes.map((statusCode, index) =>
              integrationResponse(statusCode, index === 0 ? {} : { selectionPattern: statusCode }),
            ),
          ),
        }),
      }),
    },
  });

export const troublesome: readonly Journey[] = [
  {
    name: 'an authorizer of another family',
    from: api({ authorizers: { jwt: token }, resources: guarded('CUSTOM') }),
    to: api({ authorizers: { jwt: pool }, resources: guarded('COGNITO_USER_POOLS') }),
  },
  {
    name: 'an authorizer that goes',
    from: api({ authorizers: { jwt: pool }, resources: guarded('COGNITO_USER_POOLS') }),
    to: api({ resources: resources({ '/pets': { GET: withIntegration({}) } }) }),
  },
  {
    name: 'a model of another content type',
    from: api({ models: { Pet: pet }, resources: posting }),
    to: api({ models: { Pet: { ...pet, contentType: 'application/xml' } }, resources: posting }),
  },
  {
    name: 'a model that goes',
    from: api({ models: { Pet: pet }, resources: posting }),
    to: api({ resources: resources({ '/pets': { GET: withIntegration({}) } }) }),
  },
  {
    name: 'a parameter that moves from a header to the query string',
    from: api({ resources: querying('header') }),
    to: api({ resources: querying('querystring') }),
  },
  {
    name: 'an integration of another type, with fewer answers',
    from: api({ resources: mocking('HTTP', '200', '404') }),
    to: api({ resources: mocking('MOCK', '200') }),
  },
  {
    name: 'one path variable for another',
    from: api({ resources: resources({ '/pets/{id}/toys': { GET: withIntegration({}) } }) }),
    to: api({ resources: resources({ '/pets/{petId}/toys': { GET: withIntegration({}) } }) }),
  },
  {
    name: 'a path out of one that goes',
    from: api({ resources: resources({ '/old/pets/{id}': { GET: withIntegration({}) } }) }),
    to: api({
      resources: resources({ '/new/pets/{id}': { GET: withIntegration({}) } }, { '/new/pets': '/old/pets' }),
    }),
  },
  {
    name: 'a chain of renames',
    from: api({ resources: resources({ '/a': { GET: withIntegration({}) }, '/b': {} }) }),
    to: api({
      resources: resources({ '/b': { GET: withIntegration({}) }, '/c': {} }, { '/b': '/a', '/c': '/b' }),
    }),
  },
];
