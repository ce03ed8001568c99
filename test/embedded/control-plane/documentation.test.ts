import {
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateRestApiCommand,
  DeleteDocumentationPartCommand,
  DeleteDocumentationVersionCommand,
  DeleteRestApiCommand,
  type DocumentationPartLocation,
  GetDocumentationPartCommand,
  GetDocumentationPartsCommand,
  GetDocumentationVersionCommand,
  GetDocumentationVersionsCommand,
  GetStageCommand,
  ImportDocumentationPartsCommand,
  UpdateDocumentationPartCommand,
  UpdateDocumentationVersionCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal, replace } from '../account.js';

const properties = '{"description": "Pets"}';

async function api() {
  const { client } = account();
  const { id: restApiId } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
  const create = (location: DocumentationPartLocation, text = properties) =>
    client.send(new CreateDocumentationPartCommand({ restApiId, location, properties: text }));
  return { client, restApiId, create };
}

describe('documentation parts', () => {
  it('are one for every location; the path defaults to the root', async () => {
    const { client, restApiId, create } = await api();
    const part = await create({ type: 'METHOD', method: 'GET' });
    expect(part).toMatchObject({ location: { type: 'METHOD', method: 'GET', path: '/' }, properties });
    await create({ type: 'API' });
    expect(await refusal(create({ type: 'METHOD', path: '/', method: 'GET' }))).toBe(
      "ConflictException: Documentation part already exists for the specified location: type 'METHOD', path '/', method 'GET'.",
    );
    expect(await refusal(create({ type: 'API' }))).toBe(
      "ConflictException: Documentation part already exists for the specified location: type 'API'.",
    );
    const read = { restApiId, documentationPartId: part.id };
    expect((await client.send(new GetDocumentationPartCommand(read))).properties).toBe(properties);
  });

  it('are found by type, path and name', async () => {
    const { client, restApiId, create } = await api();
    await create({ type: 'RESOURCE', path: '/pets' });
    await create({ type: 'METHOD', path: '/pets', method: 'GET' });
    await create({ type: 'MODEL', name: 'Pet' });
    const found = async (input: object) =>
      ((await client.send(new GetDocumentationPartsCommand({ restApiId, ...input }))).items ?? []).map(
        ({ location }) => location?.type,
      );
    expect(await found({})).toEqual(['RESOURCE', 'METHOD', 'MODEL']);
    expect(await found({ type: 'MODEL' })).toEqual(['MODEL']);
    expect(await found({ path: '/pets' })).toEqual(['RESOURCE', 'METHOD']);
    expect(await found({ nameQuery: 'et' })).toEqual(['MODEL']);
    expect(await found({ locationStatus: 'UNDOCUMENTED' })).toEqual([]);
  });

  it('are refused as the service refuses them', async () => {
    const { client, restApiId, create } = await api();
    expect(await refusal(create({ type: 'INVALID' as never }))).toMatch(
      /^ValidationException: 1 validation error detected: Value 'INVALID' at 'createDocumentationPartInput.location.type'/,
    );
    for (const text of ['', '{}', 'text', '[]']) {
      expect(await refusal(create({ type: 'API' }, text))).toBe(
        'BadRequestException: Documentation part properties must be non-empty',
      );
    }
    expect(await refusal(create({ type: 'API', path: '/pets' }))).toBe(
      'BadRequestException: [Location type: API cannot have path, method, statusCode or name defined.]',
    );
    const { id: documentationPartId } = await create({ type: 'API' });
    const missing = 'NotFoundException: Invalid Documentation part identifier specified';
    const read = (input: object) =>
      refusal(client.send(new GetDocumentationPartCommand({ restApiId, documentationPartId, ...input })));
    expect(await read({ restApiId: 'nope' })).toBe(missing);
    expect(await read({ documentationPartId: 'nope' })).toBe(missing);
    const update = (path: string, value: string) =>
      refusal(
        client.send(new UpdateDocumentationPartCommand({ restApiId, documentationPartId, ...replace(path, value) })),
      );
    expect(await update('/location', '{}')).toMatch(/Must be one of: \[\/properties\]$/);
    expect(await update('/properties', '')).toMatch(/must be non-empty$/);
    expect(await update('/properties', '{"a": 1}')).toBe('accepted');
    await client.send(new DeleteDocumentationPartCommand({ restApiId, documentationPartId }));
    expect(await read({})).toBe(missing);
    const remove = (input: object) =>
      refusal(client.send(new DeleteDocumentationPartCommand({ restApiId, documentationPartId, ...input })));
    expect(await remove({})).toBe(missing);
    expect(await remove({ restApiId: 'nope' })).toBe(
      'NotFoundException: Invalid API identifier specified 123456789012:nope',
    );
  });

  it('are imported from a definition, merged or in the place of all others', async () => {
    const { client, restApiId, create } = await api();
    const { id } = await create(
      { type: 'METHOD', path: '/', method: 'GET' },
      '{"summary": "lists", "description": "before"}',
    );
    await create({ type: 'MODEL', name: 'Pet' });
    const definition = {
      'x-amazon-apigateway-documentation': {
        documentationParts: [
          { location: { type: 'METHOD', method: 'GET' }, properties: { description: 'imported' } },
          { location: { type: 'API' }, properties: { info: { version: '1' } } },
        ],
      },
    };
    const load = (mode: 'merge' | 'overwrite', body = JSON.stringify(definition)) =>
      client.send(new ImportDocumentationPartsCommand({ restApiId, mode, body: Buffer.from(body) }));
    const types = async () =>
      ((await client.send(new GetDocumentationPartsCommand({ restApiId }))).items ?? []).map(
        (part) => part.location?.type,
      );
    expect((await load('merge')).ids?.[0]).toBe(id);
    expect(await types()).toEqual(['METHOD', 'MODEL', 'API']);
    const read = new GetDocumentationPartCommand({ restApiId, documentationPartId: id });
    expect(JSON.parse((await client.send(read)).properties ?? '')).toEqual({
      summary: 'lists',
      description: 'imported',
    });
    expect((await load('overwrite')).ids).toHaveLength(2);
    expect(await types()).toEqual(['METHOD', 'API']);
  });

  it('are imported from a definition in YAML', async () => {
    const { client, restApiId } = await api();
    const body = `
openapi: 3.0.1
info: { title: petstore, version: "1" }
x-amazon-apigateway-documentation:
  documentationParts:
    - location: { type: RESPONSE, path: /pets, statusCode: 200 }
      properties: { description: Pets }
    - location: { type: API }
      properties: '{"description": "A store"}'
`;
    const { ids } = await client.send(new ImportDocumentationPartsCommand({ restApiId, body: Buffer.from(body) }));
    expect(ids).toHaveLength(2);
    const { items } = await client.send(new GetDocumentationPartsCommand({ restApiId }));
    expect(items).toMatchObject([
      { location: { type: 'RESPONSE', path: '/pets', statusCode: '200' }, properties: '{"description":"Pets"}' },
      { location: { type: 'API' }, properties: '{"description": "A store"}' },
    ]);
  });

  it.each([
    ['an unfinished object', '{'],
    ['nothing', ''],
    ['plain text', 'not a definition'],
    ['a number', '7'],
    ['null', 'null'],
    ['a list', '[{}]'],
    ['YAML that is broken', 'openapi: [3.0.1\ninfo: {'],
    ['YAML that refers to itself', '&a [*a]'],
    ['bytes', '\u0000\u0001\ufffd'],
    ['lists in lists without end', '['.repeat(50_000)],
  ])("can't be imported from %s, and nothing changes", async (_, body) => {
    const { client, restApiId, create } = await api();
    await create({ type: 'API' });
    for (const mode of ['merge', 'overwrite'] as const) {
      const load = client.send(new ImportDocumentationPartsCommand({ restApiId, mode, body: Buffer.from(body) }));
      expect(await refusal(load)).toBe('BadRequestException: Unable to build importer with provided input.');
    }
    expect((await client.send(new GetDocumentationPartsCommand({ restApiId }))).items).toHaveLength(1);
  });

  it("can't be imported into an API that there isn't", async () => {
    const { client } = await api();
    const load = client.send(new ImportDocumentationPartsCommand({ restApiId: 'nope', body: Buffer.from('{}') }));
    expect(await refusal(load)).toMatch(/^NotFoundException: Invalid API identifier specified/);
  });
});

