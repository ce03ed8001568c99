import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import { OptionsError } from '../../src/errors/options.js';
import { api, found, method, resources } from './apis.js';

/** What is wrong with what is compared. */
function complaints(desired: unknown, live: unknown, options?: unknown): readonly (readonly [string, string])[] {
  try {
    diff(desired as never, live as never, options as never);
  } catch (error) {
    if (error instanceof OptionsError) return error.problems.map(({ address, code }) => [address, code]);
    throw error;
  }
  return [];
}

describe('what is compared', () => {
  const { model, ids } = found(api());

  it('is a model with a snapshot, or with nothing', () => {
    expect(complaints(api(), { model, ids })).toEqual([]);
    expect(complaints(api(), found(api({ resources: resources({ '/pets': { GET: method('GET') } }) })))).toEqual([]);
    expect(complaints(api(), undefined)).toEqual([]);
  });

  it.each([
    [null],
    ['a1b2c3'],
    [[]],
    [{}],
    [model],
    [{ model }],
    [{ ids }],
    [{ model: 'petstore', ids }],
    [{ model: undefined, ids }],
    [{ model, ids: 'a1b2c3' }],
    [{ model, ids: {} }],
    [{ model, ids: { ...ids, resources: [] } }],
  ])('is no snapshot: %j', (live) => {
    expect(complaints(api(), live)).toEqual([['live', 'diff.option']]);
    expect(() => diff(api(), live as never)).toThrow(/It must be a snapshot, with its model and ids, not/);
  });

  it.each([[undefined], [null], ['petstore'], [{}]])('is no model: %j', (desired) => {
    expect(complaints(desired, undefined)).toEqual([['desired', 'diff.option']]);
  });

  it('is refused with all that is wrong, and with what to do', () => {
    expect(complaints({}, {}, { prun: true })).toEqual([
      ['desired', 'diff.option'],
      ['live', 'diff.option'],
      ['prun', 'diff.unknown-option'],
    ]);
    expect(() => diff(api(), {} as never)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ hint: 'Give undefined where there is no API yet.' })],
      }),
    );
  });
});
