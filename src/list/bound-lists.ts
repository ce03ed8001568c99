import type { Send } from '../calls/call.js';
import { keysOf } from '../plain.js';
import type { ItemList } from './items.js';
import { type ListInput, type ListItem, type ListName, type ListOutput, listOperations } from './list-operations.js';
import { type ListOptions, openList, type RequestPage } from './open-list.js';

/** A list function that knows where to send: input, then the options of the walk. */
export type BoundListFunction<Name extends ListName> =
  object extends ListInput<Name>
    ? (input?: ListInput<Name>, options?: ListOptions) => ItemList<ListItem<Name>, ListOutput<Name>>
    : (input: ListInput<Name>, options?: ListOptions) => ItemList<ListItem<Name>, ListOutput<Name>>;

/** Every list function, bound to one way of sending. */
export type BoundLists = { readonly [Name in ListName]: BoundListFunction<Name> };

/**
 * The list functions over `send`: what stands behind it - quotas, retries - applies to every page.
 *
 * @example
 * ```ts
 * const lists = boundLists(send);
 * for await (const resource of lists.listResources({ restApiId, embed: ['methods'] })) console.log(resource.path);
 * ```
 */
export function boundLists(send: Send): BoundLists {
  const request: RequestPage = (name, input, signal) => {
    // The seam: that the operation of a row takes the row's input and gives its output is the table's knowledge.
    const ask = send as (operation: string, input: unknown, options: object) => Promise<never>;
    return ask(listOperations[name].operation, input, { signal, address: name });
  };
  const lists = keysOf(listOperations).map((name) => [
    name,
    (input: ListInput<typeof name> = {} as ListInput<typeof name>, options: ListOptions = {}) =>
      openList(name, request, options, input),
  ]);
  return Object.freeze(Object.fromEntries(lists)) as BoundLists;
}

/** A class whose values have every list function as a member, over what they send with. */
export const ListsOverSend = class {
  constructor(send: Send) {
    Object.assign(this, boundLists(send));
  }
  // The seam: the members come from the table, so the compiler is told of them here.
} as new (
  send: Send,
) => BoundLists;
