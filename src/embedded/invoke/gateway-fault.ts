/**
 * The kinds of fault that an invocation can end with; each is answered by the gateway response of its name.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 */
export type GatewayFaultType =
  | 'ACCESS_DENIED'
  | 'API_CONFIGURATION_ERROR'
  | 'AUTHORIZER_CONFIGURATION_ERROR'
  | 'AUTHORIZER_FAILURE'
  | 'BAD_REQUEST_BODY'
  | 'BAD_REQUEST_PARAMETERS'
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX'
  | 'EXPIRED_TOKEN'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'INVALID_API_KEY'
  | 'INVALID_SIGNATURE'
  | 'MISSING_AUTHENTICATION_TOKEN'
  | 'QUOTA_EXCEEDED'
  | 'REQUEST_TOO_LARGE'
  | 'RESOURCE_NOT_FOUND'
  | 'THROTTLED'
  | 'UNAUTHORIZED'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'WAF_FILTERED';

/** What goes wrong while a method is invoked: the gateway answers it by itself. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  constructor(
    readonly type: GatewayFaultType,
    /** What the caller is told; `null` where the service says just that. */
    readonly said: string | null,
    readonly details: {
      /** What the execution log says. */
      readonly log: readonly string[];
      /** For a type that has no status of its own. */
      readonly status?: number;
      /** What `$context.error.validationErrorString` holds. */
      readonly validationErrors?: string;
    },
  ) {
    super(said ?? type);
  }
}

/** The API is set up in a way that can't work; the caller is told no more than that. */
export const misconfigured = (reason: string, ...more: readonly string[]) =>
  new GatewayFault('API_CONFIGURATION_ERROR', 'Internal server error', {
    log: [...more, `Execution failed due to configuration error: ${reason}`],
  });
