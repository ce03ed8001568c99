import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import {
  ApiGateway,
  account,
  apiKey,
  clientCertificate,
  domainName,
  type Plan,
  type Plannable,
  type PlanOptions,
  restApi,
  usagePlan,
  vpcLink,
} from '../../src/index.js';
import { sentTooEarly } from './awaited-references.js';

const plain = (value: unknown) => JSON.stringify(value);

/** The plan as text: what changes, and each call with what it waits for. */
function told({ changes, calls, warnings, staleStages }: Plan): string {
  return [
    ...changes.flatMap(({ action, kind, address, patches = [] }) => [
      `  ${action} ${kind} ${address}`,
      ...patches.map(
        (operations) =>
          `    ${operations.map(({ op, path, value }) => [op, plain(path), plain(value)].filter(Boolean).join(' ')).join(', ')}`,
      ),
    ]),
    ...warnings.map(({ code, address, message }) => `  warning ${code} ${address}: ${message}`),
    ...(staleStages.length > 0 ? [`  stale ${staleStages.join(', ')}`] : []),
    ...calls.flatMap(({ id, action, input, dependsOn }) => [
      `  > ${id} (${action})`,
      `    ${plain(input)}`,
      ...(dependsOn.length > 0 ? [`    after ${dependsOn.join(', ')}`] : []),
    ]),
    ...(changes.length === 0 ? ['  nothing'] : []),
  ].join('\n');
}

/** What a small company has: every kind of thing that stands beside APIs, each referring to others where it can. */
function company({ isChanged = false } = {}): readonly Plannable[] {
  const target = (name: string) =>
    `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/${name}/0123456789abcdef`;
  const certificate = clientCertificate('backends', { tags: isChanged ? { team: 'new' } : { team: 'old', gone: 'x' } });
  const link = vpcLink('backend', { targetArns: [target(isChanged ? 'green' : 'blue')] });
  const api = restApi('shop', { endpointConfiguration: { types: ['REGIONAL'] } });
  const shop = api.define(
    api
      .resource('/orders')
      .method('POST')
      .apiKeyRequired()
      .integration()
      .httpProxy('https://backend.example.com/orders')
      .connectionType('VPC_LINK', { connectionId: link }),
    api
      .resource('/orders')
      .method('GET')
      .integration()
      .mock()
      .requestTemplate('application/json', '{"statusCode": 200}'),
  );
  const prod = shop
    .stage('prod', {
      variables: isChanged ? { color: 'green', added: 'x' } : { color: 'blue', gone: 'x' },
      tags: isChanged ? { team: 'new' } : { team: 'old', gone: 'x' },
      clientCertificateId: certificate,
      description: isChanged ? 'new' : 'old',
    })
    .methodSettings('GET /orders', { throttlingRateLimit: isChanged ? 20 : 10, throttlingBurstLimit: 40 });
  const test = shop.stage('test');
  const acme = apiKey('acme', { value: 'the-key-of-acme-0123456789', enabled: !isChanged });
  const plan = usagePlan('gold', {
    throttle: { rateLimit: isChanged ? 200 : 100, burstLimit: 200 },
    quota: { limit: 1_000, period: isChanged ? 'WEEK' : 'DAY' },
  })
    .stage(prod, { throttle: { 'POST /orders': { rateLimit: isChanged ? 6 : 5, burstLimit: 5 } } })
    .key(acme, ...(isChanged ? [apiKey('globex', { value: 'the-key-of-globex-0123456789' })] : []));
  const domain = domainName('api.example.com', {
    regionalCertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/${isChanged ? 'new' : 'old'}`,
    endpointConfiguration: { types: ['REGIONAL'] },
    tags: isChanged ? { team: 'new' } : { team: 'old' },
  }).mapping('v1', isChanged ? test : prod);
  const logs = account({
    cloudwatchRoleArn: `arn:aws:iam::123456789012:role/${isChanged ? 'new' : 'old'}`,
    ...(isChanged ? { replace: true } : {}),
  });
  return [shop, link, certificate, prod, test, isChanged ? plan.stage(test) : plan, domain, logs];
}

describe('what is done beside an API', () => {
  it('is what situations-beside.txt says, from nothing to all of it, through its changes, to its end', async () => {
    const clock = new ManualClock();
    const embedded = new EmbeddedApiGateway({ clock, ids: 'sequential', quotas: 'documented' });
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    const texts: string[] = [];
    const step = async (title: string, things: readonly Plannable[], options: PlanOptions = {}) => {
      const plan = await clock.run(gateway.plan(things, options));
      texts.push(`# ${title}\n${told(plan)}\n`);
      expect(sentTooEarly(plan)).toEqual([]);
      await clock.run(gateway.apply(plan));
    };
    await step('all of it, with a call for each part', company(), { strategy: 'calls' });
    await step('the same once more', company());
    await step('the same, with other members', company({ isChanged: true }));
    await step('these once more', company({ isChanged: true }));
    await step('none of it any more', company({ isChanged: true }), { destroy: true });
    await expect(texts.join('\n')).toMatchFileSnapshot('./situations-beside.txt');
  });
});
