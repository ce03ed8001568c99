import type { Clock } from '../clock.js';
import { type Counted, countsFor, nameOfQuota, type RequestQuota } from './quotas.js';

/** What a request has to wait for. */
export interface Wait {
  readonly quota: string;
  readonly delayMs: number;
}

interface Bucket {
  readonly quota: RequestQuota;
  /** Below zero: that many requests wait already. */
  tokens: number;
  tokensPerSecond: number;
  at: number;
}

/** By how much of its full rate a slowed bucket recovers with every request that isn't throttled. */
const recoveryStep = 0.05;
const slowestShare = 1 / 16;

/**
 * Admits requests at the rates that the service allows, in the order in which they ask.
 *
 * One value serves one account and Region: everything that shares it shares the quotas. When the service throttles
 * all the same, others use the account too: the bucket is emptied, its rate halves, and recovers step by step.
 */
export class Admission {
  readonly #clock: Clock;
  readonly #buckets: readonly Bucket[];

  constructor(quotas: readonly RequestQuota[], clock: Clock) {
    this.#clock = clock;
    const at = clock.now();
    this.#buckets = quotas.map((quota) => ({
      quota,
      tokens: quota.capacity,
      tokensPerSecond: quota.tokensPerSecond,
      at,
    }));
  }

  /**
   * Resolves when the request may be sent.
   *
   * @param onWait - told before a wait begins.
   * @throws the signal's reason; the tokens then go back.
   */
  async admit(call: Counted, { signal, onWait }: AdmitOptions = {}): Promise<Wait> {
    signal?.throwIfAborted();
    const now = this.#clock.now();
    const counted = this.#buckets.filter(({ quota }) => countsFor(quota, call));
    let longest: Wait = { quota: '', delayMs: 0 };
    for (const bucket of counted) {
      refill(bucket, now);
      bucket.tokens -= 1;
      const delayMs = Math.ceil((Math.max(0, -bucket.tokens) / bucket.tokensPerSecond) * 1000);
      if (delayMs > longest.delayMs) longest = { quota: nameOfQuota(bucket.quota), delayMs };
    }
    if (longest.delayMs === 0) return longest;
    onWait?.(longest);
    try {
      await this.#clock.sleep(longest.delayMs, { signal });
    } catch (error) {
      for (const bucket of counted) bucket.tokens += 1;
      throw error;
    }
    return longest;
  }

  /** How many milliseconds from now a request could be sent, if it asked now. Takes nothing. */
  delayOf(call: Counted): number {
    const now = this.#clock.now();
    let longest = 0;
    for (const bucket of this.#buckets) {
      if (!countsFor(bucket.quota, call)) continue;
      refill(bucket, now);
      longest = Math.max(longest, Math.ceil((Math.max(0, 1 - bucket.tokens) / bucket.tokensPerSecond) * 1000));
    }
    return longest;
  }

  /** The service refused a request as one too many: the account is busier than these buckets know. */
  throttled(call: Counted): void {
    const now = this.#clock.now();
    for (const bucket of this.#buckets) {
      if (!countsFor(bucket.quota, call)) continue;
      refill(bucket, now);
      bucket.tokens = Math.min(bucket.tokens, 0);
      if (bucket.quota.operation !== undefined) continue;
      const slowest = bucket.quota.tokensPerSecond * slowestShare;
      bucket.tokensPerSecond = Math.max(slowest, bucket.tokensPerSecond / 2);
    }
  }

  /** The service took a request: a slowed bucket recovers a step. */
  accepted(call: Counted): void {
    for (const bucket of this.#buckets) {
      const { quota } = bucket;
      if (bucket.tokensPerSecond === quota.tokensPerSecond || !countsFor(quota, call)) continue;
      refill(bucket, this.#clock.now());
      const faster = bucket.tokensPerSecond + quota.tokensPerSecond * recoveryStep;
      bucket.tokensPerSecond = Math.min(quota.tokensPerSecond, faster);
    }
  }
}

/** How a request waits to be admitted. */
export interface AdmitOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

function refill(bucket: Bucket, now: number): void {
  const gained = ((now - bucket.at) / 1000) * bucket.tokensPerSecond;
  bucket.tokens = Math.min(bucket.quota.capacity, bucket.tokens + gained);
  bucket.at = now;
}
