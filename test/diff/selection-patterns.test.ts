import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import fc from '../fast-check.js';
import { api, found, integration, integrationResponse, method, methodResponse, resources } from './apis.js';

type Patterns = Readonly<Record<string, string>>;

/** An API with an integration response for each status, with its selection pattern. */
function responding(patterns: Patterns) {
  const statuses = Object.keys(patterns);
  return api({
    resources: resources({
      '/pets': {
        GET: method('GET', {
          methodResponses: Object.assign({}, ...statuses.map((status) => methodResponse(status))),
          integration: integration({
            integrationResponses: Object.assign(
              {},
              ...statuses.map((status) => {
                const selectionPattern = patterns[status];
                return integrationResponse(status, selectionPattern ? { selectionPattern } : {});
              }),
            ),
          }),
        }),
      },
    }),
  });
}

/** The patterns after each change. */
function moments(before: Patterns, after: Patterns): readonly Patterns[] {
  const present: Record<string, string> = { ...before };
  return diff(responding(after), found(responding(before)), {}).changes.flatMap((change) => {
    if (change.kind !== 'IntegrationResponse') return [];
    const status = (change.after ?? change.before)?.statusCode ?? '';
    if (change.action === 'delete') delete present[status];
    else if (change.action === 'create') present[status] = change.after?.selectionPattern ?? '';
    for (const { path, value } of change.patches?.flat() ?? []) {
      if (path === '/selectionPattern') present[status] = String(value ?? '');
    }
    return [{ ...present }];
  });
}

const patterns = fc
  .uniqueArray(fc.tuple(fc.constantFrom('200', '400', '404', '500', '502'), fc.constantFrom('', 'a', 'b', 'c', 'd')), {
    selector: ([status]) => status,
  })
  .filter((entries) => new Set(entries.map(([, pattern]) => pattern)).size === entries.length)
  .map((entries) => Object.fromEntries(entries));

describe('integration responses that exchange selection patterns', () => {
  it('never have one pattern twice, and end as they should', () => {
    fc.assert(
      fc.property(patterns, patterns, (before, after) => {
        const seen = moments(before, after);
        for (const moment of seen) expect(new Set(Object.values(moment)).size).toBe(Object.values(moment).length);
        expect(seen.at(-1) ?? before).toEqual(after);
      }),
      { numRuns: 1000 },
    );
  });

  it('give the default up before another one takes it', () => {
    expect(moments({ 400: '' }, { 200: '', 400: '4..' })).toEqual([{ 400: '4..' }, { 200: '', 400: '4..' }]);
  });

  it('swap by way of an interim pattern', () => {
    expect(moments({ 200: '', 400: '4..' }, { 200: '4..', 400: '' })).toEqual([
      { 200: 'interim-200', 400: '4..' },
      { 200: 'interim-200', 400: '' },
      { 200: '4..', 400: '' },
    ]);
  });
});
