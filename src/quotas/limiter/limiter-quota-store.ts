import { type Clock, systemClock } from '../../clock.js';
import { a, assertNoProblems, type OptionTable, optionProblems, required, thingWith } from '../../errors/options.js';
import type { QuotaStore, Shortage } from '../quota-store.js';
import { nameOfQuota, type RequestQuota } from '../service-quotas.js';
import { longestClosureMs, narrowest, SharedRate } from '../shared-rate.js';
import { type Windows, windowsOf } from './windows.js';

/** What a {@link LimiterQuotaStore} needs of a limiter: every limiter of `rate-limiter-flexible` has it. */
export interface Limiter {
  /**
   * Counts `points` under `key`, whether they are left or not, and responds with the count.
   *
   * @param options.customDuration - how long the count's window lasts if this begins it, in seconds.
   */
  penalty(key: string, points: number, options: { readonly customDuration: number }): Promise<Count>;
  /** Sets the count under `key` to `points`, for a window of `secDuration` seconds from now. */
  set(key: string, points: number, secDuration: number): Promise<unknown>;
}

/** What a limiter answers. */
export interface Count {
  /** Points that were counted in this window, these included. */
  readonly consumedPoints: number;
  /** Milliseconds until the window ends and counting begins again. */
  readonly msBeforeNext: number;
}

/** How a {@link LimiterQuotaStore} counts. */
export interface LimiterQuotaStoreOptions {
  /**
   * Whose quotas these are, for limiters that serve several accounts or Regions, e.g. `'123456789012/eu-west-1'`.
   *
   * @defaultValue one account and Region for all
   */
  readonly account?: string | undefined;
  /** Time between questions to the limiter. Windows end by the limiter's own time. @defaultValue the machine's */
  readonly clock?: Clock | undefined;
}

const aLimiter = thingWith('a limiter of rate-limiter-flexible', 'penalty', 'set');
const storeOptions: OptionTable<LimiterQuotaStoreOptions> = { account: a.text, clock: a.clock };

/** Shares add up in fractions: a point mustn't be owed by rounding. */
const rounding = 1e-9;

interface Bucket {
  readonly quota: RequestQuota;
  readonly windows: Windows;
  readonly keys: readonly string[];
  /** When the counter of each key may have room again, as far as is known. */
  readonly fullUntil: number[];
  /** Until when a token that was taken, and not used, counts for its window. */
  unusedUntil: number;
}

/**
 * Counts the requests of many processes, on many machines, against the quotas that they share.
 *
 * The counting is a limiter's of `rate-limiter-flexible`, and so is where it happens: Redis, Valkey, Postgres, DynamoDB, …
 * It wants `points` and a `duration` that don't matter here; its `keyPrefix` and `insuranceLimiter` do.
 *
 * Requests that the service throttles show that yet others use the account: this window is closed for everybody, and the
 * process that was throttled goes on at half its part of the rate, and recovers.
 *
 * @example
 * const redis = await createClient({ url: 'redis://…' }).connect();
 * const limiter = new RateLimiterRedis({ storeClient: redis, useRedisPackage: true, points: 1, duration: 1 });
 * const gateway = new ApiGateway(client, { quotaStore: new LimiterQuotaStore(limiter) });
 *
 * @see https://github.com/animir/node-rate-limiter-flexible
 */
export class LimiterQuotaStore implements QuotaStore {
  readonly #limiter: Limiter;
  readonly #account: string;
  readonly #clock: Clock;
  readonly #buckets = new Map<RequestQuota, Bucket>();
  readonly #rate = new SharedRate();
  /** What requests at a slowed rate have to count more than once, and haven't yet. */
  #owed = 0;

  /** @throws `OptionsError` with everything that is wrong with the limiter or the options. */
  constructor(limiter: Limiter, options: LimiterQuotaStoreOptions = {}) {
    assertNoProblems(
      'quota-store',
      'new LimiterQuotaStore()',
      optionProblems<{ readonly limiter: Limiter }>('quota-store', { limiter: required(aLimiter) }, { limiter }),
      optionProblems('quota-store', storeOptions, options),
    );
    const { account = '', clock = systemClock } = options;
    this.#limiter = limiter;
    this.#account = account;
    this.#clock = clock;
  }

