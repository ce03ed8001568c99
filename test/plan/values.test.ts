import { describe, expect, it } from 'vitest';
import { digestOf } from '../../src/fingerprint.js';
import { jsonDifference, jsonIn, membersOf } from '../../src/plan/rendering/json-values.js';
import { textDifference, type Values, valueLines } from '../../src/plan/rendering/values.js';

interface Shown {
  readonly mark: string;
  readonly text: string;
}
const written = (lines: readonly Shown[]) => lines.map(({ mark, text }) => `${mark}${text}`);
const linesOf = (values: Values) => written(valueLines(values));
const between = (before: unknown, after: unknown) => written(jsonDifference(before, after));
const all = (mark: '-' | '+', value: unknown) => written(membersOf(mark, value));
const template = (before: string | undefined, after: string | undefined) => written(textDifference(before, after));
const texts = (...lines: readonly string[]) => lines.join('\n');

describe('a text is read as JSON', () => {
  it('where it holds an object or a list, and nothing else', () => {
    expect(jsonIn('{"a":"x"}')).toEqual({ a: 'x' });
    expect(jsonIn('\n ["x", null] ')).toEqual(['x', null]);
    for (const text of ['', 'null', '7', '"{}"', 'true', 'x{}', '{"a":', '{a: 1}', '#set($a = {})'])
      expect(jsonIn(text), text).toBeUndefined();
  });

  it('with numbers as they are written', () => {
    expect(all('+', jsonIn('[1.0, 1e400, 12, -0.5E-3, "1.0", "1 \\" 2"]'))).toEqual([
      '+[0]: 1.0',
      '+[1]: 1e400',
      '+[2]: 12',
      '+[3]: -0.5E-3',
      '+[4]: "1.0"',
      '+[5]: "1 \\" 2"',
    ]);
    expect(between(jsonIn('[1.0, 12, 3]'), jsonIn('[1, 12, 3]'))).toEqual(['+[0]: 1', '-[0]: 1.0']);
  });

  it('up to 101 levels', () => {
    const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(jsonIn(nested(101))).toBeDefined();
    expect(jsonIn(nested(102))).toBeUndefined();
    expect(jsonIn(`{"a":${nested(101)}}`)).toBeUndefined();
  });
});

describe('all of a value', () => {
  it('is one line for each leaf, with where it stands', () => {
    expect(
      all('+', { type: 'object', properties: { 'a b': { enum: ['x', 2, null, true] }, c_1: {}, 'd-$': [] } }),
    ).toEqual([
      '+type: "object"',
      '+properties["a b"].enum[0]: "x"',
      '+properties["a b"].enum[1]: 2',
      '+properties["a b"].enum[2]: null',
      '+properties["a b"].enum[3]: true',
      '+properties.c_1: {}',
      '+properties.d-$: []',
    ]);
    expect(all('-', [[1], { a: 2 }])).toEqual(['-[0][0]: 1', '-[1].a: 2']);
  });

  it('is its text where it has no members', () => {
    expect(all('+', 'x')).toEqual(['+"x"']);
    expect(all('-', {})).toEqual(['-{}']);
    expect(all('-', null)).toEqual(['-null']);
    expect(all('-', undefined)).toEqual(['-undefined']);
  });
});

