import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, type FaultKind } from '../../src/embedded/index.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { builtInModels } from '../../src/kinds/model.js';
import { normaliseRestApi } from '../../src/model/normalise.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { mapValues } from '../../src/plain.js';
import type { Snapshot } from '../../src/snapshot/snapshot.js';
import { newAccount } from '../account.js';
import fc from '../fast-check.js';
import { arbitraryApi } from './arbitrary-api.js';
import { failing } from './failing.js';
import { after, before, renamed } from './full-apis.js';
import { troublesome } from './troublesome-apis.js';

const newGateway = () => newAccount({ ids: 'sequential' });

/** What a snapshot should show of an API that was applied with prune. */
function expected(api: RestApiNode, snapshot: Snapshot): RestApiNode {
  const { settings, resources, ...rest } = normaliseRestApi(api, {
    resourceId: (path) => snapshot.ids.resources[path],
  });
  return {
    ...rest,
    settings: mentioned(settings, settings),
    resources: Object.fromEntries(
      Object.entries(resources).map(([path, { movedFrom: _, ...resource }]) => [path, resource]),
    ),
  };
}

/** What is to be compared: the settings and namespaces that the definition speaks of, and no built-in model beside. */
function comparable({ model }: Snapshot, api: RestApiNode): RestApiNode {
  return {
    ...model,
    settings: mentioned(model.settings, api.settings),
    models: Object.fromEntries(
      Object.entries(model.models).filter(([name]) => Object.hasOwn(api.models, name) || !builtInModels.has(name)),
    ),
    resources: withoutOtherNamespaces(model.resources, api.resources),
  };
}

/** Where a definition states no cache namespace, the one that is there stays. */
function withoutOtherNamespaces(
  live: RestApiNode['resources'],
  by: RestApiNode['resources'],
): RestApiNode['resources'] {
  return mapValues(live, (resource, path) => ({
    ...resource,
    methods: mapValues(resource.methods, ({ integration, ...method }, verb) => {
      if (integration === undefined) return method;
      const isStated = by[path]?.methods[verb]?.integration?.cacheNamespace !== undefined;
      const { cacheNamespace: _, ...others } = integration;
      return { ...method, integration: isStated ? integration : others };
    }),
  }));
}

/** Settings as far as the definition speaks of them; what is empty and what isn't there are the same. */
function mentioned(settings: RestApiNode['settings'], by: RestApiNode['settings']): RestApiNode['settings'] {
  const endpointConfiguration = only(settings.endpointConfiguration ?? {}, by.endpointConfiguration ?? {});
  return only({ ...settings, endpointConfiguration }, by);
}

function only<Members extends object>(members: Members, by: object): Members {
  const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  return Object.fromEntries(
    Object.entries(members).filter(([name, value]) => Object.hasOwn(by, name) && !isEmpty(value)),
  ) as Members;
}

async function applyAll(gateway: ApiGateway, api: RestApiNode): Promise<string> {
  const plan = await gateway.plan(api, { prune: true });
  const { restApiId } = await gateway.apply(plan);
  return restApiId;
}

async function expectReached(gateway: ApiGateway, restApiId: string, api: RestApiNode): Promise<void> {
  const snapshot = await gateway.snapshot(restApiId);
  expect(comparable(snapshot, api)).toEqual(expected(api, snapshot));
  const next = await gateway.plan(api, { prune: true });
  expect(next.render({ color: false })).toBe(`${api.name} (${restApiId}): no changes`);
}

describe('any two APIs', () => {
  it('applied one after the other leave the second, and nothing to do', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApi, arbitraryApi, async (first, second) => {
        const { gateway } = newGateway();
        const restApiId = await applyAll(gateway, first);
        await expectReached(gateway, restApiId, first);
        expect(await applyAll(gateway, second)).toBe(restApiId);
        await expectReached(gateway, restApiId, second);
      }),
      { numRuns: 200 },
    );
  }, 300_000);
});

describe('a run that stopped halfway', () => {
  const journeys = [
    ['from nothing', undefined, before.model],
    ['from one state to the next', before.model, after.model],
    ['through a rename', after.model, renamed.model],
    ...troublesome.map(({ name, from, to }) => [name, from, to] as const),
  ] as const;

  it.each(journeys)('is taken up where it stopped, wherever that was: %s', async (_, from, to) => {
    for (let failAt = 1; ; failAt += 1) {
      const { gateway, client } = newGateway();
      if (from !== undefined) await applyAll(gateway, from);
      const faults = failing(client, failAt);
      const failed = await applyAll(gateway, to).then(
        () => false,
        () => true,
      );
      faults.stop();
      expect(failed).toBe(faults.hit);
      const restApiId = await applyAll(gateway, to);
      await expectReached(gateway, restApiId, to);
      if (!faults.hit) {
        expect(failAt).toBeGreaterThan(1);
        return;
      }
    }
  });
});

/** What can go wrong with a call, and what the service has done by then. */
const faultKinds = [
  'throttle',
  'serverError',
  'serviceUnavailable',
  'conflict',
  'resetBefore',
  'resetAfter',
  'timeoutAfter',
] as const satisfies readonly FaultKind[];

const arbitraryFaults = fc.array(
  fc.record({ fault: fc.constantFrom(...faultKinds), nth: fc.integer({ min: 1, max: 80 }) }),
  { maxLength: 12 },
);

describe('a run through faults of the network and the service', () => {
  it('makes one API, and what is wanted of it, in as many runs as it takes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApi, arbitraryApi, arbitraryFaults, async (first, second, faults) => {
        const clock = new ManualClock();
        const embedded = new EmbeddedApiGateway({ ids: 'sequential' });
        const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
        embedded.inject(...faults);
        const restApiIds = new Set<string>();
        for (const api of [first, second]) {
          restApiIds.add(await clock.run(applyInTheEnd(gateway, api, faults.length)));
        }
        embedded.clearFaults();
        const [restApiId = '', ...others] = restApiIds;
        expect(others).toEqual([]);
        await clock.run(expectReached(gateway, restApiId, second));
      }),
      { numRuns: 30 },
    );
  }, 300_000);
});

/** Plans and applies again after every run that stopped; each fault can stop one. */
async function applyInTheEnd(gateway: ApiGateway, api: RestApiNode, runs: number): Promise<string> {
  try {
    return await applyAll(gateway, api);
  } catch (error) {
    if (runs === 0 || !isFluentApiGatewayError(error, 'apply')) throw error;
    return applyInTheEnd(gateway, api, runs - 1);
  }
}
