/**
 * Everything that an API holds in lists, as the service lists it.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import { type ApartList, apartLists, forEachList, kindOfList, type NamedKind } from '../kinds/index.js';
import {
  type KindNode,
  type ListedKind,
  type ListItems,
  nodeFrom,
  type ReadContext,
  type Unready,
} from '../kinds/kind.js';
import type { IdsOfParts } from '../model/ids.js';
import { type ListsApart, type ListsOfApi, listsOfApi } from '../model/rest-api.js';
import { itemsFor } from '../requests/all-items.js';

/** What was listed: nodes by key, and ids by the same key. */
export interface ListedThings {
  readonly nodes: ListsOfApi;
  readonly ids: IdsOfParts;
}

/** Reads one list for each of `lists`; of the others there is nothing. */
export async function readLists(
  send: Send,
  lists: readonly (NamedKind | ApartList)[],
  input: { readonly restApiId: string },
  signal: AbortSignal | undefined,
): Promise<ListedThings> {
  const read = new Map<NamedKind, readonly Keyed[]>();
  await Promise.all(
    Object.entries(
      forEachList(async (list, kind) => {
        if (lists.includes(list)) read.set(list, await readList(send, kind, { input, signal }));
      }),
    ).map(([, reading]) => reading),
  );
  const thingsIn = (list: NamedKind) => read.get(list) ?? [];
  return {
    nodes: listsOfApi((list) => nodesOf(thingsIn(list))),
    ids: forEachList((list) => idsBy(thingsIn(list), ({ key }) => key)),
  };
}

/** Reads what stands apart from an API's content, as far as it is among `lists`. */
export async function readListsApart(
  send: Send,
  lists: readonly (NamedKind | ApartList)[],
  input: { readonly restApiId: string },
  signal: AbortSignal | undefined,
): Promise<ListsApart> {
  const read = await Promise.all(
    apartLists
      .filter((list) => lists.includes(list))
      .map(async (list) => [list, nodesOf(await readList(send, kindOfList(list), { input, signal }))] as const),
  );
  // The seam: the nodes of a list are what its kind makes of items.
  return Object.fromEntries(read) as ListsApart;
}

/** Reads all things of a kind that an API has. */
async function readList(
  send: Send,
  kind: ListedKind,
  { input, signal }: { readonly input: object; readonly signal?: AbortSignal | undefined },
): Promise<readonly Keyed[]> {
  return keyed(kind, await itemsFor(send, signal)(kind.list, { ...input }));
}

/** Reads the things of a kind, or those of some keys. */
export async function readKeyed(kind: ListedKind, list: ListItems, keys: readonly string[]): Promise<readonly Keyed[]> {
  return keyed(kind, await (kind.items?.(list, keys) ?? list(kind.list)));
}

/** Lists that several kinds need are read once. */
export function listingOnce(send: Send, signal: AbortSignal | undefined): ListItems {
  const list = itemsFor(send, signal);
  const reading = new Map<string, ReturnType<ListItems>>();
  return (operation, input = {}) => {
    const key = JSON.stringify([operation, input]);
    const items = reading.get(key) ?? list(operation, input);
    reading.set(key, items);
    return items;
  };
}

/** A thing with its key and its id. */
export interface Keyed {
  readonly key: string;
  readonly id?: string | undefined;
  readonly node: KindNode;
  /** Of what can't be used yet: how it is seen that it can, and the item. */
  readonly unready?: Pick<Unready, 'ready' | 'item'>;
}

/** What is listed is called by what it says itself, and refers to others by name. */
const inList: ReadContext = { key: '', nameOf: () => undefined };

/** Items with what they are called by. */
function keyed(kind: ListedKind, items: readonly Readonly<Record<string, unknown>>[]): readonly Keyed[] {
  const own = items
    .filter((item) => kind.isOwn?.(item) ?? true)
    .map((item): Keyed => {
      const node = nodeFrom(kind, item, inList);
      const id = item[kind.idMember ?? 'id'] as string | undefined;
      return { key: kind.keyOf(node), id, node, ...unreadiness(kind, item) };
    });
  return kind.sameKey === 'numbered' ? numbered(own) : own;
}

/** What there is to wait for where an item says that it can't be used yet. */
function unreadiness({ ready }: ListedKind, item: Readonly<Record<string, unknown>>): Pick<Keyed, 'unready'> {
  if (ready === undefined) return {};
  // The seam: a kind says what of an item says its state.
  const { state } = ready.stateOf(item as never);
  return state === undefined || ready.isReady(state) ? {} : { unready: { ready, item } };
}

/** Of several with one name, those after the first are numbered. */
function numbered(things: readonly Keyed[]): readonly Keyed[] {
  const own = new Set(things.map(({ key }) => key));
  const taken = new Set<string>();
  return things
    .toSorted((left, right) => ((left.id ?? '') < (right.id ?? '') ? -1 : 1)) // The service lists them in any order.
    .map((thing) => {
      let { key } = thing;
      // A number makes no name that another one has.
      for (let number = 2; taken.has(key) || (key !== thing.key && own.has(key)); number++)
        key = `${thing.key} (${number})`;
      taken.add(key);
      return { ...thing, key, node: { ...thing.node, name: key } };
    });
}

/** Of several with one key the first stays, as with their ids. */
function nodesOf(things: readonly Keyed[]): Readonly<Record<string, KindNode>> {
  return Object.fromEntries(things.map(({ key, node }): [string, KindNode] => [key, node]).reverse());
}

/** Ids by key; of several with one key the first. */
export function idsBy<Item extends { readonly id?: string | undefined }>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): Readonly<Record<string, string>> {
  const entries = items.flatMap((item): [string, string][] => {
    const key = keyOf(item);
    return key === undefined || item.id === undefined ? [] : [[key, item.id]];
  });
  return Object.fromEntries(entries.reverse());
}
