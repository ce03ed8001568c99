import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateStageCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { apiKey } from '../../src/definition/api-key.js';
import { domainName } from '../../src/definition/domain-name.js';
import { restApi } from '../../src/definition/rest-api.js';
import { usagePlan } from '../../src/definition/usage-plan.js';
import { newAccount } from '../account.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().httpProxy('https://example.com/pets'));
const prod = petstore.stage('prod');

function setUp() {
  const { client, gateway, sent } = newAccount();
  return { client, gateway, writes: () => sent.filter((operation) => !operation.startsWith('Get')) };
}

describe('a plan is refused before anything is sent', () => {
  it.each([
    ['a stage without its API', () => [prod], 'plan.api-missing', 'Stage'],
    [
      'a documentation version without its API',
      () => [petstore.documentationVersion('1.0')],
      'plan.api-missing',
      'DocumentationVersion',
    ],
    [
      'a stage that is declared twice, and differently',
      () => [petstore, prod, petstore.stage('prod', { tracingEnabled: true })],
      'plan.said-twice',
      'stage prod',
    ],
    [
      'a key that is declared twice, and differently',
      () => [
        petstore,
        usagePlan('gold').key(apiKey('acme')),
        usagePlan('silver').key(apiKey('acme', { enabled: false })),
      ],
      'plan.said-twice',
      'API key acme',
    ],
  ])('for %s', async (_, things, code, address) => {
    const { gateway, writes } = setUp();
    await expect(gateway.plan(things())).rejects.toMatchObject({ code, address, hint: expect.any(String) });
    expect(writes()).toEqual([]);
  });

  it.each([
    [
      'a usage plan of a stage that nobody declares',
      usagePlan('gold').stage({ restApi: 'petstore', stageName: 'beta' }),
      'usage plan gold',
    ],
    [
      'a mapping of a stage that nobody declares',
      domainName('api.example.com').mapping('v1', { restApi: 'petstore', stageName: 'beta' }),
      'mapping api.example.com/v1',
    ],
  ])('for %s', async (_, thing, address) => {
    const { gateway, writes } = setUp();
    await expect(gateway.plan([petstore, prod, thing])).rejects.toMatchObject({
      code: 'plan.not-found',
      problems: [{ address, message: expect.stringContaining("'beta'"), hint: expect.stringContaining('stage(') }],
    });
    expect(writes()).toEqual([]);
  });

  it('for a stage of an API without methods', async () => {
    const { gateway, writes } = setUp();
    const empty = restApi('empty').define();
    await expect(gateway.plan([empty, empty.stage('prod')])).rejects.toMatchObject({
      code: 'plan.deployment',
      problems: [{ code: 'plan.no-methods', address: 'restApi', hint: expect.any(String) }],
    });
    expect(writes()).toEqual([]);
  });

  it('for a stage of an API with live methods that have no integration, unless the plan deletes them', async () => {
    const { client, gateway, writes } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(petstore));
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    for (const httpMethod of ['PUT', 'POST'])
      await client.send(
        new PutMethodCommand({
          restApiId,
          resourceId: items.find(({ path }) => path === '/pets')?.id,
          httpMethod,
          authorizationType: 'NONE',
        }),
      );
    const before = writes().length;
    await expect(gateway.plan([petstore, prod])).rejects.toMatchObject({
      code: 'plan.deployment',
      problems: [
        { code: 'plan.no-integration', address: 'PUT /pets', hint: expect.any(String) },
        { code: 'plan.no-integration', address: 'POST /pets' },
      ],
    });
    expect(writes().length).toBe(before);
    await gateway.apply(await gateway.plan([petstore, prod], { prune: true }));
    expect((await gateway.plan([petstore, prod])).changes).toEqual([]);
  });

  it('for an eleventh stage, and a twelfth', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(petstore));
    const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
    for (let number = 1; number <= 9; number++)
      await client.send(new CreateStageCommand({ restApiId, stageName: `stage${number}`, deploymentId }));
    const stages = ['a', 'b', 'c'].map((name) => petstore.stage(name));
    await expect(gateway.plan([petstore, ...stages])).rejects.toMatchObject({
      code: 'plan.deployment',
      problems: [
        { code: 'plan.too-many-stages', address: 'stage b', hint: expect.any(String) },
        { code: 'plan.too-many-stages', address: 'stage c' },
      ],
    });
    await gateway.apply(await gateway.plan([petstore, petstore.stage('a'), petstore.stage('stage1')]));
  });

  it('for eleven stages of a new API', async () => {
    const { gateway } = setUp();
    const stages = Array.from({ length: 11 }, (_, number) => petstore.stage(`stage${number}`));
    await expect(gateway.plan([petstore, ...stages])).rejects.toMatchObject({
      problems: [{ code: 'plan.too-many-stages', address: 'stage stage10' }],
    });
  });

  it('for a new stage that nothing is deployed to', async () => {
    const { gateway } = setUp();
    await expect(gateway.plan([petstore, prod], { deploy: false })).rejects.toMatchObject({
      code: 'plan.deployment',
      problems: [{ code: 'plan.not-deployed', address: 'stage prod' }],
    });
  });

  it('and a definition for method settings of a route that there is not', () => {
    expect(() => prod.methodSettings('GET /pest', {})).toThrow("Did you mean 'GET /pets'?");
    expect(() => prod.methodSettings('POST /pets', {})).toThrow("'petstore' has no route 'POST /pets'.");
    expect(() => prod.methodSettings('ANY /pets' as never, {})).toThrow('A stage has no settings for ANY.');
  });
});

describe('a plan says', () => {
  it('which live routes it publishes that nobody declares, and nothing of those that are served already', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, prod]));
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    const parentId = items.find(({ path }) => path === '/')?.id;
    const { id: resourceId } = await client.send(
      new CreateResourceCommand({ restApiId, parentId, pathPart: 'hidden' }),
    );
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
    const published = (plan: Awaited<ReturnType<typeof gateway.plan>>) =>
      plan.warnings.filter(({ code }) => code === 'plan.publishes').map(({ message }) => message);
    const plan = await gateway.plan([petstore, prod]);
    expect(published(plan)).toEqual([expect.stringContaining('GET /hidden')]);
    expect(published(await gateway.plan([petstore, prod], { prune: true }))).toEqual([]);
    await gateway.apply(plan);
    const larger = api.define(
      api.resource('/pets').method('GET').integration().httpProxy('https://example.com/pets'),
      api.resource('/dogs').method('GET').integration().httpProxy('https://example.com/dogs'),
    );
    expect(published(await gateway.plan([larger, larger.stage('prod')]))).toEqual([]);
  });

  it('that a canary which nobody declares stays', async () => {
    const { gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, prod]));
    await gateway.deploy(restApiId, { stageName: 'prod', canary: { percentTraffic: 10 } });
    const plan = await gateway.plan([petstore, prod]);
    expect(plan.changes).toEqual([]);
    expect(plan.warnings.map(({ code, address }) => `${code} ${address}`)).toContain(
      'plan.canary-undeclared stage prod',
    );
  });

  it('which stages a deployment is for', async () => {
    const { gateway } = setUp();
    const plan = await gateway.plan([petstore, prod, petstore.stage('beta')]);
    expect(plan.render({ color: false })).toContain('+ deployment  for stage prod, stage beta');
    expect(plan.render({ format: 'markdown' })).toContain('for stage prod, stage beta');
  });
});
