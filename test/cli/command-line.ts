import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { run } from '../../src/cli/run.js';
import type { Interruption, Surroundings } from '../../src/cli/surroundings.js';

/** Where the definitions of these tests are. */
export const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

/** What a command printed, and its exit code. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is called in this process. */
export interface Called {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Whether it is at a terminal, and what is typed there. */
  readonly typed?: string;
  /** Told of all of standard output so far. */
  readonly onStdout?: (text: string) => void;
  /** Gets what calls back at a signal. */
  readonly interrupt?: (send: (signal: Interruption) => void) => void;
}

/** Calls a command in this process. */
export async function call({ argv, env = {}, cwd = fixtures, typed, interrupt, onStdout }: Called): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => {
    const stream = new PassThrough().on('data', (chunk) => {
      written[name] += String(chunk);
      if (name === 'stdout') onStdout?.(written.stdout);
    });
    return Object.assign(stream, { isTTY: typed !== undefined, columns: 80 });
  };
  const stdin = Object.assign(new PassThrough(), { isTTY: typed !== undefined });
  if (typed === '') stdin.end();
  else if (typed !== undefined) stdin.write(typed);
  const surroundings: Surroundings = {
    argv,
    env,
    cwd,
    stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    onInterruption(listener) {
      interrupt?.(listener);
      return () => undefined;
    },
    onIdle: () => () => undefined,
    exitNow: (code) => {
      throw new Error(`exit at once with ${code}`);
    },
  };
  const code = await run(surroundings);
  return { code, ...written };
}
