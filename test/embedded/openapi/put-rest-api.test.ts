import {
  CreateDeploymentCommand,
  CreateModelCommand,
  CreateResourceCommand,
  GetDocumentationPartsCommand,
  GetResourcesCommand,
  GetStagesCommand,
  PutRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { lambdaUri, refusal } from '../account.js';
import { bodyOf, contentsOf, imported, mocked, openApi3 } from './definitions.js';

const header = { type: 'apiKey', name: 'Authorization', in: 'header' };
const token = (uri: string) => ({
  ...header,
  'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: uri, authorizerResultTtlInSeconds: 60 },
});
const pet = { type: 'object', properties: { name: { type: 'string' } } };

const first = openApi3({
  info: { title: 'petstore', version: '1', description: 'first' },
  'x-amazon-apigateway-binary-media-types': ['image/png'],
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-gateway-responses': { THROTTLED: { statusCode: '503' } },
  'x-amazon-apigateway-documentation': {
    documentationParts: [{ location: { type: 'API' }, properties: { description: 'first' } }],
  },
  components: { schemas: { Pet: pet }, securitySchemes: { token: token(lambdaUri) } },
  paths: {
    '/pets': { get: mocked({ operationId: 'list', security: [{ token: [] }] }), post: mocked() },
    '/toys': { get: mocked() },
  },
});

/** The first definition, imported, with a second one put over it. */
async function put(second: object, options: { readonly mode?: 'merge' | 'overwrite' } = {}) {
  const before = await imported(first);
  const { client, restApiId } = before;
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  const answer = await client.send(new PutRestApiCommand({ restApiId, body: bodyOf(second), ...options }));
  return { client, before, answer, after: await contentsOf(client, restApiId) };
}

const second = openApi3({
  info: { title: 'renamed', version: '2' },
  'x-amazon-apigateway-binary-media-types': ['image/gif'],
  components: { schemas: { Cat: pet } },
  paths: { '/pets': { get: mocked({ operationId: 'second' }) }, '/cats': { get: mocked() } },
});

describe('merging a definition', () => {
  it('is what happens by default', async () => {
    const merged = await put(second);
    const told = await put(second, { mode: 'merge' });
    expect(Object.keys(merged.after.methods).sort()).toEqual(Object.keys(told.after.methods).sort());
    expect(Object.keys(merged.after.methods)).toHaveLength(4);
  });

  it('adds what is new, replaces what it has, and leaves the rest', async () => {
    const { before, after, answer } = await put(second);
    expect(answer).toMatchObject({ id: before.restApiId, name: 'renamed', version: '2', description: 'first' });
    expect(after.api.binaryMediaTypes).toEqual(['image/png', 'image/gif']);
    expect(after.paths).toEqual(['/', '/cats', '/pets', '/toys']);
    expect(after.methods['GET /pets']).toMatchObject({ operationName: 'second', authorizationType: 'NONE' });
    expect(after.methods['POST /pets']).toEqual(before.methods['POST /pets']);
    expect(after.methods['GET /toys']).toEqual(before.methods['GET /toys']);
    expect(Object.keys(after.models).sort()).toEqual(['Cat', 'Pet']);
    expect(after.models['Pet']).toEqual(before.models['Pet']);
    expect(after.authorizers).toEqual(before.authorizers);
    expect(after.validators).toEqual(before.validators);
    expect(after.gatewayResponses).toEqual(before.gatewayResponses);
  });

  it('keeps identifiers of what it replaces', async () => {
    const uri = lambdaUri.replace(':fn/', ':other/');
    const { before, after } = await put(
      openApi3({
        'x-amazon-apigateway-request-validators': {
          all: { validateRequestBody: false, validateRequestParameters: false },
        },
        components: { schemas: { Pet: { type: 'array' } }, securitySchemes: { token: token(uri) } },
      }),
    );
    expect(after.authorizers['token']).toMatchObject({ id: before.authorizers['token']?.id, authorizerUri: uri });
    expect(after.models['Pet']).toMatchObject({ id: before.models['Pet']?.id, schema: '{"type":"array"}' });
    expect(after.validators['all']).toMatchObject({ id: before.validators['all']?.id, validateRequestBody: false });
    expect(after.methods['GET /pets']).toEqual(before.methods['GET /pets']);
  });

  it('may name models that were there', async () => {
    const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } };
    const { after, answer } = await put(openApi3({ paths: { '/cats': { post: mocked({ requestBody: body }) } } }));
    expect(answer.warnings).toBeUndefined();
    expect(after.methods['POST /cats']?.requestModels).toEqual({ 'application/json': 'Pet' });
  });

  it('keeps documentation of every place that it brings none for', async () => {
    const partsAfter = async (definition: object) => {
      const { client, after } = await put(definition);
      const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId: after.restApiId }));
      return items.map(({ properties }) => JSON.parse(properties ?? ''));
    };
    expect(await partsAfter(second)).toEqual([{ description: 'first' }]);
    const documentationParts = [{ location: { type: 'RESOURCE', path: '/cats' }, properties: { summary: 'cats' } }];
    expect(await partsAfter({ ...second, 'x-amazon-apigateway-documentation': { documentationParts } })).toEqual([
      { description: 'first' },
      { summary: 'cats' },
    ]);
  });
});

