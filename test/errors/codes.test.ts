import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { renderErrorCodes } from '../../scripts/error-codes.js';
import * as cli from '../../src/cli/index.js';
import { definitionRules } from '../../src/definition/rules/index.js';
import { type ErrorCodeEntry, type ErrorCodePrefix, errorCodes } from '../../src/errors/codes.js';
import * as index from '../../src/index.js';
import * as progress from '../../src/progress/index.js';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('embedded'))
  .map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }));
const table: Readonly<Record<string, ErrorCodeEntry>> = errorCodes;
const rules = new Set<string>(definitionRules.map(({ id }) => id));

/** The codes that the source gives to errors and problems. */
function codesIn(text: string): readonly string[] {
  const prefixes = [...new Set(Object.keys(table).map((code) => code.split('.')[0]))].join('|');
  return [...text.matchAll(new RegExp(`'((?:${prefixes})\\.[a-z][a-z-]*)'`, 'g'))].map(([, code = '']) => code);
}

describe('the table of codes', () => {
  it('has every code that there is', () => {
    const missing = files
      .filter(({ file }) => !file.startsWith('errors/codes'))
      .flatMap(({ file, text }) => codesIn(text).map((code) => ({ file, code })))
      .filter(({ code }) => !Object.hasOwn(table, code) && !rules.has(code));
    expect(missing).toEqual([]);
  });

  it('has no code that there isn’t', () => {
    const source = files.filter(({ file }) => !file.startsWith('errors/codes')).map(({ text }) => text);
    const used = new Set(source.flatMap(codesIn));
    const templated = /\.(?:options|option|unknown-option|rest-api-id)$|^list\.input-/;
    expect(Object.keys(table).filter((code) => !used.has(code) && !templated.test(code))).toEqual([]);
  });

  it('has every row of its files, each code in one of them', async () => {
    const rooms = readdirSync('src/errors/codes').filter((file) => file !== 'entry.ts');
    const modules = await Promise.all(
      rooms.map((file) => import(`../../src/errors/codes/${basename(file, '.ts')}.ts`)),
    );
    const codes = modules.flatMap((module) => Object.values<object>(module)).flatMap((rows) => Object.keys(rows));
    expect(codes.sort()).toEqual(Object.keys(table).sort());
  });

  it('names classes that users can import', () => {
    const exported: Readonly<Record<string, unknown>> = { ...index, ...progress, ...cli };
    for (const [code, { class: name }] of Object.entries(table)) {
      if (name !== undefined) expect(exported[name], `${code}: ${name}`).toBeTypeOf('function');
    }
  });

  it('has a class for every error that can be thrown, all of them exported', () => {
    const declared = files.flatMap(({ text }) =>
      [...text.matchAll(/(?<!abstract )class (\w+) extends (?:FluentApiGateway|Options|Waiter)Error\b/g)].map(
        ([, name = '']) => name,
      ),
    );
    const named = new Set(Object.values(table).map(({ class: name }) => name));
    expect(declared.filter((name) => !named.has(name))).toEqual([]);
  });

  it('says of every code what it means and what to do, in a sentence', () => {
    for (const [code, { meaning, remedy }] of Object.entries(table)) {
      expect(meaning, code).toMatch(/^[A-Z`].*\.$/);
      expect(remedy, code).toMatch(/^(?:[A-Z`]|Each).*\.$/);
    }
  });

  it('gives the types of codes and prefixes', () => {
    expectTypeOf<'plan' | 'execute' | 'list'>().toExtend<ErrorCodePrefix>();
    expectTypeOf<'nothing'>().not.toExtend<ErrorCodePrefix>();
  });
});

// `npm run generate:errors` runs this with --update, which writes the file.
it('docs/errors.md is what the table of codes says', async () => {
  await expect(renderErrorCodes(errorCodes)).toMatchFileSnapshot('../../docs/errors.md');
});

it('docs/troubleshooting.md speaks of codes that there are', () => {
  const page = readFileSync(new URL('../../docs/troubleshooting.md', import.meta.url), 'utf8');
  const linked = [...page.matchAll(/\[`([a-z.-]+)`\]\(errors\.md#([a-z-]+)\)/g)];
  expect(linked.length).toBeGreaterThan(10);
  for (const [, code = '', anchor] of linked) {
    expect(Object.keys(table)).toContain(code);
    expect(anchor).toBe(code.replaceAll('.', '-'));
  }
});
