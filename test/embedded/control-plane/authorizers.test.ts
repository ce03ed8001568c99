import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, lambdaUri, refusal, replace } from '../account.js';

const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets';
const invalidUri = (uri: string | null) =>
  `BadRequestException: Invalid Authorizer URI: ${uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`;
const invalidTtl =
  'BadRequestException: Authorizer result TTL outside allowable range. TTL must be between 0 and 3600 seconds.';
const header = 'method.request.header.Authorization';
const invalidTokenSource = (source: string) =>
  `BadRequestException: Invalid token source expression: ${source}. The source must be a method request header, matching 'method.request.header.[a-zA-Z0-9._-]+'.`;
const invalidRequestSource = (source: string) =>
  `BadRequestException: Invalid request identity source expression: ${source}. The sources must be separated by comma, and each source must be either a method request parameter, matching 'method.request.querystring|header.[a-zA-Z0-9._-]+', or a stage variable, matching 'stageVariables.[a-zA-Z0-9._-]+', or a context parameter, matching 'context.[a-zA-Z0-9._-]+'`;
const token = { name: 'a', type: 'TOKEN', authorizerUri: lambdaUri, identitySource: header } as const;

describe('authorizers', () => {
  it.each<[Partial<sdk.CreateAuthorizerRequest>, string]>([
    [{}, 'accepted'],
    [{ type: 'REQUEST', identitySource: 'method.request.header.A,method.request.querystring.b' }, 'accepted'],
    [{ type: 'COGNITO_USER_POOLS', authorizerUri: undefined, providerARNs: [pool] }, 'accepted'],
    [{ authorizerResultTtlInSeconds: 0 }, 'accepted'],
    [{ authorizerResultTtlInSeconds: 3600 }, 'accepted'],
    [{ authorizerResultTtlInSeconds: 3601 }, invalidTtl],
    [{ authorizerResultTtlInSeconds: -1 }, invalidTtl],
    [{ name: '' }, 'BadRequestException: Authorizer name must be non-empty'],
    [{ authorizerUri: undefined }, invalidUri(null)],
    [{ authorizerUri: 'arn:aws:lambda:us-east-1:1:function:fn' }, invalidUri('arn:aws:lambda:us-east-1:1:function:fn')],
    [{ type: 'COGNITO_USER_POOLS', authorizerUri: undefined }, 'BadRequestException: ProviderARNs cannot be empty'],
    [{ type: 'COGNITO_USER_POOLS', providerARNs: [] }, 'BadRequestException: ProviderARNs cannot be empty'],
    [{ identitySource: undefined }, 'BadRequestException: IdentitySource cannot be empty'],
    [{ identitySource: 'Authorization' }, invalidTokenSource('Authorization')],
    [{ identitySource: 'method.request.querystring.key' }, invalidTokenSource('method.request.querystring.key')],
    [{ type: 'REQUEST', identitySource: 'context.identity.sourceIp, stageVariables.key' }, 'accepted'],
    [{ type: 'REQUEST', identitySource: undefined, authorizerResultTtlInSeconds: 0 }, 'accepted'],
    [{ type: 'REQUEST', identitySource: undefined }, 'BadRequestException: Invalid request input'],
    [
      { type: 'REQUEST', identitySource: '', authorizerResultTtlInSeconds: 1 },
      'BadRequestException: Invalid request input',
    ],
    [{ type: 'REQUEST', identitySource: `${header}, header.Auth` }, invalidRequestSource('header.Auth')],
    [{ type: 'REQUEST', identitySource: 'method.request.path.id' }, invalidRequestSource('method.request.path.id')],
    [
      { restApiId: 'none' },
      'ConflictException: Unable to complete operation due to concurrent modification. Please try again later.',
    ],
  ])('are made with %j: %s', async (members, expected) => {
    const { client, restApiId } = await emptyApi();
    const authorizer = { restApiId, ...token, ...members };
    expect(await refusal(client.send(new sdk.CreateAuthorizerCommand(authorizer)))).toBe(expected);
  });

  it('come with what the service fills in', async () => {
    const { client, restApiId } = await emptyApi();
    const create = (input: Omit<sdk.CreateAuthorizerRequest, 'restApiId'>) =>
      client.send(new sdk.CreateAuthorizerCommand({ restApiId, ...input }));
    const { $metadata: _, id: __, ...made } = await create({ ...token, name: 'token' });
    // How long decisions are kept, 300 seconds by default, is said only where it was given.
    expect(made).toEqual({ ...token, name: 'token', authType: 'custom' });
    expect(await create({ name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs: [pool] })).toMatchObject({
      authType: 'cognito_user_pools',
      identitySource: header,
    });
    expect(await refusal(create({ ...token, name: 'token' }))).toBe(
      'ConflictException: Authorizer name must be unique. Authorizer already exists in this RestApi.',
    );
    const { items } = await client.send(new sdk.GetAuthorizersCommand({ restApiId }));
    expect(items?.map(({ name }) => name)).toEqual(['token', 'pool']);
  });

  it('of user pools take a role in a patch, and not when they are made', async () => {
    const { client, restApiId } = await emptyApi();
    const authorizerCredentials = 'arn:aws:iam::123456789012:role/caller';
    const made = await client.send(
      new sdk.CreateAuthorizerCommand({
        restApiId,
        name: 'pool',
        type: 'COGNITO_USER_POOLS',
        providerARNs: [pool],
        authorizerCredentials,
      }),
    );
    expect(made).not.toHaveProperty('authorizerCredentials');
    const patch = replace('/authorizerCredentials', authorizerCredentials);
    const patched = await client.send(new sdk.UpdateAuthorizerCommand({ restApiId, authorizerId: made.id, ...patch }));
    expect(patched).toMatchObject({ authorizerCredentials });
  });

  it('are patched along every path', async () => {
    const { client, restApiId } = await emptyApi();
    const { id: authorizerId } = await client.send(new sdk.CreateAuthorizerCommand({ restApiId, ...token }));
    const address = { restApiId, authorizerId };
    const other = lambdaUri.replace(':fn/', ':other/');
    const patchOperations: sdk.PatchOperation[] = [
      { op: 'replace', path: '/name', value: 'b' },
      { op: 'replace', path: '/type', value: 'REQUEST' },
      { op: 'replace', path: '/authType', value: 'oauth2' },
      { op: 'replace', path: '/authorizerUri', value: other },
      { op: 'replace', path: '/authorizerCredentials', value: 'arn:aws:iam::123456789012:role/caller' },
      { op: 'replace', path: '/authorizerResultTtlInSeconds', value: '0' },
      { op: 'replace', path: '/identitySource', value: 'method.request.header.A' },
      { op: 'replace', path: '/identityValidationExpression', value: '.*' },
      { op: 'add', path: '/providerARNs', value: pool },
      { op: 'add', path: '/providerARNs', value: `${pool}2` },
      { op: 'remove', path: '/providerARNs', value: pool },
    ];
    expect(await client.send(new sdk.UpdateAuthorizerCommand({ ...address, patchOperations }))).toMatchObject({
      name: 'b',
      type: 'REQUEST',
      authType: 'oauth2',
      authorizerUri: other,
      authorizerCredentials: 'arn:aws:iam::123456789012:role/caller',
      authorizerResultTtlInSeconds: 0,
      identitySource: 'method.request.header.A',
      identityValidationExpression: '.*',
      providerARNs: [`${pool}2`],
    });
    const cleared = await client.send(
      new sdk.UpdateAuthorizerCommand({
        ...address,
        patchOperations: [{ op: 'replace', path: '/identityValidationExpression', value: '' }],
      }),
    );
    expect(cleared).not.toHaveProperty('identityValidationExpression');
    const unidentified = await client.send(
      new sdk.UpdateAuthorizerCommand({ ...address, patchOperations: [{ op: 'remove', path: '/identitySource' }] }),
    );
    expect(unidentified).not.toHaveProperty('identitySource');
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/id', 'a', 'BadRequestException: Invalid patch path /id'],
    ['replace', '/providerARNs', pool, 'BadRequestException: Invalid patch path /providerARNs'],
    ['add', '/name', 'b', 'BadRequestException: Invalid patch operation specified. Must be one of: [replace]'],
    ['replace', '/authorizerResultTtlInSeconds', '3601', invalidTtl],
    ['replace', '/authorizerResultTtlInSeconds', 'long', invalidTtl],
    ['replace', '/authorizerUri', 'fn', invalidUri('fn')],
    ['replace', '/identitySource', 'Authorization', invalidTokenSource('Authorization')],
    ['remove', '/identitySource', undefined, 'BadRequestException: IdentitySource cannot be empty'],
    ['replace', '/type', 'COGNITO_USER_POOLS', 'BadRequestException: ProviderARNs cannot be empty'],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, restApiId, gateway } = await emptyApi();
    const { id: authorizerId } = await client.send(new sdk.CreateAuthorizerCommand({ restApiId, ...token }));
    const before = gateway.state();
    const patchOperations = [{ op, path, value }];
    const update = new sdk.UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations });
    expect(await refusal(client.send(update))).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });

  it('stay while a method has them', async () => {
    const { client, restApiId, get, child, method } = await emptyApi();
    const { id: authorizerId = '' } = await client.send(
      new sdk.CreateAuthorizerCommand({ restApiId, ...token, name: 'token' }),
    );
    const { id: resourceId } = await child('pets');
    await method({ resourceId, authorizationType: 'CUSTOM', authorizerId });
    const address = { restApiId, authorizerId };
    const remove = () => refusal(client.send(new sdk.DeleteAuthorizerCommand(address)));
    expect(await remove()).toBe(
      "ConflictException: Cannot delete authorizer 'token', is referenced in method: GET//pets",
    );
    await client.send(new sdk.DeleteMethodCommand({ ...get, resourceId }));
    expect(await remove()).toBe('accepted');
    const unknown = 'NotFoundException: Invalid Authorizer identifier specified';
    expect(await remove()).toBe(unknown);
    expect(await refusal(client.send(new sdk.GetAuthorizerCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateAuthorizerCommand(address)))).toBe(unknown);
    const nowhere = { restApiId: 'none', authorizerId };
    expect(await refusal(client.send(new sdk.GetAuthorizerCommand(nowhere)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateAuthorizerCommand(nowhere)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteAuthorizerCommand(nowhere)))).toBe(unknown);
  });
});
