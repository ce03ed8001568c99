import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, lambdaUri, refusal } from './account.js';

describe('integrations', () => {
  it('fill in what the service fills in', async () => {
    const { client, get, rootResourceId, method, integration } = await emptyApi();
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
    const { method, integration } = await emptyApi();
    await method();
    expect(await refusal(integration(members))).toBe(expected);
  });

  it('need a method first', async () => {
    const { integration } = await emptyApi();
    expect(await refusal(integration())).toBe('NotFoundException: Invalid Method identifier specified');
  });

  it('map only headers that the method response declares', async () => {
    const { client, get, method, integration } = await emptyApi();
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
