import {
  APIGatewayClient,
  ApiStatus,
  CacheClusterStatus,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  CreateVpcLinkCommand,
  DeleteStageCommand,
  DeleteVpcLinkCommand,
  DomainNameStatus,
  FlushStageCacheCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateDomainNameCommand,
  UpdateStageCommand,
  VpcLinkStatus,
} from '@aws-sdk/client-api-gateway';
import { WaiterState } from '@aws-sdk/util-waiter';
import { beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock, type Provisioning } from '../../src/embedded/index.js';
import {
  WaiterFailureError,
  WaiterTimeoutError,
  waitUntilDomainNameAvailable,
  waitUntilRestApiAvailable,
  waitUntilStageCacheAvailable,
  waitUntilStageCacheDeleted,
  waitUntilVpcLinkAvailable,
  waitUntilVpcLinkDeleted,
} from '../../src/index.js';

let clock = new ManualClock();
beforeEach(() => {
  clock = new ManualClock();
});

interface Outcome<Result> {
  readonly value?: Result;
  readonly error?: Error & Record<string, unknown>;
  readonly seconds: number;
}

/** Lets time pass until the promise settles; gives what it settled with and how many seconds passed. */
async function settled<Result>(promise: Promise<Result>): Promise<Outcome<Result>> {
  const started = clock.now();
  const seconds = () => (clock.now() - started) / 1_000;
  return clock.run(
    promise.then(
      (value) => ({ value, seconds: seconds() }),
      (error) => ({ error, seconds: seconds() }),
    ),
  );
}

function open(provisioning: Provisioning = {}) {
  const gateway = new EmbeddedApiGateway({ clock, provisioning });
  return { gateway, client: new APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 }) };
}

const patience = { maxWaitTime: 900, minDelay: 5, maxDelay: 30 };
const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/nlb/1'];

async function vpcLink(client: APIGatewayClient) {
  const { id: vpcLinkId, status } = await client.send(new CreateVpcLinkCommand({ name: 'link', targetArns }));
  expect(status).toBe(VpcLinkStatus.PENDING);
  return { vpcLinkId };
}

