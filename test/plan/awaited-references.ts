import type { PlannedCall } from '../../src/calls/planned-call.js';
import { brings } from '../../src/plan/brought.js';
import type { Plan } from '../../src/plan/plan.js';
import { referencesIn } from '../../src/plan/planned-operations.js';

/**
 * The calls that could be sent before what they refer to is there: whatever may run beside one another, each must wait,
 * by others or itself, for all that brings the ids in its input.
 */
export function sentTooEarly({ calls }: Pick<Plan, 'calls'>): readonly string[] {
  const behind = new Map<string, ReadonlySet<PlannedCall>>();
  const byId = new Map(calls.map((call) => [call.id, call]));
  return calls.flatMap((call) => {
    const before = new Set<PlannedCall>();
    for (const id of call.dependsOn) {
      const other = byId.get(id);
      if (other === undefined) continue;
      for (const one of [other, ...(behind.get(id) ?? [])]) before.add(one);
    }
    behind.set(call.id, before);
    // What a call refers to at its own address is a value that is held back.
    const awaited = referencesIn(call.input).filter((reference) => reference !== call.address);
    return awaited
      .filter((reference) => ![...before].some((one) => one.address === reference || brings(one.operation, reference)))
      .map((reference) => `${call.id} doesn't wait for ${reference}`);
  });
}
