import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, lambdaUri, refusal, replace } from '../account.js';

const http = { type: 'HTTP', integrationHttpMethod: 'GET', uri: 'https://example.com' } as const;
const lambda = { type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: lambdaUri } as const;
const streaming = lambdaUri
  .replace('2015-03-31', '2021-11-15')
  .replace(/invocations$/, 'response-streaming-invocations');
const role = 'arn:aws:iam::123456789012:role/caller';
const invalidMapping = (error: string) =>
  `BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors : [${error}]`;
const onlyReplace = 'BadRequestException: Invalid patch operation specified. Must be one of: [replace]';

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

  it('of HTTP alone say how they connect, and a mock has no address', async () => {
    const { method, integration } = await emptyApi();
    await method();
    expect(await integration({ ...lambda, connectionType: 'INTERNET' })).not.toHaveProperty('connectionType');
    const mock = await integration({ type: 'MOCK', uri: 'https://example.com', integrationHttpMethod: 'GET' });
    expect(mock).not.toHaveProperty('uri');
    expect(mock).not.toHaveProperty('httpMethod');
  });

  it('keep what they are put with', async () => {
    const { client, get, method, integration } = await emptyApi();
    await method({ requestParameters: { 'method.request.querystring.page': false } });
    const members = {
      uri: 'https://example.com/{page}',
      requestParameters: { 'integration.request.path.page': 'method.request.querystring.page' },
      requestTemplates: { 'application/json': '{}' },
      passthroughBehavior: 'NEVER',
      contentHandling: 'CONVERT_TO_TEXT',
      timeoutInMillis: 50,
      cacheNamespace: 'pets',
      cacheKeyParameters: ['method.request.querystring.page'],
      credentials: 'arn:aws:iam::123456789012:role/caller',
      tlsConfig: { insecureSkipVerification: true },
    } as const;
    await integration({
      type: 'HTTP',
      integrationHttpMethod: 'GET',
      ...members,
      cacheKeyParameters: [...members.cacheKeyParameters],
    });
    expect(await client.send(new sdk.GetIntegrationCommand(get))).toMatchObject({ httpMethod: 'GET', ...members });
    expect((await client.send(new sdk.GetMethodCommand(get))).methodIntegration).toMatchObject(members);
  });

  it.each<[string, Partial<sdk.PutIntegrationRequest>]>([
    ['accepted', http],
    ['accepted', lambda],
    ['accepted', { ...http, uri: 'https://${stageVariables.host}/pets' }],
    ['accepted', { ...lambda, uri: 'arn:aws:apigateway:us-east-1:firehose:action/PutRecord' }],
    ['accepted', { ...lambda, type: 'AWS' }],
    ['accepted', { ...lambda, type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:s3:path/bucket', credentials: role }],
    [
      'BadRequestException: Role ARN must be specified for AWS integrations',
      { ...lambda, type: 'AWS', uri: 'arn:aws:apigateway:us-east-1:s3:path/bucket' },
    ],
    ['accepted', { ...http, credentials: '' }],
    ['BadRequestException: Invalid ARN specified in the request', { ...http, credentials: 'NONE' }],
    [
      'BadRequestException: Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY',
      { ...http, integrationHttpMethod: 'TRACE' },
    ],
    ['accepted', { ...http, passthroughBehavior: 'WHEN_NO_TEMPLATES', contentHandling: 'CONVERT_TO_TEXT' }],
    [
      'BadRequestException: Invalid PassthroughBehavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER',
      { ...http, passthroughBehavior: 'WHEN_NO_TEMPLATE' },
    ],
    ['accepted', { ...http, connectionType: 'VPC_LINK', connectionId: '${stageVariables.link}' }],
    [
      'BadRequestException: ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK',
      { ...http, connectionType: 'VPC_LINK' },
    ],
    ['accepted', { ...lambda, uri: streaming, responseTransferMode: 'STREAM' }],
    [
      'BadRequestException: Invalid ResponseTransferMode. Cannot use ResponseTransferMode BUFFERED for Lambda functions invoked by InvokeWithResponseStream for AWS_PROXY integrations.',
      { ...lambda, uri: streaming },
    ],
    [
      'BadRequestException: Enumeration value for HttpMethod must be non-empty',
      { type: 'HTTP', uri: 'https://example.com' },
    ],
    ['BadRequestException: Enumeration value for HttpMethod must be non-empty', { type: 'AWS', uri: lambdaUri }],
    [
      "ValidationException: 1 validation error detected: Value 'LAMBDA' at 'putIntegrationInput.type' failed to satisfy constraint: Member must satisfy enum value set: [HTTP, MOCK, AWS_PROXY, HTTP_PROXY, AWS]",
      { type: 'LAMBDA' as 'AWS' },
    ],
    ['BadRequestException: Invalid HTTP endpoint specified for URI', { ...http, uri: 'example.com' }],
    ['BadRequestException: Invalid HTTP endpoint specified for URI', { ...http, uri: undefined }],
    ['BadRequestException: Invalid HTTP endpoint specified for URI', { ...http, type: 'HTTP_PROXY', uri: 'https://' }],
    ['BadRequestException: Invalid ARN specified in the request', { ...lambda, uri: 'fn' }],
    [
      'BadRequestException: AWS ARN for integration must contain path or action',
      { ...lambda, uri: 'arn:aws:lambda:us-east-1:1:function:fn' },
    ],
    [
      "BadRequestException: Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
      { ...lambda, uri: 'arn:aws:apigateway:us-east-1:s3:path/bucket' },
    ],
    ['BadRequestException: Timeout should be between 50 ms and 29000 ms', { ...http, timeoutInMillis: 49 }],
    ['BadRequestException: Timeout should be between 50 ms and 29000 ms', { ...http, timeoutInMillis: 29_001 }],
    ['accepted', { ...http, type: 'HTTP_PROXY', timeoutInMillis: 900_000, responseTransferMode: 'STREAM' }],
    [
      'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: json]',
      { ...http, requestTemplates: { json: '{}' } },
    ],
    ['accepted', { ...http, requestTemplates: { $default: '{}', 'application/vnd.pets+json; charset=utf-8': '{}' } }],
    ['accepted', { ...http, cacheKeyParameters: ['method.request.querystring.page', 'method.request.body'] }],
    ['accepted', { ...http, cacheKeyParameters: ['method.request.multivaluequerystring.page'] }],
    [
      'BadRequestException: Invalid cache key parameter specified',
      { ...http, cacheKeyParameters: ['method.request.querystring.size'] },
    ],
  ])('%s: %j', async (expected, members) => {
    const { method, integration } = await emptyApi();
    await method({ requestParameters: { 'method.request.querystring.page': false } });
    expect(await refusal(integration(members))).toBe(expected);
  });

  it.each<[to: string, from: string, expected: string]>([
    ['integration.request.path.page', 'method.request.querystring.page', 'accepted'],
    ['integration.request.multivaluequerystring.page', 'method.request.multivaluequerystring.page', 'accepted'],
    ['integration.request.multivalueheader.page', 'method.request.querystring.page', 'accepted'],
    ['integration.request.header.a', 'method.request.body', 'accepted'],
    ['integration.request.header.a', 'method.request.body.pets[0].name', 'accepted'],
    ['integration.request.header.a', 'context.requestId', 'accepted'],
    ['integration.request.header.a', 'stageVariables.a', 'accepted'],
    ['integration.request.header.a', "'a b'", 'accepted'],
    ['integration.request.querystring.a', "'a%20b'", 'accepted'],
    ['integration.request.querystring.a', "'a b'", invalidMapping('Static parameter value must be valid and encoded ')],
    ['integration.request.path.a', "'ä'", invalidMapping('Static parameter value must be valid and encoded ')],
    ['request.path.page', "'1'", invalidMapping('Invalid mapping identifier specified')],
    ['integration.request.body', "'1'", invalidMapping('Invalid mapping identifier specified')],
    ['integration.request.header.a b', "'1'", invalidMapping('Invalid mapping identifier specified')],
    ['integration.request.header.a', 'true', invalidMapping('Invalid mapping expression specified: true')],
    [
      'integration.request.header.a',
      'integration.response.header.a',
      invalidMapping('Invalid mapping expression specified: integration.response.header.a'),
    ],
    [
      'integration.request.path.page',
      'method.request.path.page',
      invalidMapping('Invalid mapping expression parameter specified: method.request.path.page'),
    ],
  ])('map %s from %s: %s', async (to, from, expected) => {
    const { client, get, method, integration } = await emptyApi();
    await method({ requestParameters: { 'method.request.querystring.page': false } });
    expect(await refusal(integration({ ...http, requestParameters: { [to]: from } }))).toBe(expected);
    await integration(http);
    const patch = { op: 'add' as const, path: `/requestParameters/${to}`, value: from };
    expect(await refusal(client.send(new sdk.UpdateIntegrationCommand({ ...get, patchOperations: [patch] })))).toBe(
      expected,
    );
  });

  it('may take longer where the account’s quota can be raised: in APIs that are not edge-optimized', async () => {
    const { client, restApiId, method, integration } = await emptyApi();
    await method();
    await client.send(
      new sdk.UpdateRestApiCommand({ restApiId, ...replace('/endpointConfiguration/types/0', 'REGIONAL') }),
    );
    expect(await integration({ ...http, timeoutInMillis: 60_000 })).toMatchObject({ timeoutInMillis: 60_000 });
  });

  it('keep a map that is put without entries, and no list', async () => {
    const { method, integration } = await emptyApi();
    await method();
    const maps = { requestParameters: {}, requestTemplates: {} };
    expect(await integration(maps)).toMatchObject({ ...maps, cacheKeyParameters: [] });
  });

  it('need a method first', async () => {
    const { client, get, method, integration } = await emptyApi();
    expect(await refusal(integration())).toBe('NotFoundException: Invalid Method identifier specified');
    const send = async () => [
      await refusal(client.send(new sdk.GetIntegrationCommand(get))),
      await refusal(client.send(new sdk.UpdateIntegrationCommand(get))),
      await refusal(client.send(new sdk.DeleteIntegrationCommand(get))),
      await refusal(client.send(new sdk.GetIntegrationResponseCommand({ ...get, statusCode: '200' }))),
      await refusal(client.send(new sdk.UpdateIntegrationResponseCommand({ ...get, statusCode: '200' }))),
    ];
    expect(new Set(await send())).toEqual(new Set(['NotFoundException: Invalid Method identifier specified']));
    const remove = new sdk.DeleteIntegrationResponseCommand({ ...get, statusCode: '200' });
    expect(await refusal(client.send(remove))).toBe('NotFoundException: Invalid Integration identifier specified');
    await method();
    expect(new Set(await send())).toEqual(new Set(['NotFoundException: Invalid Integration identifier specified']));
  });

  it('are gone once they are deleted, with their responses', async () => {
    const { client, get, method, integration } = await emptyApi();
    await method();
    await integration();
    await client.send(new sdk.PutIntegrationResponseCommand({ ...get, statusCode: '200' }));
    await client.send(new sdk.DeleteIntegrationCommand(get));
    const unknown = 'NotFoundException: Invalid Integration identifier specified';
    const response = { ...get, statusCode: '200' };
    expect(await refusal(client.send(new sdk.GetIntegrationCommand(get)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteIntegrationCommand(get)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateIntegrationCommand(get)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.PutIntegrationResponseCommand(response)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.GetIntegrationResponseCommand(response)))).toBe(unknown);
    expect((await client.send(new sdk.GetMethodCommand(get))).methodIntegration).toBeUndefined();
  });

  it('are patched along every path', async () => {
    const { client, get, method, integration } = await emptyApi();
    await method({ requestParameters: { 'method.request.querystring.page': false } });
    await integration(http);
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      client.send(new sdk.UpdateIntegrationCommand({ ...get, patchOperations }));
    expect(
      await update(
        { op: 'replace', path: '/uri', value: 'https://pets.example.com' },
        { op: 'replace', path: '/httpMethod', value: 'POST' },
        { op: 'replace', path: '/passthroughBehavior', value: 'NEVER' },
        { op: 'replace', path: '/contentHandling', value: 'CONVERT_TO_BINARY' },
        { op: 'replace', path: '/timeoutInMillis', value: '1000' },
        { op: 'replace', path: '/cacheNamespace', value: 'pets' },
        { op: 'replace', path: '/credentials', value: 'arn:aws:iam::123456789012:role/caller' },
        { op: 'replace', path: '/tlsConfig/insecureSkipVerification', value: 'true' },
        { op: 'add', path: '/cacheKeyParameters/method.request.querystring.page' },
        { op: 'add', path: '/requestParameters/integration.request.header.a', value: "'a'" },
        { op: 'replace', path: '/requestParameters/integration.request.header.a', value: "'b'" },
        { op: 'add', path: '/requestTemplates/application~1json', value: '{}' },
      ),
    ).toMatchObject({
      uri: 'https://pets.example.com',
      httpMethod: 'POST',
      passthroughBehavior: 'NEVER',
      contentHandling: 'CONVERT_TO_BINARY',
      timeoutInMillis: 1000,
      cacheNamespace: 'pets',
      credentials: 'arn:aws:iam::123456789012:role/caller',
      tlsConfig: { insecureSkipVerification: true },
      cacheKeyParameters: ['method.request.querystring.page'],
      requestParameters: { 'integration.request.header.a': "'b'" },
      requestTemplates: { 'application/json': '{}' },
    });
    const cleared = await update(
      { op: 'replace', path: '/contentHandling', value: '' },
      { op: 'replace', path: '/credentials' },
      { op: 'replace', path: '/cacheNamespace', value: '' },
      { op: 'remove', path: '/cacheKeyParameters/method.request.querystring.page' },
      { op: 'remove', path: '/requestParameters/integration.request.header.a' },
      { op: 'remove', path: '/requestTemplates/application~1json' },
    );
    expect(cleared).not.toHaveProperty('contentHandling');
    expect(cleared).not.toHaveProperty('credentials');
    expect(cleared).toMatchObject({ cacheNamespace: get.resourceId, cacheKeyParameters: [] });
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/type', 'MOCK', 'BadRequestException: Invalid patch path /type'],
    ['replace', '/requestParameters', 'a', 'BadRequestException: Invalid patch path /requestParameters'],
    ['add', '/cacheKeyParameters', 'a', 'BadRequestException: Invalid patch path /cacheKeyParameters'],
    ['replace', '/uri/a', 'a', 'BadRequestException: Invalid patch path /uri/a'],
    ['add', '/uri', 'https://example.com', onlyReplace],
    ['remove', '/credentials', undefined, onlyReplace],
    ['add', '/tlsConfig/insecureSkipVerification', 'true', onlyReplace],
    ['replace', '/uri', 'example.com', 'BadRequestException: Invalid HTTP endpoint specified for URI'],
    ['replace', '/httpMethod', '', 'BadRequestException: Enumeration value for HttpMethod must be non-empty'],
    [
      'copy',
      '/cacheKeyParameters/a',
      undefined,
      "BadRequestException: Invalid patch operation specified. Must be 'add'|'remove'|'replace'",
    ],
    [
      'add',
      '/cacheKeyParameters/method.request.querystring.page',
      undefined,
      'BadRequestException: Invalid cache key parameter specified',
    ],
    [
      'replace',
      '/passthroughBehavior',
      'ALWAYS',
      'BadRequestException: Invalid PassthroughBehavior specified. Valid options are WHEN_NO_MATCH,WHEN_NO_TEMPLATES,NEVER',
    ],
    [
      'replace',
      '/contentHandling',
      'CONVERT',
      'BadRequestException: Invalid ContentHandling specified. Valid options are CONVERT_TO_BINARY,CONVERT_TO_TEXT',
    ],
    ['replace', '/credentials', 'NONE', 'BadRequestException: Invalid ARN specified in the request'],
    [
      'replace',
      '/connectionType',
      'VPC_LINK',
      'BadRequestException: ConnectionId should be set to the vpcLinkId or stage variable on connection type VPC_LINK',
    ],
    ['replace', '/timeoutInMillis', '29001', 'BadRequestException: Timeout should be between 50 ms and 29000 ms'],
    ['replace', '/timeoutInMillis', '49', 'BadRequestException: Timeout should be between 50 ms and 29000 ms'],
    [
      'remove',
      '/requestParameters/integration.request.header.a',
      undefined,
      'NotFoundException: Invalid parameter name specified',
    ],
    ['remove', '/requestTemplates/a~1b', undefined, 'NotFoundException: Content-Type specified was not found'],
    [
      'add',
      '/requestTemplates/json',
      '{}',
      'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: json]',
    ],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { client, get, method, integration, gateway } = await emptyApi();
    await method();
    await integration(http);
    const before = gateway.state();
    const patchOperations = [{ op, path, value }];
    expect(await refusal(client.send(new sdk.UpdateIntegrationCommand({ ...get, patchOperations })))).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });
});

