import type { GatewayFaultType } from './gateway-response-types.js';

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
      /** Where it isn't that of the type, or the type has none. */
      readonly status?: number;
      /** What `x-amzn-ErrorType` says, where it isn't what it says of the type. */
      readonly errorType?: string;
      /** What access logs say of the integration; default: what the caller is told. */
      readonly integrationError?: string;
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
