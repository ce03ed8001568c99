import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, emptyApi, refusal, replace } from '../account.js';

const content = 'BadRequestException: Invalid deployment content specified.';

describe('deployments', () => {
  it('need a method, and an integration for every method', async () => {
    const { client, restApiId, method, integration } = await emptyApi();
    const deploy = () => refusal(client.send(new sdk.CreateDeploymentCommand({ restApiId })));
    expect(await deploy()).toBe("BadRequestException: The REST API doesn't contain any methods");
    await method();
    expect(await deploy()).toBe('BadRequestException: No integration defined for method');
    await integration();
    await method({ httpMethod: 'POST' });
    expect(await deploy()).toBe('BadRequestException: No integration defined for method');
    await integration({ httpMethod: 'POST' });
    expect(await deploy()).toBe('accepted');
  });

  it('make the stage that they name, and move it afterwards', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client);
    const deploy = (input: Omit<sdk.CreateDeploymentRequest, 'restApiId'>) =>
      client.send(new sdk.CreateDeploymentCommand({ restApiId, ...input }));
    const stage = () => client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    const first = await deploy({
      stageName: 'prod',
      description: 'first',
      stageDescription: 'for all',
      variables: { colour: 'blue', size: 'big' },
      tracingEnabled: true,
    });
    expect(first).toMatchObject({ description: 'first' });
    expect(await stage()).toMatchObject({
      deploymentId: first.id,
      description: 'for all',
      variables: { colour: 'blue', size: 'big' },
      tracingEnabled: true,
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      methodSettings: {},
    });
    const second = await deploy({ stageName: 'prod', variables: { colour: 'red' } });
    expect(await stage()).toMatchObject({
      deploymentId: second.id,
      description: 'for all',
      variables: { colour: 'red', size: 'big' },
    });
    const third = await deploy({
      stageName: 'prod',
      stageDescription: 'for some',
      tracingEnabled: false,
      cacheClusterEnabled: true,
    });
    expect(await stage()).toMatchObject({
      deploymentId: third.id,
      description: 'for some',
      variables: { colour: 'red', size: 'big' },
      tracingEnabled: false,
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      cacheClusterStatus: 'AVAILABLE',
    });
    const { items } = await client.send(new sdk.GetDeploymentsCommand({ restApiId }));
    expect(items?.map(({ id }) => id)).toEqual([first.id, second.id, third.id]);
  });

  it('change nothing when their stage is refused', async () => {
    const { client, gateway } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const before = gateway.state();
    const deploy = (input: Omit<sdk.CreateDeploymentRequest, 'restApiId'>) =>
      refusal(client.send(new sdk.CreateDeploymentCommand({ restApiId, ...input })));
    expect(await deploy({ stageName: 'a b' })).toBe('BadRequestException: Stage name only allows a-zA-Z0-9_');
    expect(await deploy({ stageName: 'dev', variables: { colour: '' } })).toMatch(
      /Invalid stage variable value of key colour\./,
    );
    expect(await deploy({ stageName: 'prod', variables: { colour: '' } })).toMatch(
      /Invalid stage variable value of key colour\./,
    );
    expect(gateway.state()).toEqual(before);
  });

  it('show what they were made from when asked', async () => {
    const { client } = account();
    const { restApiId, resourceId } = await deployedApi(client, 'prod');
    const { items: [made] = [] } = await client.send(new sdk.GetDeploymentsCommand({ restApiId }));
    const get = (embed?: string[]) =>
      client.send(new sdk.GetDeploymentCommand({ restApiId, deploymentId: made?.id, embed }));
    expect(await get()).not.toHaveProperty('apiSummary');
    const summary = { '/': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } };
    expect((await get(['apisummary'])).apiSummary).toEqual(summary);
    await client.send(new sdk.DeleteMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }));
    expect((await get(['apisummary'])).apiSummary).toEqual(summary);
  });

  it('stay while a stage, or its canary, points at them', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const { deploymentId } = await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    const canary = await client.send(
      new sdk.CreateDeploymentCommand({ restApiId, stageName: 'prod', canarySettings: { percentTraffic: 1 } }),
    );
    const remove = (id: string | undefined) =>
      refusal(client.send(new sdk.DeleteDeploymentCommand({ restApiId, deploymentId: id })));
    const inUse = 'BadRequestException: Active stages pointing to this deployment must be moved or deleted';
    expect([await remove(deploymentId), await remove(canary.id)]).toEqual([inUse, inUse]);
    await client.send(new sdk.DeleteStageCommand({ restApiId, stageName: 'prod' }));
    expect([await remove(deploymentId), await remove(canary.id)]).toEqual(['accepted', 'accepted']);
    expect(await remove(deploymentId)).toBe('NotFoundException: Invalid Deployment identifier specified');
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/description', 'a', 'accepted'],
    ['replace', '/description', '', 'accepted'],
    ['replace', '/id', 'a', 'BadRequestException: Invalid patch path /id'],
    ['add', '/description', 'a', 'BadRequestException: Invalid patch operation specified. Must be one of: [replace]'],
  ])('take or refuse the patch %s %s %j: %s', async (op, path, value, expected) => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const { deploymentId } = await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    const address = { restApiId, deploymentId };
    expect(
      await refusal(
        client.send(new sdk.UpdateDeploymentCommand({ ...address, patchOperations: [{ op, path, value }] })),
      ),
    ).toBe(expected);
    const { description } = await client.send(new sdk.GetDeploymentCommand(address));
    expect(description).toBe(expected === 'accepted' && value ? value : undefined);
  });

  it('are unknown unless they were made', async () => {
    const { client, restApiId } = await emptyApi();
    const unknown = 'NotFoundException: Invalid Deployment identifier specified';
    const address = { restApiId, deploymentId: 'none' };
    expect(await refusal(client.send(new sdk.GetDeploymentCommand(address)))).toBe(unknown);
    expect(
      await refusal(client.send(new sdk.UpdateDeploymentCommand({ ...address, ...replace('/description', 'a') }))),
    ).toBe(unknown);
    const ofNothing = new sdk.CreateDeploymentCommand({ restApiId: 'none' });
    expect(await refusal(client.send(ofNothing))).toBe(
      'NotFoundException: Invalid API identifier specified 123456789012:none',
    );
  });
});

