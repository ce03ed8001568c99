import {
  APIGatewayClient,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteResourceCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  PutMethodCommand,
  TagResourceCommand,
  UpdateIntegrationCommand,
  UpdateRestApiCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { StalePlanError } from '../../src/plan/errors.js';
import { Plan } from '../../src/plan/plan.js';
import { SnapshotError } from '../../src/snapshot/errors.js';
import { newAccount } from '../account.js';
import { api, integration, method, resources } from '../diff/apis.js';

const setUp = () => newAccount();

const pets = (passthroughBehavior?: 'NEVER') =>
  api({
    resources: resources({
      '/pets': { GET: method('GET', { integration: integration(passthroughBehavior ? { passthroughBehavior } : {}) }) },
    }),
  });

describe('plan', () => {
  it('creates the API when none has its name, and finds it by its name afterwards', async () => {
    const { gateway } = setUp();
    const plan = await gateway.plan(pets());
    expect(plan.basis.restApiId).toBeUndefined();
    expect(plan.calls[0]?.operation).toBe('CreateRestApi');
    const { restApiId, steps } = await gateway.apply(plan);
    expect(steps.map(({ status }) => status)).toEqual(plan.calls.map(() => 'succeeded'));
    const next = await gateway.plan(pets());
    expect(next.isEmpty).toBe(true);
    expect(next.basis.restApiId).toBe(restApiId);
  });

  it('refuses a name that two APIs have, and takes an id', async () => {
    const { client, gateway } = setUp();
    const first = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
    const second = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
    await expect(gateway.plan(pets())).rejects.toThrow(SnapshotError);
    await expect(gateway.plan(pets())).rejects.toThrow(
      new RegExp(`${first.id}.*${second.id}|${second.id}.*${first.id}`),
    );
    const plan = await gateway.plan(pets(), { restApiId: second.id });
    expect((await gateway.apply(plan)).restApiId).toBe(second.id);
  });

  it('says that there is no API of an id', async () => {
    const { gateway } = setUp();
    await expect(gateway.plan(pets(), { restApiId: 'nope' })).rejects.toMatchObject({ code: 'snapshot.not-found' });
  });

  it('reads resources once, with their methods, and only the kinds that are declared', async () => {
    const { gateway, sent } = setUp();
    await gateway.apply(await gateway.plan(pets()));
    sent.length = 0;
    await gateway.plan(pets());
    expect([...sent].sort()).toEqual(['GetResources', 'GetRestApi', 'GetRestApis', 'GetStages']);
    sent.length = 0;
    await gateway.plan(pets(), { prune: true });
    expect([...sent].sort()).toEqual([
      'GetAuthorizers',
      'GetDocumentationParts',
      'GetGatewayResponses',
      'GetModels',
      'GetRequestValidators',
      'GetResources',
      'GetRestApi',
      'GetRestApis',
      'GetStages',
    ]);
  });

  it('finds drift, and one Update call with one operation to undo it', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(pets('NEVER')));
    const { ids } = await gateway.snapshot(restApiId);
    await client.send(
      new UpdateIntegrationCommand({
        restApiId,
        resourceId: ids.resources['/pets'],
        httpMethod: 'GET',
        patchOperations: [{ op: 'replace', path: '/passthroughBehavior', value: 'WHEN_NO_TEMPLATES' }],
      }),
    );
    const drift = await gateway.plan(pets('NEVER'));
    expect(drift.calls).toMatchObject([
      {
        operation: 'UpdateIntegration',
        input: { patchOperations: [{ op: 'replace', path: '/passthroughBehavior', value: 'NEVER' }] },
      },
    ]);
    await gateway.apply(drift);
    expect((await gateway.plan(pets('NEVER'))).isEmpty).toBe(true);
  });

  it('takes a setting away that the definition no longer has', async () => {
    const { gateway } = setUp();
    await gateway.apply(await gateway.plan(pets('NEVER')));
    const plan = await gateway.plan(pets());
    expect(plan.calls).toMatchObject([{ operation: 'UpdateIntegration' }]);
    const { restApiId } = await gateway.apply(plan);
    const { model } = await gateway.snapshot(restApiId);
    expect(model.resources['/pets']?.methods['GET']?.integration).not.toHaveProperty('passthroughBehavior');
  });
});

