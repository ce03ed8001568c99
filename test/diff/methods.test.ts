import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import { inPatternOrder } from '../../src/diff/selection-patterns.js';
import type { MethodNode } from '../../src/model/method.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { api, found, integration, integrationResponse, method, methodResponse, resources } from './apis.js';

const changes = (desired: RestApiNode, live?: RestApiNode) => diff(desired, live && found(live)).changes;
const lines = (desired: RestApiNode, live?: RestApiNode) =>
  changes(desired, live).map(({ action, kind, address }) => `${action} ${kind} ${address}`);

const getPets = (members: Partial<Omit<MethodNode, 'kind'>>, more: Partial<Omit<RestApiNode, 'kind'>> = {}) =>
  api({ ...more, resources: resources({ '/pets': { GET: method('GET', members) } }) });
const pet = (members: object = {}) => ({
  Pet: { kind: 'Model' as const, name: 'Pet', contentType: 'application/json', ...members },
});

describe('a method that is new', () => {
  it('needs its path and what it names, and frees nothing', () => {
    const desired = getPets({ requestModels: { 'application/json': 'Pet' } }, { models: pet() });
    expect(changes(desired, api({ resources: resources({ '/pets': {} }) }))).toContainEqual({
      action: 'create',
      kind: 'Method',
      address: 'GET /pets',
      path: '/pets',
      httpMethod: 'GET',
      after: method('GET', { requestModels: { 'application/json': 'Pet' } }),
      needs: ['/pets', 'model Pet'],
      frees: [],
    });
  });

  it('comes once: before all paths where its own is there, else right after its own', () => {
    const made = { GET: method('GET'), POST: method('POST') };
    const desired = api({ resources: resources({ '/a': made, '/b': made, '/c': made }, { '/b': '/old' }) });
    expect(lines(desired, api({ resources: resources({ '/old': {}, '/c': {} }) }))).toEqual([
      'create Method GET /c',
      'create Method POST /c',
      'create Resource /a',
      'create Method GET /a',
      'create Method POST /a',
      'move Resource /b',
      'create Method GET /b',
      'create Method POST /b',
    ]);
  });

  it('may name a model that is recreated for it', () => {
    const desired = getPets(
      { requestModels: { 'application/xml': 'Pet' } },
      { models: pet({ contentType: 'application/xml' }) },
    );
    const live = api({ models: pet(), resources: resources({ '/pets': {} }) });
    expect(lines(desired, live)).toEqual(['replace Model model Pet', 'create Method GET /pets']);
  });
});

describe('a method that is there', () => {
  it('stays as it is where a model that it names is only updated', () => {
    const names = { requestModels: { 'application/json': 'Pet' } };
    const desired = getPets(names, { models: pet({ description: 'new' }) });
    expect(lines(desired, getPets(names, { models: pet() }))).toEqual(['update Model model Pet']);
  });

  it('is said to have been what was found', () => {
    const desired = getPets({ apiKeyRequired: true }, { models: pet({ description: 'new' }) });
    const live = getPets({}, { models: pet() });
    expect(changes(desired, live).find(({ kind }) => kind === 'Method')?.before).toStrictEqual(method('GET'));
  });

  it('may have an integration response whose status it declares no response for', () => {
    const filled = (responseParameters: Record<string, string>) =>
      getPets({
        integration: integration({ integrationResponses: integrationResponse('404', { responseParameters }) }),
      });
    const parameters = { 'method.response.header.X': "'x'" };
    expect(lines(filled(parameters), filled({}))).toEqual(['update IntegrationResponse GET /pets 404']);
    expect(lines(filled({}), filled(parameters))).toEqual(['update IntegrationResponse GET /pets 404']);
    expect(lines(filled(parameters), getPets({ integration: integration() }))).toEqual([
      'create IntegrationResponse GET /pets 404',
    ]);
  });

  it('gets responses for an integration that is new, in the order of the calls that make one', () => {
    const responses = { methodResponses: { ...methodResponse('200'), ...methodResponse('404') } };
    const integrated = integration({ integrationResponses: integrationResponse('200') });
    expect(
      lines(getPets({ ...responses, integration: integrated }), getPets({ methodResponses: methodResponse('404') })),
    ).toEqual([
      'create Integration GET /pets',
      'create MethodResponse GET /pets 200',
      'create IntegrationResponse GET /pets 200',
    ]);
  });

  it('says of each of its parts which one it is', () => {
    const one = getPets({
      methodResponses: methodResponse('200'),
      integration: integration({ integrationResponses: integrationResponse('200') }),
    });
    const [integrationGone, responseGone] = changes(getPets({ integration: integration() }), one);
    expect(integrationGone).toEqual({
      action: 'delete',
      kind: 'IntegrationResponse',
      address: 'GET /pets 200',
      path: '/pets',
      httpMethod: 'GET',
      before: { kind: 'IntegrationResponse', statusCode: '200' },
      needs: [],
      frees: [],
    });
    expect(responseGone).toMatchObject({ action: 'delete', kind: 'MethodResponse', address: 'GET /pets 200' });
  });
});

