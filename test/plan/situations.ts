/**
 * Pairs of what is wanted and what is there, and what is done about them: `situations.txt` has it in full, as text that
 * can be reviewed.
 *
 * @module
 */

import type { DiffOptions } from '../../src/diff/diff.js';
import type { AuthorizerNode, ModelNode, RestApiNode } from '../../src/model/rest-api.js';
import { api, integration, integrationResponse, method, methodResponse, resources } from '../diff/apis.js';

/** What is wanted, what is there, and how. */
export type Situation = readonly [desired: RestApiNode, live?: RestApiNode | undefined, options?: DiffOptions];

const json = 'application/json';
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/f/invocations';
const refTo = (name: string) => `{"$ref":"https://apigateway.amazonaws.com/restapis/{restApiId}/models/${name}"}`;
const model = (name: string, schema = '{}', contentType = json): ModelNode => ({
  kind: 'Model',
  name,
  contentType,
  schema,
});
const models = (...nodes: readonly ModelNode[]) => Object.fromEntries(nodes.map((node) => [node.name, node]));
const token = (more: Partial<AuthorizerNode> = {}): AuthorizerNode => ({
  kind: 'Authorizer',
  name: 'jwt',
  type: 'TOKEN',
  authorizerUri: lambda,
  identitySource: 'method.request.header.Authorization',
  ...more,
});
const pools: AuthorizerNode = {
  kind: 'Authorizer',
  name: 'jwt',
  type: 'COGNITO_USER_POOLS',
  providerARNs: ['arn:pool'],
};
const strict = { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } as const;
const byJwt = { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } } as const;
const paths = (...list: readonly string[]) => resources(Object.fromEntries(list.map((path) => [path, {}])));
const moved = (from: Readonly<Record<string, string>>, ...list: readonly string[]) =>
  api({ resources: resources(Object.fromEntries(list.map((path) => [path, {}])), from) });
const getting = (members: Parameters<typeof method>[1]) =>
  api({ resources: resources({ '/pets': { GET: method('GET', members) } }) });

/** Everything that an API can have, each thing referring to others where it can. */
const everything = api({
  settings: {
    description: 'Pets',
    endpointConfiguration: { types: ['REGIONAL'] },
    binaryMediaTypes: ['image/png'],
    tags: { team: 'pets' },
  },
  models: models(model('Pets', `{"items":${refTo('Pet')}}`), model('Pet')),
  requestValidators: { strict },
  authorizers: { jwt: token() },
  gatewayResponses: { THROTTLED: { kind: 'GatewayResponse', responseType: 'THROTTLED', statusCode: '420' } },
  resources: resources({
    '/pets/{petId}': {
      GET: method('GET', {
        ...byJwt,
        requestValidator: { name: 'strict' },
        requestParameters: { 'method.request.path.petId': true },
        requestModels: { [json]: 'Pet' },
        methodResponses: {
          ...methodResponse('200', { responseModels: { [json]: 'Pets' } }),
          ...methodResponse('404'),
        },
        integration: integration({
          requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
          integrationResponses: {
            ...integrationResponse('200'),
            ...integrationResponse('404', { selectionPattern: '404' }),
          },
        }),
      }),
    },
    '/': { OPTIONS: method('OPTIONS', { integration: integration({ type: 'MOCK' }) }) },
  }),
});

const declares = (...names: readonly string[]) => ({
  requestParameters: Object.fromEntries(names.map((name) => [`method.request.${name}`, false])),
});
const maps = (names: Readonly<Record<string, string>>) => ({
  requestParameters: Object.fromEntries(
    Object.entries(names).map(([to, from]) => [`integration.request.${to}`, `method.request.${from}`]),
  ),
});
/** A response with headers that are declared, and some of them filled. */
const responding = (declared: readonly string[], filled: readonly string[], more = {}) =>
  getting({
    methodResponses: methodResponse('200', {
      responseParameters: Object.fromEntries(declared.map((name) => [`method.response.header.${name}`, true])),
    }),
    integration: integration({
      integrationResponses: integrationResponse('200', {
        responseParameters: Object.fromEntries(filled.map((name) => [`method.response.header.${name}`, "'x'"])),
      }),
      ...more,
    }),
  });

