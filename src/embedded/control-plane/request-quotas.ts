import type { OperationName } from '../../calls/call.js';
import type { Clock } from '../../clock.js';
import { ServiceFault } from '../faults.js';

/** One request quota of an account. */
export interface Quota {
  /** The operation; `undefined` for all operations together. */
  readonly operation?: OperationName;
  /** Requests a second that it refills with. */
  readonly rate: number;
  /** Requests at once that it holds. */
  readonly capacity: number;
  /** Only creates of this endpoint type: `EDGE` or everything else. */
  readonly endpoint?: 'EDGE' | 'REGIONAL';
}

/**
 * What AWS documents, and can't raise.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html
 */
export const documentedQuotas: readonly Quota[] = Object.freeze([
  { rate: 10, capacity: 40 },
  { operation: 'CreateApiKey', rate: 5, capacity: 5 },
  { operation: 'CreateDeployment', rate: 1 / 5, capacity: 1 },
  { operation: 'CreateDocumentationVersion', rate: 1 / 20, capacity: 1 },
  { operation: 'CreateDomainName', rate: 1 / 30, capacity: 1 },
  { operation: 'CreateResource', rate: 5, capacity: 5 },
  { operation: 'CreateRestApi', endpoint: 'REGIONAL', rate: 1 / 3, capacity: 1 },
  { operation: 'CreateRestApi', endpoint: 'EDGE', rate: 1 / 30, capacity: 1 },
  { operation: 'DeleteApiKey', rate: 5, capacity: 5 },
  { operation: 'DeleteDomainName', rate: 1 / 30, capacity: 1 },
  { operation: 'DeleteResource', rate: 5, capacity: 5 },
  { operation: 'DeleteRestApi', rate: 1 / 30, capacity: 1 },
  { operation: 'GetResources', rate: 2.5, capacity: 5 },
  { operation: 'ImportDocumentationParts', rate: 1 / 30, capacity: 1 },
  { operation: 'ImportRestApi', endpoint: 'REGIONAL', rate: 1 / 3, capacity: 1 },
  { operation: 'ImportRestApi', endpoint: 'EDGE', rate: 1 / 30, capacity: 1 },
  { operation: 'PutRestApi', rate: 1, capacity: 1 },
  { operation: 'UpdateAccount', rate: 1 / 20, capacity: 1 },
  { operation: 'UpdateDomainName', rate: 1 / 30, capacity: 1 },
  { operation: 'UpdateUsagePlan', rate: 1 / 20, capacity: 1 },
] satisfies Quota[]);

/** Token buckets over quotas: a call is taken from every bucket that it counts for, or from none. */
export class RequestQuotas {
  readonly #buckets: { readonly quota: Quota; tokens: number; at: number }[];
  readonly #clock: Clock;

  constructor(quotas: readonly Quota[], clock: Clock) {
    this.#clock = clock;
    this.#buckets = quotas.map((quota) => ({ quota, tokens: quota.capacity, at: clock.now() }));
  }

  /** Counts the call, or says why it is too many. */
  refusalOf(operation: OperationName, input: Readonly<Record<string, unknown>>): ServiceFault | undefined {
    const now = this.#clock.now();
    const counted = this.#buckets.filter(({ quota }) => counts(quota, operation, input));
    for (const bucket of counted) {
      bucket.tokens = Math.min(bucket.quota.capacity, bucket.tokens + ((now - bucket.at) / 1000) * bucket.quota.rate);
      bucket.at = now;
    }
    // Time that adds up in fractions must not be short of a whole request by rounding.
    if (counted.some(({ tokens }) => tokens < 1 - 1e-9))
      return new ServiceFault('TooManyRequestsException', 429, 'Too Many Requests');
    for (const bucket of counted) bucket.tokens -= 1;
    return undefined;
  }
}

function counts(
  { operation, endpoint }: Quota,
  called: OperationName,
  input: Readonly<Record<string, unknown>>,
): boolean {
  if (operation === undefined) return true;
  if (operation !== called) return false;
  if (endpoint === undefined) return true;
  return (endpoint === 'EDGE') === isEdge(called, input);
}

/** An API is edge-optimised unless the request names another endpoint type. */
function isEdge(operation: OperationName, input: Readonly<Record<string, unknown>>): boolean {
  if (operation === 'CreateRestApi') {
    const types = (input['endpointConfiguration'] as { readonly types?: readonly string[] } | undefined)?.types;
    return types === undefined || types.includes('EDGE');
  }
  const parameters = input['parameters'] as Readonly<Record<string, string>> | undefined;
  const types = parameters?.['endpointConfigurationTypes'];
  return types === undefined || types === 'EDGE';
}
