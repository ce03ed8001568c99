import { APIGatewayClient, UpdateRestApiCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { vpcLink } from '../../src/definition/vpc-link.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import type { ApiGateway } from '../../src/gateway/api-gateway.js';
import { builtInModels } from '../../src/kinds/model.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';
import fc from '../fast-check.js';
import { arbitraryApi } from './arbitrary-api.js';

const newGateway = () => newAccount({ ids: 'sequential', callHistory: 'all' });

const operations = ({ calls }: Plan) => calls.map(({ operation }) => operation);
const codes = ({ warnings }: Plan) => warnings.map(({ code, address }) => `${code} ${address}`);
const problemsOf = async (planning: Promise<unknown>) => {
  const error = await planning.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isFluentApiGatewayError(error)) throw new Error('It was planned.');
  return [error.code, ...error.problems.map(({ address }) => address)];
};

const base = (settings = {}) => restApi('pets', { description: 'Pets', ...settings });
const mock = (api: ReturnType<typeof base>, path: string, verb = 'GET' as 'GET' | 'POST') =>
  api
    .resource(path)
    .method(verb)
    .methodResponse('200')
    .integration()
    .mock()
    .requestTemplate('application/json', '{"statusCode": 200}')
    .integrationResponse('200');
const withRoutes = (...paths: readonly string[]) => {
  const api = base();
  return api.define(...paths.map((path) => mock(api, path)));
};

/** What is live, without what no definition states: built-in models, and cache namespaces. */
async function live(gateway: ApiGateway, restApiId: string): Promise<unknown> {
  const { model } = await gateway.snapshot(restApiId);
  const models = Object.fromEntries(Object.entries(model.models).filter(([name]) => !builtInModels.has(name)));
  const isStated = (name: string) => name !== 'cacheNamespace';
  return JSON.parse(
    JSON.stringify({ ...model, models }, (name, value: unknown) => (isStated(name) ? value : undefined)),
  );
}

