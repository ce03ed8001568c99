import type { TestInvokeMethodRequest } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { endpoint } from './loopback.js';
import { logLines, type MethodUnderTest, methodUnderTest } from './method.js';

/** Sends a request through a mapping of parameters; tells what arrived. */
async function arrived(
  requestParameters: Readonly<Record<string, string>>,
  request: Partial<TestInvokeMethodRequest> = {},
  { uri = '/animals', ...described }: Partial<MethodUnderTest> & { readonly uri?: string } = {},
) {
  const { url, received } = await endpoint();
  const sources = Object.values(requestParameters)
    .filter((source) => /^method\.request\.(?!body)/.test(source))
    .map((source) => source.replace('.multivalue', '.')); // Declared once, whichever way they are read.
  const { invoke, ...rest } = await methodUnderTest({
    path: ['pets', '{petId}'],
    ...described,
    method: { requestParameters: Object.fromEntries(sources.map((source) => [source, false])) },
    integration: {
      type: 'HTTP',
      integrationHttpMethod: 'POST',
      uri: `${url}${uri}`,
      requestParameters: { ...requestParameters },
    },
  });
  const answer = await invoke({ pathWithQueryString: '/pets/7', ...request });
  const [sent] = received;
  if (!sent) throw new Error(`Nothing was sent; the method answered ${answer.status}:\n${answer.log}`);
  return { ...sent, search: new URL(sent.url, url).searchParams, answer, ...rest };
}