describe('the difference of two values', () => {
  it('is empty where they are equal', () => {
    expect(between({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] })).toEqual([]);
    expect(between(1, 1)).toEqual([]);
  });

  it('is what is gone, what is new and what is another, member by member', () => {
    expect(between({ a: 1, b: { c: 2, d: 3 }, e: 5 }, { b: { c: 4, d: 3 }, e: 5, f: { g: 6 } })).toEqual([
      '-a: 1',
      '-b.c: 2',
      '+b.c: 4',
      '+f.g: 6',
    ]);
    expect(between({ toString: 1 }, {})).toEqual(['-toString: 1']);
    expect(between({}, { toString: 1 })).toEqual(['+toString: 1']);
  });

  it('is all of both where one is a list, an object or a text, and the other isn’t', () => {
    expect(between({ a: { b: 1 } }, { a: [1] })).toEqual(['-a.b: 1', '+a[0]: 1']);
    expect(between({ a: [1] }, { a: 'x' })).toEqual(['-a[0]: 1', '+a: "x"']);
    expect(between({ a: null }, { a: {} })).toEqual(['-a: null', '+a: {}']);
  });

  it('finds items of lists wherever they stand', () => {
    expect(between([1, 2, 3], [0, 1, 2, 3])).toEqual(['+[0]: 0']);
    expect(between([1, 2, 3], [1, 3])).toEqual(['-[1]: 2']);
    expect(between([1, 2, 3, 4], [2, 3])).toEqual(['-[0]: 1', '-[3]: 4']);
  });

  it('compares an item with the one of its kind whose place it takes', () => {
    expect(between([{ a: 1, b: 2 }, 'x'], [{ a: 1, b: 3 }, 'x'])).toEqual(['-[0].b: 2', '+[0].b: 3']);
    expect(between([[1, 2], 'x'], [[1, 3], 'x'])).toEqual(['+[0][1]: 3', '-[0][1]: 2']);
    expect(between([{ a: 1 }, { a: 2 }, 'x'], [{ a: 3 }, 'x'])).toEqual(['-[0].a: 1', '+[0].a: 3', '-[1].a: 2']);
    expect(between([{ a: 1 }, 'x'], [[1], 'x'])).toEqual(['+[0][0]: 1', '-[0].a: 1']);
    expect(between(['x', { a: 1 }], ['x', 'y'])).toEqual(['+[1]: "y"', '-[1].a: 1']);
  });
});

describe('a value', () => {
  it('stands on the line of what it belongs to', () => {
    const label = 'replace /uri';
    expect(linesOf({ label, before: 'a', after: 'b' })).toEqual(['~replace /uri "b" (was "a")']);
    expect(linesOf({ label, before: 'a' })).toEqual(['~replace /uri (was "a")']);
    expect(linesOf({ label, after: 'b' })).toEqual(['~replace /uri "b"']);
    expect(linesOf({ label })).toEqual(['~replace /uri']);
  });

  it('stands on a line of its own for what was and what is, where that is asked for', () => {
    const label = 'replace /uri';
    expect(linesOf({ label, before: 'a', after: 'b', split: true })).toEqual([
      '-replace /uri "a"',
      '+replace /uri "b"',
    ]);
    expect(linesOf({ label, before: 'a', split: true })).toEqual(['-replace /uri "a"']);
    expect(linesOf({ label, after: 'b', split: true })).toEqual(['+replace /uri "b"']);
    expect(linesOf({ label, split: true })).toEqual(['-replace /uri']);
  });

  it('stands below it from 110 characters on', () => {
    const label = 'replace /uri'; // 12, with 7 between the values and 4 quotes.
    const [before, short, long] = ['b'.repeat(40), 'a'.repeat(46), 'a'.repeat(47)];
    expect(linesOf({ label, before, after: short })).toEqual([`~replace /uri "${short}" (was "${before}")`]);
    expect(linesOf({ label, before, after: long })).toEqual(['~replace /uri', `-  "${before}"`, `+  "${long}"`]);
    expect(linesOf({ label, before, after: long, split: true })[0]).toBe(' replace /uri');
  });

  it('stands below it where it has members or lines', () => {
    const label = 'replace /schema';
    expect(linesOf({ label, after: '{"a":1}' })).toEqual(['~replace /schema', '+  a: 1']);
    expect(linesOf({ label, before: '{"a":1}' })).toEqual(['~replace /schema', '-  a: 1']);
    expect(linesOf({ label, before: '{"a":1,"b":2}', after: '{"a":3,"b":2}' })).toEqual([
      '~replace /schema',
      '-  a: 1',
      '+  a: 3',
    ]);
    expect(linesOf({ label, before: '{"a":1}', after: 'x' })).toEqual([
      '~replace /schema',
      '-  "{\\"a\\":1}"',
      '+  "x"',
    ]);
    expect(linesOf({ label, after: 'a\nb' })).toEqual(['~replace /schema', '+  a', '+  b']);
    expect(linesOf({ label, before: 'a\nb', after: 'a\nc' })).toEqual(['~replace /schema', '   a', '-  b', '+  c']);
  });

  it('that is a template is never read as JSON', () => {
    const label = 'replace /requestTemplates/x';
    expect(linesOf({ label, before: '{"a":1}', after: '{"a":2}', lines: true })).toEqual([
      '~replace /requestTemplates/x "{\\"a\\":2}" (was "{\\"a\\":1}")',
    ]);
    expect(linesOf({ label, after: '{\n"a":2}', lines: true })).toEqual([`~${label}`, '+  {', '+  "a":2}']);
  });

  it('is compared as what it means, where that isn’t what is sent', () => {
    const compared = ['{"$ref":"Pet","a":1}', '{"$ref":"Pet","a":2}'] as const;
    const sent = { before: '{"$ref":"x/Pet","a":1}', after: '{"$ref":"y/Pet","a":2}' };
    expect(linesOf({ label: 'replace /schema', ...sent, compared })).toEqual([
      '~replace /schema',
      '-  a: 1',
      '+  a: 2',
    ]);
  });
});

