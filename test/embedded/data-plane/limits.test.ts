import { Readable } from 'node:stream';
import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  FlushStageCacheCommand,
  GetUsageCommand,
  UpdateStageCommand,
  UpdateUsageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/embedded/data-plane/exchange.js';
import { newMemory } from '../../../src/embedded/data-plane/memory.js';
import { stageThrottle } from '../../../src/embedded/data-plane/stage-throttle.js';
import { ManualClock } from '../../../src/embedded/index.js';
import { deployed, mock, proxied } from './api.js';

const keyed = { security: [{ api_key: [] }] };
const document = {
  components: { securitySchemes: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
};

/** An API whose methods ask for a key, with a plan and a key for its stage. */
async function withPlan(plan: object, stage: object = {}) {
  const api = await deployed({
    paths: {
      '/pets': { get: { integration: mock('pets'), ...keyed } },
      '/free': { get: { integration: mock('free') } },
      '/pets/{petId}': { get: { integration: mock('pet'), ...keyed } },
    },
    document,
    clock: new ManualClock(),
  });
  const { client, restApiId } = api;
  const key = await client.send(new CreateApiKeyCommand({ name: 'acme', enabled: true }));
  const usagePlan = await client.send(
    new CreateUsagePlanCommand({ name: 'gold', apiStages: [{ apiId: restApiId, stage: 'test', ...stage }], ...plan }),
  );
  const usagePlanId = usagePlan.id ?? '';
  const keyId = key.id ?? '';
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
  const headers = { 'x-api-key': key.value ?? '' };
  return {
    ...api,
    key,
    keyId,
    usagePlanId,
    statusOf: async (path: string) => (await api.call(path, { headers })).status,
  };
}

const clockOf = ({ clock }: { clock: unknown }) => clock as ManualClock;

describe('API keys', () => {
  it('are asked for where a method requires one, in any letter case of the header', async () => {
    const { call, key } = await withPlan({});
    const refused = await call('/pets');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-amzn-errortype')).toBe('ForbiddenException');
    expect(await refused.json()).toEqual({ message: 'Forbidden' });
    expect((await call('/pets', { headers: { 'X-API-Key': key.value ?? '' } })).status).toBe(200);
    expect((await call('/free')).status).toBe(200);
  });

  it.each(['', 'unknown'])('are refused when they are %j', async (value) => {
    const { call } = await withPlan({});
    expect((await call('/pets', { headers: { 'x-api-key': value } })).status).toBe(403);
  });

  it('are refused when disabled, and when no plan has them for the stage', async () => {
    const { client, call, restApiId } = await withPlan({});
    const disabled = await client.send(new CreateApiKeyCommand({ name: 'disabled', enabled: false }));
    const planless = await client.send(new CreateApiKeyCommand({ name: 'planless', enabled: true }));
    const elsewhere = await client.send(new CreateUsagePlanCommand({ name: 'elsewhere' }));
    for (const { id } of [disabled, planless])
      await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: elsewhere.id, keyId: id, keyType: 'API_KEY' }));
    for (const { value } of [disabled, planless])
      expect((await call('/pets', { headers: { 'x-api-key': value ?? '' } })).status).toBe(403);
    expect(restApiId).not.toBe('');
  });
});

