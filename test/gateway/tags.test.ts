import { GetTagsCommand, TagResourceCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { apiKey } from '../../src/definition/api-key.js';
import { clientCertificate } from '../../src/definition/client-certificate.js';
import { domainName } from '../../src/definition/domain-name.js';
import { restApi } from '../../src/definition/rest-api.js';
import type { Thing } from '../../src/definition/thing.js';
import { usagePlan } from '../../src/definition/usage-plan.js';
import { vpcLink } from '../../src/definition/vpc-link.js';
import { Plan } from '../../src/plan/plan.js';
import { certificateArn, newAccountOnClock } from '../account.js';

type Tags = Readonly<Record<string, string>>;

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const regional = { regionalCertificateArn: certificateArn, endpointConfiguration: { types: ['REGIONAL'] as const } };
const loadBalancer = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/pets/0123456789abcdef';

const things: readonly [string, (options: { tags?: Tags }) => Thing, (id: string) => string][] = [
  ['usage plan gold', (options) => usagePlan('gold', options), (id) => `/usageplans/${id}`],
  ['API key acme', (options) => apiKey('acme', options), (id) => `/apikeys/${id}`],
  [
    'VPC link pets',
    (options) => vpcLink('pets', { targetArns: [loadBalancer], ...options }),
    (id) => `/vpclinks/${id}`,
  ],
  ['client certificate pets', (options) => clientCertificate('pets', options), (id) => `/clientcertificates/${id}`],
  [
    'domain name api.example.com',
    (options) => domainName('api.example.com', { ...regional, ...options }),
    () => '/domainnames/api.example.com',
  ],
];

function setUp() {
  const { client, clock, gateway } = newAccountOnClock();
  const apply = (plan: Plan) => clock.run(gateway.apply(Plan.fromJSON(JSON.stringify(plan))));
  const tagsAt = async (path: string) => {
    const { tags } = await client.send(new GetTagsCommand({ resourceArn: `arn:aws:apigateway:us-east-1::${path}` }));
    return tags ?? {};
  };
  return { apply, client, gateway, tagsAt };
}

describe.each(things)('the tags of %s', (address, make, pathOf) => {
  it('are set with it, put right alone, taken away, and left alone where nobody speaks of them', async () => {
    const { apply, client, gateway, tagsAt } = setUp();
    const tagged = make({ tags: { team: 'pets', stage: 'live' } });
    const { ids } = await apply(await gateway.plan(tagged));
    const path = pathOf(ids[address] ?? '');
    expect(await tagsAt(path)).toEqual({ team: 'pets', stage: 'live' });
    expect((await gateway.plan(tagged)).changes).toEqual([]);
    const resourceArn = `arn:aws:apigateway:us-east-1::${path}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { team: 'others', cost: '7' } }));
    const drift = await gateway.plan([petstore, tagged]);
    const own = drift.calls.filter((call) => call.address === address);
    expect(own.map(({ operation, input }) => [operation, input])).toEqual([
      ['TagResource', { resourceArn, tags: { team: 'pets' } }],
      ['UntagResource', { resourceArn, tagKeys: ['cost'] }],
    ]);
    await apply(drift);
    expect(await tagsAt(path)).toEqual({ team: 'pets', stage: 'live' });
    expect((await gateway.plan(make({}))).changes).toEqual([]);
    const none = await gateway.plan(make({ tags: {} }));
    expect(none.render({ color: false })).toContain(`~ ${address} tags`);
    await apply(none);
    expect(await tagsAt(path)).toEqual({});
    expect((await gateway.plan(make({ tags: {} }))).changes).toEqual([]);
  });
});

it('tags of another thing than a plan shows are refused in plans that were saved', async () => {
  const { apply, gateway } = setUp();
  await apply(await gateway.plan(usagePlan('gold')));
  const plan = await gateway.plan(usagePlan('gold', { tags: { team: 'pets' } }));
  const saved = plan.toJSON();
  const calls = saved.calls.map((call) => ({
    ...call,
    input: { ...call.input, resourceArn: 'arn:aws:apigateway:us-east-1::/usageplans/another' },
  }));
  expect(() => Plan.fromJSON({ ...saved, calls } as never)).toThrow(expect.objectContaining({ code: 'plan.tampered' }));
});

it('a stage loses all its tags where it is declared with none, and keeps them where it says nothing of them', async () => {
  const { apply, gateway, tagsAt } = setUp();
  const { restApiId } = await apply(await gateway.plan([petstore, petstore.stage('prod', { tags: { team: 'pets' } })]));
  expect((await gateway.plan([petstore, petstore.stage('prod')])).changes).toEqual([]);
  const none = [petstore, petstore.stage('prod', { tags: {} })];
  await apply(await gateway.plan(none));
  expect(await tagsAt(`/restapis/${restApiId}/stages/prod`)).toEqual({});
  expect((await gateway.plan(none)).changes).toEqual([]);
});
