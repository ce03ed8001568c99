import type { OperationName } from '../../calls/call.js';
import type { Operations } from './context.js';

/** An operation that a group is known to have, for a group that adds to what another does. */
export function operationOf<Name extends OperationName>(group: Operations, name: Name): NonNullable<Operations[Name]> {
  const operation = group[name];
  if (!operation) throw new Error(`The embedded gateway has no ${name}.`);
  return operation;
}
