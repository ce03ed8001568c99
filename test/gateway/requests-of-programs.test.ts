import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  GetApiKeysCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, type FaultInjection, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, type ApiGatewayOptions, type GatewayEvent, restApi } from '../../src/index.js';

const api = restApi('petstore');
const route = (path: `/${string}`, method: 'GET' | 'POST' = 'GET') =>
  api.resource(path).method(method).methodResponse('200').integration().mock();

async function account(options: ApiGatewayOptions = {}, ...faults: FaultInjection[]) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  const client = new APIGatewayClient(embedded.clientConfig);
  const events: GatewayEvent[] = [];
  const onEvent = (event: GatewayEvent) => void events.push(event);
  const gateway = new ApiGateway(client, { clock, onEvent, ...options });
  const { id: restApiId = '' } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
  embedded.inject(...faults);
  const callsOf = (operation: string) => embedded.calls.filter((call) => call.operation === operation).length;
  const routes = async () => {
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }));
    return items
      .flatMap(({ path, resourceMethods = {} }) => [
        path,
        ...Object.keys(resourceMethods).map((verb) => `${verb} ${path}`),
      ])
      .sort();
  };
  return { clock, embedded, client, gateway, restApiId, events, callsOf, routes };
}

describe('gateway.send', () => {
  it('gives the output of the command, and sends it once', async () => {
    const { gateway, restApiId, callsOf } = await account();
    const patchOperations = [{ op: 'replace' as const, path: '/description', value: 'pets' }];
    const api = await gateway.send(new UpdateRestApiCommand({ restApiId, patchOperations }));
    expect(api.description satisfies string | undefined).toBe('pets');
    expect(callsOf('UpdateRestApi')).toBe(1);
  });

  it('keeps to the quotas, where 60 commands of a plain client would be throttled', async () => {
    const { clock, gateway, callsOf } = await account();
    const names = Array.from({ length: 60 }, (_, index) => `key-${index}`);
    await clock.run(Promise.all(names.map((name) => gateway.send(new CreateApiKeyCommand({ name })))));
    expect(callsOf('CreateApiKey')).toBe(60);
    expect(clock.now()).toBe(11_000); // A burst of 5, then 5 a second.
  });

  it('sends again what may pass, with the command’s own middleware', async () => {
    const { clock, gateway, callsOf } = await account({}, { fault: 'serverError', operation: 'GetRestApis', times: 2 });
    const command = new GetRestApisCommand({});
    let passes = 0;
    command.middlewareStack.add(
      (next) => (request) => {
        passes++;
        return next(request);
      },
      { step: 'initialize' },
    );
    expect((await clock.run(gateway.send(command))).items).toHaveLength(1);
    expect(callsOf('GetRestApis')).toBe(3);
    expect(passes).toBe(3);
  });

  it('finds what a create made whose input says which it is', async () => {
    const { clock, client, gateway } = await account({}, { fault: 'resetAfter', operation: 'CreateApiKey' });
    const value = 'a-value-of-twenty-letters';
    const key = await clock.run(gateway.send(new CreateApiKeyCommand({ name: 'acme', value })));
    const { items = [] } = await client.send(new GetApiKeysCommand({}));
    expect(items.map(({ id }) => id)).toEqual([key.id]);
  });

  it.each([
    new CreateApiKeyCommand({ name: 'acme' }),
    new CreateUsagePlanCommand({ name: 'gold' }),
    new CreateRestApiCommand({ name: 'another' }),
  ])('never sends another create twice', async (command) => {
    const operation = command.constructor.name.replace('Command', '') as 'CreateApiKey';
    const { clock, gateway, callsOf } = await account({}, { fault: 'resetAfter', operation });
    const before = callsOf(operation);
    const sent = gateway.send(command as CreateApiKeyCommand, { address: 'it' });
    await expect(clock.run(sent)).rejects.toMatchObject({ code: 'execute.outcome-unknown', address: 'it' });
    expect(callsOf(operation)).toBe(before + 1);
  });

  it.each([undefined, null, {}, 'GetRestApis', { input: {} }])('refuses what is no command: %j', async (command) => {
    const { gateway } = await account();
    await expect(gateway.send(command as never)).rejects.toMatchObject({
      code: 'send.options',
      problems: [{ code: 'send.command' }],
    });
  });
});