describe('API keys that an authorizer names', () => {
  it('count in their plan, and those of the header do not', async () => {
    const { client, restApiId, call } = await deployed({
      paths: {
        '/pets': { get: { integration: mock('pets'), security: [{ token: [], api_key: [] }] } },
      },
      document: {
        'x-amazon-apigateway-api-key-source': 'AUTHORIZER',
        components: {
          securitySchemes: {
            ...document.components.securitySchemes,
            token: {
              type: 'apiKey',
              name: 'Authorization',
              in: 'header',
              'x-amazon-apigateway-authtype': 'custom',
              'x-amazon-apigateway-authorizer': {
                type: 'token',
                authorizerUri: proxied('authorizer').uri,
              },
            },
          },
        },
      },
      integrations: {
        lambda: {
          authorizer: ({ authorizationToken }: { authorizationToken: string }) => ({
            principalId: 'ann',
            policyDocument: { Statement: [{ Action: '*', Effect: 'Allow', Resource: '*' }] },
            ...(authorizationToken === 'nobody' ? {} : { usageIdentifierKey: authorizationToken }),
          }),
        },
      },
    });
    const key = await client.send(new CreateApiKeyCommand({ name: 'acme', enabled: true }));
    const quota = { limit: 1, period: 'DAY' } as const;
    const apiStages = [{ apiId: restApiId, stage: 'test' }];
    const plan = await client.send(new CreateUsagePlanCommand({ name: 'gold', apiStages, quota }));
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: plan.id, keyId: key.id, keyType: 'API_KEY' }));
    const statusAs = async (token: string, more: object = {}) =>
      (await call('/pets', { headers: { Authorization: token, ...more } })).status;
    expect(await statusAs('nobody', { 'x-api-key': key.value })).toBe(403);
    expect(await statusAs('unknown')).toBe(403);
    expect(await statusAs(key.value ?? '')).toBe(200);
    expect(await statusAs(key.value ?? '')).toBe(429);
  });
});

describe('the throttle of a plan', () => {
  it('lets a burst through and fills again on the clock', async () => {
    const api = await withPlan({ throttle: { rateLimit: 1, burstLimit: 2 } });
    expect([await api.statusOf('/pets'), await api.statusOf('/pets/7'), await api.statusOf('/pets')]).toEqual([
      200, 200, 429,
    ]);
    await clockOf(api).advance(1_000);
    expect([await api.statusOf('/pets'), await api.statusOf('/pets')]).toEqual([200, 429]);
  });

  it('is another for methods that have their own', async () => {
    const stage = { throttle: { '/pets/{petId}/GET': { rateLimit: 1, burstLimit: 1 } } };
    const api = await withPlan({ throttle: { rateLimit: 100, burstLimit: 100 } }, stage);
    expect([await api.statusOf('/pets/7'), await api.statusOf('/pets/8'), await api.statusOf('/pets')]).toEqual([
      200, 429, 200,
    ]);
  });

  it('says so as the service does', async () => {
    const { call, key } = await withPlan({ throttle: { rateLimit: 1, burstLimit: 0 } });
    const response = await call('/pets', { headers: { 'x-api-key': key.value ?? '' } });
    expect(response.headers.get('x-amzn-errortype')).toBe('TooManyRequestsException');
    expect(await response.json()).toEqual({ message: 'Too Many Requests' });
  });
});

describe('the quota of a plan', () => {
  it('passes with its period: a month on the clock', async () => {
    const api = await withPlan({ quota: { limit: 2, period: 'MONTH' } });
    expect([await api.statusOf('/pets'), await api.statusOf('/pets'), await api.statusOf('/pets')]).toEqual([
      200, 200, 429,
    ]);
    await clockOf(api).advance(31 * 24 * 60 * 60 * 1_000);
    expect(await api.statusOf('/pets')).toBe(200);
  });

  it('says so as the service does, and isn’t used up by methods without a key', async () => {
    const { call, key, statusOf } = await withPlan({ quota: { limit: 1, period: 'DAY' } });
    const headers = { 'x-api-key': key.value ?? '' };
    expect([await statusOf('/free'), await statusOf('/free'), await statusOf('/pets')]).toEqual([200, 200, 200]);
    const response = await call('/pets', { headers });
    expect(response.status).toBe(429);
    expect(response.headers.get('x-amzn-errortype')).toBe('LimitExceededException');
    expect(await response.json()).toEqual({ message: 'Limit Exceeded' });
  });

  it('is told by GetUsage, and extended by UpdateUsage', async () => {
    const { client, embedded, keyId, statusOf, usagePlanId } = await withPlan({ quota: { limit: 2, period: 'DAY' } });
    expect([await statusOf('/pets'), await statusOf('/pets'), await statusOf('/pets')]).toEqual([200, 200, 429]);
    const day = new Date().toISOString().slice(0, 10);
    const asked = new GetUsageCommand({ usagePlanId, startDate: day, endDate: day });
    expect((await client.send(asked)).items).toEqual({ [keyId]: [[2, 0]] });
    await client.send(
      new UpdateUsageCommand({
        usagePlanId,
        keyId,
        patchOperations: [{ op: 'replace', path: '/remaining', value: '1' }],
      }),
    );
    expect((await client.send(asked)).items).toEqual({ [keyId]: [[2, 1]] });
    expect([await statusOf('/pets'), await statusOf('/pets')]).toEqual([200, 429]);
    expect(embedded.calls.length).toBeGreaterThan(0);
  });
});

