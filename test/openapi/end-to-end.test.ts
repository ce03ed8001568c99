import { readdirSync, readFileSync } from 'node:fs';
import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { fromOpenApi } from '../../src/openapi/from-openapi.js';

const fixtures = new URL('fixtures/', import.meta.url);
/** The one with a method that has no integration, as documents may. */
const incomplete = 'documented.json';
const documents = readdirSync(fixtures).filter((name) => name !== incomplete);

function setUp(name: string) {
  const embedded = new EmbeddedApiGateway();
  const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { quotas: [] });
  const definition = fromOpenApi(readFileSync(new URL(name, fixtures), 'utf8'));
  return { embedded, gateway, definition, stage: definition.stage('prod', { variables: { backend: 'blue' } }) };
}

describe('a document', () => {
  it.each(documents)('is deployed with a stage, planned again to nothing, and served as it says: %s', async (name) => {
    const { gateway, definition, stage } = setUp(name);
    const plan = await gateway.plan([definition, stage]);
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual(
      expect.arrayContaining(['create restApi', 'create stage prod']),
    );
    const { restApiId } = await gateway.apply(plan);
    expect((await gateway.plan([definition, stage], { prune: true })).changes).toEqual([]);

    const { model, losses } = await gateway.deployedModel(restApiId, 'prod');
    const routesOf = ({ resources }: typeof model) =>
      Object.values(resources)
        .flatMap(({ path, methods }) => Object.keys(methods).map((verb) => `${verb} ${path}`))
        .sort();
    expect(routesOf(model), JSON.stringify(losses)).toEqual(routesOf(definition.model));
    expect(routesOf(model).length).toBeGreaterThan(0);
  });

  it('with a method that has no integration is made, and refused with a stage before anything is sent', async () => {
    const { embedded, gateway, definition, stage } = setUp(incomplete);
    await expect(gateway.plan([definition, stage])).rejects.toMatchObject({
      code: 'plan.deployment',
      problems: [{ code: 'plan.no-integration', address: expect.stringMatching(/^[A-Z]+ \//) }],
    });
    expect(embedded.calls.filter(({ operation }) => !operation?.startsWith('Get'))).toEqual([]);
    await gateway.apply(await gateway.plan(definition));
    expect((await gateway.plan(definition, { prune: true })).changes).toEqual([]);
  });
});
