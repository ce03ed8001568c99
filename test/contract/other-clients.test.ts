import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { takeSnapshot } from '../../src/snapshot/snapshot.js';
import { type OtherClient, openAwsCli, openBoto3 } from './other-clients.js';
import { createPetstore, type Made, patchPetstore, petstore } from './petstore.js';

const clients = [
  ['the AWS CLI', openAwsCli],
  ['boto3', openBoto3],
] as const;

describe.each(clients)('%s, on the embedded gateway', (_name, open) => {
  const embedded = new EmbeddedApiGateway();
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: [] });
  let client: OtherClient;
  let made: Made;

  beforeAll(async () => {
    const { url } = await embedded.listen();
    client = await open(url);
    made = await createPetstore(client);
  });
  afterAll(async () => {
    await client?.close();
    await embedded.close();
  });

  it('makes and patches an API that is then what its definition says', async () => {
    const { restApiId } = made;
    const before = await gateway.plan(petstore, { restApiId, prune: true });
    expect(before.calls.map(({ operation, address }) => `${operation} ${address}`)).toEqual([
      'UpdateRestApi restApi',
      'UpdateIntegration GET /pets/{petId}',
    ]);
    await patchPetstore(client, made);
    const after = await gateway.plan(petstore, { restApiId, prune: true });
    expect(after.render()).toContain('no changes');
    expect(after.isEmpty).toBe(true);
  });

  it('makes an API of which a copy, on another gateway, has an equal snapshot', async () => {
    const { model } = await gateway.snapshot(made.restApiId);
    const fresh = new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig), { quotas: [] });
    // So that the two have different ids.
    await fresh.apply(await fresh.plan({ ...petstore.model, name: 'another' }));
    const { restApiId } = await fresh.apply(await fresh.plan(model));
    expect(restApiId).not.toBe(made.restApiId);
    expect((await fresh.snapshot(restApiId)).model).toEqual(model);
    expect(JSON.stringify(model)).not.toContain(made.restApiId);
  });

  it('reads and pages', async () => {
    const { restApiId } = made;
    expect((await client.send('GetRestApi', { restApiId })).tags).toEqual({ team: 'pets', 'cost-centre': '7/ä' });
    const paths = ['/', '/pets', '/pets/{petId}', '/{proxy+}'];
    const first = await client.send('GetResources', { restApiId, limit: 3 });
    const second = await client.send('GetResources', { restApiId, limit: 3, position: first.position });
    expect(first.items).toHaveLength(3);
    expect(second.items).toHaveLength(1);
    expect(second.position).toBeUndefined();
    expect([...(first.items ?? []), ...(second.items ?? [])].map(({ path }) => path).sort()).toEqual(paths);
    expect((await client.items('GetResources', { restApiId }, 1)).map(({ path }) => path).sort()).toEqual(paths);
    expect((await client.items('GetModels', { restApiId }, 2)).map(({ name }) => name).sort()).toEqual([
      'Empty',
      'Error',
      'Pet',
      'Pets',
    ]);
  });

  it('sees what a definition says, when the library has made it', async () => {
    const { restApiId } = await gateway.apply(await gateway.plan({ ...petstore.model, name: 'by the library' }));
    const answers = new Map<string, unknown>();
    const { model } = await takeSnapshot(async (operation, input) => {
      const answer = await client.send(operation, input);
      answers.set(operation, answer);
      return answer;
    }, restApiId);

    expect(answers.get('GetRestApi')).toMatchObject({
      name: 'by the library',
      description: 'Pets',
      binaryMediaTypes: expect.arrayContaining(['image/png', 'application/x-~tilde']),
      minimumCompressionSize: 1024,
    });
    // Everything; only clients of another year leave out settings that they don't know.
    const { model: seen } = await gateway.snapshot(restApiId);
    expect(model).toEqual({ ...seen, settings: model.settings });
    expect(seen.settings).toMatchObject(model.settings);
    expect((await gateway.plan(model, { restApiId, prune: true })).isEmpty).toBe(true);
  });

  it('deletes the API, and is told when it is gone', async () => {
    const { restApiId } = made;
    await client.send('DeleteRestApi', { restApiId });
    await expect(client.send('GetRestApi', { restApiId })).rejects.toMatchObject({ name: 'NotFoundException' });
    await expect(gateway.snapshot(restApiId)).rejects.toMatchObject({ code: 'snapshot.not-found' });
  });
});
