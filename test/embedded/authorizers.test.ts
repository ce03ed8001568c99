import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, lambdaUri, refusal } from './account.js';

const pool = 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets';
const invalidUri = (uri: string | null) =>
  `BadRequestException: Invalid Authorizer URI: ${uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`;
const invalidTtl = 'BadRequestException: Authorizer result TTL must be between 0 and 3600 seconds';

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
    [
      { type: 'COGNITO_USER_POOLS', authorizerUri: undefined },
      'BadRequestException: Invalid authorizer: providerARNs must be specified for a COGNITO_USER_POOLS authorizer',
    ],
    [
      { restApiId: 'none' },
      'ConflictException: Unable to complete operation due to concurrent modification. Please try again later.',
    ],
  ])('are made with %j: %s', async (members, expected) => {
    const { client, restApiId } = await emptyApi();
    const authorizer = { restApiId, name: 'a', type: 'TOKEN' as const, authorizerUri: lambdaUri, ...members };
    expect(await refusal(client.send(new sdk.CreateAuthorizerCommand(authorizer)))).toBe(expected);
  });

  it('come with what the service fills in', async () => {
    const { client, restApiId } = await emptyApi();
    const create = (input: Omit<sdk.CreateAuthorizerRequest, 'restApiId'>) =>
      client.send(new sdk.CreateAuthorizerCommand({ restApiId, ...input }));
    expect(await create({ name: 'token', type: 'TOKEN', authorizerUri: lambdaUri })).toMatchObject({
      authType: 'custom',
      authorizerResultTtlInSeconds: 300,
    });
    expect(await create({ name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs: [pool] })).toMatchObject({
      authType: 'cognito_user_pools',
      identitySource: 'method.request.header.Authorization',
    });
    expect(await refusal(create({ name: 'token', type: 'TOKEN', authorizerUri: lambdaUri }))).toBe(
      'ConflictException: Authorizer name must be unique. Authorizer already exists in this RestApi.',
    );
    const { items } = await client.send(new sdk.GetAuthorizersCommand({ restApiId }));
    expect(items?.map(({ name }) => name)).toEqual(['token', 'pool']);
  });

  it('are patched along every path', async () => {
    const { client, restApiId } = await emptyApi();
    const { id: authorizerId } = await client.send(
      new sdk.CreateAuthorizerCommand({ restApiId, name: 'a', type: 'TOKEN', authorizerUri: lambdaUri }),
    );
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
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/id', 'a', 'BadRequestException: Invalid patch path /id'],
    ['replace', '/providerARNs', pool, 'BadRequestException: Invalid patch path /providerARNs'],
    ['add', '/name', 'b', 'BadRequestException: Invalid patch operation specified. Must be one of: [replace]'],
    ['replace', '/authorizerResultTtlInSeconds', '3601', invalidTtl],
    ['replace', '/authorizerResultTtlInSeconds', 'long', invalidTtl],
    ['replace', '/authorizerUri', 'fn', invalidUri('fn')],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, restApiId } = await emptyApi();
    const { id: authorizerId } = await client.send(
      new sdk.CreateAuthorizerCommand({ restApiId, name: 'a', type: 'TOKEN', authorizerUri: lambdaUri }),
    );
    const patchOperations = [{ op, path, value }];
    const update = new sdk.UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations });
    expect(await refusal(client.send(update))).toBe(expected);
  });

  it('stay while a method has them', async () => {
    const { client, restApiId, get, child, method } = await emptyApi();
    const { id: authorizerId = '' } = await client.send(
      new sdk.CreateAuthorizerCommand({ restApiId, name: 'token', type: 'TOKEN', authorizerUri: lambdaUri }),
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
  });
});
