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
