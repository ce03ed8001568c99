import {
  CreateApiKeyCommand,
  CreateBasePathMappingCommand,
  CreateDomainNameCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  GetBasePathMappingsCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { apiKey } from '../../src/definition/api-key.js';
import { domainName } from '../../src/definition/domain-name.js';
import { restApi } from '../../src/definition/rest-api.js';
import { usagePlan } from '../../src/definition/usage-plan.js';
import type { ApiGateway } from '../../src/gateway/api-gateway.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const other = restApi('orders');
const orders = other.define(other.resource('/orders').method('GET').integration().mock());
const prod = { restApi: 'petstore', stageName: 'prod' };

async function setUp() {
  const { client, embedded, gateway } = newAccount();
  const ids = [];
  for (const definition of [petstore, orders]) {
    const { restApiId } = await gateway.apply(await gateway.plan(definition));
    await gateway.deploy(restApiId, { stageName: 'prod' });
    ids.push(restApiId);
  }
  return { client, embedded, gateway, petstoreId: ids[0], ordersId: ids[1] };
}

/** Demands that a plan is refused, with nothing sent but reads. */
async function expectRefused(
  { embedded, gateway }: Pick<Awaited<ReturnType<typeof setUp>>, 'embedded' | 'gateway'>,
  things: Parameters<ApiGateway['plan']>[0],
  refusal: object,
): Promise<void> {
  const before = embedded.calls.length;
  await expect(gateway.plan(things)).rejects.toMatchObject(refusal);
  const sent = embedded.calls.slice(before).map(({ operation }) => operation);
  expect(sent.filter((operation) => !operation?.startsWith('Get'))).toEqual([]);
}

describe('what is attached to what others own', () => {
  it('adds a stage to a usage plan, and leaves the rest of the plan alone', async () => {
    const { client, gateway, petstoreId, ordersId } = await setUp();
    const { id } = await client.send(
      new CreateUsagePlanCommand({
        name: 'gold',
        description: 'of the platform team',
        throttle: { rateLimit: 1, burstLimit: 1 },
        apiStages: [{ apiId: ordersId, stage: 'prod' }],
      }),
    );
    const shared = usagePlan.attach({ name: 'gold' }).stage(prod).key(apiKey('acme'));
    const plan = await gateway.plan([petstore, shared]);
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'create API key acme',
      'update usage plan gold',
      'create key in plan gold/acme',
    ]);
    await gateway.apply(plan);
    expect((await client.send(new GetUsagePlansCommand({}))).items).toMatchObject([
      {
        id,
        description: 'of the platform team',
        throttle: { rateLimit: 1 },
        apiStages: [{ apiId: ordersId }, { apiId: petstoreId }],
      },
    ]);
    expect((await gateway.plan([petstore, shared])).changes).toEqual([]);
    const gone = await gateway.plan([petstore, shared], { destroy: true });
    expect(gone.changes.map(({ action, address }) => `${action} ${address}`).toSorted()).toEqual([
      'delete API key acme',
      'delete key in plan gold/acme',
      'delete restApi',
    ]);
  });

  it('is told apart by its id where several have one name', async () => {
    const account = await setUp();
    const { client, gateway, ordersId, petstoreId } = account;
    const made = [];
    for (const description of ['one', 'another'])
      made.push(await client.send(new CreateUsagePlanCommand({ name: 'gold', description })));
    const [{ id = '' } = {}, { id: otherId } = {}] = made;
    await expectRefused(account, [petstore, usagePlan.attach({ name: 'gold' }).stage(prod)], {
      code: 'snapshot.ambiguous-name',
    });
    const shared = usagePlan.attach({ id }).stage(prod).key(apiKey('acme'));
    const plan = Plan.fromJSON(JSON.stringify(await gateway.plan([petstore, shared])));
    expect(plan.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([
      'create API key acme',
      `update usage plan (id ${id})`,
      `create key in plan (id ${id})/acme`,
    ]);
    await gateway.apply(plan);
    expect((await gateway.plan([petstore, shared])).changes).toEqual([]);
    const { items = [] } = await client.send(new GetUsagePlansCommand({}));
    expect(items.find((one) => one.id === id)).toMatchObject({ name: 'gold', apiStages: [{ apiId: petstoreId }] });
    expect(items.find((one) => one.id === otherId)?.apiStages ?? []).toEqual([]);
    const keys = await client.send(new GetUsagePlanKeysCommand({ usagePlanId: id }));
    expect(keys.items).toMatchObject([{ name: 'acme' }]);
    // A second stage, with the key in the plan already.
    const more = shared.stage({ restApiId: ordersId ?? '', stageName: 'prod' });
    expect((await gateway.plan([petstore, more])).changes).toHaveLength(1);
    await expectRefused(account, usagePlan.attach({ id: 'zzzzzz' }).stage(prod), {
      code: 'plan.not-found',
      problems: [{ address: 'usage plan (id zzzzzz)' }],
    });
  });

  it.each([[undefined], [{}], [{ name: 'gold', id: 'a1b2c3' }], [{ id: '' }], [{ id: 7 }], [{ nmae: 'gold' }]])(
    'is named by its name or by its id: %j is refused',
    (plan) => {
      expect(() => usagePlan.attach(plan as never)).toThrow(expect.objectContaining({ code: 'definition.refused' }));
    },
  );

  it('must be there', async () => {
    const account = await setUp();
    await expectRefused(account, [petstore, usagePlan.attach({ name: 'gold' }).stage(prod)], {
      code: 'plan.not-found',
    });
    await expectRefused(account, [petstore, domainName.attach('api.example.com').mapping('pets', prod)], {
      code: 'plan.not-found',
    });
  });

  it('adds mappings to a domain name, but takes no base path of another API', async () => {
    const account = await setUp();
    const { client, gateway, ordersId } = account;
    await client.send(
      new CreateDomainNameCommand({
        domainName: 'api.example.com',
        regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/7c2b0a36-7f0a-4a1e-9c39-8a3f2e4d5b61',
        endpointConfiguration: { types: ['REGIONAL'] },
      }),
    );
    await client.send(
      new CreateBasePathMappingCommand({ domainName: 'api.example.com', basePath: 'orders', restApiId: ordersId }),
    );
    const shared = domainName.attach('api.example.com').mapping('pets', prod).mapping('(none)', prod);
    await gateway.apply(await gateway.plan([petstore, shared]));
    expect((await gateway.plan([petstore, shared])).changes).toEqual([]);
    const { items } = await client.send(new GetBasePathMappingsCommand({ domainName: 'api.example.com' }));
    expect(items).toHaveLength(3);
    await expectRefused(account, [petstore, domainName.attach('api.example.com').mapping('orders', prod)], {
      code: 'plan.taken',
      problems: [{ address: 'mapping api.example.com/orders' }],
    });
  });
});

