import { type Clock, systemClock } from '../clock.js';
import { a, argumentProblems, assertNoProblems } from '../errors/options.js';
import type { QuotaStore, Shortage } from './quota-store.js';
import { nameOfQuota, type RequestQuota } from './service-quotas.js';
import { longestClosureMs, narrowest, SharedRate } from './shared-rate.js';

interface Bucket {
  readonly quota: RequestQuota;
  readonly rate: SharedRate;
  tokens: number;
  /** When `tokens` was true; in the future while the bucket is closed. */
  at: number;
}

/** Time adds up in fractions: a token mustn't be short by rounding. */
const rounding = 1e-9;

/**
 * Buckets of tokens in this process's memory. Gateways that are given the same value share one account's quotas.
 *
 * When the service throttles, others use the account too: the buckets that the request counted for are emptied, and the
 * one for all operations together goes on at half its rate and recovers as requests are taken. A wait that the service
 * asks for is kept by everything that counts for the narrowest of the buckets.
 *
 * @example
 * const quotaStore = new InMemoryQuotaStore();
 * const blue = new ApiGateway(blueClient, { quotaStore }); // two roles of one account
 * const green = new ApiGateway(greenClient, { quotaStore });
 */
export class InMemoryQuotaStore implements QuotaStore {
  readonly #clock: Clock;
  readonly #buckets = new WeakMap<RequestQuota, Bucket>();
  readonly #named = new Map<string, Bucket>();

  /**
   * @param clock - the one that the gateways have; default: the machine's.
   * @throws {@link OptionsError} `quota-store.options` for what isn't a clock.
   */
  constructor(clock: Clock = systemClock) {
    assertNoProblems(
      'quota-store',
      'new InMemoryQuotaStore()',
      argumentProblems('quota-store', { clock: [clock, a.clock] }),
    );
    this.#clock = clock;
  }

  /** {@inheritDoc QuotaStore.take} */
  take(quotas: readonly RequestQuota[]): Shortage | undefined {
    const now = this.#clock.now();
    let shortage: Shortage | undefined;
    for (const quota of quotas) {
      const delayMs = delayFor(this.#bucketOf(quota, now), 1, now);
      if (delayMs > (shortage?.delayMs ?? 0)) shortage = { quota, delayMs };
    }
    if (shortage === undefined) for (const quota of quotas) this.#bucketOf(quota, now).tokens -= 1;
    return shortage;
  }

  /** {@inheritDoc QuotaStore.delayOf} */
  delayOf(quota: RequestQuota, tokens: number): number {
    const now = this.#clock.now();
    return delayFor(this.#bucketOf(quota, now), tokens, now);
  }

  /** {@inheritDoc QuotaStore.throttled} */
  throttled(quotas: readonly RequestQuota[], retryAfterMs: number | undefined): void {
    const now = this.#clock.now();
    for (const quota of quotas) {
      const bucket = this.#bucketOf(quota, now);
      if (bucket.at <= now) bucket.tokens = Math.min(bucket.tokens, 0); // One that is closed is empty.
      if (quota.operation === undefined) bucket.rate.throttled(now);
    }
    const told = narrowest(quotas);
    if (told === undefined || retryAfterMs === undefined) return;
    const bucket = this.#bucketOf(told, now);
    const until = now + Math.min(retryAfterMs, longestClosureMs);
    if (until <= bucket.at) return;
    bucket.at = until;
    bucket.tokens = 1; // The request that was told to come back then.
  }

  /** The bucket with what it has gained up to `now`. */
  #bucketOf(quota: RequestQuota, now: number): Bucket {
    const bucket = this.#buckets.get(quota) ?? this.#newBucketOf(quota, now);
    const until = Math.max(bucket.at, now); // One that is closed gains nothing.
    const gained = bucket.rate.between(bucket.at, until) * bucket.quota.tokensPerSecond;
    bucket.tokens = Math.min(bucket.quota.capacity, bucket.tokens + gained);
    bucket.at = until;
    return bucket;
  }

  #newBucketOf(quota: RequestQuota, at: number): Bucket {
    const name = `${nameOfQuota(quota)} ${quota.tokensPerSecond} ${quota.capacity}`;
    const bucket = this.#named.get(name) ?? { quota, rate: new SharedRate(), tokens: quota.capacity, at };
    this.#named.set(name, bucket);
    this.#buckets.set(quota, bucket);
    return bucket;
  }
}

function delayFor({ quota, rate, tokens, at }: Bucket, wanted: number, now: number): number {
  const short = wanted - tokens;
  const closed = Math.max(0, at - now);
  if (short <= rounding) return closed;
  // At the rate of this moment; a rate that recovers meanwhile is a little faster.
  return closed + Math.max(1, Math.ceil((short / (quota.tokensPerSecond * rate.at(now))) * 1000 - rounding));
}
