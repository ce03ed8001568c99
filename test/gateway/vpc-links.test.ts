import { GetIntegrationCommand, GetVpcLinksCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import { vpcLink } from '../../src/definition/vpc-link.js';
import type { Plannable } from '../../src/gateway/desired.js';
import { Plan } from '../../src/plan/plan.js';
import { newAccountOnClock } from '../account.js';

const arn = (name: string) =>
  `arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/net/${name}/50dc6c495c0c9188`;
const link = vpcLink('backend', { targetArns: [arn('one')] });
const api = restApi('petstore');
const private_ = (one: typeof link) =>
  api
    .resource('/pets')
    .method('GET')
    .integration()
    .httpProxy('http://backend.example.com/pets')
    .connectionType('VPC_LINK', { connectionId: one });
const open = api.resource('/health').method('GET').integration().mock();
const petstore = api.define(private_(link), open);

function setUp(provisioning: Parameters<typeof newAccountOnClock>[0] = {}) {
  const events: { readonly type: string; readonly call?: { readonly id: string }; readonly state?: string }[] = [];
  return { events, ...newAccountOnClock(provisioning, { onEvent: (event) => events.push(event) }) };
}

const changesOf = (plan: Plan) => plan.changes.map(({ action, kind, address }) => `${action} ${kind} ${address}`);

describe('a VPC link', () => {
  it('is waited for by what connects through it, and by nothing else', async () => {
    const { clock, gateway, events, client } = setUp({
      provisioning: { vpcLink: [{ status: 'PENDING', forMs: 120_000 }, { status: 'AVAILABLE' }] },
    });
    const plan = Plan.fromJSON(JSON.stringify(await clock.run(gateway.plan([petstore, link]))));
    const { restApiId, steps } = await clock.run(gateway.apply(plan));
    const order = events.flatMap((event) => (event.type === 'succeeded' && event.call ? [event.call.id] : []));
    expect(order.slice(-2)).toEqual(['CreateVpcLink VPC link backend', 'PutIntegration GET /pets']);
    expect(order).toContain('PutIntegration GET /health');
    expect(events.find(({ type }) => type === 'pending')).toMatchObject({
      state: 'PENDING',
      address: 'VPC link backend',
    });
    const { items = [] } = await clock.run(client.send(new GetVpcLinksCommand({})));
    const resourceId = steps.find(({ call }) => call.id === 'CreateResource /pets')?.ids?.['id'];
    const integration = await clock.run(
      client.send(new GetIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET' })),
    );
    expect(integration.connectionId).toBe(items[0]?.id);
    expect(changesOf(await clock.run(gateway.plan([petstore, link])))).toEqual([]);
    expect(changesOf(await clock.run(gateway.plan(petstore)))).toEqual([]);
  });

  it('that fails stops the plan with what the service says', async () => {
    const { clock, gateway } = setUp({
      provisioning: {
        vpcLink: [
          { status: 'PENDING', forMs: 60_000 },
          { status: 'FAILED', statusMessage: 'The load balancer is gone.' },
        ],
      },
    });
    const error = clock.run(gateway.plan([petstore, link]).then((plan) => gateway.apply(plan)));
    await expect(error).rejects.toMatchObject({
      code: 'apply.failed',
      cause: { code: 'apply.not-ready', address: 'VPC link backend', message: expect.stringContaining('is gone') },
    });
  });

  it('that an earlier plan made and left is waited for, by what connects through it and by deployments', async () => {
    const { clock, gateway, events } = setUp({
      provisioning: { vpcLink: [{ status: 'PENDING', forMs: 120_000 }, { status: 'AVAILABLE' }] },
    });
    await clock.run(gateway.apply(await clock.run(gateway.plan(link))));
    events.length = 0;
    const everything = [petstore, link, petstore.stage('prod')];
    const plan = Plan.fromJSON(JSON.stringify(await clock.run(gateway.plan(everything))));
    const since = clock.now();
    await clock.run(gateway.apply(plan));
    expect(clock.now() - since).toBeGreaterThanOrEqual(119_000);
    const order = events.flatMap((event) => (event.type === 'succeeded' && event.call ? [event.call.id] : []));
    expect(order.indexOf('PutIntegration GET /health')).toBeLessThan(order.indexOf('PutIntegration GET /pets'));
    expect(order.slice(-3)).toEqual([
      'PutIntegration GET /pets',
      'CreateDeployment deployment',
      'CreateStage stage prod',
    ]);
    expect(events.filter(({ type }) => type === 'pending')).not.toEqual([]);
    expect((await clock.run(gateway.plan(everything))).changes).toEqual([]);
  });

  it('that an earlier plan made and that fails stops what connects through it', async () => {
    const { clock, gateway } = setUp({
      provisioning: {
        vpcLink: [
          { status: 'PENDING', forMs: 60_000 },
          { status: 'FAILED', statusMessage: 'No subnet.' },
        ],
      },
    });
    await clock.run(gateway.apply(await clock.run(gateway.plan(link))));
    const plan = await clock.run(gateway.plan([petstore, link]));
    await expect(clock.run(gateway.apply(plan))).rejects.toMatchObject({
      code: 'apply.failed',
      address: 'GET /pets',
      cause: { code: 'apply.not-ready', address: 'VPC link backend', message: expect.stringContaining('No subnet.') },
    });
  });

  it('ends its wait with the signal', async () => {
    const { clock, gateway } = setUp({ provisioning: { vpcLink: [{ status: 'PENDING' }] } });
    const controller = new AbortController();
    const plan = await clock.run(gateway.plan([petstore, link]));
    const applying = gateway.apply(plan, {
      signal: controller.signal,
      onEvent: ({ type }) => type === 'pending' && controller.abort(new Error('enough')),
    });
    await expect(clock.run(applying)).rejects.toMatchObject({ code: 'apply.aborted' });
  });

  const other = vpcLink('backend', { targetArns: [arn('two')] });
  const staying = (plan: Plan) => plan.warnings.filter(({ code }) => code === 'diff.superseded-stays');
  async function replacing(things: (one: typeof link) => readonly Plannable[]) {
    const all = setUp();
    const { clock, gateway, client } = all;
    const { restApiId } = await clock.run(gateway.plan(things(link)).then((plan) => gateway.apply(plan)));
    const plan = async () => Plan.fromJSON(JSON.stringify(await clock.run(gateway.plan(things(other)))));
    const links = async () => {
      const { items = [] } = await client.send(new GetVpcLinksCommand({}));
      return items.map(({ name }) => name).toSorted();
    };
    return { ...all, restApiId, plan, links };
  }

  it('gives way to another one when its target changes, and goes when the stage has left it', async () => {
    const { clock, gateway, links, plan } = await replacing((one) => [petstore, petstore.stage('prod'), one]);
    const replacement = await plan();
    expect(changesOf(replacement)).toEqual([
      'update Integration GET /pets',
      'replace VpcLink VPC link backend',
      'update Stage stage prod',
      'create Deployment deployment',
      'delete VpcLink VPC link backend-superseded-by-plan',
    ]);
    expect(staying(replacement)).toEqual([]);
    expect(replacement.calls.at(-1)).toMatchObject({
      operation: 'DeleteVpcLink',
      dependsOn: expect.arrayContaining(['UpdateStage stage prod', 'CreateDeployment deployment']),
    });
    await clock.run(gateway.apply(replacement));
    expect(await links()).toEqual(['backend']);
    expect(changesOf(await plan())).toEqual([]);
  });

  it('that gave way stays, under another name, while a stage serves it that the plan doesn’t deploy to', async () => {
    const { clock, gateway, links, plan, restApiId } = await replacing((one) => [petstore, one]);
    await clock.run(gateway.deploy(restApiId, { stageName: 'prod' }));
    const replacement = await plan();
    expect(changesOf(replacement)).toEqual(['update Integration GET /pets', 'replace VpcLink VPC link backend']);
    expect(staying(replacement)).toMatchObject([{ address: 'VPC link backend' }]);
    await clock.run(gateway.apply(replacement));
    expect(await links()).toEqual(['backend', 'backend-superseded-by-plan']);
    expect(changesOf(await plan())).toEqual([]);
    await clock.run(gateway.deploy(restApiId, { stageName: 'prod' }));
    const later = await plan();
    expect(changesOf(later)).toEqual(['delete VpcLink VPC link backend-superseded-by-plan']);
    await clock.run(gateway.apply(later));
    expect(await links()).toEqual(['backend']);
  });

  it.each(['live', 'deployed'])('that gave way stays while another API uses it (%s)', async (how) => {
    const { clock, gateway, client, links, plan } = await replacing((one) => [petstore, one]);
    const { items = [] } = await client.send(new GetVpcLinksCommand({}));
    const foreign = restApi('another');
    const another = foreign.define(
      foreign
        .resource('/pets')
        .method('GET')
        .integration()
        .httpProxy('http://backend.example.com/pets')
        .connectionType('VPC_LINK', { connectionId: items[0]?.id ?? '' }),
    );
    const made = await clock.run(gateway.plan(another).then((one) => gateway.apply(one)));
    if (how === 'deployed') {
      await clock.run(gateway.deploy(made.restApiId, { stageName: 'prod' }));
      await clock.run(gateway.remove(made.restApiId, '/pets'));
    }
    const replacement = await plan();
    expect(staying(replacement)).toHaveLength(1);
    await clock.run(gateway.apply(replacement));
    expect(await links()).toEqual(['backend', 'backend-superseded-by-plan']);
    expect(changesOf(await plan())).toEqual([]);
    await clock.run(gateway.destroy(another));
    expect(changesOf(await plan())).toEqual(['delete VpcLink VPC link backend-superseded-by-plan']);
  });

  it('that gave way stays while a canary may serve it', async () => {
    const { clock, gateway, plan, restApiId } = await replacing((one) => [petstore, one]);
    await clock.run(gateway.deploy(restApiId, { stageName: 'prod' }));
    await clock.run(gateway.deploy(restApiId, { stageName: 'prod', canary: { percentTraffic: 10 } }));
    await clock.run(gateway.apply(await plan()));
    await clock.run(gateway.deploy(restApiId, { stageName: 'prod', overCanary: true }));
    expect(changesOf(await plan())).toEqual([]);
    await clock.run(gateway.rollbackCanary(restApiId, 'prod'));
    expect(changesOf(await plan())).toEqual(['delete VpcLink VPC link backend-superseded-by-plan']);
  });

  it('that is neither declared nor live is refused', async () => {
    const { clock, gateway } = setUp();
    await expect(clock.run(gateway.plan(petstore))).rejects.toMatchObject({
      code: 'plan.not-found',
      problems: [{ address: 'VPC link backend' }],
    });
    expect(() => vpcLink('backend', {} as never)).toThrow('one Network Load Balancer');
  });
});
