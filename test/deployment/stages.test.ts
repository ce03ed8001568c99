import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  DeleteResourceCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetStageCommand,
  UpdateAccountCommand,
  UpdateIntegrationCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import { logRoleArn, newAccountOnClock } from '../account.js';

const api = restApi('petstore');
const getPets = api.resource('/pets').method('GET').integration().mock();
const getDogs = api.resource('/dogs').method('GET').integration().mock();
const petstore = api.define(getPets);
const larger = api.define(getPets, getDogs);

/** The petstore, with what is the service's default said. */
const petstoreStating = (behaviour: 'WHEN_NO_MATCH') =>
  api.define(api.resource('/pets').method('GET').integration().mock().passthrough(behaviour));

async function setUp() {
  const { client, clock, gateway } = newAccountOnClock();
  const patchOperations = [{ op: 'replace' as const, path: '/cloudwatchRoleArn', value: logRoleArn }];
  await client.send(new UpdateAccountCommand({ patchOperations }));
  return { client, clock, gateway };
}

const prod = petstore
  .stage('prod', {
    description: 'for everybody',
    variables: { backend: 'blue' },
    tracingEnabled: true,
    tags: { team: 'pets' },
    cacheClusterSize: '0.5',
    accessLogSettings: {
      destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:pets',
      format: '$context.requestId $context.status',
    },
  })
  .methodSettings('*/*', { loggingLevel: 'INFO', throttlingRateLimit: 100, throttlingBurstLimit: 50 })
  .methodSettings('GET /pets', { cachingEnabled: true, cacheTtlInSeconds: 60 });

