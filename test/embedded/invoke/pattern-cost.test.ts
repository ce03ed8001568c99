import { describe, expect, it } from 'vitest';
import { matchesWhole } from '../../../src/embedded/invoke/java-pattern.js';
import { endsSoon } from '../../../src/embedded/invoke/pattern-cost.js';

describe('a pattern that is known to end soon', () => {
  it.each([
    ['4\\d{2}', 3],
    ['.*"code":404.*', 90],
    ['[45]\\d\\d|timeout', 20],
    ['^(?!.*Error).*', 90],
    ['(?:ab)+c?', 90],
    ['[*+?|(]+', 900],
    ['\\(a\\+\\)\\+', 9_000],
    ['Task timed out', 100_000],
  ])('is %s on %i characters', (source, length) => {
    expect(endsSoon(source, length)).toBe(true);
  });
});

describe('a pattern that may take long', () => {
  it.each([
    ['(a+)+', 5],
    ['(a|aa)+', 5],
    ['((a+)b)*', 5],
    ['(?:a?){50}', 5],
    ['(?<x>a*)*', 5],
    ['(?=(a+)+)', 5],
    ['(?:(?:a))*(?:(?:a|b))*', 5],
    ['(a)\\1', 5],
    ['(?<x>a)\\k<x>', 5],
    ['a?'.repeat(30), 5],
    ['(?:a|a)'.repeat(30), 5],
    ['.*.*.*=', 200],
    ['a+b', 10_000],
    ['x', 10_000_000],
  ])('is %s on %i characters', (source, length) => {
    expect(endsSoon(source, length)).toBe(false);
  });

  it.each([
    ['(a|aa)+', `${'a'.repeat(5_000)}!`],
    // As long as a match: of a text that is too short for one, V8 may say so at once.
    [`${'a?'.repeat(40)}${'a'.repeat(40)}`, `${'a'.repeat(39)}${'b'.repeat(41)}`],
    ['(.*)*.*=.*x', 'a'.repeat(60)],
  ])('is broken off: %s', (pattern, text) => {
    expect(() => matchesWhole(pattern, text)).toThrow('takes more than 200 ms');
  });

  it('matches what it matches soon', () => {
    expect(matchesWhole('(a|aa)+', 'aaaa')).toBe(true);
    expect(matchesWhole('(\\w+)-\\1', 'ab-ab')).toBe(true);
    expect(matchesWhole('(x+x+)+y', 'xxxxy')).toBe(true);
  });
});
