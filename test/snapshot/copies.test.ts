import {
  APIGatewayClient,
  CreateRestApiCommand,
  GetModelCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
  UpdateModelCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';

const reference = (restApiId: string) => ({
  $ref: `https://apigateway.amazonaws.com/restapis/${restApiId}/models/Pet`,
});
const petstore = (pets: { readonly [member: string]: string | { readonly $ref: string } }) => {
  const api = restApi('petstore')
    .model('Pets', { contentType: 'application/json', schema: pets })
    .model('Pet', { contentType: 'application/json', schema: { type: 'object' } });
  return api.define(api.resource('/pets').cors({ allowOrigins: ['*'] }));
};

describe('a model that refers to another of the same API', () => {
  const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  const gateway = new ApiGateway(client, { quotas: [] });
  const schemaOf = async (restApiId: string) => {
    const { schema = '' } = await client.send(new GetModelCommand({ restApiId, modelName: 'Pets' }));
    return JSON.parse(schema);
  };

  it('is made, compared, changed and copied, whatever the id of the API', async () => {
    const definition = petstore({ type: 'array', items: reference('{restApiId}') });
    const { restApiId, steps } = await gateway.apply(await gateway.plan(definition));
    expect(steps.map(({ call }) => call.address).filter((address) => address.startsWith('model'))).toEqual([
      'model Pet',
      'model Pets',
    ]);
    expect(await schemaOf(restApiId)).toEqual({ type: 'array', items: reference(restApiId) });
    expect((await gateway.plan(definition)).isEmpty).toBe(true);
    expect((await gateway.plan(petstore({ type: 'array', items: reference(restApiId) }))).isEmpty).toBe(true);

    await client.send(
      new UpdateModelCommand({
        restApiId,
        modelName: 'Pets',
        patchOperations: [{ op: 'replace', path: '/schema', value: '{"type":"array"}' }],
      }),
    );
    const drift = await gateway.plan(definition);
    expect(drift.calls.map(({ operation }) => operation)).toEqual(['UpdateModel']);
    await gateway.apply(drift);
    expect(await schemaOf(restApiId)).toEqual({ type: 'array', items: reference(restApiId) });

    const { model } = await gateway.snapshot(restApiId);
    const copy = await gateway.apply(await gateway.plan({ ...model, name: 'copy' }));
    expect(await schemaOf(copy.restApiId)).toEqual({ type: 'array', items: reference(copy.restApiId) });
    expect((await gateway.snapshot(copy.restApiId)).model).toEqual({ ...model, name: 'copy' });
  });
});

it('of any API, a copy on another gateway has an equal snapshot', async () => {
  const newGateway = () => new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig), { quotas: [] });
  await fc.assert(
    fc.asyncProperty(arbitraryApi, async (api) => {
      const [original, other] = [newGateway(), newGateway()];
      const made = await original.apply(await original.plan(api));
      const { model } = await original.snapshot(made.restApiId);
      // One API more, so that ids differ.
      await other.apply(await other.plan({ ...api, name: 'another' }));
      const copied = await other.apply(await other.plan({ ...model, name: 'copy' }));
      expect((await other.snapshot(copied.restApiId)).model).toEqual({ ...model, name: 'copy' });
    }),
    { numRuns: 40 },
  );
});

it('of an API that is half done, a copy is half done in the same way', async () => {
  const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
  const gateway = new ApiGateway(client, { quotas: [] });
  const { id: restApiId = '', rootResourceId: resourceId } = await client.send(
    new CreateRestApiCommand({ name: 'half done' }),
  );
  const put = async (httpMethod: string) =>
    client.send(new PutMethodCommand({ restApiId, resourceId, httpMethod, authorizationType: 'none' }));
  // No integration, and one whose responses are still to come.
  await put('GET');
  await client.send(new PutMethodResponseCommand({ restApiId, resourceId, httpMethod: 'GET', statusCode: '200' }));
  await put('POST');
  await client.send(new PutIntegrationCommand({ restApiId, resourceId, httpMethod: 'POST', type: 'MOCK' }));
  await client.send(
    new UpdateModelCommand({
      restApiId,
      modelName: 'Error',
      patchOperations: [{ op: 'replace', path: '/schema', value: '{"type":"string"}' }],
    }),
  );

  const { model } = await gateway.snapshot(restApiId);
  const copy = await gateway.apply(await gateway.plan({ ...model, name: 'copy' }));
  expect((await gateway.snapshot(copy.restApiId)).model).toEqual({ ...model, name: 'copy' });
});
