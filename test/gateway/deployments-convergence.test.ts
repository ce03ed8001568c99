import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import {
  ApiGateway,
  account,
  apiKey,
  clientCertificate,
  domainName,
  type Plannable,
  restApi,
  usagePlan,
  vpcLink,
} from '../../src/index.js';
import { arnOf } from '../account.js';
import fc from '../fast-check.js';

const word = fc.constantFrom('one', 'two', 'three');
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const rates = fc.record({ rateLimit: fc.integer({ min: 1, max: 50 }), burstLimit: fc.integer({ min: 1, max: 50 }) });

const settings = fc.record(
  {
    loggingLevel: fc.constantFrom('OFF', 'ERROR', 'INFO'),
    metricsEnabled: fc.boolean(),
    throttlingRateLimit: fc.integer({ min: 0, max: 100 }),
    throttlingBurstLimit: fc.integer({ min: 0, max: 100 }),
    cachingEnabled: fc.boolean(),
    cacheTtlInSeconds: fc.integer({ min: 0, max: 3600 }),
  },
  { requiredKeys: [] },
);

const stages = fc.record({
  variables: fc.dictionary(word, word),
  description: word,
  tracingEnabled: fc.boolean(),
  cacheClusterSize: optional(fc.constantFrom('0.5', '1.6')),
  logs: optional(word),
  all: optional(settings),
  route: optional(settings),
  tags: fc.dictionary(word, word),
});

/** What a deployment is to be: an API, two stages, and things of every kind beside it. */
const deployments = fc.record({
  routes: fc.uniqueArray(fc.constantFrom('/dogs', '/cats', '/birds'), { maxLength: 3 }),
  documented: word,
  prod: stages,
  beta: stages,
  plan: fc.record({
    throttle: rates,
    quota: optional(fc.record({ limit: fc.integer({ min: 1, max: 99 }), period: fc.constantFrom('DAY', 'MONTH') })),
    productCode: optional(word),
    ofProd: optional(rates),
    hasBeta: fc.boolean(),
    keys: fc.uniqueArray(word, { maxLength: 3 }),
    enabled: fc.boolean(),
  }),
  certificate: word,
  mappings: fc.uniqueArray(fc.tuple(fc.constantFrom('v1', 'v2', '(none)'), fc.boolean()), {
    selector: ([path]) => path,
    maxLength: 3,
  }),
  balancer: fc.constantFrom('a', 'b'),
  role: word,
});

type Deployment = typeof deployments extends fc.Arbitrary<infer Value> ? Value : never;

function thingsOf({ routes, documented, plan, mappings, ...given }: Deployment): readonly Plannable[] {
  const link = vpcLink('backend', {
    targetArns: [arnOf('elasticloadbalancing', `loadbalancer/net/${given.balancer}/1`)],
  });
  const api = restApi('petstore').documentationPart({ type: 'API' }, { description: documented });
  const linked = api
    .resource('/pets')
    .method('GET')
    .integration()
    .httpProxy('http://backend.example.com')
    .connectionType('VPC_LINK', { connectionId: link });
  const others = routes.map((path) => api.resource(path).method('GET').integration().mock());
  const definition = api.define(linked, ...others);
  const [prod, beta] = (['prod', 'beta'] as const).map((name) => {
    const { logs, all, route, cacheClusterSize, ...options } = given[name];
    const accessLogSettings = { destinationArn: arnOf('logs', `log-group:${logs}`), format: '$context.requestId' };
    let stage = definition.stage(name, {
      ...options,
      ...(cacheClusterSize === undefined ? {} : { cacheClusterSize }),
      ...(logs === undefined ? {} : { accessLogSettings }),
    });
    if (all !== undefined) stage = stage.methodSettings('*/*', all);
    return route === undefined ? stage : stage.methodSettings('GET /pets', route);
  }) as [ReturnType<typeof definition.stage>, ReturnType<typeof definition.stage>];
  const { throttle, quota, productCode, ofProd, hasBeta, keys, enabled } = plan;
  const empty = usagePlan('gold', {
    throttle,
    ...(quota === undefined ? {} : { quota }),
    ...(productCode === undefined ? {} : { productCode }),
  }).stage(prod, ofProd === undefined ? {} : { throttle: { 'GET /pets': ofProd } });
  const gold = (hasBeta ? empty.stage(beta) : empty).key(...keys.map((name) => apiKey(name, { enabled })));
  const domain = domainName('api.example.com', {
    regionalCertificateArn: arnOf('acm', `certificate/${given.certificate}`),
    endpointConfiguration: { types: ['REGIONAL'] },
  });
  return [
    definition,
    prod,
    beta,
    link,
    gold,
    mappings.reduce((mapped, [path, isProd]) => mapped.mapping(path, isProd ? prod : beta), domain),
    account({ cloudwatchRoleArn: `arn:aws:iam::123456789012:role/${given.role}`, replace: true }),
    clientCertificate('of the backend'),
  ];
}

describe('any two deployments', () => {
  it('applied one after the other leave nothing to do, and no stage stale or unknown', async () => {
    await fc.assert(
      fc.asyncProperty(deployments, deployments, async (first, second) => {
        const clock = new ManualClock();
        const embedded = new EmbeddedApiGateway({ clock, ids: 'sequential' });
        const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock, quotas: [] });
        for (const desired of [thingsOf(first), thingsOf(second)]) {
          await clock.run(gateway.plan(desired).then((plan) => gateway.apply(plan)));
          const again = await clock.run(gateway.plan(desired));
          expect(again.calls.map(({ id }) => id)).toEqual([]);
          expect(again.staleStages).toEqual([]);
          expect(again.warnings.map(({ code }) => code)).not.toContain('plan.stage-unknown');
        }
      }),
      { numRuns: 10 },
    );
  }, 300_000);
});
