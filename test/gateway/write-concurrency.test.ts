import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, type FaultInjection, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, type ApiGatewayOptions, restApi } from '../../src/index.js';

const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } });
const definition = api.define(
  ...Array.from({ length: 20 }, (_, index) =>
    api
      .resource(`/r${index}`)
      .method('GET')
      .methodResponse('200')
      .methodResponse('404')
      .integration()
      .mock()
      .integrationResponse('200')
      .integrationResponse('404', { selectionPattern: '404' }),
  ),
);

/** Applies the definition; sees which writes were under way together. */
async function applying(latencyMs: number, options: ApiGatewayOptions = {}, ...faults: readonly FaultInjection[]) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock, latencyMs });
  const { requestHandler, ...config } = embedded.clientConfig;
  const underWay = new Map<string, number>();
  let mostUnderOneMethod = 0;
  const client = new APIGatewayClient({
    ...config,
    requestHandler: {
      ...requestHandler,
      handle: async (request: { method: string; path: string }, rest?: object) => {
        const method = /\/resources\/\w+\/methods\/\w+/.exec(request.path)?.[0];
        if (method === undefined) return requestHandler.handle(request as never, rest);
        const now = (underWay.get(method) ?? 0) + 1;
        underWay.set(method, now);
        mostUnderOneMethod = Math.max(mostUnderOneMethod, now);
        try {
          return await requestHandler.handle(request as never, rest);
        } finally {
          underWay.set(method, (underWay.get(method) ?? 0) - 1);
        }
      },
    } as never,
  });
  const gateway = new ApiGateway(client, { clock, ...options });
  const plan = await clock.run(gateway.plan(definition, { strategy: 'calls' }));
  embedded.inject(...faults);
  const result = await clock.run(gateway.apply(plan));
  return {
    embedded,
    result,
    mostUnderOneMethod,
    again: () => clock.run(gateway.plan(definition, { strategy: 'calls' })),
  };
}

describe('apply', () => {
  it.each([
    [60, 1],
    [150, 2],
    [300, 4],
  ])('at %d ms a call has at most %d writes under way, never two of one method', async (latencyMs, most) => {
    const { embedded, mostUnderOneMethod, again } = await applying(latencyMs);
    expect(embedded.mostInFlight).toBe(most);
    expect(mostUnderOneMethod).toBe(1);
    expect((await again()).isEmpty).toBe(true);
  });

  it('goes on with fewer writes at a time after a conflict, and brings everything about', async () => {
    const conflicts = { fault: 'conflict', operation: 'PutMethod', times: 8 } as const;
    const { embedded, result, again } = await applying(300, {}, conflicts);
    expect(result.steps.every(({ status }) => status === 'succeeded')).toBe(true);
    const refused = embedded.calls.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(8);
    const last = refused.at(-1)?.at ?? Number.NaN;
    const soonAfter = embedded.calls.filter(({ at }) => at > last && at <= last + 1_500);
    expect(soonAfter.length).toBeLessThanOrEqual(6); // One at a time, where four would have been twenty.
    expect((await again()).isEmpty).toBe(true);
  });

  it('reports steps in the order of the plan, whatever the order in which they ran', async () => {
    const { result } = await applying(300);
    const ids = result.steps.map(({ call }) => call.id);
    const dependencies = result.steps.flatMap(({ call }) =>
      call.dependsOn.map((id) => [ids.indexOf(id), ids.indexOf(call.id)]),
    );
    expect(dependencies.length).toBeGreaterThan(100);
    for (const [before = -1, after = -1] of dependencies) expect(before).toBeLessThan(after);
  });
});
