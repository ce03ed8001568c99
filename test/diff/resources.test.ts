import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { diff } from '../../src/diff/diff.js';
import { DiffError } from '../../src/diff/errors.js';
import { referTo } from '../../src/model/ids.js';
import type { ResourceNode, RestApiNode } from '../../src/model/rest-api.js';
import { api, found, method, resources } from './apis.js';

/** An API of these paths, in this order; `'/new < /old'` is one that was moved. */
const paths = (...list: readonly string[]): RestApiNode =>
  api({
    resources: Object.fromEntries(
      list.map((one): [string, ResourceNode] => {
        const [path = '', movedFrom] = one.split(' < ');
        return [path, { kind: 'Resource', path, methods: {}, ...(movedFrom === undefined ? {} : { movedFrom }) }];
      }),
    ),
  });

const changes = (desired: RestApiNode, live: RestApiNode, prune = false) =>
  diff(desired, found(live), { prune }).changes;
const lines = (list: readonly Change[]) => list.map(({ action, address }) => `${action} ${address}`);
const operations = ({ patches = [] }: Change) => patches.flat().map(({ path, value }) => [path, value]);

/** The problems that stand in the way. */
function problems(desired: RestApiNode, live: RestApiNode, prune = false): readonly string[] {
  try {
    diff(desired, found(live), { prune });
  } catch (error) {
    if (error instanceof DiffError) return error.problems.map(({ address }) => address);
    throw error;
  }
  return [];
}

describe('paths, in whatever order a definition has them', () => {
  it('are made below those that are made before', () => {
    expect(lines(changes(paths('/a/b/c', '/x', '/a/b', '/a'), paths()))).toEqual([
      'create /x',
      'create /a',
      'create /a/b',
      'create /a/b/c',
    ]);
  });

  it('are made below those that are there', () => {
    const desired = paths('/a/b/c', '/a/b', '/a', '/d/e', '/d');
    expect(lines(changes(desired, paths('/a', '/d')))).toEqual(['create /a/b', 'create /d/e', 'create /a/b/c']);
  });

  it('are made below those that have moved', () => {
    expect(lines(changes(paths('/b/c/d', '/b/c', '/b < /a'), paths('/a')))).toEqual([
      'move /b',
      'create /b/c',
      'create /b/c/d',
    ]);
  });

  it('come level by level, below those that are there and those that have moved as below those that are made', () => {
    const made = ['/y', '/y/x', '/y/x/w'];
    expect(lines(changes(paths('/a/b', '/a', ...made), paths('/a')))).toEqual([
      'create /y',
      'create /a/b',
      'create /y/x',
      'create /y/x/w',
    ]);
    expect(lines(changes(paths('/live', '/b/c', '/b < /a', ...made), paths('/a', '/live')))).toEqual([
      'move /b',
      'create /y',
      'create /b/c',
      'create /y/x',
      'create /y/x/w',
    ]);
  });

  it('need their parents, and that what was there has moved away, and nothing else', () => {
    expect(changes(paths('/a', '/b < /a', '/b/c', '/d'), paths('/a'))).toEqual([
      expect.objectContaining({ action: 'move', address: '/b', needs: ['/'], frees: [] }),
      expect.objectContaining({ action: 'create', address: '/d', needs: ['/'], frees: [] }),
      expect.objectContaining({ action: 'create', address: '/a', needs: ['/', '/b'], frees: [] }),
      expect.objectContaining({ action: 'create', address: '/b/c', needs: ['/b'], frees: [] }),
    ]);
  });

  it('stay where they are that would have to move in a circle', () => {
    expect(changes(paths('/a < /b', '/b < /a'), paths('/a', '/b'))).toEqual([]);
    // And nothing moves out from below what is made meanwhile.
    for (const order of [
      ['/a/k', '/q/c < /a', '/a'],
      ['/a', '/a/k', '/q/c < /a'],
    ]) {
      const stuck = changes(paths(...order, '/q < /r', '/r < /q'), paths('/a', '/q', '/r'));
      expect(lines(stuck).toSorted()).toEqual(['create /a/k', 'create /q/c']);
    }
  });
});

