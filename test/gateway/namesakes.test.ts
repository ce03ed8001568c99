import { APIGatewayClient, CreateRequestValidatorCommand, UpdateMethodCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway, restApi } from '../../src/index.js';

const api = restApi('petstore').requestValidator('strict', { validateRequestBody: true });
const definition = api.define(
  api.resource('/pets').method('GET').requestValidator('strict').methodResponse('200').integration().mock(),
);

describe('request validators of one name', () => {
  it('are all seen, and those too many are pruned after the methods have left them', async () => {
    const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
    const gateway = new ApiGateway(client, { quotas: false });
    const { restApiId } = await gateway.apply(await gateway.plan(definition));
    const first = (await gateway.snapshot(restApiId)).ids;
    const { id: another } = await client.send(
      new CreateRequestValidatorCommand({ restApiId, name: 'strict', validateRequestBody: true }),
    );
    await client.send(
      new UpdateMethodCommand({
        restApiId,
        resourceId: first.resources['/pets'],
        httpMethod: 'GET',
        patchOperations: [{ op: 'replace', path: '/requestValidatorId', value: another }],
      }),
    );
    const { ids, model } = await gateway.snapshot(restApiId);
    expect(Object.keys(ids.requestValidators).sort()).toEqual(['strict', 'strict (2)']);
    expect(Object.values(ids.requestValidators)).toContain(another);
    const name = ids.requestValidators['strict'] === another ? 'strict' : 'strict (2)';
    expect(model.resources['/pets']?.methods['GET']?.requestValidator).toEqual({ name });

    const plan = await gateway.plan(definition, { prune: true });
    expect(plan.calls.map(({ operation }) => operation)).toEqual([
      ...(name === 'strict' ? [] : ['UpdateMethod']),
      'DeleteRequestValidator',
    ]);
    await gateway.apply(plan);
    expect((await gateway.plan(definition, { prune: true })).isEmpty).toBe(true);
    expect(Object.keys((await gateway.snapshot(restApiId)).ids.requestValidators)).toEqual(['strict']);
  });

  it('are numbered around the names that others have', async () => {
    const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
    const gateway = new ApiGateway(client, { quotas: false });
    const { restApiId } = await gateway.apply(await gateway.plan(definition));
    const named = new Map<string | undefined, string>();
    for (const name of ['strict', 'strict (2)', 'strict']) {
      const { id } = await client.send(new CreateRequestValidatorCommand({ restApiId, name }));
      named.set(id, name);
    }
    const { requestValidators } = (await gateway.snapshot(restApiId)).ids;
    expect(Object.keys(requestValidators).sort()).toEqual(['strict', 'strict (2)', 'strict (3)', 'strict (4)']);
    expect(named.get(requestValidators['strict (2)'])).toBe('strict (2)');
  });
});
