/**
 * What is done with sources in tests: they are loaded, type-checked and formatted, many at a time.
 *
 * @module
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import ts from 'typescript-5.9';
import type { RestApiDefinition } from '../../src/definition/definition.js';
import * as library from '../../src/index.js';
import type { Source } from '../../src/source/to-source.js';
import { root } from '../typetests/compilers.js';

const tsc = join(root, 'node_modules/typescript/bin/tsc');
const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');

/** A folder inside of the project, with a folder in it for each source. */
export interface SourceFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Writes sources where they see the package as users do. */
export async function writeSources(sources: readonly Source[]): Promise<SourceFolder> {
  const path = await mkdtemp(join(root, 'typetests/.sources-'));
  for (const [index, { files }] of sources.entries()) {
    for (const [name, content] of Object.entries(files)) {
      const file = join(path, 'sources', String(index), name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  return { path, remove: () => rm(path, { recursive: true }) };
}

/**
 * What a source's module has as its default export, when it is run with the package's own source. As a script of its own:
 * hundreds of modules that go through the test runner's loader take many times as long.
 */
export async function loadSource({ path }: SourceFolder, index: number): Promise<RestApiDefinition> {
  const file = join(path, 'sources', String(index), 'api.ts');
  const { outputText } = ts.transpileModule(await readFile(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false },
  });
  const text = outputText.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
  const exported: { default?: RestApiDefinition } = {};
  const others = createRequire(file);
  const require = (name: string): unknown => (name === 'fluent-apigateway' ? library : others(name));
  compileFunction(text, ['exports', 'require'], { filename: file })(exported, require);
  if (exported.default === undefined) throw new Error(`${file} has no default export.`);
  return exported.default;
}

/** What `tsc --strict`, with the project's own strictness, says of all files. */
export async function typeCheck(folder: SourceFolder, declarations: string): Promise<string> {
  const project = join(folder.path, 'tsconfig.json');
  const compilerOptions = { noEmit: true, paths: { 'fluent-apigateway': [join(declarations, 'index.d.ts')] } };
  await writeFile(
    project,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions,
      include: ['sources/*/api.ts'],
      exclude: [],
    }),
  );
  return run(tsc, ['-p', project, '--pretty', 'false'], root);
}

/** What `biome check`, with the project's own configuration, says of all files. */
export async function formatCheck(folder: SourceFolder): Promise<string> {
  const configuration = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8')) as Record<string, unknown>;
  const { vcs: _, overrides: __, $schema: ___, ...rest } = configuration;
  await writeFile(join(folder.path, 'biome.json'), JSON.stringify({ ...rest, root: true }));
  return run(
    biome,
    ['check', '--max-diagnostics=20', '--diagnostic-level=info', '--error-on-warnings', 'sources'],
    folder.path,
  );
}

/** What a program printed, when it failed. */
function run(script: string, parameters: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...parameters], { cwd, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      resolve(error === null ? '' : `${error.message}\n${stdout}${stderr}`);
    });
  });
}
