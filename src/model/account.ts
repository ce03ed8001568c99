import { type AccountList, forEachAccountList, kindOfList, type PartsOfAccount } from '../kinds/index.js';
import { addressIn, type KindNode, type ListedKind } from '../kinds/kind.js';

/** Things that stand beside APIs, by key. */
export type AccountThings = { readonly [List in AccountList]: Readonly<Record<string, PartsOfAccount[List]>> };

/** Things beside APIs, from what is made for each list. The seam: what is made for a list are nodes of its kind. */
export function thingsOfAccount(
  make: (list: AccountList, kind: ListedKind) => Readonly<Record<string, KindNode>>,
): AccountThings {
  return forEachAccountList(make) as unknown as AccountThings;
}

/** Keys by the list that they belong to. */
export type AccountKeys = Readonly<Record<AccountList, readonly string[]>>;

/** No things at all. */
export const noThings: AccountThings = Object.freeze(forEachAccountList(() => Object.freeze({})));

/** The keys of some things, and of what they refer to: all that has to be read to plan them. */
export function keysAround(things: AccountThings, referred: readonly string[] = []): AccountKeys {
  const addresses = [
    ...referred,
    ...Object.entries(things).flatMap(([list, nodes]) => {
      const kind = kindOfList(list as AccountList);
      return Object.values(nodes).flatMap((node) => kind.refersTo?.(node) ?? []);
    }),
  ];
  return forEachAccountList((list, kind) => {
    const start = addressIn(kind, '');
    const others = addresses
      .filter((address) => address.startsWith(start))
      .map((address) => address.slice(start.length));
    return [...new Set([...Object.keys(things[list]), ...others])].sort();
  });
}
