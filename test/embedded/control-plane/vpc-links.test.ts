import {
  CreateDeploymentCommand,
  CreateVpcLinkCommand,
  DeleteStageCommand,
  DeleteVpcLinkCommand,
  GetVpcLinkCommand,
  GetVpcLinksCommand,
  PutIntegrationCommand,
  UpdateVpcLinkCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import type { Provisioning } from '../../../src/embedded/index.js';
import { account, deployedApi, refusal, replace } from '../account.js';

const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/nlb/1'];
const gone = 'NotFoundException: Invalid Vpc Link identifier specified';

async function link(provisioning: Provisioning = {}, name = 'link') {
  const { client, clock } = account(provisioning);
  const created = await client.send(new CreateVpcLinkCommand({ name, targetArns }));
  const { id: vpcLinkId } = created;
  const status = async () => (await client.send(new GetVpcLinkCommand({ vpcLinkId }))).status;
  return { client, clock, created, vpcLinkId, status };
}

describe('VPC links', () => {
  it('are pending in the response, and ready at once by default', async () => {
    const { client, created, vpcLinkId } = await link();
    expect(created).toMatchObject({ status: 'PENDING', name: 'link', targetArns });
    expect(await client.send(new GetVpcLinkCommand({ vpcLinkId }))).toMatchObject({
      status: 'AVAILABLE',
      statusMessage: 'Your vpc link is ready for use',
    });
  });

  it('show an empty map of tags when one is looked at, and none when they are made or listed', async () => {
    const { client, created, vpcLinkId } = await link();
    expect(created.tags).toBe(undefined);
    expect((await client.send(new GetVpcLinkCommand({ vpcLinkId }))).tags).toEqual({});
    const update = new UpdateVpcLinkCommand({ vpcLinkId, ...replace('/name', 'renamed') });
    expect((await client.send(update)).tags).toEqual({});
    expect((await client.send(new GetVpcLinksCommand({}))).items?.[0]?.tags).toBe(undefined);
  });

  it('take the time that they are given, on the gateway’s clock', async () => {
    const { clock, status } = await link({
      vpcLink: [{ status: 'PENDING', forMs: 120_000 }, { status: 'AVAILABLE' }],
      vpcLinkDeletion: [{ status: 'DELETING', forMs: 60_000 }],
    });
    expect(await status()).toBe('PENDING');
    await clock.advance(119_999);
    expect(await status()).toBe('PENDING');
    await clock.advance(1);
    expect(await status()).toBe('AVAILABLE');
    await clock.advance(1_000_000);
    expect(await status()).toBe('AVAILABLE');
  });

  it('can fail, for the links that are meant to', async () => {
    const provisioning: Provisioning = {
      vpcLink: ({ name }) =>
        name === 'broken'
          ? [
              { status: 'PENDING', forMs: 1_000 },
              { status: 'FAILED', statusMessage: 'No such load balancer' },
            ]
          : [{ status: 'AVAILABLE' }],
    };
    expect(await (await link(provisioning)).status()).toBe('AVAILABLE');
    const broken = await link(provisioning, 'broken');
    await broken.clock.advance(1_000);
    expect(await broken.client.send(new GetVpcLinkCommand({ vpcLinkId: broken.vpcLinkId }))).toMatchObject({
      status: 'FAILED',
      statusMessage: 'No such load balancer',
    });
  });

  it('are being deleted for a while, and gone then', async () => {
    const { client, clock, vpcLinkId, status } = await link({
      vpcLinkDeletion: [{ status: 'DELETING', forMs: 60_000 }],
    });
    await client.send(new DeleteVpcLinkCommand({ vpcLinkId }));
    expect(await status()).toBe('DELETING');
    expect((await client.send(new GetVpcLinksCommand({}))).items).toMatchObject([{ status: 'DELETING' }]);
    await clock.advance(60_000);
    expect(await refusal(status())).toBe(gone);
    expect((await client.send(new GetVpcLinksCommand({}))).items).toEqual([]);
    expect(await refusal(client.send(new DeleteVpcLinkCommand({ vpcLinkId })))).toBe(gone);
  });

  it('stay while a stage serves a method that uses them', async () => {
    const { client, vpcLinkId } = await link();
    const { restApiId, resourceId } = await deployedApi(client);
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(
      new PutIntegrationCommand({
        ...method,
        type: 'HTTP_PROXY',
        integrationHttpMethod: 'GET',
        uri: 'https://backend.example.com',
        connectionType: 'VPC_LINK',
        connectionId: vpcLinkId,
      }),
    );
    for (const stageName of ['prod', 'test']) await client.send(new CreateDeploymentCommand({ restApiId, stageName }));
    // What is being edited doesn't use it any more; what is deployed does.
    await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
    const remove = () => refusal(client.send(new DeleteVpcLinkCommand({ vpcLinkId })));
    const held = (references: string) =>
      `BadRequestException: Cannot delete vpc link. Vpc link '${vpcLinkId}', is referenced in [${references}] in format of [RESTApiId:Method:Resource:Stage].`;
    const reference = `${restApiId}:GET:${resourceId}`;
    expect(await remove()).toBe(held(`${reference}:prod, ${reference}:test`));
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    expect(await remove()).toBe(held(`${reference}:test`));
    // A canary beside it takes nothing away.
    const canarySettings = { percentTraffic: 50 };
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test', canarySettings }));
    expect(await remove()).toBe(held(`${reference}:test`));
    await client.send(new DeleteStageCommand({ restApiId, stageName: 'test' }));
    expect(await remove()).toBe('accepted');
  });

  it('have a name, and one target that is an ARN', async () => {
    const { client, vpcLinkId } = await link();
    const create = (name: string, ...arns: string[]) =>
      refusal(client.send(new CreateVpcLinkCommand({ name, targetArns: arns })));
    expect(await create('x', ...targetArns, ...targetArns)).toBe(
      'BadRequestException: More than one target arn specified for vpc link.',
    );
    expect(await create('', targetArns[0] ?? '')).toBe('BadRequestException: Name cannot be empty');
    expect(await create('x', 'nlb')).toBe('BadRequestException: Invalid ARN. ARN is not well formed nlb');
    const update = (path: string, value: string) =>
      client.send(new UpdateVpcLinkCommand({ vpcLinkId, ...replace(path, value) }));
    expect(await refusal(update('/name', ''))).toBe('BadRequestException: Name cannot be empty');
    expect(await update('/name', 'renamed')).toMatchObject({ name: 'renamed', status: 'AVAILABLE' });
    expect(await update('/description', 'to the backend')).toMatchObject({ description: 'to the backend' });
    expect(await refusal(update('/targetArns', 'x'))).toMatch(/Must be one of: \[\/name, \/description\]$/);
  });
});
