import { describe, expect, it } from 'vitest';
import { listDiff } from '../../src/plan/rendering/list-diff.js';
import fc from '../fast-check.js';

const lists = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
const replay = (before: readonly string[], after: readonly string[]) => {
  const edits = listDiff(before, after);
  return {
    before: edits.flatMap(({ type, index }) =>
      type === 'added' ? [] : [type === 'same' ? after[index] : before[index]],
    ),
    after: edits.flatMap(({ type, index }) => (type === 'removed' ? [] : [after[index]])),
    edits,
  };
};

/** The length of the longest list that both hold, by the book. */
function longestCommon(left: readonly string[], right: readonly string[]): number {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = 1; i <= left.length; i++)
    for (let j = 1; j <= right.length; j++)
      (lengths[i] as number[])[j] =
        left[i - 1] === right[j - 1]
          ? Number(lengths[i - 1]?.[j - 1]) + 1
          : Math.max(Number(lengths[i - 1]?.[j]), Number(lengths[i]?.[j - 1]));
  return Number(lengths[left.length]?.[right.length]);
}

describe('the difference of two lists', () => {
  it('leads from one to the other, and keeps as much as can be kept', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const replayed = replay(before, after);
        expect(replayed.before).toEqual(before);
        expect(replayed.after).toEqual(after);
        expect(replayed.edits.filter(({ type }) => type === 'same')).toHaveLength(longestCommon(before, after));
      }),
    );
  });

  it('leads from one to the other, whatever they have in common at their ends', () => {
    const few = fc.array(fc.constantFrom('a', 'b'), { maxLength: 4 });
    fc.assert(
      fc.property(few, few, few, few, (start, gone, come, end) => {
        const [before, after] = [
          [...start, ...gone, ...end],
          [...start, ...come, ...end],
        ];
        const replayed = replay(before, after);
        expect(replayed.before).toEqual(before);
        expect(replayed.after).toEqual(after);
        expect(replayed.edits.filter(({ type }) => type === 'same')).toHaveLength(longestCommon(before, after));
      }),
      { numRuns: 1_000 },
    );
  });

  it('leads from each short list to each other one, the shortest way, and removes before it adds', () => {
    const short: string[][] = [[]];
    for (const list of short) if (list.length < 4) short.push([...list, 'a'], [...list, 'b']);
    expect(short).toHaveLength(31);
    const wrong = short.flatMap((before) =>
      short.filter((after) => {
        const replayed = replay(before, after);
        const types = replayed.edits.map(({ type }) => type).join();
        return (
          replayed.before.join() !== before.join() ||
          replayed.after.join() !== after.join() ||
          types.split('same').length - 1 !== longestCommon(before, after) ||
          types.includes('added,removed')
        );
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('takes lists that differ in more places than are looked at as replaced, but for their ends', () => {
    const typesOf = (before: string, after: string, most: number) =>
      listDiff([...before], [...after], most)
        .map(({ type, index }) => `${type} ${index}`)
        .join(', ');
    const whole = 'same 0, removed 1, removed 2, removed 3, added 1, added 2, added 3, same 4';
    expect(typesOf('axbyz', 'apbqz', 3)).toBe(whole);
    const nearest = 'same 0, removed 1, added 1, same 2, removed 3, added 3, same 4';
    expect(typesOf('axbyz', 'apbqz', 4)).toBe(nearest);
    expect(typesOf('axbyz', 'apbqz', 5)).toBe(nearest);
    expect(typesOf('aab', 'ab', 0)).toBe('same 0, removed 1, same 1');
    expect(typesOf('ab', 'aab', 0)).toBe('same 0, added 1, same 2');
  });

  it('tells what is removed before what is added', () => {
    expect(listDiff(['a', 'x', 'y', 'b'], ['a', 'p', 'q', 'b']).map(({ type }) => type)).toEqual([
      'same',
      'removed',
      'removed',
      'added',
      'added',
      'same',
    ]);
  });

  it('takes long lists that have little in common as replaced, but for what is the same at their ends', () => {
    const lines = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name} ${index}`);
    const before = ['first', 'second', ...lines('before', 600), 'x', ...lines('before', 600), 'last but one', 'last'];
    const after = ['first', 'second', ...lines('after', 500), 'x', ...lines('after', 600), 'last but one', 'last'];
    const replayed = replay(before, after);
    expect(replayed.before).toEqual(before);
    expect(replayed.after).toEqual(after);
    const same = replayed.edits.filter(({ type }) => type === 'same').map(({ index }) => after[index]);
    expect(same).toEqual(['first', 'second', 'last but one', 'last']);
  });

  it('finds what lists have in common that differ in 1,000 places', () => {
    const lines = (name: string) => Array.from({ length: 250 }, (_, index) => `${name} ${index}`);
    const [before, after] = ['before', 'after'].map((name) => [...lines(name), 'x', ...lines(`${name} x`)]);
    const same = (more: readonly string[]) =>
      listDiff([...(before ?? []), ...more], after ?? []).filter(({ type }) => type === 'same');
    expect(same([])).toHaveLength(1);
    expect(same(['one more'])).toHaveLength(0);
  });
});
