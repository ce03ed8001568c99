import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { vpcLink } from '../../src/definition/vpc-link.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { builtInModels } from '../../src/kinds/model.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';
import { petstore } from '../contract/petstore.js';
import fc from '../fast-check.js';
import { arbitraryApi } from './arbitrary-api.js';

const newGateway = () => newAccount({ ids: 'sequential', callHistory: 'all' });

const wide = (resources: number, member: object = {}) => {
  const api = restApi('wide', { tags: { team: 'pets' }, endpointConfiguration: { types: ['REGIONAL'] }, ...member });
  return api.define(
    ...Array.from({ length: resources }, (_, index) =>
      api
        .resource(`/r${index}`)
        .method('GET')
        .methodResponse('200')
        .integration()
        .mock()
        .requestTemplate('application/json', '{"statusCode": 200}')
        .integrationResponse('200'),
    ),
  );
};

/** What is live, with what a definition doesn't tell apart written alike. */
async function live(gateway: ApiGateway, restApiId: string): Promise<RestApiNode> {
  const { model } = await gateway.snapshot(restApiId);
  return { ...model, models: withoutBuiltIns(model.models) };
}

/** What the service says of the models that every API has isn't in a document. */
const withoutBuiltIns = (models: RestApiNode['models']) =>
  Object.fromEntries(Object.entries(models).filter(([name]) => !builtInModels.has(name)));

const operations = ({ calls }: Plan) => calls.map(({ operation }) => operation);

describe("a new API with { strategy: 'import' }", () => {
  it('comes about by two calls, and nothing is left to do', async () => {
    const { gateway } = newGateway();
    const plan = await gateway.plan(wide(40), { strategy: 'import' });
    expect(operations(plan)).toEqual(['CreateRestApi', 'PutRestApi']);
    await gateway.apply(plan);
    expect(operations(await gateway.plan(wide(40), { prune: true }))).toEqual([]);
  });

  it('is what calls make, with calls for what a document can not hold', async () => {
    let completed = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryApi, async (api) => {
        const [one, other] = [newGateway(), newGateway()];
        const byImport = await one.gateway.plan(api, { strategy: 'import' });
        const byCalls = await other.gateway.plan(api, { strategy: 'calls' });
        expect(operations(byImport)[1]).toBe('PutRestApi');
        if (byImport.calls.length > 2) completed += 1;
        const ids = await Promise.all([one.gateway.apply(byImport), other.gateway.apply(byCalls)]);
        const [made, expected] = await Promise.all([
          live(one.gateway, ids[0].restApiId),
          live(other.gateway, ids[1].restApiId),
        ]);
        expect(made).toEqual(expected);
        expect(operations(await one.gateway.plan(api, { prune: true }))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(completed).toBeGreaterThan(40);
  }, 600_000);

  it('completes models by calls', async () => {
    const { gateway } = newGateway();
    const plan = await gateway.plan(petstore.model, { strategy: 'import' });
    expect(operations(plan)).toContain('UpdateModel');
    await gateway.apply(plan);
    expect(operations(await gateway.plan(petstore, { prune: true }))).toEqual([]);
  });

  it('goes through JSON, and holds its document as an object', async () => {
    const { gateway } = newGateway();
    const plan = await gateway.plan(wide(3), { strategy: 'import' });
    expect(plan.calls[1]?.input).toMatchObject({ body: { openapi: '3.0.1', info: { title: 'wide' } } });
    await gateway.apply(Plan.fromJSON(JSON.stringify(plan)));
    expect(operations(await gateway.plan(wide(3), { prune: true }))).toEqual([]);
  });

  it('comes about although the response to the import is lost', async () => {
    const { gateway, embedded } = newGateway();
    const plan = await gateway.plan(wide(3), { strategy: 'import' });
    embedded.inject({ operation: 'PutRestApi', fault: 'resetAfter' });
    await gateway.apply(plan);
    expect(operations(await gateway.plan(wide(3), { prune: true }))).toEqual([]);
  });

  it('waits for the API, whatever it waits for beside it, and however long either takes', async () => {
    const clock = new ManualClock();
    const embedded = new EmbeddedApiGateway({ clock, latencyMs: 500 });
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    const link = vpcLink('backend', {
      targetArns: ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/backend/50dc6c495c0c9188'],
    });
    const api = restApi('linked', { endpointConfiguration: { types: ['REGIONAL'] } });
    const linked = api.define(
      api
        .resource('/a')
        .method('GET')
        .integration()
        .httpProxy('https://one.example.com')
        .connectionType('VPC_LINK', { connectionId: link }),
    );
    const plan = await clock.run(gateway.plan([linked, link], { strategy: 'import' }));
    embedded.inject({ operation: 'CreateRestApi', fault: 'throttle', retryAfterSeconds: 30 });
    await clock.run(gateway.apply(plan));
    const importing = plan.calls.find(({ operation }) => operation === 'PutRestApi');
    expect(importing?.dependsOn).toEqual(['CreateVpcLink VPC link backend', 'CreateRestApi restApi']);
    expect(operations(await clock.run(gateway.plan([linked, link], { strategy: 'calls' })))).toEqual([]);
  });
});

describe("a new API with { strategy: 'auto' }", () => {
  const onQuotas = () => {
    const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
    return new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock: new ManualClock() });
  };

  it('is imported where that is quicker by 5 seconds, and the plan says so', async () => {
    const small = await onQuotas().plan(wide(10));
    expect([operations(small).length, small.warnings]).toEqual([41 + 10, []]);
    const plan = await onQuotas().plan(wide(300));
    expect(operations(plan)).toEqual(['CreateRestApi', 'PutRestApi']);
    expect(plan.warnings.map(({ code }) => code)).toEqual(['plan.import']);
  });

  it('is made by calls where the document would be too large, and the plan says so', async () => {
    const { model } = wide(60, { description: 'x' });
    const models = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => {
        const schema = JSON.stringify({ type: 'object', title: 'x'.repeat(390_000) });
        return [`M${index}`, { kind: 'Model', name: `M${index}`, contentType: 'application/json', schema }] as const;
      }),
    );
    const plan = await onQuotas().plan({ ...model, models });
    expect(operations(plan)).not.toContain('PutRestApi');
    expect(plan.warnings).toMatchObject([{ code: 'plan.import-impossible', message: /bytes/ }]);
  });
});
