import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Compiler,
  compile,
  compilers,
  type Declarations,
  type Diagnostic,
  emitDeclarations,
  parseDiagnostics,
  root,
} from './compilers.js';

/**
 * What the compiler says to a user who writes something wrong.
 *
 * In `typetests/refusals/*.ts`, the line after one or more `//! text` comments must be refused with a message that
 * contains every such text; no other line may be refused.
 */
const folder = join(root, 'typetests/refusals');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(folder, name));

let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
});

interface Expected {
  readonly line: number;
  readonly code: string;
  readonly texts: readonly string[];
}

function expectedOf(source: string): readonly Expected[] {
  const expected: Expected[] = [];
  let texts: string[] = [];
  for (const [index, line] of source.split('\n').entries()) {
    const text = /^\s*\/\/! (.*)$/.exec(line)?.[1];
    if (text !== undefined) texts.push(text.trim());
    else if (texts.length > 0) {
      expected.push({ line: index + 1, code: line.trim(), texts });
      texts = [];
    }
  }
  return expected;
}

describe.each(Object.keys(compilers) as Compiler[])('%s', (compiler) => {
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(async () => {
    diagnostics = parseDiagnostics(await compile(compiler, declarations, files));
  });

  it('says nothing about any other file', () => {
    const names = new Set(files.map((file) => relative(root, file)));
    expect(diagnostics.filter(({ file }) => !names.has(file))).toEqual([]);
  });

  describe.each(files.map((file) => relative(root, file)))('%s', (file) => {
    const expected = expectedOf(readFileSync(join(root, file), 'utf8'));

    it.each(expected.map((one) => [`${one.line}: ${one.code}`, one] as const))(
      'refuses line %s',
      (_, { line, texts }) => {
        const said = diagnostics.filter((one) => one.file === file && one.line === line).map(({ text }) => text);
        expect(said, 'the line was accepted').not.toEqual([]);
        for (const text of texts) expect(said.join('\n')).toContain(text);
      },
    );

    it('accepts every other line', () => {
      const lines = new Set(expected.map(({ line }) => line));
      expect(diagnostics.filter((one) => one.file === file && !lines.has(one.line))).toEqual([]);
    });
  });
});

it('says what the README shows', () => {
  const refused = files.flatMap((file) => expectedOf(readFileSync(file, 'utf8')));
  const example = /## What the compiler refuses\n\n(?:<!-- refused -->\n)?```ts\n([\s\S]*?)\n```/.exec(
    readFileSync(join(root, 'README.md'), 'utf8'),
  );
  const shown = expectedOf(reversed(example?.[1] ?? ''));
  expect(shown).toHaveLength(6);
  for (const { code, texts } of shown) {
    expect(refused).toContainEqual(expect.objectContaining({ code, texts: expect.arrayContaining([...texts]) }));
  }
});

/** In the README the sentence is below the line that it is about, as an editor shows it. */
function reversed(example: string): string {
  return example.replace(/^(.+)\n\/\/ (.+)$/gm, '//! $2\n$1');
}
