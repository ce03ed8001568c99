/**
 * How what a create has made is found, when its response was lost.
 *
 * @module
 */

import type { OperationInput, OperationName, OperationOutput } from '../calls/call.js';

/** Where to look for what a create has made. What is found counts only if it is what was asked for. */
export type LostCreate = (
  | {
      /** The operation that reads one. */
      readonly get: OperationName;
      readonly input: (created: never) => unknown;
    }
  | {
      /** The operation that lists all. */
      readonly list: OperationName;
      readonly input: (created: never) => unknown;
      readonly isIt: (item: never, created: never) => boolean;
      /** What several of them are called, where others may make one that can't be told from it. */
      readonly several?: string;
    }
) & {
  /** What of the create's input what is found is held against. @defaultValue all of it */
  readonly asked?: (created: never) => object;
};

type ItemOf<Operation extends OperationName> =
  OperationOutput<Operation> extends { items?: (infer One)[] | undefined }
    ? One
    : OperationOutput<Operation> extends { item?: (infer One)[] | undefined }
      ? One
      : never;

/** What `create` has made is what `get` reads. */
export function foundByGet<Create extends OperationName, Get extends OperationName>(
  _create: Create,
  get: Get,
  input: (created: OperationInput<Create>) => OperationInput<Get>,
  asked?: (created: OperationInput<Create>) => object,
): LostCreate {
  return { get, input, ...(asked === undefined ? {} : { asked }) };
}

/** What `create` has made is the item of `list` that says so. */
export function foundInList<Create extends OperationName, List extends OperationName>(
  _create: Create,
  list: List,
  input: (created: OperationInput<Create>) => OperationInput<List>,
  isIt: (item: ItemOf<List>, created: OperationInput<Create>) => boolean,
  options: { readonly several?: string; readonly asked?: (created: OperationInput<Create>) => object } = {},
): LostCreate {
  return { list, input, isIt, ...options };
}
