import { describe, expect, it } from 'vitest';
import { JsonPathError, jsonPath, Steps } from '../../../../src/embedded/invoke/json-path/index.js';
import { JsonTextError, jsonOf, readJson, writeJson } from '../../../../src/embedded/invoke/json-text.js';
import type { JsonValue } from '../../../../src/embedded/invoke/json-value.js';
import fc from '../../../fast-check.js';

const pieces = [
  ...[
    '$',
    '@',
    '.',
    '..',
    '*',
    '[',
    ']',
    '(',
    ')',
    '?(',
    ')]',
    '[?(@',
    "['a']",
    "['a','b']",
    '[0]',
    '[-1]',
    '[1:]',
    '[*]',
  ],
  ...[
    '.a',
    '.b',
    '..a',
    '.length()',
    '.sum()',
    '.keys()',
    '.constructor',
    '__proto__',
    "'a'",
    '"b"',
    '1',
    '-1.5',
    'null',
  ],
  ...[
    ' == ',
    ' != ',
    '<',
    '>=',
    ' =~ ',
    '/a.*/i',
    '/(a|aa)+/',
    ' in ',
    ' nin ',
    ' contains ',
    ' size ',
    ' && ',
    '||',
    '!',
  ],
  ...["['a', 1]", '{"a":1}', ',', ' ', '\\', '\u0000', '$.a', '[?(@..a)]', '[?(@.a[?(@.b)])]', '[?(@ == $..a)]'],
];
const expression = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => `$${parts.join('')}`),
  fc
    .array(fc.constantFrom('..*', '.a', '[*]', '..', '[?(@..a)]', '[?(!@.b)]', '[?(@..* in $..*)]', '[0:]'), {
      maxLength: 6,
    })
    .map((parts) => `$${parts.join('')}`),
  fc.string(),
);
const json = fc.jsonValue({ maxDepth: 5 }).map((value) => readJson(JSON.stringify(value)));

const most = 500;

describe('whatever an expression says', () => {
  it('throws nothing but its own error, and takes no more steps than its bound', () => {
    fc.assert(
      fc.property(expression, json, (text, document) => {
        const steps = new Steps(most);
        try {
          jsonPath(document, text, steps);
        } catch (error) {
          if (!(error instanceof JsonPathError)) throw error;
        }
        expect(steps.taken).toBeLessThanOrEqual(most);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    '$..[?(@..[?(@..a)])]',
    '$..[?(@..a)]',
    '$..*..*..*',
    '$[?(@.a in $..a)]',
    '$[?($..a contains @.a)]',
    '$..a.sum()',
    '$[?(@.a =~ /x/ || @ == $[0])]',
  ])('ends at its bound: %s', (text) => {
    const document = readJson(JSON.stringify(Array.from({ length: 300 }, (_, at) => ({ a: at, b: [{ a: at }] }))));
    const steps = new Steps(most);
    expect(() => jsonPath(document, text, steps)).toThrow(`The expression takes more than ${most} steps`);
    expect(steps.taken).toBe(most);
  });

  it('is bounded by default', () => {
    const document = readJson(JSON.stringify(Array.from({ length: 3_000 }, (_, a) => ({ a }))));
    expect(() => jsonPath(document, '$[?(@.a in $..a)]')).toThrow('takes more than 2000000 steps');
  });

  it('is refused where it is nested too deep', () => {
    const open = '[?(@.a'.repeat(60);
    expect(() => jsonPath(null, `$${open}${')]'.repeat(60)}`)).toThrow('nested more than 50 deep');
    expect(() => jsonPath(null, `$[?(${'('.repeat(5_000)}`)).toThrow('nested more than 50 deep');
    expect(() => jsonPath(null, `$[?(${'!'.repeat(5_000)}`)).toThrow('nested more than 50 deep');
    expect(() => jsonPath(null, `$[?(@ in ${'['.repeat(5_000)}`)).toThrow('nested more than 50 deep');
  });

  it('is refused where it is long', () => {
    expect(() => jsonPath(null, `$${'.a'.repeat(5_000)}`)).toThrow('The expression has more than 10000 characters');
    expect(jsonPath(null, `$${'.a'.repeat(4_000)}`)).toBeUndefined();
  });

  it('ends in a value that stands in itself', () => {
    const map = new Map<string, JsonValue>([['a', 1]]);
    map.set('self', map);
    expect(() => jsonPath(map, '$..a')).toThrow(JsonPathError);
    expect(() => jsonPath(map, '$[?(@.self == @)]')).not.toThrow();
    expect(jsonPath(map, '$.self.self.a')).toBe(1);
  });
});

describe('a JSON text', () => {
  it('is what it was, without blanks, when it is read and written', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(JSON.parse(writeJson(readJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is refused where JSON.parse refuses it', () => {
    const broken = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '"', '{', ']', '\\', '0', '-', 'x', '\n', '\u0001'),
    );
    fc.assert(
      fc.property(broken, ([text, at, by]) => {
        const changed = text.slice(0, at % (text.length + 1)) + by + text.slice((at % (text.length + 1)) + 1);
        let isJson = true;
        try {
          JSON.parse(changed);
        } catch {
          isJson = false;
        }
        if (isJson) expect(() => readJson(changed)).not.toThrow();
        else expect(() => readJson(changed)).toThrow(JsonTextError);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is refused where it is nested more than 1,000 deep', () => {
    expect(() => readJson('['.repeat(20_000) + ']'.repeat(20_000))).toThrow('nested more than 1000 deep');
    expect(() => readJson('{"a":'.repeat(20_000))).toThrow('nested more than 1000 deep');
  });

  it('is as long as it may be, and no longer', () => {
    const big = readJson(JSON.stringify({ a: Array.from({ length: 500 }, (_, at) => ({ at, text: 'x'.repeat(50) })) }));
    const many = jsonPath(big, '$..*') ?? null;
    expect(() => writeJson(many, 10_000)).toThrow('It has more than 10000 characters');
    const map = new Map<string, JsonValue>();
    map.set('self', map);
    expect(() => writeJson(map)).toThrow(JsonTextError);
  });

  it('is made of own members alone', () => {
    const value = Object.assign(Object.create({ inherited: 1 }), { own: [1, undefined, () => 1] });
    expect(writeJson(jsonOf(value))).toBe('{"own":[1,null,null]}');
  });
});
