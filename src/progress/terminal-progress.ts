import { type Clock, systemClock } from '../clock.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { a, assertNoProblems, type OptionTable, optionProblems, thingWith } from '../errors/options.js';
import type { OnEvent } from '../requests/events.js';
import { bar } from './bar.js';
import { lines } from './lines.js';

/** What is written to: `process.stderr`, or any stream that is like it. */
export interface Output {
  /** Whether it is a terminal. @defaultValue `false` */
  readonly isTTY?: boolean | undefined;
  /** How wide the terminal is. @defaultValue 80 */
  readonly columns?: number | undefined;
  /** Writes text. What it throws is ignored. */
  write(text: string): unknown;
  /** Listens for the errors of the stream, so that a closed pipe ends no run. */
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Where {@link terminalProgress} prints, and how. */
export interface TerminalProgressOptions {
  /** Where it is drawn. @defaultValue `process.stderr` */
  readonly output?: Output | undefined;
  /** Whether to draw in place. @defaultValue where `output` is a terminal that can (`TERM` isn't `dumb`) */
  readonly interactive?: boolean | undefined;
  /** Time. @defaultValue the machine's */
  readonly clock?: Clock | undefined;
}

const progressOptions: OptionTable<TerminalProgressOptions> = {
  output: thingWith('a stream', 'write', 'on'),
  interactive: a.yesOrNo,
  clock: a.clock,
};

/** The package that draws isn't installed. */
export class MissingPackageError extends FluentApiGatewayError {
  /** Always `'MissingPackageError'`. */
  override readonly name = 'MissingPackageError';

  constructor(cause: unknown) {
    super('A progress bar needs the package log-update.', {
      code: 'progress.missing-package',
      hint: 'Install it: npm install log-update - or print lines: terminalProgress({ interactive: false }).',
      cause,
    });
  }
}

/**
 * Shows what a gateway does: a progress bar with the time that is left where the output is a terminal, plain lines
 * elsewhere. Retries and failures get lines of their own. Nothing is printed of what requests carry.
 *
 * It leaves the keyboard, signals and the exit code alone. Output that can't be written is dropped: it doesn't end a run.
 *
 * @example
 * const onEvent = await terminalProgress();
 * await gateway.apply(plan, { onEvent });
 * // ███████████░░░░░░░░░░░░░░░░░░░ 550 of 1500 calls, 1 min 35 s left, waiting for CreateResource (2 s)
 *
 * @throws `OptionsError` with everything that is wrong with the options.
 * @throws {@link MissingPackageError} when the output is a terminal and `log-update` isn't installed.
 */
export async function terminalProgress(options: TerminalProgressOptions = {}): Promise<OnEvent> {
  assertNoProblems('progress', 'terminalProgress()', optionProblems('progress', progressOptions, options));
  const { output = process.stderr, clock = systemClock } = options;
  const { interactive = output.isTTY === true && process.env['TERM'] !== 'dumb' } = options;
  const quiet = withoutErrors(output);
  if (!interactive) return lines((line) => quiet.write(`${line}\n`), clock);
  const { createLogUpdate } = await loadLogUpdate();
  return bar(createLogUpdate(quiet as NodeJS.WriteStream), clock, () => output.columns ?? 80);
}

/** Streams whose errors are dropped already: one listener is enough for all that write to them. */
const listenedTo = new WeakSet<Output>();

/** A stream that drops what it can't write: a closed pipe isn't a reason to leave an API half deployed. */
function withoutErrors(output: Output): Output {
  if (!listenedTo.has(output)) output.on('error', () => undefined);
  listenedTo.add(output);
  const write = (text: string) => {
    try {
      return output.write(text);
    } catch {
      return false;
    }
  };
  return Object.create(output, { write: { value: write } }) as Output;
}

async function loadLogUpdate(): Promise<typeof import('log-update')> {
  try {
    return await import('log-update');
  } catch (error) {
    throw new MissingPackageError(error);
  }
}
