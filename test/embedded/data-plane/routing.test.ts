import { describe, expect, it } from 'vitest';
import type { HeldRestApi } from '../../../src/embedded/control-plane/state.js';
import { routerOf } from '../../../src/embedded/data-plane/router.js';
import fc from '../../fast-check.js';

/** An API of these methods: `GET /pets/{petId}`. */
function apiOf(routes: readonly string[]): HeldRestApi {
  const resources = new Map([
    ['', { id: '', methods: new Map() } as HeldRestApi['resources'] extends Map<string, infer R> ? R : never],
  ]);
  for (const route of routes) {
    const [verb = '', path = ''] = route.split(' ');
    let parentId = '';
    for (const pathPart of path.split('/').filter(Boolean)) {
      const id = `${parentId}/${pathPart}`;
      if (!resources.has(id)) resources.set(id, { id, parentId, pathPart, methods: new Map() });
      parentId = id;
    }
    resources.get(parentId)?.methods.set(verb, { httpMethod: verb });
  }
  return { resources } as HeldRestApi;
}

function routed(routes: readonly string[], request: string): string | undefined {
  const [verb = '', path = ''] = request.split(' ');
  const match = routerOf(apiOf(routes))(verb, path);
  return match && `${match.method.httpMethod} ${match.resourcePath}`;
}

it('a path of slashes takes no longer than another', () => {
  const find = routerOf(apiOf(['GET /pets/{petId}']));
  const started = performance.now();
  for (let count = 0; count < 100; count++) expect(find('GET', `/pets${'/'.repeat(10_000)}x`)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(2_000);
});

describe('a route is found by path and verb', () => {
  it.each([
    ['what is written out before a variable', ['GET /pets/{id}', 'GET /pets/mine'], 'GET /pets/mine', 'GET /pets/mine'],
    ['a variable before a greedy one', ['GET /{all+}', 'GET /{one}'], 'GET /pets', 'GET /{one}'],
    ['the greedy one where the rest is longer', ['GET /{all+}', 'GET /{one}'], 'GET /pets/7', 'GET /{all+}'],
    ['a greedy sibling where the way of the written one ends', ['GET /a/b', 'GET /{all+}'], 'GET /a/c', 'GET /{all+}'],
    [
      'a greedy sibling where the written one lacks the verb',
      ['POST /a', 'OPTIONS /{all+}'],
      'OPTIONS /a',
      'OPTIONS /{all+}',
    ],
    ['a variable where the written one lacks the verb', ['POST /a/b', 'GET /{x}/b'], 'GET /a/b', 'GET /{x}/b'],
    ['the greedy one deeper down first', ['GET /{all+}', 'GET /a/{rest+}'], 'GET /a/b/c', 'GET /a/{rest+}'],
    ['its own verb before ANY', ['ANY /a', 'GET /a'], 'GET /a', 'GET /a'],
    ['ANY for other verbs', ['ANY /a', 'GET /a'], 'HEAD /a', 'ANY /a'],
    ['a path with a slash at its end', ['GET /a'], 'GET /a/', 'GET /a'],
    ['the root', ['GET /'], 'GET /', 'GET /'],
    ['a segment that is written with percent signs', ['GET /a~b'], 'GET /a%7Eb', 'GET /a~b'],
  ])('%s', (_, routes, request, expected) => {
    expect(routed(routes, request)).toBe(expected);
  });

  it.each([
    ['a verb that ANY does not stand for', ['ANY /a', 'ANY /{all+}'], 'TRACE /a'],
    ['HEAD where only GET is', ['GET /a'], 'HEAD /a'],
    ['the root where only a greedy one is', ['GET /{all+}'], 'GET /'],
    ['a greedy one with nothing behind the prefix', ['GET /a/{all+}'], 'GET /a'],
    ['an empty segment as a variable', ['GET /a/{x}/b'], 'GET /a//b'],
    ['another letter case', ['GET /Pets'], 'GET /pets'],
    ['a resource without methods', ['GET /a/b'], 'GET /a'],
  ])('not %s', (_, routes, request) => {
    expect(routed(routes, request)).toBeUndefined();
  });

  it('has variables as they were sent, empty segments inside included', () => {
    const find = routerOf(apiOf(['GET /{shop}/{rest+}']));
    expect(find('GET', '/a%2Fb/x%20y//z/')?.pathParameters).toEqual({ shop: 'a%2Fb', rest: 'x%20y//z' });
  });

  const segment = fc.constantFrom('a', 'b', '{x}');
  const route = fc
    .tuple(fc.constantFrom('GET', 'POST', 'ANY'), fc.array(segment, { maxLength: 3 }), fc.boolean())
    .map(([verb, segments, greedy]) => `${verb} /${[...segments, ...(greedy ? ['{rest+}'] : [])].join('/')}`);
  const request = fc
    .tuple(fc.constantFrom('GET', 'POST'), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 4 }))
    .map(([verb, segments]) => `${verb} /${segments.join('/')}`);

  it('as by trying every route in the order of its segments', () => {
    fc.assert(
      fc.property(fc.array(route, { maxLength: 8 }), request, (routes, asked) => {
        expect(routed(routes, asked)).toBe(byTrying(routes, asked));
      }),
      { numRuns: 500 },
    );
  });
});

/** The first that fits, of all routes ordered segment by segment: written out, variable, greedy; own verb before ANY. */
function byTrying(routes: readonly string[], request: string): string | undefined {
  const [verb = '', path = ''] = request.split(' ');
  const rank = (segment: string | undefined) =>
    segment === undefined ? '0' : segment.endsWith('+}') ? '3' : segment.startsWith('{') ? '2' : '1';
  const keyOf = (route: string) => {
    const [own = '', resource = ''] = route.split(' ');
    return `${resource.split('/').filter(Boolean).map(rank).join('')}${own === 'ANY' ? '5' : '4'}`;
  };
  const fits = (route: string) => {
    const [own = '', resource = ''] = route.split(' ');
    const pattern = resource
      .split('/')
      .map((segment) => (segment.endsWith('+}') ? '.+' : segment.startsWith('{') ? '[^/]+' : segment))
      .join('/');
    return (own === verb || own === 'ANY') && new RegExp(`^${pattern}$`).test(path);
  };
  return routes.filter(fits).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))[0];
}
