import {
  CreateBasePathMappingCommand,
  CreateDomainNameCommand,
  DeleteBasePathMappingCommand,
  GetBasePathMappingCommand,
  GetBasePathMappingsCommand,
  type PatchOperation,
  UpdateBasePathMappingCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal } from '../account.js';

const domainName = 'api.example.com';

async function domain() {
  const { client } = account();
  await client.send(
    new CreateDomainNameCommand({ domainName, certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }),
  );
  const { restApiId } = await deployedApi(client, 'prod', 'test');
  const create = (input: object) => client.send(new CreateBasePathMappingCommand({ domainName, restApiId, ...input }));
  return { client, restApiId, create };
}

describe('base path mappings', () => {
  it('map a path, or the root, to a stage', async () => {
    const { client, restApiId, create } = await domain();
    expect(await create({ basePath: 'v1', stage: 'prod' })).toMatchObject({ basePath: 'v1', restApiId, stage: 'prod' });
    expect(await create({})).toMatchObject({ basePath: '(none)', restApiId });
    const root = await client.send(new GetBasePathMappingCommand({ domainName, basePath: '(none)' }));
    expect(root.restApiId).toBe(restApiId);
    const { items } = await client.send(new GetBasePathMappingsCommand({ domainName }));
    expect(items?.map(({ basePath }) => basePath)).toEqual(['v1', '(none)']);
  });

  it('refuse what is not there or is there already', async () => {
    const { client, create } = await domain();
    await create({ basePath: 'v1' });
    expect(await refusal(create({ basePath: 'v1' }))).toBe(
      'ConflictException: Base path already exists for this domain name',
    );
    expect(await refusal(create({ basePath: 'a/b' }))).toMatch(
      /^BadRequestException: API Gateway V1 doesn't support the slash/,
    );
    expect(await refusal(create({ restApiId: 'nope' }))).toBe(
      'BadRequestException: Invalid REST API identifier specified',
    );
    expect(await refusal(create({ stage: 'nope' }))).toBe('BadRequestException: Invalid stage identifier specified');
    expect(await refusal(create({ domainName: 'nope.example.com' }))).toBe(
      'NotFoundException: Invalid domain name identifier specified',
    );
    expect(await refusal(client.send(new GetBasePathMappingCommand({ domainName, basePath: 'v2' })))).toBe(
      'NotFoundException: Invalid base path mapping identifier specified',
    );
  });

  it('move to another path, API or stage', async () => {
    const { client, restApiId, create } = await domain();
    await create({ basePath: 'v1', stage: 'prod' });
    await create({ basePath: 'v2' });
    const update = (basePath: string, ...patchOperations: PatchOperation[]) =>
      client.send(new UpdateBasePathMappingCommand({ domainName, basePath, patchOperations }));
    const moved = await update(
      'v1',
      { op: 'replace', path: '/basePath', value: 'v3' },
      { op: 'replace', path: '/stage', value: 'test' },
      { op: 'replace', path: '/restapiId', value: restApiId },
    );
    expect(moved).toMatchObject({ basePath: 'v3', stage: 'test', restApiId });
    expect(await refusal(update('v1'))).toMatch(/^NotFoundException/);
    expect(await refusal(update('v3', { op: 'replace', path: '/basePath', value: 'v2' }))).toMatch(
      /^ConflictException/,
    );
    expect(await refusal(update('v3', { op: 'replace', path: '/restapiId', value: 'nope' }))).toMatch(/^BadRequest/);
    expect(await refusal(update('v3', { op: 'add', path: '/stage', value: 'prod' }))).toMatch(/supported operations$/);
    expect((await client.send(new GetBasePathMappingCommand({ domainName, basePath: 'v3' }))).stage).toBe('test');
    expect((await update('v3', { op: 'replace', path: '/stage', value: '' })).stage).toBe(undefined);
    await client.send(new DeleteBasePathMappingCommand({ domainName, basePath: 'v3' }));
    expect((await client.send(new GetBasePathMappingsCommand({ domainName }))).items).toHaveLength(1);
  });
});
