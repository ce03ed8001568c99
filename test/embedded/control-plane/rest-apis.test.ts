import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../../src/embedded/index.js';
import { account, deployedApi, emptyApi, refusal, replace } from '../account.js';

const invalidPolicy =
  'BadRequestException: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.';
const unstatedAccess = 'BadRequestException: Endpoint access mode is required for the specified security policy';

describe('REST APIs', () => {
  it('come with the service’s defaults, a root resource and two models', async () => {
    const { client, restApiId, rootResourceId } = await emptyApi();
    expect(await client.send(new sdk.GetRestApiCommand({ restApiId }))).toMatchObject({
      name: 'petstore',
      apiKeySource: 'HEADER',
      disableExecuteApiEndpoint: false,
      endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
      tags: {},
    });
    const { items } = await client.send(new sdk.GetResourcesCommand({ restApiId }));
    expect(items).toEqual([{ id: rootResourceId, path: '/' }]);
    const models = await client.send(new sdk.GetModelsCommand({ restApiId }));
    expect(models.items?.map(({ name }) => name).sort()).toEqual(['Empty', 'Error']);
  });

  it.each<[Partial<sdk.CreateRestApiRequest>, string]>([
    [{ name: '' }, 'BadRequestException: API name cannot be empty'],
    [
      { minimumCompressionSize: 10_485_761 },
      'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760',
    ],
    [{ cloneFrom: 'none' }, 'NotFoundException: Invalid API identifier specified 123456789012:none'],
    [{ description: '' }, 'BadRequestException: Description cannot be an empty string'],
    [
      { minimumCompressionSize: -1 },
      'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760',
    ],
    [
      { endpointConfiguration: { types: [] } },
      'BadRequestException: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.',
    ],
    [
      { endpointConfiguration: { types: ['EDGE', 'REGIONAL'] } },
      'BadRequestException: Cannot create an api with multiple Endpoint Types.',
    ],
    [
      { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'ipv4' } },
      'BadRequestException: Only dualstack ipAddressType is supported for Private APIs.',
    ],
    [
      { endpointConfiguration: { types: ['REGIONAL'], vpcEndpointIds: ['vpce-1'] } },
      'BadRequestException: VPCEndpoints can only be specified with PRIVATE apis.',
    ],
    [{ policy: 'not json' }, invalidPolicy],
    [{ policy: '"a text"' }, invalidPolicy],
    [{ securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }, unstatedAccess],
    [
      { endpointConfiguration: { types: ['ELSEWHERE' as 'EDGE'] } },
      "ValidationException: 1 validation error detected: Value '[ELSEWHERE]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]",
    ],
  ])('refuse %j', async (members, expected) => {
    const { client } = account();
    expect(await refusal(client.send(new sdk.CreateRestApiCommand({ name: 'a', ...members })))).toBe(expected);
  });

  it('name media types in the path of a patch, and forget every operation of a patch that fails', async () => {
    const { client, restApiId } = await emptyApi();
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateRestApiCommand({ restApiId, patchOperations }));
    await update(
      { op: 'add', path: '/binaryMediaTypes/image~1png' },
      { op: 'add', path: '/binaryMediaTypes/image~1jpeg' },
    );
    const answer = await update({ op: 'replace', path: '/binaryMediaTypes/image~1png', value: 'image/gif' });
    expect(answer.binaryMediaTypes).toEqual(['image/jpeg', 'image/gif']);
    const failing = update(
      { op: 'replace', path: '/name', value: 'new' },
      { op: 'add', path: '/binaryMediaTypes', value: 'a/b' },
    );
    expect(await refusal(failing)).toBe('BadRequestException: Invalid patch path /binaryMediaTypes');
    expect((await client.send(new sdk.GetRestApiCommand({ restApiId }))).name).toBe('petstore');
  });

  it('are made from another one, under identifiers of their own', async () => {
    const { client, restApiId, get, child, method, integration } = await emptyApi();
    await child('pets');
    const validator = await client.send(new sdk.CreateRequestValidatorCommand({ restApiId, name: 'strict' }));
    await method({ requestValidatorId: validator.id });
    await integration();
    const clone = await client.send(new sdk.CreateRestApiCommand({ name: 'copy', cloneFrom: restApiId }));
    const resources = (id: string | undefined) =>
      client.send(new sdk.GetResourcesCommand({ restApiId: id, embed: ['methods'] }));
    const [before, after] = [(await resources(restApiId)).items ?? [], (await resources(clone.id)).items ?? []];
    expect(after.map(({ path }) => path)).toEqual(before.map(({ path }) => path));
    expect(after.map(({ id }) => id)).not.toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    const root = after.find(({ path }) => path === '/');
    expect(root?.resourceMethods?.['GET']?.methodIntegration?.cacheNamespace).toBe(clone.rootResourceId);
    const { items } = await client.send(new sdk.GetRequestValidatorsCommand({ restApiId: clone.id }));
    expect(root?.resourceMethods?.['GET']?.requestValidatorId).toBe(items?.[0]?.id);
    expect(items?.[0]?.id).not.toBe(validator.id);
    await client.send(new sdk.DeleteMethodCommand(get));
    expect((await resources(clone.id)).items).toEqual(after);
  });

  it('page as asked for, and refuse a position of nobody’s making', async () => {
    const { client } = account();
    for (const name of ['a', 'b', 'c']) await client.send(new sdk.CreateRestApiCommand({ name }));
    const first = await client.send(new sdk.GetRestApisCommand({ limit: 2 }));
    expect(first.items?.map(({ name }) => name)).toEqual(['a', 'b']);
    const second = await client.send(new sdk.GetRestApisCommand({ limit: 2, position: first.position }));
    expect(second.items?.map(({ name }) => name)).toEqual(['c']);
    expect(second.position).toBeUndefined();
    expect(await refusal(client.send(new sdk.GetRestApisCommand({ position: 'x' })))).toMatch(/^BadRequestException/);
    expect(await refusal(client.send(new sdk.GetRestApisCommand({ limit: 501 })))).toMatch(/^BadRequestException/);
  });

  it('keep what they are made with', async () => {
    const { client } = account();
    const members = {
      description: 'pets',
      version: '1',
      binaryMediaTypes: ['image/png'],
      minimumCompressionSize: 0,
      apiKeySource: 'AUTHORIZER',
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
      disableExecuteApiEndpoint: true,
      securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09',
      endpointAccessMode: 'STRICT',
      tags: { team: 'pets' },
    } satisfies Partial<sdk.CreateRestApiRequest>;
    const made = await client.send(new sdk.CreateRestApiCommand({ name: 'petstore', ...members }));
    expect(made).toMatchObject(members);
    expect(await client.send(new sdk.GetRestApiCommand({ restApiId: made.id }))).toMatchObject(members);
  });

  it('show their policy as text within a text, with their own ARNs written out', async () => {
    const { client } = account();
    const policy = JSON.stringify({ Statement: [{ Resource: 'execute-api:/prod/GET/pets' }] }, null, 2);
    const made = await client.send(new sdk.CreateRestApiCommand({ name: 'petstore', policy }));
    const arn = `arn:aws:execute-api:us-east-1:123456789012:${made.id}\\/prod\\/GET\\/pets`;
    const shown = `{\\"Statement\\":[{\\"Resource\\":\\"${arn}\\"}]}`;
    expect(made.policy).toBe(shown);
    expect((await client.send(new sdk.GetRestApiCommand({ restApiId: made.id }))).policy).toBe(shown);
    expect((await client.send(new sdk.GetRestApisCommand({}))).items?.[0]?.policy).toBe(shown);
    const patch = replace('/name', 'pets');
    expect((await client.send(new sdk.UpdateRestApiCommand({ restApiId: made.id, ...patch }))).policy).toBe(shown);
  });

  it('have no policy that is empty', async () => {
    const { client } = account();
    const { id: restApiId, policy } = await client.send(new sdk.CreateRestApiCommand({ name: 'petstore', policy: '' }));
    expect(policy).toBe(undefined);
    expect(await client.send(new sdk.GetRestApiCommand({ restApiId }))).not.toHaveProperty('policy');
  });

  it('leave nothing behind when they are deleted', async () => {
    const { client, gateway } = account();
    const before = gateway.state();
    const { restApiId } = await deployedApi(client, 'dev', 'prod');
    const part = { restApiId, location: { type: 'API' as const }, properties: '{"description": "pets"}' };
    await client.send(new sdk.CreateDocumentationPartCommand(part));
    await client.send(new sdk.CreateDocumentationVersionCommand({ restApiId, documentationVersion: '1' }));
    await client.send(new sdk.DeleteRestApiCommand({ restApiId }));
    expect(gateway.state()).toEqual(before);
  });

  it('write out the short ARNs of a policy alone, by the partition that they are in', async () => {
    const gateway = new EmbeddedApiGateway({ clock: new ManualClock(), region: 'us-gov-west-1' });
    const client = new sdk.APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 });
    const policy = JSON.stringify({
      Statement: [{ Sid: 'not "execute-api:/x"', NotPrincipal: '*', Resource: ['execute-api:/*', 'arn:aws:s3:::*'] }],
    });
    const made = await client.send(new sdk.CreateRestApiCommand({ name: 'petstore', policy }));
    const arn = `arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:${made.id}/*`;
    expect(JSON.parse(JSON.parse(`"${made.policy}"`))).toEqual({
      Statement: [{ Sid: 'not "execute-api:/x"', NotPrincipal: '*', Resource: [arn, 'arn:aws:s3:::*'] }],
    });
  });

  it('that are private speak both versions of IP by default and only so', async () => {
    const { client } = account();
    const { endpointConfiguration } = await client.send(
      new sdk.CreateRestApiCommand({ name: 'petstore', endpointConfiguration: { types: ['PRIVATE'] } }),
    );
    expect(endpointConfiguration).toEqual({ types: ['PRIVATE'], ipAddressType: 'dualstack' });
  });

  it('show an empty map of tags when one is looked at, and none when they are made or listed', async () => {
    const { client } = account();
    const made = await client.send(new sdk.CreateRestApiCommand({ name: 'petstore' }));
    expect(made.tags).toBeUndefined();
    expect((await client.send(new sdk.GetRestApiCommand({ restApiId: made.id }))).tags).toEqual({});
    expect((await client.send(new sdk.GetRestApisCommand({}))).items?.[0]?.tags).toBeUndefined();
    const patched = await client.send(new sdk.UpdateRestApiCommand({ restApiId: made.id, ...replace('/name', 'a') }));
    expect(patched).toMatchObject({ name: 'a', tags: {} });
  });

  it('are gone with everything in them once they are deleted', async () => {
    const { client, gateway, restApiId, method } = await emptyApi();
    await method();
    await client.send(new sdk.DeleteRestApiCommand({ restApiId }));
    expect(gateway.state().restApis.size).toBe(0);
    const unknown = `NotFoundException: Invalid API identifier specified 123456789012:${restApiId}`;
    expect(await refusal(client.send(new sdk.GetRestApiCommand({ restApiId })))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteRestApiCommand({ restApiId })))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateRestApiCommand({ restApiId })))).toBe(unknown);
    expect(await refusal(client.send(new sdk.GetResourcesCommand({ restApiId })))).toBe(unknown);
  });

  it('stay while a domain name maps to them', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const domainName = 'pets.example.com';
    await client.send(
      new sdk.CreateDomainNameCommand({
        domainName,
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      }),
    );
    await client.send(new sdk.CreateBasePathMappingCommand({ domainName, basePath: 'v1', restApiId, stage: 'prod' }));
    const remove = () => refusal(client.send(new sdk.DeleteRestApiCommand({ restApiId })));
    expect(await remove()).toBe(
      `BadRequestException: Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains: pets.example.com`,
    );
    await client.send(new sdk.DeleteBasePathMappingCommand({ domainName, basePath: 'v1' }));
    expect(await remove()).toBe('accepted');
  });
});

