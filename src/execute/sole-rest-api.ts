import { FluentApiGatewayError } from '../errors.js';
import { addressOf } from '../model/address.js';
import type { OperationOutput, Send } from '../model/call.js';
import { restApisNamed } from './recovery.js';

/** Somebody else made the same API at the same time, and theirs stays. */
export class SecondRestApiError extends FluentApiGatewayError {
  override readonly name = 'SecondRestApiError';
}

/**
 * Makes sure that an API that was just made is the only one of its name, as it was to be. No request of the service makes
 * an API only if there is none, so two deployers can each make one; of those the oldest stays.
 *
 * One that is as old as another, to the second that the service tells, is taken back too: both may be looking, and
 * planning again makes one.
 *
 * @throws {@link SecondRestApiError} when there is another; the new one has been deleted.
 */
export async function assertSole(
  send: Send,
  { id, name, createdDate }: OperationOutput<'CreateRestApi'>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const others = (await restApisNamed(send, name, signal)).filter((api) => api.id !== id);
  const madeAt = (date: Date | undefined) => date?.getTime() ?? 0;
  if (others.every((other) => madeAt(createdDate) < madeAt(other.createdDate))) return;
  await send('DeleteRestApi', { restApiId: id }, { signal, address: addressOf.restApi });
  const ids = others.map((other) => other.id).join(', ');
  throw new SecondRestApiError(
    `Somebody else made a REST API called '${name}' at the same time: ${ids}. The one that was made here, ${id}, was deleted again.`,
    {
      code: 'apply.second-rest-api',
      address: addressOf.restApi,
      hint: 'Plan the same definition again: it continues from the one that is there.',
    },
  );
}
