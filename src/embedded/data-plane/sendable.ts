import { GatewayFault, misconfigured } from '../invoke/gateway-fault.js';
import { notInValues, token } from '../invoke/headers.js';
import type { MethodResponse, MultiMap } from '../invoke/invocation.js';

const canBeSent = (name: string, value: string) => token.test(name) && !notInValues.test(value);

/**
 * Refuses a response that HTTP has no form for: with an interim status, a header whose name isn't a token, or a value with
 * line breaks or characters beyond Latin-1.
 *
 * @throws GatewayFault of status 502 behind a proxy, whose endpoint says such things, else 500.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-fields
 */
export function checkSendable({ status, headers }: MethodResponse, isProxy: boolean): void {
  const reason = reasonOf(status, headers);
  if (reason === undefined) return;
  if (!isProxy) throw misconfigured(reason);
  throw new GatewayFault('INTEGRATION_FAILURE', 'Internal server error', {
    status: 502,
    log: [`Execution failed due to configuration error: Malformed proxy response: ${reason}`],
  });
}

function reasonOf(status: number, headers: MultiMap): string | undefined {
  if (!Number.isInteger(status) || status < 200 || status > 599) return `${status} isn't the status of a response`;
  for (const [name, values] of headers)
    for (const value of values)
      if (!canBeSent(name, value)) return `The header ${JSON.stringify(name)} can't be sent: ${JSON.stringify(value)}`;
  return undefined;
}

/** The headers of a gateway response that can be sent: what is put into them may be a caller's. */
export function sendableHeaders(headers: MultiMap): MultiMap {
  const sendable = [...headers].map(
    ([name, values]) => [name, values.filter((value) => canBeSent(name, value))] as const,
  );
  return new Map(sendable.filter(([, values]) => values.length > 0));
}
