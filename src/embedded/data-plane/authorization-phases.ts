/** How one phase of finding out who calls, and whether they may, came out. */
export interface Phase {
  /** `200`, or that of the response to its fault. */
  readonly status: number;
  readonly error?: string;
  /** Milliseconds, on the clock. */
  readonly latency: number;
}

/**
 * The phases that access logs know: signatures are authenticated, Lambda functions and user pools are authorizers, and
 * policies authorize what either has found out.
 *
 * @see https://aws.amazon.com/blogs/compute/troubleshooting-amazon-api-gateway-with-enhanced-observability-variables/
 */
export interface AuthorizationPhases {
  readonly authenticate?: Phase;
  readonly authorizer?: Phase;
  readonly authorize?: Phase;
}
