import { GatewayFault } from '../invoke/gateway-fault.js';
import type { MethodResponse } from '../invoke/invocation.js';
import type { ReceivedRequest } from './exchange.js';
import type { Step } from './step.js';

/**
 * The largest that parts of a request may be, in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
export const largest = Object.freeze({ body: 10 * 1024 * 1024, headers: 10_240, url: 10_240 });

export const tooLarge = () =>
  new GatewayFault('REQUEST_TOO_LARGE', 'Request Too Long', {
    log: [`The body is larger than ${largest.body} bytes`],
  });

/** Refuses bodies that are too large, before anything looks at them. */
export const requestLimits: Step = {
  name: 'request limits',
  run({ received: { body } }) {
    if (body.byteLength > largest.body) throw tooLarge();
    return undefined;
  },
};

/** What is refused before it is known which API it is for; `undefined` where nothing is wrong. */
export function refusedAtTheDoor({ path, query, headers }: ReceivedRequest): MethodResponse | undefined {
  if (path.length + query.length > largest.url) return refusal(414, 'Request URI too long');
  const size = headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);
  if (size > largest.headers) return refusal(431, 'Request Header Fields Too Large');
  // The service takes a pipe in its encoded form only.
  return query.includes('|') ? refusal(400, 'Bad Request') : undefined;
}

const refusal = (status: number, message: string): MethodResponse => ({
  status,
  headers: new Map([['x-amzn-ErrorType', ['BadRequestException']]]),
  body: JSON.stringify({ message }),
});
