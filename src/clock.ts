/**
 * Time and chance, the only place of the package that touches timers.
 *
 * Everything that waits, measures or jitters takes a {@link Clock}, so that tests and simulations run on a clock of
 * their own and never sleep.
 *
 * @module
 */

import { setTimeout as delay } from 'node:timers/promises';

/** How something waits. */
export interface SleepOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * The wait is for the case that something else doesn't happen. It keeps no process alive, and a clock that jumps to
   * the next moment somebody waits for doesn't jump to this one while anything else can go on.
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

/** The longest that timers of Node.js count: longer ones would ring at once. */
const longestTimerMs = 2 ** 31 - 1;

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => performance.now(),
  async sleep(durationMs, { signal, isWatchdog = false } = {}) {
    signal?.throwIfAborted();
    const options = { ref: !isWatchdog, ...(signal ? { signal } : {}) };
    try {
      for (let left = durationMs; left > 0; left -= longestTimerMs)
        await delay(Math.min(left, longestTimerMs), undefined, options);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
  random: () => Math.random(),
} satisfies Clock);
