import {
  CreateStageCommand,
  DeleteStageCommand,
  FlushStageAuthorizersCacheCommand,
  FlushStageCacheCommand,
  GetDeploymentsCommand,
  GetStageCommand,
  GetStagesCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import type { Provisioning } from '../../../src/embedded/index.js';
import { account, deployedApi, refusal, replace } from '../account.js';

const slow: Provisioning = {
  stageCache: [{ status: 'CREATE_IN_PROGRESS', forMs: 240_000 }, { status: 'AVAILABLE' }],
  stageCacheFlush: [{ status: 'FLUSH_IN_PROGRESS', forMs: 60_000 }, { status: 'AVAILABLE' }],
  stageCacheDeletion: [{ status: 'DELETE_IN_PROGRESS', forMs: 120_000 }, { status: 'NOT_AVAILABLE' }],
};

async function prod(provisioning: Provisioning) {
  const { client, clock } = account(provisioning);
  const { restApiId } = await deployedApi(client, 'prod');
  const address = { restApiId, stageName: 'prod' };
  const status = async () => (await client.send(new GetStageCommand(address))).cacheClusterStatus;
  const update = async (path: string, value: string) =>
    (await client.send(new UpdateStageCommand({ ...address, ...replace(path, value) }))).cacheClusterStatus;
  return { client, clock, address, status, update };
}

describe('the cache of a stage', () => {
  it('is not there unless it is enabled, there at once then, and seen to go for a while when it is disabled', async () => {
    const { clock, status, update } = await prod({});
    expect(await status()).toBe('NOT_AVAILABLE');
    expect(await update('/cacheClusterEnabled', 'true')).toBe('CREATE_IN_PROGRESS');
    expect(await status()).toBe('AVAILABLE');
    expect(await update('/cacheClusterEnabled', 'false')).toBe('DELETE_IN_PROGRESS');
    await clock.advance(29_999);
    expect(await status()).toBe('DELETE_IN_PROGRESS');
    await clock.advance(1);
    expect(await status()).toBe('NOT_AVAILABLE');
  });

  it('takes the time that it is given to come, to change its size, to be emptied and to go', async () => {
    const { client, clock, address, status, update } = await prod(slow);
    await update('/cacheClusterEnabled', 'true');
    await clock.advance(239_999);
    expect(await status()).toBe('CREATE_IN_PROGRESS');
    await clock.advance(1);
    expect(await status()).toBe('AVAILABLE');

    expect(await update('/description', 'nothing about the cache')).toBe('AVAILABLE');
    expect(await update('/cacheClusterSize', '1.6')).toBe('CREATE_IN_PROGRESS');
    await clock.advance(240_000);
    await client.send(new FlushStageCacheCommand(address));
    expect(await status()).toBe('FLUSH_IN_PROGRESS');
    expect((await client.send(new GetStagesCommand(address))).item).toMatchObject([
      { cacheClusterStatus: 'FLUSH_IN_PROGRESS' },
    ]);
    expect(await refusal(client.send(new FlushStageCacheCommand(address)))).toMatch(/^BadRequestException/);
    await clock.advance(60_000);
    expect(await status()).toBe('AVAILABLE');

    await update('/cacheClusterEnabled', 'false');
    await clock.advance(119_999);
    expect(await status()).toBe('DELETE_IN_PROGRESS');
    await clock.advance(1);
    expect(await status()).toBe('NOT_AVAILABLE');
  });

  it('comes with a stage that is made with it, and goes with the stage', async () => {
    const { client, address } = await prod(slow);
    const { items = [] } = await client.send(new GetDeploymentsCommand(address));
    const test = { restApiId: address.restApiId, stageName: 'test' };
    const create = () =>
      client.send(
        new CreateStageCommand({
          ...test,
          deploymentId: items[0]?.id,
          cacheClusterEnabled: true,
          cacheClusterSize: '0.5',
        }),
      );
    expect((await create()).cacheClusterStatus).toBe('CREATE_IN_PROGRESS');
    await client.send(new DeleteStageCommand(test));
    expect(await refusal(client.send(new FlushStageCacheCommand(test)))).toMatch(/^NotFoundException/);
    expect((await create()).cacheClusterStatus).toBe('CREATE_IN_PROGRESS');
  });

  it('of authorizers can be emptied at any time', async () => {
    const { client, address } = await prod({});
    expect(await refusal(client.send(new FlushStageAuthorizersCacheCommand(address)))).toBe('accepted');
    expect(await refusal(client.send(new FlushStageAuthorizersCacheCommand({ ...address, stageName: 'x' })))).toMatch(
      /^NotFoundException/,
    );
  });
});
