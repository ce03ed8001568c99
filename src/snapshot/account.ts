/**
 * What stands beside APIs, as far as somebody asks for it.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import { fingerprintOf } from '../fingerprint.js';
import { type AccountList, accountLists, kindOfList } from '../kinds/index.js';
import { addressIn, type KindNode, type ListedKind, type Unready } from '../kinds/kind.js';
import { apiAddress } from '../kinds/stage-of.js';
import { type AccountKeys, type AccountThings, thingsOfAccount } from '../model/account.js';
import { normaliseListed } from '../model/normalise.js';
import { deepFreeze, mapValues } from '../plain.js';
import { SnapshotError } from './errors.js';
import { type Keyed, listingOnce, readKeyed } from './lists.js';

/** Things beside APIs as they were when they were read. */
export interface AccountSnapshot {
  readonly things: AccountThings;
  /** The service's ids, by address. */
  readonly ids: Readonly<Record<string, string>>;
  /** What of it can't be used yet. */
  readonly unready: readonly Unready[];
  /** Changes when anything of it changes. */
  readonly fingerprint: string;
  /** The same for each thing, and for each API that is named, by address. */
  readonly states: Readonly<Record<string, string>>;
}

/** What reading goes by. */
export interface AccountOptions {
  /** The ids of the APIs that the things name, by name: in what is read they are named, too. */
  readonly restApis?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the things of some keys, and lists only the kinds that these are of.
 *
 * @throws {@link SnapshotError} `snapshot.ambiguous-name` when several have a key that is asked for, with their ids.
 */
export async function takeAccountSnapshot(
  send: Send,
  keys: AccountKeys,
  { restApis = {}, signal }: AccountOptions = {},
): Promise<AccountSnapshot> {
  const read = new Map<AccountList, readonly Keyed[]>();
  const names = new Map(Object.entries(restApis).map(([name, id]) => [id, name]));
  const list = listingOnce(send, signal);
  await Promise.all(
    accountLists
      .filter((name) => keys[name].length > 0)
      .map(async (name) => {
        const kind = kindOfList(name);
        const asked = new Set(keys[name]);
        const things = await readKeyed(kind, list, keys[name]);
        const own = things.filter(({ key }) => asked.has(key));
        if (kind.sameKey === 'refused') assertDistinct(addressIn(kind, ''), own);
        read.set(name, own);
      }),
  );
  const ids = Object.fromEntries([
    ...Object.entries(restApis).map(([name, id]) => [apiAddress(name), id] as const),
    ...[...read].flatMap(([list, things]) =>
      things.flatMap(({ key, id }) => (id === undefined ? [] : [[addressIn(kindOfList(list), key), id] as const])),
    ),
  ]);
  const things = thingsOfAccount((list, kind) =>
    Object.fromEntries(
      (read.get(list) ?? []).map(({ key, node }): [string, KindNode] => [
        key,
        normaliseListed(kind, kind.withApiNames?.(node, (id) => names.get(id)) ?? node),
      ]),
    ),
  );
  const unready = [...read].flatMap(([list, own]) => own.flatMap((one) => unreadyOf(kindOfList(list), one)));
  const states = statesOf(things, ids);
  return Object.freeze({
    ...deepFreeze({ things, ids, fingerprint: fingerprintOf({ things, ids }), states }),
    unready,
  });
}

/** A short text for each thing; it changes when the thing does, or gives way to another one of the same key. */
function statesOf(things: AccountThings, ids: AccountSnapshot['ids']): AccountSnapshot['states'] {
  const nodes = accountLists.flatMap((list) =>
    Object.entries<KindNode>(things[list]).map(([key, node]) => [addressIn(kindOfList(list), key), node] as const),
  );
  return mapValues({ ...ids, ...Object.fromEntries(nodes) }, (state, address) =>
    fingerprintOf({ state, id: ids[address] }).slice(0, 16),
  );
}

/** What calls name a thing by that can't be used yet: its id, or its key where it has none. */
function unreadyOf(kind: ListedKind, { key, id = key, unready }: Keyed): readonly Unready[] {
  return unready === undefined ? [] : [{ address: addressIn(kind, key), id, ...unready }];
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
