import {
  APIGatewayClient,
  CreateDeploymentCommand,
  GetDeploymentsCommand,
  GetStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway, restApi } from '../../src/index.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').methodResponse('200').integration().mock());

async function deployable() {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  const client = new APIGatewayClient(embedded.clientConfig);
  const gateway = new ApiGateway(client, { clock, quotas: false });
  const { restApiId } = await gateway.apply(await gateway.plan(petstore));
  const deployments = async () => (await client.send(new GetDeploymentsCommand({ restApiId }))).items ?? [];
  const stage = () => client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
  return { clock, embedded, client, gateway, restApiId, deployments, stage };
}

describe('deploy', () => {
  it.each([
    [{ stageName: 'prod env' }, 'deploy.stage-name', 'stageName'],
    [{ stageName: '' }, 'deploy.stage-name', 'stageName'],
    [{}, 'deploy.stage-name', 'stageName'],
    [{ stageName: 'x'.repeat(129) }, 'deploy.stage-name', 'stageName'],
    [{ stageName: 'prod', variables: { 'a-b': 'c' } }, 'deploy.variable', 'variables'],
    [{ stageName: 'prod', variables: { a: 'b c' } }, 'deploy.variable', 'variables'],
    [{ stageName: 'prod', variables: { a: 1 } }, 'deploy.option', 'variables'],
    [{ stageName: 'prod', cacheClusterSize: '0.6' }, 'deploy.option', 'cacheClusterSize'],
    [{ stageName: 'prod', tracingEnabled: 'yes' }, 'deploy.option', 'tracingEnabled'],
    [{ stageName: 'prod', tags: { team: 7 } }, 'deploy.option', 'tags'],
    [{ stageName: 'prod', accessLogSettings: { destinationArn: 'arn:x:*' } }, 'deploy.option', 'accessLogSettings'],
    [{ stageName: 'prod', accessLogSettings: { format: '$context.status' } }, 'deploy.option', 'accessLogSettings'],
    [{ stageName: 'prod', accessLogSettings: { destination: 'arn:x' } }, 'deploy.option', 'accessLogSettings'],
    [{ stageName: 'prod', methodSettings: { 'GET /pets': {} } }, 'deploy.option', 'methodSettings'],
    [{ stageName: 'prod', methodSettings: { '/pets/GET': {} } }, 'deploy.option', 'methodSettings'],
    [{ stageName: 'prod', methodSettings: { '~1pets/GET': { cacheTtl: 1 } } }, 'deploy.option', 'methodSettings'],
    [{ stageName: 'prod', methodSettings: { '*/*': { loggingLevel: 'ALL' } } }, 'deploy.option', 'methodSettings'],
  ])('refuses what can’t be a stage before it makes a deployment: %j', async (options, code, address) => {
    const { gateway, restApiId, deployments } = await deployable();
    await expect(gateway.deploy(restApiId, options as never)).rejects.toMatchObject({
      code: 'deploy.options',
      problems: [{ code, address, hint: expect.anything() }].map((problem) =>
        code === 'deploy.option' ? { code, address } : problem,
      ),
    });
    expect(await deployments()).toHaveLength(0);
  });

  it('says what was made, and where, when the service refuses the rest', async () => {
    const { client, gateway, restApiId, deployments } = await deployable();
    client.middlewareStack.add(
      (next, context) => async (request) => {
        if (context['commandName'] !== 'CreateStageCommand') return next(request);
        throw Object.assign(new Error('No such version'), { name: 'BadRequestException', $metadata: {} });
      },
      { step: 'initialize' },
    );
    const options = { stageName: 'prod', documentationVersion: 'none' };
    const error: unknown = await gateway.deploy(restApiId, options).catch((thrown: unknown) => thrown);
    const [made] = await deployments();
    expect(error).toMatchObject({
      name: 'DeployError',
      code: 'deploy.failed',
      address: 'stage prod',
      message: expect.stringContaining(
        `The deployment ${made?.id} was made, and stage prod isn't all that it should be: `,
      ),
      hint: 'Fix what the service complains about, and deploy again.',
      cause: { name: 'BadRequestException' },
    });
  });

  it('says that nothing was deployed when the API is not there', async () => {
    const { gateway } = await deployable();
    await expect(gateway.deploy('nothing', { stageName: 'prod' })).rejects.toMatchObject({
      code: 'deploy.failed',
      message: expect.stringContaining('Nothing was deployed: NotFoundException: '),
    });
  });

  it('sets the tags of a stage, all of them, when it makes it and when it moves it', async () => {
    const { gateway, restApiId, stage } = await deployable();
    const first = await gateway.deploy(restApiId, { stageName: 'prod', tags: { team: 'pets', tier: 'gold' } });
    expect(first.stage.tags).toEqual({ team: 'pets', tier: 'gold' });
    const second = await gateway.deploy(restApiId, { stageName: 'prod', tags: { team: 'shop' } });
    expect(second.stage.tags).toEqual({ team: 'shop' });
    expect((await stage()).tags).toEqual({ team: 'shop' });
    await gateway.deploy(restApiId, { stageName: 'prod' });
    expect((await stage()).tags).toEqual({ team: 'shop' });
  });

  it('tags and untags only what differs, and leaves the tags of AWS alone', async () => {
    const { client, embedded, gateway, restApiId } = await deployable();
    await gateway.deploy(restApiId, { stageName: 'prod', tags: { team: 'pets', tier: 'gold' } });
    client.middlewareStack.add(
      (next, context) => async (request) => {
        const result = await next(request);
        const { item = [] } = result.output as { item?: { tags?: Record<string, string> }[] };
        if (context['commandName'] === 'GetStagesCommand')
          for (const stage of item) stage.tags = { ...stage.tags, 'aws:cloudformation:stack-name': 'x' };
        return result;
      },
      { step: 'initialize' },
    );
    const tagging = async (tags: Readonly<Record<string, string>>) => {
      const before = embedded.calls.length;
      await gateway.deploy(restApiId, { stageName: 'prod', tags });
      return embedded.calls
        .slice(before)
        .flatMap(({ operation, input }) =>
          /^(?:Tag|Untag)/.test(operation) ? [[operation, input['tags'] ?? input['tagKeys']]] : [],
        );
    };
    expect(await tagging({ team: 'pets', tier: 'gold' })).toEqual([]);
    expect(await tagging({ team: 'pets', tier: 'silver' })).toEqual([['TagResource', { tier: 'silver' }]]);
    expect(await tagging({ team: 'pets' })).toEqual([['UntagResource', ['tier']]]);
    expect(await tagging({ owner: 'x' })).toEqual([
      ['TagResource', { owner: 'x' }],
      ['UntagResource', ['team']],
    ]);
  });

  it('takes what a stage can only be changed to', async () => {
    const { gateway, restApiId, stage } = await deployable();
    const accessLogSettings = {
      destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:pets',
      format: '$context.requestId',
    };
    const methodSettings = { '~1pets/GET': { throttlingRateLimit: 5 }, '*/*': { metricsEnabled: true } };
    await gateway.deploy(restApiId, { stageName: 'prod', accessLogSettings, methodSettings, tracingEnabled: true });
    expect(await stage()).toMatchObject({ accessLogSettings, methodSettings, tracingEnabled: true });
  });

  it('leaves a stage alone over which a canary is live by default', async () => {
    const { client, gateway, restApiId, deployments } = await deployable();
    await gateway.deploy(restApiId, { stageName: 'prod' });
    await client.send(
      new CreateDeploymentCommand({ restApiId, stageName: 'prod', canarySettings: { percentTraffic: 10 } }),
    );
    await expect(gateway.deploy(restApiId, { stageName: 'prod' })).rejects.toMatchObject({
      code: 'deploy.canary',
      address: 'stage prod',
    });
    expect(await deployments()).toHaveLength(2);
    await gateway.deploy(restApiId, { stageName: 'prod', overCanary: true });
    expect(await deployments()).toHaveLength(3);
  });

  it('lets a deployment out to a part of the requests, and the stage goes on with what it has', async () => {
    const { clock, gateway, client, restApiId } = await deployable();
    const first = await clock.run(gateway.deploy(restApiId, { stageName: 'prod', variables: { backend: 'blue' } }));
    const canary = { percentTraffic: 10, stageVariableOverrides: { backend: 'green' } };
    const { deployment, stage } = await clock.run(
      gateway.deploy(restApiId, { stageName: 'prod', canary, description: 'careful', tracingEnabled: true }),
    );
    expect(stage).toMatchObject({
      deploymentId: first.deployment.id,
      tracingEnabled: true,
      variables: { backend: 'blue' },
      canarySettings: { deploymentId: deployment.id, percentTraffic: 10, stageVariableOverrides: { backend: 'green' } },
    });
    expect(deployment.description).toMatch(/^careful \[fluent-apigateway:1:/);
    // Once more: the canary gets what is live now.
    const again = await clock.run(gateway.deploy(restApiId, { stageName: 'prod', canary: { percentTraffic: 50 } }));
    expect(again.stage.canarySettings).toMatchObject({ deploymentId: again.deployment.id, percentTraffic: 50 });
    expect((await client.send(new GetStageCommand({ restApiId, stageName: 'prod' }))).deploymentId).toBe(
      first.deployment.id,
    );
    const promoted = await clock.run(gateway.promoteCanary(restApiId, 'prod'));
    expect(promoted.deploymentId).toBe(again.deployment.id);
  });

  it('refuses a canary of a stage that is not there, and settings that there are not, before anything is sent', async () => {
    const { clock, gateway, client, restApiId } = await deployable();
    const canary = { percentTraffic: 10 };
    await expect(clock.run(gateway.deploy(restApiId, { stageName: 'prod', canary }))).rejects.toMatchObject({
      code: 'deploy.no-stage',
      address: 'stage prod',
    });
    for (const odd of [{}, { percentTraffic: 101 }, { percentTrafic: 10 }, 10])
      await expect(
        clock.run(gateway.deploy(restApiId, { stageName: 'prod', canary: odd as never })),
      ).rejects.toMatchObject({ problems: [{ address: 'canary' }] });
    expect((await client.send(new GetDeploymentsCommand({ restApiId }))).items ?? []).toEqual([]);
  });

  it('finds a deployment whose response is lost by its being new and by its description, not by one of them', async () => {
    const { clock, client, embedded, restApiId, deployments } = await deployable();
    let isTold = false;
    const gateway = new ApiGateway(client, {
      clock,
      quotas: false,
      onEvent(event) {
        if (event.type !== 'retrying' || isTold) return;
        isTold = true;
        // Another deployer makes one of another description, before the wait is over.
        void client.send(new CreateDeploymentCommand({ restApiId, description: 'theirs' }));
      },
    });
    const first = await gateway.deploy(restApiId, { stageName: 'prod', description: 'same' });
    embedded.inject({ fault: 'resetBefore', operation: 'CreateDeployment' });
    const { deployment } = await clock.run(gateway.deploy(restApiId, { stageName: 'prod', description: 'same' }));
    expect(isTold).toBe(true);
    const made = await deployments();
    // Another deployer's deployment changes nothing that one holds, so that both of our own are stamped.
    const stamped = expect.stringMatching(/^same \[fluent-apigateway:1:[\w-]{32}\]$/);
    expect(made.map(({ description }) => description).sort()).toEqual([stamped, stamped, 'theirs']);
    expect(made.find(({ id }) => id === deployment.id)?.description).toEqual(stamped);
    expect(deployment.id).not.toBe(first.deployment.id);
  });
});
