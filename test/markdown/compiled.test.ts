import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Compiler,
  compile,
  compilers,
  type Declarations,
  type Diagnostic,
  emitDeclarations,
  parseDiagnostics,
  root,
} from '../typetests/compilers.js';
import { type Block, blocksOf, pages } from './blocks.js';
import { namesExportedBy, programOf } from './program.js';

/** The TypeScript of every page as files that are compiled, their lines as on the page; refused blocks by themselves. */
interface Source {
  readonly page: string;
  readonly blocks: readonly Block[];
  /** Relative to the folder of all of them. */
  readonly file: string;
}

const written = pages().map((page) => ({ page, blocks: blocksOf(page) }));
const accepted: readonly Source[] = written
  .map(({ page, blocks }) => ({
    page,
    blocks: blocks.filter((block) => !block.refused && block.program === undefined),
    file: `${page}.ts`,
  }))
  .filter(({ blocks }) => blocks.length > 0);
/** Files that pages show whole, by themselves: they may import one another. */
const shown: readonly Source[] = written.flatMap(({ page, blocks }) =>
  blocks.flatMap((block) => (block.program === undefined ? [] : [{ page, blocks: [block], file: block.program }])),
);
const refused: readonly Source[] = written.flatMap(({ page, blocks }) =>
  blocks.filter((block) => block.refused).map((block) => ({ page, blocks: [block], file: `${page}.${block.line}.ts` })),
);

let folder = '';
let declarations: Declarations;

beforeAll(async () => {
  declarations = await emitDeclarations();
  folder = await mkdtemp(join(root, 'typetests/.pages-'));
  const fixtures = join(root, 'test/markdown/fixtures');
  await cp(fixtures, folder, { recursive: true });
  const names = namesExportedBy(await readFile(join(fixtures, 'names.ts'), 'utf8'));
  for (const { file, blocks } of [...accepted, ...refused]) {
    const from = relative(dirname(file), 'names.js');
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(join(folder, file), programOf(blocks, names, from.startsWith('.') ? from : `./${from}`));
  }
  for (const { file, blocks } of shown) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await writeFile(
      join(folder, file),
      blocks.flatMap(({ line, lines }) => ['\n'.repeat(line - 1), ...lines]).join('\n'),
    );
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe.each(Object.keys(compilers) as Compiler[])('with %s', (compiler) => {
  let found: readonly Diagnostic[];

  beforeAll(async () => {
    const files = [...accepted, ...shown, ...refused].map(({ file }) => join(folder, file));
    const output = await compile(compiler, declarations, [...files, join(folder, 'lambda.d.ts')]);
    found = parseDiagnostics(output).map((one) => ({ ...one, file: relative(folder, join(root, one.file)) }));
  });

  it.each([...accepted, ...shown])('$file compiles', ({ page, file }) => {
    expect(found.filter((one) => one.file === file).map(({ line, text }) => `${page}:${line}: ${text}`)).toEqual([]);
  });

  it.each(refused)('$file is refused, line by line, with what stands below each', ({ file, blocks }) => {
    const lines = saidBelow(blocks);
    expect(lines.size).toBeGreaterThan(0);
    const diagnostics = found.filter((one) => one.file === file);
    for (const [line, said] of lines) {
      const texts = diagnostics.filter((one) => one.line === line).map(({ text }) => text);
      expect(texts.join('\n'), `line ${line}`).toContain(said);
    }
    expect(diagnostics.filter(({ line }) => !lines.has(line))).toEqual([]);
  });

  it('nothing else is wrong', () => {
    const own = new Set([...accepted, ...shown, ...refused].map(({ file }) => file));
    expect(found.filter(({ file }) => !own.has(file))).toEqual([]);
  });
});

it('few blocks aren’t compiled, each for a reason', () => {
  const reasons = written.flatMap(({ page, blocks }) =>
    blocks.flatMap(({ notCompiled }) => (notCompiled === undefined ? [] : [`${page}: ${notCompiled}`])),
  );
  expect(reasons).toEqual(['docs/coming-from/cdk.md: what CDK’s users have in a stack of theirs']);
});

/** What the comment below each refused line says, by the line's number. */
function saidBelow(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const said = blocks.flatMap(({ line, lines }) =>
    lines.flatMap((text, at) => {
      const [, sentence] = /^\/\/ (?:~+ )?\s*(?:~+ )?(.+)$/.exec(text) ?? [];
      return sentence === undefined ? [] : [[line + at, sentence] as const];
    }),
  );
  return new Map(said);
}
