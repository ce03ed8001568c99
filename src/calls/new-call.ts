import { deepFreeze, withoutUndefined } from '../plain.js';
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
