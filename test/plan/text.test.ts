import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import { Plan } from '../../src/plan/plan.js';
import { api, found, integration, method, resources } from '../diff/apis.js';
import { limits } from './planned.js';

const route = (path: string, template: string) => ({
  [path]: { GET: method('GET', { integration: integration({ requestTemplates: { a: template } }) }) },
});
const difference = diff(
  api({ resources: resources({ ...route('/a', 'x\ny'), '/new': {} }) }),
  found(api({ resources: resources({ ...route('/a', 'x\nz'), '/old': {} }) })),
  { prune: true },
);
const planOf = (basis: object, parts: object = {}) =>
  Plan.of({ name: 'petstore', basis: { kinds: [], ...basis }, difference, limits, ...parts });
const warnings = [
  { code: 'x', address: '/a', message: 'Something to know.', hint: 'Do this.' },
  { code: 'x', address: '/b', message: 'Another one.' },
] as never;

describe('a plan for a terminal', () => {
  it('has colours for what it makes, changes and deletes, and for warnings', () => {
    const plan = planOf({ restApiId: 'api1', states: {} }, { warnings });
    expect(plan.render({ color: true }).replaceAll('\u001b', '␛')).toMatchInlineSnapshot(`
      "␛[1mpetstore␛[22m ␛[2m(api1)␛[22m

        ␛[33m~ GET /a integration␛[39m
            replace /requestTemplates/a
            ␛[2m    x␛[22m
            ␛[31m-   z␛[39m
            ␛[32m+   y␛[39m
        ␛[32m+ /new␛[39m
        ␛[31m- /old␛[39m

      ␛[33m  ! /a: Something to know. Do this.␛[39m
      ␛[33m  ! /b: Another one.␛[39m

      1 to create, 1 to change, 1 to delete; 3 calls, no waiting under the quotas
      Callers see this once the API is deployed."
    `);
  });

  it('has none where they aren’t wanted', () => {
    const plan = planOf({ restApiId: 'api1', states: {} }, { warnings, staleStages: ['prod'] });
    expect(plan.render({ color: false })).toMatchInlineSnapshot(`
      "petstore (api1)

        ~ GET /a integration
            replace /requestTemplates/a
                x
            -   z
            +   y
        + /new
        - /old

        ! /a: Something to know. Do this.
        ! /b: Another one.

      1 to create, 1 to change, 1 to delete; 3 calls, no waiting under the quotas
      Callers see this once the API is deployed again to prod."
    `);
  });

  it('says of which API it is, of a new one, or of none', () => {
    const titleOf = (basis: object) => planOf(basis).render({ color: false }).split('\n')[0];
    expect(titleOf({ restApiId: 'api1' })).toBe('petstore (api1)');
    expect(titleOf({})).toBe('petstore (new)');
    expect(titleOf({ withoutApi: true })).toBe('petstore');
  });

  it('says what to know also where nothing changes', () => {
    const none = { difference: diff(api(), found(api()), {}), warnings, staleStages: ['prod'] };
    expect(planOf({ restApiId: 'api1', states: {} }, none).render({ color: false })).toMatchInlineSnapshot(`
      "petstore (api1): no changes
        ! /a: Something to know. Do this.
        ! /b: Another one.
        What is live isn't deployed to prod: callers there get an older state."
    `);
  });
});