describe("an API that exists, with { strategy: 'import' }", () => {
  it.each([
    ['overwritten', true],
    ['merged with', false],
  ] as const)(
    'is %s so that it becomes what calls make of it',
    async (_, prune) => {
      let imports = 0;
      await fc.assert(
        fc.asyncProperty(arbitraryApi, arbitraryApi, async (before, after) => {
          const [one, other] = [newGateway(), newGateway()];
          for (const { gateway } of [one, other])
            await gateway.apply(await gateway.plan(before, { strategy: 'calls' }));
          const settled = (planning: Promise<Plan>) => planning.catch((error: unknown) => error);
          const byCalls = await settled(other.gateway.plan(after, { prune, strategy: 'calls' }));
          const options = { prune, strategy: 'import', allowNewIds: true } as const;
          const byImport = await settled(one.gateway.plan(after, options));
          if (!(byCalls instanceof Plan) || !(byImport instanceof Plan)) {
            expect(byCalls instanceof Plan && !isFluentApiGatewayError(byImport, 'plan.import-impossible')).toBe(false);
            return;
          }
          if (operations(byImport).includes('PutRestApi')) imports += 1;
          const ids = await Promise.all([one.gateway.apply(byImport), other.gateway.apply(byCalls)]);
          expect(await live(one.gateway, ids[0].restApiId)).toEqual(await live(other.gateway, ids[1].restApiId));
          expect(operations(await one.gateway.plan(after, { prune }))).toEqual([]);
        }),
        { numRuns: 20 },
      );
      expect(imports).toBeGreaterThan(4);
    },
    240_000,
  );

  it('is changed by calls unless an import is asked for', async () => {
    const { gateway } = newGateway();
    await gateway.apply(await gateway.plan(withRoutes('/a')));
    const many = Array.from({ length: 60 }, (_, index) => `/r${index}`);
    const plan = await gateway.plan(withRoutes(...many), { prune: true });
    expect(operations(plan)).not.toContain('PutRestApi');
  });

  it('is merged with what changes, and with nothing else', async () => {
    const { gateway } = newGateway();
    const { restApiId } = await gateway.apply(await gateway.plan(withRoutes('/a', '/b', '/mine')));
    const before = await gateway.snapshot(restApiId);
    const plan = await gateway.plan(withRoutes('/a', '/c/{id}'), { strategy: 'import' });
    expect(operations(plan)).toEqual(['PutRestApi']);
    expect(plan.calls[0]).toMatchObject({
      action: 'update',
      input: { restApiId, mode: 'merge', failOnWarnings: true },
    });
    const [put] = plan.calls;
    const { body } = (put as { input: unknown }).input as { body: { paths: object } };
    expect(Object.keys(body.paths)).toEqual(['/c', '/c/{id}']);
    await gateway.apply(plan);
    const after = await gateway.snapshot(restApiId);
    expect(Object.keys(after.model.resources)).toEqual(['/', '/a', '/b', '/c', '/c/{id}', '/mine']);
    expect(after.ids.resources).toMatchObject(before.ids.resources);
  });

  it('is overwritten where the definition owns it whole, and keeps its ids and what a definition does not speak of', async () => {
    const { gateway } = newGateway();
    const settings = { minimumCompressionSize: 1024, version: '7', tags: { team: 'pets' } };
    const api = base(settings);
    const { restApiId } = await gateway.apply(await gateway.plan(api.define(mock(api, '/a'), mock(api, '/gone'))));
    const before = await gateway.snapshot(restApiId);
    const plan = await gateway.plan(withRoutes('/a', '/new'), { strategy: 'import', prune: true });
    expect(plan.calls[0]).toMatchObject({ operation: 'PutRestApi', input: { restApiId, mode: 'overwrite' } });
    expect(codes(plan)).toEqual(['plan.import restApi', 'plan.import-resets restApi']);
    expect(plan.warnings[1]?.message).toMatch(/minimumCompressionSize/);
    await gateway.apply(plan);
    const after = await gateway.snapshot(restApiId);
    expect(after.model.settings).toEqual(before.model.settings);
    expect(Object.keys(after.model.resources)).toEqual(['/', '/a', '/new']);
    expect(after.ids.resources['/a']).toBe(before.ids.resources['/a']);
  });

  it('says what either way takes', async () => {
    const { gateway } = newGateway();
    await gateway.apply(await gateway.plan(withRoutes('/a')));
    const plan = await gateway.plan(withRoutes('/a', '/b'), { strategy: 'import' });
    expect(plan.warnings).toMatchObject([
      { code: 'plan.import', message: 'By one import (merge): 1 calls instead of 5, 0 s instead of 0 s at least.' },
    ]);
  });

  it('has nothing imported where nothing in it changes', async () => {
    const { gateway } = newGateway();
    await gateway.apply(await gateway.plan(withRoutes('/a')));
    expect(operations(await gateway.plan(withRoutes('/a'), { strategy: 'import', prune: true }))).toEqual([]);
    const staged = await gateway.plan([withRoutes('/a'), withRoutes('/a').stage('prod')], { strategy: 'import' });
    expect(operations(staged)).toEqual(['CreateDeployment', 'CreateStage']);
  });

  it('loses the binary media types that are not declared, by a call after a merge, as the plan says', async () => {
    const { gateway } = newGateway();
    const api = (binaryMediaTypes: readonly string[]) => base({ binaryMediaTypes }).define();
    const { restApiId } = await gateway.apply(await gateway.plan(api(['image/png', 'image/heif'])));
    const plan = await gateway.plan(api(['image/png', 'image/jpg']), { strategy: 'import' });
    expect(operations(plan)).toEqual(['PutRestApi', 'UpdateRestApi']);
    expect(codes(plan)).toContain('plan.import-unites restApi');
    await gateway.apply(plan);
    const { model } = await gateway.snapshot(restApiId);
    expect(model.settings.binaryMediaTypes).toEqual(['image/jpg', 'image/png']);
  });

  it('keeps the cache namespaces that are there', async () => {
    const { gateway, embedded } = newGateway();
    const api = base();
    const uri = (host: string) => `https://${host}.example.com`;
    const route = (host: string) => api.resource('/a').method('GET').integration().httpProxy(uri(host));
    const { restApiId } = await gateway.apply(await gateway.plan(api.define(route('one'))));
    const resourceId = (await gateway.snapshot(restApiId)).ids.resources['/a'];
    for (const [prune, host] of [
      [false, 'two'],
      [true, 'three'],
    ] as const) {
      const plan = await gateway.plan(api.define(route(host)), { strategy: 'import', prune });
      const [put] = plan.calls;
      const { body } = (put as { input: unknown }).input as { body: object };
      expect(JSON.stringify(body)).toContain(`"cacheNamespace":"${resourceId}"`);
      await gateway.apply(plan);
    }
    expect(embedded.calls.filter(({ operation }) => operation === 'PutRestApi')).toHaveLength(2);
  });

  it('refuses to move a resource, as that would be another one', async () => {
    const { gateway } = newGateway();
    const api = base();
    await gateway.apply(await gateway.plan(api.define(mock(api, '/a'))));
    const moved = api.define(
      api.resource('/b').movedFrom('/a').method('GET').integration().httpProxy('https://one.example.com'),
    );
    expect(await problemsOf(gateway.plan(moved, { strategy: 'import' }))).toEqual(['plan.import-impossible', '/b']);
  });
});

