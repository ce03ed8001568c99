import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import type { Warning } from '../../src/diff/warning.js';
import { Plan } from '../../src/plan/plan.js';
import { api, found, integration, method, methodResponse, resources } from '../diff/apis.js';
import fc from '../fast-check.js';
import { limits } from './planned.js';

interface Amounts {
  readonly made: number;
  readonly changed: number;
  readonly gone: number;
  readonly bare: number;
  readonly warnings: number;
  readonly length: number;
}

/** A plan that makes, changes and deletes so many things, the details of which are so long. */
function planOf({ made, changed, gone, bare, warnings, length }: Amounts): Plan {
  const routes = (count: number, name: string, uri: string) =>
    Array.from({ length: count }, (_, index) => [
      `/${name}${index}`,
      { GET: method('GET', { integration: integration({ uri: `https://${uri}/${'x'.repeat(length)}` }) }) },
    ]);
  const paths = (count: number, name: string) => Array.from({ length: count }, (_, index) => [`/${name}${index}`, {}]);
  const desired = api({
    resources: resources(
      Object.fromEntries([...routes(made, 'made', 'a'), ...routes(changed, 'changed', 'new'), ...paths(bare, 'bare')]),
    ),
  });
  const live = api({
    resources: resources(Object.fromEntries([...routes(changed, 'changed', 'old'), ...routes(gone, 'gone', 'a')])),
  });
  return Plan.of({
    name: 'petstore',
    basis: { kinds: [], restApiId: 'api1', states: {} },
    difference: diff(desired, found(live), { prune: true }),
    limits,
    warnings: Array.from({ length: warnings }, (_, index): Warning => {
      const message = `Something to know, ${index}.${'!'.repeat(length)}`;
      return { code: 'plan.unmanaged', address: `/warned${index}`, message } as never;
    }),
  });
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const blocksIn = (markdown: string) => count(markdown, /^(?:<details>|- <code>(?:\+|&#126;|-) )/gm);
const detailsIn = (markdown: string) => count(markdown, /^<details>/gm);
const warningsIn = (markdown: string) => count(markdown, /^- ⚠️/gm);

describe('Markdown that is too long', () => {
  it('has no more characters than it may, and says exactly what is left out', () => {
    const amounts = fc.record({
      made: fc.nat(12),
      changed: fc.nat(12),
      gone: fc.nat(12),
      bare: fc.nat(6),
      warnings: fc.nat(6),
      length: fc.nat(300),
    });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1_000, max: 6_000 }), (amount, maxLength) => {
        const plan = planOf(amount);
        const whole = plan.render({ format: 'markdown', maxLength: Number.POSITIVE_INFINITY });
        const cut = plan.render({ format: 'markdown', maxLength });
        expect(cut.length).toBeLessThanOrEqual(maxLength);
        if (whole.length <= maxLength) {
          expect(cut).toBe(whole);
          return;
        }
        const said =
          /^\*\*Cut to (\d+) characters:\*\* the details of (\d+) of (\d+) blocks(?:, the headings of (\d+))?(?:, (\d+) of (\d+) warnings)? left out\. The plan's text has all of it\.$/m;
        const [, most, details, blocks, headings = '0', left = '0', warnings = `${amount.warnings}`] =
          said.exec(cut) ?? [];
        expect({ most, details, blocks, headings, left, warnings }).toEqual({
          most: `${maxLength}`,
          details: `${detailsIn(whole) - detailsIn(cut)}`,
          blocks: `${blocksIn(whole)}`,
          headings: `${blocksIn(whole) - blocksIn(cut)}`,
          left: `${amount.warnings - warningsIn(cut)}`,
          warnings: `${amount.warnings}`,
        });
        expect(cut).not.toMatch(/headings of 0|, 0 of/);
        // No line is there that the whole doesn't have, and what goes is named before all else is.
        const lines = new Set(whole.split('\n'));
        const known = (line: string) => lines.has(line) || lines.has(`<details><summary>${line.slice(2)}</summary>`);
        for (const line of cut.split('\n')) expect(known(line) || said.test(line), line).toBe(true);
        if (count(cut, /^(?:<details><summary>|- )<code>(?:\+|&#126;) /gm) > 0)
          expect(count(cut, /<code>- /g)).toBe(count(whole, /<code>- /g));
      }),
      { numRuns: 30 },
    );
  });

  const block = (sign: string, name: string) => new RegExp(`^<details><summary><code>${sign} (?:GET )?/${name}`, 'gm');

  it('keeps the details of what goes before those of changes, and these before those of what is made', () => {
    const plan = planOf({ made: 6, changed: 6, gone: 6, bare: 0, warnings: 0, length: 100 });
    const whole = plan.render({ format: 'markdown', maxLength: Number.POSITIVE_INFINITY });
    const kept = [0.3, 0.5, 0.7, 0.9].map((share) => {
      const cut = plan.render({ format: 'markdown', maxLength: Math.round(whole.length * share) });
      return [count(cut, block('-', 'gone')), count(cut, block('&#126;', 'changed')), count(cut, block('\\+', 'made'))];
    });
    for (const [gone = 0, changed = 0, made = 0] of kept) {
      if (changed > 0) expect(gone).toBe(6);
      if (made > 0) expect(changed).toBe(6);
    }
    expect(kept).toMatchInlineSnapshot(`
      [
        [
          6,
          0,
          0,
        ],
        [
          6,
          3,
          0,
        ],
        [
          6,
          6,
          1,
        ],
        [
          6,
          6,
          4,
        ],
      ]
    `);
  });

  it('uses the room that there is', () => {
    const plan = planOf({ made: 40, changed: 0, gone: 0, bare: 0, warnings: 0, length: 60 });
    for (const maxLength of [3_000, 5_000, 8_000]) {
      const cut = plan.render({ format: 'markdown', maxLength });
      expect(cut.length).toBeGreaterThan(maxLength - 500);
    }
    const whole = plan.render({ format: 'markdown' });
    expect(plan.render({ format: 'markdown', maxLength: whole.length })).toBe(whole);
    expect(plan.render({ format: 'markdown', maxLength: whole.length - 1 })).toContain('Cut to');
  });
});

describe('warnings that are too many', () => {
  it('fill the room that there is, and no more', () => {
    const plan = planOf({ made: 2, changed: 0, gone: 0, bare: 0, warnings: 150, length: 0 });
    for (let maxLength = 1_000; maxLength <= 8_000; maxLength += 500) {
      const cut = plan.render({ format: 'markdown', maxLength });
      expect(cut.length).toBeLessThanOrEqual(maxLength);
      expect(cut.length).toBeGreaterThan(maxLength - 200);
    }
  });

  it('are kept beside one that is too long by itself', () => {
    const warning = (address: string, message: string) => ({ code: 'x', address, message }) as never;
    const plan = Plan.of({
      name: 'petstore',
      basis: { kinds: [], restApiId: 'api1', states: {} },
      difference: diff(api({ resources: resources({ '/a': {} }) }), found(api()), {}),
      limits,
      warnings: [warning('/a', 'x'.repeat(5_000)), warning('/b', 'It is short.')],
    });
    const cut = plan.render({ format: 'markdown', maxLength: 1_000 });
    expect(cut).toContain('It is short.');
    expect(cut).toContain('<code>+ /a</code>');
    expect(cut).toContain('1 of 2 warnings left out');
  });
});

describe('Markdown', () => {
  it('has warnings with their hints, and no change without details as a block', () => {
    const plan = Plan.of({
      name: 'pet`store',
      basis: { kinds: [], restApiId: 'api_1', states: {} },
      difference: diff(api({ resources: resources({ '/a': {} }) }), found(api()), {}),
      limits,
      warnings: [
        { code: 'x', address: '/a', message: 'A *note*.', hint: 'Do <this>.' },
        { code: 'x', address: '/b', message: 'Another one.' },
      ] as never,
    });
    expect(plan.render({ format: 'markdown' })).toMatchInlineSnapshot(`
      "### Plan for <code>pet&#96;store</code> (<code>api&#95;1</code>)

      **1 to create, 0 to change, 0 to delete**; 1 call, no waiting under the quotas
      Callers see this once the API is deployed.

      - ⚠️ <code>/a</code>: A &#42;note&#42;. Do &#60;this&#62;.
      - ⚠️ <code>/b</code>: Another one.

      - <code>+ /a</code>"
    `);
  });

  it('says of stages that they serve something else, also when nothing differs', () => {
    const basis = { kinds: [], restApiId: 'api1', states: {} };
    const difference = diff(api(), found(api()), {});
    expect(
      Plan.of({ name: 'shop', basis, difference, limits, staleStages: ['a_b'] }).render({ format: 'markdown' }),
    ).toBe(
      "### Plan for <code>shop</code> (<code>api1</code>)\n\nNo changes.\nWhat is live isn't deployed to a&#95;b: callers there get an older state.",
    );
  });

  it('of an account names no API, and a new API has no id', () => {
    const titleOf = (basis: object) =>
      Plan.of({ name: 'shop', basis: { kinds: [], ...basis }, difference: diff(api(), found(api()), {}), limits })
        .render({ format: 'markdown' })
        .split('\n')[0];
    expect(titleOf({ withoutApi: true })).toBe('### Plan for the account');
    expect(titleOf({})).toBe('### Plan for <code>shop</code> (new)');
  });

  it('folds everything that happens to a route under its own sign, or that of a change', () => {
    const route = (members: object) => resources({ '/a': { GET: method('GET', members) } });
    const plan = Plan.of({
      name: 'petstore',
      basis: { kinds: [], restApiId: 'api1', states: {} },
      difference: diff(
        api({ resources: route({ integration: integration({ uri: 'https://```b' }) }) }),
        found(api({ resources: route({}) })),
        {},
      ),
      limits,
      staleStages: ['prod'],
    });
    expect(plan.render({ format: 'markdown' })).toMatchInlineSnapshot(`
      "### Plan for <code>petstore</code> (<code>api1</code>)

      **1 to create, 0 to change, 0 to delete**; 1 call, no waiting under the quotas
      Callers see this once the API is deployed again to prod.

      <details><summary><code>+ GET /a</code></summary>

      \`\`\`\`diff
      + GET /a integration  HTTP https://\`\`\`b
      +   /type "HTTP"
      +   /httpMethod "GET"
      +   /uri "https://\`\`\`b"
      \`\`\`\`

      </details>
      "
    `);
  });

  it('gives what comes and goes in one route the sign of a change', () => {
    const route = (status: string) =>
      api({ resources: resources({ '/a': { GET: method('GET', { methodResponses: methodResponse(status) }) } }) });
    const difference = diff(route('404'), found(route('200')), { prune: true });
    const plan = Plan.of({ name: 'petstore', basis: { kinds: [], restApiId: 'api1' }, difference, limits });
    const markdown = plan.render({ format: 'markdown' });
    expect(markdown).toContain('<summary><code>&#126; GET /a</code></summary>');
    expect(markdown).toMatch(/^\+ GET \/a 404 method response$/m);
    expect(markdown).toMatch(/^- GET \/a 200 method response$/m);
  });

  it('names all that goes from one route', () => {
    const route = (members: object) => api({ resources: resources({ '/a': { GET: method('GET', members) } }) });
    const declared = { methodResponses: { ...methodResponse('200'), ...methodResponse('404') } };
    const difference = diff(route({}), found(route(declared)), { prune: true });
    const plan = Plan.of({ name: 'petstore', basis: { kinds: [], restApiId: 'api1' }, difference, limits });
    expect(plan.render({ format: 'markdown' })).toContain(
      '```diff\n- GET /a 200 method response\n- GET /a 404 method response\n```',
    );
  });

  it('shows templates line by line, each with what became of it', () => {
    const route = (template: string) => {
      const get = method('GET', { integration: integration({ requestTemplates: { a: template } }) });
      return api({ resources: resources({ '/a': { GET: get } }) });
    };
    const difference = diff(route('x\ny\n\nz'), found(route('x\nw\n\nz')), {});
    const plan = Plan.of({ name: 'petstore', basis: { kinds: [], restApiId: 'api1' }, difference, limits });
    const [, block] = /```diff\n(.*)\n```/s.exec(plan.render({ format: 'markdown' })) ?? [];
    expect(block?.split('\n')).toEqual([
      '! GET /a integration',
      '    replace /requestTemplates/a',
      '      x',
      '-     w',
      '+     y',
      '',
      '      z',
    ]);
  });
});
