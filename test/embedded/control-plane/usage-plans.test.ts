import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  DeleteUsagePlanCommand,
  DeleteUsagePlanKeyCommand,
  GetUsageCommand,
  GetUsagePlanCommand,
  GetUsagePlanKeyCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  type PatchOperation,
  type QuotaSettings,
  UpdateUsageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal } from '../account.js';

const plan = async (client: APIGatewayClient, input: object = {}) =>
  (await client.send(new CreateUsagePlanCommand({ name: 'plan', ...input }))).id;
const key = async (client: APIGatewayClient, name = 'key') => (await client.send(new CreateApiKeyCommand({ name }))).id;
const keyType = 'API_KEY';

describe('usage plans', () => {
  it('are made with stages that exist', async () => {
    const { client } = account();
    const { restApiId: apiId } = await deployedApi(client, 'prod');
    const quota = { limit: 10, period: 'DAY' } as const;
    const created = await client.send(
      new CreateUsagePlanCommand({ name: 'plan', apiStages: [{ apiId, stage: 'prod' }], quota }),
    );
    expect(created).toMatchObject({ apiStages: [{ apiId, stage: 'prod' }], quota: { ...quota, offset: 0 } });
    const create = (apiStages: object[]) =>
      refusal(client.send(new CreateUsagePlanCommand({ name: 'plan', apiStages })));
    expect(await create([{ apiId, stage: 'test' }])).toBe(`NotFoundException: API Stage not found: ${apiId}:test`);
    expect(await create([{ apiId: 'none', stage: 'prod' }])).toBe('NotFoundException: API Stage not found: none:prod');
    for (const stage of [{ apiId }, { apiId, stage: '' }, { stage: 'prod' }, { apiId: '', stage: 'prod' }]) {
      expect(await create([stage])).toBe(
        'BadRequestException: Invalid API Stage {api: %s, stage: %s} specified for usageplan %s',
      );
    }
  });

  it('throttle methods only where they throttle all', async () => {
    const { client } = account();
    const { restApiId: apiId } = await deployedApi(client, 'prod');
    const apiStages = [{ apiId, stage: 'prod', throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 2 } } }];
    const create = (input: object) =>
      refusal(client.send(new CreateUsagePlanCommand({ name: 'plan', apiStages, ...input })));
    expect(await create({})).toBe(
      'BadRequestException: Can not define fine grain throttling if usage plan throttle is not defined.',
    );
    expect(await create({ throttle: { rateLimit: 5, burstLimit: 10 } })).toBe('accepted');
    expect(await create({ apiStages: [{ apiId, stage: 'prod', throttle: {} }] })).toBe('accepted');
    const pets = [{ apiId, stage: 'prod', throttle: { pets: { rateLimit: 1, burstLimit: 2 } } }];
    expect(await create({ throttle: { rateLimit: 5, burstLimit: 10 }, apiStages: pets })).toBe(
      'BadRequestException: Invalid method {resourcePath: pets,method: } specified',
    );
    const root = [{ apiId, stage: 'prod', throttle: { '//GET': { rateLimit: 1, burstLimit: 2 } } }];
    expect(await create({ throttle: { rateLimit: 5, burstLimit: 10 }, apiStages: root })).toBe('accepted');
  });

  it.each<[QuotaSettings, string]>([
    [{ limit: 1, period: 'DAY', offset: 0 }, 'accepted'],
    [{ limit: 1, period: 'MONTH', offset: 27 }, 'accepted'],
    [{ period: 'WEEK' }, 'accepted'],
    [{ limit: 1 }, 'Invalid Usage Plan quota period specified. Must be one of [DAY, WEEK, MONTH]'],
    [{ limit: 0, period: 'DAY' }, 'Usage Plan quota limit must be a non-negative numeric'],
    [
      { limit: 1, period: 'DAY', offset: 1 },
      'Usage Plan quota offset must be between 0 and 0 inclusive in the DAY period',
    ],
    [
      { limit: 1, period: 'WEEK', offset: 7 },
      'Usage Plan quota offset must be between 0 and 6 inclusive in the WEEK period',
    ],
    [
      { limit: 1, period: 'MONTH', offset: 28 },
      'Usage Plan quota offset must be between 0 and 27 inclusive in the MONTH period',
    ],
  ])('have a quota of %j: %s', async (quota, expected) => {
    const { client } = account();
    const text = await refusal(client.send(new CreateUsagePlanCommand({ name: 'plan', quota })));
    expect(text.replace('BadRequestException: ', '')).toBe(expected);
  });

  it('have their quotas patched one by one, within the same bounds', async () => {
    const { client } = account();
    const usagePlanId = await plan(client);
    const update = (...values: readonly [path: string, value: string][]) => {
      const patchOperations = values.map(([path, value]) => ({ op: 'replace' as const, path, value }));
      return refusal(client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations })));
    };
    expect(await update(['/quota/limit', '0'])).toBe(
      'BadRequestException: Usage Plan quota limit must be a non-negative numeric',
    );
    expect(await update(['/quota/limit', '5'], ['/quota/offset', '3'], ['/quota/period', 'WEEK'])).toBe('accepted');
    expect(await update(['/quota/period', 'DAY'])).toBe(
      'BadRequestException: Usage Plan quota offset must be between 0 and 0 inclusive in the DAY period',
    );
    const { quota } = await client.send(new GetUsagePlanCommand({ usagePlanId }));
    expect(quota).toEqual({ limit: 5, offset: 3, period: 'WEEK' });
  });

  it('show an empty map of tags when one is looked at, and none when they are made or listed', async () => {
    const { client } = account();
    const made = await client.send(new CreateUsagePlanCommand({ name: 'plan' }));
    expect(made.tags).toBe(undefined);
    expect((await client.send(new GetUsagePlanCommand({ usagePlanId: made.id }))).tags).toEqual({});
    const patchOperations = [{ op: 'replace' as const, path: '/name', value: 'renamed' }];
    const update = new UpdateUsagePlanCommand({ usagePlanId: made.id, patchOperations });
    expect(await client.send(update)).toMatchObject({ name: 'renamed', tags: {} });
    expect((await client.send(new GetUsagePlansCommand({}))).items?.[0]?.tags).toBe(undefined);
  });

  it('are patched along every path', async () => {
    const { client } = account();
    const { restApiId: apiId } = await deployedApi(client, 'prod', 'test');
    const usagePlanId = await plan(client);
    const update = (...patchOperations: PatchOperation[]) =>
      client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }));
    const throttle = `/apiStages/${apiId}:prod/throttle`;

    expect(
      await update(
        { op: 'replace', path: '/name', value: 'renamed' },
        { op: 'replace', path: '/description', value: 'a plan' },
        { op: 'add', path: '/productCode', value: 'p1' },
        { op: 'replace', path: '/quota/limit', value: '500' },
        { op: 'replace', path: '/quota/period', value: 'WEEK' },
        { op: 'add', path: '/quota/offset', value: '2' },
        { op: 'add', path: '/throttle/rateLimit', value: '2.5' },
        { op: 'replace', path: '/throttle/burstLimit', value: '10' },
        { op: 'add', path: '/apiStages', value: `${apiId}:prod` },
        { op: 'add', path: '/apiStages', value: `${apiId}:test` },
        { op: 'replace', path: `${throttle}//pets/GET/rateLimit`, value: '1.5' },
        { op: 'add', path: `${throttle}//pets/GET/burstLimit`, value: '3' },
        { op: 'add', path: `${throttle}///GET/rateLimit`, value: '4' },
      ),
    ).toMatchObject({
      name: 'renamed',
      description: 'a plan',
      productCode: 'p1',
      quota: { limit: 500, period: 'WEEK', offset: 2 },
      throttle: { rateLimit: 2.5, burstLimit: 10 },
      apiStages: [
        {
          apiId,
          stage: 'prod',
          throttle: { '/pets/GET': { rateLimit: 1.5, burstLimit: 3 }, '//GET': { rateLimit: 4 } },
        },
        { apiId, stage: 'test' },
      ],
    });

    const settings = { '/pets/POST': { rateLimit: 7, burstLimit: 8 } };
    const removed = await update(
      { op: 'remove', path: `${throttle}//pets/GET` },
      { op: 'remove', path: '/quota' },
      { op: 'remove', path: '/throttle' },
      { op: 'remove', path: '/productCode' },
      { op: 'remove', path: '/apiStages', value: `${apiId}:test` },
    );
    expect(removed.apiStages).toEqual([{ apiId, stage: 'prod', throttle: { '//GET': { rateLimit: 4 } } }]);
    expect(Object.keys(removed)).not.toContain('quota');
    expect((await update({ op: 'replace', path: throttle, value: JSON.stringify(settings) })).apiStages).toEqual([
      { apiId, stage: 'prod', throttle: settings },
    ]);
    expect((await update({ op: 'remove', path: throttle })).apiStages).toEqual([{ apiId, stage: 'prod' }]);
  });

  it('refuse what they cannot be patched to', async () => {
    const { client } = account();
    const { restApiId: apiId } = await deployedApi(client, 'prod');
    const usagePlanId = await plan(client);
    const update = (op: 'add' | 'remove' | 'replace', path: string, value?: string) =>
      refusal(client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations: [{ op, path, value }] })));
    expect(await update('remove', '/apiStages')).toBe('BadRequestException: Invalid API Stage specified');
    expect(await update('remove', '/apiStages', `${apiId}:prod`)).toBe(
      `NotFoundException: Invalid API Stage {api: ${apiId}, stage: prod} specified for usageplan ${usagePlanId}`,
    );
    expect(await update('remove', '/apiStages', `${apiId}:prod:x`)).toBe(
      'BadRequestException: Invalid API Stage specified',
    );
    expect(await update('add', '/apiStages', apiId)).toBe('BadRequestException: Invalid API Stage specified');
    expect(await update('add', '/apiStages', `${apiId}:nope`)).toBe(
      `NotFoundException: API Stage not found: ${apiId}:nope`,
    );
    expect(await update('add', '/apiStages', '{"apiId": "a", "stage": "dev"}')).toBe(
      'NotFoundException: API Stage not found: {"apiId": "a", "stage"',
    );
    expect(await update('remove', `/apiStages/${apiId}:prod`)).toBe(
      `BadRequestException: Invalid patch path  '/apiStages/${apiId}:prod' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, /apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>, /apiStages/<apidId:stageName>/throttle]`,
    );
    expect(await update('add', '/name', 'x')).toMatch(/specified for op 'add'. Must be one of: \[\/apiStages, /);
    expect(await update('replace', '/quota/limit', 'many')).toMatch(/^BadRequestException/);
    expect(await update('replace', `/apiStages/${apiId}:prod/throttle`, '{')).toMatch(/^NotFoundException/);
  });

  it('go only when no stage is left in them', async () => {
    const { client } = account();
    const { restApiId: apiId } = await deployedApi(client, 'prod');
    const usagePlanId = await plan(client, { apiStages: [{ apiId, stage: 'prod' }] });
    expect(await refusal(client.send(new DeleteUsagePlanCommand({ usagePlanId })))).toBe(
      `BadRequestException: Cannot delete Usage Plan ${usagePlanId} because there are API Stages associated with it, including ${apiId}:prod`,
    );
    const patchOperations = [{ op: 'remove' as const, path: '/apiStages', value: `${apiId}:prod` }];
    await client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }));
    await client.send(new DeleteUsagePlanCommand({ usagePlanId }));
    expect(await refusal(client.send(new GetUsagePlanCommand({ usagePlanId })))).toBe(
      'NotFoundException: Invalid Usage Plan ID specified',
    );
  });
});

