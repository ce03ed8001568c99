import { describe, expect, it } from 'vitest';
import { type AccountThings, noThings } from '../../src/model/account.js';
import { type BesideOptions, takeWholeSnapshot } from '../../src/snapshot/beside.js';
import { sendBy } from '../requests/scripted-send.js';

type Input = Readonly<Record<string, unknown>>;
type Answer = object | ((input: Input) => object);

/** Answers each operation from a table, and notes what was asked. */
function answering(answers: Readonly<Record<string, Answer>>) {
  const asked: (readonly [operation: string, input: Input, signal: AbortSignal | undefined])[] = [];
  const send = sendBy(async (operation: string, input: Input, { signal }: { readonly signal?: AbortSignal } = {}) => {
    asked.push([operation, input, signal]);
    const answer = answers[operation] ?? { items: [] };
    return typeof answer === 'function' ? answer(input) : answer;
  });
  return { send, asked, operations: () => asked.map(([operation]) => operation) };
}

const items = (...list: readonly object[]) => ({ items: list });
const bare = {
  GetRestApi: { id: 'a1', name: 'pets' },
  GetResources: items({ id: 'root', path: '/' }),
  GetStages: { item: [] },
};
/** An API with these stages. */
const staged = (...stages: readonly object[]) => ({ ...bare, GetStages: { item: stages }, GetAccount: {} });
/** An API with methods that have these integrations, by verb. */
const integrated = (...integrations: readonly (object | undefined)[]) => {
  const verbs = ['GET', 'PUT', 'POST', 'DELETE'];
  return {
    ...bare,
    GetResources: items({
      id: 'root',
      path: '/',
      resourceMethods: Object.fromEntries(
        integrations.map((methodIntegration, at) => [
          verbs[at],
          { httpMethod: verbs[at], authorizationType: 'NONE', ...(methodIntegration && { methodIntegration }) },
        ]),
      ),
    }),
  };
};

/** What is found with these answers. */
async function taken(answers: Readonly<Record<string, Answer>>, options: BesideOptions = {}) {
  const { send, operations, asked } = answering(answers);
  const snapshot = await takeWholeSnapshot(send, 'a1', options);
  const { things = noThings, losses = [], model } = snapshot;
  return { snapshot, things, losses, model, operations, asked };
}

const declared = (things: Partial<AccountThings>): BesideOptions => ({ declared: { ...noThings, ...things } });
const keysOf = (record: object) => Object.keys(record);

const own = { apiId: 'a1', stage: 'prod' };
const others = { apiId: 'a2', stage: 'prod' };
const ownStage = { restApi: { name: 'pets' }, stageName: 'prod' };
const otherStage = { restApi: { id: 'a2' }, stageName: 'prod' };

describe('an API with nothing beside it', () => {
  it('asks for no more than what might lead to it', async () => {
    const { things, losses, operations } = await taken(integrated({ type: 'MOCK' }, undefined));
    expect(things).toEqual(noThings);
    expect(losses).toEqual([]);
    expect(
      operations()
        .filter((one) => !/Models|Validators|Authorizers|Responses|Documentation/.test(one))
        .sort(),
    ).toEqual(['GetDomainNames', 'GetResources', 'GetRestApi', 'GetStages', 'GetUsagePlans']);
  });

  it('is read with the signal of the caller', async () => {
    const { signal } = new AbortController();
    const { asked } = await taken(staged({ stageName: 'prod', clientCertificateId: 'c1' }), { signal });
    expect(asked.map(([operation]) => operation)).toEqual(
      expect.arrayContaining(['GetAccount', 'GetUsagePlans', 'GetDomainNames', 'GetClientCertificates']),
    );
    // Lists are read with a signal of their own, which that of the caller aborts.
    for (const [operation, , given] of asked)
      if (['GetAccount', 'GetRestApi'].includes(operation)) expect(given).toBe(signal);
      else expect(given).toBeInstanceOf(AbortSignal);
  });

  it('is frozen, with a fingerprint that changes with what goes with it', async () => {
    const plans = (...list: readonly object[]) => taken({ ...bare, GetUsagePlans: items(...list) });
    const [first, again, other] = [
      await plans(),
      await plans(),
      await plans({ id: 'p1', name: 'gold', apiStages: [own] }),
    ];
    expect(again.snapshot.fingerprint).toBe(first.snapshot.fingerprint);
    expect(other.snapshot.fingerprint).not.toBe(first.snapshot.fingerprint);
    expect(Object.isFrozen(other.things.usagePlans['gold'])).toBe(true);
  });

  it('has no stages where they are not asked for', async () => {
    const { model, operations } = await taken(
      {
        ...staged({ stageName: 'prod' }),
        ...integrated({ type: 'HTTP', connectionType: 'VPC_LINK', connectionId: 'l1' }),
      },
      { kinds: [] },
    );
    expect(model).not.toHaveProperty('stages');
    expect(operations()).not.toContain('GetStages');
    expect(operations()).not.toContain('GetAccount');
  });
});

