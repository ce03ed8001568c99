import { expect } from 'vitest';
import type { FaultInjection } from '../../src/embedded/index.js';
import type { Plan } from '../../src/plan/plan.js';
import { copyOf, type setUpAccount } from './account.js';
import { faultAt } from './faults.js';
import { marker, shown } from './secrets.js';

type Account = Awaited<ReturnType<typeof setUpAccount>>;

/** An account in which a plan has been made, and not applied. */
export type PlannedAccount = Account & { readonly plan: Plan };

/** What is demanded of an account in which the plan has been applied. */
export interface Applied extends ReturnType<typeof copyOf> {
  /** What was planned afterwards: nothing. */
  readonly again: Plan;
  /** The fault, and the call that met it. */
  readonly where: string;
}

/**
 * Applies a plan as often as it has calls, each time with a fault at another one, and demands that it comes about: it is
 * retried, there is nothing left to plan, no secret is shown, and what somebody else has is as it was.
 */
export async function expectToConverge(
  template: PlannedAccount,
  [name, fault]: readonly [name: string, fault: FaultInjection],
  planAgain: (gateway: Account['gateway']) => Promise<Plan>,
  expectMore: (applied: Applied) => Promise<void> | void,
): Promise<void> {
  const { plan } = template;
  expect(plan.calls).not.toEqual([]);
  for (const [index, { operation, address }] of plan.calls.entries()) {
    const where = `${name} at call ${index}, ${operation} ${address}`;
    const account = copyOf(template);
    const { clock, embedded, gateway, events, neighbourId } = account;
    const neighbourBefore = embedded.state().restApis.get(neighbourId);
    embedded.inject(faultAt(plan.calls, index, fault));
    const outcome = await clock.run(
      gateway.apply(plan).then(
        (result) => result,
        (error: unknown) => error,
      ),
    );
    if (outcome instanceof Error) throw new Error(`${where}: ${outcome.message}`, { cause: outcome });
    expect(
      events.some(({ type }) => type === 'retrying'),
      where,
    ).toBe(true);
    expect(shown(outcome), where).not.toContain(marker);
    expect(shown(events), where).not.toContain(marker);

    const again = await clock.run(planAgain(gateway));
    expect(
      again.calls.map((call) => `${call.operation} ${call.address}`),
      where,
    ).toEqual([]);
    expect(embedded.state().restApis.get(neighbourId), where).toEqual(neighbourBefore);
    await expectMore({ ...account, again, where });
  }
}

/** The kinds of calls that some plans have. */
export function operationsOf(plans: readonly Plan[]): readonly string[] {
  return [...new Set(plans.flatMap(({ calls }) => calls.map(({ operation }) => operation)))].sort();
}