describe('documentation versions', () => {
  it('freeze what is documented, and can be published to a stage', async () => {
    const { client } = account();
    const { restApiId } = await deployedApi(client, 'prod');
    const create = (documentationVersion: string, stageName?: string) =>
      client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion, stageName }));
    expect(await refusal(create('v1'))).toMatch(/^BadRequestException/);
    await client.send(new CreateDocumentationPartCommand({ restApiId, location: { type: 'API' }, properties }));
    expect(await create('v1', 'prod')).toMatchObject({ version: 'v1', createdDate: expect.any(Date) });
    expect((await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).documentationVersion).toBe('v1');
    expect(await refusal(create('v1'))).toMatch(/^ConflictException/);
    expect(await refusal(create('v2', 'nope'))).toBe('NotFoundException: Invalid stage identifier specified');

    const address = { restApiId, documentationVersion: 'v1' };
    const described = new UpdateDocumentationVersionCommand({ ...address, ...replace('/description', 'first') });
    expect(await client.send(described)).toMatchObject({ version: 'v1', description: 'first' });
    expect((await client.send(new GetDocumentationVersionsCommand({ restApiId }))).items).toHaveLength(1);
    await client.send(new DeleteDocumentationVersionCommand(address));
    expect(await refusal(client.send(new GetDocumentationVersionCommand(address)))).toBe(
      'NotFoundException: Invalid Documentation version specified',
    );
  });

  it('go with their API', async () => {
    const { client, restApiId, create } = await api();
    await create({ type: 'API' });
    await client.send(new DeleteRestApiCommand({ restApiId }));
    expect(await refusal(client.send(new GetDocumentationPartsCommand({ restApiId })))).toBe(
      `NotFoundException: Invalid API identifier specified 123456789012:${restApiId}`,
    );
  });
});
