import type { AuthorizerOutput } from './authorizer-output.js';
import { ExpiringCache } from './expiring-cache.js';

/** What an authorizer's function returned for an identity: a policy, which is evaluated for each method again. */
export interface AuthorizerVerdict {
  readonly policyDocument: unknown;
  readonly output: AuthorizerOutput;
}

/** Identities that a gateway remembers at a time. */
const room = 10_000;

/** What Lambda authorizers said, by stage, authorizer and identity. */
export class PolicyCache extends ExpiringCache<AuthorizerVerdict> {
  constructor() {
    super(room);
  }
}
