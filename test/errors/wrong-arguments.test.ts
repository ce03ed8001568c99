import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, it } from 'vitest';
import * as cli from '../../src/cli/index.js';
import * as embeddedEntry from '../../src/embedded/index.js';
import { newResponseStream } from '../../src/embedded/invoke/integrations/lambda-stream.js';
import * as main from '../../src/index.js';
import * as progress from '../../src/progress/index.js';
import * as quotaStore from '../../src/quotas/limiter/index.js';

// biome-ignore lint/suspicious/noExplicitAny: what the compiler would refuse is what is tested.
type Unchecked = any;

/** What may be given where something else belongs. */
const wrong = {
  undefined: undefined,
  null: null,
  number: 5,
  text: 'zz',
  list: [1],
  unknownMember: { zzz: 1 },
  function: () => 1,
  symbol: Symbol('s'),
  bigint: 5n,
  empty: Object.create(null),
};
type Kind = keyof typeof wrong;

/** An argument that is right, and which of the wrong kinds are right in its place, too. */
interface Argument {
  readonly right: unknown;
  readonly takes: readonly Kind[];
}

const given = (right: unknown, ...takes: readonly Kind[]): Argument => ({ right, takes });
/** Options that may be left out. */
const options = (right: unknown = {}, ...takes: readonly Kind[]): Argument =>
  given(right, 'undefined', 'empty', ...takes);
const text = (right: string): Argument => given(right, 'text');
const anything = (right: unknown): Argument => given(right, ...(Object.keys(wrong) as Kind[]));

interface Case {
  readonly call: (...args: Unchecked[]) => unknown;
  readonly args: readonly Argument[];
}

const embedded = new embeddedEntry.EmbeddedApiGateway();
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new main.ApiGateway(client);
const api = main.restApi('petstore');
const path = api.resource('/pets/{petId}');
const method = path.method('GET');
const route = method.integration().mock();
const petstore = api.define(route);
const prod = petstore.stage('prod');
const plan = await gateway.plan(petstore);
const snapshot = { model: petstore.model, ids: { restApiId: 'a1', resources: {} } };
const clock = new embeddedEntry.ManualClock();
const items = main.listRestApis({ client });
const restApiId = text('a1b2c3');
const listInput = given(
  { restApiId: 'a1', domainName: 'x', usagePlanId: 'x', resourceArn: 'x', startDate: 'x', endDate: 'x' },
  'undefined',
  'unknownMember',
  'empty',
);
const waiting = given({ client, maxWaitTime: 1, minDelay: 1, abortSignal: AbortSignal.abort() });
const waitedFor = given({ restApiId: 'a1', domainName: 'x', vpcLinkId: 'x', stageName: 'x' });
const done = (builder: Unchecked) => builder.toPatchOperations();
const stage = (): Unchecked => main.patch.stage();
const settings = (): Unchecked => stage().methodSettings('/pets', 'GET');
const plans = (): Unchecked => main.patch.usagePlan();
const inPlan = (): Unchecked => plans().apiStage({ restApiId: 'a1', stage: 'prod' });
const defined = (routeOf: Unchecked) => main.restApi('q').define(routeOf);

const everyOf = (entry: object, pattern: RegExp, args: readonly Argument[]): Readonly<Record<string, Case>> =>
  Object.fromEntries(
    Object.entries(entry)
      .filter(([name]) => pattern.test(name))
      .map(([name, call]) => [name, { call, args }]),
  );

