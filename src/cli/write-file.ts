import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { sayingOf } from '../errors/thrown.js';
import { CommandLineError } from './errors.js';

/** Where a file is written. */
export interface Writing {
  readonly cwd: string;
  /** Whether one that is there may be overwritten. */
  readonly force: boolean;
  /** Who may read and write it. @defaultValue its owner alone */
  readonly mode?: number;
}

/**
 * Makes sure that a file can be written, before the work that it is for.
 *
 * @throws {@link CommandLineError} `cli.file-exists`, `cli.cannot-write`.
 */
export function assertWritable(file: string, { cwd, force }: Writing): void {
  const path = resolve(cwd, file);
  if (existsSync(path) && !force) throw exists(file);
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw cannotWrite(file, `there is no folder ${dirname(file)}`);
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw cannotWrite(file, 'it is a folder');
  try {
    accessSync(existsSync(path) ? path : folder, constants.W_OK);
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** Writes a file. */
export function writeNew(file: string, text: string, { cwd, force, mode = 0o600 }: Writing): void {
  try {
    writeFileSync(resolve(cwd, file), text, { flag: force ? 'w' : 'wx', mode });
  } catch (error) {
    if (Object(error).code === 'EEXIST') throw exists(file);
    throw cannotWrite(file, error);
  }
}

function exists(file: string): CommandLineError {
  return new CommandLineError(`${file} already exists.`, {
    code: 'cli.file-exists',
    hint: 'Nothing was written. Give another name, or --force.',
  });
}

/** What is thrown for a file that can't be written. */
export function cannotWrite(file: string, why: unknown): CommandLineError {
  const said = typeof why === 'string' ? why : sayingOf(why);
  return new CommandLineError(`${file} can't be written: ${said}.`, { code: 'cli.cannot-write' });
}
