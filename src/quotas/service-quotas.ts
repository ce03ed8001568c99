import type { Call, OperationName } from '../calls/call.js';
import type { RateLimit } from './estimate.js';

/** One request quota of the service: a bucket that holds `capacity` tokens and gains `tokensPerSecond`. */
export interface RequestQuota {
  /** The operation it is for. @defaultValue all operations together */
  readonly operation?: OperationName;
  /** Only for APIs with this kind of endpoint. */
  readonly endpoint?: 'edge' | 'regional';
  /** Requests a second that it allows in the long run; above 0. One request every 5 seconds is `0.2`. */
  readonly tokensPerSecond: number;
  /** Requests that it allows at once, after a rest. At least 1. */
  readonly capacity: number;
}

const every = (seconds: number) => ({ tokensPerSecond: 1 / seconds, capacity: 1 });
const perSecond = (count: number) => ({ tokensPerSecond: count, capacity: count });

/**
 * The request quotas of an account and Region, as the service documents them. They can't be raised.
 *
 * A burst is documented for all operations together only; a single operation's bucket holds as many requests as its
 * quota counts.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const serviceQuotas: readonly RequestQuota[] = Object.freeze([
  { tokensPerSecond: 10, capacity: 40 },
  { operation: 'CreateApiKey', ...perSecond(5) },
  { operation: 'CreateDeployment', ...every(5) },
  { operation: 'CreateDocumentationVersion', ...every(20) },
  { operation: 'CreateDomainName', ...every(30) },
  { operation: 'CreateResource', ...perSecond(5) },
  { operation: 'CreateRestApi', endpoint: 'regional', ...every(3) },
  { operation: 'CreateRestApi', endpoint: 'edge', ...every(30) },
  { operation: 'DeleteApiKey', ...perSecond(5) },
  { operation: 'DeleteDomainName', ...every(30) },
  { operation: 'DeleteResource', ...perSecond(5) },
  { operation: 'DeleteRestApi', ...every(30) },
  { operation: 'GetResources', tokensPerSecond: 2.5, capacity: 5 },
  { operation: 'ImportDocumentationParts', ...every(30) },
  { operation: 'ImportRestApi', endpoint: 'regional', ...every(3) },
  { operation: 'ImportRestApi', endpoint: 'edge', ...every(30) },
  { operation: 'PutRestApi', ...every(1) },
  { operation: 'UpdateAccount', ...every(20) },
  { operation: 'UpdateDomainName', ...every(30) },
  { operation: 'UpdateUsagePlan', ...every(20) },
] satisfies RequestQuota[]);

/** How a quota is called in events and estimates. */
export function nameOfQuota({ operation, endpoint }: RequestQuota): string {
  if (operation === undefined) return 'all operations';
  return endpoint === undefined ? operation : `${operation} (${endpoint})`;
}

/** What of a call decides which quotas it counts for. */
export type Counted = Pick<Call, 'operation' | 'input'>;

/** Whether a call takes a token of a quota. */
export function countsFor({ operation, endpoint }: RequestQuota, call: Counted): boolean {
  if (operation === undefined) return true;
  if (operation !== call.operation) return false;
  return endpoint === undefined || (endpoint === 'edge') === isEdgeOptimized(call);
}

/** The quotas as what a plan estimates its duration by. */
export function rateLimits(quotas: readonly RequestQuota[]): readonly RateLimit[] {
  return quotas.map((quota) => ({
    name: nameOfQuota(quota),
    tokensPerSecond: quota.tokensPerSecond,
    capacity: quota.capacity,
    covers: (call) => countsFor(quota, call),
  }));
}

/** A share of every quota, for an account that others use too; no bucket holds less than one request. */
export function shareOf(quotas: readonly RequestQuota[], share: number): readonly RequestQuota[] {
  return quotas.map((quota) => ({
    ...quota,
    tokensPerSecond: quota.tokensPerSecond * share,
    capacity: Math.max(1, quota.capacity * share),
  }));
}

/** An API is edge-optimized unless the request names another type of endpoint. */
function isEdgeOptimized({ input }: Counted): boolean {
  const { endpointConfiguration, parameters } = input as {
    readonly endpointConfiguration?: { readonly types?: readonly string[] };
    readonly parameters?: Readonly<Record<string, string>>;
  };
  const types = endpointConfiguration?.types ?? parameters?.['endpointConfigurationTypes']?.split(',');
  return types === undefined || types.includes('EDGE');
}