describe('overwriting with a definition', () => {
  it('leaves nothing but what the definition has, and the API itself', async () => {
    const { before, after, answer, client } = await put(second, { mode: 'overwrite' });
    expect(answer).toMatchObject({ id: before.restApiId, rootResourceId: before.api.rootResourceId, name: 'renamed' });
    expect(after.api).not.toHaveProperty('description');
    expect(after.api.createdDate).toEqual(before.api.createdDate);
    expect(after.api.binaryMediaTypes).toEqual(['image/gif']);
    expect(after.paths).toEqual(['/', '/cats', '/pets']);
    expect(Object.keys(after.methods).sort()).toEqual(['GET /cats', 'GET /pets']);
    expect(Object.keys(after.models)).toEqual(['Cat']);
    expect([after.authorizers, after.validators, after.gatewayResponses]).toEqual([{}, {}, {}]);
    const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId: after.restApiId }));
    expect(items).toEqual([]);
  });

  it('gives what is made again the identifier that it had', async () => {
    const { before, after, client } = await put(first, { mode: 'overwrite' });
    const { restApiId } = after;
    const ids = ({ models, authorizers, validators }: typeof after) =>
      [models, authorizers, validators].map((things) =>
        Object.fromEntries(Object.entries(things).map(([name, { id }]) => [name, id])),
      );
    expect(ids(after)).toEqual(ids(before));
    expect(after.methods).toEqual(before.methods);
    const resources = async () => (await client.send(new GetResourcesCommand({ restApiId }))).items ?? [];
    const parts = async () => (await client.send(new GetDocumentationPartsCommand({ restApiId }))).items ?? [];
    const [resourcesBefore, partsBefore] = [await resources(), await parts()];
    await client.send(new PutRestApiCommand({ restApiId, body: bodyOf(first), mode: 'overwrite' }));
    expect(await resources()).toEqual(resourcesBefore);
    expect(await parts()).toEqual(partsBefore);
    await client.send(new PutRestApiCommand({ restApiId, body: bodyOf(second), mode: 'overwrite' }));
    const [, cats, pets] = await resources();
    expect([cats?.path, pets]).toMatchObject(['/cats', { path: '/pets', id: resourcesBefore[1]?.id }]);
    expect(resourcesBefore.map(({ id }) => id)).not.toContain(cats?.id);
  });

  it('leaves deployments and stages', async () => {
    const { client, after } = await put(second, { mode: 'overwrite' });
    const { item = [] } = await client.send(new GetStagesCommand({ restApiId: after.restApiId }));
    expect(item.map(({ stageName }) => stageName)).toEqual(['prod']);
  });
});

describe('a definition that is refused', () => {
  it.each(['merge', 'overwrite'] as const)('changes nothing: %s', async (mode) => {
    const { client, gateway, restApiId } = await imported(first);
    const before = gateway.state();
    const wrong = openApi3({
      info: { title: 'renamed', version: '2' },
      components: { schemas: { Dog: { enum: [] } } },
      paths: { '/dogs': { get: mocked({ 'x-amazon-apigateway-integration': { type: 'http' } }) } },
    });
    const text = await refusal(client.send(new PutRestApiCommand({ restApiId, mode, body: bodyOf(wrong) })));
    expect(text).toContain("Unable to create model for 'Dog'");
    expect(text).toContain("Unable to put integration on 'GET' for resource at path '/dogs'");
    expect(gateway.state()).toEqual(before);
  });

  it('is one for an API that is not there, or in a mode that there is none of', async () => {
    const { client, restApiId } = await imported(first);
    const send = (members: object) =>
      refusal(client.send(new PutRestApiCommand({ restApiId, body: bodyOf(second), ...members })));
    expect(await send({ restApiId: 'none' })).toBe(
      'NotFoundException: Invalid API identifier specified 123456789012:none',
    );
    expect(await send({ mode: 'add' })).toMatch(/merge/);
  });

  it.each([
    [
      { 'x-amazon-apigateway-policy': 'nonsense' },
      'BadRequestException: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.',
    ],
    [
      { 'x-amazon-apigateway-minimum-compression-size': -1 },
      'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760',
    ],
    [
      { servers: [{ url: '/', 'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] } }] },
      'BadRequestException: VPCEndpoints can only be specified with PRIVATE apis.',
    ],
    [{ 'x-amazon-apigateway-policy': { Statement: [] } }, 'accepted'],
  ])('gives the API the settings that it might be made with: %j', async (extension, expected) => {
    const { client, restApiId, gateway } = await imported(first);
    for (const mode of ['merge', 'overwrite'] as const) {
      const before = gateway.state();
      const body = bodyOf(openApi3({ ...extension, paths: { '/cats': { get: mocked() } } }));
      expect(await refusal(client.send(new PutRestApiCommand({ restApiId, body, mode })))).toBe(expected);
      if (expected !== 'accepted') expect(gateway.state()).toEqual(before);
    }
  });

  it('meets resources that were there', async () => {
    const { client, restApiId, api } = await imported(first);
    await client.send(new CreateResourceCommand({ restApiId, parentId: api.rootResourceId, pathPart: '{proxy+}' }));
    await client.send(
      new CreateModelCommand({ restApiId, name: 'Own', contentType: 'application/json', schema: '{}' }),
    );
    const greedy = openApi3({ paths: { '/{id}': { get: mocked() } } });
    expect(await refusal(client.send(new PutRestApiCommand({ restApiId, body: bodyOf(greedy) })))).toBe(
      "BadRequestException: Errors found during import:\n\tUnable to create resource at path '/{id}': A sibling ({proxy+}) of this resource already has a variable path part -- only one is allowed",
    );
  });
});
