import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, emptyApi, lambdaUri, refusal } from '../account.js';
import { imported, openApi3, swagger2 } from '../openapi/definitions.js';

const role = (accountId: string) => `arn:aws:iam::${accountId}:role/invoker`;
const other = role('210987654321');
const crossAccount = 'AccessDeniedException: Cross-account pass role is not allowed.';

describe('a role of another account', () => {
  it('is not passed on to an integration, created or patched', async () => {
    const { client, get, method, integration } = await emptyApi();
    await method();
    const queue = {
      type: 'AWS',
      uri: 'arn:aws:apigateway:us-east-1:sqs:path/123456789012/queue',
      integrationHttpMethod: 'POST',
    } as const;
    expect(await refusal(integration({ ...queue, credentials: other }))).toBe(crossAccount);
    for (const credentials of [role('123456789012'), 'arn:aws:iam::*:user/*'])
      expect(await refusal(integration({ ...queue, credentials }))).toBe('accepted');
    const patchOperations = [{ op: 'replace', path: '/credentials', value: other }] as const;
    const update = new sdk.UpdateIntegrationCommand({ ...get, patchOperations: [...patchOperations] });
    expect(await refusal(client.send(update))).toBe(crossAccount);
  });

  it('is not passed on to an authorizer', async () => {
    const { client, restApiId } = await emptyApi();
    const authorizer = (authorizerCredentials: string) =>
      client.send(
        new sdk.CreateAuthorizerCommand({
          restApiId,
          name: 'jwt',
          type: 'TOKEN',
          authorizerUri: lambdaUri,
          identitySource: 'method.request.header.Authorization',
          authorizerCredentials,
        }),
      );
    expect(await refusal(authorizer(other))).toBe(crossAccount);
    const { id: authorizerId } = await authorizer(role('123456789012'));
    const patchOperations = [{ op: 'replace', path: '/authorizerCredentials', value: other }] as const;
    const update = new sdk.UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations: [...patchOperations] });
    expect(await refusal(client.send(update))).toBe(crossAccount);
  });
});

describe('a domain name', () => {
  it.each(['REGIONAL', 'PRIVATE'] as const)('that is %s takes no certificate that is sent along', async (type) => {
    const { client } = account();
    const create = new sdk.CreateDomainNameCommand({
      domainName: 'api.example.com',
      endpointConfiguration: { types: [type] },
      certificateBody: '-----BEGIN CERTIFICATE-----',
      certificatePrivateKey: '-----BEGIN RSA PRIVATE KEY-----',
    });
    expect(await refusal(client.send(create))).toBe(
      `BadRequestException: Uploading certificates is not supported for ${type}.`,
    );
  });
});

describe('a private API', () => {
  it('is deployed with a resource policy, and not without', async () => {
    const { client } = account();
    const { id: restApiId, rootResourceId: resourceId } = await client.send(
      new sdk.CreateRestApiCommand({ name: 'inner', endpointConfiguration: { types: ['PRIVATE'] } }),
    );
    const get = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(new sdk.PutMethodCommand({ ...get, authorizationType: 'NONE' }));
    await client.send(new sdk.PutIntegrationCommand({ ...get, type: 'MOCK' }));
    const deploy = () => refusal(client.send(new sdk.CreateDeploymentCommand({ restApiId, stageName: 'prod' })));
    expect(await deploy()).toBe("BadRequestException: Private REST API doesn't have a resource policy attached to it");
    const policy = '{"Version":"2012-10-17","Statement":[]}';
    const patchOperations = [{ op: 'replace', path: '/policy', value: policy }] as const;
    await client.send(new sdk.UpdateRestApiCommand({ restApiId, patchOperations: [...patchOperations] }));
    expect(await deploy()).toBe('accepted');
  });
});

describe('the keys of a usage plan', () => {
  it('are none for a plan that there is not', async () => {
    const { client } = account();
    const { items } = await client.send(new sdk.GetUsagePlanKeysCommand({ usagePlanId: 'none' }));
    expect(items).toEqual([]);
  });
});

describe('a gateway response without templates', () => {
  it('has the one that every kind has, until others are given', async () => {
    const { client, restApiId } = await emptyApi();
    const address = { restApiId, responseType: 'THROTTLED' } as const;
    const usual = { 'application/json': '{"message":$context.error.messageString}' };
    const put = await client.send(new sdk.PutGatewayResponseCommand({ ...address, statusCode: '503' }));
    expect(put).toMatchObject({ responseTemplates: usual, statusCode: '503', defaultResponse: false });
    expect((await client.send(new sdk.GetGatewayResponseCommand(address))).responseTemplates).toEqual(usual);
    const own = { 'text/plain': 'slow down' };
    await client.send(new sdk.PutGatewayResponseCommand({ ...address, responseTemplates: own }));
    expect((await client.send(new sdk.GetGatewayResponseCommand(address))).responseTemplates).toEqual(own);
  });
});

