import {
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  type DocumentationPartLocation,
  GetExportCommand,
  ImportDocumentationPartsCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { bodyOf, imported, mocked, openApi3 } from './definitions.js';

type Part = readonly [location: Omit<DocumentationPartLocation, 'type'> & { type: string }, properties: object];

const authorizer = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authorizer': {
    type: 'cognito_user_pools',
    providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets'],
  },
};

const documentationOf = (parts: readonly Part[]) => ({
  documentationParts: parts.map(([location, properties]) => ({ location, properties })),
});

/** An API with something of everything that can be documented, with a stage whose documentation has a version. */
async function documented(...parts: readonly Part[]) {
  const pet = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } };
  const headers = { ETag: { schema: { type: 'string' } } };
  const { client, restApiId } = await imported(
    openApi3({
      info: { title: 'petstore', version: '1', description: 'of the API' },
      components: { schemas: { Pet: { type: 'object' } }, securitySchemes: { pool: authorizer } },
      'x-amazon-apigateway-documentation': documentationOf(parts),
      paths: {
        '/': { get: mocked() },
        '/pets': {
          get: mocked({
            parameters: ['query', 'header'].map((place) => ({ name: place, in: place, schema: { type: 'string' } })),
            responses: { 200: { description: 'done', headers, content: pet }, 404: { description: 'none' } },
          }),
          post: mocked({ security: [{ pool: [] }], requestBody: { content: pet } }),
        },
        '/pets/{id}': { get: mocked() },
      },
    }),
  );
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
  await client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: '7', stageName: 'prod' }));
  const get = async (exportType: 'oas30' | 'swagger', extensions?: string) => {
    const parameters = extensions === undefined ? {} : { parameters: { extensions } };
    const { body } = await client.send(
      new GetExportCommand({ restApiId, stageName: 'prod', exportType, ...parameters }),
    );
    return JSON.parse(new TextDecoder().decode(body));
  };
  return { client, restApiId, get };
}