describe('an authorizer that is superseded', () => {
  const jwt = { kind: 'Authorizer' as const, name: 'jwt', type: 'TOKEN' as const, authorizerUri: 'arn:a' };
  const anew = { ...jwt, type: 'COGNITO_USER_POOLS' as const, providerARNs: ['arn:pool'] };
  const guardedBy = (name: string) => method('GET', { authorizationType: 'CUSTOM', authorizer: { name } });
  const other = { ...jwt, name: 'other' };

  it.each<[what: string, MethodNode, goes: boolean]>([
    ['without one', method('GET'), true],
    ['with another one', guardedBy('other'), true],
    ['with it', guardedBy('jwt'), false],
  ])('goes beside a method %s that the definition lacks, or stays', (_, unowned, goes) => {
    const live = api({ authorizers: { jwt, other }, resources: resources({ '/old': { GET: unowned } }) });
    const { changes: made, warnings } = diff(api({ authorizers: { jwt: anew } }), found(live));
    expect(made.some(({ action }) => action === 'delete')).toBe(goes);
    expect(warnings.map(({ address }) => address)).toEqual(goes ? [] : ['authorizer jwt-superseded-by-plan']);
  });
});

describe('the schema of a model', () => {
  it.each([
    ['{"$ref":"#/definitions/Dog","definitions":{"Dog":{}}}'],
    ['{"$ref":"https://example.com/schemas/Dog"}'],
    ['{"$ref":"https://apigateway.amazonaws.com/restapis/a1b2c3/models/Dog"}'],
    ['"{restApiId}"'],
    ['no JSON'],
    [''],
  ])('%s refers to no model of the API', (schema) => {
    expect(() => diff(api({ models: pet({ schema }) }), undefined)).not.toThrow();
  });

  it('may be missing', () => {
    expect(lines(api({ models: pet() }))).toEqual(['create RestApi restApi', 'create Model model Pet']);
  });
});

describe('the turns in which integration responses change', () => {
  const responses = (patterns: Readonly<Record<string, string>>) =>
    Object.assign(
      {},
      ...Object.entries(patterns).map(([status, selectionPattern]) =>
        integrationResponse(status, { selectionPattern }),
      ),
    );
  const turns = (statuses: readonly string[], before: Record<string, string>, after: Record<string, string>) =>
    inPatternOrder(statuses, responses(before), responses(after));

  it('are those of the statuses where no pattern is handed on', () => {
    expect(turns(['200', '404'], {}, {})).toEqual([{ statusCode: '200' }, { statusCode: '404' }]);
    expect(turns(['200', '404'], { 200: 'a', 404: 'b' }, { 200: 'a', 404: 'c' })).toEqual([
      { statusCode: '200' },
      { statusCode: '404' },
    ]);
    expect(turns([], {}, {})).toEqual([]);
  });

  it('come round again where patterns are swapped, by way of a pattern that nobody has', () => {
    expect(turns(['200', '404'], { 200: 'a', 404: 'b' }, { 200: 'b', 404: 'a' })).toEqual([
      { statusCode: '200', interim: 'interim-200' },
      { statusCode: '404' },
      { statusCode: '200' },
    ]);
    const [first] = turns(
      ['1', '2', '3', '4'],
      { 1: 'a', 2: 'b', 3: 'interim-1' },
      { 1: 'b', 2: 'a', 3: 'interim-1', 4: 'interim-1-' },
    );
    expect(first).toEqual({ statusCode: '1', interim: 'interim-1--' });
  });
});
