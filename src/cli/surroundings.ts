import type { Output } from '../progress/index.js';

/** What can be read from: `process.stdin`. */
export type Input = NodeJS.ReadableStream & {
  readonly isTTY?: boolean | undefined;
  readonly isRaw?: boolean | undefined;
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
  /** Calls back at each signal, until what it returns is called: from then on, signals end the process at once. */
  onInterruption(listener: (signal: Interruption) => void): () => void;
  /** Calls back when nothing is under way any more that could go on, until what it returns is called. */
  onIdle(listener: () => void): () => void;
  /** Ends the process at once. */
  exitNow(code: number): void;
}
