import { describe, expect, it } from 'vitest';
import { sameText, wireText } from '../../src/patch/codec.js';
import type { ValueCodec } from '../../src/patch/rule.js';
import fc from '../fast-check.js';

const json = { type: 'json', takes: 'JSON' } as ValueCodec;
const same = (left: string, right: string) => sameText(json, left, right);

describe('two texts of JSON say the same', () => {
  it.each([
    ['{"a":1,"b":2}', '{ "b": 2, "a": 1 }'],
    ['{"a":1}', '{"a":1.0}'],
    ['[10]', '[1e1]'],
    ['[0.1]', '[1E-1]'],
    ['[0]', '[-0.0]'],
    ['[100]', '[1.00e+2]'],
    ['["\\u0061"]', '["a"]'],
    ['{"a":1}', '{\\"a\\":1.0}'],
    ['[9007199254740993]', '[9007199254740993.0]'],
    ['{"__proto__":1}', '{"__proto__":1}'],
  ])('%s and %s', (left, right) => {
    expect(same(left, right)).toBe(true);
    expect(same(right, left)).toBe(true);
  });

  it('by what they say, whatever it is', () => {
    fc.assert(fc.property(fc.json(), (text) => same(`[${text}]`, JSON.stringify([JSON.parse(text)], null, 1))));
  });

  it('20,000 levels deep', () => {
    const deep = (core: string) => `${'{"not":'.repeat(20_000)}${core}${'}'.repeat(20_000)}`;
    expect(same(deep('{}'), deep('{ }'))).toBe(true);
    expect(same(deep('{}'), deep('[]'))).toBe(false);
    expect(same(deep('{"a":1}'), deep('{"a":2}'))).toBe(false);
  });
});

describe('two texts of JSON say something else', () => {
  it.each([
    ['[9007199254740993]', '[9007199254740992]'],
    ['[0.1000000000000000055]', '[0.1]'],
    ['[1e400]', '[1e401]'],
    ['[1e-400]', '[0]'],
    ['[-1]', '[1]'],
    ['[1]', '["1"]'],
    ['["n1e0"]', '[1]'],
    ['["t"]', '[""]'],
    ['[1]', '[10]'],
    ['[]', '{}'],
    ['{"a":1}', '{"a":1,"b":1}'],
    ['{"a":{}}', '{"toString":{}}'],
    ['{"__proto__":1}', '{}'],
    ['["1"]', '["1.0"]'],
    ['["\\\\"]', '["\\""]'],
  ])('%s and %s', (left, right) => {
    expect(same(left, right)).toBe(false);
    expect(same(right, left)).toBe(false);
  });
});

it('what contains itself, or is too deep to be written, is no JSON', () => {
  const circle: Record<string, unknown> = {};
  circle['a'] = circle;
  let deep: object = {};
  for (let level = 0; level < 50_000; level += 1) deep = { deep };
  for (const value of [circle, deep, { a: 1n }]) expect(wireText(json, value)).toBeUndefined();
});
