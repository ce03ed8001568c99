/** What an invocation sends to a Lambda function. */
export type LambdaEvent = unknown;

/**
 * Stands for a Lambda function.
 *
 * @param event - what the service would send: the proxy event of an `AWS_PROXY` integration, or what the request
 *   template of an `AWS` integration renders.
 * @returns what the function returns; a function that throws is one that failed.
 */
export type LambdaFunction = (event: LambdaEvent) => unknown;

/** What the integrations of invoked methods may reach. */
export interface IntegrationOptions {
  /** Functions by ARN, qualified or not, or by name; none, unless told. */
  readonly lambda?: Readonly<Record<string, LambdaFunction>>;
  /**
   * Which endpoints `HTTP` and `HTTP_PROXY` integrations may be sent to: those on this machine, unless told; `any`; or
   * those that the function says yes to.
   */
  readonly http?: 'loopback' | 'any' | ((url: URL) => boolean);
}
