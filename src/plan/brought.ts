/**
 * The reads that stand in a plan after an import: they bring the ids of what it made.
 *
 * @module
 */

import type { OperationName } from '../calls/call.js';
import { kindOfList, type NamedKind, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { isOneOf } from '../plain.js';

interface Read {
  /** How the addresses of what it lists begin. */
  readonly start: string;
  addressOf(item: Readonly<Record<string, unknown>>): string;
}

const resources: Read = { start: '/', addressOf: ({ path }) => String(path) };

/** The lists whose things have ids that other things name. */
export const listsWithIds = Object.freeze(['authorizers', 'requestValidators'] as const satisfies readonly NamedKind[]);

/** What each read lists. */
const reads: ReadonlyMap<string, Read> = new Map([
  ['GetResources', resources],
  ...namedKinds
    .filter((list) => isOneOf(listsWithIds, list))
    .map(kindOfList)
    .map((kind): [string, Read] => [
      kind.list,
      // The seam: an item of a list has what its node is called by.
      { start: addressIn(kind, ''), addressOf: (item) => addressIn(kind, kind.keyOf(item as never)) },
    ]),
]);

/** Whether calls of an operation list what an import made. */
export function isRead(operation: OperationName): boolean {
  return reads.has(operation);
}

/** The operations that bring the ids at some addresses. */
export function readsFor(addresses: readonly string[]): readonly OperationName[] {
  return [...reads]
    .filter(([, { start }]) => addresses.some((address) => address.startsWith(start)))
    .map(([operation]) => operation as OperationName);
}

/** Whether a read brings the id at an address. */
export function brings(operation: OperationName, address: string): boolean {
  const read = reads.get(operation);
  return read !== undefined && address.startsWith(read.start);
}

/** The ids that a call has brought, if it is a read, by address; of several with one name the first, as in snapshots. */
export function idsBroughtBy(
  operation: OperationName,
  answer: object,
): readonly (readonly [address: string, ids: { readonly id: string }])[] {
  const read = reads.get(operation);
  if (read === undefined) return [];
  // The seam: a read answers with what it lists.
  const { items } = answer as { readonly items: readonly Readonly<Record<string, unknown>>[] };
  return items
    .flatMap((item) => (typeof item['id'] === 'string' ? [[read.addressOf(item), { id: item['id'] }] as const] : []))
    .toReversed();
}
