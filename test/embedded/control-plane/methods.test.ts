import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, lambdaUri, refusal, replace } from '../account.js';

describe('methods', () => {
  it.each<[Partial<sdk.PutMethodRequest>, string | RegExp]>([
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
    [
      { requestParameters: { 'integration.request.path.id': true } },
      'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: integration.request.path.id]',
    ],
    [
      { requestParameters: { 'method.request.querystring.filter[name]': true } },
      'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$]',
    ],
    [{ httpMethod: 'get' }, /^BadRequestException: Invalid HttpMethod specified/],
    [{ authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'none' }, /^BadRequestException: Invalid authorizer ID/],
    [{ resourceId: 'none' }, 'NotFoundException: Invalid Resource identifier specified'],
  ])('refuse %j', async (members, expected) => {
    const { method } = await emptyApi();
    expect(await refusal(method(members))).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  it('are put once', async () => {
    const { method } = await emptyApi();
    await method();
    expect(await refusal(method())).toBe('ConflictException: Method already exists for this resource');
  });

  it('patch maps by escaped names only', async () => {
    const { client, get, method } = await emptyApi();
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

  it('keep what they are put with, a map without entries too', async () => {
    const { client, get, restApiId, method } = await emptyApi();
    const { id: requestValidatorId } = await client.send(
      new sdk.CreateRequestValidatorCommand({ restApiId, name: 'strict' }),
    );
    const members = {
      operationName: 'listPets',
      requestValidatorId,
      requestModels: { 'application/json': 'Empty' },
      requestParameters: { 'method.request.querystring.page': true, 'method.request.multivalueheader.Accept': false },
    };
    await method({ ...members, apiKeyRequired: true, authorizationType: 'aws_iam' });
    const { $metadata: _, ...answer } = await client.send(new sdk.GetMethodCommand(get));
    expect(answer).toEqual({ ...members, httpMethod: 'GET', apiKeyRequired: true, authorizationType: 'AWS_IAM' });
    const bare = await method({ httpMethod: 'POST', requestModels: {}, requestParameters: {} });
    const maps = { requestModels: {}, requestParameters: {} };
    expect(bare).toMatchObject({ apiKeyRequired: false, authorizationType: 'NONE', ...maps });
    const post = { ...get, httpMethod: 'POST' };
    const patched = await client.send(new sdk.UpdateMethodCommand({ ...post, ...replace('/operationName', 'add') }));
    expect(patched).toMatchObject(maps);
  });

  it('have scopes only where a user pool authorizes', async () => {
    const { client, get, restApiId, method } = await emptyApi();
    const pool = await client.send(
      new sdk.CreateAuthorizerCommand({
        restApiId,
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets'],
      }),
    );
    const unscoped =
      'BadRequestException: Invalid Method authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type';
    const scopes = { authorizationScopes: ['pets/read'] };
    expect(await refusal(method(scopes))).toBe(unscoped);
    expect(await refusal(method({ ...scopes, authorizationType: 'AWS_IAM' }))).toBe(unscoped);
    expect(await method({ authorizationScopes: [] })).not.toHaveProperty('authorizationScopes');
    const patchOperations: sdk.PatchOperation[] = [{ op: 'add', path: '/authorizationScopes', value: 'pets/read' }];
    const update = new sdk.UpdateMethodCommand({ ...get, patchOperations });
    expect(await refusal(client.send(update))).toBe(unscoped);
    const guarded = { ...scopes, authorizationType: 'COGNITO_USER_POOLS', authorizerId: pool.id };
    expect(await method({ ...guarded, httpMethod: 'POST' })).toMatchObject(guarded);
  });

  it('have an authorizer only while their authorization needs one', async () => {
    const { client, get, restApiId, method } = await emptyApi();
    const { id: authorizerId = '' } = await client.send(
      new sdk.CreateAuthorizerCommand({
        restApiId,
        name: 'token',
        type: 'TOKEN',
        authorizerUri: lambdaUri,
        identitySource: 'method.request.header.Authorization',
      }),
    );
    expect((await method({ authorizerId })).authorizerId).toBeUndefined();
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateMethodCommand({ ...get, patchOperations }));
    const needed =
      'BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.';
    expect(await refusal(update({ op: 'replace', path: '/authorizationType', value: 'CUSTOM' }))).toBe(needed);
    const guarded = await update(
      { op: 'replace', path: '/authorizationType', value: 'CUSTOM' },
      { op: 'replace', path: '/authorizerId', value: authorizerId },
    );
    expect(guarded).toMatchObject({ authorizationType: 'CUSTOM', authorizerId });
    expect(await refusal(update({ op: 'replace', path: '/authorizerId', value: 'none' }))).toBe(needed);
    const open = await update({ op: 'replace', path: '/authorizationType', value: 'NONE' });
    expect(open.authorizerId).toBeUndefined();
  });

  it('are patched along every path', async () => {
    const { client, get, restApiId, method } = await emptyApi();
    const { id: requestValidatorId } = await client.send(
      new sdk.CreateRequestValidatorCommand({ restApiId, name: 'strict' }),
    );
    const { id: authorizerId } = await client.send(
      new sdk.CreateAuthorizerCommand({
        restApiId,
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets'],
      }),
    );
    await method();
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateMethodCommand({ ...get, patchOperations }));
    expect(
      await update(
        { op: 'replace', path: '/authorizationType', value: 'COGNITO_USER_POOLS' },
        { op: 'replace', path: '/authorizerId', value: authorizerId },
        { op: 'replace', path: '/apiKeyRequired', value: 'true' },
        { op: 'replace', path: '/operationName', value: 'listPets' },
        { op: 'replace', path: '/requestValidatorId', value: requestValidatorId },
        { op: 'add', path: '/requestParameters/method.request.querystring.page', value: 'true' },
        { op: 'replace', path: '/requestParameters/method.request.querystring.page', value: 'false' },
        { op: 'add', path: '/requestModels/application~1json', value: 'Empty' },
        { op: 'replace', path: '/requestModels/application~1json', value: 'Error' },
        { op: 'add', path: '/authorizationScopes', value: 'pets/read' },
        { op: 'add', path: '/authorizationScopes', value: 'pets/write' },
        { op: 'remove', path: '/authorizationScopes', value: 'pets/read' },
      ),
    ).toMatchObject({
      apiKeyRequired: true,
      operationName: 'listPets',
      requestValidatorId,
      requestParameters: { 'method.request.querystring.page': false },
      requestModels: { 'application/json': 'Error' },
      authorizationScopes: ['pets/write'],
    });
    const cleared = await update(
      { op: 'replace', path: '/apiKeyRequired' },
      { op: 'replace', path: '/operationName' },
      { op: 'replace', path: '/requestValidatorId' },
      { op: 'remove', path: '/requestParameters/method.request.querystring.page' },
      { op: 'remove', path: '/requestModels/application~1json' },
      { op: 'remove', path: '/authorizationScopes', value: 'pets/write' },
      { op: 'replace', path: '/authorizationType', value: 'NONE' },
    );
    const { $metadata: _, ...members } = cleared;
    expect(members).toEqual({ httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false });
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/httpMethod', 'POST', 'BadRequestException: Invalid patch path /httpMethod'],
    ['replace', '/requestParameters', 'a', 'BadRequestException: Invalid patch path /requestParameters'],
    ['replace', '/requestModels', 'a', 'BadRequestException: Invalid patch path /requestModels'],
    ['replace', '/operationName/a', 'a', 'BadRequestException: Invalid patch path /operationName/a'],
    ['replace', '/authorizationScopes', 'a', 'BadRequestException: Invalid patch path /authorizationScopes'],
    ['remove', '/requestModels/a~1b', undefined, 'NotFoundException: Content-Type specified was not found'],
    [
      'replace',
      '/requestParameters/method.request.querystring.page',
      'true',
      'NotFoundException: Invalid parameter name specified',
    ],
    [
      'move',
      '/requestParameters/method.request.querystring.page',
      undefined,
      "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    ],
    [
      'add',
      '/requestParameters/method.response.header.a',
      'true',
      'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: method.response.header.a]',
    ],
    ['replace', '/requestValidatorId', 'none', 'BadRequestException: Invalid Request Validator identifier specified'],
    ['add', '/requestModels/a~1b', 'Pet', 'BadRequestException: Invalid model identifier specified: Pet'],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, get, method, gateway } = await emptyApi();
    await method();
    const before = gateway.state();
    const patchOperations = [{ op, path, value }];
    expect(await refusal(client.send(new sdk.UpdateMethodCommand({ ...get, patchOperations })))).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });

  it('are not there before they are put, nor after they are deleted', async () => {
    const { client, get, method } = await emptyApi();
    const unknown = 'NotFoundException: Invalid Method identifier specified';
    expect(await refusal(client.send(new sdk.GetMethodCommand(get)))).toBe(unknown);
    await method();
    await client.send(new sdk.DeleteMethodCommand(get));
    expect(await refusal(client.send(new sdk.GetMethodCommand(get)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteMethodCommand(get)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateMethodCommand(get)))).toBe(unknown);
  });
});

describe('method responses', () => {
  const put = async (members: Partial<sdk.PutMethodResponseRequest> = {}) => {
    const empty = await emptyApi();
    const address = { ...empty.get, statusCode: '200' };
    await empty.method();
    const answer = await refusal(empty.client.send(new sdk.PutMethodResponseCommand({ ...address, ...members })));
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      empty.client.send(new sdk.UpdateMethodResponseCommand({ ...address, patchOperations }));
    return { ...empty, address, answer, update };
  };

  it.each<[Partial<sdk.PutMethodResponseRequest>, string | RegExp]>([
    [{}, 'accepted'],
    [{ responseModels: { 'application/json': 'Empty' } }, 'accepted'],
    [{ responseParameters: { 'method.response.header.X-Page': true } }, 'accepted'],
    [{ responseModels: { 'application/json': 'Pet' } }, 'BadRequestException: Invalid model identifier specified: Pet'],
    [
      { responseParameters: { 'X-Page': true } },
      'BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: X-Page]',
    ],
    [{ responseParameters: { 'method.response.header.X Page': true } }, /Parameter name should match/],
    [{ httpMethod: 'POST' }, 'NotFoundException: Invalid Method identifier specified'],
    [
      { statusCode: '600' },
      "ValidationException: 1 validation error detected: Value '600' at 'statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
    ],
  ])('are put with %j: %s', async (members, expected) => {
    const { answer } = await put(members);
    expect(answer).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  it('are put once for a status, read, and deleted', async () => {
    const { client, address, get } = await put({ responseModels: { 'application/json': 'Empty' } });
    expect(await refusal(client.send(new sdk.PutMethodResponseCommand(address)))).toBe(
      'ConflictException: Response already exists for this method',
    );
    const { $metadata: _, ...answer } = await client.send(new sdk.GetMethodResponseCommand(address));
    expect(answer).toEqual({ statusCode: '200', responseModels: { 'application/json': 'Empty' } });
    expect((await client.send(new sdk.GetMethodCommand(get))).methodResponses).toEqual({ 200: answer });
    await client.send(new sdk.DeleteMethodResponseCommand(address));
    const unknown = 'NotFoundException: Invalid Response status code specified';
    expect(await refusal(client.send(new sdk.GetMethodResponseCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteMethodResponseCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateMethodResponseCommand(address)))).toBe(unknown);
  });

  it('are patched along both maps', async () => {
    const { update } = await put();
    const filled = await update(
      { op: 'add', path: '/responseParameters/method.response.header.X-Page', value: 'true' },
      { op: 'add', path: '/responseModels/application~1json', value: 'Empty' },
      { op: 'replace', path: '/responseModels/application~1json', value: 'Error' },
    );
    expect(filled).toMatchObject({
      statusCode: '200',
      responseParameters: { 'method.response.header.X-Page': true },
      responseModels: { 'application/json': 'Error' },
    });
    const { $metadata: _, ...emptied } = await update(
      { op: 'remove', path: '/responseParameters/method.response.header.X-Page' },
      { op: 'remove', path: '/responseModels/application~1json' },
    );
    expect(emptied).toEqual({ statusCode: '200' });
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/statusCode', '201', 'BadRequestException: Invalid patch path /statusCode'],
    ['replace', '/responseModels', 'a', 'BadRequestException: Invalid patch path /responseModels'],
    ['add', '/responseModels/a/b', 'Empty', 'BadRequestException: Invalid patch path /responseModels/a/b'],
    ['add', '/responseModels/a~1b', 'Pet', 'BadRequestException: Invalid model identifier specified: Pet'],
    ['remove', '/responseModels/a~1b', undefined, 'NotFoundException: Content-Type specified was not found'],
    ['replace', '/responseModels/a~1b', 'Empty', 'NotFoundException: Content-Type specified was not found'],
    [
      'remove',
      '/responseParameters/method.response.header.a',
      undefined,
      'NotFoundException: Invalid parameter name specified',
    ],
    [
      'copy',
      '/responseParameters/method.response.header.a',
      undefined,
      "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    ],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { update, gateway } = await put();
    const before = gateway.state();
    expect(await refusal(update({ op, path, value }))).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });
});