describe('canary deployments', () => {
  it('need a stage that is there', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client);
    const deploy = (stageName?: string) =>
      refusal(
        client.send(new sdk.CreateDeploymentCommand({ restApiId, stageName, canarySettings: { percentTraffic: 50 } })),
      );
    const required = `${content}Non null and non empty stageName must be provided for canary deployment. Provided value is `;
    expect(await deploy()).toBe(`${required}null`);
    expect(await deploy('')).toBe(required);
    expect(await deploy('prod')).toBe(
      `${content}Stage prod must already be created before making a canary release deployment`,
    );
  });

  it('leave the stage at its deployment, and stand beside it', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const { deploymentId } = await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    const { id } = await client.send(
      new sdk.CreateDeploymentCommand({
        restApiId,
        stageName: 'prod',
        canarySettings: { percentTraffic: 12.5, stageVariableOverrides: { colour: 'red' }, useStageCache: true },
      }),
    );
    expect(await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }))).toMatchObject({
      deploymentId,
      canarySettings: {
        deploymentId: id,
        percentTraffic: 12.5,
        stageVariableOverrides: { colour: 'red' },
        useStageCache: true,
      },
    });
  });

  it('keep other deployments from their stage until the canary is removed', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const deploy = (canarySettings?: sdk.DeploymentCanarySettings) =>
      client.send(new sdk.CreateDeploymentCommand({ restApiId, stageName: 'prod', canarySettings }));
    await deploy({ percentTraffic: 50 });
    expect(await refusal(deploy())).toBe(
      `${content}Non canary deployment not supported on stage prod because Canary is enabled. Provide CanarySettings in deploymentInput.`,
    );
    const { id: canary } = await deploy({ percentTraffic: 25 });
    const get = () => client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    expect((await get()).canarySettings).toMatchObject({ deploymentId: canary, percentTraffic: 25 });
    await client.send(
      new sdk.UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        patchOperations: [{ op: 'remove', path: '/canarySettings' }],
      }),
    );
    const { id } = await deploy();
    expect((await get()).deploymentId).toBe(id);
  });
});
