import {
  CreateBasePathMappingCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  GetRestApisCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { deployed, mock, proxied } from './api.js';

const pets = { '/pets': { get: { integration: mock('pets') } } };

const echo = { lambda: { echo: (event: unknown) => ({ body: JSON.stringify(event) }) } };

describe('a stage is reached', () => {
  it.each([
    ['by the host of its API', (id: string) => `https://${id}.execute-api.us-east-1.amazonaws.com/test/pets`],
    ['by the host of its API below localhost', (id: string) => `http://${id}.execute-api.localhost:4566/test/pets`],
    [
      'by the host of its API behind a VPC endpoint',
      (id: string) => `https://${id}-vpce-01ab.execute-api.eu-west-1.amazonaws.com/test/pets`,
    ],
    ['by a path', (id: string) => `http://127.0.0.1/_aws/execute-api/${id}/test/pets`],
    ['by a path of the older form', (id: string) => `http://localhost/restapis/${id}/test/_user_request_/pets`],
  ])('%s', async (_, urlOf) => {
    const { embedded, restApiId } = await deployed({ paths: pets });
    const response = await embedded.fetch(urlOf(restApiId));
    expect([response.status, await response.text()]).toEqual([200, 'pets']);
  });

  it('by the host of a VPC endpoint and a header that names the API', async () => {
    const { embedded, restApiId } = await deployed({ paths: pets });
    const url = 'https://vpce-01ab-cd.execute-api.us-east-1.vpce.amazonaws.com/test/pets';
    const response = await embedded.fetch(url, { headers: { 'x-apigw-api-id': restApiId } });
    expect(await response.text()).toBe('pets');
    expect((await embedded.fetch(url)).status).toBe(403);
  });

  it.each([
    ['a stage that does not exist', '/other/pets'],
    ['no stage', '/'],
  ])('not for %s', async (_, path) => {
    const { embedded, restApiId } = await deployed({ paths: pets });
    const response = await embedded.fetch(`https://${restApiId}.execute-api.us-east-1.amazonaws.com${path}`);
    expect([response.status, response.headers.get('x-amzn-errortype'), await response.text()]).toEqual([
      403,
      'ForbiddenException',
      '{"message":"Forbidden"}',
    ]);
  });

  it('not where the API does not exist', async () => {
    const { embedded } = await deployed({ paths: pets });
    const response = await embedded.fetch('https://nosuchapi1.execute-api.us-east-1.amazonaws.com/test/pets');
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: "The embedded gateway has no REST API 'nosuchapi1'" });
  });

  it('not by the default endpoint once its closing is deployed', async () => {
    const { call, client, restApiId } = await deployed({ paths: pets });
    const patchOperations = [{ op: 'replace' as const, path: '/disableExecuteApiEndpoint', value: 'true' }];
    await client.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
    expect((await call('/pets')).status).toBe(200);
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }));
    expect((await call('/pets')).status).toBe(403);
  });
});

describe('a custom domain name', () => {
  async function mapped(
    mappings: readonly { readonly basePath?: string; readonly stage?: string }[],
    domainName = 'api.example.com',
  ) {
    const paths = { '/pets': { get: { integration: proxied('echo') } } };
    const api = await deployed({ paths, integrations: echo });
    const { client, restApiId, embedded } = api;
    await client.send(
      new CreateDomainNameCommand({
        domainName,
        regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
        endpointConfiguration: { types: ['REGIONAL'] },
      }),
    );
    for (const mapping of mappings)
      await client.send(new CreateBasePathMappingCommand({ domainName, restApiId, ...mapping }));
    return (path: string, host = domainName) => embedded.fetch(`https://${host}${path}`);
  }

  it('leads to the stage of the base path', async () => {
    const call = await mapped([{ basePath: 'v1', stage: 'test' }]);
    const { path, resource, requestContext } = (await (await call('/v1/pets')).json()) as never as Record<
      string,
      Record<string, string>
    >;
    expect({ path, resource }).toEqual({ path: '/v1/pets', resource: '/pets' });
    expect(requestContext).toMatchObject({
      path: '/v1/pets',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      stage: 'test',
    });
  });

  it('takes the longest base path that fits, and the root for the rest', async () => {
    const call = await mapped([{ stage: 'test' }, { basePath: 'v1', stage: 'test' }]);
    expect((await call('/pets')).status).toBe(200);
    expect((await call('/v1/pets')).status).toBe(200);
    // Behind its base path, an API's own routes decide.
    expect((await call('/v1/test/pets')).headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  it('has the stage behind the base path where the mapping names none', async () => {
    const call = await mapped([{ basePath: 'v1' }]);
    expect((await call('/v1/test/pets')).status).toBe(200);
    expect((await call('/v1/pets')).status).toBe(403);
  });

  it('with an asterisk stands for every name in its place, and says which one was called', async () => {
    const call = await mapped([{ basePath: 'v1', stage: 'test' }], '*.example.com');
    const { requestContext } = (await (await call('/v1/pets', 'cats.example.com')).json()) as never as Record<
      string,
      Record<string, string>
    >;
    expect(requestContext).toMatchObject({ domainName: 'cats.example.com', domainPrefix: 'cats' });
    await expect(call('/v1/pets', 'all.cats.example.com')).rejects.toThrow(TypeError);
    await expect(call('/v1/pets', 'example.com')).rejects.toThrow(TypeError);
  });

  it('forbids what no mapping fits, whole segments only', async () => {
    const call = await mapped([{ basePath: 'v1', stage: 'test' }]);
    for (const path of ['/', '/v2/pets', '/v10/pets']) expect((await call(path)).status).toBe(403);
  });
});

describe('invokeUrl', () => {
  it('is the host of the API, and a URL on loopback while the gateway listens', async () => {
    const { embedded, restApiId, url } = await deployed({ paths: pets });
    expect(url).toBe(`https://${restApiId}.execute-api.us-east-1.amazonaws.com/test`);
    const { url: listening } = await embedded.listen({ port: 0 });
    try {
      expect(embedded.invokeUrl(restApiId, 'test')).toBe(`${listening}/_aws/execute-api/${restApiId}/test`);
    } finally {
      await embedded.close();
    }
    expect(embedded.invokeUrl(restApiId, 'test')).toBe(url);
  });
});

describe('reset', () => {
  it('leaves nothing of an API, its calls and the faults to come', async () => {
    const { client, embedded, call, url } = await deployed({ paths: pets });
    embedded.inject({ operation: 'GetRestApis', fault: 'throttle' });
    embedded.reset();
    expect(embedded.calls).toEqual([]);
    expect(embedded.state().restApis.size).toBe(0);
    expect(embedded.state().account).toMatchObject({ features: ['UsagePlans'] });
    expect((await call('/pets')).status).toBe(404);
    expect((await client.send(new GetRestApisCommand({}))).items ?? []).toEqual([]);
    expect(url).toContain('execute-api');
  });
});
