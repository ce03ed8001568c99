import { describe, expect, it } from 'vitest';
import { forEachList } from '../../src/kinds/index.js';
import { type IntegrationResponseNode, integrationResponseKind } from '../../src/kinds/integration-response.js';
import { placeAt } from '../../src/kinds/kind.js';
import { creationCalls, placedCalls } from '../../src/model/create-calls.js';
import { idsOfNewApi } from '../../src/model/ids.js';
import type { RestApiNode } from '../../src/model/rest-api.js';

const api: RestApiNode = {
  kind: 'RestApi',
  name: 'petstore',
  ...forEachList(() => ({})),
  settings: { endpointConfiguration: { types: ['REGIONAL'] } },
  models: {
    Empty: { kind: 'Model', name: 'Empty', contentType: 'application/json', schema: '{"type":"object"}' },
    Pet: { kind: 'Model', name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' },
  },
  requestValidators: { strict: { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } },
  authorizers: { jwt: { kind: 'Authorizer', name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] } },
  gatewayResponses: {
    DEFAULT_4XX: { kind: 'GatewayResponse', responseType: 'DEFAULT_4XX', statusCode: '400' },
  },
  resources: {
    '/': { kind: 'Resource', path: '/', methods: {} },
    '/pets': { kind: 'Resource', path: '/pets', methods: {} },
    '/pets/{petId}': {
      kind: 'Resource',
      path: '/pets/{petId}',
      methods: {
        GET: {
          kind: 'Method',
          httpMethod: 'GET',
          authorizationType: 'COGNITO_USER_POOLS',
          authorizer: { name: 'jwt' },
          requestValidator: { id: 'foreign' },
          methodResponses: { '200': { kind: 'MethodResponse', statusCode: '200' } },
          integration: {
            kind: 'Integration',
            type: 'HTTP',
            httpMethod: 'POST',
            uri: 'https://backend.example.com',
            integrationResponses: { '200': { kind: 'IntegrationResponse', statusCode: '200' } },
          },
        },
      },
    },
  },
};

const restApiId = { reference: 'restApi', member: 'id' };
const resourceId = { reference: '/pets/{petId}', member: 'id' };
const route = { restApiId, resourceId, httpMethod: 'GET' };

describe('creationCalls', () => {
  it('makes what is referred to before what refers to it, and parents before children', () => {
    expect(creationCalls(api)).toEqual([
      {
        operation: 'CreateRestApi',
        address: 'restApi',
        input: { name: 'petstore', endpointConfiguration: { types: ['REGIONAL'] } },
      },
      {
        operation: 'UpdateModel',
        address: 'model Empty',
        input: {
          restApiId,
          modelName: 'Empty',
          patchOperations: [
            { op: 'replace', path: '/schema', value: '{"type":"object"}' },
            { op: 'replace', path: '/description', value: '' },
          ],
        },
      },
      {
        operation: 'CreateModel',
        address: 'model Pet',
        input: { restApiId, name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' },
      },
      {
        operation: 'CreateRequestValidator',
        address: 'requestValidator strict',
        input: { restApiId, name: 'strict', validateRequestBody: true },
      },
      {
        operation: 'CreateAuthorizer',
        address: 'authorizer jwt',
        input: { restApiId, name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] },
      },
      {
        operation: 'PutGatewayResponse',
        address: 'gatewayResponse DEFAULT_4XX',
        input: { restApiId, responseType: 'DEFAULT_4XX', statusCode: '400' },
      },
      {
        operation: 'CreateResource',
        address: '/pets',
        input: { restApiId, parentId: { reference: 'restApi', member: 'rootResourceId' }, pathPart: 'pets' },
      },
      {
        operation: 'CreateResource',
        address: '/pets/{petId}',
        input: { restApiId, parentId: { reference: '/pets', member: 'id' }, pathPart: '{petId}' },
      },
      {
        operation: 'PutMethod',
        address: 'GET /pets/{petId}',
        input: {
          ...route,
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: { reference: 'authorizer jwt', member: 'id' },
          requestValidatorId: 'foreign',
        },
      },
      { operation: 'PutMethodResponse', address: 'GET /pets/{petId} 200', input: { ...route, statusCode: '200' } },
      {
        operation: 'PutIntegration',
        address: 'GET /pets/{petId}',
        input: { ...route, type: 'HTTP', integrationHttpMethod: 'POST', uri: 'https://backend.example.com' },
      },
      {
        operation: 'PutIntegrationResponse',
        address: 'GET /pets/{petId} 200',
        input: { ...route, statusCode: '200', responseTemplates: {} },
      },
    ]);
  });

  it('never sends an integration response without a body', () => {
    const bare = { kind: 'IntegrationResponse', statusCode: '200' } as const;
    const inputOf = (node: IntegrationResponseNode) =>
      placedCalls(integrationResponseKind, node, idsOfNewApi, placeAt(idsOfNewApi, '/', 'GET'))[0]?.input;
    expect(inputOf(bare)).toMatchObject({ responseTemplates: {} });
    expect(inputOf({ ...bare, selectionPattern: '2..' })).not.toHaveProperty('responseTemplates');
  });
});