describe('throttles of a stage', () => {
  const change = (api: Awaited<ReturnType<typeof withPlan>>, ...settings: readonly (readonly [string, string])[]) =>
    api.client.send(
      new UpdateStageCommand({
        restApiId: api.restApiId,
        stageName: 'test',
        patchOperations: settings.map(([path, value]) => ({ op: 'replace', path, value })),
      }),
    );

  it('hold for each method by itself, at once and without a deployment', async () => {
    const api = await withPlan({});
    await change(api, ['/*/*/throttling/rateLimit', '1'], ['/*/*/throttling/burstLimit', '1']);
    expect([await api.statusOf('/pets'), await api.statusOf('/pets'), await api.statusOf('/pets/7')]).toEqual([
      200, 429, 200,
    ]);
    await clockOf(api).advance(1_000);
    expect(await api.statusOf('/pets')).toBe(200);
  });

  it('are others for a method that has its own', async () => {
    const api = await withPlan({});
    await change(
      api,
      ['/*/*/throttling/rateLimit', '1'],
      ['/*/*/throttling/burstLimit', '1'],
      ['/~1pets/GET/throttling/rateLimit', '50'],
      ['/~1pets/GET/throttling/burstLimit', '50'],
    );
    expect([await api.statusOf('/pets'), await api.statusOf('/pets')]).toEqual([200, 200]);
  });
});

