import type { AuthorizerOutput } from './authorizer-output.js';
import { ExpiringCache } from './expiring-cache.js';

/** What an authorizer's function said of an identity: a policy, which is held against each method anew. */
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
