import * as Sdk from '@aws-sdk/client-api-gateway';
import { beforeEach, describe, expect, it } from 'vitest';
import { domainName } from '../../src/definition/domain-name.js';
import { restApi } from '../../src/definition/rest-api.js';
import { usagePlan } from '../../src/definition/usage-plan.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import type { Snapshot } from '../../src/snapshot/snapshot.js';
import { toEdits } from '../../src/source/to-edits.js';
import { toSource } from '../../src/source/to-source.js';

const mock = (name: string) => restApi(name).define(restApi(name).resource('/pets').method('GET').integration().mock());

let embedded: EmbeddedApiGateway;
let client: Sdk.APIGatewayClient;
let gateway: ApiGateway;
let restApiId: string;
let otherId: string;

/** An API with a stage, called as its name says. */
async function deployed(name: string): Promise<string> {
  const api = mock(name);
  return (await gateway.apply(await gateway.plan([api, api.stage('prod')]))).restApiId;
}

beforeEach(async () => {
  embedded = new EmbeddedApiGateway({ ids: 'sequential' });
  client = new Sdk.APIGatewayClient(embedded.clientConfig);
  gateway = new ApiGateway(client, { quotas: [] });
  restApiId = await deployed('pets');
  otherId = await deployed('other');
});

const read = (): Promise<Snapshot> => gateway.snapshot(restApiId, { beside: true });
const source = (snapshot: Snapshot): string => toSource(snapshot).files['api.ts'] ?? '';
const plan = (name: string, ...apiIds: readonly string[]) =>
  client.send(
    new Sdk.CreateUsagePlanCommand({
      name,
      throttle: { rateLimit: 1, burstLimit: 2 },
      apiStages: apiIds.map((apiId) => ({ apiId, stage: 'prod' })),
    }),
  );
const domain = (name: string) =>
  client.send(
    new Sdk.CreateDomainNameCommand({
      domainName: name,
      regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/c',
      endpointConfiguration: { types: ['REGIONAL'] },
    }),
  );
const mapping = (name: string, basePath: string, apiId: string, stage?: string) =>
  client.send(new Sdk.CreateBasePathMappingCommand({ domainName: name, basePath, restApiId: apiId, stage }));