describe('the cache of a stage', () => {
  async function cached(settings: readonly (readonly [string, string])[], more: object = {}) {
    let calls = 0;
    const api = await deployed({
      paths: {
        '/pets': {
          get: {
            integration: proxied('count', more),
            parameters: [{ name: 'kind', in: 'query', schema: { type: 'string' } }],
          },
          post: { integration: proxied('count') },
        },
      },
      integrations: { lambda: { count: () => ({ statusCode: 200, body: String(++calls) }) } },
      clock: new ManualClock(),
    });
    const patchOperations = [
      ['/cacheClusterEnabled', 'true'],
      ['/cacheClusterSize', '0.5'],
      ['/*/*/caching/enabled', 'true'],
      ...settings,
    ].map(([path, value]) => ({ op: 'replace' as const, path, value }));
    const update = new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'test', patchOperations });
    await api.client.send(update);
    const text = async (path: string, init?: RequestInit) => (await api.call(path, init)).text();
    return { ...api, text };
  }

  it('answers until its time to live has passed on the clock', async () => {
    const api = await cached([['/*/*/caching/ttlInSeconds', '60']]);
    expect([await api.text('/pets'), await api.text('/pets')]).toEqual(['1', '1']);
    await clockOf(api).advance(59_999);
    expect(await api.text('/pets')).toBe('1');
    await clockOf(api).advance(1);
    expect(await api.text('/pets')).toBe('2');
  });

  it('has one entry for a method without key parameters, and one for each value with them', async () => {
    const without = await cached([]);
    expect([await without.text('/pets?kind=cat'), await without.text('/pets?kind=dog')]).toEqual(['1', '1']);
    const keys = { cacheKeyParameters: ['method.request.querystring.kind'] };
    const by = await cached([], keys);
    expect([await by.text('/pets?kind=cat'), await by.text('/pets?kind=dog'), await by.text('/pets?kind=cat')]).toEqual(
      ['1', '2', '1'],
    );
  });

  it('keeps GET alone where every method is cached', async () => {
    const api = await cached([]);
    expect([await api.text('/pets', { method: 'POST' }), await api.text('/pets', { method: 'POST' })]).toEqual([
      '1',
      '2',
    ]);
  });

  it('keeps another verb where its own settings say so, and bytes as they are', async () => {
    let calls = 0;
    const bytes = Buffer.from([0, 255, 128, 10]);
    const api = await deployed({
      paths: { '/any': { any: { integration: proxied('bytes') } } },
      document: { 'x-amazon-apigateway-binary-media-types': ['*/*'] },
      integrations: {
        lambda: {
          bytes: () => {
            calls++;
            return { body: bytes.toString('base64'), isBase64Encoded: true, headers: { 'Content-Type': 'image/png' } };
          },
        },
      },
    });
    const patchOperations = [
      ['/cacheClusterEnabled', 'true'],
      ['/cacheClusterSize', '0.5'],
      ...['GET', 'HEAD', 'POST'].map((verb) => [`/~1any/${verb}/caching/enabled`, 'true']),
    ].map(([path, value]) => ({ op: 'replace' as const, path, value }));
    await api.client.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'test', patchOperations }));
    for (const method of ['GET', 'HEAD', 'POST', 'PUT']) {
      const before = calls;
      for (let time = 0; time < 2; time++) {
        const response = await api.call('/any', { method });
        expect(response.status).toBe(200);
        if (method !== 'HEAD') expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
      }
      expect([method, calls - before]).toEqual([method, method === 'PUT' ? 2 : 1]);
    }
  });

  it('has one entry for each value that is mapped onto a parameter of the integration', async () => {
    const requestParameters = {
      'integration.request.header.X-Kind': 'method.request.body.kind',
      'integration.request.querystring.animal': 'method.request.querystring.kind',
    };
    const cacheKeyParameters = Object.keys(requestParameters);
    const api = await cached([['/~1pets/POST/caching/enabled', 'true']]);
    const integration = proxied('count', { requestParameters, cacheKeyParameters });
    await api.overwrite({ '/pets': { post: { integration } } });
    await api.client.send(new CreateDeploymentCommand({ restApiId: api.restApiId, stageName: 'test' }));
    const bodies: string[] = [];
    for (const [query, kind] of [
      ['a', 'cat'],
      ['a', 'dog'],
      ['b', 'cat'],
      ['a', 'cat'],
      ['b', 'cat'],
    ])
      bodies.push(
        await api.text(`/pets?kind=${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ kind }),
        }),
      );
    expect(bodies).toEqual(['1', '2', '3', '1', '3']);
  });

  it('tells a key parameter that is missing from one that is empty, and from a list', async () => {
    const one = await cached([], { cacheKeyParameters: ['method.request.querystring.kind'] });
    const bodies: string[] = [];
    for (const query of ['', '?kind=', '?kind=null', '?kind', '?other=1', '?kind=a&kind=null'])
      bodies.push(await one.text(`/pets${query}`));
    expect(bodies).toEqual(['1', '2', '3', '2', '1', '3']);
  });

  it.each([
    ['has its own', false, ['old 1', 'new 2', 'old 1', 'new 2']],
    ['shares that of the stage where it says so', true, ['old 1', 'old 1', 'old 1', 'old 1']],
  ])('and of its canary, which %s', async (_, useStageCache, expected) => {
    let [calls, coin] = [0, 1];
    const answering = (name: string) => ({ '/pets': { get: { integration: proxied(name) } } });
    const says = (text: string) => () => ({ body: `${text} ${++calls}` });
    const api = await deployed({
      paths: answering('old'),
      integrations: { lambda: { old: says('old'), new: says('new') } },
      random: () => coin,
    });
    const { client, restApiId } = api;
    await api.overwrite(answering('new'));
    const canarySettings = { percentTraffic: 50, useStageCache };
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test', canarySettings }));
    const patchOperations = [
      ['/cacheClusterEnabled', 'true'],
      ['/cacheClusterSize', '0.5'],
      ['/*/*/caching/enabled', 'true'],
    ].map(([path, value]) => ({ op: 'replace' as const, path, value }));
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'test', patchOperations }));
    const texts: string[] = [];
    for (coin of [0.9, 0.1, 0.9, 0.1]) texts.push(await (await api.call('/pets')).text());
    expect(texts).toEqual(expected);
  });

  it('keeps what an endpoint responds with whatever its status, and nothing that the gateway says by itself', async () => {
    let calls = 0;
    const results = [{ statusCode: 404 }, { statusCode: 503 }, 'not a response'];
    const api = await deployed({
      paths: Object.fromEntries(results.map((_, at) => [`/${at}`, { get: { integration: proxied(`number${at}`) } }])),
      integrations: {
        lambda: Object.fromEntries(
          results.map((result, at) => {
            const counting = () => {
              calls++;
              return result;
            };
            return [`number${at}`, counting];
          }),
        ),
      },
    });
    const patchOperations = [
      ['/cacheClusterEnabled', 'true'],
      ['/cacheClusterSize', '0.5'],
      ['/*/*/caching/enabled', 'true'],
    ].map(([path, value]) => ({ op: 'replace' as const, path, value }));
    await api.client.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'test', patchOperations }));
    for (const [path, status, asked] of [
      ['/0', 404, 1],
      ['/1', 503, 1],
      ['/2', 502, 2],
    ] as const) {
      calls = 0;
      expect([(await api.call(path)).status, (await api.call(path)).status, calls]).toEqual([status, status, asked]);
    }
  });

  it('keeps nothing that streams', async () => {
    let calls = 0;
    const api = await deployed({
      paths: { '/pets': { get: { integration: proxied('stream', { responseTransferMode: 'STREAM' }) } } },
      integrations: { lambda: { stream: () => ({ statusCode: 200, body: Readable.from([String(++calls)]) }) } },
    });
    const patchOperations = [
      ['/cacheClusterEnabled', 'true'],
      ['/cacheClusterSize', '0.5'],
      ['/*/*/caching/enabled', 'true'],
    ].map(([path, value]) => ({ op: 'replace' as const, path, value }));
    await api.client.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: 'test', patchOperations }));
    expect(await (await api.call('/pets')).text()).toBe('1');
    expect(await (await api.call('/pets')).text()).toBe('2');
  });

  it('is empty after FlushStageCache', async () => {
    const api = await cached([]);
    expect(await api.text('/pets')).toBe('1');
    await api.client.send(new FlushStageCacheCommand({ restApiId: api.restApiId, stageName: 'test' }));
    expect(await api.text('/pets')).toBe('2');
  });

  it.each([
    ['SUCCEED_WITH_RESPONSE_HEADER', 200, true, '1'],
    ['SUCCEED_WITHOUT_RESPONSE_HEADER', 200, false, '1'],
    ['FAIL_WITH_403', 403, false, undefined],
  ])('is not invalidated by a client who may not: %s', async (strategy, status, warns, body) => {
    const api = await cached([
      ['/*/*/caching/requireAuthorizationForCacheControl', 'true'],
      ['/*/*/caching/unauthorizedCacheControlHeaderStrategy', strategy],
    ]);
    await api.text('/pets');
    const response = await api.call('/pets', { headers: { 'cache-control': 'max-age=0' } });
    expect(response.status).toBe(status);
    expect(response.headers.has('warning')).toBe(warns);
    if (body !== undefined) expect(await response.text()).toBe(body);
  });

  it('is invalidated by any client where nobody has to be authorized', async () => {
    const api = await cached([['/*/*/caching/requireAuthorizationForCacheControl', 'false']]);
    await api.text('/pets');
    expect(await api.text('/pets', { headers: { 'cache-control': 'max-age=0' } })).toBe('2');
    expect(await api.text('/pets')).toBe('2');
  });
});

it('throttles all requests of the account together', () => {
  const site = (stageName: string) => ({ apiId: 'a1b2c3', stageName });
  const route = { resourcePath: '/pets', settings: {} };
  const plane = {
    clock: new ManualClock(),
    memory: newMemory(),
    state: { account: { throttleSettings: { rateLimit: 1, burstLimit: 2 } } },
  };
  const passes = (stageName: string) => {
    const exchange = { plane, route, site: site(stageName), request: { httpMethod: 'GET' } } as unknown as Exchange;
    return stageThrottle.run(exchange);
  };
  expect([passes('one'), passes('other')]).toEqual([undefined, undefined]);
  expect(() => passes('third')).toThrow('Too Many Requests');
});
