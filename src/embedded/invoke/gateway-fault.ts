/** The kinds of fault that an invocation can end with; each is answered by the gateway response of its name. */
export type GatewayFaultType =
  | 'API_CONFIGURATION_ERROR'
  | 'BAD_REQUEST_BODY'
  | 'BAD_REQUEST_PARAMETERS'
  | 'DEFAULT_4XX'
  | 'DEFAULT_5XX'
  | 'INTEGRATION_FAILURE'
  | 'INTEGRATION_TIMEOUT'
  | 'UNSUPPORTED_MEDIA_TYPE';

/** What goes wrong while a method is invoked: the gateway answers it by itself. */
export class GatewayFault extends Error {
  override readonly name = 'GatewayFault';
  constructor(
    readonly type: GatewayFaultType,
    /** What the caller is told. */
    message: string,
    readonly details: {
      /** What the execution log says. */
      readonly log: readonly string[];
      /** For a type that has no status of its own. */
      readonly status?: number;
      /** What `$context.error.validationErrorString` holds. */
      readonly validationErrors?: string;
    },
  ) {
    super(message);
  }
}

/** The API is set up in a way that can't work; the caller is told no more than that. */
export const misconfigured = (reason: string, ...more: readonly string[]) =>
  new GatewayFault('API_CONFIGURATION_ERROR', 'Internal server error', {
    log: [...more, `Execution failed due to configuration error: ${reason}`],
  });
