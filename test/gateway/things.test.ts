import {
  APIGatewayClient,
  DeleteClientCertificateCommand,
  GenerateClientCertificateCommand,
  GetClientCertificatesCommand,
  GetStageCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { clientCertificate } from '../../src/definition/client-certificate.js';
import { restApi } from '../../src/definition/rest-api.js';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';

const api = restApi('petstore');
const petstore = api.define(api.resource('/pets').method('GET').integration().mock());
const certificate = clientCertificate('petstore backend');

const setUp = () => newAccount();

describe('things that go with an API', () => {
  it('are planned, made and found again with an API', async () => {
    const { gateway } = setUp();
    const plan = await gateway.plan([petstore, certificate]);
    expect(plan.render({ color: false })).toContain('+ client certificate petstore backend');
    await gateway.apply(plan);
    expect((await gateway.plan([petstore, certificate])).isEmpty).toBe(true);
  });

  it('are planned without an API', async () => {
    const { gateway, sent, client } = setUp();
    const plan = await gateway.plan(certificate);
    expect(plan.calls.map(({ operation, input }) => ({ operation, input }))).toEqual([
      { operation: 'GenerateClientCertificate', input: { description: 'petstore backend' } },
    ]);
    await gateway.apply(Plan.fromJSON(JSON.stringify(plan)));
    expect((await client.send(new GetClientCertificatesCommand({}))).items).toHaveLength(1);
    const again = await gateway.plan([certificate, certificate]);
    expect(again.render({ color: false })).toBe('account: no changes');
    expect((await gateway.apply(again)).steps).toEqual([]);
    expect(sent).not.toContain('GetRestApis');
  });

  it('are read only where they are declared', async () => {
    const { gateway, sent } = setUp();
    await gateway.plan(petstore);
    expect(sent).toEqual(['GetRestApis']);
  });

  it('that others have under the same name are an error that lists the ids', async () => {
    const { gateway, client } = setUp();
    for (const description of ['petstore backend', 'petstore backend'])
      await client.send(new GenerateClientCertificateCommand({ description }));
    await expect(gateway.plan(certificate)).rejects.toMatchObject({
      code: 'snapshot.ambiguous-name',
      address: 'client certificate petstore backend',
    });
  });

  it('make a plan stale when they change', async () => {
    const { gateway, client } = setUp();
    await gateway.apply(await gateway.plan([petstore, certificate]));
    const other = api.define(api.resource('/dogs').method('GET').integration().mock());
    const plan = await gateway.plan([other, certificate]);
    const { items = [] } = await client.send(new GetClientCertificatesCommand({}));
    await client.send(new DeleteClientCertificateCommand({ clientCertificateId: items[0]?.clientCertificateId }));
    await expect(gateway.apply(plan)).rejects.toMatchObject({
      code: 'plan.stale',
      problems: [{ code: 'plan.stale', address: 'client certificate petstore backend', message: 'It is gone.' }],
    });
  });

  it('that are stale are named, with what is stale in the API', async () => {
    const { gateway, client } = setUp();
    const { restApiId } = await gateway.apply(await gateway.plan([petstore, certificate]));
    const other = api.define(api.resource('/pets').method('GET').apiKeyRequired().integration().mock());
    const plan = await gateway.plan([other, certificate]);
    const { items = [] } = await client.send(new GetClientCertificatesCommand({}));
    await client.send(new DeleteClientCertificateCommand({ clientCertificateId: items[0]?.clientCertificateId }));
    await gateway.remove(restApiId, '/pets');
    const error: unknown = await gateway.apply(plan).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: expect.stringContaining(`What goes with 'petstore' (${restApiId})`) });
    expect(error).toMatchObject({
      problems: [
        { address: '/pets', message: 'It is gone.' },
        { address: 'GET /pets', message: 'It is gone.' },
        { address: 'client certificate petstore backend', message: 'It is gone.' },
      ],
    });
  });

  it('are named by a stale plan that is about no API, or makes one', async () => {
    for (const wanted of [[certificate], [petstore, certificate]]) {
      const { gateway, client } = setUp();
      const plan = await gateway.plan(wanted);
      await client.send(new GenerateClientCertificateCommand({ description: 'petstore backend' }));
      await expect(gateway.apply(Plan.fromJSON(plan.toJSON()))).rejects.toMatchObject({
        code: 'plan.stale',
        problems: [{ address: 'client certificate petstore backend', message: 'It is new.' }],
      });
    }
  });

  it('go with one API at most', async () => {
    const { gateway } = setUp();
    await expect(gateway.plan([petstore, restApi('other').define()])).rejects.toMatchObject({
      code: 'plan.several-apis',
    });
  });
});