describe('a stage of a definition', () => {
  it('needs no deployment for what was changed by hand and never deployed: callers see nothing of it', async () => {
    const { client, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, prod]));
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    const resourceId = items.find(({ path }) => path === '/pets')?.id;
    const patchOperations = [{ op: 'replace' as const, path: '/passthroughBehavior', value: 'NEVER' }];
    await client.send(new UpdateIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET', patchOperations }));

    const stated = petstoreStating('WHEN_NO_MATCH');
    const plan = await gateway.plan([stated, prod]);
    expect(plan.changes.map(({ address }) => address)).toEqual(['GET /pets']);
    expect(plan.requiresRedeploy).toBe(false);
    expect(plan.render({ color: false })).not.toContain('Callers see this');
    // A stage that nobody declares serves no new route, and an API without stages none at all.
    const plans = [await gateway.plan(larger, { reportUnmanaged: true })];
    plans.push(await (await setUp()).gateway.plan(petstore, { reportUnmanaged: true }));
    expect(plans.map(({ requiresRedeploy }) => requiresRedeploy)).toEqual([true, true]);
    // Without the stage in the plan, nobody has looked at what it serves.
    expect((await gateway.plan(stated)).requiresRedeploy).toBe(true);
  });

  it('is made with everything that is said of it, deployed to, and then nothing is left to do', async () => {
    const { client, gateway } = await setUp();
    const plan = await gateway.plan([petstore, prod]);
    expect(plan.render({ color: false })).toContain('+ stage prod');
    const { restApiId } = await gateway.apply(Plan.fromJSON(JSON.stringify(plan)));
    const stage = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    expect(stage).toMatchObject({
      description: 'for everybody',
      variables: { backend: 'blue' },
      tracingEnabled: true,
      tags: { team: 'pets' },
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      accessLogSettings: { format: '$context.requestId $context.status' },
      methodSettings: {
        '*/*': { loggingLevel: 'INFO', throttlingRateLimit: 100, throttlingBurstLimit: 50 },
        '~1pets/GET': { cachingEnabled: true, cacheTtlInSeconds: 60 },
      },
    });
    const { items = [] } = await client.send(new GetDeploymentsCommand({ restApiId }));
    expect(items).toHaveLength(1);
    expect(items[0]?.description).toMatch(/^\[fluent-apigateway:1:[\w-]{32}\]$/);
    const again = await gateway.plan([petstore, prod]);
    expect(again.changes).toEqual([]);
    expect(again.isEmpty).toBe(true);
    expect(again.staleStages).toEqual([]);
  });

  it('is deployed to again when what it serves is stale, whoever changed it', async () => {
    const { client, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, prod]));
    const before = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    const plan = await gateway.plan([larger, larger.stage('prod', { variables: { backend: 'blue' } })]);
    expect(plan.calls.at(-1)?.operation).toBe('UpdateStage');
    await gateway.apply(plan);
    const after = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    expect(after.deploymentId).not.toBe(before.deploymentId);
    await gateway.apply(await gateway.plan(api.define(getPets), { prune: true }));
    const stale = await gateway.plan(petstore);
    expect(stale.isEmpty).toBe(true);
    expect(stale.staleStages).toEqual(['prod']);
    const moved = await gateway.plan([petstore, petstore.stage('prod', { variables: { backend: 'blue' } })]);
    // The first deployment holds what is live again: no other one is needed.
    expect(moved.calls.map(({ operation }) => operation)).toEqual(['UpdateStage']);
    await gateway.apply(moved);
    expect((await gateway.plan(petstore)).staleStages).toEqual([]);
  });

  it('is put right, and nothing else, when one thing of it was changed', async () => {
    const { client, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, prod]));
    const change = (path: string, value: string) =>
      client.send(
        new UpdateStageCommand({
          restApiId,
          stageName: 'prod',
          patchOperations: [{ op: 'replace', path, value }],
        }),
      );
    for (const [path, value] of [
      ['/variables/backend', 'green'],
      ['/~1pets/GET/caching/ttlInSeconds', '5'],
      ['/accessLogSettings/format', '$context.requestId'],
      ['/tracingEnabled', 'false'],
      ['/cacheClusterSize', '1.6'],
    ] as const) {
      await change(path, value);
      const plan = await gateway.plan([petstore, prod]);
      expect(
        plan.changes.map(({ address }) => address),
        path,
      ).toEqual(['stage prod']);
      expect(plan.calls.map(({ operation }) => operation)).toEqual(['UpdateStage']);
      await gateway.apply(plan);
      expect((await gateway.plan([petstore, prod])).isEmpty, path).toBe(true);
    }
  });

  const small = petstore.stage('prod');

  /** Changes the backend of a route by hand, and the route in other ways. */
  async function changeByHand(client: APIGatewayClient, restApiId: string) {
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    const resourceId = items.find(({ path }) => path === '/pets')?.id;
    const patchOperations = [{ op: 'replace' as const, path: '/timeoutInMillis', value: '1000' }];
    await client.send(new UpdateIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET', patchOperations }));
    return { resourceId };
  }

  it('is not deployed to when what was changed behind its back, and not deployed, is put right', async () => {
    const { client, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, small]));
    await changeByHand(client, restApiId);
    const plan = await gateway.plan([petstore, small]);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['UpdateIntegration']);
    expect(plan.staleStages).toEqual([]);
    await gateway.apply(plan);
    expect((await gateway.plan([petstore, small])).changes).toEqual([]);
  });

  it('is not deployed to when a route that was deleted behind its back is made again', async () => {
    const { client, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, small]));
    const { resourceId } = await changeByHand(client, restApiId);
    await client.send(new DeleteResourceCommand({ restApiId, resourceId }));
    const plan = await gateway.plan([petstore, small]);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['CreateResource', 'PutMethod', 'PutIntegration']);
    await gateway.apply(plan);
    expect((await gateway.plan([petstore, small])).changes).toEqual([]);
  });

  it('goes back to the deployment that holds what the plan makes, when the change was deployed', async () => {
    const { client, clock, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, small]));
    const before = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    await changeByHand(client, restApiId);
    await clock.advance(5_000);
    await gateway.deploy(restApiId, { stageName: 'prod' });
    const plan = await gateway.plan([petstore, small]);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['UpdateIntegration', 'UpdateStage']);
    await gateway.apply(plan);
    const after = await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    expect(after.deploymentId).toBe(before.deploymentId);
    expect((await gateway.plan([petstore, small])).changes).toEqual([]);
  });

  it('is deployed to when the plan changes what its deployment holds, or its deployment says nothing', async () => {
    const { client, gateway } = await setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(petstore));
    await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    await changeByHand(client, restApiId);
    const unknown = await gateway.plan([petstore, small]);
    expect(unknown.calls.map(({ operation }) => operation)).toEqual([
      'UpdateIntegration',
      'CreateDeployment',
      'UpdateStage',
    ]);
    await gateway.apply(unknown);
    const changed = await gateway.plan([larger, larger.stage('prod')]);
    expect(changed.calls.map(({ operation }) => operation)).toContain('CreateDeployment');
  });
});
