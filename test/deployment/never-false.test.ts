import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  type Deployment,
  GetDeploymentCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetStageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateDeploymentCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { contentOf, isAsSummary } from '../../src/deployment/content.js';
import { hashOf, stampIn } from '../../src/deployment/stamp.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';

const api = restApi('petstore');
const getPets = api.resource('/pets').method('GET').integration().mock();
const getDogs = api.resource('/dogs').method('GET').integration().mock();
const petstore = api.define(getPets);
const larger = api.define(getPets, getDogs);
const small = [petstore, petstore.stage('prod')];
const large = [larger, larger.stage('prod')];

type Hook = (operation: string, when: 'before' | 'after') => Promise<void> | void;

/** An account with a client that does something else before or after a request. */
function setUp() {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  const client = new APIGatewayClient(embedded.clientConfig);
  const others = new APIGatewayClient(embedded.clientConfig);
  let hook: Hook = () => undefined;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context['commandName']).replace(/Command$/, '');
      await hook(operation, 'before');
      const result = await next(args);
      await hook(operation, 'after');
      return result;
    },
    { step: 'initialize', name: 'hook' },
  );
  const gateway = new ApiGateway(client, { clock, quotas: [] });
  const hooked = (one: Hook): void => {
    hook = one;
  };
  return { clock, others, gateway, hooked };
}

type Account = ReturnType<typeof setUp>;

async function apply({ gateway, clock }: Account, desired: typeof small) {
  return clock.run(gateway.plan(desired).then((plan) => gateway.apply(plan)));
}

/** Somebody else makes a route. */
async function addRoute({ others }: Account, restApiId: string, pathPart: string) {
  const { items = [] } = await others.send(new GetResourcesCommand({ restApiId }));
  const parentId = items.find(({ path }) => path === '/')?.id;
  const { id: resourceId } = await others.send(new CreateResourceCommand({ restApiId, parentId, pathPart }));
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await others.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await others.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
}

/** Makes sure that every stamp that fits what is live is of a deployment that holds it. */
async function assertTrue({ others, gateway }: Account, restApiId: string): Promise<readonly Deployment[]> {
  const { model } = await gateway.snapshot(restApiId);
  const { items = [] } = await others.send(new GetDeploymentsCommand({ restApiId }));
  for (const { id: deploymentId = '', description } of items) {
    const stamp = stampIn(description);
    if (stamp.says !== 'content' || stamp.hash !== hashOf(restApiId, deploymentId, contentOf(model))) continue;
    const { apiSummary = {} } = await others.send(
      new GetDeploymentCommand({ restApiId, deploymentId, embed: ['apisummary'] }),
    );
    expect(isAsSummary(model, apiSummary), description).toBe(true);
  }
  return items;
}

async function served({ others }: Account, restApiId: string) {
  const { deploymentId } = await others.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
  return others.send(new GetDeploymentCommand({ restApiId, deploymentId, embed: ['apisummary'] }));
}

