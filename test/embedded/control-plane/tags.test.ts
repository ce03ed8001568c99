import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, emptyApi, refusal } from '../account.js';

describe('tags', () => {
  it('are set, read and taken away by ARN', async () => {
    const { client, restApiId } = await emptyApi();
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`;
    await client.send(new sdk.TagResourceCommand({ resourceArn, tags: { team: 'pets', tier: '1' } }));
    await client.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['tier'] }));
    expect((await client.send(new sdk.GetTagsCommand({ resourceArn }))).tags).toEqual({ team: 'pets' });
    expect((await client.send(new sdk.GetRestApiCommand({ restApiId }))).tags).toEqual({ team: 'pets' });
  });

  it('are those of the thing itself, whichever call made them', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const key = await client.send(new sdk.CreateApiKeyCommand({ name: 'app', tags: { team: 'pets' } }));
    const plan = await client.send(new sdk.CreateUsagePlanCommand({ name: 'gold' }));
    const certificate = await client.send(new sdk.GenerateClientCertificateCommand({}));
    const link = await client.send(
      new sdk.CreateVpcLinkCommand({
        name: 'link',
        targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/pets/0123456789abcdef'],
      }),
    );
    await client.send(
      new sdk.CreateDomainNameCommand({
        domainName: 'pets.example.com',
        endpointConfiguration: { types: ['REGIONAL'] },
        regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      }),
    );
    const things = [
      `restapis/${restApiId}/stages/prod`,
      `apikeys/${key.id}`,
      `usageplans/${plan.id}`,
      `clientcertificates/${certificate.clientCertificateId}`,
      `vpclinks/${link.id}`,
      'domainnames/pets.example.com',
    ];
    for (const thing of things) {
      const resourceArn = `arn:aws:apigateway:us-east-1::/${thing}`;
      await client.send(new sdk.TagResourceCommand({ resourceArn, tags: { of: thing } }));
      expect((await client.send(new sdk.GetTagsCommand({ resourceArn }))).tags).toMatchObject({ of: thing });
    }
    expect((await client.send(new sdk.GetApiKeyCommand({ apiKey: key.id }))).tags).toEqual({
      team: 'pets',
      of: `apikeys/${key.id}`,
    });
    const stage = await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    expect(stage.tags).toEqual({ of: `restapis/${restApiId}/stages/prod` });
  });

  it('need something that carries them', async () => {
    const { client } = account();
    const unknown = 'NotFoundException: Invalid resource identifier specified';
    for (const thing of ['restapis/none', 'restapis/none/stages/prod', 'apikeys/none', 'teapots/1', '']) {
      const resourceArn = `arn:aws:apigateway:us-east-1::/${thing}`;
      expect(await refusal(client.send(new sdk.GetTagsCommand({ resourceArn })))).toBe(unknown);
      expect(await refusal(client.send(new sdk.TagResourceCommand({ resourceArn, tags: { a: 'b' } })))).toBe(unknown);
      expect(await refusal(client.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['a'] })))).toBe(unknown);
    }
  });

  it('keep off the keys that AWS sets itself', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const { deploymentId } = await client.send(new sdk.GetStageCommand({ restApiId, stageName: 'prod' }));
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`;
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    const tags = { team: 'pets', 'AWS:of': 'x' };
    const calls = [
      client.send(new sdk.TagResourceCommand({ resourceArn, tags })),
      client.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['aws:cloudformation:stack-name'] })),
      client.send(new sdk.CreateRestApiCommand({ name: 'pets', tags })),
      client.send(new sdk.CreateStageCommand({ restApiId, stageName: 'test', deploymentId, tags })),
      client.send(new sdk.CreateApiKeyCommand({ name: 'app', tags })),
      client.send(new sdk.CreateUsagePlanCommand({ name: 'gold', tags })),
      client.send(new sdk.GenerateClientCertificateCommand({ tags })),
      client.send(new sdk.CreateVpcLinkCommand({ name: 'link', targetArns: [], tags })),
      client.send(new sdk.CreateDomainNameCommand({ domainName: 'pets.example.com', certificateArn, tags })),
    ];
    for (const call of calls) {
      expect(await refusal(call)).toBe(
        "BadRequestException: Invalid tag key. Tag keys cannot start with 'aws:' (case insensitive)",
      );
    }
    expect((await client.send(new sdk.GetTagsCommand({ resourceArn }))).tags).toEqual({});
    expect((await client.send(new sdk.GetApiKeysCommand({}))).items).toEqual([]);
  });
});
