import { describe, expect, it } from 'vitest';
import { plainJson } from '../../src/plan/plain-json.js';
import { flag, listOf, number, objectOf, oneOf, record, recordOf, type Shape, text } from '../../src/plan/shapes.js';

const wrong = (shape: Shape, value: unknown, where = 'x') =>
  shape(value, where).map((one) => `${one.where}: ${one.message}`);

describe('what is expected of plain data', () => {
  it.each<[string, Shape, readonly unknown[], unknown, string]>([
    ['a string', text, ['', 'a'], 7, '7'],
    ['true or false', flag, [true, false], 'true', "'true'"],
    ['a number', number, [0, -1.5], '0', "'0'"],
    ['an object', record, [{}, { a: 1 }], [], 'a list'],
    ['one of a, b', oneOf(['a', 'b']), ['a', 'b'], 'c', "'c'"],
    ['one of a, b', oneOf(['a', 'b']), [], 5, '5'],
    ['a list', listOf(text), [[], ['a']], {}, 'an object'],
    ['an object', recordOf(text), [{}, { a: 'b' }], null, 'null'],
    ['an object', objectOf({}), [{}, { a: 1 }], undefined, 'nothing'],
    ['an object', record, [], null, 'null'],
    ['a string', text, [], true, 'true'],
    ['a string', text, [], { a: 1 }, 'an object'],
  ])('is said: %s', (expected, shape, right, value, found) => {
    for (const one of right) expect(wrong(shape, one)).toEqual([]);
    expect(wrong(shape, value)).toEqual([`x: Expected ${expected}, found ${found}.`]);
  });

  it('is said with the beginning of a text that is long', () => {
    expect(wrong(flag, 'a'.repeat(40))).toEqual([`x: Expected true or false, found '${'a'.repeat(40)}'.`]);
    expect(wrong(flag, 'a'.repeat(41))).toEqual([`x: Expected true or false, found '${'a'.repeat(40)}…'.`]);
  });

  it('is said of everything within, with where it stands', () => {
    const shape = objectOf({ name: text, 'hint?': text, items: listOf(objectOf({ id: number })), by: recordOf(flag) });
    expect(wrong(shape, { name: 'a', items: [{ id: 1 }], by: { 'a b': true }, more: 1 }, '')).toEqual([]);
    expect(wrong(shape, { hint: 5, items: [{ id: 1 }, { id: 'x' }, 3], by: { 'a b': 1 } }, '')).toEqual([
      'name: Expected a string, found nothing.',
      'hint: Expected a string, found 5.',
      "items[1].id: Expected a number, found 'x'.",
      'items[2]: Expected an object, found 3.',
      'by["a b"]: Expected true or false, found 1.',
    ]);
    expect(wrong(shape, {}, 'plan')[0]).toBe('plan.name: Expected a string, found nothing.');
  });

  it('is a member of its own, not one that every object has', () => {
    expect(wrong(objectOf({ toString: text }), {})).toEqual(['x.toString: Expected a string, found nothing.']);
    expect(wrong(objectOf({ 'toString?': text }), {})).toEqual([]);
  });
});

describe('plain JSON', () => {
  const saying = (given: unknown, most?: number) => {
    const read = plainJson(given, most);
    return 'problem' in read ? read.problem : undefined;
  };
  const nested = (levels: number) => {
    let value: unknown = 1;
    for (let level = 0; level < levels; level++) value = { value };
    return value;
  };

  it('is a copy of values, as JSON would have them', () => {
    const given = { a: [1, { b: 'c' }], at: new Date(0), absent: undefined };
    const read = plainJson(given) as { readonly value: typeof given };
    expect(read).toEqual({ value: { a: [1, { b: 'c' }], at: '1970-01-01T00:00:00.000Z' } });
    expect(read.value.a).not.toBe(given.a);
    expect(plainJson('{"a":[1]}')).toEqual({ value: { a: [1] } });
    expect(plainJson(undefined)).toEqual({ value: null });
  });

  it('is read up to 200 levels', () => {
    expect(saying(nested(200))).toBeUndefined();
    expect(saying(JSON.stringify(nested(200)))).toBeUndefined();
    expect(saying(nested(201))).toBe('It is nested more than 200 levels deep.');
    expect(saying(JSON.stringify(nested(201)))).toBe('It is nested more than 200 levels deep.');
  });

  it('isn’t read where it holds itself', () => {
    const given: Record<string, unknown> = {};
    given['self'] = given;
    expect(saying(given)).toBe('It is nested more than 200 levels deep.');
  });

  it('is read up to ten million values', () => {
    const shared = Array.from({ length: 10_000 }, () => 0);
    expect(saying(Array.from({ length: 1_000 }, () => shared))).toBe('It holds more than 10000000 values.');
  });

  it('is read up to as many values as are meant, in all of its levels together', () => {
    for (const given of [{ a: [1, 2], b: { c: 3 } }, '{"a":[1,2],"b":{"c":3}}']) {
      expect(saying(given, 5)).toBeUndefined();
      expect(saying(given, 4)).toBe('It holds more than 4 values.');
    }
  });

  it('is measured as JSON would have it, too', () => {
    expect(saying({ toJSON: () => [1, 2, 3] }, 3)).toBeUndefined();
    expect(saying({ toJSON: () => [1, 2, 3] }, 2)).toBe('It holds more than 2 values.');
  });

  it('is said not to be any, with why', () => {
    expect(saying('{')).toMatch(/^It can't be read as JSON: /);
    expect(saying({ a: 1n })).toMatch(/^It can't be read as JSON: /);
    expect(plainJson('{')).toMatchObject({ cause: expect.any(SyntaxError) });
  });
});
