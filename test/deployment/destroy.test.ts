import {
  CreateBasePathMappingCommand,
  CreateDomainNameCommand,
  GetApiKeysCommand,
  GetDomainNamesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  GetUsagePlansCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { apiKey, clientCertificate, domainName, restApi, usagePlan, vpcLink } from '../../src/index.js';
import { newAccountOnClock } from '../account.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const dogs = restApi('dogs');
const kennel = dogs.define(dogs.resource('/dogs').method('GET').integration().mock());
const prod = petstore.stage('prod');
const staging = petstore.stage('staging');
const domain = (name: string) =>
  domainName(name, {
    regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
    endpointConfiguration: { types: ['REGIONAL'] },
  });

const setUp = () => newAccountOnClock();

describe('destroying', () => {
  it('takes away an API with its stages, and what is declared beside it, in an order that the service accepts', async () => {
    const { client, clock, gateway } = setUp();
    const gold = usagePlan('gold')
      .stage(prod)
      .stage(kennel.stage('prod'))
      .key(apiKey('acme', { value: 'a-value-of-twenty-characters' }));
    const all = [petstore, prod, staging, gold, domain('api.example.com').mapping('v1', prod)];
    await clock.run(gateway.plan([kennel, kennel.stage('prod')]).then((plan) => gateway.apply(plan)));
    await clock.run(gateway.plan(all).then((plan) => gateway.apply(plan)));
    const plan = await gateway.plan(all, { destroy: true });
    expect(plan.render({ color: false })).toContain('- restApi');
    expect(plan.changes.find(({ kind }) => kind === 'RestApi')?.takes).toEqual([
      'stage prod',
      'stage staging',
      'GET /pets',
    ]);
    await clock.run(gateway.apply(plan));
    const [apis, plans, keys, domains] = await Promise.all([
      client.send(new GetRestApisCommand({})),
      client.send(new GetUsagePlansCommand({})),
      client.send(new GetApiKeysCommand({})),
      client.send(new GetDomainNamesCommand({})),
    ]);
    expect(apis.items?.map(({ name }) => name)).toEqual(['dogs']);
    for (const { items = [] } of [plans, keys, domains]) expect(items).toEqual([]);
    expect((await clock.run(gateway.destroy(all))).steps).toEqual([]);
  });

  it('takes away what stages use after the API', async () => {
    const { clock, gateway } = setUp();
    const link = vpcLink('backend', { targetArns: ['arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/net/a/1'] });
    const linked = api.define(
      api
        .resource('/pets')
        .method('GET')
        .integration()
        .httpProxy('http://backend.example.com')
        .connectionType('VPC_LINK', { connectionId: link }),
    );
    const all = [linked, linked.stage('prod'), link, clientCertificate('of the backend'), usagePlan('gold')];
    await clock.run(gateway.plan(all).then((plan) => gateway.apply(plan)));
    const { calls } = await gateway.plan(all, { destroy: true });
    const deletion = (operation: string) => calls.find((call) => call.operation === operation);
    for (const operation of ['DeleteVpcLink', 'DeleteClientCertificate', 'DeleteUsagePlan'])
      expect(deletion(operation)?.dependsOn, operation).toContain('DeleteRestApi restApi');
  });

  it('takes away a stage alone where its API isn’t listed', async () => {
    const { client, clock, gateway } = setUp();
    const { restApiId } = await clock.run(gateway.plan([petstore, prod, staging]).then((plan) => gateway.apply(plan)));
    const plan = await gateway.plan(staging, { destroy: true });
    expect(plan.calls).toMatchObject([{ operation: 'DeleteStage', input: { restApiId, stageName: 'staging' } }]);
    await gateway.apply(plan);
    const { item = [] } = await client.send(new GetStagesCommand({ restApiId }));
    expect(item.map(({ stageName }) => stageName)).toEqual(['prod']);
  });

  it('is refused with the names of mappings that nobody declares', async () => {
    const { client, clock, gateway } = setUp();
    const { restApiId } = await clock.run(gateway.plan([petstore, prod, staging]).then((plan) => gateway.apply(plan)));
    const name = 'theirs.example.com';
    await client.send(
      new CreateDomainNameCommand({
        domainName: name,
        regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/a',
        endpointConfiguration: { types: ['REGIONAL'] },
      }),
    );
    await client.send(new CreateBasePathMappingCommand({ domainName: name, basePath: 'v1', restApiId, stage: 'prod' }));
    for (const things of [prod, [petstore, prod]])
      await expect(gateway.plan(things, { destroy: true })).rejects.toMatchObject({
        code: 'plan.in-use',
        problems: [{ address: 'theirs.example.com/v1' }],
      });
    expect((await gateway.plan(staging, { destroy: true })).calls).toHaveLength(1);
  });

  it('never is what pruning does to stages and deployments', async () => {
    const { clock, gateway } = setUp();
    await clock.run(gateway.plan([petstore, prod, staging]).then((plan) => gateway.apply(plan)));
    expect((await gateway.plan([petstore, prod], { prune: true })).isEmpty).toBe(true);
    expect((await gateway.plan(petstore, { prune: true })).isEmpty).toBe(true);
  });
});
