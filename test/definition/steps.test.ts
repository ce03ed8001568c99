import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';

const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } })
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true, validateRequestParameters: true })
  .authorizer('jwt', {
    type: 'COGNITO_USER_POOLS',
    providerARNs: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc'],
  })
  .authorizer('own', {
    type: 'TOKEN',
    authorizerUri: 'arn:aws:lambda:eu-west-1:123456789012:function:own',
    identitySource: 'method.request.header.Authorization',
  })
  .gatewayResponse('DEFAULT_4XX', { responseParameters: { 'gatewayresponse.header.X': "'1'" } });

const getPet = api
  .resource('/pets/{petId}')
  .method('GET')
  .authorizer('jwt', { scopes: ['pets/read'] })
  .requestParameter('method.request.querystring.verbose')
  .methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } })
  .integration()
  .http('https://backend.example.com/pets/{petId}')
  .requestParameter('integration.request.path.petId', 'method.request.path.petId')
  .requestTemplate('application/json', '{}')
  .passthrough('NEVER')
  .integrationResponse('200', {
    responseParameters: { 'method.response.header.ETag': 'integration.response.header.ETag' },
  });

const functionArn = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:pets';
const pets = api.resource('/pets');
const methodOf = (path: string, verb: string, ...routes: Parameters<typeof api.define>) =>
  api.define(...routes).model.resources[path]?.methods[verb];

describe('compile', () => {
  it('gives the calls of one route, parents first, ids as references', () => {
    const calls = getPet.compile();
    expect(calls.map(({ operation, address }) => `${operation} ${address}`)).toEqual([
      'CreateResource /pets',
      'CreateResource /pets/{petId}',
      'PutMethod GET /pets/{petId}',
      'PutMethodResponse GET /pets/{petId} 200',
      'PutIntegration GET /pets/{petId}',
      'PutIntegrationResponse GET /pets/{petId} 200',
    ]);
    expect(calls[2]?.input).toEqual({
      restApiId: { reference: 'restApi', member: 'id' },
      resourceId: { reference: '/pets/{petId}', member: 'id' },
      httpMethod: 'GET',
      authorizationType: 'COGNITO_USER_POOLS',
      authorizerId: { reference: 'authorizer jwt', member: 'id' },
      authorizationScopes: ['pets/read'],
      requestParameters: { 'method.request.path.petId': true, 'method.request.querystring.verbose': false },
    });
    expect(calls[4]?.input).toMatchObject({ type: 'HTTP', integrationHttpMethod: 'GET', passthroughBehavior: 'NEVER' });
  });

  it('gives the calls of a whole API, what is referred to before what refers to it', () => {
    expect(
      api
        .define(getPet)
        .compile()
        .map(({ address }) => address)
        .slice(0, 8),
    ).toEqual([
      'restApi',
      'model Pet',
      'requestValidator strict',
      'authorizer jwt',
      'authorizer own',
      'gatewayResponse DEFAULT_4XX',
      '/pets',
      '/pets/{petId}',
    ]);
  });
});

