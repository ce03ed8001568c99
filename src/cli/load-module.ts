/**
 * How modules of users are loaded: by Node itself where it can, with jiti where it can't.
 *
 * @module
 */

import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FluentApiGatewayError, isFluentApiGatewayError } from '../errors/errors.js';
import { isError, sayingOf } from '../errors/thrown.js';
import { CommandLineError } from './errors.js';

/** The exports of a module. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** Where modules are looked for, and whether they are loaded again. */
export interface Loading {
  readonly cwd: string;
  /** Load it by jiti, whose modules can be forgotten; Node keeps its own forever. */
  readonly forgettable?: boolean | undefined;
}

/**
 * Loads a module. That runs it.
 *
 * @throws CommandLineError `cli.no-file`, `cli.module-threw`, `cli.missing-package`.
 * @throws FluentApiGatewayError what the package itself says of a definition, as it is.
 */
export async function loadModule(file: string, { cwd, forgettable = false }: Loading): Promise<ModuleExports> {
  const path = resolve(cwd, file);
  const shown = relative(cwd, path) || path;
  if (!isFile(path)) {
    throw new CommandLineError(`There is no file ${shown}.`, {
      code: 'cli.no-file',
      hint: existsSync(path) ? 'It is a folder: give the file in it.' : `It was looked for in ${cwd}.`,
    });
  }
  try {
    return await (forgettable ? importByJiti(path, undefined) : importOnce(path));
  } catch (error) {
    throw thrownBy(shown, error, cwd);
  }
}

/** What a module threw, as an error that says so. What the package says of a definition stays as it is. */
export function thrownBy(file: string, error: unknown, cwd: string): FluentApiGatewayError {
  if (isFluentApiGatewayError(error)) return error;
  const said = isError(error) ? `${error.name}: ${sayingOf(error)}` : sayingOf(error);
  return new CommandLineError(`${file} can't be loaded: ${said}`, {
    code: 'cli.module-threw',
    address: placeOf(error, cwd) ?? file,
    hint: '--verbose prints the stack.',
    cause: error,
  });
}

async function importOnce(path: string): Promise<ModuleExports> {
  try {
    return (await import(pathToFileURL(path).href)) as ModuleExports;
  } catch (error) {
    if (!needsTranspiling(error)) throw error;
    return importByJiti(path, error);
  }
}

/** Forgets the modules that were loaded to be forgotten, packages aside: they are loaded again the next time. */
export function forgetModules(): void {
  const { cache } = createRequire(import.meta.url);
  for (const file of forgettableModules()) delete cache[file];
}

/** The files of the modules that were loaded to be forgotten, packages aside. */
export function forgettableModules(): readonly string[] {
  return Object.keys(createRequire(import.meta.url).cache).filter((file) => !/[\\/]node_modules[\\/]/.test(file));
}

async function importByJiti(path: string, cause: unknown): Promise<ModuleExports> {
  const { createJiti } = await loadJiti(cause);
  return (await createJiti(pathToFileURL(path).href).import(path)) as ModuleExports;
}

async function loadJiti(cause: unknown): Promise<typeof import('jiti')> {
  try {
    return await import('jiti');
  } catch {
    const what = cause === undefined ? 'load a module again' : 'load this TypeScript by itself';
    throw new CommandLineError(`Node.js ${process.version} can't ${what}, and the package jiti isn't installed.`, {
      code: 'cli.missing-package',
      hint: `Install it: npm install --save-dev jiti${cause === undefined ? '' : ' - or use Node.js 22.18 or newer, and only erasable syntax'}.`,
      cause,
    });
  }
}

/** Whether Node refused a module for its language: TypeScript, or imports without the extension that is on the disk. */
function needsTranspiling(error: unknown): boolean {
  const { code, url } = Object(error) as { readonly code?: unknown; readonly url?: unknown };
  if (code === 'ERR_UNKNOWN_FILE_EXTENSION' || code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return true;
  if (code !== 'ERR_MODULE_NOT_FOUND' || typeof url !== 'string' || !url.startsWith('file:')) return false;
  const path = fileURLToPath(url);
  return [path.replace(/\.([cm]?)js$/, '.$1ts'), `${path}.ts`, `${path}/index.ts`].some(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The first place in the user's own files that a stack names. */
function placeOf(error: unknown, cwd: string): string | undefined {
  if (!isError(error) || error instanceof FluentApiGatewayError) return undefined;
  for (const [, file = '', position = ''] of (error.stack ?? '').matchAll(
    /(?:file:\/\/)?(\/[^\s():]+|[A-Z]:\\[^\s():]+):(\d+:\d+)/g,
  )) {
    if (!file.includes('node_modules') && file.startsWith(cwd)) return `${relative(cwd, file)}:${position}`;
  }
  return undefined;
}
