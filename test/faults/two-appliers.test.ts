import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { HttpResponse } from '@smithy/core/protocols';
import { describe, expect, it } from 'vitest';
import { ApplyError } from '../../src/execute/result.js';
import { ApiGateway } from '../../src/gateway.js';
import { expectNothingTwice, setUpAccount } from './account.js';
import { apiName, first, second } from './apis.js';

/** Two deployers over one account, which refuses a write that meets another one, as the service does. */
async function twoAppliers() {
  const account = await setUpAccount({ latencyMs: 100 });
  const { clock, embedded } = account;
  let writing = 0;
  let refused = 0;
  const { requestHandler, ...config } = embedded.clientConfig;
  const handler: typeof requestHandler = {
    ...requestHandler,
    async handle(request, options) {
      if (request.method === 'GET' || request.path === '/restapis') return requestHandler.handle(request, options);
      if (writing > 0) {
        refused++;
        return { response: concurrentModification() };
      }
      writing++;
      try {
        return await requestHandler.handle(request, options);
      } finally {
        writing--;
      }
    },
  };
  const applier = () =>
    new ApiGateway(new APIGatewayClient({ ...config, requestHandler: handler }), { clock, quotas: [] });
  return { ...account, appliers: [applier(), applier()] as const, refused: () => refused };
}

function concurrentModification(): HttpResponse {
  const message = 'Unable to complete operation due to concurrent modification. Please try again later.';
  return new HttpResponse({
    statusCode: 409,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'ConflictException' },
    body: new TextEncoder().encode(JSON.stringify({ message })),
  });
}

const settled = <Result>(promise: Promise<Result>) =>
  promise.then(
    (result) => result,
    (error: unknown) => error,
  );

describe('two appliers at once', () => {
  it('of one definition leave the API that it describes, after a last run', async () => {
    const { clock, embedded, appliers, neighbourId, refused } = await twoAppliers();
    const [one, other] = appliers;
    const neighbour = embedded.state().restApis.get(neighbourId);
    await clock.run(one.plan(first).then((plan) => one.apply(plan)));
    const plans = [await clock.run(one.plan(second)), await clock.run(other.plan(second))] as const;
    const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
    for (const outcome of outcomes) if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ApplyError);
    expect(refused()).toBeGreaterThan(0);
    await clock.run(one.plan(second, { prune: true }).then((plan) => one.apply(plan)));
    const last = await clock.run(one.plan(second, { prune: true }));
    expect(last.calls).toEqual([]);
    expectNothingTwice(embedded, last.basis.restApiId ?? '');
    expect(embedded.state().restApis.get(neighbourId)).toEqual(neighbour);
  });

  it('of two definitions lose nothing of each other where they describe different routes', async () => {
    const { clock, embedded, appliers } = await twoAppliers();
    const [one, other] = appliers;
    const { restApiId } = await clock.run(one.plan(first).then((plan) => one.apply(plan)));
    const route = (path: string) => {
      const { model } = first;
      const pets = model.resources['/pets'];
      if (pets === undefined) throw new Error('The definition has no /pets.');
      return { ...model, resources: { ...model.resources, [path]: { ...pets, path } } };
    };
    const definitions = [route('/of-one'), route('/of-the-other')] as const;
    const plans = [
      await clock.run(one.plan(definitions[0], { restApiId })),
      await clock.run(other.plan(definitions[1], { restApiId })),
    ] as const;
    const outcomes = await clock.run(
      Promise.all([
        settled(one.apply(plans[0], { allowStale: true })),
        settled(other.apply(plans[1], { allowStale: true })),
      ]),
    );
    expect(outcomes).toEqual([expect.objectContaining({ restApiId }), expect.objectContaining({ restApiId })]);
    for (const definition of definitions)
      expect((await clock.run(one.plan(definition, { restApiId }))).calls).toEqual([]);
    expectNothingTwice(embedded, restApiId);
  });

  it('that both create the API leave two, which the next plan refuses to choose between', async () => {
    const { clock, embedded, appliers } = await twoAppliers();
    const [one, other] = appliers;
    const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
    const results = await clock.run(Promise.all([one.apply(plans[0]), other.apply(plans[1])]));
    expect(new Set(results.map(({ restApiId }) => restApiId)).size).toBe(2);
    await expect(clock.run(one.plan(first))).rejects.toMatchObject({ code: 'snapshot.ambiguous-name' });
    for (const { restApiId } of results)
      expect((await clock.run(one.plan(first, { restApiId, prune: true }))).calls).toEqual([]);
    expect([...embedded.state().restApis.values()].filter(({ api }) => api.name === apiName)).toHaveLength(2);
  });

  it('that both create the API take no other than their own when an answer is lost', async () => {
    const { clock, embedded, appliers } = await twoAppliers();
    const [one, other] = appliers;
    const plans = [await clock.run(one.plan(first)), await clock.run(other.plan(first))] as const;
    embedded.inject({ fault: 'resetAfter', operation: 'CreateRestApi' });
    const outcomes = await clock.run(Promise.all([settled(one.apply(plans[0])), settled(other.apply(plans[1]))]));
    expect(outcomes[0]).toMatchObject({ code: 'apply.failed', cause: { code: 'apply.ambiguous-create' } });
    expect(outcomes[1]).toMatchObject({ restApiId: expect.any(String) });
  });
});