describe('a client certificate whose response is lost', () => {
  const lost = async (fault: 'resetAfter' | 'resetBefore') => {
    const clock = new ManualClock();
    const embedded = new EmbeddedApiGateway({ clock });
    const client = new APIGatewayClient(embedded.clientConfig);
    const gateway = new ApiGateway(client, { clock, quotas: [] });
    const others = new GenerateClientCertificateCommand({ description: 'of somebody else' });
    await client.send(others);
    embedded.inject({ operation: 'GenerateClientCertificate', fault });
    return { clock, client, gateway };
  };

  it.each(['resetAfter', 'resetBefore'] as const)('is made once by a plan (%s)', async (fault) => {
    const { clock, client, gateway } = await lost(fault);
    const { ids } = await clock.run(gateway.apply(await gateway.plan(certificate)));
    const { items = [] } = await client.send(new GetClientCertificatesCommand({}));
    const own = items.filter(({ description }) => description === 'petstore backend');
    expect(own.map(({ clientCertificateId }) => clientCertificateId)).toEqual([
      ids['client certificate petstore backend'],
    ]);
  });

  it('is of unknown outcome where a program generates it, and is never sent twice', async () => {
    const { clock, client, gateway } = await lost('resetAfter');
    const command = new GenerateClientCertificateCommand({ description: 'petstore backend' });
    await expect(clock.run(gateway.send(command))).rejects.toMatchObject({ code: 'execute.outcome-unknown' });
    expect((await client.send(new GetClientCertificatesCommand({}))).items).toHaveLength(2);
  });

  it.each(['', 7, undefined])('has a description: %j is refused', (description) => {
    expect(() => clientCertificate(description as string)).toThrow("a string that isn't empty");
  });
});

describe('a stage with a declared client certificate', () => {
  const prod = petstore.stage('prod', { clientCertificateId: certificate });

  it('gets its id, whether the plan makes it or it is there', async () => {
    const { client, gateway } = setUp();
    const plan = Plan.fromJSON(JSON.stringify(await gateway.plan([petstore, prod, certificate])));
    const { restApiId, ids } = await gateway.apply(plan);
    const stage = () => client.send(new GetStageCommand({ restApiId, stageName: 'prod' }));
    expect((await stage()).clientCertificateId).toBe(ids['client certificate petstore backend']);
    expect((await gateway.plan([petstore, prod])).changes).toEqual([]);
    const { clientCertificateId } = await client.send(new GenerateClientCertificateCommand({ description: 'another' }));
    const patchOperations = [{ op: 'replace' as const, path: '/clientCertificateId', value: clientCertificateId }];
    await client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
    await gateway.apply(await gateway.plan([petstore, prod]));
    expect((await stage()).clientCertificateId).toBe(ids['client certificate petstore backend']);
  });

  it('is refused for one that is neither declared nor live, and for what is no certificate', async () => {
    const { gateway } = setUp();
    await expect(gateway.plan([petstore, prod])).rejects.toMatchObject({
      code: 'plan.not-found',
      problems: [{ address: 'client certificate petstore backend' }],
    });
    expect(() => petstore.stage('prod', { clientCertificateId: petstore as never })).toThrow('clientCertificate(…)');
  });
});
