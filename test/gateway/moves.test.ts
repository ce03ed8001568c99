import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { api, integration, method, resources } from '../diff/apis.js';
import fc from '../fast-check.js';

/** A tree of paths: each below the root or below one before it, with a name of its own. */
const arbitraryTree = (size: number, prefix: string) =>
  fc.tuple(...Array.from({ length: size }, (_, index) => fc.integer({ min: -1, max: index - 1 }))).map((parents) => {
    const paths: string[] = [];
    parents.forEach((parent, index) => {
      paths.push(`${parent < 0 ? '' : paths[parent]}/${prefix}${index}`);
    });
    return paths;
  });

/** The same resources in two trees: what was at the first path of a pair shall be at the second. */
const arbitraryMoves = fc
  .integer({ min: 1, max: 7 })
  .chain((size) =>
    fc.tuple(
      arbitraryTree(size, 'old'),
      arbitraryTree(size, 'new'),
      fc.shuffledSubarray([...Array(size).keys()], { minLength: size, maxLength: size }),
    ),
  )
  .map(([from, to, order]) => order.map((source, target) => [from[source] ?? '', to[target] ?? ''] as const));

describe('movedFrom', () => {
  it('turns any tree of paths into any other, and every resource keeps its id', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryMoves, async (moves) => {
        const gateway = new ApiGateway(
          new APIGatewayClient(new EmbeddedApiGateway({ ids: 'sequential' }).clientConfig),
          { quotas: [] },
        );
        const methods = { GET: method('GET', { integration: integration() }) };
        const at = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, methods]));
        const before = api({ resources: resources(at(moves.map(([from]) => from))) });
        const { restApiId } = await gateway.apply(await gateway.plan(before));
        const old = (await gateway.snapshot(restApiId)).ids.resources;

        const after = api({
          resources: resources(
            at(moves.map(([, to]) => to)),
            Object.fromEntries(moves.map(([from, to]) => [to, from])),
          ),
        });
        const plan = await gateway.plan(after, { prune: true });
        expect(new Set(plan.calls.map(({ operation }) => operation))).toEqual(new Set(['UpdateResource']));
        expect(plan.calls.length).toBeLessThanOrEqual(moves.length);
        await gateway.apply(plan);

        const now = (await gateway.snapshot(restApiId)).ids.resources;
        expect(Object.keys(now)).toHaveLength(moves.length + 1);
        for (const [from, to] of moves) expect(now[to]).toBe(old[from]);
        expect((await gateway.plan(after, { prune: true })).isEmpty).toBe(true);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
