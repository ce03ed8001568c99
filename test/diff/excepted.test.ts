import { describe, expect, it } from 'vitest';
import { type DiffOptions, diff } from '../../src/diff/diff.js';
import { withExcepted } from '../../src/diff/excepted.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { api, found, method, resources } from './apis.js';

const routes = (list: readonly string[], movedFrom: Readonly<Record<string, string>> = {}): RestApiNode =>
  api({
    resources: resources(
      Object.fromEntries(list.map((path) => [path, { GET: method('GET'), POST: method('POST') }])),
      movedFrom,
    ),
  });

const changes = (desired: RestApiNode, live: RestApiNode, except: readonly string[]) =>
  diff(desired, found(live), { prune: { except } }).changes.map(({ action, address }) => `${action} ${address}`);

describe('pruning', () => {
  const live = routes(['/tenants/acme', '/tenantsold', '/hooks', '/']);

  it.each<[except: readonly string[], deleted: readonly string[]]>([
    [[], ['delete GET /', 'delete POST /', 'delete /tenants', 'delete /tenantsold', 'delete /hooks']],
    [['/tenants'], ['delete GET /', 'delete POST /', 'delete /tenantsold', 'delete /hooks']],
    [['/tenants/acme'], ['delete GET /', 'delete POST /', 'delete /tenantsold', 'delete /hooks']],
    [['GET /hooks'], ['delete GET /', 'delete POST /', 'delete POST /hooks', 'delete /tenants', 'delete /tenantsold']],
    [
      ['GET /tenants/acme', '/hooks'],
      ['delete GET /', 'delete POST /', 'delete POST /tenants/acme', 'delete /tenantsold'],
    ],
    [
      ['/hooks', '/tenantsold'],
      ['delete GET /', 'delete POST /', 'delete /tenants'],
    ],
    [['/'], []],
  ])('except %j leaves that alone', (except, deleted) => {
    expect(changes(api(), live, except).toSorted()).toEqual(deleted.toSorted());
  });

  it('except things leaves those alone, and what the definition says of them is what counts', () => {
    const pet = { kind: 'Model', name: 'Pet', contentType: 'application/json', schema: '{"title":"live"}' } as const;
    const [dog, cat] = [
      { ...pet, name: 'Dog' },
      { ...pet, name: 'Cat' },
    ];
    const there = api({ models: { Pet: pet, Dog: dog, Cat: cat } });
    const desired = api({ models: { Pet: { ...pet, schema: '{"title":"desired"}' } } });
    expect(changes(desired, there, ['model Dog', 'model Pet'])).toEqual(['update model Pet', 'delete model Cat']);
  });

  it('except a route that a definition has, too, does what the definition says', () => {
    const desired = api({
      resources: resources({ '/hooks': { GET: method('GET', { apiKeyRequired: true }), PUT: method('PUT') } }),
    });
    expect(changes(desired, routes(['/hooks']), ['/hooks'])).toEqual(['update GET /hooks', 'create PUT /hooks']);
  });
});

describe('what is excepted and moves', () => {
  it('keeps its methods, where it moves by itself and where it is below what moves', () => {
    const desired = api({ resources: resources({ '/b/x': {}, '/d': {} }, { '/b': '/a', '/d': '/c' }) });
    const live = routes(['/a/x', '/a/y', '/c', '/ax']);
    expect(changes(desired, live, ['/a', '/c', '/ax'])).toEqual(['move /b', 'move /d']);
    expect(changes(desired, live, ['/a/x', 'GET /c'])).toEqual([
      'move /b',
      'move /d',
      'delete POST /d',
      'delete /ax',
      'delete /b/y',
    ]);
  });

  it('is followed along a chain of moves, and to where the path it was at is recreated', () => {
    const chain = api({ resources: resources({ '/b': {}, '/c': {} }, { '/b': '/a', '/c': '/b' }) });
    expect(changes(chain, routes(['/a/x', '/b/y']), ['/a/x', '/b/y'])).toEqual(['move /c', 'move /b']);
    const anew = api({ resources: resources({ '/a': {}, '/b': {} }, { '/b': '/a' }) });
    expect(changes(anew, routes(['/a/x']), ['/a/x'])).toEqual(['move /b', 'create /a']);
  });

  it('is followed through a move of its own below one that moves', () => {
    const desired = api({ resources: resources({ '/b/z': {} }, { '/b': '/a', '/b/z': '/a/x' }) });
    expect(changes(desired, routes(['/a/x/deep']), ['/a/x/deep'])).toEqual(['move /b', 'move /b/z']);
  });

  it('stays where it is once the move is done', () => {
    const desired = api({ resources: resources({ '/b': {} }, { '/b': '/a' }) });
    expect(changes(desired, routes(['/b/x']), ['/b/x'])).toEqual([]);
    const both = api({ resources: resources({ '/a': {}, '/b': {} }, { '/b': '/a' }) });
    expect(changes(both, routes(['/a/x', '/b/x']), ['/a/x', '/b/x'])).toEqual([]);
  });
});

describe('what a definition wants with what is excepted', () => {
  it('has the paths above, without methods', () => {
    const wanted = withExcepted(api(), routes(['/a', '/a/b', '/a/b/c']), ['POST /a/b/c']);
    expect(Object.values(wanted.resources).map(({ path, methods }) => [path, Object.keys(methods)])).toEqual([
      ['/', []],
      ['/a', []],
      ['/a/b', []],
      ['/a/b/c', ['POST']],
    ]);
  });
});

describe('what is said of pruning', () => {
  it.each<[prune: DiffOptions['prune']]>([
    [undefined],
    [true],
    [false],
    [{ except: [] }],
    [
      {
        except: [
          '/',
          '/tenants',
          'GET /pets/{petId}',
          'ANY /',
          'model Pet',
          'authorizer jwt',
          'gatewayResponse UNAUTHORIZED',
        ],
      },
    ],
  ])('may be %j', (prune) => {
    expect(() => diff(api(), undefined, { prune })).not.toThrow();
  });

  it.each([
    ['yes'],
    [1],
    [null],
    [['/tenants']],
    [{}],
    [{ except: '/tenants' }],
    [{ except: ['/tenants'], only: ['/pets'] }],
  ])("can't be %j", (prune) => {
    const options = { prune } as unknown as DiffOptions;
    expect(() => diff(api(), undefined, options)).toThrow(/It must be true, false or \{ except: \[…\] \}/);
  });

  it.each([
    ['tenants'],
    ['get /pets'],
    ['GET pets'],
    ['GET /a\n GET'],
    ['model '],
    ['model'],
    ['usage plan gold'],
    [7],
    [undefined],
  ])("can't except %j", (address) => {
    const options = { prune: { except: ['/fine', address] } } as unknown as DiffOptions;
    expect(() => diff(api(), undefined, options)).toThrow(/isn't the address of anything that pruning deletes/);
  });
});
