import { describe, expect, it } from 'vitest';
import { DefinitionError } from '../../src/definition/definition-error.js';
import { restApi } from '../../src/definition/rest-api.js';
import { methodsOf } from '../../src/model/methods-of.js';
import { functionArn } from '../account.js';

const bare = restApi('petstore')
  .authorizer('jwt', { type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] })
  .requestValidator('strict', { validateRequestBody: true });
const api = bare.defaults({
  authorizer: 'jwt',
  scopes: ['pets/read'],
  apiKeyRequired: true,
  requestValidator: 'strict',
  passthrough: 'NEVER',
  timeoutInMillis: 5000,
});

describe('defaults of an API', () => {
  it('are what routes have that are started from it', () => {
    const { method } = api.resource('/pets').method('GET').integration().http('https://example.com')['~route'];
    expect(method).toMatchObject({
      authorizer: { name: 'jwt' },
      authorizationScopes: ['pets/read'],
      apiKeyRequired: true,
      requestValidator: { name: 'strict' },
      integration: { passthroughBehavior: 'NEVER', timeoutInMillis: 5000 },
    });
  });

  it('say who may call where no authorizer decides', () => {
    const signed = bare.defaults({ authorizationType: 'AWS_IAM' }).resource('/pets');
    const { model } = bare.define(
      signed.method('GET').authorizer('jwt').integration().lambdaProxy(functionArn),
      signed.method('POST').authorizationType('NONE').integration().lambdaProxy(functionArn),
      signed.method('PUT').integration().lambdaProxy(functionArn),
      signed.cors({ allowOrigins: ['*'] }),
    );
    expect(
      methodsOf(model).map(({ address, method: { authorizationType } }) => `${address} ${authorizationType}`),
    ).toEqual(['GET /pets COGNITO_USER_POOLS', 'POST /pets NONE', 'PUT /pets AWS_IAM', 'OPTIONS /pets NONE']);
  });

  it('give way to the steps of a route', () => {
    const { method } = api
      .resource('/pets')
      .method('GET')
      .authorizationType('NONE')
      .apiKeyRequired(false)
      .integration()
      .http('https://example.com')
      .timeoutInMillis(100)['~route'];
    expect(method).toMatchObject({ authorizationType: 'NONE', apiKeyRequired: false });
    expect(method).not.toHaveProperty('authorizer');
    expect(method.integration?.timeoutInMillis).toBe(100);
  });

  it('are left out where a type of integration has no such step, and on cors() routes', () => {
    const proxy = api.resource('/pets').method('GET').integration().lambdaProxy(functionArn);
    expect(proxy['~route'].method.integration).not.toHaveProperty('passthroughBehavior');
    const { method } = api.resource('/pets').cors({ allowOrigins: ['*'] })['~route'];
    expect(method).toMatchObject({ authorizationType: 'NONE' });
    expect(method).not.toHaveProperty('apiKeyRequired');
    expect(method.integration).not.toHaveProperty('timeoutInMillis');
  });

  it("don't reach routes that were started before", () => {
    const { method } = bare.resource('/pets').method('GET').integration().lambdaProxy(functionArn)['~route'];
    expect(method).toMatchObject({ authorizationType: 'NONE' });
  });

  it('answer preflight requests on each path that has routes, and neither OPTIONS nor ANY', () => {
    const open = bare.defaults({ cors: { allowOrigins: ['https://example.com'] } });
    const route = (path: '/a/b' | '/any' | '/own', verb: 'GET' | 'ANY') =>
      open.resource(path).method(verb).integration().lambdaProxy(functionArn);
    const own = open.resource('/own').method('OPTIONS').integration().lambdaProxy(functionArn);
    const { resources } = open.define(route('/a/b', 'GET'), route('/any', 'ANY'), route('/own', 'GET'), own).model;
    expect(Object.entries(resources).map(([path, { methods }]) => [path, Object.keys(methods)])).toEqual([
      ['/', []],
      ['/a', []],
      ['/a/b', ['GET', 'OPTIONS']],
      ['/any', ['ANY']],
      ['/own', ['GET', 'OPTIONS']],
    ]);
    expect(resources['/own']?.methods['OPTIONS']?.integration?.type).toBe('AWS_PROXY');
  });

  it('refuse options that there are none of', () => {
    const define = () => bare.defaults({ authoriser: 'jwt' } as object);
    expect(define).toThrow(DefinitionError);
    expect(define).toThrow("Did you mean 'authorizer'?");
  });

  it('are checked with the routes that have them', () => {
    const wrong = bare.defaults({ requestValidator: 'strickt' } as object);
    const route = wrong.resource('/pets').method('GET').integration().lambdaProxy(functionArn);
    expect(() => wrong.define(route)).toThrow("The API declares no requestValidator 'strickt'. Did you mean 'strict'?");
  });
});
