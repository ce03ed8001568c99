import type { PlannedCall } from '../../src/calls/planned-call.js';
import type { FaultInjection } from '../../src/embedded/index.js';

/** Everything that can happen to a call, by what it is called. */
export const faults = {
  '429 with Retry-After': { fault: 'throttle', retryAfterSeconds: 7 },
  '429 without': { fault: 'throttle' },
  '500': { fault: 'serverError' },
  '503': { fault: 'serviceUnavailable' },
  'reset before the effect': { fault: 'resetBefore' },
  'reset after the effect': { fault: 'resetAfter' },
  'time-out after the effect': { fault: 'timeoutAfter' },
  'silence, before the effect': { fault: 'silentBefore' },
  'silence, after the effect': { fault: 'silentAfter' },
  'concurrent modification': { fault: 'conflict' },
} as const satisfies Record<string, FaultInjection>;

/** The fault for one call of a plan: told by its place among the calls of its operation. */
export function faultAt(
  calls: readonly PlannedCall[],
  index: number,
  fault: FaultInjection,
): Required<Pick<FaultInjection, 'operation' | 'nth'>> & FaultInjection {
  const operation = calls[index]?.operation;
  if (operation === undefined) throw new Error(`The plan has no call ${index}.`);
  return { ...fault, operation, nth: calls.slice(0, index + 1).filter((call) => call.operation === operation).length };
}