describe('the lines of a text that differ', () => {
  it('stand between two that are the same, and the others are counted', () => {
    const lines = Array.from({ length: 12 }, (_, index) => `line ${index}`);
    const changed = lines.with(5, 'other');
    expect(template(texts(...lines), texts(...changed))).toEqual([
      ' … 3 lines the same …',
      ' line 3',
      ' line 4',
      '-line 5',
      '+other',
      ' line 6',
      ' line 7',
      ' … 4 lines the same …',
    ]);
    expect(template(texts(...lines.slice(2, 7)), texts(...changed.slice(2, 7)))).toEqual([
      ' … 1 line the same …',
      ' line 3',
      ' line 4',
      '-line 5',
      '+other',
      ' line 6',
    ]);
    expect(template(texts(...lines.slice(3, 8)), texts(...changed.slice(3, 8)))[0]).toBe(' line 3');
  });

  it('are shown in several places, each with what is around it', () => {
    const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    expect(template(texts(...lines), texts('A', 'b', 'c', 'd', 'e', 'f', 'G'))).toEqual([
      '-a',
      '+A',
      ' b',
      ' c',
      ' … 1 line the same …',
      ' e',
      ' f',
      '-g',
      '+G',
    ]);
  });

  it('are those that come, those that go and those that change', () => {
    expect(template('a\nb', 'a\nx\nb')).toEqual([' a', '+x', ' b']);
    expect(template('a\nx\nb', 'a\nb')).toEqual([' a', '-x', ' b']);
    expect(template(undefined, 'a\nb')).toEqual(['+a', '+b']);
    expect(template('a\nb', undefined)).toEqual(['-a', '-b']);
    expect(template('a', 'a\nb')).toEqual([' a', '+b']);
    expect(template('a', 'b')).toEqual(['-"a"', '+"b"']);
    expect(template('a', undefined)).toEqual(['-"a"']);
    expect(template(undefined, undefined)).toEqual([]);
  });

  it('stand in quotes where their ends or characters couldn’t be told apart', () => {
    expect(template('a\nb', 'a\nb ')).toEqual([' a', '-b', '+"b "']);
    expect(template('a\nb\n', 'a\nb')).toEqual([' a', ' b', '-""']);
    expect(template('a\nb\\tc', 'a\nb\tc')).toEqual([' a', '-"b\\\\tc"', '+"b\\tc"']);
    expect(template('a\nx\u0007', 'a\ny')).toEqual([' a', '-x\\u0007', '+y']);
  });

  const line = (middle: string, before = 100, after = 150) => `${'a'.repeat(before)}${middle}${'b'.repeat(after)}`;

  it('are cut to where they differ, where they are long', () => {
    const cut = (middle: string) => `…${'a'.repeat(40)}${middle}${'b'.repeat(40)}…`;
    expect(template(`x\n${line('1')}`, `x\n${line('2')}`)).toEqual([' x', `-${cut('1')}`, `+${cut('2')}`]);
    expect(template(line('1'), line('2'))).toEqual([`-"${cut('1')}"`, `+"${cut('2')}"`]);
    expect(template(line('1', 40, 200), line('2', 40, 200))[0]).toBe(`-"${'a'.repeat(40)}1${'b'.repeat(40)}…"`);
    expect(template(line('1', 200, 40), line('2', 200, 40))[0]).toBe(`-"…${'a'.repeat(40)}1${'b'.repeat(40)}"`);
  });

  it('are cut where one of them is a part of the other', () => {
    expect(template('a'.repeat(250), 'a'.repeat(260))).toEqual([`-"…${'a'.repeat(40)}"`, `+"…${'a'.repeat(50)}"`]);
    expect(template('a'.repeat(250), 'a'.repeat(400))).toEqual([`-"…${'a'.repeat(40)}"`, `+"…${'a'.repeat(190)}"`]);
    expect(template('a'.repeat(400), 'a'.repeat(250))).toEqual([`-"…${'a'.repeat(190)}"`, `+"…${'a'.repeat(40)}"`]);
    expect(template(line('', 100, 150), line('XX', 100, 150))).toEqual([
      `-"…${'a'.repeat(40)}${'b'.repeat(40)}…"`,
      `+"…${'a'.repeat(40)}XX${'b'.repeat(40)}…"`,
    ]);
  });

  it('are cut to where they differ, where the same stands at both sides of that', () => {
    // Of the shorter one, nothing counts for its beginning and its end.
    const [start, end] = ['s'.repeat(100), 'e'.repeat(150)];
    const [short, long] = [`${start}${end}`, `${start}Z${'s'.repeat(3)}${end}`];
    const [left, right] = [`-"…${'s'.repeat(40)}${'e'.repeat(40)}…"`, `+"…${'s'.repeat(40)}Zsss${'e'.repeat(40)}…"`];
    expect(template(short, long)).toEqual([left, right]);
    expect(template(long, short)).toEqual([right.replace('+', '-'), left.replace('-', '+')]);
    expect(template('a'.repeat(300), 'a'.repeat(300))).toEqual([`-"${'a'.repeat(300)}"`, `+"${'a'.repeat(300)}"`]);
  });

  it('are whole where more of them go than come', () => {
    const [one, other, third] = [line('1'), line('2'), line('3')];
    expect(template(`x\n${one}\n${other}`, `x\n${third}`)).toEqual([' x', `-${one}`, `-${other}`, `+${third}`]);
  });

  it('are whole up to 200 characters, and where they have no partner', () => {
    const [whole, more] = [line('1', 99, 100), line('2', 99, 101)];
    expect(template(whole, more)).toEqual([`-"${whole}"`, expect.stringMatching(/^\+"…a{40}2b{41}…?"$/)]);
    const lone = line('1');
    expect(template('x', `x\n${lone}`)).toEqual([' x', `+${lone}`]);
    const [other, third] = [line('2'), line('3')];
    expect(template(`x\n${lone}`, `x\n${other}\n${third}`)).toEqual([' x', `-${lone}`, `+${other}`, `+${third}`]);
  });

  it('are quoted where they are the same in texts that have too little in common to be compared', () => {
    const numbered = (name: string) => Array.from({ length: 600 }, (_, index) => `${name} ${index}`);
    const same = 'x'.repeat(250);
    const [before, after] = ['before', 'after'].map((name) => texts(...numbered(name), same, ...numbered(name)));
    const lines = template(before, after);
    expect(lines).toHaveLength(2_402);
    expect(lines[600]).toBe(`-"${same}"`);
    expect(lines[1_801]).toBe(`+"${same}"`);
    expect(lines[601]).toBe('-before 0');
  });

  it('are cut from 4,000 characters on, with the digest of all of them', () => {
    const [fits, doesnt] = ['x'.repeat(3_998), 'x'.repeat(3_999)];
    expect(template(undefined, fits)).toEqual([`+"${fits}"`]);
    expect(template(undefined, doesnt)).toEqual([
      `+"${'x'.repeat(1_999)}… 1 characters more, sha256 ${digestOf(`"${doesnt}"`)} …${'x'.repeat(1_999)}"`,
    ]);
    const same = 'y'.repeat(4_002);
    expect(template(`${same}\na`, `${same}\nb`)[0]).toBe(
      ` ${'y'.repeat(2_000)}… 2 characters more, sha256 ${digestOf(same)} …${'y'.repeat(2_000)}`,
    );
  });
});
