import { inspect } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import type { Plannable, PlanOptions } from '../../src/index.js';
import { copyOf, setUpAccount } from './account.js';
import { expectThingsOnce, setUpNeighbours } from './account-things.js';
import { firstThings, secondThings } from './deployments.js';
import { faultAt, faults } from './faults.js';
import { marker } from './secrets.js';

interface Scenario {
  readonly before: readonly Plannable[] | undefined;
  readonly desired: readonly Plannable[];
  readonly options: PlanOptions;
  readonly calls: number;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'a fresh deployment': { before: undefined, desired: firstThings, options: {}, calls: 21 },
  'changes to all of it': { before: firstThings, desired: secondThings, options: {}, calls: 23 },
  'its end': { before: secondThings, desired: secondThings, options: { destroy: true }, calls: 14 },
};

/** An account in which the scenario's plan has been made, and not applied. */
async function planned({ before, desired, options }: Scenario) {
  const account = await setUpAccount();
  const { clock, gateway, client } = account;
  await clock.run(setUpNeighbours(client));
  if (before !== undefined) await clock.run(gateway.plan(before).then((plan) => gateway.apply(plan)));
  return { ...account, plan: await clock.run(gateway.plan(desired, options)) };
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
      const { clock, embedded, gateway, events, neighbourId } = copyOf(template);
      const neighbourBefore = embedded.state().restApis.get(neighbourId);
      embedded.inject(faultAt(calls, index, fault));
      const outcome = await clock.run(
        gateway.apply(template.plan).then(
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

      const again = await clock.run(gateway.plan(scenario.desired, scenario.options));
      expect(
        again.calls.map((call) => `${call.operation} ${call.address}`),
        where,
      ).toEqual([]);
      expectThingsOnce(embedded, where);
      expect(embedded.state().restApis.get(neighbourId), where).toEqual(neighbourBefore);
      runs++;
    }
    expect(runs).toBe(calls.length);
  });
});

it('holds every kind of call that plans make beside the contents of an API', async () => {
  const operations = new Set<string>();
  for (const scenario of Object.values(scenarios))
    for (const { operation } of (await planned(scenario)).plan.calls) operations.add(operation);
  expect([...operations].sort()).toMatchInlineSnapshot(`
    [
      "CreateApiKey",
      "CreateBasePathMapping",
      "CreateDeployment",
      "CreateDocumentationPart",
      "CreateDomainName",
      "CreateResource",
      "CreateRestApi",
      "CreateStage",
      "CreateUsagePlan",
      "CreateUsagePlanKey",
      "CreateVpcLink",
      "DeleteApiKey",
      "DeleteBasePathMapping",
      "DeleteClientCertificate",
      "DeleteDomainName",
      "DeleteRestApi",
      "DeleteUsagePlan",
      "DeleteUsagePlanKey",
      "DeleteVpcLink",
      "GenerateClientCertificate",
      "PutIntegration",
      "PutMethod",
      "TagResource",
      "UntagResource",
      "UpdateAccount",
      "UpdateApiKey",
      "UpdateBasePathMapping",
      "UpdateDocumentationPart",
      "UpdateDomainName",
      "UpdateIntegration",
      "UpdateRestApi",
      "UpdateStage",
      "UpdateUsagePlan",
      "UpdateVpcLink",
    ]
  `);
});

/** All that printing and serialising can show. */
function told(value: unknown): string {
  return `${inspect(value, { depth: null })}\n${JSON.stringify(value)}`;
}