export const situations: Readonly<Record<string, Situation>> = {
  'a new API': [everything],
  'an API that is as it should be': [everything, everything],
  'an API that goes but for its root': [api(), everything, { prune: true }],
  'an API that goes but for what a path is kept for': [api(), everything, { prune: { except: ['/pets'] } }],
  'a new API whose models refer to one another': [
    api({
      models: models(model('A', refTo('B')), model('B', refTo('A')), model('C', refTo('C')), model('D', refTo('A'))),
    }),
  ],
  'models that refer to one another, of which one is there': [
    api({ models: models(model('A', refTo('B')), model('B', refTo('A'))) }),
    api({ models: models(model('A')) }),
  ],
  'models that are no longer there, each after those that refer to it': [
    api(),
    api({ models: models(model('Pet'), model('Pets', refTo('Pet')), model('Owners', refTo('Pets'))) }),
    { prune: true },
  ],
  'models that are referred to and not declared': [
    api({
      models: models(model('Pets', refTo('Pet'))),
      resources: resources({
        '/pets': { POST: method('POST', { requestModels: { [json]: 'Owner' }, authorizationType: 'NONE' }) },
      }),
    }),
    api({ models: models(model('Pets', refTo('Pet')), model('Pet'), model('Owner'), model('Other')) }),
    { prune: true },
  ],
  'a model of another content type, in a method, its response and another model': [
    api({
      models: models(model('Pet', '{}', 'application/xml'), model('Pets', refTo('Pet'))),
      resources: resources({
        '/pets': {
          POST: method('POST', {
            requestModels: { [json]: 'Pet', 'text/plain': 'Pets' },
            methodResponses: {
              ...methodResponse('200', { responseModels: { [json]: 'Pet', 'text/plain': 'Pets' } }),
              ...methodResponse('204'),
            },
          }),
          GET: method('GET'),
        },
      }),
    }),
    api({
      models: models(model('Pet'), model('Pets', refTo('Pet'))),
      resources: resources({
        '/pets': {
          POST: method('POST', {
            requestModels: { [json]: 'Pet', 'text/plain': 'Pets' },
            methodResponses: {
              ...methodResponse('200', { responseModels: { [json]: 'Pet', 'text/plain': 'Pets' } }),
              ...methodResponse('204'),
            },
          }),
          GET: method('GET'),
        },
      }),
    }),
  ],
  'things that have other members': [
    api({
      models: models(model('Pet', '{"type":"object"}')),
      requestValidators: { strict: { ...strict, validateRequestParameters: true } },
      authorizers: { jwt: token({ authorizerResultTtlInSeconds: 60 }) },
      gatewayResponses: {
        THROTTLED: {
          kind: 'GatewayResponse',
          responseType: 'THROTTLED',
          statusCode: '429',
          responseTemplates: { [json]: '{}' },
        },
      },
    }),
    api({
      models: models(model('Pet')),
      requestValidators: { strict },
      authorizers: { jwt: token() },
      gatewayResponses: { THROTTLED: { kind: 'GatewayResponse', responseType: 'THROTTLED', statusCode: '420' } },
    }),
  ],
  'a schema that refers to another model than it did': [
    api({ models: models(model('Pets', refTo('Cat')), model('Cat')) }),
    api({ models: models(model('Pets', refTo('Dog')), model('Dog')) }),
    { prune: true },
  ],
  'settings of the API': [
    api({
      settings: {
        description: 'new',
        minimumCompressionSize: null,
        policy: '{"Version":"2012-10-17","Statement":[]}',
        binaryMediaTypes: ['image/png'],
        disableExecuteApiEndpoint: true,
        tags: { team: 'pets', stage: 'new' },
      },
    }),
    api({
      name: 'other',
      settings: {
        description: 'old',
        minimumCompressionSize: 5,
        binaryMediaTypes: ['image/gif'],
        tags: { team: 'pets', gone: 'x' },
      },
    }),
  ],
  'an API that is private no longer': [
    api({ settings: { endpointConfiguration: { types: ['REGIONAL'] } } }),
    api({ settings: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1', 'vpce-2'] } } }),
  ],
  'an API that becomes private': [
    api({ settings: { endpointConfiguration: { types: ['PRIVATE'] } } }),
    api({ settings: { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } } }),
  ],
  'a private API that stays private, with other endpoints': [
    api({ settings: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-2'] } } }),
    api({
      settings: {
        endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
      },
    }),
  ],
  'an address type, and nothing said of the rest of the endpoint': [
    api({ settings: { endpointConfiguration: { ipAddressType: 'dualstack' } } }),
    api({ settings: { endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] } } }),
  ],
  'an endpoint of an API of which nothing is known': [
    api({ settings: { endpointConfiguration: { types: ['REGIONAL'] } } }),
    api(),
  ],
  'a name and a description, which no deployment holds': [
    api({ settings: { description: 'new' } }),
    api({ name: 'other', settings: { description: 'old' } }),
  ],
  'a description and a setting that is deployed': [
    api({ settings: { description: 'new', minimumCompressionSize: 0 } }),
    api({ settings: { description: 'old' } }),
  ],
  'tags where there are none': [api({ settings: { tags: { team: 'pets' } } }), api()],
  'tags that are as they should be': [
    api({ settings: { tags: { team: 'pets', stage: 'x' } } }),
    api({ settings: { tags: { stage: 'x', team: 'pets' } } }),
  ],
  'a policy where there is none': [api({ settings: { policy: '{"Statement":[]}' } }), api()],
  'a policy that goes': [api({ settings: { policy: null } }), api({ settings: { policy: '{"Statement":[]}' } })],
  'an authorizer of another family, beside a method that another definition has': [
    api({
      authorizers: { jwt: pools },
      resources: resources({ '/pets': { GET: method('GET', { ...byJwt, authorizationType: 'COGNITO_USER_POOLS' }) } }),
    }),
    api({
      authorizers: { jwt: token() },
      resources: resources({ '/pets': { GET: method('GET', byJwt) }, '/old': { GET: method('GET', byJwt) } }),
    }),
  ],
  'an authorizer of another family, and nothing else': [
    api({
      authorizers: { jwt: pools },
      resources: resources({ '/pets': { GET: method('GET', { ...byJwt, authorizationType: 'COGNITO_USER_POOLS' }) } }),
    }),
    api({
      authorizers: { jwt: token() },
      resources: resources({ '/pets': { GET: method('GET', byJwt) }, '/old': { GET: method('GET', byJwt) } }),
    }),
    { prune: true },
  ],
  'an authorizer that an earlier plan left behind': [
    api({ authorizers: { jwt: pools } }),
    api({ authorizers: { jwt: pools, 'jwt-superseded-by-plan': token({ name: 'jwt-superseded-by-plan' }) } }),
  ],
  'an authorizer that an earlier plan left behind, with prune': [
    api({ authorizers: { jwt: pools } }),
    api({
      authorizers: {
        jwt: pools,
        'jwt-superseded-by-plan': token({ name: 'jwt-superseded-by-plan' }),
        other: token({ name: 'other' }),
      },
    }),
    { prune: true },
  ],
  'a method that is guarded otherwise': [
    api({
      authorizers: { a: token({ name: 'a' }), b: token({ name: 'b' }) },
      requestValidators: { strict },
      resources: resources({
        '/pets': {
          GET: method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'b' } }),
          PUT: method('PUT', {
            authorizationType: 'CUSTOM',
            authorizer: { id: 'foreign' },
            requestValidator: { id: 'v' },
          }),
          POST: method('POST', { requestValidator: { name: 'strict' }, apiKeyRequired: true, operationName: 'post' }),
        },
      }),
    }),
    api({
      authorizers: { a: token({ name: 'a' }), b: token({ name: 'b' }) },
      requestValidators: { strict },
      resources: resources({
        '/pets': {
          GET: method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'a' } }),
          PUT: method('PUT', { requestValidator: { name: 'strict' } }),
          POST: method('POST', { authorizationType: 'CUSTOM', authorizer: { name: 'a' } }),
        },
      }),
    }),
  ],
  'methods and responses that come and go': [
    api({
      resources: resources({
        '/pets': {
          GET: method('GET', {
            methodResponses: { ...methodResponse('200'), ...methodResponse('404') },
            integration: integration({
              integrationResponses: {
                ...integrationResponse('200'),
                ...integrationResponse('404', { selectionPattern: '4..' }),
              },
            }),
          }),
          POST: method('POST'),
        },
      }),
    }),
    api({
      resources: resources({
        '/pets': {
          GET: method('GET', {
            methodResponses: { ...methodResponse('200'), ...methodResponse('500') },
            integration: integration({
              integrationResponses: {
                ...integrationResponse('200'),
                ...integrationResponse('500', { selectionPattern: '5..' }),
              },
            }),
          }),
          DELETE: method('DELETE', { requestModels: { [json]: 'Empty' } }),
        },
      }),
    }),
    { prune: true },
  ],
  'an integration that comes': [getting({ integration: integration() }), getting({})],
  'an integration that goes': [getting({}), getting({ integration: integration() })],
  'an integration of another type, with parameters and responses': [
    responding(['New'], ['New'], { type: 'MOCK', uri: undefined, httpMethod: undefined }),
    responding(['Old'], ['Old'], { requestParameters: { 'integration.request.header.A': "'a'" } }),
  ],
  'an integration that is put again, and the declaration that it no longer refers to': [
    getting({
      integration: integration({ type: 'HTTP_PROXY', ...maps({ 'header.A': 'header.new' }) }),
      ...declares('header.new'),
    }),
    getting({ integration: integration(maps({ 'header.A': 'header.old' })), ...declares('header.old') }),
  ],
  'parameters of which some are renamed': [
    getting({
      ...declares('header.kept', 'header.new', 'querystring.other'),
      integration: integration(
        maps({ 'header.A': 'header.new', 'header.B': 'header.kept', 'header.D': 'querystring.other' }),
      ),
    }),
    getting({
      ...declares('header.kept', 'header.old', 'querystring.other'),
      integration: integration(
        maps({ 'header.A': 'header.old', 'header.B': 'header.kept', 'header.C': 'header.kept' }),
      ),
    }),
  ],
  'parameters that are keys of the cache': [
    getting({
      ...declares('header.new', 'header.kept'),
      integration: integration({ cacheKeyParameters: ['method.request.header.new', 'method.request.header.kept'] }),
    }),
    getting({
      ...declares('header.old', 'header.kept'),
      integration: integration({ cacheKeyParameters: ['method.request.header.old', 'method.request.header.kept'] }),
    }),
  ],
  'a parameter that is declared no longer, and was not used': [
    getting(declares('header.a')),
    getting(declares('header.a', 'header.b')),
  ],
  'headers of a response of which one is renamed': [
    responding(['Kept', 'New'], ['Kept', 'New']),
    responding(['Kept', 'Old'], ['Kept', 'Old']),
  ],
  'a header of a response that is no longer filled nor declared': [
    responding(['Kept'], ['Kept']),
    responding(['Kept', 'Old'], ['Kept', 'Old']),
  ],
  'a header of a response that is filled as soon as it is declared': [
    responding(['Kept', 'New'], ['Kept', 'New']),
    responding(['Kept'], ['Kept']),
  ],
  'selection patterns that are exchanged': [
    getting({
      methodResponses: { ...methodResponse('200'), ...methodResponse('400') },
      integration: integration({
        integrationResponses: {
          ...integrationResponse('200', { selectionPattern: 'b' }),
          ...integrationResponse('400', { selectionPattern: 'a' }),
        },
      }),
    }),
    getting({
      methodResponses: { ...methodResponse('200'), ...methodResponse('400') },
      integration: integration({
        integrationResponses: {
          ...integrationResponse('200', { selectionPattern: 'a' }),
          ...integrationResponse('400', { selectionPattern: 'b' }),
        },
      }),
    }),
  ],
  'selection patterns that are exchanged where the interim one is taken': [
    getting({
      methodResponses: { ...methodResponse('200'), ...methodResponse('400'), ...methodResponse('500') },
      integration: integration({
        integrationResponses: {
          ...integrationResponse('200', { selectionPattern: 'b' }),
          ...integrationResponse('400', { selectionPattern: 'a' }),
          ...integrationResponse('500', { selectionPattern: 'interim-200' }),
        },
      }),
    }),
    getting({
      methodResponses: { ...methodResponse('200'), ...methodResponse('400'), ...methodResponse('500') },
      integration: integration({
        integrationResponses: {
          ...integrationResponse('200', { selectionPattern: 'a' }),
          ...integrationResponse('400', { selectionPattern: 'b' }),
          ...integrationResponse('500', { selectionPattern: 'interim-200' }),
        },
      }),
    }),
  ],
  'a selection pattern of a response that goes': [
    getting({
      methodResponses: methodResponse('200'),
      integration: integration({ integrationResponses: integrationResponse('200', { selectionPattern: 'b' }) }),
    }),
    getting({
      methodResponses: { ...methodResponse('200'), ...methodResponse('400') },
      integration: integration({
        integrationResponses: {
          ...integrationResponse('200', { selectionPattern: 'a' }),
          ...integrationResponse('400', { selectionPattern: 'b' }),
        },
      }),
    }),
  ],
  'paths below paths': [api({ resources: paths('/a/b/c', '/a/d', '/e') }), api({ resources: paths('/a') })],
  'paths that go with what is below them': [
    api({ resources: paths('/a/kept') }),
    api({
      models: models(model('Pet')),
      resources: resources({
        '/a/kept': {},
        '/a/gone/b': { GET: method('GET', { requestModels: { [json]: 'Pet' } }) },
        '/gone': {
          GET: method('GET'),
          POST: method('POST', { methodResponses: methodResponse('200', { responseModels: { [json]: 'Pet' } }) }),
        },
        '/gone-too': {},
      }),
    }),
    { prune: true },
  ],
  'paths that go, listed in any order': [
    api(),
    api({
      resources: Object.fromEntries(
        Object.entries(resources({ '/a/z': { GET: method('GET') }, '/a/b/c': { GET: method('GET') } })).reverse(),
      ),
    }),
    { prune: true },
  ],
  'a path that is said to have been where it is': [moved({ '/a': '/a' }, '/a'), api({ resources: paths('/a') })],
  'a path that moves below another and is renamed': [
    moved({ '/b/new': '/a/old' }, '/a', '/b/new'),
    api({ resources: paths('/a/old/c', '/b') }),
  ],
  'a path that moves past a sibling of its old name': [
    moved({ '/b/new': '/a/old' }, '/a', '/b/new', '/b/old'),
    api({ resources: paths('/a/old', '/b/old') }),
  ],
  'a path that moves to the place of one that moves away': [
    moved({ '/b': '/a', '/c': '/b' }, '/b', '/c'),
    api({ resources: paths('/a', '/b') }),
  ],
  'paths that want to change places': [
    moved({ '/b': '/a', '/a': '/b' }, '/a', '/b'),
    api({ resources: paths('/a', '/b') }),
  ],
  'a path that moved with its parent': [
    moved({ '/b': '/a', '/b/y': '/a/x' }, '/b/y'),
    api({ resources: paths('/a/x/z') }),
  ],
  'a path that was moved before': [moved({ '/b': '/a' }, '/b'), api({ resources: paths('/b') })],
  'a path whose old place is taken by a new one': [moved({ '/b': '/a' }, '/a', '/b'), api({ resources: paths('/a') })],
  'a path that moves out of one that goes': [
    moved({ '/kept': '/gone/deep/kept' }, '/kept'),
    api({ resources: paths('/gone/deep/kept') }),
    { prune: true },
  ],
  'a path that moves to the top from the root': [moved({ '/a': '/' }, '/a'), api()],
  'a path variable that is renamed': [
    moved({ '/pets/{petId}': '/pets/{id}' }, '/pets/{petId}'),
    api({ resources: paths('/pets/{id}') }),
  ],
  'a path variable instead of another': [
    api({ resources: paths('/pets/{petId}/toys') }),
    api({ resources: paths('/pets/{id}', '/owners/{id}') }),
    { prune: true },
  ],
  'documentation parts that come, change and go': [
    api({
      documentationParts: {
        API: { kind: 'DocumentationPart', location: { type: 'API' }, properties: '{"description":"new"}' },
        'MODEL Pet': { kind: 'DocumentationPart', location: { type: 'MODEL', name: 'Pet' }, properties: '{}' },
      },
    }),
    api({
      documentationParts: {
        API: { kind: 'DocumentationPart', location: { type: 'API' }, properties: '{"description":"old"}' },
        'MODEL Cat': { kind: 'DocumentationPart', location: { type: 'MODEL', name: 'Cat' }, properties: '{}' },
      },
    }),
    { prune: true },
  ],
};

/** Pairs that no order of calls can bring about. */
export const refused: Readonly<Record<string, Situation>> = {
  'a second path variable below a path': [
    api({ resources: paths('/pets/{petId}') }),
    api({ resources: paths('/pets/{id}') }),
  ],
  'a second path variable in one definition': [
    api({ resources: paths('/pets/{petId}', '/pets/{id}') }),
    undefined,
    { prune: true },
  ],
  'a model of another content type that a foreign method refers to': [
    api({ models: models(model('Pet', '{}', 'application/xml')) }),
    api({
      models: models(model('Pet')),
      resources: resources({
        '/a': { GET: method('GET', { requestModels: { [json]: 'Pet' } }) },
        '/b': { GET: method('GET', { methodResponses: methodResponse('200', { responseModels: { [json]: 'Pet' } }) }) },
      }),
    }),
  ],
  'names that are neither declared nor live': [
    api({
      models: models(model('Pets', refTo('Nope'))),
      resources: resources({
        '/pets': { GET: method('GET', { ...byJwt, requestValidator: { name: 'strict' } }) },
      }),
    }),
    api(),
  ],
};