async function stage(client: APIGatewayClient, cacheClusterEnabled = true) {
  const { id: restApiId, rootResourceId: resourceId } = await client.send(
    new CreateRestApiCommand({ name: 'petstore' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  await client.send(
    new CreateDeploymentCommand({ restApiId, stageName: 'prod', cacheClusterEnabled, cacheClusterSize: '0.5' }),
  );
  return { restApiId, stageName: 'prod' };
}

const setCache = (value: string) => ({
  patchOperations: [{ op: 'replace' as const, path: '/cacheClusterEnabled', value }],
});

describe('waitUntilVpcLinkAvailable', () => {
  it('PENDING -> AVAILABLE: succeeds soon after the link is there', async () => {
    const { client } = open({
      vpcLink: [
        { status: 'PENDING', forMs: 120_000 },
        { status: 'AVAILABLE', statusMessage: 'ready' },
      ],
    });
    const { value, seconds } = await settled(
      waitUntilVpcLinkAvailable({ client, ...patience, clock }, await vpcLink(client)),
    );
    expect(value?.final).toMatchObject({ status: 'AVAILABLE', statusMessage: 'ready' });
    expect(seconds).toBeGreaterThanOrEqual(120);
    expect(seconds).toBeLessThan(152);
  });

  it('PENDING -> FAILED: fails at once with the service’s message', async () => {
    const statusMessage = 'NLB is already associated with another VPC Endpoint Service';
    const { client } = open({
      vpcLink: [
        { status: 'PENDING', forMs: 20_000 },
        { status: 'FAILED', statusMessage },
      ],
    });
    const { error, seconds } = await settled(
      waitUntilVpcLinkAvailable({ client, ...patience, clock }, await vpcLink(client)),
    );
    expect(error).toBeInstanceOf(WaiterFailureError);
    expect(error).toMatchObject({ lastState: 'FAILED', statusMessage });
    expect(seconds).toBeLessThan(60);
  });

  it('DELETING: fails at once', async () => {
    const { client } = open({ vpcLinkDeletion: [{ status: 'DELETING', forMs: 60_000 }] });
    const input = await vpcLink(client);
    await client.send(new DeleteVpcLinkCommand(input));
    const { error } = await settled(waitUntilVpcLinkAvailable({ client, ...patience, clock }, input));
    expect(error).toMatchObject({ code: 'wait.failure', lastState: 'DELETING' });
  });

  it('not found: fails at once', async () => {
    const { client, gateway } = open();
    const { error } = await settled(waitUntilVpcLinkAvailable({ client, ...patience, clock }, { vpcLinkId: 'nope' }));
    expect(error).toMatchObject({ code: 'wait.failure', lastState: undefined });
    expect(error?.['cause']).toMatchObject({ name: 'NotFoundException' });
    expect(gateway.calls).toHaveLength(1);
  });

  it('times out while it is PENDING', async () => {
    const { client } = open({ vpcLink: [{ status: 'PENDING' }] });
    const { error, seconds } = await settled(
      waitUntilVpcLinkAvailable({ client, ...patience, clock, maxWaitTime: 60 }, await vpcLink(client)),
    );
    expect(error).toBeInstanceOf(WaiterTimeoutError);
    expect(error).toMatchObject({ lastState: 'PENDING' });
    expect(seconds).toBeLessThanOrEqual(61);
  });

  it.each(['throttle', 'serverError', 'serviceUnavailable', 'resetBefore', 'resetAfter', 'timeoutAfter'] as const)(
    'goes on after %s',
    async (fault) => {
      const { client, gateway } = open({ vpcLink: [{ status: 'PENDING', forMs: 40_000 }, { status: 'AVAILABLE' }] });
      const input = await vpcLink(client);
      gateway.inject({ fault, operation: 'GetVpcLink', nth: 1, times: 3 });
      const { value } = await settled(waitUntilVpcLinkAvailable({ client, ...patience, clock }, input));
      expect(value?.state).toBe(WaiterState.SUCCESS);
    },
  );
});

describe('waitUntilVpcLinkDeleted', () => {
  it('DELETING -> gone: succeeds with the exception', async () => {
    const { client } = open({ vpcLinkDeletion: [{ status: 'DELETING', forMs: 60_000 }] });
    const input = await vpcLink(client);
    await client.send(new DeleteVpcLinkCommand(input));
    const { value, seconds } = await settled(waitUntilVpcLinkDeleted({ client, ...patience, clock }, input));
    expect(value?.final).toMatchObject({ name: 'NotFoundException' });
    expect(seconds).toBeGreaterThanOrEqual(60);
  });

  it.each(['AVAILABLE', 'PENDING'] as const)('%s: goes on, as the deletion may not have been seen', async (status) => {
    const { client } = open({
      vpcLinkDeletion: [
        { status, forMs: 20_000 },
        { status: 'DELETING', forMs: 20_000 },
      ],
    });
    const input = await vpcLink(client);
    await client.send(new DeleteVpcLinkCommand(input));
    const { value } = await settled(waitUntilVpcLinkDeleted({ client, ...patience, clock }, input));
    expect(value?.observedResponses).toMatchObject({ '200: OK': expect.any(Number) });
  });

  it('FAILED: fails at once', async () => {
    const { client } = open({
      vpcLinkDeletion: [
        { status: 'DELETING', forMs: 20_000 },
        { status: 'FAILED', statusMessage: 'Still in use' },
      ],
    });
    const input = await vpcLink(client);
    await client.send(new DeleteVpcLinkCommand(input));
    const { error } = await settled(waitUntilVpcLinkDeleted({ client, ...patience, clock }, input));
    expect(error).toMatchObject({ code: 'wait.failure', lastState: 'FAILED', statusMessage: 'Still in use' });
  });
});

describe('waitUntilDomainNameAvailable', () => {
  const domainName = 'api.example.com';
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';

  it.each([
    DomainNameStatus.UPDATING,
    DomainNameStatus.PENDING,
    DomainNameStatus.PENDING_CERTIFICATE_REIMPORT,
    DomainNameStatus.PENDING_OWNERSHIP_VERIFICATION,
  ])('%s -> AVAILABLE: succeeds', async (status) => {
    const { client } = open({ domainName: [{ status, forMs: 60_000 }, { status: 'AVAILABLE' }] });
    await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
    const { value, seconds } = await settled(
      waitUntilDomainNameAvailable({ client, ...patience, clock }, { domainName }),
    );
    expect(value?.final).toMatchObject({ domainNameStatus: 'AVAILABLE' });
    expect(seconds).toBeGreaterThanOrEqual(60);
  });

  it('an update is UPDATING again', async () => {
    const { client } = open({ domainNameUpdate: [{ status: 'UPDATING', forMs: 60_000 }, { status: 'AVAILABLE' }] });
    await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
    const { seconds: before } = await settled(
      waitUntilDomainNameAvailable({ client, ...patience, clock }, { domainName }),
    );
    expect(before).toBeLessThan(1);
    const patchOperations = [{ op: 'replace' as const, path: '/securityPolicy', value: 'TLS_1_2' }];
    await client.send(new UpdateDomainNameCommand({ domainName, patchOperations }));
    const { seconds } = await settled(waitUntilDomainNameAvailable({ client, ...patience, clock }, { domainName }));
    expect(seconds).toBeGreaterThanOrEqual(60);
  });

  it('FAILED: fails at once with the service’s message', async () => {
    const { client } = open({ domainName: [{ status: 'FAILED', statusMessage: 'Certificate was revoked' }] });
    await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
    const { error } = await settled(waitUntilDomainNameAvailable({ client, ...patience, clock }, { domainName }));
    expect(error).toMatchObject({
      code: 'wait.failure',
      lastState: 'FAILED',
      statusMessage: 'Certificate was revoked',
    });
  });

  it('a time-out says what is pending', async () => {
    const statusMessage = 'Prove that you own the domain';
    const { client } = open({ domainName: [{ status: 'PENDING_OWNERSHIP_VERIFICATION', statusMessage }] });
    await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
    const { error } = await settled(
      waitUntilDomainNameAvailable({ client, ...patience, clock, maxWaitTime: 60 }, { domainName }),
    );
    expect(error?.message).toContain('PENDING_OWNERSHIP_VERIFICATION: Prove that you own the domain');
  });

  it('not found: fails at once', async () => {
    const { client } = open();
    const { error } = await settled(waitUntilDomainNameAvailable({ client, ...patience, clock }, { domainName }));
    expect(error).toMatchObject({ code: 'wait.failure', statusMessage: 'Invalid domain name identifier specified' });
  });
});

describe('waitUntilStageCacheAvailable', () => {
  it('CREATE_IN_PROGRESS -> AVAILABLE: succeeds', async () => {
    const { client } = open({
      stageCache: [{ status: 'CREATE_IN_PROGRESS', forMs: 240_000 }, { status: 'AVAILABLE' }],
    });
    const { value, seconds } = await settled(
      waitUntilStageCacheAvailable({ client, ...patience, clock }, await stage(client)),
    );
    expect(value?.final).toMatchObject({ cacheClusterStatus: CacheClusterStatus.AVAILABLE });
    expect(seconds).toBeGreaterThanOrEqual(240);
  });

  it('FLUSH_IN_PROGRESS -> AVAILABLE: succeeds', async () => {
    const { client } = open({
      stageCacheFlush: [{ status: 'FLUSH_IN_PROGRESS', forMs: 60_000 }, { status: 'AVAILABLE' }],
    });
    const input = await stage(client);
    await client.send(new FlushStageCacheCommand(input));
    const { seconds } = await settled(waitUntilStageCacheAvailable({ client, ...patience, clock }, input));
    expect(seconds).toBeGreaterThanOrEqual(60);
  });

  it.each(['DELETE_IN_PROGRESS', 'NOT_AVAILABLE'] as const)(
    '%s while the cache is enabled: goes on, as it may be recreated',
    async (status) => {
      const { client } = open({ stageCache: [{ status, forMs: 60_000 }, { status: 'AVAILABLE' }] });
      const { value } = await settled(
        waitUntilStageCacheAvailable({ client, ...patience, clock }, await stage(client)),
      );
      expect(value?.state).toBe(WaiterState.SUCCESS);
    },
  );

  it('NOT_AVAILABLE while the cache is not enabled: fails at once', async () => {
    const { client } = open();
    const { error } = await settled(
      waitUntilStageCacheAvailable({ client, ...patience, clock }, await stage(client, false)),
    );
    expect(error).toMatchObject({ code: 'wait.failure', lastState: 'NOT_AVAILABLE' });
  });

  it('DELETE_IN_PROGRESS while the cache is not enabled: fails at once', async () => {
    const { client } = open({ stageCacheDeletion: [{ status: 'DELETE_IN_PROGRESS' }] });
    const input = await stage(client);
    await client.send(new UpdateStageCommand({ ...input, ...setCache('false') }));
    const { error } = await settled(waitUntilStageCacheAvailable({ client, ...patience, clock }, input));
    expect(error).toMatchObject({ code: 'wait.failure', lastState: 'DELETE_IN_PROGRESS' });
  });

  it('not found: fails at once', async () => {
    const { client } = open();
    const input = { ...(await stage(client)), stageName: 'test' };
    const { error } = await settled(waitUntilStageCacheAvailable({ client, ...patience, clock }, input));
    expect(error).toMatchObject({ code: 'wait.failure', statusMessage: 'Invalid stage identifier specified' });
  });
});

describe('waitUntilStageCacheDeleted', () => {
  it('DELETE_IN_PROGRESS -> NOT_AVAILABLE: succeeds', async () => {
    const { client } = open({
      stageCacheDeletion: [{ status: 'DELETE_IN_PROGRESS', forMs: 60_000 }, { status: 'NOT_AVAILABLE' }],
    });
    const input = await stage(client);
    await client.send(new UpdateStageCommand({ ...input, ...setCache('false') }));
    const { value, seconds } = await settled(waitUntilStageCacheDeleted({ client, ...patience, clock }, input));
    expect(value?.final).toMatchObject({ cacheClusterStatus: 'NOT_AVAILABLE' });
    expect(seconds).toBeGreaterThanOrEqual(60);
  });

  it.each(['AVAILABLE', 'CREATE_IN_PROGRESS', 'FLUSH_IN_PROGRESS'] as const)('%s: goes on', async (status) => {
    const { client } = open({ stageCacheDeletion: [{ status, forMs: 30_000 }, { status: 'NOT_AVAILABLE' }] });
    const input = await stage(client);
    await client.send(new UpdateStageCommand({ ...input, ...setCache('false') }));
    const { seconds } = await settled(waitUntilStageCacheDeleted({ client, ...patience, clock }, input));
    expect(seconds).toBeGreaterThanOrEqual(30);
  });

  it('a stage that is gone has no cache: succeeds', async () => {
    const { client } = open();
    const input = await stage(client);
    await client.send(new DeleteStageCommand(input));
    const { value } = await settled(waitUntilStageCacheDeleted({ client, ...patience, clock }, input));
    expect(value?.final).toMatchObject({ name: 'NotFoundException' });
  });
});

describe('waitUntilRestApiAvailable', () => {
  const name = 'petstore';

  it.each([ApiStatus.UPDATING, ApiStatus.PENDING])('%s -> AVAILABLE: succeeds', async (status) => {
    const { client } = open({ restApi: [{ status, forMs: 20_000 }, { status: 'AVAILABLE' }] });
    const { id: restApiId, apiStatus } = await client.send(new CreateRestApiCommand({ name }));
    expect(apiStatus).toBe(status);
    const { value, seconds } = await settled(waitUntilRestApiAvailable({ client, ...patience, clock }, { restApiId }));
    expect(value?.final).toMatchObject({ apiStatus: 'AVAILABLE' });
    expect(seconds).toBeGreaterThanOrEqual(20);
  });

  it('no status: succeeds', async () => {
    const { client } = open();
    const { id: restApiId, apiStatus } = await client.send(new CreateRestApiCommand({ name }));
    expect(apiStatus).toBe(undefined);
    const { value } = await settled(waitUntilRestApiAvailable({ client, ...patience, clock }, { restApiId }));
    expect(value?.state).toBe(WaiterState.SUCCESS);
  });

  it('FAILED: fails at once with the service’s message', async () => {
    const { client } = open({ restApi: [{ status: 'FAILED', statusMessage: 'The endpoint could not be changed' }] });
    const { id: restApiId } = await client.send(new CreateRestApiCommand({ name }));
    const { error } = await settled(waitUntilRestApiAvailable({ client, ...patience, clock }, { restApiId }));
    expect(error).toMatchObject({ lastState: 'FAILED', statusMessage: 'The endpoint could not be changed' });
  });

  it('not found: fails at once', async () => {
    const { client } = open();
    const { error } = await settled(waitUntilRestApiAvailable({ client, ...patience, clock }, { restApiId: 'nope' }));
    expect(error).toMatchObject({ code: 'wait.failure', lastState: undefined });
  });
});
