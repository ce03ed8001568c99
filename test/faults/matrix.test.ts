import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { addOwnRoute, copyOf, expectNothingTwice, expectOwnRoute, setUpAccount } from './account.js';
import { first, second } from './apis.js';
import { faultAt, faults } from './faults.js';
import { marker } from './secrets.js';

const scenarios = {
  'a fresh API': { before: undefined, desired: first, prune: false, calls: 21 },
  'changes with prune': { before: first, desired: second, prune: true, calls: 26 },
  "changes beside somebody's own": { before: first, desired: second, prune: false, calls: 21 },
} as const;

type Scenario = (typeof scenarios)[keyof typeof scenarios];

/** An account in which the scenario's plan has been made, and not applied. */
async function planned({ before, desired, prune }: Scenario) {
  const account = await setUpAccount();
  const { clock, gateway, client } = account;
  let ownRestApiId: string | undefined;
  if (before !== undefined) {
    const { restApiId } = await clock.run(gateway.plan(before).then((plan) => gateway.apply(plan)));
    if (!prune) {
      await clock.run(addOwnRoute(client, restApiId));
      ownRestApiId = restApiId;
    }
  }
  const plan = await clock.run(gateway.plan(desired, { prune }));
  return { ...account, plan, ownRestApiId };
}

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  let template: Awaited<ReturnType<typeof planned>>;
  let calls: readonly PlannedCall[];

  beforeAll(async () => {
    template = await planned(scenario);
    calls = template.plan.calls;
  });

  it.each(Object.entries(faults))('converges whichever call meets it: %s', async (name, fault) => {
    expect(calls.length).toBe(scenario.calls);
    let runs = 0;
    for (const [index, { operation, address }] of calls.entries()) {
      const where = `${name} at call ${index}, ${operation} ${address}`;
      const { plan, ownRestApiId } = template;
      const { clock, embedded, client, gateway, events, neighbourId } = copyOf(template);
      const neighbourBefore = embedded.state().restApis.get(neighbourId);
      embedded.inject(faultAt(calls, index, fault));
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
      expect(told(outcome), where).not.toContain(marker);
      expect(told(events), where).not.toContain(marker);

      const again = await clock.run(gateway.plan(scenario.desired, { prune: scenario.prune }));
      expect(
        again.calls.map((call) => `${call.operation} ${call.address}`),
        where,
      ).toEqual([]);
      expectNothingTwice(embedded, again.basis.restApiId ?? '');
      expect(embedded.state().restApis.get(neighbourId), where).toEqual(neighbourBefore);
      if (ownRestApiId !== undefined) await expectOwnRoute(client, ownRestApiId, where);
      runs++;
    }
    expect(runs).toBe(calls.length);
  });
});

it('holds every kind of call between the scenarios', async () => {
  const operations = new Set<string>();
  for (const scenario of Object.values(scenarios))
    for (const { operation } of (await planned(scenario)).plan.calls) operations.add(operation);
  expect([...operations].sort()).toMatchInlineSnapshot(`
    [
      "CreateAuthorizer",
      "CreateModel",
      "CreateRequestValidator",
      "CreateResource",
      "CreateRestApi",
      "DeleteAuthorizer",
      "DeleteGatewayResponse",
      "DeleteIntegrationResponse",
      "DeleteMethodResponse",
      "DeleteModel",
      "DeleteRequestValidator",
      "DeleteResource",
      "PutGatewayResponse",
      "PutIntegration",
      "PutIntegrationResponse",
      "PutMethod",
      "PutMethodResponse",
      "TagResource",
      "UntagResource",
      "UpdateAuthorizer",
      "UpdateGatewayResponse",
      "UpdateIntegration",
      "UpdateIntegrationResponse",
      "UpdateMethod",
      "UpdateMethodResponse",
      "UpdateModel",
      "UpdateRequestValidator",
      "UpdateRestApi",
    ]
  `);
});

/** All that printing and serialising can show. */
function told(value: unknown): string {
  return `${inspect(value, { depth: null })}\n${JSON.stringify(value)}`;
}
