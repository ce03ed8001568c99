import type { OperationName } from '../calls/call.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { statusOfUnreadable } from './classify.js';

/** How often one request may be answered by what can't be the service, before that is taken for what it is. */
export const mostHollowResponses = 5;

/**
 * A write was answered with a success that says nothing of what was written (`execute.empty-response`): something on the
 * way answered, and whether the write took effect is unknown.
 */
export class EmptyResponseError extends FluentApiGatewayError {
  /** Always `'EmptyResponseError'`. */
  override readonly name = 'EmptyResponseError';
}

/** Operations whose responses tell what was written. Those that delete, tag and flush respond with nothing. */
const tellsWhatItWrote = /^(?:Create|Put|Update|Import|Generate)/;

/**
 * Makes sure that a response tells something where the service's does.
 *
 * @throws {@link EmptyResponseError}
 */
export function assertTelling(operation: OperationName, output: object, address: string): void {
  // The root is in every list of resources.
  const { items } = output as { readonly items?: readonly unknown[] };
  const isHollow =
    tellsWhatItWrote.test(operation) &&
    !Object.entries(output).some(([name, value]) => name !== '$metadata' && value !== undefined);
  if (!isHollow && !(operation === 'GetResources' && items === undefined)) return;
  throw new EmptyResponseError(`The response to ${operation} is empty: it isn't the service's.`, {
    code: 'execute.empty-response',
    address,
    hint: 'Check what stands between the client and the service: a proxy, a middleware, a mock.',
  });
}

/**
 * Makes sure that what a page of a list holds are things.
 *
 * @throws {@link EmptyResponseError}
 */
export function assertListed(operation: OperationName, items: unknown): void {
  if (Array.isArray(items) && items.every((item) => typeof item === 'object' && item !== null)) return;
  throw new EmptyResponseError(`The response to ${operation} has no list of things: it isn't the service's.`, {
    code: 'execute.empty-response',
    address: operation,
    hint: 'Check what stands between the client and the service: a proxy, a middleware, a mock.',
  });
}

/** Whether a failure is a success of which nothing could be read. */
export function isHollow(error: unknown): boolean {
  return error instanceof EmptyResponseError || (statusOfUnreadable(error) ?? 500) < 400;
}
