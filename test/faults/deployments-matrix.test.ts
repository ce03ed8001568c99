import { beforeAll, describe, expect, it } from 'vitest';
import type { Plannable, PlanOptions } from '../../src/index.js';
import { setUpAccount } from './account.js';
import { expectThingsOnce, setUpNeighbours } from './account-things.js';
import { firstThings, secondThings } from './deployments.js';
import { expectToConverge, operationsOf } from './every-call.js';
import { faults } from './faults.js';

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

  beforeAll(async () => {
    template = await planned(scenario);
    expect(template.plan.calls.length).toBe(scenario.calls);
  });

  it.each(Object.entries(faults))('converges whichever call meets it: %s', async (...fault) => {
    await expectToConverge(
      template,
      fault,
      (gateway) => gateway.plan(scenario.desired, scenario.options),
      ({ embedded, where }) => expectThingsOnce(embedded, where),
    );
  });
});

it('holds every kind of call that plans make beside the contents of an API', async () => {
  const accounts = await Promise.all(Object.values(scenarios).map(planned));
  expect(operationsOf(accounts.map(({ plan }) => plan))).toMatchInlineSnapshot(`
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
