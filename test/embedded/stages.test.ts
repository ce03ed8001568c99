import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, emptyApi, refusal } from './account.js';

describe('deployments and stages', () => {
  it('need a method, and an integration for every method', async () => {
    const { client, restApiId, method } = await emptyApi();
    const deploy = () => refusal(client.send(new sdk.CreateDeploymentCommand({ restApiId })));
    expect(await deploy()).toBe("BadRequestException: The REST API doesn't contain any methods");
    await method();
    expect(await deploy()).toBe('BadRequestException: No integration defined for method');
  });

  it('keep a deployment that a stage points at', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const { deploymentId } = await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    const remove = () => refusal(client.send(new sdk.DeleteDeploymentCommand({ restApiId, deploymentId })));
    expect(await remove()).toBe(
      'BadRequestException: Active stages pointing to this deployment must be moved or deleted',
    );
    await client.send(new sdk.DeleteStageCommand({ restApiId, stageName: 'prod' }));
    expect(await remove()).toBe('accepted');
  });

  it('start a method’s settings from the stage’s, and take them away whole', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
    await update({ op: 'replace', path: '/*/*/throttling/burstLimit', value: '7' });
    const { methodSettings } = await update({ op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'true' });
    expect(methodSettings?.['~1pets/GET']).toMatchObject({ throttlingBurstLimit: 7, cachingEnabled: true });
    expect(await refusal(update({ op: 'remove', path: '/~1pets/GET/caching/enabled' }))).toBe(
      'BadRequestException: Cannot remove method setting ~1pets/GET/caching/enabled because there is no method setting for this method ',
    );
    const left = await update({ op: 'remove', path: '/~1pets/GET' });
    expect(Object.keys(left.methodSettings ?? {})).toEqual(['*/*']);
    expect(await refusal(update({ op: 'replace', path: '/~1pets/ANY/caching/enabled', value: 'true' }))).toMatch(
      /^BadRequestException: Invalid method setting path: /,
    );
  });

  it('promote a canary by copying, once there is one', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
    const copy = { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' } as const;
    expect(await refusal(update(copy))).toBe('BadRequestException: Promotion not available. Canary does not exist.');
    const { id } = await client.send(new sdk.CreateDeploymentCommand({ restApiId }));
    const stage = await update({ op: 'replace', path: '/canarySettings/deploymentId', value: id }, copy, {
      op: 'remove',
      path: '/canarySettings',
    });
    expect(stage.deploymentId).toBe(id);
    expect(stage.canarySettings).toBeUndefined();
  });
});
