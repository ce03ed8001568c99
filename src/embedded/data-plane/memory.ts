import { PolicyCache } from './policy-cache.js';
import { ResponseCache } from './response-cache-store.js';
import { TokenBuckets } from './token-buckets.js';
import { UsageLedger } from './usage-ledger.js';

/** What requests leave behind in a gateway. */
export interface Memory {
  readonly throttles: TokenBuckets;
  readonly usage: UsageLedger;
  readonly responses: ResponseCache;
  readonly policies: PolicyCache;
}

/** A memory in which nothing has been left. */
export function newMemory(): Memory {
  return {
    throttles: new TokenBuckets(),
    usage: new UsageLedger(),
    responses: new ResponseCache(),
    policies: new PolicyCache(),
  };
}
