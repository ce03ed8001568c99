import {
  APIGatewayClient,
  CreateBasePathMappingCommand,
  DeleteBasePathMappingCommand,
  GetBasePathMappingsCommand,
  GetDomainNamesCommand,
  UpdateDomainNameCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { domainName } from '../../src/definition/domain-name.js';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { Plan } from '../../src/plan/plan.js';
import { certificateArn, newAccountOnClock } from '../account.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const prod = { restApi: 'petstore', stageName: 'prod' };
const regional = {
  regionalCertificateArn: certificateArn,
  endpointConfiguration: { types: ['REGIONAL'] },
} as const;

async function setUp() {
  const { client, clock, gateway } = newAccountOnClock();
  const { restApiId } = await gateway.apply(await gateway.plan(petstore));
  await gateway.deploy(restApiId, { stageName: 'prod' });
  return { client, clock, gateway, restApiId };
}

const changesOf = (plan: Plan) => plan.changes.map(({ action, address }) => `${action} ${address}`);

describe('a domain name', () => {
  it.each([
    ['Regional', regional],
    ['edge-optimized', { certificateArn }],
    ['with mutual TLS', { ...regional, mutualTlsAuthentication: { truststoreUri: 's3://bucket/truststore.pem' } }],
    ['with every word', { ...regional, securityPolicy: 'TLS_1_2', routingMode: 'ROUTING_RULE_THEN_BASE_PATH_MAPPING' }],
    ['private', { certificateArn, endpointConfiguration: { types: ['PRIVATE'] } }],
  ] as const)('that is %s is made with its mappings, and planned again to nothing', async (_, options) => {
    const { gateway, client, clock } = await setUp();
    const domain = domainName('api.example.com', options).mapping('v1', prod).mapping('(none)', prod);
    const plan = Plan.fromJSON(JSON.stringify(await gateway.plan([petstore, domain])));
    expect(changesOf(plan)).toEqual([
      'create domain name api.example.com',
      'create mapping api.example.com/v1',
      'create mapping api.example.com/(none)',
    ]);
    const { steps } = await clock.run(gateway.apply(plan));
    const domainNameId = steps.flatMap(({ ids }) => ids?.['domainNameId'] ?? [])[0];
    const { items } = await client.send(
      new GetBasePathMappingsCommand({ domainName: 'api.example.com', domainNameId }),
    );
    expect(items).toHaveLength(2);
    expect(changesOf(await gateway.plan([petstore, domain]))).toEqual([]);
  });

  it('is put right with its mappings alone, and keeps mappings that others made', async () => {
    const { gateway, client, clock, restApiId } = await setUp();
    const domain = domainName('api.example.com', regional).mapping('v1', prod).mapping('v2', prod);
    await clock.run(gateway.apply(await gateway.plan([petstore, domain])));
    await client.send(new DeleteBasePathMappingCommand({ domainName: 'api.example.com', basePath: 'v1' }));
    await client.send(
      new CreateBasePathMappingCommand({ domainName: 'api.example.com', basePath: 'v0', restApiId, stage: 'prod' }),
    );
    await client.send(
      new UpdateDomainNameCommand({
        domainName: 'api.example.com',
        patchOperations: [{ op: 'replace', path: '/routingMode', value: 'ROUTING_RULE_ONLY' }],
      }),
    );
    const plan = await gateway.plan([petstore, domain]);
    expect(changesOf(plan)).toEqual(['update domain name api.example.com', 'create mapping api.example.com/v1']);
    await clock.run(gateway.apply(plan));
    expect(changesOf(await gateway.plan([petstore, domain]))).toEqual([]);
  });

  it('maps an API that the same plan makes', async () => {
    const client = new APIGatewayClient(new EmbeddedApiGateway({ region: 'us-east-1' }).clientConfig);
    const gateway = new ApiGateway(client, { quotas: [] });
    const domain = domainName('api.example.com', regional).mapping('v1', petstore.stage('prod'));
    const plan = await gateway.plan([petstore, petstore.stage('prod'), domain]);
    const mapping = plan.calls.find(({ operation }) => operation === 'CreateBasePathMapping');
    expect(mapping?.dependsOn).toContain('CreateRestApi restApi');
    expect(mapping?.dependsOn).toContain('CreateDomainName domain name api.example.com');
  });

  it('that an earlier plan made and left is waited for by its mappings', async () => {
    const clock = new ManualClock();
    const domainNames = [{ status: 'UPDATING' as const, forMs: 600_000 }, { status: 'AVAILABLE' as const }];
    const embedded = new EmbeddedApiGateway({ clock, region: 'us-east-1', provisioning: { domainName: domainNames } });
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock, quotas: [] });
    const edge = domainName('api.example.com', { certificateArn });
    await clock.run(gateway.apply(await gateway.plan([petstore, petstore.stage('prod'), edge])));
    const since = clock.now();
    await clock.run(
      gateway.apply(await gateway.plan([petstore, edge.mapping('v1', petstore.stage('prod')), petstore.stage('prod')])),
    );
    expect(clock.now() - since).toBeGreaterThanOrEqual(599_000);
    expect(changesOf(await gateway.plan([petstore, edge.mapping('v1', prod)]))).toEqual([]);
  });

  it('is refused where what is there can neither be patched nor made beside it', async () => {
    const { clock, gateway, client } = await setUp();
    const hidden = { certificateArn, endpointConfiguration: { types: ['PRIVATE'] } } as const;
    const policy = { Version: '2012-10-17', Statement: [] };
    await clock.run(gateway.apply(await gateway.plan(domainName('api.example.com', { ...hidden, policy }))));
    await expect(gateway.plan(domainName('api.example.com', hidden))).rejects.toMatchObject({
      code: 'diff.unreachable',
      problems: [{ code: 'diff.unchangeable', address: 'domain name api.example.com' }],
    });
    expect((await client.send(new GetDomainNamesCommand({}))).items).toHaveLength(1);
  });

  it('is refused for what the service refuses', () => {
    expect(() => domainName('')).toThrow("a string that isn't empty");
    expect(() => domainName('api.example.com', { securityPolicy: 'TLS_1_1' } as never)).toThrow("isn't a valid value");
    expect(() => domainName('api.example.com').mapping('a/b', prod)).toThrow('one path segment');
  });
});
