import type { PlannedCall } from '../calls/planned-call.js';
import type { RateLimit } from '../quotas/estimate.js';

/** How much the latest pause between two answers counts against those before. */
const weightOfLatest = 0.05;

interface Quota {
  readonly limit: RateLimit;
  readonly calls: number;
  left: number;
}

/** How long the calls that are left take: what the quotas allow, or the pace so far, whichever is slower. */
export class RemainingWork {
  readonly #quotas: readonly Quota[];
  readonly #startedAt: number;
  #callsLeft: number;
  #lastAt: number;
  #secondsPerCall = 0;

  /** @param at - when the first call starts, in milliseconds; later moments are told on the same clock. */
  constructor(calls: readonly PlannedCall[], limits: readonly RateLimit[], at: number) {
    this.#quotas = limits.map((limit) => {
      const counted = calls.filter((call) => limit.covers(call)).length;
      return { limit, calls: counted, left: counted };
    });
    this.#callsLeft = calls.length;
    this.#startedAt = at;
    this.#lastAt = at;
  }

  /** A call has succeeded. */
  done(call: PlannedCall, at: number): void {
    this.#callsLeft--;
    for (const quota of this.#quotas) if (quota.limit.covers(call)) quota.left--;
    const seconds = (at - this.#lastAt) / 1000;
    this.#secondsPerCall += weightOfLatest * (seconds - this.#secondsPerCall);
    this.#lastAt = at;
  }

  /** Seconds from `at` until the last call is answered. */
  seconds(at: number): number {
    const elapsed = (at - this.#startedAt) / 1000;
    let longest = this.#callsLeft * this.#secondsPerCall;
    for (const { limit, calls, left } of this.#quotas) {
      const { capacity, tokensPerSecond } = limit;
      const unused = Math.min(capacity, Math.max(0, capacity + elapsed * tokensPerSecond - (calls - left)));
      longest = Math.max(longest, (left - unused) / tokensPerSecond);
    }
    return Math.max(0, Math.round(longest * 10) / 10);
  }
}
