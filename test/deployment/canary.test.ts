import { CreateDeploymentCommand, GetStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { newAccountOnClock } from '../account.js';

const api = restApi('petstore');
const getPets = api.resource('/pets').method('GET').integration().mock();
const getDogs = api.resource('/dogs').method('GET').integration().mock();
const petstore = api.define(getPets);
const larger = api.define(getPets, getDogs);
const canary = { percentTraffic: 10, stageVariableOverrides: { backend: 'green' } };
const options = { variables: { backend: 'blue' } };

async function setUp() {
  const { client, clock, embedded, gateway, sent } = newAccountOnClock();
  const first = await gateway.apply(await gateway.plan([petstore, petstore.stage('prod', options).canary(canary)]));
  const { restApiId } = first;
  const stage = () => client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
  return { client, clock, embedded, gateway, restApiId, sent, stage };
}

const desired = [larger, larger.stage('prod', options).canary(canary)];

describe('a canary', () => {
  it('is how the next deployment goes out, and then nothing is left to do', async () => {
    const { gateway, stage } = await setUp();
    const before = await stage();
    expect(before.canarySettings).toBeUndefined();
    expect((await gateway.plan([petstore, petstore.stage('prod', options).canary(canary)])).isEmpty).toBe(true);
    const plan = await gateway.plan(desired);
    expect(plan.calls.at(-1)).toMatchObject({
      operation: 'CreateDeployment',
      input: { stageName: 'prod', canarySettings: canary },
    });
    await gateway.apply(plan);
    const after = await stage();
    expect(after.deploymentId).toBe(before.deploymentId);
    expect(after.canarySettings).toMatchObject(canary);
    expect(after.canarySettings?.deploymentId).not.toBe(before.deploymentId);
    expect((await gateway.plan(desired)).isEmpty).toBe(true);
  });

  it('has its settings changed while it is there', async () => {
    const { gateway, stage } = await setUp();
    await gateway.apply(await gateway.plan(desired));
    const more = [
      larger,
      larger.stage('prod', options).canary({ percentTraffic: 50, stageVariableOverrides: { other: 'x' } }),
    ];
    const plan = await gateway.plan(more);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['UpdateStage']);
    await gateway.apply(plan);
    expect((await stage()).canarySettings).toMatchObject({
      percentTraffic: 50,
      stageVariableOverrides: { other: 'x' },
    });
    expect((await gateway.plan(more)).isEmpty).toBe(true);
  });

  it.each([
    ['promoteCanary', (after: string | undefined) => after],
    ['rollbackCanary', (_: string | undefined, before: string | undefined) => before],
  ] as const)('is ended once by %s although the response is lost', async (end, deploymentOf) => {
    const { clock, embedded, gateway, restApiId, sent, stage } = await setUp();
    await gateway.apply(await gateway.plan(desired));
    const { deploymentId, canarySettings } = await stage();
    embedded.inject({ operation: 'UpdateStage', fault: 'resetAfter' });
    sent.length = 0;
    const ended = await clock.run(gateway[end](restApiId, 'prod'));
    expect(ended.deploymentId).toBe(deploymentOf(canarySettings?.deploymentId, deploymentId));
    expect(sent.filter((operation) => operation === 'UpdateStage')).toHaveLength(1);
    expect((await stage()).canarySettings).toBeUndefined();
  });

  it('leaves nothing to do once it was promoted', async () => {
    const { gateway, stage, restApiId } = await setUp();
    await gateway.apply(await gateway.plan(desired));
    const { canarySettings } = await stage();
    const promoted = await gateway.promoteCanary(restApiId, 'prod');
    expect(promoted).toMatchObject({ deploymentId: canarySettings?.deploymentId, variables: { backend: 'green' } });
    expect(promoted.canarySettings).toBeUndefined();
    expect((await gateway.plan(desired)).isEmpty).toBe(true);
    await expect(gateway.promoteCanary(restApiId, 'prod')).rejects.toMatchObject({ code: 'deploy.no-canary' });
  });

  it('goes out again once it was rolled back', async () => {
    const { gateway, stage, restApiId } = await setUp();
    const { deploymentId } = await stage();
    await gateway.apply(await gateway.plan(desired));
    expect(await gateway.rollbackCanary(restApiId, 'prod')).toMatchObject({
      deploymentId,
      variables: options.variables,
    });
    const plan = await gateway.plan(desired);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['CreateDeployment']);
    await gateway.apply(plan);
    expect((await stage()).canarySettings).toMatchObject(canary);
  });

  it('that nobody declares stays, and no deployment goes over it', async () => {
    const { client, gateway, stage, restApiId } = await setUp();
    await client.send(
      new CreateDeploymentCommand({ restApiId, stageName: 'prod', canarySettings: { percentTraffic: 5 } }),
    );
    const plain = petstore.stage('prod', { variables: { backend: 'red' } });
    await gateway.apply(await gateway.plan([petstore, plain]));
    expect((await stage()).canarySettings).toMatchObject({ percentTraffic: 5 });
    await expect(gateway.plan([larger, larger.stage('prod')])).rejects.toMatchObject({
      code: 'plan.deployment',
      problems: [{ code: 'plan.canary', address: 'stage prod' }],
    });
    const anyway = await gateway.plan([larger, larger.stage('prod')], { deploy: false });
    expect(anyway.staleStages).toEqual(['prod']);
  });
});
