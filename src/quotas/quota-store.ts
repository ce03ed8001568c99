import type { RequestQuota } from './service-quotas.js';

/** Why a request can't be sent yet. */
export interface Shortage {
  /** The quota that is used up: one of those that were asked for, the very object. */
  readonly quota: RequestQuota;
  /** Milliseconds until asking again is worth it. Above 0. */
  readonly delayMs: number;
}

/**
 * Counts the requests of an account and Region against its quotas, for one `ApiGateway` or for many.
 *
 * A store answers at once or with a promise. It needs no order and no queue: those are the gateway's, which asks again
 * when a wait is over. What it throws ends the requests that wait for it, as `execute.quota-store`: a store that can't
 * count must not admit.
 *
 * {@link InMemoryQuotaStore} is the one of a single process; `fluent-apigateway/quota-store` has one for many.
 */
export interface QuotaStore {
  /** Takes a token of the bucket of every quota, or says which of them is short and for how long. */
  take(quotas: readonly RequestQuota[]): Shortage | undefined | Promise<Shortage | undefined>;
  /** In how many milliseconds a bucket has so many tokens, as far as is known without asking anybody. Takes nothing. */
  delayOf(quota: RequestQuota, tokens: number): number;
  /**
   * The service refused a request that counts for these quotas as one too many: slow down.
   *
   * @param retryAfterMs - what the service asked to wait, where it did.
   */
  throttled(quotas: readonly RequestQuota[], retryAfterMs: number | undefined): void | Promise<void>;
}