/** Every function and class that an entry point exports, and the steps of what they give. */
const cases: Readonly<Record<string, Case>> = {
  ...everyOf(main, /^list[A-Z]/, [given({ client }), listInput]),
  ...everyOf(main, /^waitUntil/, [waiting, waitedFor]),
  account: { call: main.account, args: [given({})] },
  apiKey: { call: main.apiKey, args: [text('x'), options()] },
  clientCertificate: { call: main.clientCertificate, args: [text('x'), options()] },
  domainName: { call: main.domainName, args: [text('x'), options()] },
  'domainName.attach': { call: main.domainName.attach, args: [text('x')] },
  usagePlan: { call: main.usagePlan, args: [text('x'), options()] },
  'usagePlan.attach': { call: main.usagePlan.attach, args: [given({ id: 'x' })] },
  vpcLink: { call: main.vpcLink, args: [text('x'), given({ targetArns: ['arn:aws:elasticloadbalancing:x'] })] },
  restApi: {
    call: (...args) => (main.restApi as Unchecked)(...args).define(route),
    args: [text('x'), options({}, 'null')],
  },
  diff: { call: main.diff, args: [given(petstore.model), given(snapshot, 'undefined'), options()] },
  isFluentApiGatewayError: { call: main.isFluentApiGatewayError, args: [anything(1)] },
  executeApiArn: {
    call: main.executeApiArn,
    args: [given({ region: 'eu-west-1', accountId: '123456789012', restApiId: 'a', stageName: 'p', route: 'GET /' })],
  },
  lambdaPermissions: {
    call: main.lambdaPermissions,
    args: [given(snapshot), given({ region: 'eu-west-1', accountId: '123456789012', stageName: 'prod' })],
  },
  methodsOf: { call: main.methodsOf, args: [given(petstore.model)] },
  editMethods: { call: main.editMethods, args: [given(petstore.model), given(() => undefined)] },
  fromOpenApi: { call: main.fromOpenApi, args: [given(main.toOpenApi(petstore).document), options()] },
  toOpenApi: { call: main.toOpenApi, args: [given(petstore), options()] },
  toEdits: { call: main.toEdits, args: [given(petstore), given(petstore)] },
  toSource: { call: main.toSource, args: [given(petstore), options()] },
  patchBetween: {
    call: main.patchBetween,
    args: [given('stage'), given({}, 'unknownMember', 'empty'), given({}, 'unknownMember', 'empty')],
  },
  unpatchableMembers: {
    call: main.unpatchableMembers,
    args: [given('stage'), given({}, 'unknownMember', 'empty'), given({}, 'unknownMember', 'empty')],
  },
  patchCalls: { call: main.patchCalls, args: [given('stage'), given([])] },
  escapePathSegment: { call: main.escapePathSegment, args: [text('a')] },
  unescapePathSegment: { call: main.unescapePathSegment, args: [text('a')] },
  ApiGateway: {
    call: (...args) => new (main.ApiGateway as Unchecked)(...args),
    args: [given(client), options()],
  },
  'gateway.plan': { call: (...args) => (gateway as Unchecked).plan(...args), args: [given(petstore), options()] },
  'gateway.apply': { call: (...args) => (gateway as Unchecked).apply(...args), args: [given(plan), options()] },
  'gateway.destroy': { call: (...args) => (gateway as Unchecked).destroy(...args), args: [given(petstore), options()] },
  'gateway.put': {
    call: (...args) => (gateway as Unchecked).put(...args),
    args: [restApiId, given(route), options({})],
  },
  'gateway.remove': {
    call: (...args) => (gateway as Unchecked).remove(...args),
    args: [restApiId, given('GET /pets'), options({})],
  },
  'gateway.send': {
    call: (...args) => (gateway as Unchecked).send(...args),
    args: [given(new GetAccountCommand({})), options()],
  },
  'gateway.deploy': {
    call: (...args) => (gateway as Unchecked).deploy(...args),
    args: [restApiId, given({ stageName: 'prod' })],
  },
  'gateway.promoteCanary': {
    call: (...args) => (gateway as Unchecked).promoteCanary(...args),
    args: [restApiId, text('prod'), options()],
  },
  'gateway.rollbackCanary': {
    call: (...args) => (gateway as Unchecked).rollbackCanary(...args),
    args: [restApiId, text('prod'), options()],
  },
  'gateway.snapshot': { call: (...args) => (gateway as Unchecked).snapshot(...args), args: [restApiId, options()] },
  'gateway.deployedModel': {
    call: (...args) => (gateway as Unchecked).deployedModel(...args),
    args: [restApiId, text('prod'), options()],
  },
  'gateway.listResources': {
    call: (...args) => (gateway as Unchecked).listResources(...args),
    args: [given({ restApiId: 'a1' }), options()],
  },
  'plan.render': { call: (...args) => (plan as Unchecked).render(...args), args: [options()] },
  'Plan.fromJSON': { call: main.Plan.fromJSON, args: [given(plan.toJSON())] },
  'systemClock.sleep': { call: main.systemClock.sleep, args: [given(1, 'number'), options()] },
  'items.filter': { call: (...args) => (items as Unchecked).filter(...args), args: [given(() => true, 'function')] },
  'items.map': { call: (...args) => (items as Unchecked).map(...args), args: [given(() => 1, 'function')] },
  'items.toArray': { call: (...args) => (items as Unchecked).toArray(...args), args: [given({ limit: 1 })] },
  // Patches.
  'patch.replace': {
    call: (...args) => done(stage().replace(...args)),
    args: [given('/description'), given('x', 'text')],
  },
  'patch.at': {
    call: (...args) =>
      done(
        stage()
          .at(...args)
          .replace('x'),
      ),
    args: [given('variables'), text('a')],
  },
  'patch.copy': {
    call: (...args) => done(stage().copy(...args)),
    args: [given({ from: '/canarySettings/deploymentId', path: '/deploymentId' })],
  },
  'patch.raw': {
    call: (...args) => done(stage().raw(...args)),
    args: [given({ op: 'replace', path: '/x' }, 'unknownMember', 'empty')],
  },
  'patch.toCommand': {
    call: (...args) => stage().toCommand(...args),
    args: [given({ restApiId: 'a1', stageName: 'prod' })],
  },
  'patch.toCommands': {
    call: (...args) => stage().toCommands(...args),
    args: [given({ restApiId: 'a1', stageName: 'prod' })],
  },
  'patch.methodSettings': {
    call: (...args) =>
      done(
        stage()
          .methodSettings(...args)
          .remove(),
      ),
    args: [given('/pets'), given('GET')],
  },
  'patch.methodSettings.replace': { call: (...args) => done(settings().replace(...args)), args: [given({}, 'empty')] },
  'patch.methodSettings.unset': {
    call: (...args) => done(settings().unset(...args)),
    args: [given(['loggingLevel']), given({}, 'undefined', 'null', 'unknownMember', 'empty')],
  },
  'patch.promoteCanary': { call: (...args) => done(stage().promoteCanary(...args)), args: [options()] },
  'patch.apiStage': {
    call: (...args) =>
      done(
        plans()
          .apiStage(...args)
          .add(),
      ),
    args: [given({ restApiId: 'a1', stage: 'prod' })],
  },
  'patch.apiStage.throttle': {
    call: (...args) =>
      done(
        inPlan()
          .throttle(...args)
          .remove(),
      ),
    args: [given('/pets'), given('GET')],
  },
  'patch.apiStage.throttle.replace': {
    call: (...args) =>
      done(
        inPlan()
          .throttle('/pets', 'GET')
          .replace(...args),
      ),
    args: [given({ rateLimit: 1 }, 'empty')],
  },
  'patch.binaryMediaTypes': {
    call: (...args) => done((main.patch.restApi() as Unchecked).binaryMediaTypes(...args).add()),
    args: [text('image/png')],
  },
  // Definitions.
  'api.resource': {
    call: (...args) =>
      defined(
        (api as Unchecked)
          .resource(...args)
          .method('GET')
          .integration()
          .mock(),
      ),
    args: [given('/pets')],
  },
  'resource.resource': {
    call: (...args) =>
      defined(
        (path as Unchecked)
          .resource(...args)
          .method('GET')
          .integration()
          .mock(),
      ),
    args: [given('/toys', 'text', 'number', 'undefined', 'null', 'bigint')],
  },
  'resource.method': {
    call: (...args) =>
      defined(
        (path as Unchecked)
          .method(...args)
          .integration()
          .mock(),
      ),
    args: [given('GET')],
  },
  'petstore.stage': { call: (...args) => (petstore as Unchecked).stage(...args), args: [text('prod'), options()] },
  'stage.methodSettings': {
    call: (...args) => (prod as Unchecked).methodSettings(...args),
    args: [given('*/*'), given({}, 'empty')],
  },
  'stage.canary': { call: (...args) => (prod as Unchecked).canary(...args), args: [given({ percentTraffic: 5 })] },
  'usagePlan.stage': {
    call: (...args) => (main.usagePlan('gold') as Unchecked).stage(...args),
    args: [given(prod), options()],
  },
  'usagePlan.key': {
    call: (...args) => (main.usagePlan('gold') as Unchecked).key(...args),
    args: [given(main.apiKey('acme'))],
  },
  'domainName.mapping': {
    call: (...args) => (main.domainName('a.example.com') as Unchecked).mapping(...args),
    args: [text('v1'), given(prod)],
  },
  InMemoryQuotaStore: {
    call: (...args) => new (main.InMemoryQuotaStore as Unchecked)(...args),
    args: [given(main.systemClock, 'undefined')],
  },
  // The other entry points.
  terminalProgress: { call: progress.terminalProgress, args: [options()] },
  defineConfig: { call: cli.defineConfig, args: [given({ definition: 'a.ts' }, 'empty')] },
  EmbeddedApiGateway: {
    call: (...args) => new (embeddedEntry.EmbeddedApiGateway as Unchecked)(...args),
    args: [options()],
  },
  'embedded.copy': { call: (...args) => (embedded as Unchecked).copy(...args), args: [options()] },
  'embedded.inject': {
    call: (...args) => (embedded as Unchecked).inject(...args),
    args: [given({ fault: 'throttle', times: 0 })],
  },
  'embedded.close': { call: (...args) => (embedded as Unchecked).close(...args), args: [options()] },
  'embedded.invokeUrl': {
    call: (...args) => (embedded as Unchecked).invokeUrl(...args),
    args: [restApiId, text('prod')],
  },
  ManualClock: { call: (...args) => new (embeddedEntry.ManualClock as Unchecked)(...args), args: [options()] },
  'clock.advance': { call: (...args) => (clock as Unchecked).advance(...args), args: [given(1, 'number')] },
  'clock.run': { call: (...args) => (clock as Unchecked).run(...args), args: [given(Promise.resolve())] },
  'clock.sleep': { call: (...args) => (clock as Unchecked).sleep(...args), args: [given(0, 'number'), options()] },
  'awslambda.streamifyResponse': {
    call: embeddedEntry.awslambda.streamifyResponse,
    args: [given(() => 1, 'function')],
  },
  'awslambda.HttpResponseStream.from': {
    call: embeddedEntry.awslambda.HttpResponseStream.from,
    args: [given(newResponseStream()), given({}, 'unknownMember', 'empty')],
  },
  LimiterQuotaStore: {
    call: (...args) => new (quotaStore.LimiterQuotaStore as Unchecked)(...args),
    args: [given(new RateLimiterMemory({ points: 1, duration: 1 })), options()],
  },
};