describe('usage plan keys', () => {
  it('are the keys of the account, in any number of plans', async () => {
    const { client } = account();
    const [usagePlanId, other, keyId] = [await plan(client), await plan(client), await key(client)];
    const added = await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType }));
    expect(added).toMatchObject({ id: keyId, type: 'API_KEY', name: 'key', value: expect.any(String) });
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: other, keyId, keyType }));
    expect((await client.send(new GetUsagePlansCommand({ keyId }))).items).toHaveLength(2);
    expect((await client.send(new GetUsagePlanKeyCommand({ usagePlanId, keyId }))).id).toBe(keyId);
    const named = async (nameQuery: string) =>
      (await client.send(new GetUsagePlanKeysCommand({ usagePlanId, nameQuery }))).items ?? [];
    expect(await named('ke')).toHaveLength(1);
    expect(await named('ey')).toHaveLength(0);
    const nameless = (await client.send(new CreateApiKeyCommand({}))).id;
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: nameless, keyType }));
    expect((await named('')).map(({ id }) => id)).toEqual([nameless, keyId]);
  });

  it('are looked up among all keys first', async () => {
    const { client } = account();
    const [usagePlanId, keyId] = [await plan(client), await key(client)];
    const get = (input: object) => refusal(client.send(new GetUsagePlanKeyCommand({ usagePlanId, keyId, ...input })));
    expect(await get({ keyId: 'nope' })).toBe('NotFoundException: Invalid API Key identifier specified');
    expect(await get({})).toBe('NotFoundException: Invalid Usage Plan ID specified');
    expect(await get({ usagePlanId: 'nope' })).toBe('NotFoundException: Invalid Usage Plan ID specified');
  });

  it('are refused twice, for another kind, and in two plans for one stage', async () => {
    const { client } = account();
    const { restApiId: apiId } = await deployedApi(client, 'prod');
    const apiStages = [{ apiId, stage: 'prod' }];
    const [usagePlanId, other] = [await plan(client, { apiStages }), await plan(client, { apiStages })];
    const keyId = await key(client);
    const add = (input: object) =>
      refusal(client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType, ...input })));
    expect(await add({})).toBe('accepted');
    expect(await add({})).toMatch(/^ConflictException/);
    expect(await add({ keyType: 'TOKEN' })).toMatch(/^BadRequestException/);
    expect(await add({ usagePlanId: other })).toMatch(/^ConflictException: .*same API Stage/);
    expect(await add({ keyId: 'nope' })).toBe('NotFoundException: Invalid API Key identifier specified');
    expect(await add({ usagePlanId: 'nope' })).toBe('NotFoundException: Invalid Usage Plan ID specified');
  });

  it('leave the plan when they are deleted there, or at all', async () => {
    const { client } = account();
    const usagePlanId = await plan(client);
    const [first, second] = [await key(client), await key(client)];
    for (const keyId of [first, second]) {
      await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType }));
    }
    await client.send(new DeleteUsagePlanKeyCommand({ usagePlanId, keyId: first }));
    await client.send(new DeleteApiKeyCommand({ apiKey: second }));
    expect((await client.send(new GetUsagePlanKeysCommand({ usagePlanId }))).items).toEqual([]);
    expect(await refusal(client.send(new DeleteUsagePlanKeyCommand({ usagePlanId, keyId: first })))).toMatch(
      /^NotFoundException/,
    );
  });
});

