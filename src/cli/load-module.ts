/**
 * How modules of users are loaded: by Node itself where it can, with jiti where it can't.
 *
 * @module
 */

import { existsSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { FluentApiGatewayError, isFluentApiGatewayError } from '../errors/errors.js';
import { isError, sayingOf } from '../errors/thrown.js';
import { CommandLineError } from './errors.js';
import { importForgettably, reloadsNatively } from './reloading.js';
import type { RunUserCode } from './user-code.js';

/** The exports of a module. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/** Where modules are looked for, how they are run, and whether again. */
export interface Loading {
  readonly cwd: string;
  readonly run: RunUserCode;
  /** Load it so that it can be forgotten. */
  readonly forgettable?: boolean | undefined;
  /** Gives it up. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads a module. That runs it.
 *
 * @throws {@link CommandLineError} `cli.no-file`, `cli.module-threw`, `cli.module-hangs`, `cli.missing-package`.
 * @throws FluentApiGatewayError what the package itself says of a definition, as it is.
 */
export async function loadModule(
  file: string,
  { cwd, run, signal, forgettable = false }: Loading,
): Promise<ModuleExports> {
  const path = resolve(cwd, file);
  const shown = relative(cwd, path) || path;
  if (!isFile(path)) {
    throw new CommandLineError(`There is no file ${shown}.`, {
      code: 'cli.no-file',
      hint: existsSync(path) ? 'It is a folder: give the file in it.' : `It was looked for in ${cwd}.`,
    });
  }
  try {
    return await run(shown, () => importModule(path, forgettable), signal);
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

async function importModule(path: string, forgettable: boolean): Promise<ModuleExports> {
  if (forgettable && !reloadsNatively) return importByJiti(path, undefined);
  try {
    return (await (forgettable ? importForgettably(path) : import(pathToFileURL(path).href))) as ModuleExports;
  } catch (error) {
    if (!needsTranspiling(error)) throw error;
    return importByJiti(path, error);
  }
}

async function importByJiti(path: string, cause: unknown): Promise<ModuleExports> {
  const { createJiti } = await loadJiti(cause);
  return (await createJiti(pathToFileURL(path).href).import(path)) as ModuleExports;
}

async function loadJiti(cause: unknown): Promise<typeof import('jiti')> {
  try {
    return await import('jiti');
  } catch {
    const { code } = Object(cause) as { readonly code?: unknown };
    const what = cause === undefined ? 'load a module again' : 'load this TypeScript by itself';
    throw new CommandLineError(`Node.js ${process.version} can't ${what}, and the package jiti isn't installed.`, {
      code: 'cli.missing-package',
      hint: `Install it: npm install --save-dev jiti - or ${otherwise(code)}.`,
      cause,
    });
  }
}

/** What to do instead of installing jiti. */
function otherwise(code: unknown): string {
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
    return 'write only syntax that can be erased: no enums, namespaces or parameter properties';
  if (code === 'ERR_MODULE_NOT_FOUND') return "import files by the names that they have on the disk: './pets.ts'";
  return 'use Node.js 22.18 or newer';
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
