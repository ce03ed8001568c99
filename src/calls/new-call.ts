import { deepFreeze, membersOf, withoutUndefined } from '../plain.js';
import type { Call, OperationInput, OperationName, WithReferences } from './call.js';

/** A frozen call. Members of the input that are `undefined` are left out. */
export function newCall<Operation extends OperationName>(
  operation: Operation,
  address: string,
  input: WithReferences<OperationInput<Operation>>,
): Call<Operation> {
  // Call distributes over the union of operations, which the compiler cannot follow for an operation it doesn't know.
  return deepFreeze({ operation, input: withoutUndefined(input as object), address }) as unknown as Call<Operation>;
}

/** A frozen call whose input has the members of `node`, which is frozen, but for those in `without`, before `more`. */
export function callWithNode<Operation extends OperationName>(
  operation: Operation,
  address: string,
  ids: object,
  node: object,
  without: Readonly<Record<string, true>>,
  more: object = {},
): Call<Operation> {
  const input: Record<string, unknown> = {};
  copyMembers(input, ids, nothing);
  copyMembers(input, node, without);
  copyMembers(input, more, nothing);
  // As above.
  return Object.freeze({ operation, input: Object.freeze(input), address }) as unknown as Call<Operation>;
}

const nothing: Readonly<Record<string, true>> = Object.freeze({});

function copyMembers(input: Record<string, unknown>, from: object, without: Readonly<Record<string, true>>): void {
  for (const name in from) {
    const value = membersOf(from)[name];
    if (value !== undefined && without[name] === undefined) input[name] = deepFreeze(value);
  }
}
