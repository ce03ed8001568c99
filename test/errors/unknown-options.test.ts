import { APIGatewayClient, GetAccountCommand } from '@aws-sdk/client-api-gateway';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, it } from 'vitest';
import { defineConfig } from '../../src/cli/config.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import {
  ApiGateway,
  account,
  apiKey,
  diff,
  domainName,
  executeApiArn,
  fromOpenApi,
  isFluentApiGatewayError,
  lambdaPermissions,
  listRestApis,
  restApi,
  toOpenApi,
  toSource,
  usagePlan,
  vpcLink,
  waitUntilRestApiAvailable,
} from '../../src/index.js';
import { terminalProgress } from '../../src/progress/index.js';
import { LimiterQuotaStore } from '../../src/quotas/limiter/index.js';

const embedded = new EmbeddedApiGateway();
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new ApiGateway(client);
const api = restApi('petstore');
const path = api.resource('/pets/{petId}');
const method = path.method('GET');
const start = () => path.method('POST').integration();
const route = method.integration().mock();
const petstore = api.define(route);
const prod = petstore.stage('prod');
const plan = await gateway.plan(petstore);
const document = toOpenApi(petstore).document;
const restApiId = 'a1b2c3';
const emptySnapshot = { model: petstore.model, ids: {} } as never;

