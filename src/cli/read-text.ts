import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CommandLineError } from './errors.js';

/**
 * The text of a file that the command line names.
 *
 * @throws {@link CommandLineError} `cli.no-file` where it isn't there, or can't be read.
 */
export function readText(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new CommandLineError(`${file} can't be read.`, {
      code: 'cli.no-file',
      hint: `It was looked for in ${cwd}.`,
      cause: error,
    });
  }
}