  /**
   * Takes a token of the bucket of every quota, or says which of them is short and for how long.
   *
   * A token of a wide bucket that is taken before a narrow one turns out short is kept for the next request.
   */
  async take(quotas: readonly RequestQuota[]): Promise<Shortage | undefined> {
    const taken: { readonly bucket: Bucket; readonly until: number }[] = [];
    for (const bucket of quotas.map((quota) => this.#bucketOf(quota)).toSorted(widestFirst)) {
      const { until, delayMs } = await this.#takeOf(bucket);
      if (delayMs > 0) {
        for (const unused of taken) unused.bucket.unusedUntil = unused.until;
        return { quota: bucket.quota, delayMs };
      }
      taken.push({ bucket, until });
    }
    return undefined;
  }

  /**
   * Milliseconds until `quota` has so many tokens, as far as this process knows. Takes nothing and asks nobody.
   *
   * @see {@link QuotaStore.delayOf}
   */
  delayOf(quota: RequestQuota, tokens: number): number {
    const { fullUntil, windows } = this.#bucketOf(quota);
    const now = this.#clock.now();
    const next = Math.max(0, Math.min(...fullUntil) - now);
    const perToken = (windows.seconds * 1000) / (windows.counters * windows.points) / this.#rate.at(now);
    return next === 0 ? 0 : next + Math.ceil((tokens - 1) * perToken);
  }

  /**
   * Closes the window of every quota for all processes, and halves the rate of this one, which recovers by and by.
   *
   * @param retryAfterMs - what the service asked to wait, in milliseconds, where it did.
   * @see {@link QuotaStore.throttled}
   */
  async throttled(quotas: readonly RequestQuota[], retryAfterMs: number | undefined): Promise<void> {
    this.#rate.throttled(this.#clock.now());
    const told = narrowest(quotas);
    for (const quota of quotas) {
      const bucket = this.#bucketOf(quota);
      bucket.unusedUntil = 0;
      await this.#close(bucket, quota === told ? Math.min(retryAfterMs ?? 0, longestClosureMs) : 0);
    }
  }

  /** Takes a token that counts `until` its window is over; or says after which delay a counter may have room. */
  async #takeOf(bucket: Bucket): Promise<{ readonly until: number; readonly delayMs: number }> {
    const { keys, fullUntil, quota, windows, unusedUntil } = bucket;
    bucket.unusedUntil = 0;
    if (unusedUntil > this.#clock.now()) return { until: unusedUntil, delayMs: 0 };
    const slowed = quota.operation === undefined;
    for (const [index, key] of keys.entries()) {
      const now = this.#clock.now();
      if ((fullUntil[index] ?? 0) > now) continue;
      const points = slowed ? this.#pointsOfOne(now, windows.points) : 1;
      const { consumedPoints, msBeforeNext } = await this.#count(key, points, windows);
      const until = this.#clock.now() + Math.max(1, msBeforeNext);
      if (consumedPoints >= windows.points) fullUntil[index] = until;
      if (consumedPoints > windows.points) continue;
      if (slowed) this.#owed = Math.min(windows.points, this.#owed + 1 / this.#rate.at(now) - points);
      return { until, delayMs: 0 };
    }
    const delayMs = Math.max(1, Math.min(...fullUntil) - this.#clock.now());
    return { until: 0, delayMs };
  }

  /** As how many a request counts: more than one while this process is slowed. */
  #pointsOfOne(now: number, most: number): number {
    return Math.min(most, Math.floor(1 / this.#rate.at(now) + this.#owed + rounding));
  }

  /** Lets nothing pass until the window of every counter is over, or for `durationMs` where that is longer. */
  async #close({ keys, fullUntil, windows }: Bucket, durationMs: number): Promise<void> {
    for (const [index, key] of keys.entries()) {
      let { msBeforeNext } = await this.#count(key, windows.points, windows);
      if (durationMs > msBeforeNext) {
        msBeforeNext = Math.ceil(durationMs / 1000) * 1000;
        await this.#limiter.set(key, windows.points, msBeforeNext / 1000);
      }
      fullUntil[index] = this.#clock.now() + Math.max(1, msBeforeNext);
    }
  }

  #count(key: string, points: number, { seconds }: Windows): Promise<Count> {
    return this.#limiter.penalty(key, points, { customDuration: seconds });
  }

  #bucketOf(quota: RequestQuota): Bucket {
    const known = this.#buckets.get(quota);
    if (known) return known;
    const windows = windowsOf(quota);
    const name = [this.#account, nameOfQuota(quota)].filter((part) => part !== '').join('/');
    const keys = Array.from({ length: windows.counters }, (_, index) => (index === 0 ? name : `${name}/${index}`));
    const bucket = { quota, windows, keys, fullUntil: keys.map(() => 0), unusedUntil: 0 };
    this.#buckets.set(quota, bucket);
    return bucket;
  }
}

function widestFirst(one: Bucket, other: Bucket): number {
  return other.quota.capacity - one.quota.capacity;
}