/** What is called with options, the options with one that isn't there, and the one that was meant. */
const calls: readonly (readonly [what: string, call: (options: never) => unknown, options: object, meant: string])[] = [
  // The gateway.
  ['new ApiGateway()', (options) => new ApiGateway(client, options), { quotaSahre: 0.5 }, 'quotaShare'],
  [
    'a quota',
    (options) => new ApiGateway(client, { quotas: [options] }),
    { tokensPerSecond: 1, capacity: 1, operaton: 'x' },
    'operation',
  ],
  ['plan()', (options) => gateway.plan(petstore, options), { restApiID: restApiId }, 'restApiId'],
  ['apply()', (options) => gateway.apply(plan, options), { allowStael: true }, 'allowStale'],
  ['destroy()', (options) => gateway.destroy(petstore, options), { restApiID: restApiId }, 'restApiId'],
  ['put()', (options) => gateway.put(restApiId, route, options), { onevnt: () => 1 }, 'onEvent'],
  ['remove()', (options) => gateway.remove(restApiId, 'GET /pets', options), { sginal: undefined }, 'signal'],
  ['send()', (options) => gateway.send(new GetAccountCommand({}), options), { adress: 'x' }, 'address'],
  ['deploy()', (options) => gateway.deploy(restApiId, options), { stageName: 'prod', variabels: {} }, 'variables'],
  ['promoteCanary()', (options) => gateway.promoteCanary(restApiId, 'prod', options), { sgnal: 1 }, 'signal'],
  ['rollbackCanary()', (options) => gateway.rollbackCanary(restApiId, 'prod', options), { signl: 1 }, 'signal'],
  ['snapshot()', (options) => gateway.snapshot(restApiId, options), { kind: [] }, 'kinds'],
  ['deployedModel()', (options) => gateway.deployedModel(restApiId, 'prod', options), { singal: 1 }, 'signal'],
  ['a list of a gateway', (options) => gateway.listRestApis({}, options), { pagesize: 5 }, 'pageSize'],
  // What stands by itself.
  ['plan.render()', (options) => plan.render(options), { colour: false }, 'color'],
  [
    'a list',
    (options) => listRestApis({ client, ...(options as object) }),
    { startingPositon: 'x' },
    'startingPosition',
  ],
  ['toArray()', (options) => listRestApis({ client }).toArray(options), { limt: 5 }, 'limit'],
  [
    'a waiter',
    (options) => waitUntilRestApiAvailable(options, { restApiId }),
    { client, maxWaitTime: 9, minDealy: 1 },
    'minDelay',
  ],
  ['diff()', (options) => diff(petstore.model, undefined, options), { prun: true }, 'prune'],
  ['toSource()', (options) => toSource(petstore, options), { splitt: true }, 'split'],
  ['toOpenApi()', (options) => toOpenApi(petstore, options), { verison: '2.0' }, 'version'],
  ['fromOpenApi()', (options) => fromOpenApi(document, options), { rule: {} }, 'rules'],
  [
    'lambdaPermissions()',
    (options) => lambdaPermissions(emptySnapshot, options),
    { region: 'eu-west-1', accountID: '1' },
    'accountId',
  ],
  [
    'executeApiArn()',
    (options) => executeApiArn(options),
    { region: 'eu-west-1', accountId: '123456789012', restApiId, stageNmae: 'prod', route: 'GET /' },
    'stageName',
  ],
  ['terminalProgress()', (options) => terminalProgress(options), { interactiv: false }, 'interactive'],
  [
    'new LimiterQuotaStore()',
    (options) => new LimiterQuotaStore(new RateLimiterMemory({ points: 1, duration: 1 }), options),
    { acount: 'x' },
    'account',
  ],
  ['defineConfig()', (options) => defineConfig(options), { definiton: 'api.ts' }, 'definition'],
  // Definitions.
  ['restApi()', (options) => restApi('x', options).define(), { descripton: 'x' }, 'description'],
  [
    'the rules of an API',
    (rules) => restApi('x', { rules }).define(),
    { 'definition.path-prat': 'off' },
    'definition.path-part',
  ],
  ['api.defaults()', (options) => api.defaults(options), { authoriser: 'x' }, 'authorizer'],
  [
    'api.model()',
    (options) => api.model('Pet', options).define(),
    { contentType: 'application/json', schem: {} },
    'schema',
  ],
  [
    'api.requestValidator()',
    (options) => api.requestValidator('v', options).define(),
    { validateRequestBdy: true },
    'validateRequestBody',
  ],
  [
    'api.authorizer()',
    (options) => api.authorizer('a', options).define(),
    { type: 'COGNITO_USER_POOLS', providerArns: [] },
    'providerARNs',
  ],
  [
    'api.gatewayResponse()',
    (options) => api.gatewayResponse('DEFAULT_4XX', options).define(),
    { responseTemplate: {} },
    'responseTemplates',
  ],
  ['cors()', (options) => api.define(path.cors(options)), { alowHeaders: ['x'] }, 'allowHeaders'],
  [
    'requestParameter()',
    (options) => api.define(method.requestParameter('method.request.header.X', options).integration().mock()),
    { requird: true },
    'required',
  ],
  [
    'methodResponse()',
    (options) => api.define(method.methodResponse('200', options).integration().mock()),
    { responseModel: {} },
    'responseModels',
  ],
  [
    'integrationResponse()',
    (options) => api.define(method.methodResponse('200').integration().mock().integrationResponse('200', options)),
    { selectionPatern: 'x' },
    'selectionPattern',
  ],
  [
    'connectionType()',
    (options) => api.define(start().httpProxy('http://x.example').connectionType('VPC_LINK', options)),
    { connectionID: 'x' },
    'connectionId',
  ],
  ['stage()', (options) => petstore.stage('prod', options), { tracingEnable: true }, 'tracingEnabled'],
  ['methodSettings()', (options) => prod.methodSettings('*/*', options), { loggingLevl: 'INFO' }, 'loggingLevel'],
  ['canary()', (options) => prod.canary(options), { percentTrafic: 10 }, 'percentTraffic'],
  ['usagePlan()', (options) => usagePlan('gold', options), { qouta: {} }, 'quota'],
  ['the throttle of a usage plan', (throttle) => usagePlan('gold', { throttle }), { rateLimt: 1 }, 'rateLimit'],
  ['the quota of a usage plan', (quota) => usagePlan('gold', { quota }), { limit: 1, peroid: 'DAY' }, 'period'],
  ['usagePlan.stage()', (options) => usagePlan('gold').stage(prod, options), { throtle: {} }, 'throttle'],
  ['usagePlan.attach()', (options) => usagePlan.attach(options), { nmae: 'gold' }, 'name'],
  ['apiKey()', (options) => apiKey('acme', options), { valeu: 'x' }, 'value'],
  [
    'domainName()',
    (options) => domainName('a.example.com', options),
    { regionalCertificateARN: 'x' },
    'regionalCertificateArn',
  ],
  ['vpcLink()', (options) => vpcLink('backend', options), { targetARNs: ['x'] }, 'targetArns'],
  ['account()', (options) => account(options), { cloudwatchRoleARN: 'x' }, 'cloudwatchRoleArn'],
  // The embedded gateway.
  ['new EmbeddedApiGateway()', (options) => new EmbeddedApiGateway(options), { latencyMS: 5 }, 'latencyMs'],
  [
    'a quota of the embedded gateway',
    (quota) => new EmbeddedApiGateway({ quotas: [quota] }),
    { rate: 1, capactiy: 1 },
    'capacity',
  ],
  [
    'the integrations of the embedded gateway',
    (integrations) => new EmbeddedApiGateway({ integrations }),
    { lamda: {} },
    'lambda',
  ],
  [
    'a function of the embedded gateway',
    (pets) => new EmbeddedApiGateway({ integrations: { lambda: { pets } } }),
    { module: 'a.js', exprot: 'x' },
    'export',
  ],
  [
    'a function behind a URL',
    (pets) => new EmbeddedApiGateway({ integrations: { lambda: { pets } } }),
    { ulr: 'http://127.0.0.1:3001' },
    'url',
  ],
  [
    'the provisioning of the embedded gateway',
    (provisioning) => new EmbeddedApiGateway({ provisioning }),
    { vpclink: [] },
    'vpcLink',
  ],
  [
    'a state of a course',
    (state) => new EmbeddedApiGateway({ provisioning: { vpcLink: [state] } }),
    { status: 'PENDING', forMS: 5 },
    'forMs',
  ],
  [
    'a caller',
    (caller) => new EmbeddedApiGateway({ callers: { AKIA: caller } }),
    { secretAccesKey: 'x' },
    'secretAccessKey',
  ],
  [
    'a user pool',
    (pool) => new EmbeddedApiGateway({ userPools: { 'arn:aws:cognito-idp:us-east-1:1:userpool/x': pool } }),
    { key: [] },
    'keys',
  ],
  ['copy()', (options) => embedded.copy(options), { regoin: 'us-east-1' }, 'region'],
  ['inject()', (injection) => embedded.inject(injection), { fault: 'throttle', operaton: 'GetAccount' }, 'operation'],
  [
    'the name of a fault',
    (fault) => embedded.inject({ fault: String((fault as { is: string }).is) as never }),
    { is: 'throtle' },
    'throttle',
  ],
  [
    'the operation of a fault',
    (operation) => embedded.inject({ fault: 'throttle', operation: (operation as { is: never }).is }),
    { is: 'GetAcount' },
    'GetAccount',
  ],
  ['listen()', (options) => embedded.listen(options), { prot: 5 }, 'port'],
  ['close()', (options) => embedded.close(options), { withinMS: 5 }, 'withinMs'],
  ['new ManualClock()', (options) => new ManualClock(options), { sed: 5 }, 'seed'],
];

