/**
 * Request quotas that many processes share.
 *
 * @module fluent-apigateway/quota-store
 */

export {
  type Count,
  type Limiter,
  LimiterQuotaStore,
  type LimiterQuotaStoreOptions,
} from './limiter-quota-store.js';
