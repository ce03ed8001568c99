import type { Output } from '../progress/index.js';

/** What can be read from: `process.stdin`. */
export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean | undefined;
  setRawMode?(raw: boolean): unknown;
};

/** The signals that end a command cleanly. */
export type Interruption = 'SIGINT' | 'SIGTERM';

/** What the command line has of the process: everything that a test gives it otherwise. */
export interface Surroundings {
  /** The arguments, without `node` and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Calls back at each signal, to the end of the process. */
  onInterruption(listener: (signal: Interruption) => void): void;
  /** Ends the process at once. */
  exitNow(code: number): void;
}