describe('gateway.remove', () => {
  it('deletes routes and whole subtrees, and nothing else', async () => {
    const { clock, gateway, restApiId, routes } = await account();
    const put = [
      route('/pets'),
      route('/pets', 'POST'),
      route('/tenants/acme'),
      route('/tenants/acme/users'),
      route('/tenants'),
    ];
    await clock.run(gateway.put(restApiId, ...put));
    const { steps } = await clock.run(gateway.remove(restApiId, '/tenants/acme', 'GET /pets', '/tenants/acme/users'));
    expect(steps.map(({ call }) => call.id)).toEqual(['DeleteResource /tenants/acme', 'DeleteMethod GET /pets']);
    expect(await routes()).toEqual(['/', '/pets', '/tenants', 'GET /tenants', 'POST /pets']);
  });

  it('has nothing to do where there is nothing', async () => {
    const { clock, gateway, restApiId, events } = await account();
    expect(await clock.run(gateway.remove(restApiId, '/gone', 'GET /', 'DELETE /gone'))).toEqual({
      restApiId,
      ids: {},
      steps: [],
    });
    expect(events.every((event) => !('operation' in event) || event.operation.startsWith('Get'))).toBe(true);
  });

  it.each([
    ['/', 'remove.root'],
    ['pets', 'remove.target'],
    ['get /pets', 'remove.target'],
    ['', 'remove.target'],
  ])('refuses %j before anything is sent', async (target, code) => {
    const { gateway, restApiId, events } = await account();
    await expect(gateway.remove(restApiId, target as '/x')).rejects.toMatchObject({ problems: [{ code }] });
    await expect(gateway.remove(undefined as never, '/x')).rejects.toMatchObject({
      problems: [{ code: 'remove.rest-api-id' }],
    });
    expect(events).toEqual([]);
  });
});

