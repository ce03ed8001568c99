import { APIGatewayClient, GetModelCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';

const contentType = 'application/json';
const refer = (name: string) => ({ $ref: `https://apigateway.amazonaws.com/restapis/{restApiId}/models/${name}` });

const api = restApi('petstore')
  .model('Owner', {
    contentType,
    schema: { type: 'object', properties: { pets: { type: 'array', items: refer('Pet') } } },
  })
  .model('Pet', { contentType, schema: { type: 'object', properties: { owner: refer('Owner'), kind: refer('Kind') } } })
  .model('Kind', { contentType, schema: { type: 'object', properties: { parent: refer('Kind') } } });

describe('models that refer to one another', () => {
  const definition = api.define();

  it('are made without the references that nothing can stand for yet, and completed at the end', () => {
    expect(definition.compile().map(({ operation, address }) => `${operation} ${address}`)).toEqual([
      'CreateRestApi restApi',
      'CreateModel model Kind',
      'CreateModel model Pet',
      'CreateModel model Owner',
      'UpdateModel model Kind',
      'UpdateModel model Pet',
    ]);
  });

  it('are there as defined after an apply, and plan to nothing', async () => {
    const embedded = new EmbeddedApiGateway();
    const client = new APIGatewayClient(embedded.clientConfig);
    const gateway = new ApiGateway(client);
    const { restApiId } = await gateway.apply(await gateway.plan(definition));
    const { schema } = await client.send(new GetModelCommand({ restApiId, modelName: 'Pet' }));
    expect(schema).toContain(`/restapis/${restApiId}/models/Owner`);
    expect((await gateway.plan(definition, { restApiId })).isEmpty).toBe(true);
  });

  it('can be added to an API that has one of them', async () => {
    const embedded = new EmbeddedApiGateway();
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig));
    const before = restApi('petstore')
      .model('Owner', { contentType, schema: { type: 'object' } })
      .define();
    const { restApiId } = await gateway.apply(await gateway.plan(before));
    await gateway.apply(await gateway.plan(definition, { restApiId }));
    expect((await gateway.plan(definition, { restApiId })).isEmpty).toBe(true);
  });
});
