import { BadRequestException, CreateDeploymentCommand, CreateStageCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { isAsExported } from '../../src/deployment/exported.js';
import type { ApiGateway } from '../../src/gateway/api-gateway.js';
import type { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';
import { petstore } from '../contract/petstore.js';
import fc from '../fast-check.js';
import { arbitraryApi } from '../gateway/arbitrary-api.js';

function setUp() {
  const { client, embedded, gateway } = newAccount({ ids: 'sequential', callHistory: 'all' });
  /** A deployment that doesn't say what it holds. */
  const deploy = async (restApiId: string) => {
    const { id } = await client.send(new CreateDeploymentCommand({ restApiId }));
    await client.send(new CreateStageCommand({ restApiId, stageName: 'prod', deploymentId: id }));
  };
  return { client, embedded, gateway, deploy };
}

const api = restApi('pets');
const to = (host: string) =>
  api.define(
    api.resource('/pets').method('GET').integration().httpProxy(`https://${host}.example.com`),
    api.resource('/pets/{petId}').method('GET').integration().httpProxy(`https://${host}.example.com`),
  );
/** What the service says of an API whose methods have models of other types alone. */
const noExport = new BadRequestException({ message: 'Only found non-JSON body models', $metadata: {} });
const operations = ({ calls }: Plan) => calls.map(({ operation }) => operation);
const codes = ({ warnings }: Plan) => warnings.map(({ code }) => code);

describe('a stage whose deployment does not say what it holds', () => {
  it('is stale when its export differs from what is live, although its methods are the same', async () => {
    const { gateway, deploy } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(to('old')));
    await deploy(restApiId);
    await gateway.apply(await gateway.plan(to('new')));
    expect((await gateway.plan(to('new'))).staleStages).toEqual(['prod']);
    const plan = await gateway.plan([to('new'), to('new').stage('prod')]);
    expect(operations(plan)).toEqual(['CreateDeployment', 'UpdateStage']);
    await gateway.apply(plan);
    expect(operations(await gateway.plan([to('new'), to('new').stage('prod')]))).toEqual([]);
  });

  it('is left alone with a warning when its export is what is live', async () => {
    const { gateway, deploy, embedded } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(to('old')));
    await deploy(restApiId);
    const plan = await gateway.plan([to('old'), to('old').stage('prod')]);
    expect([operations(plan), codes(plan), plan.staleStages]).toEqual([[], ['plan.stage-unknown'], []]);
    expect(embedded.calls.filter(({ operation }) => operation === 'GetExport')).toHaveLength(1);
  });

  it('is judged by its methods where there is no export of it', async () => {
    const { gateway, deploy, embedded, client } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(to('old')));
    await deploy(restApiId);
    client.middlewareStack.add(
      (next, { commandName }) =>
        (given) =>
          commandName === 'GetExportCommand' ? Promise.reject(noExport) : next(given),
      { step: 'initialize' },
    );
    const plan = await gateway.plan([to('old'), to('old').stage('prod')]);
    expect([operations(plan), codes(plan)]).toEqual([[], ['plan.stage-unknown']]);
    expect(embedded.calls.map(({ operation }) => operation)).toContain('GetDeployment');
  });
});

describe('the export of a stage', () => {
  const expectSame = async (model: Parameters<ApiGateway['plan']>[0]) => {
    const { gateway, deploy } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan(model, { strategy: 'calls' }));
    await deploy(restApiId);
    const exported = await gateway.deployedModel(restApiId, 'prod');
    expect(isAsExported((await gateway.snapshot(restApiId)).model, exported.model)).toBe(true);
  };

  it('of the petstore is the petstore', () => expectSame(petstore));

  it('of any API is that API', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryApi, async (model) => {
        const hasMethods = Object.values(model.resources).some(({ methods }) => Object.keys(methods).length > 0);
        fc.pre(hasMethods);
        await expectSame(model);
      }),
      { numRuns: 100 },
    );
  }, 300_000);
});