describe('responses that the same pattern selects', () => {
  it.each([
    [undefined, undefined, 'default'],
    [undefined, '', 'default'],
    ['5\\d{2}', '5\\d{2}', '5\\d{2}'],
  ])('are refused: %j and %j', async (first, second, name) => {
    const { client, get, method, integration } = await emptyApi();
    await method();
    await integration();
    const put = (statusCode: string, selectionPattern: string | undefined) =>
      client.send(new sdk.PutIntegrationResponseCommand({ ...get, statusCode, selectionPattern }));
    const exists = `ConflictException: Integration response with selection pattern ${name} already exists`;
    await put('200', first);
    expect(await refusal(put('500', second))).toBe(exists);
    expect(await refusal(put('200', first))).toBe('accepted');
    await put('500', 'other');
    const update = (value: string) =>
      client.send(
        new sdk.UpdateIntegrationResponseCommand({
          ...get,
          statusCode: '500',
          patchOperations: [{ op: 'replace', path: '/selectionPattern', value }],
        }),
      );
    expect(await refusal(update(first ?? ''))).toBe(exists);
    expect(await refusal(update('another'))).toBe('accepted');
  });
});

describe('the names of parameters', () => {
  it('may have a colon, in methods, their responses and in mappings', async () => {
    const { method, integration } = await emptyApi();
    await method({ requestParameters: { 'method.request.querystring.page:size': false } });
    const requestParameters = { 'integration.request.querystring.page:size': 'method.request.querystring.page:size' };
    const uri = 'https://example.com';
    expect(await refusal(integration({ type: 'HTTP', uri, integrationHttpMethod: 'GET', requestParameters }))).toBe(
      'accepted',
    );
  });
});

describe('a mapping of what the method does not declare', () => {
  const http = { type: 'HTTP', uri: 'https://example.com', integrationHttpMethod: 'GET' } as const;
  it.each([
    ['method.request.querystring.page', 'accepted'],
    ['method.request.multivaluequerystring.page', 'accepted'],
    ['method.request.path.page', expect.stringContaining('Invalid mapping expression parameter specified')],
    ['method.request.header.page', expect.stringContaining('Invalid mapping expression parameter specified')],
  ])('%s', async (source, expected) => {
    const { method, integration } = await emptyApi();
    await method();
    const requestParameters = { 'integration.request.querystring.page': source };
    expect(await refusal(integration({ ...http, requestParameters }))).toEqual(expected);
  });
});

describe('a model', () => {
  it('of a dialect that is not JSON Schema is refused', async () => {
    const { client, restApiId } = await emptyApi();
    const create = (dialect: string) =>
      client.send(
        new sdk.CreateModelCommand({
          restApiId,
          name: 'Pet',
          contentType: 'application/json',
          schema: JSON.stringify({ $schema: dialect, type: 'object' }),
        }),
      );
    expect(await refusal(create('http://evil/'))).toContain('Invalid model schema specified');
    expect(await refusal(create('http://json-schema.org/draft-04/schema#'))).toBe('accepted');
  });

  it('that methods of several resources use can not be deleted; the last of them is named', async () => {
    const { client, restApiId, rootResourceId, child } = await emptyApi();
    const { id: resourceId } = await child('test');
    for (const one of [rootResourceId, resourceId]) {
      const members = { authorizationType: 'NONE', requestModels: { 'application/json': 'Empty' } };
      await client.send(new sdk.PutMethodCommand({ restApiId, resourceId: one, httpMethod: 'ANY', ...members }));
    }
    const remove = client.send(new sdk.DeleteModelCommand({ restApiId, modelName: 'Empty' }));
    expect(await refusal(remove)).toBe(
      "ConflictException: Cannot delete model 'Empty', is referenced in method request: /test/ANY",
    );
  });

  it('of OpenAPI 3 is imported without what OpenAPI adds to JSON Schema, at every depth; of Swagger 2 it is refused', async () => {
    const added = {
      nullable: true,
      example: 'a',
      readOnly: true,
      writeOnly: false,
      deprecated: true,
      xml: { name: 'a' },
      externalDocs: { url: 'https://example.com' },
      discriminator: { propertyName: 'a' },
    };
    const schema = (members: object) => ({
      type: 'object',
      properties: { name: { type: 'string', ...members }, nullable: { type: 'boolean', ...members } },
      ...members,
    });
    const { models } = await imported(openApi3({ components: { schemas: { Pet: schema(added) } } }));
    expect(JSON.parse(models['Pet']?.schema ?? '')).toEqual(schema({}));
    for (const [keyword, value] of Object.entries(added)) {
      const definitions = { Pet: schema({ [keyword]: value }) };
      expect(await refusal(imported(swagger2({ definitions })))).toContain(`Unsupported keyword(s): ["${keyword}"]`);
    }
  });
});

describe('a cache of a stage', () => {
  it('that is disabled is seen to go before it is gone', async () => {
    const { client, clock } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const address = { restApiId, stageName: 'prod' };
    const enabled = (value: string) =>
      client.send(
        new sdk.UpdateStageCommand({
          ...address,
          patchOperations: [{ op: 'replace', path: '/cacheClusterEnabled', value }],
        }),
      );
    const status = async () => (await client.send(new sdk.GetStageCommand(address))).cacheClusterStatus;
    await enabled('true');
    expect(await status()).toBe('AVAILABLE');
    await enabled('false');
    expect(await status()).toBe('DELETE_IN_PROGRESS');
    await clock.advance(30_000);
    expect(await status()).toBe('NOT_AVAILABLE');
  });
});
