/** By how much of the full rate a slowed one recovers in a second. */
const recoveryPerSecond = 0.015;
/** The slowest that throttling makes a rate. */
const slowestShare = 1 / 16;
/** Throttled answers that come closer together than this are one event: the requests were under way together. */
const sameThrottleMs = 2000;

/**
 * The share of its full rate that a bucket goes on at, when others use the account too: halved when the service
 * throttles, growing evenly until it is whole again.
 */
export class SharedRate {
  #share = 1;
  #since = Number.NEGATIVE_INFINITY;

  /** The share at a moment: above 0, up to 1. */
  at(now: number): number {
    return Math.min(1, this.#share + Math.max(0, now - this.#since) * recoveryPerMs);
  }

  /** The seconds at the full rate that give as much as the time from one moment to a later one does. */
  between(from: number, to: number): number {
    const whole = Math.min(to, Math.max(from, this.#since + (1 - this.#share) / recoveryPerMs));
    return (((this.at(from) + this.at(whole)) / 2) * (whole - from) + (to - whole)) / 1000;
  }

  throttled(now: number): void {
    if (now - this.#since < sameThrottleMs) return;
    this.#share = Math.max(slowestShare, this.at(now) / 2);
    this.#since = now;
  }
}

const recoveryPerMs = recoveryPerSecond / 1000;

/**
 * How long everything that counts for a quota keeps the wait that the service asks for: no longer than this many
 * milliseconds. Longer ones are kept by the request that was told, not by all the others too.
 */
export const longestClosureMs = 60_000;

/** Of the quotas that a request counts for, the one that a wait which the service asks for is about. */
export function narrowest<Quota extends { readonly operation?: unknown }>(quotas: readonly Quota[]): Quota | undefined {
  return quotas.findLast(({ operation }) => operation !== undefined) ?? quotas.at(-1);
}
