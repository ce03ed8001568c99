import { describe, expect, it } from 'vitest';
import { valueOfYaml } from '../../../src/embedded/openapi/yaml.js';

describe('YAML is read as what it says in JSON', () => {
  it.each([
    ['a: [1, "2", null, true]', { a: [1, '2', null, true] }],
    ['x: &x {a: 1}\ny: &y {b: 2}\nz:\n  <<: *x\n  <<: *y\n', { x: { a: 1 }, y: { b: 2 }, z: { a: 1, b: 2 } }],
    ['x: &x {a: 1}\nz:\n  <<: [*x, {a: 2, c: 1}]\n', { x: { a: 1 }, z: { a: 1, c: 1 } }],
    ['200: done', { 200: 'done' }],
    ['', null],
    ['a text', 'a text'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, expect.any(Array)],
  ])('%s', async (text, value) => {
    expect(await valueOfYaml(text)).toEqual(value);
  });

  it('a key `__proto__` is a key', async () => {
    const value = await valueOfYaml('__proto__: {a: 1}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(value).not.toHaveProperty('a');
  });
});

describe('what is no YAML, or none that JSON can say, is no value', () => {
  it.each([
    'a: 1\na: 2',
    'a: [{b: 1, b: 2}]',
    'a: 1\n---\nb: 2',
    '&a [*a]',
    '*a',
    'a: [1\nb: {',
    `a0: &a0 [x, x]\n${Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`)}]`).join('\n')}`,
  ])('%s', async (text) => {
    expect(await valueOfYaml(text)).toBeUndefined();
  });
});

// Without a bound, the parser runs out of stack within a regular expression, which ends the process.
it.each([
  ['lists', '['],
  ['maps', '{a: '],
  ['items', '- '],
  ['keys', '? '],
])('%s nested 50,000 deep are no value', async (_, opening) => {
  expect(await valueOfYaml(opening.repeat(50_000))).toBeUndefined();
});

it('50,000 keys are read, in a time that grows as they do', { timeout: 30_000 }, async () => {
  const text = Array.from({ length: 50_000 }, (_, index) => `a${index}: 1`).join('\n');
  expect(Object.keys((await valueOfYaml(text)) as object)).toHaveLength(50_000);
});
