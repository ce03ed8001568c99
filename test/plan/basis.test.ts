import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import type { PhysicalIds } from '../../src/model/ids.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { basisOf, driftOf } from '../../src/plan/basis.js';
import { api, found as foundApi, integration, method, resources } from '../diff/apis.js';

const found = (model: RestApiNode) => foundApi(model) as { readonly model: RestApiNode; readonly ids: PhysicalIds };
const json = 'application/json';
const pet = { kind: 'Model', name: 'Pet', contentType: json, schema: '{}' } as const;
const cat = { ...pet, name: 'Cat' } as const;
const jwt = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:a' } as const;
const strict = { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } as const;
const stages = (description: string) => ({ prod: { kind: 'Stage', stageName: 'prod', description } }) as const;

const desired = api({
  settings: { description: 'pets' },
  models: { Pet: pet },
  resources: resources({
    '/pets/{petId}': {
      GET: method('GET', {
        authorizationType: 'CUSTOM',
        authorizer: { name: 'jwt' },
        requestValidator: { name: 'strict' },
        integration: integration(),
      }),
    },
  }),
});

const live = api({
  settings: { description: 'pets', minimumCompressionSize: 5 },
  models: { Pet: pet, Cat: cat },
  authorizers: { jwt },
  requestValidators: { strict },
  stages: stages('old'),
  resources: resources({
    '/pets/{petId}': { GET: method('GET', { integration: integration() }), DELETE: method('DELETE') },
    '/owners': { GET: method('GET') },
  }),
});

/** What is seen to have changed between a plan and its application. */
function drift(later: RestApiNode, { whole = false, wanted = desired, before = live } = {}): readonly string[] {
  const then = found(before);
  const { changes } = diff(wanted, then, { prune: whole });
  const basis = { kinds: [], restApiId: 'api1', ...basisOf(then, { desired: wanted, changes, whole }) };
  return driftOf(basis, changes, found(later)).map(({ address, what }) => `${what} ${address}`);
}

/** The live API with some methods of `/pets/{petId}` and other resources. */
const withPaths = (methods: Parameters<typeof resources>[0]): RestApiNode => ({
  ...live,
  resources: resources(methods),
});
const itsGet = { GET: method('GET', { integration: integration() }) };
const itsDelete = { DELETE: method('DELETE') };

