import { beforeAll, describe, expect, it } from 'vitest';
import { addOwnRoute, expectNothingTwice, expectOwnRoute, setUpAccount } from './account.js';
import { first, second } from './apis.js';
import { expectToConverge, operationsOf } from './every-call.js';
import { faults } from './faults.js';

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

  beforeAll(async () => {
    template = await planned(scenario);
    expect(template.plan.calls.length).toBe(scenario.calls);
  });

  it.each(Object.entries(faults))('converges whichever call meets it: %s', async (...fault) => {
    const { ownRestApiId } = template;
    await expectToConverge(
      template,
      fault,
      (gateway) => gateway.plan(scenario.desired, { prune: scenario.prune }),
      async ({ again, client, embedded, where }) => {
        expectNothingTwice(embedded, again.basis.restApiId ?? '');
        if (ownRestApiId !== undefined) await expectOwnRoute(client, ownRestApiId, where);
      },
    );
  });
});

it('holds every kind of call between the scenarios', async () => {
  const accounts = await Promise.all(Object.values(scenarios).map(planned));
  expect(operationsOf(accounts.map(({ plan }) => plan))).toMatchInlineSnapshot(`
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