describe('request parameters of an integration', () => {
  it('come from the path, the query and the headers of the request', async () => {
    const { headers, search } = await arrived(
      {
        'integration.request.header.X-Pet': 'method.request.path.petId',
        'integration.request.querystring.lang': 'method.request.header.Accept-Language',
        'integration.request.querystring.page': 'method.request.querystring.page',
      },
      { pathWithQueryString: '/pets/7?page=3&other=1', headers: { 'Accept-Language': 'cy' } },
    );
    expect(headers['x-pet']).toBe('7');
    expect(Object.fromEntries(search)).toEqual({ lang: 'cy', page: '3' });
  });

  it('fill the variables of the URI, escaped', async () => {
    const { url } = await arrived(
      { 'integration.request.path.id': 'method.request.path.petId' },
      { pathWithQueryString: '/pets/Rex%20%26%20co' },
      { uri: '/animals/{id}/owner' },
    );
    expect(url).toBe('/animals/Rex%20%26%20co/owner');
  });

  it('fill a greedy variable with all of the path behind it', async () => {
    const { url } = await arrived(
      { 'integration.request.path.proxy': 'method.request.path.proxy' },
      { pathWithQueryString: '/files/2026/11/a b.txt' },
      { uri: '/archive/{proxy}', path: ['files', '{proxy+}'] },
    );
    expect(url).toBe('/archive/2026/11/a%20b.txt');
  });

  it('are static where they are quoted', async () => {
    const { headers, search } = await arrived({
      'integration.request.header.X-Api': "'v2, it''s'",
      'integration.request.querystring.format': "'json'",
    });
    expect(headers['x-api']).toBe("v2, it''s");
    expect(search.get('format')).toBe('json');
  });

  it('come from the context', async () => {
    const { headers, restApiId, resourceId } = await arrived({
      'integration.request.header.X-Api-Id': 'context.apiId',
      'integration.request.header.X-Resource-Id': 'context.resourceId',
      'integration.request.header.X-Resource-Path': 'context.resourcePath',
      'integration.request.header.X-Path': 'context.path',
      'integration.request.header.X-Stage': 'context.stage',
      'integration.request.header.X-Method': 'context.httpMethod',
      'integration.request.header.X-Source-Ip': 'context.identity.sourceIp',
      'integration.request.header.X-Time': 'context.requestTimeEpoch',
      'integration.request.header.X-Nobody': 'context.identity.cognitoIdentityId',
    });
    expect(headers).toMatchObject({
      'x-api-id': restApiId,
      'x-resource-id': resourceId,
      'x-resource-path': '/pets/{petId}',
      'x-path': '/pets/7',
      'x-stage': 'test-invoke-stage',
      'x-method': 'POST',
      'x-source-ip': 'test-invoke-source-ip',
    });
    expect(Math.abs(Number(headers['x-time']) - Date.now())).toBeLessThan(60_000);
    expect(headers).not.toHaveProperty('x-nobody');
  });

  it('come from the stage variables of the test', async () => {
    const { headers, url } = await arrived(
      { 'integration.request.header.X-Backend': 'stageVariables.backend' },
      { stageVariables: { backend: 'blue', animals: 'beasts' } },
      { uri: '/${stageVariables.animals}' },
    );
    expect(headers['x-backend']).toBe('blue');
    expect(url).toBe('/beasts');
  });

  it('come from the body, whole or by JSONPath', async () => {
    const body = '{"pet": {"name": "Rex", "tags": ["dog", "old"], "age": 7, "chip": null}}';
    const { headers } = await arrived(
      {
        'integration.request.header.X-Body': 'method.request.body',
        'integration.request.header.X-Name': 'method.request.body.pet.name',
        'integration.request.header.X-Age': 'method.request.body.pet.age',
        'integration.request.header.X-Tags': 'method.request.body.pet.tags',
        'integration.request.header.X-Tag': 'method.request.body.pet.tags[1]',
        'integration.request.header.X-Chip': 'method.request.body.pet.chip',
        'integration.request.header.X-Nothing': 'method.request.body.pet.owner',
      },
      { body },
    );
    expect(headers).toMatchObject({
      'x-body': body,
      'x-name': 'Rex',
      'x-age': '7',
      'x-tags': '["dog","old"]',
      'x-tag': 'old',
    });
    expect(headers).not.toHaveProperty('x-chip');
    expect(headers).not.toHaveProperty('x-nothing');
  });

  it('find nothing by an expression that is none', async () => {
    const { headers } = await arrived(
      {
        'integration.request.header.X-None': 'method.request.body.pets[?(',
        'integration.request.header.X-Last': 'method.request.body.pets[-1].name',
      },
      { body: '{"pets": [{"name": "Rex"}, {"name": "Bo"}]}' },
    );
    expect(headers).toMatchObject({ 'x-last': 'Bo' });
    expect(headers).not.toHaveProperty('x-none');
  });

  it('refuse a body that starts like JSON and is none', async () => {
    const { invoke } = await methodUnderTest({
      integration: {
        type: 'HTTP',
        integrationHttpMethod: 'POST',
        uri: 'http://127.0.0.1:1',
        requestParameters: { 'integration.request.header.X-Name': 'method.request.body.name' },
      },
    });
    const { status, body, log } = await invoke({ body: '{"name": ' });
    expect({ status, body }).toEqual({ status: 400, body: '{"message": "Invalid JSON in request body"}' });
    expect(logLines(log)).toContain('Execution failed: Invalid JSON in request body');
  });

  it('are the last of several values, or all of them', async () => {
    const { headers, search } = await arrived(
      {
        'integration.request.querystring.last': 'method.request.querystring.tag',
        'integration.request.querystring.all': 'method.request.multivaluequerystring.tag',
        'integration.request.header.X-Last': 'method.request.header.X-Tag',
        'integration.request.header.X-All': 'method.request.multivalueheader.X-Tag',
      },
      { pathWithQueryString: '/pets/7?tag=a&tag=b', multiValueHeaders: { 'X-Tag': ['c', 'd'] } },
    );
    expect([...search]).toEqual([
      ['last', 'b'],
      ['all', 'a'],
      ['all', 'b'],
    ]);
    expect(headers['x-last']).toBe('d');
    expect(headers['x-all']).toBe('c,d');
  });

  it('are left out where their source has no value', async () => {
    const { headers, search } = await arrived({
      'integration.request.header.X-Lang': 'method.request.header.Accept-Language',
      'integration.request.querystring.page': 'method.request.querystring.page',
      'integration.request.header.X-Backend': 'stageVariables.backend',
    });
    expect(headers).not.toHaveProperty('x-lang');
    expect(headers).not.toHaveProperty('x-backend');
    expect([...search]).toEqual([]);
  });

  it('carry names that objects have of their own', async () => {
    const { search } = await arrived(
      { 'integration.request.querystring.constructor': 'method.request.querystring.__proto__' },
      { pathWithQueryString: '/pets/7?__proto__=x' },
    );
    expect([...search]).toEqual([['constructor', 'x']]);
    const none = await arrived({ 'integration.request.querystring.none': 'method.request.querystring.toString' });
    expect([...none.search]).toEqual([]);
  });

  it('cannot write the headers that are the gateway’s own', async () => {
    const { invoke } = await methodUnderTest({
      integration: {
        type: 'HTTP',
        integrationHttpMethod: 'POST',
        uri: 'http://127.0.0.1:1',
        requestParameters: { 'integration.request.header.X-Amzn-Trace-Id': "'mine'" },
      },
    });
    const { status, body, log } = await invoke();
    expect({ status, body }).toEqual({ status: 500, body: '{"message": "Internal server error"}' });
    expect(logLines(log)).toContain(
      'Execution failed due to configuration error: X-Amzn-Trace-Id header already present',
    );
  });

  it('do not reach an integration that is no proxy unless they are mapped', async () => {
    const { headers, search } = await arrived(
      {},
      { pathWithQueryString: '/pets/7?page=3', headers: { 'X-Own': 'x', 'Content-Type': 'application/json' } },
    );
    expect(headers).not.toHaveProperty('x-own');
    expect([...search]).toEqual([]);
  });
});