describe.each(['oas30', 'swagger'] as const)('documentation in an export as %s', (format) => {
  const described = (name: string) => ({ description: name, 'x-name': name, other: name });
  const found = (name: string) => ({ description: name, 'x-name': name });

  it('stands at what it is about, as far as OpenAPI has words for it', async () => {
    const at = { path: '/pets', method: 'GET' };
    const { get } = await documented(
      [{ type: 'API' }, { ...described('api'), info: { ...described('info'), version: '9' } }],
      [{ type: 'RESOURCE', path: '/pets' }, described('resource')],
      [
        { type: 'METHOD', ...at },
        { ...described('method'), summary: 'lists', tags: ['pets'] },
      ],
      [{ type: 'QUERY_PARAMETER', ...at, name: 'query' }, described('query')],
      [{ type: 'REQUEST_HEADER', ...at, name: 'header' }, described('header')],
      [{ type: 'PATH_PARAMETER', path: '/pets/{id}', method: 'GET', name: 'id' }, described('id')],
      [{ type: 'REQUEST_BODY', path: '/pets', method: 'POST' }, described('body')],
      [{ type: 'RESPONSE', ...at, statusCode: '200' }, described('response')],
      [{ type: 'RESPONSE_HEADER', ...at, statusCode: '200', name: 'ETag' }, described('etag')],
      [
        { type: 'MODEL', name: 'Pet' },
        { ...described('model'), title: 'Pet' },
      ],
      [{ type: 'AUTHORIZER', name: 'pool' }, described('authorizer')],
    );
    const exported = await get(format);
    const { info, paths, components = {}, ...top } = exported;
    expect(info).toEqual({ title: 'petstore', version: '1', ...found('info') });
    expect([top['x-name'], top.description, top.other]).toEqual(['api', undefined, undefined]);
    expect([paths['/pets']['x-name'], paths['/pets'].description]).toEqual(['resource', undefined]);
    const { get: list, post: create } = paths['/pets'];
    expect(list).toMatchObject({ ...found('method'), summary: 'lists', tags: ['pets'] });
    expect(list.other).toBeUndefined();
    expect(list.parameters).toMatchObject([found('query'), found('header')]);
    expect(paths['/pets/{id}'].get.parameters).toMatchObject([found('id')]);
    expect(format === 'oas30' ? create.requestBody : create.parameters[0]).toMatchObject(found('body'));
    expect(list.responses[200]).toMatchObject({ ...found('response'), headers: { ETag: found('etag') } });
    expect(list.responses[404].description).toBe('404 response');
    const { schemas = exported.definitions, securitySchemes = exported.securityDefinitions } = components;
    expect(schemas.Pet).toEqual({ type: 'object', title: 'Pet', ...found('model') });
    expect(securitySchemes.pool).toMatchObject(found('authorizer'));
  });

  it('is taken over from the closest place above, by its path, its status and its method', async () => {
    const { get } = await documented(
      [{ type: 'METHOD' }, { summary: 'all' }],
      [{ type: 'METHOD', path: '/pets' }, { description: 'pets' }],
      [{ type: 'METHOD', path: '/pets', method: 'POST' }, { description: 'post' }],
      [{ type: 'RESPONSE' }, { description: 'all' }],
      [{ type: 'RESPONSE', path: '/pets', method: 'GET' }, { description: 'pets' }],
      [{ type: 'RESPONSE', path: '/pets', statusCode: '200' }, { description: 'done' }],
      [{ type: 'RESOURCE', path: '/' }, { 'x-name': 'root' }],
      [{ type: 'METHOD', path: '/pet' }, { description: 'another' }],
    );
    const { paths } = await get(format);
    expect(paths['/'].get).toMatchObject({ summary: 'all', responses: { 200: { description: 'all' } } });
    expect(paths['/pets'].get).toMatchObject({
      description: 'pets',
      responses: { 200: { description: 'done' }, 404: { description: 'pets' } },
    });
    expect(paths['/pets'].get.summary).toBeUndefined();
    expect(paths['/pets'].post.description).toBe('post');
    expect(paths['/pets/{id}'].get).toMatchObject({ description: 'pets', responses: { 200: { description: 'done' } } });
    expect([paths['/']['x-name'], paths['/pets']['x-name']]).toEqual(['root', undefined]);
  });

  it('is what was documented when the version of the stage was made, with all of its parts', async () => {
    const root: Part = [
      { type: 'METHOD', method: 'GET' },
      { description: 'before', own: 1 },
    ];
    const pets: Part = [{ type: 'METHOD', path: '/pets', method: '*' }, { description: 'pets' }];
    const { client, restApiId, get } = await documented(root, pets);
    const [location, properties] = root;
    const after = { 'x-amazon-apigateway-documentation': documentationOf([[location, { description: 'after' }]]) };
    await client.send(new ImportDocumentationPartsCommand({ restApiId, body: bodyOf(after), mode: 'overwrite' }));
    for (const extensions of [undefined, 'documentation']) {
      const exported = await get(format, extensions);
      expect(exported.paths['/'].get.description).toBe('before');
      expect(exported['x-amazon-apigateway-documentation']).toEqual({
        version: '7',
        createdDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
        documentationParts: [
          { location, properties },
          { location: pets[0], properties: pets[1] },
        ],
      });
    }
    const without = await get(format, 'integrations');
    expect(without['x-amazon-apigateway-documentation']).toBeUndefined();
    expect(without.paths['/'].get.description).toBeUndefined();
  });
});

describe('an export of a stage whose documentation has no version', () => {
  it('has no documentation', async () => {
    const documentation = documentationOf([[{ type: 'METHOD', method: 'GET' }, { description: 'all' }]]);
    const { client, restApiId } = await imported(
      openApi3({ 'x-amazon-apigateway-documentation': documentation, paths: { '/': { get: mocked() } } }),
    );
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    const { body } = await client.send(new GetExportCommand({ restApiId, stageName: 'prod', exportType: 'oas30' }));
    const text = new TextDecoder().decode(body);
    expect(text).not.toContain('x-amazon-apigateway-documentation');
    expect(JSON.parse(text).paths['/'].get.description).toBeUndefined();
  });
});
