import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, refusal, replace } from '../account.js';

const invalidMapping = (expression: string) =>
  `BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${expression}]`;

describe('gateway responses', () => {
  it('are the service’s own until they are customised, and again afterwards', async () => {
    const { client, restApiId } = await emptyApi();
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

  it('are 21, whatever page is asked for', async () => {
    const { client, restApiId } = await emptyApi();
    const { items, position } = await client.send(new sdk.GetGatewayResponsesCommand({ restApiId, limit: 1 }));
    expect(items).toHaveLength(21);
    expect(position).toBeUndefined();
    expect(items?.find(({ responseType }) => responseType === 'THROTTLED')).toEqual({
      responseType: 'THROTTLED',
      statusCode: '429',
      responseParameters: {},
      responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
      defaultResponse: true,
    });
    expect(items?.find(({ responseType }) => responseType === 'DEFAULT_5XX')).not.toHaveProperty('statusCode');
  });

  it('are put whole', async () => {
    const { client, restApiId } = await emptyApi();
    const members = {
      statusCode: '418',
      responseParameters: { 'gatewayresponse.header.A': "'a'" },
      responseTemplates: { 'text/plain': 'no' },
    };
    const put = (input: Partial<sdk.PutGatewayResponseRequest>) =>
      client.send(new sdk.PutGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', ...input }));
    const { $metadata: _, ...made } = await put(members);
    expect(made).toEqual({ responseType: 'THROTTLED', ...members, defaultResponse: false });
    expect(await put({})).toMatchObject({ statusCode: '429', responseParameters: {}, responseTemplates: {} });
  });

  it.each<[Partial<sdk.PutGatewayResponseRequest>, string]>([
    [{ responseParameters: { 'gatewayresponse.header.A': 'context.requestId' } }, 'accepted'],
    [{ responseParameters: { 'gatewayresponse.header.A': 'method.request.header.Accept' } }, 'accepted'],
    [{ responseParameters: { 'gatewayresponse.header.A': 'stageVariables.a' } }, 'accepted'],
    [{ responseParameters: { 'gatewayresponse.header.A': 'test-value' } }, invalidMapping('test-value')],
    [
      { responseParameters: { 'gatewayresponse.header.A': 'integration.response.header.A' } },
      invalidMapping('integration.response.header.A'),
    ],
    [{ responseParameters: { 'method.response.header.A': "'a'" } }, invalidMapping('method.response.header.A')],
    [
      { statusCode: '999' },
      "ValidationException: 1 validation error detected: Value '999' at 'putGatewayResponseInput.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d",
    ],
  ])('are put with %j: %s', async (members, expected) => {
    const { client, restApiId } = await emptyApi();
    const put = new sdk.PutGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', ...members });
    expect(await refusal(client.send(put))).toBe(expected);
  });

  it('are of the kinds that there are', async () => {
    const { client, restApiId } = await emptyApi();
    const one = { restApiId, responseType: 'TEAPOT' as 'THROTTLED' };
    const unknown =
      "ValidationException: 1 validation error detected: Value 'TEAPOT' at 'responseType' failed to satisfy constraint: " +
      'Member must satisfy enum value set: [REQUEST_TOO_LARGE, RESOURCE_NOT_FOUND, AUTHORIZER_CONFIGURATION_ERROR, ' +
      'MISSING_AUTHENTICATION_TOKEN, BAD_REQUEST_BODY, INVALID_SIGNATURE, INVALID_API_KEY, BAD_REQUEST_PARAMETERS, ' +
      'AUTHORIZER_FAILURE, UNAUTHORIZED, INTEGRATION_TIMEOUT, ACCESS_DENIED, DEFAULT_4XX, DEFAULT_5XX, WAF_FILTERED, ' +
      'QUOTA_EXCEEDED, THROTTLED, API_CONFIGURATION_ERROR, UNSUPPORTED_MEDIA_TYPE, INTEGRATION_FAILURE, EXPIRED_TOKEN]';
    expect(await refusal(client.send(new sdk.GetGatewayResponseCommand(one)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.PutGatewayResponseCommand(one)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateGatewayResponseCommand(one)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteGatewayResponseCommand(one)))).toBe(unknown);
    const plain = { restApiId, responseType: 'THROTTLED' as const };
    expect(await refusal(client.send(new sdk.DeleteGatewayResponseCommand(plain)))).toBe(
      'NotFoundException: Gateway response type not defined on api',
    );
    const ofNothing = { ...plain, restApiId: 'none' };
    expect(await refusal(client.send(new sdk.GetGatewayResponseCommand(ofNothing)))).toBe(
      'NotFoundException: Invalid API identifier specified 123456789012:none',
    );
  });

  it('are patched along every path, from the service’s own', async () => {
    const { client, restApiId } = await emptyApi();
    const patchOperations: sdk.PatchOperation[] = [
      { op: 'replace', path: '/statusCode', value: '401' },
      { op: 'add', path: '/responseParameters/gatewayresponse.header.A', value: "'a'" },
      { op: 'replace', path: '/responseParameters/gatewayresponse.header.A', value: "'b'" },
      { op: 'add', path: '/responseTemplates/text~1plain', value: 'no' },
      { op: 'remove', path: '/responseTemplates/application~1json' },
    ];
    const { $metadata: _, ...patched } = await client.send(
      new sdk.UpdateGatewayResponseCommand({ restApiId, responseType: 'UNAUTHORIZED', patchOperations }),
    );
    expect(patched).toEqual({
      responseType: 'UNAUTHORIZED',
      statusCode: '401',
      responseParameters: { 'gatewayresponse.header.A': "'b'" },
      responseTemplates: { 'text/plain': 'no' },
      defaultResponse: false,
    });
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/responseType', 'THROTTLED', 'BadRequestException: Invalid patch path /responseType'],
    ['add', '/statusCode', '401', 'BadRequestException: Invalid patch path /statusCode'],
    ['remove', '/statusCode', undefined, 'BadRequestException: Invalid patch path /statusCode'],
    ['replace', '/responseTemplates', 'a', 'BadRequestException: Invalid patch path /responseTemplates'],
    ['add', '/responseTemplates/a/b', 'a', 'BadRequestException: Invalid patch path /responseTemplates/a/b'],
    ['replace', '/responseTemplates/a~1b', 'a', 'NotFoundException: Content-Type specified was not found'],
    ['remove', '/responseTemplates/a~1b', undefined, 'NotFoundException: Content-Type specified was not found'],
    [
      'remove',
      '/responseParameters/gatewayresponse.header.A',
      undefined,
      'NotFoundException: Invalid parameter name specified',
    ],
    [
      'add',
      '/responseParameters/gatewayresponse.header.A',
      '',
      'BadRequestException: Invalid null or empty value in responseParameters',
    ],
    ['add', '/responseParameters/A', "'a'", invalidMapping('A')],
    ['add', '/responseParameters/gatewayresponse.header.A', 'a', invalidMapping('a')],
    ['copy', '/responseParameters/A', 'a', 'NotFoundException: Invalid parameter name specified'],
    [
      'copy',
      '/responseTemplates/application~1json',
      'a',
      'BadRequestException: Invalid patch path /responseTemplates/application~1json',
    ],
    [
      'replace',
      '/responseTemplates/application~1json',
      undefined,
      'BadRequestException: Invalid null or empty value in responseTemplates',
    ],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, restApiId } = await emptyApi();
    const one = { restApiId, responseType: 'UNAUTHORIZED' as const };
    const patchOperations = [{ op, path, value }];
    expect(await refusal(client.send(new sdk.UpdateGatewayResponseCommand({ ...one, patchOperations })))).toBe(
      expected,
    );
    expect((await client.send(new sdk.GetGatewayResponseCommand(one))).defaultResponse).toBe(true);
  });
});