describe('ids that an import may change', () => {
  const functionArn = 'arn:aws:lambda:eu-west-1:123456789012:function:auth';
  const pool = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc';
  const guarded = (type: 'lambda' | 'pool', path: string) => {
    const api = base().authorizer(
      'who',
      type === 'pool'
        ? { type: 'COGNITO_USER_POOLS', providerARNs: [pool] }
        : {
            type: 'TOKEN',
            authorizerUri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`,
            identitySource: 'method.request.header.Authorization',
          },
    );
    const route = (at: string) =>
      api.resource(at).method('GET').authorizer('who').integration().httpProxy('https://one.example.com');
    return api.define(route('/a'), route(path));
  };

  it('are named, and those of Lambda authorizers are refused before anything is sent', async () => {
    const { gateway, embedded } = newGateway();
    await gateway.apply(await gateway.plan(guarded('lambda', '/b')));
    const sent = embedded.calls.length;
    const planning = gateway.plan(guarded('lambda', '/c'), { strategy: 'import' });
    expect(await problemsOf(planning)).toEqual(['plan.import-new-ids', 'authorizer who']);
    expect(embedded.calls.slice(sent).every(({ operation }) => operation.startsWith('Get'))).toBe(true);
    const allowed = await gateway.plan(guarded('lambda', '/c'), { strategy: 'import', allowNewIds: true });
    expect(codes(allowed)).toEqual(['plan.import restApi', 'plan.import-ids authorizer who']);
    await gateway.apply(allowed);
    expect(operations(await gateway.plan(guarded('lambda', '/c')))).toEqual([]);
  });

  it('of other authorizers are named', async () => {
    const { gateway } = newGateway();
    await gateway.apply(await gateway.plan(guarded('pool', '/b')));
    const plan = await gateway.plan(guarded('pool', '/c'), { strategy: 'import' });
    expect(codes(plan)).toEqual(['plan.import restApi', 'plan.import-ids authorizer who']);
  });

  it('are read again where calls after the import need them', async () => {
    const { gateway } = newGateway();
    const strict = base().requestValidator('strict', { validateRequestBody: true });
    const plain = base();
    await gateway.apply(await gateway.plan(plain.define(mock(plain, '/a'))));
    const route = (path: string) =>
      strict
        .resource(path)
        .method('POST')
        .operationName('doIt')
        .requestValidator('strict')
        .methodResponse('200', { responseParameters: { 'method.response.header.ETag': true } })
        .integration()
        .http('https://one.example.com')
        .integrationResponse('200');
    const wanted = strict.define(route('/x/{id}'), route('/y'));
    const plan = await gateway.plan(wanted, { strategy: 'import' });
    expect(operations(plan)).toEqual([
      'PutRestApi',
      'GetResources',
      'UpdateMethodResponse',
      'UpdateMethod',
      'UpdateMethodResponse',
    ]);
    expect(plan.calls[1]).toMatchObject({ action: 'read', dependsOn: ['PutRestApi restApi'] });
    const { ids } = await gateway.apply(Plan.fromJSON(JSON.stringify(plan)));
    expect(ids['/x/{id}']).toMatch(/./);
    expect(operations(await gateway.plan(wanted))).toEqual([]);
  });
});

describe('a plan that imports', () => {
  it('sends the id of a VPC link that it makes, and finds nothing else afterwards', async () => {
    const { gateway } = newGateway();
    const api = base();
    await gateway.apply(await gateway.plan(api.define(mock(api, '/a'))));
    const link = vpcLink('backend', {
      targetArns: ['arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/backend/50dc6c495c0c9188'],
    });
    const linked = api.define(
      api
        .resource('/b')
        .method('GET')
        .integration()
        .httpProxy('https://one.example.com')
        .connectionType('VPC_LINK', { connectionId: link }),
    );
    const plan = await gateway.plan([linked, link], { strategy: 'import' });
    expect(operations(plan)).toEqual(['CreateVpcLink', 'PutRestApi']);
    await gateway.apply(plan);
    expect(operations(await gateway.plan([linked, link]))).toEqual([]);
  });

  it('reads what was brought before it is deployed', async () => {
    const { gateway, embedded } = newGateway();
    const wanted = withRoutes('/a', '/b');
    const plan = await gateway.plan([wanted, wanted.stage('prod')], { strategy: 'import' });
    expect(operations(plan)).toEqual(['CreateRestApi', 'PutRestApi', 'CreateDeployment', 'CreateStage']);
    await gateway.apply(plan);
    const sent = embedded.calls.map(({ operation }) => operation);
    const [put, deployed] = [sent.indexOf('PutRestApi'), sent.indexOf('CreateDeployment')];
    expect(sent.slice(put, deployed)).toContain('GetResources');
    expect(sent.filter((operation) => operation === 'PutRestApi')).toHaveLength(1);
  });

  it('is not deployed when somebody has changed what was brought', async () => {
    const { gateway, client, embedded } = newGateway();
    const other = new APIGatewayClient(embedded.clientConfig);
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (given) => {
          const made = await next(given);
          if (commandName === 'PutRestApiCommand') {
            const { restApiId } = given.input as { restApiId: string };
            await other.send(
              new UpdateRestApiCommand({
                restApiId,
                patchOperations: [{ op: 'replace', path: '/description', value: 'mine' }],
              }),
            );
          }
          return made;
        },
      { step: 'initialize' },
    );
    const wanted = withRoutes('/a', '/b');
    const plan = await gateway.plan([wanted, wanted.stage('prod')], { strategy: 'import' });
    const error = await gateway.apply(plan).then(
      () => undefined,
      (thrown: unknown) => thrown as Error,
    );
    const { cause } = error as { cause?: unknown };
    if (!isFluentApiGatewayError(cause, 'apply.import-differs')) throw error;
    expect(cause.problems.map(({ address }) => address)).toEqual(['restApi']);
    expect(embedded.calls.map(({ operation }) => operation)).not.toContain('CreateDeployment');
  });

  it('looks whether an import took effect whose response is lost, and sends it no second time', async () => {
    const { gateway, embedded } = newGateway();
    await gateway.apply(await gateway.plan(withRoutes('/a')));
    for (const [prune, path] of [
      [true, '/b'],
      [false, '/c'],
    ] as const) {
      const plan = await gateway.plan(withRoutes('/a', path), { strategy: 'import', prune });
      const before = embedded.calls.length;
      embedded.inject({ operation: 'PutRestApi', fault: 'resetAfter' });
      await gateway.apply(plan);
      const sent = embedded.calls.slice(before).filter(({ operation }) => operation === 'PutRestApi');
      expect(sent).toHaveLength(1);
    }
  });

  it('is sent again when a response is lost and it took no effect', async () => {
    const { gateway, embedded } = newGateway();
    await gateway.apply(await gateway.plan(withRoutes('/a')));
    const plan = await gateway.plan(withRoutes('/a', '/b'), { strategy: 'import' });
    embedded.inject({ operation: 'PutRestApi', fault: 'resetBefore' });
    await gateway.apply(plan);
    expect(operations(await gateway.plan(withRoutes('/a', '/b')))).toEqual([]);
  });

  it('is refused with the addresses of what the service warns of', async () => {
    const { gateway } = newGateway();
    const api = base();
    const { model } = api.define(mock(api, '/a'), mock(api, '/b', 'POST'));
    const odd = JSON.parse(JSON.stringify(model).replaceAll('"type":"MOCK"', '"type":"SMOCK"')) as RestApiNode;
    const error = await gateway
      .plan(odd, { strategy: 'import' })
      .then((plan) => gateway.apply(plan))
      .then(
        () => undefined,
        (thrown: unknown) => thrown as Error,
      );
    expect(isFluentApiGatewayError(error, 'apply.failed')).toBe(true);
    const { cause } = error as { cause?: unknown };
    if (!isFluentApiGatewayError(cause, 'apply.import-refused')) throw cause;
    expect(cause.problems.map(({ address }) => address)).toEqual(['GET /a', 'POST /b']);
  });
});
