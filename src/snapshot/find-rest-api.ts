import type { Send } from '../calls/call.js';
import { allItems } from '../requests/all-items.js';
import { SnapshotError } from './errors.js';

/**
 * The id of the one REST API with this name; `undefined` when there is none.
 *
 * Names needn't be unique in API Gateway.
 *
 * @throws {@link SnapshotError} `snapshot.ambiguous-name` when several have it, with their ids.
 */
export async function findRestApi(
  send: Send,
  name: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<string | undefined> {
  const apis = await allItems(send, 'GetRestApis', {}, signal);
  const ids = apis.filter((api) => api.name === name).flatMap((api) => api.id ?? []);
  if (ids.length > 1) {
    throw new SnapshotError(`${ids.length} REST APIs are called '${name}': ${ids.join(', ')}.`, {
      code: 'snapshot.ambiguous-name',
      address: 'restApi',
      hint: `Say which one is meant: { restApiId: '${ids[0]}' }.`,
    });
  }
  return ids[0];
}
