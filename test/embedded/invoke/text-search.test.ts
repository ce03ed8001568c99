import { describe, expect, it } from 'vitest';
import { indexOfText, lastIndexOfText, splitText } from '../../../src/embedded/invoke/text-search.js';
import fc from '../../fast-check.js';

/** So long that each is searched for in linear time. */
const padding = 'ab'.repeat(6_000);
const texts = fc.tuple(fc.string({ unit: fc.constantFrom('a', 'b', 'ab', '\u{1f600}') }), fc.nat(3), fc.nat(40));

describe('a long part is found where JavaScript finds it', () => {
  it('first, last, from a place, and where it cuts', () => {
    fc.assert(
      fc.property(texts, texts, fc.nat(60_000), ([between, times, cut], [end], from) => {
        const part = padding.slice(cut) + end;
        const text = `${between}${part}${between}`.repeat(times) + padding + between;
        expect(text.length * part.length).toBeGreaterThan(100_000_000);
        expect(indexOfText(text, part)).toBe(text.indexOf(part));
        expect(indexOfText(text, part, from)).toBe(text.indexOf(part, from));
        expect(lastIndexOfText(text, part)).toBe(text.lastIndexOf(part));
        expect(lastIndexOfText(text, part, from)).toBe(text.lastIndexOf(part, from));
        expect(splitText(text, part)).toEqual(text.split(part));
      }),
      { numRuns: 20 },
    );
  });
});