describe('a mapping', () => {
  it('of a domain name of one’s own that another API has is named before it moves', async () => {
    const { client, gateway, ordersId } = await setUp();
    const regional = {
      regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/7c2b0a36-7f0a-4a1e-9c39-8a3f2e4d5b61',
      endpointConfiguration: { types: ['REGIONAL' as const] },
    };
    await client.send(new CreateDomainNameCommand({ domainName: 'api.example.com', ...regional }));
    await client.send(
      new CreateBasePathMappingCommand({ domainName: 'api.example.com', basePath: 'v1', restApiId: ordersId }),
    );
    const domain = domainName('api.example.com', regional).mapping('v1', prod);
    const plan = await gateway.plan([petstore, domain]);
    expect(plan.warnings.filter(({ code }) => code === 'plan.mapping-moves')).toMatchObject([
      { address: 'mapping api.example.com/v1', message: expect.stringContaining(`${ordersId}`) },
    ]);
    await gateway.apply(plan);
    const again = await gateway.plan([petstore, domain]);
    expect(again.changes).toEqual([]);
    expect(again.warnings.filter(({ code }) => code === 'plan.mapping-moves')).toEqual([]);
  });
});

describe('a key', () => {
  const acme = apiKey('acme');

  it('in two plans of one stage is refused, also where one of them is live', async () => {
    const account = await setUp();
    const { client, gateway, petstoreId } = account;
    const two = [usagePlan('gold').stage(prod).key(acme), usagePlan('silver').stage(prod).key(acme)];
    await expectRefused(account, [petstore, ...two], {
      code: 'plan.taken',
      problems: [{ address: 'key in plan silver/acme' }],
    });
    const { id: keyId } = await client.send(new CreateApiKeyCommand({ name: 'acme', enabled: true }));
    const { id: usagePlanId } = await client.send(
      new CreateUsagePlanCommand({ name: 'bronze', apiStages: [{ apiId: petstoreId, stage: 'prod' }] }),
    );
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
    await expectRefused(account, [petstore, usagePlan('gold').stage(prod).key(acme)], {
      code: 'plan.taken',
      problems: [{ message: expect.stringContaining(`bronze (${usagePlanId})`) }],
    });
    expect((await gateway.plan([petstore, usagePlan('gold').key(acme)])).isEmpty).toBe(false);
  });
});
