import { type Clock, systemClock } from '../clock.js';
import { FluentApiGatewayError } from '../errors.js';
import type { OnEvent } from '../execute/events.js';
import { bar } from './bar.js';
import { lines } from './lines.js';

/** What is written to: `process.stderr`, or any stream that is like it. */
export interface Output {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Where {@link terminalProgress} prints, and how. */
export interface TerminalProgressOptions {
  /** `process.stderr` unless told. */
  readonly output?: Output | undefined;
  /** Whether to draw in place; only where `output` is a terminal, unless told. */
  readonly interactive?: boolean | undefined;
  /** Time; the machine's unless told. */
  readonly clock?: Clock | undefined;
}

/** The package that draws isn't installed. */
export class MissingPackageError extends FluentApiGatewayError {
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
 * @throws {@link MissingPackageError} when the output is a terminal and `log-update` isn't installed.
 */
export async function terminalProgress({
  output = process.stderr,
  interactive = output.isTTY === true,
  clock = systemClock,
}: TerminalProgressOptions = {}): Promise<OnEvent> {
  output.on('error', () => undefined); // A closed pipe is no reason to leave an API half-way.
  if (!interactive) return lines((line) => output.write(`${line}\n`), clock);
  const { createLogUpdate } = await loadLogUpdate();
  return bar(createLogUpdate(output as NodeJS.WriteStream), clock);
}

async function loadLogUpdate(): Promise<typeof import('log-update')> {
  try {
    return await import('log-update');
  } catch (error) {
    throw new MissingPackageError(error);
  }
}