describe('methods', () => {
  const plain = (verb: 'POST' | 'PUT') => pets.method(verb);

  it('take the authorization type of a declared authorizer from its own type', () => {
    const route = plain('POST').authorizer('own').integration().mock();
    expect(methodOf('/pets', 'POST', route)).toMatchObject({
      authorizationType: 'CUSTOM',
      authorizer: { name: 'own' },
    });
  });

  it('take the authorization type of another authorizer as it is said', () => {
    const foreign = { id: 'a1', authorizationType: 'COGNITO_USER_POOLS' } as const;
    const route = plain('POST').authorizer(foreign).integration().mock();
    expect(methodOf('/pets', 'POST', route)).toMatchObject({
      authorizationType: 'COGNITO_USER_POOLS',
      authorizer: { id: 'a1' },
    });
  });

  it('have one way to authorize: the last', () => {
    const route = plain('POST')
      .authorizer('jwt', { scopes: ['a'] })
      .authorizationType('AWS_IAM')
      .integration()
      .mock();
    const method = methodOf('/pets', 'POST', route);
    expect(method).toMatchObject({ authorizationType: 'AWS_IAM' });
    expect(method).not.toHaveProperty('authorizer');
    expect(method).not.toHaveProperty('authorizationScopes');
  });

  it('name models and validators, declared ones and others', () => {
    const route = plain('POST')
      .requestModel('application/json', 'Pet')
      .requestModel('application/xml', { name: 'Foreign' })
      .requestValidator({ id: 'v1' })
      .methodResponse('200', { responseModels: { 'application/json': 'Empty' } })
      .apiKeyRequired()
      .operationName('createPet')
      .integration()
      .mock();
    expect(methodOf('/pets', 'POST', route)).toMatchObject({
      requestModels: { 'application/json': 'Pet', 'application/xml': 'Foreign' },
      requestValidator: { id: 'v1' },
      apiKeyRequired: true,
      operationName: 'createPet',
      methodResponses: { 200: { responseModels: { 'application/json': 'Empty' } } },
    });
  });

  it('add up what several steps say of one response', () => {
    const route = plain('POST')
      .methodResponse('200', { responseParameters: { 'method.response.header.A': true } })
      .methodResponse('200', { responseParameters: { 'method.response.header.B': false } })
      .integration()
      .mock();
    expect(methodOf('/pets', 'POST', route)?.methodResponses['200']?.responseParameters).toEqual({
      'method.response.header.A': true,
      'method.response.header.B': false,
    });
  });

  it('declare the variables of their path, greedy ones too, and let them be optional', () => {
    const greedy = api.resource('/files/{bucket}/{key+}').method('ANY').integration().mock();
    expect(methodOf('/files/{bucket}/{key+}', 'ANY', greedy)?.requestParameters).toEqual({
      'method.request.path.bucket': true,
      'method.request.path.key': true,
    });
  });

  it('stay apart when half a chain is shared', () => {
    const shared = pets.method('PUT').methodResponse('200').integration().http('https://example.com');
    const quick = shared.timeoutInMillis(100);
    const slow = shared.timeoutInMillis(5000);
    expect(methodOf('/pets', 'PUT', quick)?.integration?.timeoutInMillis).toBe(100);
    expect(methodOf('/pets', 'PUT', slow)?.integration?.timeoutInMillis).toBe(5000);
    expect(methodOf('/pets', 'PUT', shared)?.integration).not.toHaveProperty('timeoutInMillis');
  });
});

describe('integrations', () => {
  it('take everything that PutIntegration takes', () => {
    const route = pets
      .method('PUT')
      .methodResponse('200')
      .requestParameter('method.request.header.Accept')
      .integration()
      .http('https://example.com')
      .integrationHttpMethod('POST')
      .connectionType('VPC_LINK', { connectionId: 'v1', integrationTarget: 'arn:listener' })
      .credentials('arn:aws:iam::*:user/*')
      .requestParameter('integration.request.header.Accept', 'method.request.header.Accept')
      .requestTemplate('application/json', '{}')
      .passthrough('WHEN_NO_TEMPLATES')
      .cacheNamespace('shared')
      .cacheKeyParameters('method.request.header.Accept')
      .contentHandling('CONVERT_TO_TEXT')
      .timeoutInMillis(1000)
      .tlsConfig({ insecureSkipVerification: true })
      .integrationResponse('200', {
        selectionPattern: '2\\d\\d',
        responseTemplates: { 'application/json': '{}' },
        contentHandling: 'CONVERT_TO_BINARY',
      });
    expect(route.compile().find(({ operation }) => operation === 'PutIntegration')?.input).toEqual({
      restApiId: { reference: 'restApi', member: 'id' },
      resourceId: { reference: '/pets', member: 'id' },
      httpMethod: 'PUT',
      type: 'HTTP',
      uri: 'https://example.com',
      integrationHttpMethod: 'POST',
      connectionType: 'VPC_LINK',
      connectionId: 'v1',
      integrationTarget: 'arn:listener',
      credentials: 'arn:aws:iam::*:user/*',
      requestParameters: { 'integration.request.header.Accept': 'method.request.header.Accept' },
      requestTemplates: { 'application/json': '{}' },
      passthroughBehavior: 'WHEN_NO_TEMPLATES',
      cacheNamespace: 'shared',
      cacheKeyParameters: ['method.request.header.Accept'],
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 1000,
      tlsConfig: { insecureSkipVerification: true },
    });
  });

  it('make the invocation URI of a function, in its own partition and region', () => {
    const buffered = pets.method('POST').integration().lambdaProxy(functionArn);
    const streamed = buffered.responseTransferMode('STREAM');
    const uri = (route: typeof buffered) => methodOf('/pets', 'POST', route)?.integration?.uri;
    const prefix = 'arn:aws-cn:apigateway:cn-north-1:lambda:path';
    expect(uri(buffered)).toBe(`${prefix}/2015-03-31/functions/${functionArn}/invocations`);
    expect(uri(streamed)).toBe(`${prefix}/2021-11-15/functions/${functionArn}/response-streaming-invocations`);
  });

  it("call Lambda with POST, proxies with the method's own verb", () => {
    const lambda = pets.method('GET').integration().lambda(functionArn);
    const proxy = pets.method('ANY').integration().httpProxy('https://example.com');
    expect(methodOf('/pets', 'GET', lambda)?.integration).toMatchObject({ type: 'AWS', httpMethod: 'POST' });
    expect(methodOf('/pets', 'ANY', proxy)?.integration).toMatchObject({ type: 'HTTP_PROXY', httpMethod: 'ANY' });
  });
});