describe('a plan depends', () => {
  it('on nothing that has not changed', () => {
    expect(drift(live)).toEqual([]);
    expect(drift(live, { whole: true })).toEqual([]);
  });

  it.each<[what: string, later: RestApiNode, seen: readonly string[]]>([
    ['a setting', { ...live, settings: { ...live.settings, description: 'x' } }, ['changed restApi description']],
    ['a model', { ...live, models: { ...live.models, Pet: { ...pet, schema: '{"a":1}' } } }, ['changed model Pet']],
    ['a model that goes', { ...live, models: { Cat: cat } }, ['gone model Pet']],
    [
      'an authorizer that it refers to',
      { ...live, authorizers: { jwt: { ...jwt, authorizerUri: 'arn:b' } } },
      ['changed authorizer jwt'],
    ],
    ['a validator that it refers to', { ...live, requestValidators: {} }, ['gone requestValidator strict']],
    [
      'a method',
      withPaths({ '/pets/{petId}': { GET: method('GET'), ...itsDelete }, '/owners': {} }),
      ['changed GET /pets/{petId}'],
    ],
    ['a method that goes', withPaths({ '/pets/{petId}': itsDelete, '/owners': {} }), ['gone GET /pets/{petId}']],
    ['a path that goes', withPaths({ '/pets': {}, '/owners': {} }), ['gone /pets/{petId}', 'gone GET /pets/{petId}']],
  ])('on what it speaks of: %s', (_what, later, seen) => {
    expect(drift(later)).toEqual(seen);
  });

  it.each<[what: string, later: RestApiNode, seen: readonly string[]]>([
    ['a setting', { ...live, settings: { description: 'pets' } }, ['gone restApi minimumCompressionSize']],
    ['another setting', { ...live, settings: { ...live.settings, policy: '{}' } }, ['new restApi policy']],
    ['the name', { ...live, name: 'other' }, ['changed restApi name']],
    ['a model', { ...live, models: { Pet: pet, Dog: { ...pet, name: 'Dog' } } }, ['gone model Cat', 'new model Dog']],
    [
      'a method',
      withPaths({ '/pets/{petId}': { ...itsGet, ...itsDelete }, '/owners': { POST: method('POST') } }),
      ['gone GET /owners', 'new POST /owners'],
    ],
    [
      'a path variable beside one that was there',
      withPaths({ '/pets/{petId}': { ...itsGet, ...itsDelete }, '/pets/{id}': {}, '/owners': { GET: method('GET') } }),
      ['new /pets/{id}'],
    ],
  ])('on nothing else, unless it depends on everything: %s', (_what, later, seen) => {
    expect(drift(later)).toEqual([]);
    expect([...drift(later, { whole: true })].sort()).toEqual([...seen].sort());
  });

  it('on no stage that it does not name, even if it depends on everything', () => {
    const later = { ...live, stages: stages('new') };
    expect(drift(later)).toEqual([]);
    expect(drift(later, { whole: true })).toEqual([]);
    const more = { ...live, stages: { ...live.stages, test: { kind: 'Stage', stageName: 'test' } } } as const;
    expect(drift(more, { whole: true })).toEqual([]);
    expect(drift(later, { wanted: { ...desired, stages: stages('old') } })).toEqual(['changed stage prod']);
  });

  it('on everything where it recreates a model or an authorizer', () => {
    const other = { ...live, models: { Pet: pet } };
    const asXml = { ...desired, models: { Pet: { ...pet, contentType: 'application/xml' } } };
    expect(drift(other, { wanted: asXml })).toEqual(['gone model Cat']);
    const pools = { kind: 'Authorizer', name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:p'] } as const;
    expect(drift(other, { wanted: { ...desired, authorizers: { jwt: pools } } })).toEqual(['gone model Cat']);
    const another = { ...desired, requestValidators: { strict: { ...strict, validateRequestBody: false } } };
    expect(drift(other, { wanted: another })).toEqual([]);
    const changed = { ...desired, models: { Pet: { ...pet, schema: '{"type":"object"}' } } };
    expect(drift(other, { wanted: changed })).toEqual([]);
    const guarded = { ...desired, authorizers: { jwt: { ...jwt, authorizerUri: 'arn:b' } } };
    expect(drift(other, { wanted: guarded })).toEqual([]);
    const proxied = method('GET', {
      authorizationType: 'CUSTOM',
      authorizer: { name: 'jwt' },
      integration: integration({ type: 'HTTP_PROXY' }),
    });
    const putAgain = { ...desired, resources: resources({ '/pets/{petId}': { GET: proxied } }) };
    expect(diff(putAgain, found(live), {}).changes).toContainEqual(expect.objectContaining({ action: 'replace' }));
    expect(drift(other, { wanted: putAgain })).toEqual([]);
  });

  it('on whether the name is free that a superseded authorizer gets', () => {
    const wanted = { ...desired, authorizers: { jwt } };
    const name = 'jwt-superseded-by-plan';
    const later = { ...live, authorizers: { jwt, [name]: { ...jwt, name } } };
    expect(drift(later, { wanted })).toEqual([`new authorizer ${name}`]);
  });

  it('on whether there is another path variable where it makes one', () => {
    const before = withPaths({ '/pets': {}, '/owners': {} });
    const below = (...paths: readonly string[]) =>
      withPaths(Object.fromEntries(['/pets', '/owners', ...paths].map((path) => [path, {}])));
    expect(drift(below('/pets/{id}', '/owners/{id}', '/pets/list'), { before })).toEqual(['new /pets/{id}']);
    expect(drift(below('/pets/{petId}'), { before })).toEqual(['new /pets/{petId}']);
    const moved = { ...desired, resources: resources({ '/pets/{petId}': {} }, { '/pets/{petId}': '/pets/all' }) };
    const movable = withPaths({ '/pets/all': {}, '/owners': {} });
    expect(
      drift(withPaths({ '/pets/all': {}, '/pets/{id}': {}, '/owners': {} }), { before: movable, wanted: moved }),
    ).toEqual(['new /pets/{id}']);
    expect(drift(withPaths({ '/pets': {}, '/owners': {} }), { before: movable, wanted: moved })).toEqual([
      'gone /pets/all',
    ]);
    // What it renames is where it was: that is no other one.
    const renamed = { ...desired, resources: resources({ '/pets/{petId}': {} }, { '/pets/{petId}': '/pets/{id}' }) };
    const named = withPaths({ '/pets/{id}': {} });
    expect(drift(named, { before: named, wanted: renamed })).toEqual([]);
  });

  it('on no other path variable where it makes none', () => {
    const change = (kind: string, action: string, path = '/pets/{petId}') =>
      ({ kind, action, address: path, path, needs: [], frees: [] }) as never;
    const basis = { kinds: [], restApiId: 'api1', states: {} };
    const rivals = (...changes: never[]) =>
      driftOf(basis, changes, found(withPaths({ '/pets/{id}': {}, '/{proxy+}': {} }))).map(({ address }) => address);
    expect(rivals(change('Resource', 'create'), change('Resource', 'move', '/{all+}'))).toEqual([
      '/pets/{id}',
      '/{proxy+}',
    ]);
    expect(rivals(change('Resource', 'update'), change('Resource', 'delete'))).toEqual([]);
    expect(rivals(change('Method', 'create'), change('Method', 'move'))).toEqual([]);
    expect(rivals(change('Resource', 'create', '/pets'), change('Resource', 'create', '/'))).toEqual([]);
  });

  it('on which thing it is, not only on what it says', () => {
    const then = found(live);
    const basis = { kinds: [], restApiId: 'api1', ...basisOf(then, { desired, changes: [], whole: false }) };
    const ids = {
      ...then.ids,
      resources: { ...then.ids.resources, '/pets': 'another' },
      models: { ...then.ids.models, Pet: 'another' },
    };
    expect(driftOf(basis, [], { ...then, ids }).map(({ address }) => address)).toEqual(['model Pet', '/pets']);
  });

  it('says so only where it depends on everything', () => {
    const then = found(live);
    expect(basisOf(then, { desired, changes: [], whole: false })).not.toHaveProperty('whole');
    expect(basisOf(then, { desired, changes: [], whole: true })).toHaveProperty('whole', true);
  });

  it('on the things that a definition names, each under its address, and on no other', () => {
    const wanted = api({
      settings: { description: 'pets' },
      models: { Pet: pet },
      authorizers: { jwt },
      stages: stages('new'),
      resources: resources(
        {
          '/pets/{petId}': {
            GET: method('GET', { authorizer: { name: 'other' }, requestValidator: { name: 'strict' } }),
            PUT: method('PUT', { authorizer: { id: 'a1' }, requestValidator: { id: 'v1' } }),
            DELETE: method('DELETE'),
          },
        },
        { '/pets/{petId}': '/pets/{id}' },
      ),
    });
    const { states = {} } = basisOf(found(api()), { desired: wanted, changes: [], whole: false });
    expect(Object.entries(states).map(([address, state]) => `${address}${state === null ? '' : ' (there)'}`)).toEqual([
      'restApi description',
      'model Pet',
      'authorizer jwt',
      'stage prod',
      'authorizer jwt-superseded-by-plan',
      '/ (there)',
      '/pets',
      '/pets/{petId}',
      '/pets/{id}',
      'GET /pets/{petId}',
      'authorizer other',
      'requestValidator strict',
      'PUT /pets/{petId}',
      'DELETE /pets/{petId}',
    ]);
    expect(states['/']).toHaveLength(16);
  });
});
