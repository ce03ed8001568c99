import { describe, expect, it } from 'vitest';
import { isReference } from '../../src/calls/call.js';
import { restApi } from '../../src/definition/rest-api.js';
import type { Route } from '../../src/definition/route.js';
import { functionArn } from '../account.js';

const userPoolArn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc';

const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } })
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true })
  .authorizer('jwt', { type: 'COGNITO_USER_POOLS', providerARNs: [userPoolArn] });

const getPet = api
  .resource('/pets/{petId}')
  .method('GET')
  .authorizer('jwt', { scopes: ['pets/read'] })
  .requestParameter('method.request.querystring.verbose')
  .methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } })
  .integration()
  .http('https://backend.example.com/pets/{petId}')
  .requestParameter('integration.request.path.petId', 'method.request.path.petId')
  .requestTemplate('application/json', '{"verbose": "$input.params(\'verbose\')"}')
  .passthrough('NEVER')
  .integrationResponse('200', {
    responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
  });

const mock = () =>
  api
    .resource('/')
    .method('GET')
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200');

const restApiId = { reference: 'restApi', member: 'id' };
const resourceId = { reference: '/pets/{petId}', member: 'id' };

describe('the calls of a route', () => {
  it('make its path, its method and its integration, and nothing else', () => {
    expect(getPet.compile()).toEqual([
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
          restApiId,
          resourceId,
          httpMethod: 'GET',
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: { reference: 'authorizer jwt', member: 'id' },
          authorizationScopes: ['pets/read'],
          requestParameters: {
            'method.request.path.petId': true,
            'method.request.querystring.verbose': false,
          },
        },
      },
      {
        operation: 'PutMethodResponse',
        address: 'GET /pets/{petId} 200',
        input: {
          restApiId,
          resourceId,
          httpMethod: 'GET',
          statusCode: '200',
          responseParameters: { 'method.response.header.ETag': false },
        },
      },
      {
        operation: 'PutIntegration',
        address: 'GET /pets/{petId}',
        input: {
          restApiId,
          resourceId,
          httpMethod: 'GET',
          type: 'HTTP',
          integrationHttpMethod: 'GET',
          uri: 'https://backend.example.com/pets/{petId}',
          requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' },
          requestTemplates: { 'application/json': '{"verbose": "$input.params(\'verbose\')"}' },
          passthroughBehavior: 'NEVER',
        },
      },
      {
        operation: 'PutIntegrationResponse',
        address: 'GET /pets/{petId} 200',
        input: {
          restApiId,
          resourceId,
          httpMethod: 'GET',
          statusCode: '200',
          responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
        },
      },
    ]);
  });
});

describe('the calls of a definition', () => {
  const calls = api.define(getPet, mock()).compile();

  it('refer only to what an earlier call makes', () => {
    const made = new Set<string>();
    for (const { address, input } of calls) {
      const references = Object.values(input as object).filter(isReference);
      for (const { reference } of references) expect(made).toContain(reference);
      made.add(address);
    }
    expect(calls.map(({ operation, address }) => `${operation} ${address}`)).toEqual([
      'CreateRestApi restApi',
      'CreateModel model Pet',
      'CreateRequestValidator requestValidator strict',
      'CreateAuthorizer authorizer jwt',
      'PutMethod GET /',
      'PutMethodResponse GET / 200',
      'PutIntegration GET /',
      'PutIntegrationResponse GET / 200',
      'CreateResource /pets',
      'CreateResource /pets/{petId}',
      'PutMethod GET /pets/{petId}',
      'PutMethodResponse GET /pets/{petId} 200',
      'PutIntegration GET /pets/{petId}',
      'PutIntegrationResponse GET /pets/{petId} 200',
    ]);
  });

  it('write a schema as JSON text, whichever way it was given', () => {
    const schema = { type: 'object' };
    const described = restApi('petstore')
      .model('AsObject', { contentType: 'application/json', schema })
      .model('AsText', { contentType: 'application/json', schema: JSON.stringify(schema) });
    const { models } = described.define().model;
    expect(models['AsObject']?.schema).toBe('{"type":"object"}');
    expect(models['AsText']?.schema).toBe('{"type":"object"}');
  });
});

