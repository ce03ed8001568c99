import {
  CreateApiKeyCommand,
  CreateUsagePlanCommand,
  DeleteApiKeyCommand,
  GetApiKeyCommand,
  GetApiKeysCommand,
  type GetApiKeysCommandOutput,
  GetTagsCommand,
  GetUsagePlanKeysCommand,
  ImportApiKeysCommand,
  TagResourceCommand,
  UpdateApiKeyCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, refusal, replace } from '../account.js';

const value = 'abcdefghijklmnopqrstuvwxyz';

describe('API keys', () => {
  it('are made with a value of their own, and are disabled by default', async () => {
    const { client } = account();
    const key = await client.send(new CreateApiKeyCommand({ name: 'partner' }));
    expect(key).toMatchObject({ name: 'partner', enabled: false, stageKeys: [], createdDate: expect.any(Date) });
    expect(key.value?.length).toBeGreaterThanOrEqual(20);
    expect(key.tags).toBe(undefined);
  });

  it('show their value on request only', async () => {
    const { client } = account();
    const { id: apiKey } = await client.send(new CreateApiKeyCommand({ value, enabled: true }));
    expect((await client.send(new GetApiKeyCommand({ apiKey }))).value).toBe(undefined);
    expect((await client.send(new GetApiKeyCommand({ apiKey, includeValue: true }))).value).toBe(value);
    const [hidden] = (await client.send(new GetApiKeysCommand({}))).items ?? [];
    expect(hidden?.value).toBe(undefined);
    const [shown] = (await client.send(new GetApiKeysCommand({ includeValues: true }))).items ?? [];
    expect(shown?.value).toBe(value);
  });

  it('have values of 20 to 128 characters, no two the same', async () => {
    const { client } = account();
    const create = (text: string) => refusal(client.send(new CreateApiKeyCommand({ value: text })));
    expect(await create('a'.repeat(19))).toBe('BadRequestException: API Key value should be at least 20 characters');
    expect(await create('a'.repeat(129))).toBe(
      'BadRequestException: API Key value exceeds maximum size of 128 characters',
    );
    expect(await create('a'.repeat(20))).toBe('accepted');
    expect(await create('a'.repeat(20))).toBe('ConflictException: API Key already exists');
    expect(await create('')).toBe('accepted');
  });

  it('are found by the beginning of their name, and by customer', async () => {
    const { client } = account();
    for (const [name, customerId] of [
      ['partner-a', 'c1'],
      ['partner-b', 'c2'],
      ['own', 'c2'],
    ]) {
      await client.send(new CreateApiKeyCommand({ name, customerId }));
    }
    const names = async (input: object) =>
      ((await client.send(new GetApiKeysCommand(input))).items ?? []).map(({ name }) => name);
    expect(await names({ nameQuery: 'partner-' })).toEqual(['partner-b', 'partner-a']);
    expect(await names({ nameQuery: 'Partner-' })).toEqual([]);
    expect(await names({ nameQuery: 'artner-' })).toEqual([]);
    expect(await names({ customerId: 'c2' })).toEqual(['own', 'partner-b']);
  });

  it('are listed with the newest first, whatever the limit', async () => {
    const { client } = account();
    for (const name of ['first', 'second', '']) await client.send(new CreateApiKeyCommand({ name }));
    const page = async (input: object = {}) => client.send(new GetApiKeysCommand(input));
    const names = ({ items = [] }: GetApiKeysCommandOutput) => items.map(({ name }) => name);
    for (const input of [{}, { limit: -1 }, { limit: 0 }, { limit: 501 }, { nameQuery: '' }])
      expect(names(await page(input))).toEqual([undefined, 'second', 'first']);
    const { position, ...newest } = await page({ limit: 1 });
    expect(names(newest)).toEqual([undefined]);
    expect(names(await page({ limit: 1, position }))).toEqual(['second']);
  });

  it('show an empty map of tags when one is looked at, and none when they are made or listed', async () => {
    const { client } = account();
    const made = await client.send(new CreateApiKeyCommand({}));
    expect(made).not.toHaveProperty('tags', {});
    expect((await client.send(new GetApiKeyCommand({ apiKey: made.id }))).tags).toEqual({});
    expect((await client.send(new GetApiKeysCommand({}))).items?.[0]?.tags).toBe(undefined);
  });

  it('have names of 1024 characters at most', async () => {
    const { client } = account();
    const long = 'BadRequestException: Invalid API Key name, can be at most 1024 characters.';
    const create = (name: string) => refusal(client.send(new CreateApiKeyCommand({ name })));
    expect([await create('a'.repeat(1_025)), await create('a'.repeat(1_024))]).toEqual([long, 'accepted']);
    const { id: apiKey } = await client.send(new CreateApiKeyCommand({}));
    const rename = (name: string) =>
      refusal(client.send(new UpdateApiKeyCommand({ apiKey, ...replace('/name', name) })));
    expect([await rename('a'.repeat(1_025)), await rename('a'.repeat(1_024))]).toEqual([long, 'accepted']);
  });

  it('are patched member by member, all or nothing', async () => {
    const { client, clock } = account();
    const { id: apiKey, lastUpdatedDate } = await client.send(new CreateApiKeyCommand({ name: 'old', enabled: true }));
    await clock.advance(60_000);
    const patchOperations = [
      { op: 'replace' as const, path: '/name', value: 'new' },
      { op: 'replace' as const, path: '/enabled', value: 'not-a-boolean' },
      { op: 'add' as const, path: '/stages', value: 'a1b2c3/prod' },
    ];
    const updated = await client.send(new UpdateApiKeyCommand({ apiKey, patchOperations }));
    expect(updated).toMatchObject({ name: 'new', enabled: false, stageKeys: ['a1b2c3/prod'], tags: {} });
    expect(Number(updated.lastUpdatedDate)).toBe(Number(lastUpdatedDate) + 60_000);

    const half = [
      { op: 'replace' as const, path: '/name', value: 'newer' },
      { op: 'replace' as const, path: '/id', value: 'x' },
    ];
    expect(await refusal(client.send(new UpdateApiKeyCommand({ apiKey, patchOperations: half })))).toBe(
      "BadRequestException: Invalid patch path  '/id' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
    );
    expect((await client.send(new GetApiKeyCommand({ apiKey }))).name).toBe('new');
    const long = replace('/description', 'a'.repeat(125_001));
    expect(await refusal(client.send(new UpdateApiKeyCommand({ apiKey, ...long })))).toBe(
      'BadRequestException: Invalid API Key description specified.',
    );
  });

  it('are gone when they are deleted, and can be tagged until then', async () => {
    const { client } = account();
    const { id: apiKey } = await client.send(new CreateApiKeyCommand({}));
    const resourceArn = `arn:aws:apigateway:us-east-1::/apikeys/${apiKey}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { team: 'pets' } }));
    expect((await client.send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ team: 'pets' });
    await client.send(new DeleteApiKeyCommand({ apiKey }));
    const gone = 'NotFoundException: Invalid API Key identifier specified';
    expect(await refusal(client.send(new GetApiKeyCommand({ apiKey })))).toBe(gone);
    expect(await refusal(client.send(new DeleteApiKeyCommand({ apiKey })))).toBe(gone);
  });

  it('are imported from a file, into usage plans', async () => {
    const { client } = account();
    const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'plan' }));
    const file = `Name,key,Description,enabled,usageplanIds
first,${'a'.repeat(20)},"said ""hello"", twice",TRUE,"${usagePlanId},nope"
second,${'b'.repeat(20)},,FALSE,
,${'c'.repeat(20)},,,
`;
    const body = Buffer.from(file);
    const refused = await refusal(client.send(new ImportApiKeysCommand({ body, format: 'csv', failOnWarnings: true })));
    expect(refused).toMatch(/^BadRequestException: Failed to import API Keys/);
    expect((await client.send(new GetApiKeysCommand({}))).items).toEqual([]);

    const { ids, warnings } = await client.send(new ImportApiKeysCommand({ body, format: 'csv' }));
    expect(ids).toHaveLength(2);
    expect(warnings).toHaveLength(2);
    const { items: keys } = await client.send(new GetApiKeysCommand({ includeValues: true }));
    expect(keys).toMatchObject([
      { name: 'second', enabled: false },
      { name: 'first', description: 'said "hello", twice', enabled: true, value: 'a'.repeat(20) },
    ]);
    const { items: planned } = await client.send(new GetUsagePlanKeysCommand({ usagePlanId }));
    expect(planned?.map(({ name }) => name)).toEqual(['first']);
  });
});