describe("the account's settings", () => {
  const role = { cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' };
  const logging = { stageName: 'dev', methodSettings: { '*/*': { loggingLevel: 'INFO' } } };
  const quiet = { stageName: 'prod' };
  const settings = { settings: { kind: 'Account', ...role } };

  it('are there where one of the stages writes logs', async () => {
    expect((await taken({ ...staged(quiet, logging), GetAccount: role })).things.accounts).toEqual(settings);
    expect((await taken({ ...staged(quiet), GetAccount: role })).things.accounts).toEqual({});
    expect((await taken({ ...staged(logging), GetAccount: {} })).things.accounts).toEqual({});
  });

  it('are there where they are declared, with stages or without', async () => {
    const accounts = { settings: { kind: 'Account', cloudwatchRoleArn: 'arn:other' } } as const;
    for (const answers of [bare, staged(quiet)])
      expect((await taken({ ...answers, GetAccount: role }, declared({ accounts }))).things.accounts).toEqual(settings);
    expect((await taken({ ...bare, GetAccount: {} }, declared({ accounts }))).things.accounts).toEqual({});
  });

  it('take the throttles of stages away that are only the limits of the account', async () => {
    const limits = { throttlingBurstLimit: 5_000, throttlingRateLimit: 10_000 };
    const { model } = await taken({
      ...staged({ stageName: 'prod', methodSettings: { '*/*': { metricsEnabled: true, ...limits } } }),
      GetAccount: { throttleSettings: { burstLimit: 5_000, rateLimit: 9_000 } },
    });
    expect(model.stages?.['prod']?.methodSettings?.['*/*']).toMatchObject({
      metricsEnabled: true,
      throttlingBurstLimit: -1,
      throttlingRateLimit: 10_000,
    });
  });
});

describe('usage plans', () => {
  const plans = (list: readonly object[], options?: BesideOptions, more: Readonly<Record<string, Answer>> = {}) =>
    taken({ ...bare, GetUsagePlans: items(...list), ...more }, options);

  it('that name the API are there, whole where they name no other', async () => {
    const { things } = await plans([
      { id: 'p1', name: 'gold', description: 'all', apiStages: [own] },
      { id: 'p2', name: 'silver', apiStages: [others] },
      { id: 'p3', name: 'none' },
      { id: 'p4', name: 'empty', apiStages: [] },
    ]);
    expect(things.usagePlans).toEqual({
      gold: { kind: 'UsagePlan', name: 'gold', description: 'all', apiStages: [ownStage] },
    });
  });

  it('that name others, too, are attached to', async () => {
    const { things } = await plans([{ id: 'p1', name: 'gold', description: 'theirs', apiStages: [others, own] }]);
    expect(things.usagePlans).toEqual({
      gold: { kind: 'UsagePlan', name: 'gold', description: 'theirs', apiStages: [ownStage], attached: true },
    });
  });

  it('that share a name, or have none, or one that looks like an id, are known by their ids, and attached to', async () => {
    const { things } = await plans([
      { id: 'p1', name: 'gold', apiStages: [own] },
      { id: 'p2', name: 'gold', apiStages: [others] },
      { id: 'p3', apiStages: [own] },
      { id: 'p4', name: 'silver', apiStages: [own] },
    ]);
    expect(Object.entries(things.usagePlans).map(([key, { attached = false }]) => [key, attached])).toEqual([
      ['silver', false],
      ['(id p1)', true],
      ['(id p3)', true],
    ]);
    const odd = await plans([{ id: 'p1', name: '(id p9)', apiStages: [own] }]);
    expect(keysOf(odd.things.usagePlans)).toEqual(['(id p9)']);
  });

  it('that are declared are there as they are declared, whatever they name', async () => {
    const list = [
      { id: 'p1', name: 'gold', apiStages: [others, own] },
      { id: 'p2', name: 'silver' },
      { id: 'p3', name: 'bronze', apiStages: [own] },
    ];
    const whole = await plans(
      list,
      declared({
        usagePlans: {
          gold: { kind: 'UsagePlan', name: 'gold' },
          silver: { kind: 'UsagePlan', name: 'silver' },
          '(id p3)': { kind: 'UsagePlan', name: '(id p3)', attached: true },
        },
      }),
    );
    expect(whole.things.usagePlans).toEqual({
      gold: { kind: 'UsagePlan', name: 'gold', apiStages: [ownStage, otherStage].toReversed() },
      silver: { kind: 'UsagePlan', name: 'silver' },
      '(id p3)': { kind: 'UsagePlan', name: '(id p3)', apiStages: [ownStage], attached: true },
    });
    const attached = await plans(
      list,
      declared({ usagePlans: { gold: { kind: 'UsagePlan', name: 'gold', attached: true } } }),
    );
    expect(attached.things.usagePlans['gold']).toEqual({
      kind: 'UsagePlan',
      name: 'gold',
      apiStages: [ownStage],
      attached: true,
    });
  });

  const key = (id: string, name?: string) => ({ id, name });
  /** Keys by the id of their plan; of all of them by name. */
  const withKeys = (byPlan: Readonly<Record<string, readonly ReturnType<typeof key>[]>>) => ({
    GetUsagePlanKeys: ({ usagePlanId }: Input) => items(...(byPlan[String(usagePlanId)] ?? [])),
    GetApiKeys: ({ nameQuery = '' }: Input) =>
      items(
        ...new Map(
          Object.values(byPlan)
            .flat()
            .filter(({ name = '' }) => name.startsWith(String(nameQuery)))
            .map((one) => [one.id, one]),
        ).values(),
      ),
  });
  const [gold, silver] = [
    { id: 'p1', name: 'gold', apiStages: [own] },
    { id: 'p2', name: 'silver', apiStages: [own] },
  ];

  it('have their keys, each its own', async () => {
    const { things, losses } = await plans(
      [gold, silver],
      {},
      withKeys({ p1: [key('k1', 'acme'), key('k2', 'both')], p2: [key('k2', 'both'), key('k3', 'zoo')] }),
    );
    expect(keysOf(things.apiKeys)).toEqual(['acme', 'both', 'zoo']);
    expect(keysOf(things.usagePlanKeys)).toEqual(['gold/acme', 'gold/both', 'silver/both', 'silver/zoo']);
    expect(losses).toEqual([]);
  });

  it('that are shared have only those keys that are declared', async () => {
    const usagePlanKeys = { 'gold/acme': { kind: 'UsagePlanKey', usagePlan: 'gold', apiKey: 'acme' } } as const;
    const shared = { ...gold, apiStages: [own, others] };
    const keys = withKeys({ p1: [key('k1', 'acme'), key('k2', 'theirs'), key('k4')], p2: [key('k3', 'mine')] });
    const undeclared = await plans([shared, silver], {}, keys);
    expect(keysOf(undeclared.things.usagePlanKeys)).toEqual(['silver/mine']);
    expect(undeclared.things.usagePlanKeys['silver/mine']).toEqual({
      kind: 'UsagePlanKey',
      usagePlan: 'silver',
      apiKey: 'mine',
    });
    expect(undeclared.losses).toEqual([]);
    expect(keysOf((await plans([shared, silver], declared({ usagePlanKeys }), keys)).things.usagePlanKeys)).toEqual([
      'gold/acme',
      'silver/mine',
    ]);
  });

  it('with more than a hundred keys have only those that are declared, and say so', async () => {
    const many = (count: number) =>
      withKeys({ p1: Array.from({ length: count }, (_, at) => key(`k${at}`, `customer${at}`)) });
    const hundred = await plans([gold], {}, many(100));
    expect(keysOf(hundred.things.usagePlanKeys)).toHaveLength(100);
    expect(hundred.losses).toEqual([]);
    const usagePlanKeys = {
      'gold/customer7': { kind: 'UsagePlanKey', usagePlan: 'gold', apiKey: 'customer7' },
    } as const;
    const more = await plans([gold], declared({ usagePlanKeys }), many(101));
    expect(keysOf(more.things.usagePlanKeys)).toEqual(['gold/customer7']);
    expect(more.losses).toEqual([
      {
        code: 'snapshot.left-out',
        address: 'usage plan gold',
        message: 'It has 101 keys. A program hands them out, and they stay as they are.',
      },
    ]);
  });

  it('lose the keys that no name tells from others', async () => {
    const { things, losses, asked } = await plans(
      [gold],
      {},
      withKeys({
        p1: [key('k1', 'twin'), key('k2', 'twin'), key('k3'), key('k4', 'single'), key('k5', 'singleton')],
      }),
    );
    expect(keysOf(things.apiKeys)).toEqual(['single', 'singleton']);
    expect(keysOf(things.usagePlanKeys)).toEqual(['gold/single', 'gold/singleton']);
    // Keys without a name of which nothing is known are those of others.
    const queries = asked.filter(([operation]) => operation === 'GetApiKeys').map(([, { nameQuery }]) => nameQuery);
    expect(queries.sort()).toEqual(['single', 'singleton', 'twin']);
    expect(losses.map(({ address, message }) => [address, message]).sort()).toEqual([
      ['API key k3', 'It has no name (k3).'],
      ['API key twin', "Others are called 'twin', too (k1, k2)."],
    ]);
  });

  it('are not what declared keys depend on: keys are there without a plan, and no others', async () => {
    const apiKeys = { acme: { kind: 'ApiKey', name: 'acme' } } as const;
    const GetApiKeys = items(key('k1', 'acme'), key('k2', 'acme corporation'));
    const { things, losses } = await taken({ ...bare, GetApiKeys }, declared({ apiKeys }));
    expect(keysOf(things.apiKeys)).toEqual(['acme']);
    expect(losses).toEqual([]);
  });
});

describe('domain names', () => {
  const domain = (domainName: string, more: object = {}) => ({ domainName, ...more });
  const privateDomain = (domainName: string) =>
    domain(domainName, { domainNameId: 'd1', endpointConfiguration: { types: ['PRIVATE'] } });
  const mapping = (basePath: string, restApiId: string) => ({ basePath, restApiId, stage: 'prod' });
  const domains = (
    list: readonly object[],
    mappings: Readonly<Record<string, readonly object[]>>,
    options?: BesideOptions,
  ) =>
    taken(
      {
        ...bare,
        GetDomainNames: items(...list),
        GetBasePathMappings: ({ domainName }: Input) => items(...(mappings[String(domainName)] ?? [])),
      },
      options,
    );
  const attachedOf = (mappings: AccountThings['basePathMappings']) =>
    Object.entries(mappings).map(([key, { attached = false }]) => [key, attached]);

  it('that lead to the API alone are there, each with its own mappings', async () => {
    const { things } = await domains([domain('a.example.com'), domain('b.example.com'), domain('none.example.com')], {
      'a.example.com': [mapping('v1', 'a1'), mapping('v2', 'a1')],
      'b.example.com': [mapping('v3', 'a1')],
    });
    expect(keysOf(things.domainNames)).toEqual(['a.example.com', 'b.example.com']);
    expect(attachedOf(things.basePathMappings)).toEqual([
      ['a.example.com/v1', false],
      ['a.example.com/v2', false],
      ['b.example.com/v3', false],
    ]);
    expect(things.basePathMappings['a.example.com/v1']?.restApi).toEqual({ name: 'pets' });
  });

  const shared = { 'api.example.com': [mapping('v1', 'a1'), mapping('other', 'a2')] };

  it('that lead to others, too, are attached to', async () => {
    const { things } = await domains([domain('api.example.com')], shared);
    expect(things.domainNames).toEqual({});
    expect(attachedOf(things.basePathMappings)).toEqual([['api.example.com/v1', true]]);
  });

  it("that lead to others alone aren't there", async () => {
    const { things } = await domains([domain('api.example.com')], { 'api.example.com': [mapping('other', 'a2')] });
    expect(things.domainNames).toEqual({});
    expect(things.basePathMappings).toEqual({});
  });

  it('that are private are there, as nothing else says which one is meant', async () => {
    const { things } = await domains([privateDomain('api.example.com')], shared);
    expect(keysOf(things.domainNames)).toEqual(['api.example.com']);
    expect(attachedOf(things.basePathMappings)).toEqual([['api.example.com/v1', false]]);
  });

  it('that are declared are there, wherever they lead', async () => {
    const domainNames = { 'api.example.com': { kind: 'DomainName', domainName: 'api.example.com' } } as const;
    const both = await domains([domain('api.example.com')], shared, declared({ domainNames }));
    expect(keysOf(both.things.domainNames)).toEqual(['api.example.com']);
    expect(attachedOf(both.things.basePathMappings)).toEqual([['api.example.com/v1', false]]);
    const idle = await domains([domain('api.example.com')], {}, declared({ domainNames }));
    expect(keysOf(idle.things.domainNames)).toEqual(['api.example.com']);
  });

  it('have the mappings that are declared, also where they lead elsewhere by now', async () => {
    const basePathMappings = Object.fromEntries(
      ['v1', 'other'].map((basePath) => [
        `api.example.com/${basePath}`,
        { kind: 'BasePathMapping' as const, domainName: 'api.example.com', basePath, restApi: { name: 'pets' } },
      ]),
    );
    const { things } = await domains([domain('api.example.com')], shared, declared({ basePathMappings }));
    expect(attachedOf(things.basePathMappings)).toEqual([
      ['api.example.com/v1', true],
      ['api.example.com/other', false],
    ]);
    expect(things.basePathMappings['api.example.com/other']?.restApi).toEqual({ id: 'a2' });
  });

  it('of which several have one name are a loss', async () => {
    const { things, losses } = await domains([domain('api.example.com'), privateDomain('api.example.com')], {
      'api.example.com': [mapping('v1', 'a1')],
    });
    expect(things.domainNames).toEqual({});
    expect(losses.map(({ address }) => address)).toEqual(['domain name api.example.com']);
  });
});

describe('VPC links', () => {
  const through = (connectionId?: string) => ({
    type: 'HTTP',
    uri: 'https://backend',
    connectionType: 'VPC_LINK',
    ...(connectionId === undefined ? {} : { connectionId }),
  });
  const link = (id: string, name: string | undefined) => ({ id, name, targetArns: ['arn:a'], status: 'AVAILABLE' });
  const connectionOf = (model: Awaited<ReturnType<typeof taken>>['model'], verb: 'GET' | 'PUT' | 'POST') =>
    model.resources['/']?.methods[verb]?.integration?.connectionId;

  it('that integrations connect through are there, and named by them', async () => {
    const { things, model } = await taken({
      ...integrated(through('l1'), through('l3'), { type: 'HTTP', uri: 'https://open' }),
      GetVpcLinks: items(link('l1', 'backend'), link('l2', 'other')),
    });
    expect(keysOf(things.vpcLinks)).toEqual(['backend']);
    expect(connectionOf(model, 'GET')).toBe('VPC link backend');
    expect(connectionOf(model, 'PUT')).toBe('l3');
    expect(connectionOf(model, 'POST')).toBeUndefined();
    expect(model.resources['/']?.methods.POST?.integration?.uri).toBe('https://open');
  });

  it("aren't asked for where no integration connects through one", async () => {
    const { operations } = await taken(
      integrated(
        { type: 'HTTP', connectionType: 'INTERNET', connectionId: 'l1' },
        through(),
        { type: 'MOCK' },
        undefined,
      ),
    );
    expect(operations()).not.toContain('GetVpcLinks');
    expect(operations()).not.toContain('GetClientCertificates');
  });

  it('that are declared are there, whether anything connects through them or not', async () => {
    const vpcLinks = { backend: { kind: 'VpcLink', name: 'backend', targetArns: ['arn:a'] } } as const;
    const GetVpcLinks = items(link('l1', 'backend'), link('l2', 'other'));
    const idle = await taken({ ...integrated({ type: 'MOCK' }), GetVpcLinks }, declared({ vpcLinks }));
    expect(keysOf(idle.things.vpcLinks)).toEqual(['backend']);
    const both = await taken({ ...integrated(through('l2')), GetVpcLinks }, declared({ vpcLinks }));
    expect(keysOf(both.things.vpcLinks)).toEqual(['backend', 'other']);
  });

  it('that no name tells from others stay with their ids, and are a loss', async () => {
    const { things, losses, model } = await taken({
      ...integrated(through('l1'), through('l3')),
      GetVpcLinks: items(link('l1', 'twin'), link('l2', 'twin'), link('l3', undefined)),
    });
    expect(things.vpcLinks).toEqual({});
    expect(connectionOf(model, 'GET')).toBe('l1');
    expect(losses).toEqual([
      { code: 'snapshot.left-out', address: 'VPC link twin', message: "Others are called 'twin', too (l1, l2)." },
      { code: 'snapshot.left-out', address: 'VPC link l3', message: 'It has no name (l3).' },
    ]);
  });
});

describe('client certificates', () => {
  const certificate = (clientCertificateId: string, description?: string) => ({ clientCertificateId, description });

  it('that stages show are there, and named by them', async () => {
    const { things, model, operations } = await taken({
      ...staged({ stageName: 'dev' }, { stageName: 'prod', clientCertificateId: 'c1', variables: { a: 'b' } }),
      GetClientCertificates: items(certificate('c1', 'mine'), certificate('c2', 'other')),
    });
    expect(keysOf(things.clientCertificates)).toEqual(['mine']);
    expect(model.stages).toStrictEqual({
      dev: { kind: 'Stage', stageName: 'dev' },
      prod: {
        kind: 'Stage',
        stageName: 'prod',
        clientCertificateId: 'client certificate mine',
        variables: { a: 'b' },
      },
    });
    expect(operations()).not.toContain('GetVpcLinks');
  });

  it("aren't asked for where no stage shows one, unless they are declared", async () => {
    const GetClientCertificates = items(certificate('c1', 'mine'));
    const unused = await taken({ ...staged({ stageName: 'prod' }), GetClientCertificates });
    expect(unused.operations()).not.toContain('GetClientCertificates');
    const clientCertificates = { mine: { kind: 'ClientCertificate', description: 'mine' } } as const;
    const { things } = await taken({ ...bare, GetClientCertificates }, declared({ clientCertificates }));
    expect(keysOf(things.clientCertificates)).toEqual(['mine']);
  });

  it('that have no description are a loss', async () => {
    const { losses, model } = await taken({
      ...staged({ stageName: 'prod', clientCertificateId: 'c1' }),
      GetClientCertificates: items(certificate('c1'), certificate('c2')),
    });
    expect(model.stages?.['prod']?.clientCertificateId).toBe('c1');
    expect(losses).toEqual([
      {
        code: 'snapshot.left-out',
        address: 'client certificate c1',
        message: 'It has no description (c1, c2).',
      },
    ]);
  });
});
