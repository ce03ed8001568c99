import { inspect } from 'node:util';
import {
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteUsagePlanKeyCommand,
  GetApiKeysCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { apiKey } from '../../src/definition/api-key.js';
import { restApi } from '../../src/definition/rest-api.js';
import { usagePlan } from '../../src/definition/usage-plan.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const prod = { restApi: 'petstore', stageName: 'prod' };
const beta = { restApi: 'petstore', stageName: 'beta' };
const throttle = { rateLimit: 100, burstLimit: 200 };

async function setUp() {
  const events: unknown[] = [];
  const { client, gateway, sent } = newAccount({}, { onEvent: (event) => events.push(event) });
  const { restApiId } = await gateway.apply(await gateway.plan(petstore));
  for (const stageName of ['prod', 'beta']) await gateway.deploy(restApiId, { stageName });
  sent.length = 0;
  return { client, gateway, restApiId, sent, events };
}

const writes = (sent: readonly string[]) => sent.filter((operation) => !operation.startsWith('Get'));

describe('a usage plan', () => {
  it('is planned and made with its stages and keys, and planned again to nothing', async () => {
    const { gateway, sent } = await setUp();
    const gold = usagePlan('gold', { throttle, quota: { limit: 1_000, period: 'MONTH' } })
      .stage(prod, { throttle: { 'GET /pets': { rateLimit: 10 } } })
      .key(apiKey('acme'), apiKey('globex'));
    const plan = await gateway.plan([petstore, gold]);
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'create API key acme',
      'create API key globex',
      'create usage plan gold',
      'create key in plan gold/acme',
      'create key in plan gold/globex',
    ]);
    const { restApiId } = await gateway.apply(plan);
    expect(writes(sent)).toEqual([
      'CreateApiKey',
      'CreateApiKey',
      'CreateUsagePlan',
      'CreateUsagePlanKey',
      'CreateUsagePlanKey',
    ]);
    expect(restApiId).not.toBe('');
    expect((await gateway.plan([petstore, gold])).changes).toEqual([]);
    expect((await gateway.plan(gold)).changes).toEqual([]);
  });

  it('is put right with one call, whatever was changed', async () => {
    const { gateway, client, restApiId, sent } = await setUp();
    const gold = usagePlan('gold', { throttle, quota: { limit: 1_000, period: 'MONTH' }, description: 'gold' })
      .stage(prod, { throttle: { 'GET /pets': { rateLimit: 10 } } })
      .stage(beta);
    await gateway.apply(await gateway.plan([petstore, gold]));
    const { items = [] } = await client.send(new GetUsagePlansCommand({}));
    await client.send(
      new UpdateUsagePlanCommand({
        usagePlanId: items[0]?.id,
        patchOperations: [
          { op: 'replace', path: '/quota/limit', value: '7' },
          { op: 'replace', path: `/apiStages/${restApiId}:prod/throttle//pets/GET/rateLimit`, value: '1' },
          { op: 'remove', path: '/apiStages', value: `${restApiId}:beta` },
        ],
      }),
    );
    sent.length = 0;
    const plan = await gateway.plan([petstore, gold]);
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual(['update usage plan gold']);
    await gateway.apply(plan);
    expect(writes(sent)).toEqual(['UpdateUsagePlan']);
    expect((await gateway.plan([petstore, gold])).changes).toEqual([]);
  });

  it('has all that a create takes and all that only a patch reaches, and loses it again', async () => {
    const { gateway, sent } = await setUp();
    const gold = usagePlan('gold', { productCode: 'abc', description: 'for all', throttle });
    await gateway.apply(await gateway.plan(gold));
    expect(writes(sent)).toEqual(['CreateUsagePlan', 'UpdateUsagePlan']);
    expect((await gateway.plan(gold)).changes).toEqual([]);
    await gateway.apply(await gateway.plan(usagePlan('gold')));
    expect((await gateway.plan(usagePlan('gold'))).changes).toEqual([]);
  });

  it('gets a key back that was taken out, and keeps keys that others gave it', async () => {
    const { gateway, client } = await setUp();
    const gold = usagePlan('gold').stage(prod).key(apiKey('acme'));
    await gateway.apply(await gateway.plan([petstore, gold]));
    const [plan] = (await client.send(new GetUsagePlansCommand({}))).items ?? [];
    const [key] = (await client.send(new GetApiKeysCommand({}))).items ?? [];
    const other = await client.send(new CreateApiKeyCommand({ name: 'a customer' }));
    const usagePlanId = plan?.id;
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: other.id, keyType: 'API_KEY' }));
    await client.send(new DeleteUsagePlanKeyCommand({ usagePlanId, keyId: key?.id }));
    const again = await gateway.plan([petstore, gold]);
    expect(again.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'create key in plan gold/acme',
    ]);
    await gateway.apply(again);
    const { items = [] } = await client.send(new GetUsagePlanKeysCommand({ usagePlanId }));
    expect(items.map(({ name }) => name).toSorted()).toEqual(['a customer', 'acme']);
  });

  it('is refused for a stage that is neither declared nor live, before anything is sent', async () => {
    const { gateway, sent } = await setUp();
    const gold = usagePlan('gold').stage({ restApi: 'petstore', stageName: 'prd' });
    await expect(gateway.plan([petstore, gold])).rejects.toMatchObject({
      code: 'plan.not-found',
      problems: [{ address: 'usage plan gold' }],
    });
    await expect(
      gateway.plan(usagePlan('gold').stage({ restApi: 'nothing', stageName: 'prod' })),
    ).rejects.toMatchObject({
      code: 'plan.not-found',
    });
    expect(writes(sent)).toEqual([]);
  });

  it('is refused with everything that is wrong with it', () => {
    expect(() => usagePlan('gold', { qouta: {} } as never)).toThrow("Did you mean 'quota'?");
    expect(() => usagePlan('gold', { quota: { limit: 1, period: 'DAY', offset: 3 } })).toThrow('0 to 0 days');
    expect(() => usagePlan('gold').stage(prod).stage(prod)).toThrow('already has this stage');
    expect(() => usagePlan('gold').stage(prod, { throttle: { 'GET /pets': { rateLimit: 1 } } })).toThrow(
      'only in a plan that has a throttle',
    );
    expect(() => usagePlan('gold', { throttle }).stage(prod, { throttle: { pets: {} } as never })).toThrow(
      "isn't a route",
    );
    expect(() => usagePlan('gold').key('acme' as never)).toThrow('apiKey(…)');
  });
});

