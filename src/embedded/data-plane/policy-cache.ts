import type { AuthorizerOutput } from './authorizer-output.js';
import { ExpiringCache } from './expiring-cache.js';

/** What an authorizer's function returned for an identity: a policy, which is evaluated for each method again. */
export interface AuthorizerVerdict {
  readonly policyDocument: unknown;
  readonly output: AuthorizerOutput;
}

/** All policies of a gateway together, in characters: a function may return a policy of any length. */
const room = 64 * 1024 * 1024;

/** What Lambda authorizers said, by stage, authorizer and identity. */
export class PolicyCache extends ExpiringCache<AuthorizerVerdict> {
  constructor() {
    super(room);
  }

  /** Keeps what was said until a moment on the clock. */
  keep(key: string, verdict: AuthorizerVerdict, expires: number): void {
    this.set(key, verdict, { expires, size: key.length + JSON.stringify(verdict).length });
  }
}