const onlyReplace = 'BadRequestException: Invalid patch operation specified. Must be one of: [replace]';
const compression = 'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760';

describe('a patch of a REST API', () => {
  const update = async (...patchOperations: sdk.PatchOperation[]) => {
    const { client, restApiId } = await emptyApi();
    return client.send(new sdk.UpdateRestApiCommand({ restApiId, patchOperations }));
  };

  it('sets every setting', async () => {
    const answer = await update(
      { op: 'replace', path: '/name', value: 'pets' },
      { op: 'replace', path: '/description', value: 'all of them' },
      { op: 'replace', path: '/apiKeySource', value: 'AUTHORIZER' },
      { op: 'replace', path: '/policy', value: '{}' },
      { op: 'replace', path: '/minimumCompressionSize', value: '10' },
      { op: 'replace', path: '/disableExecuteApiEndpoint', value: 'TRUE' },
      { op: 'replace', path: '/endpointConfiguration/types/0', value: 'REGIONAL' },
      { op: 'replace', path: '/endpointConfiguration/ipAddressType', value: 'dualstack' },
    );
    expect(answer).toMatchObject({
      name: 'pets',
      description: 'all of them',
      apiKeySource: 'AUTHORIZER',
      policy: '{}',
      minimumCompressionSize: 10,
      disableExecuteApiEndpoint: true,
      endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'dualstack' },
    });
  });

  it.each([
    ['/description', '5'],
    ['/policy', '{}'],
    ['/minimumCompressionSize', '5'],
  ])('clears %s with an empty value', async (path, value) => {
    const answer = await update({ op: 'replace', path, value }, { op: 'replace', path, value: '' });
    expect(answer).not.toHaveProperty(path.slice(1));
    expect(await update({ op: 'replace', path, value }, { op: 'replace', path })).not.toHaveProperty(path.slice(1));
  });

  it('makes an API private, and with it dual stack', async () => {
    const { endpointConfiguration } = await update({
      op: 'replace',
      path: '/endpointConfiguration/types/EDGE',
      value: 'PRIVATE',
    });
    expect(endpointConfiguration).toEqual({ types: ['PRIVATE'], ipAddressType: 'dualstack' });
  });

  it('adds and removes VPC endpoints by value, each once', async () => {
    const { endpointConfiguration } = await update(
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-2' },
      { op: 'add', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-2' },
      { op: 'remove', path: '/endpointConfiguration/vpcEndpointIds', value: 'vpce-1' },
      { op: 'replace', path: '/endpointConfiguration/types/0', value: 'PRIVATE' },
    );
    expect(endpointConfiguration?.vpcEndpointIds).toEqual(['vpce-2']);
  });

  it('takes the last media type away with the list', async () => {
    const answer = await update(
      { op: 'add', path: '/binaryMediaTypes/image~1png' },
      { op: 'remove', path: '/binaryMediaTypes/image~1png' },
    );
    expect(answer).not.toHaveProperty('binaryMediaTypes');
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/nonsense', 'a', 'BadRequestException: Invalid patch path /nonsense'],
    ['replace', '', 'a', 'BadRequestException: Invalid patch path null'],
    ['replace', '/name', '', 'BadRequestException: API name cannot be empty'],
    ['add', '/name', 'a', onlyReplace],
    ['remove', '/policy', undefined, onlyReplace],
    ['remove', '/disableExecuteApiEndpoint', undefined, onlyReplace],
    ['add', '/minimumCompressionSize', '1', onlyReplace],
    ['replace', '/minimumCompressionSize', '-1', compression],
    ['replace', '/minimumCompressionSize', '1.5', compression],
    ['replace', '/minimumCompressionSize', 'many', compression],
    ['add', '/binaryMediaTypes/a/b', undefined, 'BadRequestException: Invalid patch path /binaryMediaTypes/a/b'],
    ['replace', '/endpointConfiguration', 'a', 'BadRequestException: Invalid patch path /endpointConfiguration'],
    [
      'replace',
      '/endpointConfiguration/types',
      'EDGE',
      'BadRequestException: Invalid patch path /endpointConfiguration/types',
    ],
    [
      'add',
      '/endpointConfiguration/types/0',
      'EDGE',
      "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    ],
    [
      'replace',
      '/endpointConfiguration/types/0',
      'LOCAL',
      'BadRequestException: Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE',
    ],
    ['add', '/endpointConfiguration/ipAddressType', 'ipv4', onlyReplace],
    [
      'replace',
      '/endpointConfiguration/ipAddressType',
      'ipv6',
      'BadRequestException: ipAddressType must be either ipv4 or dualstack.',
    ],
    [
      'replace',
      '/endpointConfiguration/vpcEndpointIds',
      'vpce-1',
      'BadRequestException: Invalid patch path /endpointConfiguration/vpcEndpointIds',
    ],
    [
      'add',
      '/endpointConfiguration/vpcEndpointIds',
      'vpce-1',
      'BadRequestException: VPCEndpoints can only be specified with PRIVATE apis.',
    ],
    ['replace', '/policy', 'none', invalidPolicy],
    ['replace', '/securityPolicy', 'SecurityPolicy_TLS13_1_3_2025_09', unstatedAccess],
    [
      'copy',
      '/description',
      'a',
      "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    ],
    [
      'test',
      '/binaryMediaTypes/image~1png',
      undefined,
      "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    ],
    ['add', '/endpointConfiguration/vpcEndpointIds', undefined, 'BadRequestException: Invalid VPC endpoint specified'],
  ])('%s %s %j: %s', async (op, path, value, expected) => {
    expect(await refusal(update({ op, path, value }))).toBe(expected);
  });

  it('keeps a private API dual stack', async () => {
    const patches = update(
      { op: 'replace', path: '/endpointConfiguration/types/0', value: 'PRIVATE' },
      { op: 'replace', path: '/endpointConfiguration/ipAddressType', value: 'ipv4' },
    );
    expect(await refusal(patches)).toBe(
      'BadRequestException: Only dualstack ipAddressType is supported for Private APIs.',
    );
  });
});

it('an API that is deleted leaves nothing of itself behind', async () => {
  const { client, gateway } = account({ restApi: [{ status: 'AVAILABLE' }] });
  const before = gateway.state();
  const { restApiId } = await deployedApi(client, 'prod');
  const address = { restApiId, stageName: 'prod' };
  for (const value of ['true', 'false']) {
    const patchOperations = [{ op: 'replace' as const, path: '/cacheClusterEnabled', value }];
    await client.send(new sdk.UpdateStageCommand({ ...address, patchOperations }));
  }
  const location = { type: 'API' } as const;
  await client.send(new sdk.CreateDocumentationPartCommand({ restApiId, location, properties: '{"a":"b"}' }));
  await client.send(new sdk.CreateDocumentationVersionCommand({ restApiId, documentationVersion: '1' }));
  await client.send(new sdk.DeleteRestApiCommand({ restApiId }));
  expect(gateway.state()).toEqual(before);
});
