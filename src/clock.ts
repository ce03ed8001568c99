/**
 * Time and chance, the only place of the package that touches timers.
 *
 * Everything that waits, measures or jitters takes a {@link Clock}, so that tests and simulations run on a clock of
 * their own and never sleep.
 *
 * @module
 */

import type { Problem } from './errors/errors.js';
import {
  a,
  argumentProblems,
  assertNoProblems,
  type OptionCheck,
  type OptionTable,
  optionProblems,
  shown,
} from './errors/options.js';

/** How something waits. */
export interface SleepOptions {
  /** Ends it early: `sleep` rejects with the signal's reason. @defaultValue none */
  readonly signal?: AbortSignal | undefined;
  /**
   * The wait is for the case that something else doesn't happen. It keeps no process alive, and a clock that jumps to
   * the next moment somebody waits for doesn't jump to this one while anything else can go on.
   *
   * @defaultValue `false`
   */
  readonly isWatchdog?: boolean | undefined;
}

/** What the package needs to know of time. Implementations must be safe to share. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes backwards. */
  now(): number;
  /**
   * Resolves after `durationMs` milliseconds.
   *
   * @throws the signal's reason, as soon as `signal` aborts.
   */
  sleep(durationMs: number, options?: SleepOptions): Promise<void>;
  /** A number in `[0, 1)`, for jitter. */
  random(): number;
}

/** What is wrong with what a clock's `sleep` is given. */
export function sleepProblems(stage: string, durationMs: unknown, options: unknown): readonly Problem[] {
  return [
    ...argumentProblems(stage, { durationMs: [durationMs, duration] }),
    ...optionProblems(stage, sleepOptions, options),
  ];
}

const duration: OptionCheck = (value) =>
  typeof value === 'number' ? undefined : { message: `It must be a number of milliseconds, not ${shown(value)}.` };

const sleepOptions: OptionTable<SleepOptions> = { signal: a.signal, isWatchdog: a.yesOrNo };

/** The longest that timers of Node.js count: longer ones would ring at once. */
const longestTimerMs = 2 ** 31 - 1;

/** A timer, without the error that those of `node:timers/promises` make whenever they are aborted. */
function elapsed(durationMs: number, signal: AbortSignal | undefined, isWatchdog: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    }, durationMs);
    if (isWatchdog) timer.unref();
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => performance.now(),
  async sleep(durationMs, options = {}) {
    assertNoProblems('clock', 'systemClock.sleep()', sleepProblems('clock', durationMs, options));
    const { signal, isWatchdog = false } = options;
    signal?.throwIfAborted();
    for (let left = durationMs; left > 0; left -= longestTimerMs)
      await elapsed(Math.min(left, longestTimerMs), signal, isWatchdog);
  },
  random: () => Math.random(),
} satisfies Clock);
