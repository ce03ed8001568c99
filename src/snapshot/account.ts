/**
 * What stands beside APIs, as far as somebody asks for it.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import { fingerprintOf } from '../fingerprint.js';
import { type AccountList, accountLists, forEachAccountList, kindOfList } from '../kinds/index.js';
import { addressIn, type KindNode } from '../kinds/kind.js';
import type { AccountKeys, AccountThings } from '../model/account.js';
import { normaliseListed } from '../model/normalise.js';
import { deepFreeze } from '../plain.js';
import { SnapshotError } from './errors.js';
import { type Keyed, readList } from './lists.js';

/** Things beside APIs as they were when they were read. */
export interface AccountSnapshot {
  readonly things: AccountThings;
  /** The service's ids, by address. */
  readonly ids: Readonly<Record<string, string>>;
  /** Changes when anything of it changes. */
  readonly fingerprint: string;
}

/**
 * Reads the things of some keys, and lists only the kinds that these are of.
 *
 * @throws SnapshotError `snapshot.ambiguous-name` when several have a key that is asked for, with their ids.
 */
export async function takeAccountSnapshot(
  send: Send,
  keys: AccountKeys,
  signal?: AbortSignal | undefined,
): Promise<AccountSnapshot> {
  const read = new Map<AccountList, readonly Keyed[]>();
  await Promise.all(
    accountLists
      .filter((list) => keys[list].length > 0)
      .map(async (list) => {
        const kind = kindOfList(list);
        const asked = new Set(keys[list]);
        const things = await readList(send, kind, { keys: keys[list], signal });
        const own = things.filter(({ key }) => asked.has(key));
        if (kind.sameKey === 'refused') assertDistinct(addressIn(kind, ''), own);
        read.set(list, own);
      }),
  );
  const ids = Object.fromEntries(
    [...read].flatMap(([list, things]) =>
      things.flatMap(({ key, id }) => (id === undefined ? [] : [[addressIn(kindOfList(list), key), id] as const])),
    ),
  );
  // The seam: what a list holds are nodes of its kind.
  const things = forEachAccountList((list, kind) =>
    Object.fromEntries(
      (read.get(list) ?? []).map(({ key, node }): [string, KindNode] => [key, normaliseListed(kind, node)]),
    ),
  ) as unknown as AccountThings;
  return deepFreeze({ things, ids, fingerprint: fingerprintOf({ things, ids }) });
}

function assertDistinct(start: string, things: readonly Keyed[]): void {
  for (const key of new Set(things.map((thing) => thing.key))) {
    const same = things.filter((thing) => thing.key === key);
    if (same.length === 1) continue;
    const ids = same.map(({ id }) => id).join(', ');
    throw new SnapshotError(`${same.length} of them are called '${key}': ${ids}.`, {
      code: 'snapshot.ambiguous-name',
      address: `${start}${key}`,
      hint: "Delete those that aren't wanted, or give them other names.",
    });
  }
}
