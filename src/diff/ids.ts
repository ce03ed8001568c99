/**
 * The ids of what was found, and of what is wanted: references, where a call of the plan makes the thing.
 *
 * @module
 */

import { type IdOrReference, referTo } from '../calls/reference.js';
import { forEachList } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { addressOf } from '../model/address.js';
import { type Ids, idsBy, idsOfNewApi, type PhysicalIds } from '../model/ids.js';
import type { Change } from './change.js';

/** The ids that are known of an API: of what was found all of them, of what a call of the plan brings none. */
export type FoundIds = Omit<PhysicalIds, 'restApiId'> & Partial<Pick<PhysicalIds, 'restApiId'>>;

/** The ids of a live API. */
export function idsOfLive(physical: FoundIds): Ids {
  const { restApiId } = physical;
  const byAddress = new Map(Object.entries(physical.resources).map(([path, id]) => [addressOf.resource(path), id]));
  forEachList((list, kind) => {
    for (const [key, id] of Object.entries(physical[list] ?? {})) byAddress.set(addressIn(kind, key), id);
  });
  if (restApiId === undefined)
    return idsBy(idsOfNewApi.restApi, (address) => byAddress.get(address) ?? idsOfNewApi.of(address));
  return idsBy(restApiId, (address) => byAddress.get(address) ?? referTo(address));
}

/** The ids of an API as it becomes by changes. */
export function idsOfDesired(
  live: Ids,
  changes: readonly Change[],
  known: (address: string) => IdOrReference | undefined,
): Ids {
  const replaced = new Set(changes.filter(({ action }) => action === 'replace').map(({ address }) => address));
  return idsBy(
    live.restApi,
    (address) => known(address) ?? (replaced.has(address) ? referTo(address) : live.of(address)),
  );
}