/** What a call throws or rejects with. */
const outcomeOf = (call: (options: never) => unknown, options: unknown): Promise<unknown> =>
  (async () => call(options as never))().then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an option that does not exist', () => {
  it.each(calls)('%s: is refused with the one that was meant', async (_what, call, options, meant) => {
    const before = embedded.calls.length;
    const outcome = await outcomeOf(call, options);
    expect(isFluentApiGatewayError(outcome)).toBe(true);
    expect((outcome as Error).message).toContain(`Did you mean '${meant}'?`);
    expect(embedded.calls).toHaveLength(before);
  });

  it('is refused with all that there are where none is near', () => {
    expect(() => plan.render({ wide: true } as never)).toThrow(
      /There is no option 'wide'\. The options are format, color, secrets, maxLength\./,
    );
    expect(() => embedded.inject({ fault: 'throttle', when: 5 } as never)).toThrow(
      /The options are fault, operation, nth, times, retryAfterSeconds\./,
    );
  });
});

/** Steps of definitions take `null` for options that are left out. */
const takesNull = /^(?:restApi|api\.|requestParameter|methodResponse|integrationResponse)/;

describe('options that are none', () => {
  it.each(calls.filter(([what]) => !/^(?:a |the |toArray)/.test(what)))(
    '%s: are refused with a sentence',
    async (what, call) => {
      for (const options of [5, true, 'x', [1], ...(takesNull.test(what) ? [] : [null])]) {
        const outcome = await outcomeOf(call, options);
        expect(isFluentApiGatewayError(outcome), `${JSON.stringify(options)}: ${String(outcome)}`).toBe(true);
      }
    },
  );
});