describe('a path variable', () => {
  it('may stand beside a fixed path part', () => {
    expect(lines(changes(paths('/pets', '/pets/mine'), paths('/pets', '/pets/{id}')))).toEqual(['create /pets/mine']);
    expect(lines(changes(paths('/pets', '/pets/{id}'), paths('/pets', '/pets/mine')))).toEqual(['create /pets/{id}']);
  });

  it('is made when the one that was there has moved elsewhere', () => {
    expect(lines(changes(paths('/a/{x}', '/a', '/b/{id} < /a/{id}', '/b'), paths('/a', '/a/{id}', '/b')))).toEqual([
      'move /b/{id}',
      'create /a/{x}',
    ]);
  });

  it('is renamed where it is, and not moved to where another one is', () => {
    expect(lines(changes(paths('/a', '/a/{x} < /a/{id}'), paths('/a', '/a/{id}')))).toEqual(['move /a/{x}']);
    const live = paths('/a', '/a/{id}', '/b', '/b/{id}');
    expect(problems(paths('/a', '/a/{x} < /b/{id}'), live)).toEqual(['/a/{x}']);
  });

  it('is refused beside another one, also where both are new, the highest first', () => {
    const twice = paths('/a', '/a/{x}', '/a/{y}', '/{user}', '/{tenant}');
    expect(problems(twice, paths())).toEqual(['/{tenant}', '/a/{y}']);
    expect(problems(twice, paths(), true)).toEqual(['/{tenant}', '/a/{y}']);
  });

  it('needs that the one goes that stands there, where that is deleted', () => {
    expect(changes(paths('/a', '/a/{x}'), paths('/a', '/a/{id}'), true)).toEqual([
      expect.objectContaining({ action: 'create', address: '/a/{x}', needs: ['/a', '/a/{id}'] }),
      expect.objectContaining({ action: 'delete', address: '/a/{id}' }),
    ]);
  });
});

describe('a move', () => {
  it('changes the name before the parent where the old name is taken at the root, too', () => {
    const [move] = changes(paths('/new < /a/old', '/a', '/old'), paths('/a', '/a/old', '/old'));
    expect(move && operations(move)).toEqual([
      ['/pathPart', 'new'],
      ['/parentId', 'id of /'],
    ]);
  });

  it('changes the parent first where nothing stands in the way', () => {
    const [move] = changes(paths('/b', '/b/new < /a/old', '/a'), paths('/a', '/a/old', '/b'));
    expect(move && operations(move)).toEqual([
      ['/parentId', 'id of /b'],
      ['/pathPart', 'new'],
    ]);
  });

  it('brings the ids of everything along, under the new paths', () => {
    const { ids, foundIds } = diff(paths('/b < /a', '/b/x', '/c'), found(paths('/a', '/a/x', '/a/y')));
    expect(ids.resource('/b')).toBe('id of /a');
    expect(ids.resource('/b/x')).toBe('id of /a/x');
    expect(ids.resource('/b/y')).toBe('id of /a/y');
    expect(ids.resource('/')).toBe('id of /');
    expect(foundIds.resource('/a/x')).toBe('id of /a/x');
    for (const path of ['/c', '/a', '/nowhere']) expect(ids.resource(path)).toEqual(referTo(path));
  });

  it('is waited for by the deletion of what it leaves, and by no other', () => {
    const desired = paths('/kept < /gone/kept', '/b < /a');
    expect(changes(desired, paths('/gone', '/gone/kept', '/a', '/other'), true)).toEqual([
      expect.objectContaining({ action: 'move', address: '/kept' }),
      expect.objectContaining({ action: 'move', address: '/b' }),
      expect.objectContaining({ action: 'delete', address: '/gone', needs: ['/kept'] }),
      expect.objectContaining({ action: 'delete', address: '/other', needs: [] }),
    ]);
  });
});

describe('a deletion', () => {
  it('takes methods and everything below along, from the top, in whatever order they were found', () => {
    const all = resources({ '/gone/a/b': { GET: method('GET') }, '/gone/c': {}, '/gone': { POST: method('POST') } });
    const [root, ...entries] = Object.entries(all);
    const [gone, a, b, c] = entries;
    for (const order of [entries, entries.toReversed(), [c, a, gone, b], [b, gone, c, a]]) {
      const live = { ...api(), resources: Object.fromEntries([root, ...order].filter((one) => one !== undefined)) };
      expect(changes(api(), live, true)).toEqual([
        expect.objectContaining({
          action: 'delete',
          address: '/gone',
          takes: ['POST /gone', '/gone/a', '/gone/a/b', 'GET /gone/a/b', '/gone/c'],
        }),
      ]);
    }
  });

  it('of a path with nothing takes nothing along', () => {
    expect(changes(api(), paths('/gone'), true)[0]).not.toHaveProperty('takes');
  });

  it('frees all that methods below it refer to', () => {
    const jwt = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:a' } as const;
    const guarded = method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } });
    const live = api({ authorizers: { jwt }, resources: resources({ '/gone/a': { GET: guarded }, '/gonealong': {} }) });
    const frees = changes(api(), live, true).map((change) => [change.address, change.frees]);
    expect(frees).toEqual([
      ['/gone', ['authorizer jwt']],
      ['/gonealong', []],
      ['authorizer jwt', []],
    ]);
  });
});