describe('a path', () => {
  it('brings those above it, each before those below, once', () => {
    const { resources } = api.define(getPet, api.resource('/pets').cors({ allowOrigins: ['*'] })).model;
    expect(Object.keys(resources)).toEqual(['/', '/pets', '/pets/{petId}']);
  });

  it('is the same written at once and in parts', () => {
    const route = (resource: ReturnType<typeof api.resource<'/pets/{petId}'>>) =>
      resource.method('GET').integration().httpProxy('https://backend.example.com').compile();
    expect(route(api.resource('/pets').resource('/{petId}'))).toEqual(route(api.resource('/pets/{petId}')));
    expect(route(api.resource('/').resource('/pets').resource('/{petId}'))).toEqual(
      route(api.resource('/pets/{petId}')),
    );
  });

  it.each([
    ['/{proxy+}', 'method.request.path.proxy'],
    ['/files/{name}', 'method.request.path.name'],
  ] as const)('%s declares its variable as a required parameter', (path, parameter) => {
    const route = api.resource(path).method('ANY').integration().lambdaProxy(functionArn);
    const { model } = api.define(route);
    expect(model.resources[path]?.methods['ANY']?.requestParameters).toEqual({ [parameter]: true });
  });

  it('may have the marks that the service takes', () => {
    const route = api.resource('/v1:batch/$metadata/a.b_c-d').method('GET').integration().lambdaProxy(functionArn);
    expect(api.define(route).warnings).toEqual([]);
  });

  it('remembers where the resource was before', () => {
    const moved = api.resource('/animals').movedFrom('/pets').resource('/{petId}').method('GET');
    const { resources } = api.define(moved.integration().lambdaProxy(functionArn)).model;
    expect(resources['/animals']?.movedFrom).toBe('/pets');
    expect(resources['/animals/{petId}']).not.toHaveProperty('movedFrom');
  });
});

describe('the verb for the backend', () => {
  const put = api.resource('/').method('PUT').integration();
  const any = api.resource('/').method('ANY').integration();
  const httpMethodOf = (route: Route) =>
    Object.values(api.define(route).model.resources['/']?.methods ?? {})[0]?.integration?.httpMethod;

  it.each([
    ['http', put.http('https://example.com'), 'PUT'],
    ['httpProxy', put.httpProxy('https://example.com'), 'PUT'],
    ['http on ANY, told', any.http('https://example.com').integrationHttpMethod('POST'), 'POST'],
    ['lambda', put.lambda(functionArn), 'POST'],
    ['lambdaProxy on ANY', any.lambdaProxy(functionArn), 'POST'],
    ['mock', put.mock(), undefined],
  ] as const)('%s', (_, route, httpMethod) => {
    expect(httpMethodOf(route)).toBe(httpMethod);
  });
});

describe('a Lambda function', () => {
  const uriOf = (route: Route) => api.define(route).model.resources['/']?.methods['GET']?.integration?.uri;
  const integration = api.resource('/').method('GET').integration();
  const invocations = (operation: string, version: string) =>
    `arn:aws:apigateway:eu-west-1:lambda:path/${version}/functions/${functionArn}/${operation}`;

  it('is called by the URI that the service makes of its ARN', () => {
    expect(uriOf(integration.lambda(functionArn))).toBe(invocations('invocations', '2015-03-31'));
    expect(uriOf(integration.lambdaProxy(functionArn))).toBe(invocations('invocations', '2015-03-31'));
  });

  it('that streams is called by the URI for streams', () => {
    expect(uriOf(integration.lambdaProxy(functionArn).responseTransferMode('STREAM'))).toBe(
      invocations('response-streaming-invocations', '2021-11-15'),
    );
  });

  it('given by its URI keeps it', () => {
    const uri = invocations('invocations', '2015-03-31');
    expect(uriOf(integration.lambdaProxy(uri))).toBe(uri);
  });
});

describe('define', () => {
  it('takes lists of routes', () => {
    const cors = api.resource('/pets').cors({ allowOrigins: ['*'] });
    expect(api.define([getPet, mock()], cors).model).toEqual(api.define(getPet, mock(), cors).model);
  });

  it('gives frozen data', () => {
    const { model, warnings } = api.define(getPet);
    const pet = model.resources['/pets/{petId}'];
    for (const value of [model, warnings, pet, pet?.methods['GET']?.integration?.integrationResponses['200']]) {
      expect(Object.isFrozen(value)).toBe(true);
    }
  });

  it('keeps names that objects have of their own', () => {
    const odd = restApi('odd', { rules: { 'definition.model-name': 'off' } })
      .model('__proto__', { contentType: 'application/json' })
      .model('constructor', { contentType: 'application/json' });
    expect(Object.keys(odd.define().model.models)).toEqual(['__proto__', 'constructor']);
  });
});