describe('what goes with an API', () => {
  it("isn't read, nor are stages, unless that is asked for", async () => {
    const snapshot = await gateway.snapshot(restApiId);
    expect(Object.keys(snapshot)).not.toContain('things');
    expect(snapshot.model.stages).toBeUndefined();
  });

  it('is what names the API, and nothing of others', async () => {
    await plan('mine', restApiId);
    await plan('theirs', otherId);
    await plan('idle');
    await domain('theirs.example.com');
    await mapping('theirs.example.com', 'v1', otherId, 'prod');
    const { things, model } = await read();
    expect(Object.keys(things?.usagePlans ?? {})).toEqual(['mine']);
    expect(things?.domainNames).toEqual({});
    expect(things?.accounts).toEqual({});
    expect(Object.keys(model.stages ?? {})).toEqual(['prod']);
  });

  it('is attached to where other APIs use it, too', async () => {
    await plan('shared', restApiId, otherId);
    await domain('shared.example.com');
    await mapping('shared.example.com', 'pets', restApiId, 'prod');
    await mapping('shared.example.com', 'others', otherId, 'prod');
    const snapshot = await read();
    const code = source(snapshot);
    expect(code).toContain("const shared = usagePlan.attach({ name: 'shared' }).stage(prod);");
    expect(code).toContain("domainName.attach('shared.example.com').mapping('pets', prod);");
    expect(code).not.toContain('others');
    expect(snapshot.losses).toEqual([]);
  });

  it('is known by its id where several have its name', async () => {
    const { id } = await plan('twice', restApiId);
    await plan('twice', otherId);
    expect(source(await read())).toContain(`= usagePlan.attach({ id: '${id}' }).stage(prod);`);
  });

  it('is a loss where nothing can be said of it: keys of one name, or without one, and mappings without a stage', async () => {
    const { id: usagePlanId } = await plan('gold', restApiId);
    let unnamed: string | undefined;
    for (const name of ['twin', 'twin', undefined, 'single']) {
      const { id: keyId } = await client.send(new Sdk.CreateApiKeyCommand({ name, enabled: true }));
      if (name === undefined) unnamed = keyId;
      await client.send(new Sdk.CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
    }
    await domain('api.example.com');
    await mapping('api.example.com', 'any', restApiId);
    const snapshot = await read();
    expect(Object.keys(snapshot.things?.apiKeys ?? {})).toEqual(['single']);
    const { losses, files } = toSource(snapshot);
    expect(losses.map(({ code, address }) => [code, address])).toEqual([
      ['snapshot.left-out', `API key ${unnamed}`],
      ['snapshot.left-out', 'API key twin'],
      ['source.not-expressed', 'mapping api.example.com/any'],
    ]);
    expect(files['api.ts']).toContain('// Not expressed: mapping api.example.com/any: ');
    expect(files['api.ts']).toContain('.key(single);');
  });

  it('leaves out the keys of a plan that has more than a hundred of them: a program hands them out', async () => {
    const { id: usagePlanId } = await plan('gold', restApiId);
    for (let number = 0; number <= 100; number += 1) {
      const { id: keyId } = await client.send(new Sdk.CreateApiKeyCommand({ name: `customer ${number}` }));
      await client.send(new Sdk.CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
    }
    const { things, losses = [] } = await read();
    expect(things?.apiKeys).toEqual({});
    expect(losses.map(({ address, message }) => [address, message])).toEqual([
      ['usage plan gold', 'It has 101 keys. A program hands them out, and they stay as they are.'],
    ]);
  });

  it('without throttles that are the account’s own, and without the values of keys', async () => {
    await client.send(
      new Sdk.UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        patchOperations: [{ op: 'replace', path: '/*/*/metrics/enabled', value: 'true' }],
      }),
    );
    expect(source(await read())).toContain(".methodSettings('*/*', { metricsEnabled: true });");
  });

  it('is compared with what is declared, whether it still names the API or not', async () => {
    const api = mock('pets');
    const prod = api.stage('prod');
    const gold = usagePlan('gold', { throttle: { rateLimit: 1, burstLimit: 2 } }).stage(prod);
    const names = domainName('api.example.com', { endpointConfiguration: { types: ['REGIONAL'] } }).mapping('v1', prod);
    const { id: usagePlanId = '' } = await plan('gold');
    await domain('api.example.com');
    await mapping('api.example.com', 'v1', otherId, 'prod');
    await client.send(
      new Sdk.UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        patchOperations: [{ op: 'replace', path: '/variables/color', value: 'blue' }],
      }),
    );
    const declared = [api, prod, gold, names];
    const edits = toEdits(declared, await gateway.snapshot(restApiId, { beside: declared }));
    expect(edits).toEqual([
      {
        address: 'stage prod',
        before: "pets.stage('prod')",
        after: "pets.stage('prod', { variables: { color: 'blue' } })",
      },
      {
        address: 'usage plan gold',
        before: "usagePlan('gold', { throttle: { rateLimit: 1, burstLimit: 2 } }).stage(prod)",
        after: "usagePlan('gold', { throttle: { burstLimit: 2, rateLimit: 1 } })",
      },
      {
        address: 'domain name api.example.com',
        before: expect.stringContaining("domainName('api.example.com', "),
        after: expect.stringContaining('regionalCertificateArn'),
      },
      {
        address: 'mapping api.example.com/v1',
        before: "apiExampleCom.mapping('v1', prod)",
        after: `apiExampleCom.mapping('v1', { restApiId: '${otherId}', stageName: 'prod' })`,
      },
    ]);
    expect(usagePlanId).not.toBe('');
  });

  it('is a list or true: whatever else is given is refused', async () => {
    const error = await gateway.snapshot(restApiId, { beside: 'yes' as never }).catch((thrown: unknown) => thrown);
    expect(isFluentApiGatewayError(error, 'snapshot.options')).toBe(true);
  });
});
