import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal, replace } from './account.js';

async function fresh() {
  const { client, clock } = account();
  const { id: restApiId = '', rootResourceId = '' } = await client.send(
    new sdk.CreateRestApiCommand({ name: 'petstore' }),
  );
  const root = { restApiId, resourceId: rootResourceId };
  const get = { ...root, httpMethod: 'GET' };
  const child = (pathPart: string, parentId = rootResourceId) =>
    client.send(new sdk.CreateResourceCommand({ restApiId, parentId, pathPart }));
  const method = (members: Partial<sdk.PutMethodRequest> = {}) =>
    client.send(new sdk.PutMethodCommand({ ...get, authorizationType: 'NONE', ...members }));
  const integration = (members: Partial<sdk.PutIntegrationRequest> = {}) =>
    client.send(new sdk.PutIntegrationCommand({ ...get, type: 'MOCK', ...members }));
  return { client, clock, restApiId, rootResourceId, root, get, child, method, integration };
}

const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations';

describe('REST APIs', () => {
  it('come with the service’s defaults, a root resource and two models', async () => {
    const { client, restApiId, rootResourceId } = await fresh();
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
      { endpointConfiguration: { types: ['ELSEWHERE' as 'EDGE'] } },
      "ValidationException: 1 validation error detected: Value '[ELSEWHERE]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]",
    ],
  ])('refuse %j', async (members, expected) => {
    const { client } = account();
    expect(await refusal(client.send(new sdk.CreateRestApiCommand({ name: 'a', ...members })))).toBe(expected);
  });

  it('name media types in the path of a patch, and forget every operation of a patch that fails', async () => {
    const { client, restApiId } = await fresh();
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
    const { client, restApiId, get, child, method, integration } = await fresh();
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
});

describe('resources', () => {
  it.each([
    ['pets.v1-2_x:y$z', 'accepted'],
    ['{petId}', 'accepted'],
    ['{proxy+}', 'accepted'],
    ['a{b}', /^BadRequestException: Resource's path part only allow/],
    ['a b', /^BadRequestException: Resource's path part only allow/],
    ['', /^BadRequestException: Resource's path part only allow/],
  ])('%j: %s', async (pathPart, expected) => {
    const { child } = await fresh();
    expect(await refusal(child(pathPart))).toMatch(expected);
  });

  it('have one name and one variable among siblings, and nothing below a greedy one', async () => {
    const { child } = await fresh();
    await child('pets');
    const { id } = await child('{proxy+}');
    expect(await refusal(child('pets'))).toBe(
      'ConflictException: Another resource with the same parent already has this name: pets',
    );
    expect(await refusal(child('{other}'))).toBe(
      'BadRequestException: A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed',
    );
    expect(await refusal(child('below', id))).toBe(
      'BadRequestException: Cannot create a child of a resource with a greedy path variable: {proxy+}',
    );
  });

  it('move with everything below, but never below themselves', async () => {
    const { client, restApiId, rootResourceId, child } = await fresh();
    const pets = await child('pets');
    const one = await child('{petId}', pets.id);
    const update = (resourceId: string | undefined, ...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateResourceCommand({ restApiId, resourceId, patchOperations }));
    await update(pets.id, { op: 'replace', path: '/pathPart', value: 'animals' });
    const moved = await client.send(new sdk.GetResourceCommand({ restApiId, resourceId: one.id }));
    expect(moved.path).toBe('/animals/{petId}');
    expect(await refusal(update(pets.id, { op: 'replace', path: '/parentId', value: one.id }))).toBe(
      'BadRequestException: Resources cannot be cyclical.',
    );
    expect(await refusal(update(rootResourceId, { op: 'replace', path: '/pathPart', value: 'x' }))).toBe(
      'BadRequestException: Root resource cannot update its pathPart.',
    );
    expect(await refusal(update(pets.id, { op: 'add', path: '/pathPart', value: 'x' }))).toBe(
      "BadRequestException: Invalid patch path  '/pathPart' specified for op 'add'. Please choose supported operations",
    );
  });

  it('go with everything below them', async () => {
    const { client, restApiId, child } = await fresh();
    const pets = await child('pets');
    const one = await child('{petId}', pets.id);
    await client.send(new sdk.DeleteResourceCommand({ restApiId, resourceId: pets.id }));
    expect(await refusal(client.send(new sdk.GetResourceCommand({ restApiId, resourceId: one.id })))).toBe(
      'NotFoundException: Invalid Resource identifier specified',
    );
  });
});

describe('methods', () => {
  it.each<[Partial<sdk.PutMethodRequest>, string]>([
    [
      { httpMethod: 'GRAB' },
      'BadRequestException: Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
    ],
    [
      { authorizationType: 'CUSTOM' },
      'BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    ],
    [{ requestValidatorId: 'none' }, 'BadRequestException: Invalid Request Validator identifier specified'],
    [{ requestModels: { 'application/json': 'Pet' } }, 'BadRequestException: Invalid model identifier specified: Pet'],
    [
      { requestParameters: { 'method.request.path.id': true, 'method.request.querystring.id': false } },
      'BadRequestException: Parameter names must be unique across querystring, header and path',
    ],
    [{ resourceId: 'none' }, 'NotFoundException: Invalid Resource identifier specified'],
  ])('refuse %j', async (members, expected) => {
    const { method } = await fresh();
    expect(await refusal(method(members))).toBe(expected);
  });

  it('are put once', async () => {
    const { method } = await fresh();
    await method();
    expect(await refusal(method())).toBe('ConflictException: Method already exists for this resource');
  });

  it('hold their models: a model that is in use stays', async () => {
    const { client, restApiId, method } = await fresh();
    const model = { restApiId, name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' };
    await client.send(new sdk.CreateModelCommand(model));
    await method({ requestModels: { 'application/json': 'Pet' } });
    expect(await refusal(client.send(new sdk.DeleteModelCommand({ restApiId, modelName: 'Pet' })))).toBe(
      "ConflictException: Cannot delete model 'Pet', is referenced in method request: //GET",
    );
  });

  it('patch maps by escaped names only', async () => {
    const { client, get, method } = await fresh();
    await method();
    const update = (patch: sdk.PatchOperation) =>
      refusal(client.send(new sdk.UpdateMethodCommand({ ...get, patchOperations: [patch] })));
    expect(await update({ op: 'add', path: '/requestModels/application~1json', value: 'Empty' })).toBe('accepted');
    expect(await update({ op: 'add', path: '/requestModels/application/json', value: 'Empty' })).toBe(
      'BadRequestException: Invalid patch path /requestModels/application/json',
    );
    expect(await update({ op: 'remove', path: '/requestParameters/method.request.querystring.q' })).toBe(
      'NotFoundException: Invalid parameter name specified',
    );
    expect(await update({ op: 'add', path: '/operationName', value: 'x' })).toBe(
      'BadRequestException: Invalid patch operation specified. Must be one of: [replace]',
    );
    expect(await update({ op: 'test', path: '/operationName' })).toBe(
      'BadRequestException: Invalid patch operation specified. Must be one of: [replace]',
    );
    expect(await update({ op: 'wrong' as 'add', path: '/operationName' })).toMatch(
      /^ValidationException: 1 validation error detected: Value 'wrong' at 'updateMethodInput\.patchOperations\.1\.member\.op'/,
    );
  });
});

describe('integrations', () => {
  it('fill in what the service fills in', async () => {
    const { client, get, rootResourceId, method, integration } = await fresh();
    await method();
    await integration({ type: 'HTTP', integrationHttpMethod: 'GET', uri: 'https://example.com' });
    const { $metadata: _, ...answer } = await client.send(new sdk.GetIntegrationCommand(get));
    expect(answer).toEqual({
      type: 'HTTP',
      httpMethod: 'GET',
      uri: 'https://example.com',
      connectionType: 'INTERNET',
      passthroughBehavior: 'WHEN_NO_MATCH',
      timeoutInMillis: 29_000,
      cacheNamespace: rootResourceId,
      cacheKeyParameters: [],
    });
  });

  const http = { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'https://example.com' } as const;
  const lambda = { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: lambdaUri } as const;
  it.each<[string, Partial<sdk.PutIntegrationRequest>]>([
    ['accepted', http],
    ['accepted', lambda],
    ['accepted', { ...http, uri: 'https://${stageVariables.host}/pets' }],
    [
      'BadRequestException: Enumeration value for HttpMethod must be non-empty',
      { type: 'HTTP', uri: 'https://example.com' },
    ],
    ['BadRequestException: Invalid HTTP endpoint specified for URI', { ...http, uri: 'example.com' }],
    ['BadRequestException: Invalid ARN specified in the request', { ...lambda, uri: 'fn' }],
    [
      'BadRequestException: AWS ARN for integration must contain path or action',
      { ...lambda, uri: 'arn:aws:lambda:us-east-1:1:function:fn' },
    ],
    [
      "BadRequestException: Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
      { ...lambda, uri: 'arn:aws:apigateway:us-east-1:s3:path/bucket' },
    ],
    [
      'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: method.request.path.page]',
      { ...http, requestParameters: { 'integration.request.path.page': 'method.request.path.page' } },
    ],
    [
      'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping identifier specified]',
      { ...http, requestParameters: { 'request.path.page': "'1'" } },
    ],
    ['BadRequestException: Timeout should be between 50 ms and 29000 ms', { ...http, timeoutInMillis: 49 }],
  ])('%s: %j', async (expected, members) => {
    const { method, integration } = await fresh();
    await method();
    expect(await refusal(integration(members))).toBe(expected);
  });

  it('need a method first', async () => {
    const { integration } = await fresh();
    expect(await refusal(integration())).toBe('NotFoundException: Invalid Method identifier specified');
  });

  it('map only headers that the method response declares', async () => {
    const { client, get, method, integration } = await fresh();
    await method();
    await integration();
    const put = (responseParameters?: Record<string, string>) =>
      refusal(client.send(new sdk.PutIntegrationResponseCommand({ ...get, statusCode: '200', responseParameters })));
    expect(await put()).toBe('accepted');
    const header = { 'method.response.header.ETag': "'x'" };
    expect(await put(header)).toMatch(/No method response exists for method/);
    await client.send(new sdk.PutMethodResponseCommand({ ...get, statusCode: '200' }));
    expect(await put(header)).toMatch(/Invalid mapping expression parameter specified: method\.response\.header\.ETag/);
    const declare = [{ op: 'add' as const, path: '/responseParameters/method.response.header.ETag', value: 'false' }];
    await client.send(new sdk.UpdateMethodResponseCommand({ ...get, statusCode: '200', patchOperations: declare }));
    expect(await put(header)).toBe('accepted');
  });
});

describe('deployments and stages', () => {
  it('need a method, and an integration for every method', async () => {
    const { client, restApiId, method } = await fresh();
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

describe('gateway responses', () => {
  it('are the service’s own until they are customised, and again afterwards', async () => {
    const { client, restApiId } = await fresh();
    const one = { restApiId, responseType: 'DEFAULT_4XX' as const };
    const read = () => client.send(new sdk.GetGatewayResponseCommand(one));
    expect(await read()).toMatchObject({ defaultResponse: true });
    await client.send(new sdk.UpdateGatewayResponseCommand({ ...one, ...replace('/statusCode', '418') }));
    expect(await read()).toMatchObject({ defaultResponse: false, statusCode: '418' });
    await client.send(new sdk.DeleteGatewayResponseCommand(one));
    expect(await read()).toMatchObject({ defaultResponse: true });
    const { items } = await client.send(new sdk.GetGatewayResponsesCommand({ restApiId }));
    expect(items?.map(({ responseType }) => responseType).sort()).toEqual(
      Object.values(sdk.GatewayResponseType).sort(),
    );
  });
});

describe('tags', () => {
  it('are set, read and taken away by ARN', async () => {
    const { client, restApiId } = await fresh();
    const resourceArn = `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`;
    await client.send(new sdk.TagResourceCommand({ resourceArn, tags: { team: 'pets', tier: '1' } }));
    await client.send(new sdk.UntagResourceCommand({ resourceArn, tagKeys: ['tier'] }));
    expect((await client.send(new sdk.GetTagsCommand({ resourceArn }))).tags).toEqual({ team: 'pets' });
    expect((await client.send(new sdk.GetRestApiCommand({ restApiId }))).tags).toEqual({ team: 'pets' });
  });
});
