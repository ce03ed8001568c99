import { CreateDeploymentCommand, GetDeploymentsCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccountOnClock } from '../account.js';

const api = restApi('petstore');
const version = (number: number) =>
  api.define(api.resource('/pets').method('GET').integration().httpProxy(`https://v${number}.example.com/`));

/** An API that was deployed four times. */
async function setUp() {
  const { client, clock, gateway } = newAccountOnClock({ ids: 'sequential' });
  const deploy = async (number: number, options: object = {}) => {
    const plan = Plan.fromJSON(
      JSON.stringify(await gateway.plan([version(number), version(number).stage('prod')], options)),
    );
    const { ids, restApiId } = await gateway.apply(plan);
    await clock.advance(60_000);
    return { plan, restApiId, deploymentId: ids['deployment'] ?? '' };
  };
  const made: string[] = [];
  for (const number of [1, 2, 3, 4]) made.push((await deploy(number)).deploymentId);
  const { restApiId } = await deploy(4);
  const deployments = async () => {
    const { items = [] } = await client.send(new GetDeploymentsCommand({ restApiId }));
    return items.flatMap(({ id }) => id ?? []).sort();
  };
  const deletedBy = ({ changes }: Plan) =>
    changes.flatMap(({ kind, action, address }) => (kind === 'Deployment' && action === 'delete' ? [address] : []));
  return { client, clock, deploy, deployments, deletedBy, gateway, made, restApiId };
}

describe('keepDeployments', () => {
  it('deletes the older ones when the stage has moved, and has nothing to do the second time', async () => {
    const { deploy, deployments, deletedBy, made } = await setUp();
    const { plan, deploymentId } = await deploy(5, { keepDeployments: 2 });
    expect(deletedBy(plan)).toEqual([made[2], made[1], made[0]].map((id) => `deployment ${id}`));
    const move = plan.calls.findIndex(({ operation }) => operation === 'UpdateStage');
    expect(plan.calls.findIndex(({ id }) => id === `DeleteDeployment deployment ${made[2]}`)).toBeGreaterThan(-1);
    expect(move).toBeGreaterThan(-1);
    expect(await deployments()).toEqual([made[3], deploymentId].sort());
    expect((await deploy(5, { keepDeployments: 2 })).plan.changes).toEqual([]);
  });

  it('deletes the one that the stage leaves only after it has left it', async () => {
    const { deploy, deployments, made } = await setUp();
    const { plan, deploymentId } = await deploy(5, { keepDeployments: 1 });
    const deletion = plan.calls.find(({ id }) => id === `DeleteDeployment deployment ${made[3]}`);
    expect(deletion?.dependsOn).toContain('UpdateStage stage prod');
    expect(await deployments()).toEqual([deploymentId]);
    expect((await deploy(5, { keepDeployments: 1 })).plan.changes).toEqual([]);
    expect((await deploy(5, { keepDeployments: 0 })).plan.changes).toEqual([]);
  });

  it('keeps what a stage or a canary serves, whoever declares it', async () => {
    const { client, deploy, deployments, gateway, made, restApiId } = await setUp();
    const [first = '', second = '', third = ''] = made;
    await gateway.apply(await gateway.plan([version(4), version(4).stage('held', { deploymentId: first })]));
    const patchOperations = [{ op: 'replace' as const, path: '/canarySettings/deploymentId', value: second }];
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'held', patchOperations }));
    await deploy(4, { keepDeployments: 0 });
    expect(await deployments()).toEqual([first, second, made[3]].sort());
    expect(await deployments()).not.toContain(third);
  });

  it('leaves alone those that say nothing: other tools made them', async () => {
    const { client, deploy, deployments, made, restApiId } = await setUp();
    const { id } = await client.send(new CreateDeploymentCommand({ restApiId, description: 'by hand' }));
    await deploy(4, { keepDeployments: 1 });
    expect(await deployments()).toEqual([id, made[3]].sort());
  });

  it('works where no stage is declared', async () => {
    const { deletedBy, gateway, made } = await setUp();
    const plan = await gateway.plan(version(4), { keepDeployments: 3 });
    expect(deletedBy(plan)).toEqual([`deployment ${made[0]}`]);
    expect(plan.requiresRedeploy).toBe(false);
    const changed = await gateway.plan(version(6), { keepDeployments: 1 });
    expect(changed.staleStages).toEqual(['prod']);
    expect(changed.requiresRedeploy).toBe(true);
  });

  it.each([-1, 1.5, '2', null])('refuses %j', async (keepDeployments) => {
    const { gateway } = await setUp();
    await expect(gateway.plan(version(4), { keepDeployments: keepDeployments as never })).rejects.toMatchObject({
      code: 'plan.options',
    });
  });
});