describe('a stamp is never false', () => {
  it.each(['before', 'after'] as const)('when somebody writes right %s the deployment is made', async (moment) => {
    const account = setUp();
    const { restApiId } = await apply(account, small);
    let isDone = false;
    account.hooked(async (operation, when) => {
      if (operation !== 'CreateDeployment' || when !== moment || isDone) return;
      isDone = true;
      await addRoute(account, restApiId, 'theirs');
    });
    await apply(account, large);
    const items = await assertTrue(account, restApiId);
    expect(items.map(({ description }) => stampIn(description).says).sort()).toEqual(['content', 'unconfirmed']);
    // What nobody could confirm is deployed again.
    await apply(account, large);
    expect(Object.keys((await served(account, restApiId)).apiSummary ?? {}).sort()).toEqual([
      '/dogs',
      '/pets',
      '/theirs',
    ]);
    expect((await account.gateway.plan(large)).isEmpty).toBe(true);
  });

  it('when the deployer dies before or after any of its requests, and the next plan finishes', async () => {
    const account = setUp();
    const { restApiId } = await apply(account, small);
    for (const when of ['before', 'after'] as const) {
      for (let at = 1, isOver = false; !isOver; at++) {
        const other = api.define(getPets, api.resource(`/${when}${at}`).method('GET').integration().mock());
        const desired = [other, other.stage('prod')];
        const plan = await account.gateway.plan(desired, { prune: true });
        let requests = 0;
        const death = new AbortController();
        account.hooked((_, moment) => {
          if (moment === when && ++requests === at) death.abort();
        });
        await account.clock
          .run(account.gateway.apply(plan, { signal: death.signal }))
          .then(() => {
            isOver = !death.signal.aborted;
          })
          .catch((error: unknown) => expect(death.signal.aborted, String(error)).toBe(true));
        account.hooked(() => undefined);
        await assertTrue(account, restApiId);
        await account.clock.run(
          account.gateway.plan(desired, { prune: true }).then((again) => account.gateway.apply(again)),
        );
        expect(Object.keys((await served(account, restApiId)).apiSummary ?? {}).sort()).toEqual(
          [`/${when}${at}`, '/pets'].sort(),
        );
        const empty = await account.gateway.plan(desired, { prune: true });
        expect([empty.isEmpty, empty.staleStages]).toEqual([true, []]);
        await assertTrue(account, restApiId);
      }
    }
  });

  it('when somebody edits or copies a description', async () => {
    const account = setUp();
    const { restApiId } = await apply(account, small);
    const { id: first = '', description = '' } = await served(account, restApiId);
    const describe = (deploymentId: string, value: string) =>
      account.others.send(
        new UpdateDeploymentCommand({
          restApiId,
          deploymentId,
          patchOperations: [{ op: 'replace', path: '/description', value }],
        }),
      );
    await describe(first, 'mine');
    const unknown = await account.gateway.plan(small);
    expect([unknown.isEmpty, unknown.staleStages]).toEqual([true, []]);
    expect(unknown.warnings.map(({ code }) => code)).toContain('plan.stage-unknown');
    const always = await account.gateway.plan(small, { deploy: 'always' });
    expect(always.calls.map(({ operation }) => operation)).toEqual(['CreateDeployment', 'UpdateStage']);
    // Of other methods than those that are live, it is stale, stamp or not.
    await addRoute(account, restApiId, 'theirs');
    expect((await account.gateway.plan(petstore)).staleStages).toEqual(['prod']);
    // A description that fits another deployment fits this one no more.
    const { id: copy = '' } = await account.others.send(new CreateDeploymentCommand({ restApiId, description }));
    await account.others.send(
      new UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        patchOperations: [{ op: 'replace', path: '/deploymentId', value: copy }],
      }),
    );
    expect((await account.gateway.plan(petstore)).staleStages).toEqual(['prod']);
    await assertTrue(account, restApiId);
  });

  it('when two deploy at once', async () => {
    const account = setUp();
    const { restApiId } = await apply(account, small);
    const results = await account.clock.run(
      Promise.allSettled(
        [large, small].map((desired) =>
          account.gateway.plan(desired, { prune: true }).then((plan) => account.gateway.apply(plan)),
        ),
      ),
    );
    expect(results.map(({ status }) => status)).toContain('fulfilled');
    await assertTrue(account, restApiId);
    await apply(account, large);
    expect((await account.gateway.plan(large)).isEmpty).toBe(true);
    await assertTrue(account, restApiId);
  });

  it('and a stage that was set back to an older deployment is named before it is moved on', async () => {
    const account = setUp();
    const { restApiId } = await apply(account, small);
    const { id: old } = await served(account, restApiId);
    await account.clock.advance(1_000);
    await apply(account, large);
    const { id: now } = await served(account, restApiId);
    await account.others.send(
      new UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        patchOperations: [{ op: 'replace', path: '/deploymentId', value: old }],
      }),
    );
    const plan = await account.gateway.plan(large);
    expect(plan.changes.map(({ address }) => address)).toEqual(['stage prod']);
    expect(plan.calls).toMatchObject([
      { operation: 'UpdateStage', input: { patchOperations: [{ op: 'replace', path: '/deploymentId', value: now }] } },
    ]);
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({ code: 'plan.stage-set-back', address: 'stage prod' }),
    );
    await account.gateway.apply(plan);
    expect((await served(account, restApiId)).id).toBe(now);
    const held = [larger, larger.stage('prod', { deploymentId: old ?? '' })];
    await account.gateway.apply(await account.gateway.plan(held));
    expect((await account.gateway.plan(held)).isEmpty).toBe(true);
    expect((await served(account, restApiId)).id).toBe(old);
  });
});
