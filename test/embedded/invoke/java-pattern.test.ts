import { describe, expect, it } from 'vitest';
import { javaPattern, matchesWhole } from '../../../src/embedded/invoke/java-pattern.js';

describe('patterns of Java', () => {
  it.each([
    ['.*"code":404.*', '{"code":404}'],
    ['.*\\"code\\":404.*', '{"code":404}'],
    ['(?s).*boom.*', 'one\nboom\ntwo'],
    ['(?i)BOOM', 'boom'],
    ['(?i)(?s)BOOM.', 'boom\n'],
    ['(?is-m)BOOM.', 'boom\n'],
    ['(?-i)boom', 'boom'],
    ['(?u)boom', 'boom'],
    ['(\n|.)+', 'one\ntwo'],
    ['\\Q[404] (not found)\\E.*', '[404] (not found) 7'],
    ['\\Qa.b', 'a.b'],
    ['[\\Q^]\\E]+', '^]'],
    ['a*+b', 'aab'],
    ['a++b?+', 'aab'],
    ['\\d{3}+', '404'],
    ['a\\++', 'a+'],
    ['[+*]+?', '+*'],
    ['(?>ab)+', 'abab'],
    ['(?<code>\\d+)-\\k<code>', '4-4'],
    ['\\A\\p{Upper}\\p{Alpha}+[\\p{Punct}\\h]+\\z', 'Boom! '],
    ['[]a(]+[^]b]\\Z', 'a](c'],
  ])('%s is all of %j', (pattern, text) => {
    expect(matchesWhole(pattern, text)).toBe(true);
  });

  it.each([
    ['.*boom', 'boom\n'],
    ['.*boom.*', 'one\nboom'],
    ['(?m)^boom$', 'one\nboom'],
    ['a|b', 'ab'],
    ['\\Qa.b\\E', 'acb'],
    ['\\p{Lower}', 'B'],
    ['boom', ''],
  ])('%s is not all of %j', (pattern, text) => {
    expect(matchesWhole(pattern, text)).toBe(false);
  });

  it('are found as often as asked for', () => {
    expect('a1b22'.replaceAll(javaPattern('\\p{Digit}++', 'g'), '')).toBe('ab');
    expect('A-a'.replaceAll(javaPattern('(?i)a', 'g'), 'b')).toBe('b-b');
  });

  it.each(['(', '[', 'a)', '*a', '(?x)a # ('])('may be none: %s', (pattern) => {
    expect(() => javaPattern(pattern)).toThrow(SyntaxError);
    expect(() => matchesWhole(pattern, 'a')).toThrow(SyntaxError);
  });
});
