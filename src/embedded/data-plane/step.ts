import type { MethodResponse } from '../invoke/invocation.js';
import type { Exchange } from './exchange.js';

/** What a step makes of an exchange: nothing (the next step goes on), or the response. */
export type StepResult = MethodResponse | undefined;

/** One step on the way of a request. */
export interface Step {
  readonly name: string;
  /**
   * Goes on, or ends the way with a response.
   *
   * @throws GatewayFault, which the gateway response of its type answers.
   */
  readonly run: (exchange: Exchange) => StepResult | Promise<StepResult>;
  /** Sees the response of a later step on its way back, and may change it. Faults don't come by. */
  readonly onResponse?: (exchange: Exchange, response: MethodResponse) => MethodResponse | Promise<MethodResponse>;
}