/** What isn't called with arguments of the caller's own. */
const apart: readonly string[] = [
  // The SDK's own commands take what they are given, too.
  'DirectGetResourcesCommand',
  'Plan',
  'Items',
  'ItemList',
];

const entries = { main, embeddedEntry, cli, progress, quotaStore };

async function outcomeOf(call: Case['call'], args: readonly unknown[]): Promise<unknown> {
  try {
    const result = call(...args);
    // Whatever is refused is refused at once: what still waits was taken.
    await Promise.race([result, new Promise((resolve) => setImmediate(resolve))]);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('wrong arguments', () => {
  it('are tried for every function and class that an entry point exports', () => {
    const exported = Object.values(entries).flatMap((entry) => Object.entries(entry));
    const missing = exported.filter(
      ([name, value]) =>
        typeof value === 'function' &&
        !Object.hasOwn(cases, name) &&
        !apart.includes(name) &&
        !(value.prototype instanceof Error),
    );
    expect(missing.map(([name]) => name)).toEqual([]);
  });

  it.each(Object.entries(cases))('%s: are refused with a code, and never fall through', async (_, { call, args }) => {
    for (const [index, { takes }] of args.entries()) {
      for (const kind of Object.keys(wrong) as Kind[]) {
        const tried = args.map(({ right }, at) => (at === index ? wrong[kind] : right));
        const outcome = await outcomeOf(call, tried);
        const what = `argument ${index + 1}, ${kind}: ${String(outcome)}`;
        if (takes.includes(kind)) expect(outcome instanceof TypeError, what).toBe(false);
        else expect(main.isFluentApiGatewayError(outcome), what).toBe(true);
      }
    }
  });
});
