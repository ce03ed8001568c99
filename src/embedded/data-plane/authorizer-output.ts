/** What an authorizer said of a caller. */
export interface AuthorizerOutput {
  readonly principalId?: string | undefined;
  /** `$context.authorizer.*`, of a Lambda authorizer: texts, numbers, booleans. */
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  /** `$context.authorizer.claims`, of a user pool. */
  readonly claims?: Readonly<Record<string, string>> | undefined;
  readonly scopes?: readonly string[] | undefined;
  /** Whether the authorizer's policy allows `execute-api:InvalidateCache` on the method. */
  readonly mayInvalidateCache?: boolean | undefined;
  /** The API key that the authorizer names. */
  readonly usageIdentifierKey?: string | undefined;
  /** Milliseconds, on the clock. */
  readonly integrationLatency?: number | undefined;
  /** Of the function's invocation; nothing where its policy was kept. */
  readonly requestId?: string | undefined;
}