describe('usage', () => {
  it('is a log of used and remaining requests, a day each', async () => {
    const { client } = account();
    const usagePlanId = await plan(client, { quota: { limit: 100, period: 'DAY' } });
    const keyId = (await key(client)) ?? '';
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType }));
    const patchOperations = [{ op: 'replace' as const, path: '/remaining', value: '7' }];
    const updated = await client.send(new UpdateUsageCommand({ usagePlanId, keyId, patchOperations }));
    expect(updated).toMatchObject({ usagePlanId, items: { [keyId]: [[0, 7]] } });
    const today = updated.startDate ?? '';
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    const usage = await client.send(new GetUsageCommand({ usagePlanId, startDate: yesterday, endDate: today }));
    expect(usage).toMatchObject({
      startDate: yesterday,
      items: {
        [keyId]: [
          [0, 100],
          [0, 7],
        ],
      },
    });
  });

  it('is refused for dates that are none, and for remains below 0', async () => {
    const { client } = account();
    const usagePlanId = await plan(client);
    const keyId = await key(client);
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType }));
    const usage = (startDate: string, endDate: string) =>
      refusal(client.send(new GetUsageCommand({ usagePlanId, startDate, endDate })));
    expect(await usage('yesterday', 'today')).toMatch(/^BadRequestException/);
    expect(await usage('2026-01-02', '2026-01-01')).toMatch(/^BadRequestException/);
    const update = (op: 'add' | 'replace', value: string) =>
      refusal(
        client.send(
          new UpdateUsageCommand({ usagePlanId, keyId, patchOperations: [{ op, path: '/remaining', value }] }),
        ),
      );
    expect(await update('replace', '-1')).toMatch(/^BadRequestException/);
    expect(await update('add', '1')).toBe(
      "BadRequestException: Invalid patch path  '/remaining' specified for op 'add'. Please choose supported operations",
    );
  });
});
