/**
 * Request quotas that many processes share.
 *
 * @module
 */

export {
  type Count,
  type Limiter,
  LimiterQuotaStore,
  type LimiterQuotaStoreOptions,
} from './limiter-quota-store.js';
