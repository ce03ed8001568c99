/**
 * Time and chance, the only place of the package that touches timers.
 *
 * Everything that waits, measures or jitters takes a {@link Clock}, so that tests and simulations run on a clock of
 * their own and never sleep.
 *
 * @module
 */

import { setTimeout as delay } from 'node:timers/promises';

/** What the package needs to know of time. Implementations must be safe to share. */
export interface Clock {
  /** Milliseconds since some fixed moment; never goes backwards. */
  now(): number;
  /**
   * Resolves after `durationMs` milliseconds.
   *
   * @throws the signal's reason, as soon as `signal` aborts.
   */
  sleep(durationMs: number, options?: { readonly signal?: AbortSignal | undefined }): Promise<void>;
  /** A number in `[0, 1)`, for jitter. */
  random(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => performance.now(),
  async sleep(durationMs, { signal } = {}) {
    signal?.throwIfAborted();
    if (durationMs <= 0) return;
    try {
      await delay(durationMs, undefined, signal ? { signal } : {});
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
  random: () => Math.random(),
} satisfies Clock);
