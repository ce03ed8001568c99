import {
  APIGatewayClient,
  CreateDocumentationPartCommand,
  DeleteDocumentationPartCommand,
  GetDocumentationPartsCommand,
  UpdateDocumentationPartCommand,
} from '@aws-sdk/client-api-gateway';
import { beforeEach, describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { effectOf } from '../../src/requests/recovery.js';

const location = { type: 'METHOD', path: '/pets', method: 'GET' } as const;
const petstore = (description: string) =>
  restApi('petstore')
    .documentationPart({ type: 'API' }, { info: {} })
    .documentationPart(location, { description })
    .define();

let client: APIGatewayClient;
let gateway: ApiGateway;

beforeEach(() => {
  client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  gateway = new ApiGateway(client, { quotas: [] });
});

async function deployed(): Promise<string> {
  return (await gateway.apply(await gateway.plan(petstore('Lists pets.')))).restApiId;
}

async function parts(restApiId: string) {
  const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId }));
  return items.map(({ id: _, ...members }) => members);
}

describe('documentation parts', () => {
  it('are made with an API, and found again', async () => {
    const restApiId = await deployed();
    expect(await parts(restApiId)).toEqual([
      { location: { type: 'API' }, properties: '{"info":{}}' },
      { location, properties: '{"description":"Lists pets."}' },
    ]);
    expect((await gateway.plan(petstore('Lists pets.'))).isEmpty).toBe(true);
    const { model } = await gateway.snapshot(restApiId);
    expect(Object.keys(model.documentationParts).sort()).toEqual(['API', 'METHOD GET /pets']);
  });

  it('are patched, and shown in a plan', async () => {
    const restApiId = await deployed();
    const plan = await gateway.plan(petstore('All pets.'));
    expect(plan.render({ color: false })).toContain('~ documentation METHOD GET /pets');
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['UpdateDocumentationPart']);
    await gateway.apply(plan);
    expect((await parts(restApiId))[1]?.properties).toBe('{"description":"All pets."}');
  });

  it('that others changed or made are put right or pruned', async () => {
    const restApiId = await deployed();
    const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId }));
    const [, own] = items;
    await client.send(
      new UpdateDocumentationPartCommand({
        restApiId,
        documentationPartId: own?.id,
        patchOperations: [{ op: 'replace', path: '/properties', value: '{"a":1}' }],
      }),
    );
    await client.send(
      new CreateDocumentationPartCommand({
        restApiId,
        location: { type: 'RESOURCE', path: '/dogs' },
        properties: '{"a":1}',
      }),
    );
    const plan = await gateway.plan(petstore('Lists pets.'), { prune: true });
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'update documentation METHOD GET /pets',
      'delete documentation RESOURCE /dogs',
    ]);
    await gateway.apply(plan);
    expect((await gateway.plan(petstore('Lists pets.'), { prune: true })).isEmpty).toBe(true);
  });

  it('that were taken away are made again', async () => {
    const restApiId = await deployed();
    const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId }));
    await client.send(new DeleteDocumentationPartCommand({ restApiId, documentationPartId: items[0]?.id }));
    const plan = await gateway.plan(petstore('Lists pets.'));
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual(['create documentation API']);
  });

  it('whose create lost its response are found by their location', async () => {
    const restApiId = await deployed();
    const send = (operation: string, input: object) => {
      expect(operation).toBe('GetDocumentationParts');
      return client.send(new GetDocumentationPartsCommand(input as { restApiId: string }));
    };
    const properties = '{"description":"Lists pets."}';
    const effect = await effectOf(
      send as never,
      'CreateDocumentationPart',
      { restApiId, location, properties },
      undefined,
    );
    expect(effect).toMatchObject({ location, properties });
  });

  it('without a path are about the root, as the service has it', () => {
    const { model } = restApi('petstore').documentationPart({ type: 'RESOURCE' }, { description: 'Pets.' }).define();
    expect(Object.keys(model.documentationParts)).toEqual(['RESOURCE /']);
  });
});