describe('integration responses', () => {
  const mocked = async () => {
    const empty = await emptyApi();
    await empty.method();
    await empty.integration();
    const address = { ...empty.get, statusCode: '200' };
    const declared = { 'method.response.header.ETag': false };
    await empty.client.send(new sdk.PutMethodResponseCommand({ ...address, responseParameters: declared }));
    const put = (members: Partial<sdk.PutIntegrationResponseRequest> = {}) =>
      empty.client.send(new sdk.PutIntegrationResponseCommand({ ...address, ...members }));
    const update = (...patchOperations: sdk.PatchOperation[]) =>
      empty.client.send(new sdk.UpdateIntegrationResponseCommand({ ...address, patchOperations }));
    return { ...empty, address, put, update };
  };

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

  it.each<[from: string, expected: string]>([
    ["'static'", 'accepted'],
    ['integration.response.header.ETag', 'accepted'],
    ['integration.response.multivalueheader.ETag', 'accepted'],
    ['integration.response.body', 'accepted'],
    ['integration.response.body.pets[0].tag', 'accepted'],
    ['context.requestId', 'accepted'],
    ['stageVariables.tag', 'accepted'],
    ['static', invalidMapping('Invalid mapping expression specified: static')],
    ['method.request.header.ETag', invalidMapping('Invalid mapping expression specified: method.request.header.ETag')],
  ])('map a header from %s: %s', async (from, expected) => {
    const { put, update } = await mocked();
    expect(await refusal(put({ responseParameters: { 'method.response.header.ETag': from } }))).toBe(expected);
    await put();
    const patch = { op: 'add' as const, path: '/responseParameters/method.response.header.ETag', value: from };
    expect(await refusal(update(patch))).toBe(expected);
  });

  it('keep templates by content type', async () => {
    const { put } = await mocked();
    expect(await refusal(put({ responseTemplates: { '123': '{}' } }))).toBe(
      'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: 123]',
    );
    const templates = { 'application/json': '{}' };
    expect(await put({ responseTemplates: templates })).toMatchObject({ responseTemplates: templates });
  });

  it('keep a map that is put without entries', async () => {
    const { put } = await mocked();
    const maps = { responseParameters: {}, responseTemplates: {} };
    expect(await put(maps)).toMatchObject(maps);
  });

  it.each([
    ['2\\d\\d', 'accepted'],
    ['(?i).*not found.*+', 'accepted'],
    ['\\Q(\\E', 'accepted'],
    ['(?x)4.. # (not found', 'accepted'],
    ['[](]+', 'accepted'],
    ['(?>4|5)(?<rest>..)', 'accepted'],
    ['.*\\"code\\": ?"NotFound".*', 'accepted'],
    ['.*[Error', 'BadRequestException: Invalid regex pattern specified'],
    ['(4..', 'BadRequestException: Invalid regex pattern specified'],
    ['4..)', 'BadRequestException: Invalid regex pattern specified'],
    ['4\\', 'BadRequestException: Invalid regex pattern specified'],
  ])('are selected by %s: %s', async (selectionPattern, expected) => {
    const { put, update } = await mocked();
    expect(await refusal(put({ selectionPattern }))).toBe(expected);
    await put();
    expect(await refusal(update({ op: 'replace', path: '/selectionPattern', value: selectionPattern }))).toBe(expected);
  });

  it('are replaced whole when they are put again', async () => {
    const { client, address, put, get } = await mocked();
    await put({ selectionPattern: '2..', contentHandling: 'CONVERT_TO_TEXT' });
    await put({ responseTemplates: { 'application/json': '{}' } });
    const { $metadata: _, ...answer } = await client.send(new sdk.GetIntegrationResponseCommand(address));
    expect(answer).toEqual({ statusCode: '200', responseTemplates: { 'application/json': '{}' } });
    const { integrationResponses } = await client.send(new sdk.GetIntegrationCommand(get));
    expect(integrationResponses).toEqual({ 200: answer });
  });

  it('are patched along every path', async () => {
    const { put, update } = await mocked();
    await put();
    expect(
      await update(
        { op: 'replace', path: '/selectionPattern', value: '2..' },
        { op: 'replace', path: '/contentHandling', value: 'CONVERT_TO_BINARY' },
        { op: 'add', path: '/responseParameters/method.response.header.ETag', value: "'x'" },
        { op: 'add', path: '/responseTemplates/application~1json', value: '{}' },
      ),
    ).toMatchObject({
      selectionPattern: '2..',
      contentHandling: 'CONVERT_TO_BINARY',
      responseParameters: { 'method.response.header.ETag': "'x'" },
      responseTemplates: { 'application/json': '{}' },
    });
    const { $metadata: _, ...cleared } = await update(
      { op: 'replace', path: '/selectionPattern', value: '' },
      { op: 'replace', path: '/contentHandling' },
      { op: 'remove', path: '/responseParameters/method.response.header.ETag' },
      { op: 'remove', path: '/responseTemplates/application~1json' },
    );
    expect(cleared).toEqual({ statusCode: '200' });
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/statusCode', '201', 'BadRequestException: Invalid patch path /statusCode'],
    ['add', '/selectionPattern', '2..', onlyReplace],
    ['remove', '/contentHandling', undefined, onlyReplace],
    ['remove', '/responseTemplates/a~1b', undefined, 'NotFoundException: Content-Type specified was not found'],
    [
      'add',
      '/responseTemplates/json',
      '{}',
      'BadRequestException: Validation Result: warnings : [], errors : [Invalid content type specified: json]',
    ],
    [
      'add',
      '/responseParameters/method.response.header.Age',
      "'1'",
      invalidMapping('Invalid mapping expression parameter specified: method.response.header.Age'),
    ],
  ])('refuse the patch %s %s %j', async (op, path, value, expected) => {
    const { put, update, gateway } = await mocked();
    await put();
    const before = gateway.state();
    expect(await refusal(update({ op, path, value }))).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });

  it('are not there before they are put, nor after they are deleted', async () => {
    const { client, address, put } = await mocked();
    const unknown = 'NotFoundException: Invalid Response status code specified';
    const remove = () => refusal(client.send(new sdk.DeleteIntegrationResponseCommand(address)));
    expect(await remove()).toBe(unknown);
    await put();
    expect(await remove()).toBe('accepted');
    expect(await refusal(client.send(new sdk.GetIntegrationResponseCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateIntegrationResponseCommand(address)))).toBe(unknown);
  });
});
