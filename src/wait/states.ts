import type { WaiterState } from '@aws-sdk/util-waiter';

const names = ['ABORTED', 'FAILURE', 'SUCCESS', 'RETRY', 'TIMEOUT'] as const satisfies readonly `${WaiterState}`[];

/**
 * The states of the SDK's waiters. They are written out, so that nothing loads the SDK's package for them: that costs a
 * program as much as half of this one. That they are the package's is held by a test.
 */
// The seam: a member of an enumeration can't be written out otherwise.
export const waiterStates = Object.freeze(
  Object.fromEntries(names.map((name) => [name, name])),
) as unknown as typeof WaiterState;