describe('gateway.put', () => {
  it('plans again when another writer made the same parent first', async () => {
    const { clock, client, restApiId, routes } = await account();
    const pods = [1, 2].map(() => new ApiGateway(client, { clock, quotas: false }));
    const [one, other] = [route('/hooks/one'), route('/hooks/other')];
    await clock.run(Promise.all(pods.map((pod, index) => pod.put(restApiId, index === 0 ? one : other))));
    expect(await routes()).toEqual(['/', '/hooks', '/hooks/one', '/hooks/other', 'GET /hooks/one', 'GET /hooks/other']);
  });

  it('refuses a route where the id belongs, and an id that is missing, and makes no API', async () => {
    const { gateway, client, events } = await account();
    for (const given of [[route('/pets')], [undefined, route('/pets')], ['', route('/pets')], [null]]) {
      const put = gateway.put as (...parameters: readonly unknown[]) => Promise<unknown>;
      await expect(put.apply(gateway, given)).rejects.toMatchObject({
        code: 'put.options',
        problems: [{ code: 'put.rest-api-id', address: 'restApiId' }],
      });
    }
    expect(events).toEqual([]);
    expect((await client.send(new GetRestApisCommand({}))).items).toHaveLength(1);
  });

  it('refuses what is no route, and options that there aren’t, all at once', async () => {
    const { gateway, restApiId } = await account();
    const put = gateway.put(restApiId, 'GET /pets' as never, { singal: undefined } as never);
    await expect(put).rejects.toMatchObject({
      problems: [
        { code: 'put.route', address: 'route 1' },
        { code: 'put.unknown-option', address: 'singal', hint: "Did you mean 'signal'?" },
      ],
    });
  });

  it('ends with the signal', async () => {
    const { gateway, restApiId, routes } = await account();
    const reason = new Error('enough');
    await expect(gateway.put(restApiId, route('/pets'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await routes()).toEqual(['/']);
  });
});

describe('events', () => {
  it('say which of the things that a gateway was asked to do they belong to', async () => {
    const { clock, gateway, restApiId, events } = await account();
    await clock.run(
      Promise.all([
        gateway.put(restApiId, route('/pets')),
        gateway.snapshot(restApiId),
        gateway.plan(api.define(route('/pets'))),
      ]),
    );
    const runs = new Map(events.map(({ run }) => [run?.id, run?.of]));
    expect([...runs].sort()).toEqual([
      [1, 'put'],
      [2, 'snapshot'],
      [3, 'plan'],
    ]);
    expect(events.filter(({ run }) => run?.of === 'snapshot').every((event) => event.type === 'sent')).toBe(true);
  });
});

describe('options', () => {
  it.each([
    ['plan', { restApiID: 'a1b2c3' }, 'restApiID', "Did you mean 'restApiId'?"],
    ['plan', { dryRun: true }, 'dryRun', 'The options are restApiId, '],
    ['apply', { allowstale: true }, 'allowstale', "Did you mean 'allowStale'?"],
    ['snapshot', { kind: ['models'] }, 'kind', "Did you mean 'kinds'?"],
    ['deploy', { stageName: 'prod', tracing: true }, 'tracing', 'The options are stageName, '],
    ['deploy', { stagename: 'prod' }, 'stagename', "Did you mean 'stageName'?"],
  ] as const)(
    'that %s() doesn’t have are refused before anything is sent: %j',
    async (method, options, address, hint) => {
      const { gateway, restApiId, events } = await account();
      const first = { plan: api.define(route('/pets')), apply: {}, snapshot: restApiId, deploy: restApiId }[method];
      const call = gateway[method] as (first: unknown, options: unknown) => Promise<unknown>;
      await expect(call.call(gateway, first, options)).rejects.toMatchObject({
        code: `${method}.options`,
        problems: expect.arrayContaining([
          expect.objectContaining({ code: `${method}.unknown-option`, address, hint: expect.stringContaining(hint) }),
        ]),
      });
      expect(events).toEqual([]);
    },
  );

  it.each([
    [{ quotashare: 0.5 }, "Did you mean 'quotaShare'?"],
    [{ quotas: [{ tokenPerSecond: 1, tokensPerSecond: 1, capacity: 1 }] }, "Did you mean 'tokensPerSecond'?"],
    [{ requestTimeout: 5 }, "Did you mean 'requestTimeoutMs'?"],
  ])('that an ApiGateway doesn’t have are refused: %j', (options, hint) => {
    const client = new APIGatewayClient(new EmbeddedApiGateway().clientConfig);
    expect(() => new ApiGateway(client, options as never)).toThrow(
      expect.objectContaining({ code: 'execute.options', problems: [expect.objectContaining({ hint })] }),
    );
  });

  it.each([undefined, null, 'petstore', {}])('need something to plan: %j', async (desired) => {
    const { gateway } = await account();
    await expect(gateway.plan(desired as never)).rejects.toMatchObject({ problems: [{ code: 'plan.desired' }] });
  });

  it.each(['plan', 'destroy'] as const)('need what .define() returns, not what has .define(): %s()', async (method) => {
    const { gateway } = await account();
    const hint = 'This is an API without its routes: give what its .define(…) returns.';
    for (const desired of [restApi('petstore'), [restApi('petstore')]])
      await expect(gateway[method](desired as never)).rejects.toMatchObject({
        problems: [{ code: 'plan.desired', address: 'desired', hint }],
      });
  });

  it('need what a promise gives: plan() and apply()', async () => {
    const { gateway } = await account();
    const desired = restApi('petstore').define();
    await expect(gateway.plan(Promise.resolve(desired) as never)).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('not a promise'), hint: 'Await it first.' }],
    });
    await expect(gateway.apply(gateway.plan(desired) as never)).rejects.toMatchObject({
      problems: [{ code: 'plan.unreadable', message: 'Expected a plan, found a promise: await it.' }],
    });
  });
});