describe("an API key's own value", () => {
  const value = 'a-value-of-20-characters-or-more';
  const shown = (thing: unknown) => `${inspect(thing, { depth: null, showHidden: true })} ${JSON.stringify(thing)}`;

  it('is sent, and is in no plan, result or event', async () => {
    const { gateway, client, events } = await setUp();
    const gold = usagePlan('gold')
      .stage(prod)
      .key(apiKey('acme', { value: async () => value }));
    const plan = await gateway.plan([petstore, gold]);
    const result = await gateway.apply(plan);
    const { items = [] } = await client.send(new GetApiKeysCommand({ includeValues: true }));
    expect(items.map((key) => key.value)).toEqual([value]);
    const again = await gateway.plan([petstore, gold]);
    for (const thing of [gold, plan, plan.render(), result, events, again]) expect(shown(thing)).not.toContain(value);
    expect(again.isEmpty).toBe(true);
  });

  it('is asked for by address when the plan comes from JSON', async () => {
    const { gateway, client, sent } = await setUp();
    const plan = Plan.fromJSON(JSON.stringify(await gateway.plan(apiKey('acme', { value }))));
    await expect(gateway.apply(plan)).rejects.toMatchObject({
      code: 'plan.secret-missing',
      problems: [{ address: 'API key acme' }],
    });
    expect(writes(sent)).toEqual([]);
    await gateway.apply(plan, { secrets: (address) => (address === 'API key acme' ? value : undefined) });
    const { items = [] } = await client.send(new GetApiKeysCommand({ includeValues: true }));
    expect(items.map((key) => key.value)).toEqual([value]);
  });

  it.each([
    ['a function that gives undefined', () => undefined],
    ['a function that throws', () => Promise.reject(new Error('no vault'))],
    ['too short a value', () => 'short'],
  ])('is refused before anything is sent: %s', async (_, source) => {
    const { gateway, sent } = await setUp();
    const plan = await gateway.plan(apiKey('acme', { value: source }));
    await expect(gateway.apply(plan)).rejects.toMatchObject({ code: 'plan.secret-missing' });
    expect(writes(sent)).toEqual([]);
  });

  it('is quoted by no error', async () => {
    const { gateway, client, events } = await setUp();
    const plan = await gateway.plan(apiKey('acme', { value }));
    client.middlewareStack.add(
      (next, context) => (args) => {
        if (context['commandName'] === 'CreateApiKeyCommand')
          throw Object.assign(new Error(`'${value}' isn't a valid value`), { name: 'BadRequestException' });
        return next(args);
      },
      { step: 'initialize', name: 'quote' },
    );
    const error = await gateway.apply(plan).catch((thrown: unknown) => thrown);
    expect(shown(error)).toContain('(hidden)');
    expect(shown(error)).not.toContain(value);
    expect(shown(events)).not.toContain(value);
  });
});