describe('apply', () => {
  it('sends nothing for an empty plan', async () => {
    const { gateway, sent } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(pets()));
    const plan = await gateway.plan(pets());
    sent.length = 0;
    expect(await gateway.apply(plan)).toMatchObject({ restApiId, steps: [] });
    expect(sent).toEqual([]);
  });

  /** A plan for an API that lives, and what it takes to change that API behind the plan's back. */
  async function planFor(desired: RestApiNode, options: { readonly prune?: boolean } = {}) {
    const { client, gateway, sent } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(pets()));
    const plan = Plan.fromJSON(JSON.stringify(await gateway.plan(desired, options)));
    const { ids } = await gateway.snapshot(restApiId);
    sent.length = 0;
    return { client, gateway, sent, restApiId, plan, ids };
  }

  it('refuses a plan when what it writes has changed since, before the first write, and says what', async () => {
    const { client, gateway, sent, restApiId, plan, ids } = await planFor(pets('NEVER'));
    const resourceId = ids.resources['/pets'];
    const patchOperations = [{ op: 'replace' as const, path: '/timeoutInMillis', value: '1000' }];
    await client.send(new UpdateIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET', patchOperations }));
    sent.length = 0;
    const refused = gateway.apply(plan);
    await expect(refused).rejects.toThrow(StalePlanError);
    await expect(refused).rejects.toMatchObject({
      problems: [{ code: 'plan.stale', address: 'GET /pets', message: 'It was changed.' }],
    });
    expect(sent.every((operation) => operation.startsWith('Get'))).toBe(true);
    await gateway.apply(plan, { allowStale: true });
    expect((await gateway.plan(pets('NEVER'))).calls).toMatchObject([
      { input: { patchOperations: [{ path: '/timeoutInMillis' }] } },
    ]);
  });

  it.each([
    [
      'the path is gone that it writes to',
      [
        { address: '/pets', message: 'It is gone.' },
        { address: 'GET /pets', message: 'It is gone.' },
      ],
      async ({ client, restApiId, ids }) => {
        await client.send(new DeleteResourceCommand({ restApiId, resourceId: ids.resources['/pets'] }));
      },
    ],
    [
      'the path is there that it makes',
      [{ address: '/pets/{petId}', message: 'It is new.' }],
      async ({ client, restApiId, ids }) => {
        const parentId = ids.resources['/pets'];
        await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: '{petId}' }));
      },
    ],
    [
      'another path variable stands where it makes one',
      [{ address: '/pets/{id}', message: 'It is new.' }],
      async ({ client, restApiId, ids }) => {
        const parentId = ids.resources['/pets'];
        await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: '{id}' }));
      },
    ],
  ] as const satisfies readonly (readonly [
    string,
    readonly object[],
    (live: Awaited<ReturnType<typeof planFor>>) => Promise<void>,
  ])[])('refuses a plan when %s', async (_what, problems, change) => {
    const live = await planFor(
      api({
        resources: resources({
          '/pets': { GET: method('GET', { integration: integration({ passthroughBehavior: 'NEVER' }) }) },
          '/pets/{petId}': { GET: method('GET', { integration: integration() }) },
        }),
      }),
    );
    await change(live);
    await expect(live.gateway.apply(live.plan)).rejects.toMatchObject({ code: 'plan.stale', problems });
  });

  it("doesn't mind what it neither reads nor writes: another tenant's route, a tag, a description", async () => {
    const { client, gateway, restApiId, plan, ids } = await planFor(pets('NEVER'));
    const tenant = await client.send(
      new CreateResourceCommand({ restApiId, parentId: ids.resources['/'], pathPart: 'tenant' }),
    );
    await client.send(
      new PutMethodCommand({ restApiId, resourceId: tenant.id, httpMethod: 'GET', authorizationType: 'NONE' }),
    );
    await client.send(
      new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/description', value: 'new' }] }),
    );
    await client.send(
      new TagResourceCommand({ resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}`, tags: { a: 'b' } }),
    );
    await gateway.apply(plan);
    expect((await gateway.plan(pets('NEVER'))).isEmpty).toBe(true);
  });

  it('minds everything that is new where it prunes', async () => {
    const { client, gateway, restApiId, plan, ids } = await planFor(pets('NEVER'), { prune: true });
    await client.send(new CreateResourceCommand({ restApiId, parentId: ids.resources['/'], pathPart: 'tenant' }));
    await expect(gateway.apply(plan)).rejects.toMatchObject({
      code: 'plan.stale',
      problems: [{ address: '/tenant', message: 'It is new.' }],
    });
  });

  it('refuses to create an API of a name that has appeared since', async () => {
    const { client, gateway } = setUp();
    const plan = await gateway.plan(pets());
    await client.send(new CreateRestApiCommand({ name: 'petstore' }));
    await expect(gateway.apply(plan)).rejects.toMatchObject({ code: 'plan.stale' });
  });

  it('applies a plan that went through JSON', async () => {
    const { gateway } = setUp();
    const json = JSON.stringify(await gateway.plan(pets()));
    await gateway.apply(Plan.fromJSON(json));
    expect((await gateway.plan(pets())).isEmpty).toBe(true);
  });

  it('takes the values of a saved plan, and sends nothing of values that are none or were changed', async () => {
    const { gateway, sent } = setUp();
    const values = JSON.parse(JSON.stringify(await gateway.plan(pets())));
    sent.length = 0;
    const foreign = { ...values.calls[0], operation: 'DeleteRestApi', input: { restApiId: 'victim' }, id: 'x' };
    for (const [given, code] of [
      [{ ...values, calls: [...values.calls, foreign] }, 'plan.tampered'],
      [{ ...values, format: undefined }, 'plan.unreadable'],
      [undefined, 'plan.unreadable'],
      [Object.create(await gateway.plan(pets()), { calls: { value: [foreign] } }), 'plan.unreadable'],
    ])
      await expect(gateway.apply(given)).rejects.toMatchObject({ name: 'PlanError', code });
    expect(sent.filter((operation) => !operation.startsWith('Get'))).toEqual([]);
    await gateway.apply(values);
    expect((await gateway.plan(pets())).isEmpty).toBe(true);
  });

  it('sets tags and takes them away', async () => {
    const { client, gateway } = setUp();
    const tagged = (tags: Record<string, string>) => api({ settings: { tags } });
    await gateway.apply(await gateway.plan(tagged({ team: 'a', old: 'x' })));
    const plan = await gateway.plan(tagged({ team: 'b' }));
    expect(plan.calls.map(({ operation }) => operation)).toEqual(['TagResource', 'UntagResource']);
    const { restApiId } = await gateway.apply(plan);
    expect((await client.send(new GetRestApiCommand({ restApiId }))).tags).toEqual({ team: 'b' });
  });
});

describe('deploy', () => {
  it('makes the stage, and moves it to the next deployment without touching what it is not told', async () => {
    const { client, gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(pets()));
    const first = await gateway.deploy(restApiId, {
      stageName: 'prod',
      description: 'first',
      variables: { a: '1', b: '2' },
    });
    expect(first.stage).toMatchObject({ stageName: 'prod', deploymentId: first.deployment.id });
    const second = await gateway.deploy(restApiId, { stageName: 'prod', description: 'second' });
    expect(second.stage).toMatchObject({ deploymentId: second.deployment.id, variables: { a: '1', b: '2' } });
    const third = await gateway.deploy(restApiId, { stageName: 'prod', variables: { a: '3' } });
    expect(third.stage.variables).toEqual({ a: '3' });
    const { items = [] } = await client.send(new GetDeploymentsCommand({ restApiId }));
    expect(items.map(({ description }) => description)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^first \[fluent-apigateway:1:[\w-]{32}\]$/),
        expect.stringMatching(/^second \[/),
      ]),
    );
  });

  it.each(['resetBefore', 'resetAfter', 'timeoutAfter', 'silentAfter', 'serverError'] as const)(
    'makes one deployment and one stage, whichever of its calls meets a fault: %s',
    async (fault) => {
      for (const operation of [
        'CreateDeployment',
        'CreateStage',
        'UpdateStage',
        // Reads what the deployment holds, and says so.
        'GetResources',
        'UpdateDeployment',
        'GetStages',
      ] as const) {
        const clock = new ManualClock();
        const embedded = new EmbeddedApiGateway({ clock });
        const client = new APIGatewayClient(embedded.clientConfig);
        const gateway = new ApiGateway(client, { clock, quotas: false });
        const { restApiId } = await gateway.apply(await gateway.plan(pets()));
        const first = await gateway.deploy(restApiId, { stageName: 'prod', description: 'same' });
        embedded.inject({ fault, operation });
        const stageName = operation === 'CreateStage' ? 'test' : 'prod';
        const { deployment, stage } = await clock.run(
          gateway.deploy(restApiId, { stageName, description: 'same', variables: { colour: 'red' } }),
        );
        const { items = [] } = await client.send(new GetDeploymentsCommand({ restApiId }));
        expect(items.map(({ id }) => id).sort(), operation).toEqual([first.deployment.id, deployment.id].sort());
        expect(stage, operation).toMatchObject({
          stageName,
          deploymentId: deployment.id,
          variables: { colour: 'red' },
        });
        expect(embedded.calls.some((call) => call.operation === operation && call.status !== 200)).toBe(true);
      }
    },
  );

  it('moves a stage that another deployer makes in the same moment', async () => {
    const clock = new ManualClock();
    const embedded = new EmbeddedApiGateway({ clock, latencyMs: 50 });
    const client = new APIGatewayClient(embedded.clientConfig);
    const [one, other] = [1, 2].map(() => new ApiGateway(client, { clock, quotas: false })) as [ApiGateway, ApiGateway];
    const { restApiId } = await clock.run(one.plan(pets()).then((plan) => one.apply(plan)));
    const results = await clock.run(
      Promise.all([one, other].map((gateway) => gateway.deploy(restApiId, { stageName: 'prod' }))),
    );
    expect(embedded.calls.filter(({ operation }) => operation === 'CreateStage').map(({ status }) => status)).toEqual([
      201, 409,
    ]);
    for (const { stage, deployment } of results) expect(stage.deploymentId).toBe(deployment.id);
  });

  it('is what a plan says its changes wait for', async () => {
    const { gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(pets()));
    await gateway.deploy(restApiId, { stageName: 'prod' });
    const plan = await gateway.plan(pets('NEVER'));
    expect(plan.requiresRedeploy).toBe(true);
    expect(plan.staleStages).toEqual(['prod']);
    expect((await gateway.plan(pets())).staleStages).toEqual([]);
  });
});

describe('movedFrom', () => {
  it('keeps the ids of everything below the path', async () => {
    const { client, gateway } = setUp();
    const old = api({ resources: resources({ '/pets/{id}': { GET: method('GET', { integration: integration() }) } }) });
    const { restApiId } = await gateway.apply(await gateway.plan(old));
    const before = (await gateway.snapshot(restApiId)).ids.resources;
    const moved = api({
      resources: resources(
        { '/v2/animals/{id}': { GET: method('GET', { integration: integration() }) } },
        { '/v2/animals': '/pets' },
      ),
    });
    await gateway.apply(await gateway.plan(moved));
    const after = (await gateway.snapshot(restApiId)).ids.resources;
    expect(after['/v2/animals/{id}']).toBe(before['/pets/{id}']);
    expect(after['/v2/animals']).toBe(before['/pets']);
    expect((await gateway.plan(moved, { prune: true })).isEmpty).toBe(true);
    const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
    expect(items.map(({ path }) => path).sort()).toEqual(['/', '/v2', '/v2/animals', '/v2/animals/{id}']);
  });
});

describe('put', () => {
  const backend = 'https://backend.example.com';
  const definition = restApi('other name', { description: 'not to be put' }).model('Pet', {
    contentType: 'application/json',
    schema: { type: 'object' },
  });
  const route = <Path extends string>(path: Path, verb: 'GET' | 'POST') =>
    definition
      .resource(path as '/pets')
      .method(verb)
      .integration()
      .httpProxy(backend);

  it('adds routes to a live API and leaves the rest as it is', async () => {
    const { gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(pets('NEVER')));
    const before = await gateway.snapshot(restApiId);
    const { steps } = await gateway.put(restApiId, route('/pets', 'POST'), [route('/owners/{ownerId}', 'GET')]);
    expect(steps.map(({ call }) => call.operation).sort()).toEqual([
      'CreateModel',
      'CreateResource',
      'CreateResource',
      'PutIntegration',
      'PutIntegration',
      'PutMethod',
      'PutMethod',
    ]);
    const after = await gateway.snapshot(restApiId);
    expect(after.model.name).toBe('petstore');
    expect(after.model.settings).toEqual(before.model.settings);
    expect(after.model.resources['/pets']?.methods['GET']).toEqual(before.model.resources['/pets']?.methods['GET']);
    expect(Object.keys(after.model.resources)).toEqual(['/', '/owners', '/owners/{ownerId}', '/pets']);
    expect((await gateway.put(restApiId, route('/pets', 'POST'))).steps).toEqual([]);
  });

  it('takes turns, so that several can share a path that none of them finds', async () => {
    const { gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(api()));
    await Promise.all([
      gateway.put(restApiId, route('/shared/a', 'GET')),
      gateway.put(restApiId, route('/shared/b', 'GET')),
      expect(gateway.put('nope', route('/shared/c', 'GET'))).rejects.toThrow(SnapshotError),
      gateway.put(restApiId, route('/shared/a', 'POST')),
    ]);
    const { model } = await gateway.snapshot(restApiId);
    expect(Object.keys(model.resources)).toEqual(['/', '/shared', '/shared/a', '/shared/b']);
    expect(Object.keys(model.resources['/shared/a']?.methods ?? {}).sort()).toEqual(['GET', 'POST']);
  });

  it('sees what any state of the API declares', async () => {
    const { gateway } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(api()));
    const later = definition.requestValidator('strict', { validateRequestBody: true });
    const checked = later
      .resource('/checked')
      .method('GET')
      .requestValidator('strict')
      .integration()
      .httpProxy(backend);
    await gateway.put(restApiId, checked, route('/pets', 'GET'));
    const { model } = await gateway.snapshot(restApiId);
    expect(Object.keys(model.requestValidators)).toEqual(['strict']);
    expect(model.resources['/checked']?.methods['GET']?.requestValidator).toEqual({ name: 'strict' });
    expect(await gateway.put(restApiId)).toEqual({ restApiId, ids: {}, steps: [] });
  });
});