describe('resources', () => {
  it('are children of each other, and remember where they were', () => {
    const route = api.resource('/a').movedFrom('/b').resource('/{id}').method('GET').integration().mock();
    const { resources } = api.define(route).model;
    expect(Object.keys(resources)).toEqual(['/', '/a', '/a/{id}']);
    expect(resources['/a']).toMatchObject({ movedFrom: '/b', methods: {} });
  });

  it('answer preflight requests', () => {
    const route = pets.cors({
      allowOrigins: ['https://a.example', 'https://b.example'],
      allowMethods: ['GET'],
      allowHeaders: ['X-A'],
      exposeHeaders: ['ETag'],
      maxAge: 600,
      allowCredentials: true,
      statusCode: '200',
    });
    const definition = api.define(route);
    const integration = definition.model.resources['/pets']?.methods['OPTIONS']?.integration;
    expect(definition.warnings).toEqual([]);
    expect(integration).toMatchObject({
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: {
        200: {
          responseParameters: {
            'method.response.header.Access-Control-Allow-Origin': "'https://a.example'",
            'method.response.header.Access-Control-Allow-Methods': "'GET'",
            'method.response.header.Access-Control-Allow-Headers': "'X-A'",
            'method.response.header.Access-Control-Expose-Headers': "'ETag'",
            'method.response.header.Access-Control-Max-Age': "'600'",
            'method.response.header.Access-Control-Allow-Credentials': "'true'",
            'method.response.header.Vary': "'Origin'",
          },
        },
      },
    });
    expect(integration?.integrationResponses['200']?.responseTemplates?.['application/json']).toContain(
      '$origin == "https://b.example"',
    );
  });
});

describe('definitions', () => {
  it("leave the caller's objects alone, and can't be changed through them", () => {
    const schema = { type: 'object', properties: { id: { type: 'string' } } };
    const types: 'REGIONAL'[] = ['REGIONAL'];
    const own = restApi('own', { endpointConfiguration: { types } }).model('Own', {
      contentType: 'application/json',
      schema,
    });
    types.pop();
    schema.properties.id.type = 'number';
    const { model } = own.define();
    expect(model.settings.endpointConfiguration?.types).toEqual(['REGIONAL']);
    expect(model.models['Own']?.schema).toContain('"string"');
    expect(Object.isFrozen(schema)).toBe(false);
    expect(Object.isFrozen(model.settings.endpointConfiguration?.types)).toBe(true);
  });

  it('take lists of routes, and names that no plain object could hold', () => {
    const name: string = '__proto__';
    const route = pets.method('POST').integration().mock().requestTemplate(`application/${name}`, '{}');
    const odd = restApi('petstore').requestValidator(name, {});
    expect(Object.keys(odd.define([route]).model.requestValidators)).toEqual(['__proto__']);
  });

  it('take a policy as what it says', () => {
    expect(restApi('p', { policy: { Version: '2012-10-17' } }).define().model.settings.policy).toBe(
      '{"Version":"2012-10-17"}',
    );
  });
});
