import {
  APIGatewayClient,
  DeleteBasePathMappingCommand,
  DeleteUsagePlanKeyCommand,
  GetAccountCommand,
  GetDeploymentsCommand,
  GetDocumentationPartsCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  type PatchOperation,
  TagResourceCommand,
  UpdateAccountCommand,
  UpdateBasePathMappingCommand,
  UpdateDocumentationPartCommand,
  UpdateStageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import { beforeAll, describe, expect, it } from 'vitest';
import { clinic, product } from '../../examples/product.js';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { ApiGateway } from '../../src/gateway/api-gateway.js';
import { methodsOf } from '../../src/model/methods-of.js';

const clock = new ManualClock({ now: Date.parse('2026-11-28T08:00:00Z') });
const embedded = new EmbeddedApiGateway({ clock });
const client = new APIGatewayClient(embedded.clientConfig);
const gateway = new ApiGateway(client, { clock });

const plan = () => clock.run(gateway.plan(product));
const isPreflight = ({ method }: { readonly method: { readonly httpMethod: string } }) =>
  method.httpMethod === 'OPTIONS';

let restApiId: string;
/** The deployment that was there before the product's own. */
let first: string;

beforeAll(async () => {
  const { settings } = clinic.model;
  const before = { ...clinic.model, settings: { ...settings, minimumCompressionSize: 0 } };
  const others = product.filter((one) => one !== clinic);
  const { ids } = await clock.run(gateway.apply(await clock.run(gateway.plan([before, ...others]))));
  first = ids['deployment'] ?? '';
  await clock.advance(60_000);
  ({ restApiId } = await clock.run(gateway.apply(await plan())));
});

describe('a whole product', () => {
  it('has 48 routes', () => {
    expect(methodsOf(clinic.model).filter((method) => !isPreflight(method))).toHaveLength(48);
  });

  it('planned a second time has nothing to do, and nothing to say', async () => {
    const second = await plan();
    expect(second.changes).toEqual([]);
    expect(second.warnings).toEqual([]);
    expect(second.render({ color: false })).toBe(`clinic (${restApiId}): no changes`);
  });

  const stage = (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations }));
  const usagePlanId = async (name: string) => {
    const { items = [] } = await client.send(new GetUsagePlansCommand({}));
    return items.find((one) => one.name === name)?.id;
  };
  const gold = async (...patchOperations: PatchOperation[]) =>
    client.send(new UpdateUsagePlanCommand({ usagePlanId: await usagePlanId('gold'), patchOperations }));

  it.each<[string, () => Promise<unknown>, readonly string[]]>([
    [
      'a stage variable',
      () => stage({ op: 'replace', path: '/variables/release', value: 'green' }),
      ['update Stage stage prod: replace /variables/release'],
    ],
    [
      'a method setting',
      () => stage({ op: 'replace', path: '/~1search/GET/throttling/rateLimit', value: '99' }),
      ['update Stage stage prod: replace /~1search/GET/throttling/rateLimit'],
    ],
    [
      'the access log',
      () => stage({ op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' }),
      ['update Stage stage prod: replace /accessLogSettings/format'],
    ],
    [
      'the client certificate',
      () => stage({ op: 'replace', path: '/clientCertificateId', value: '' }),
      ['update Stage stage prod: replace /clientCertificateId'],
    ],
    [
      'a stage tag',
      () =>
        client.send(
          new TagResourceCommand({
            resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${restApiId}/stages/prod`,
            tags: { team: 'another' },
          }),
        ),
      ['update Tags stage prod'],
    ],
    [
      'a quota',
      () => gold({ op: 'replace', path: '/quota/limit', value: '7' }),
      ['update UsagePlan usage plan gold: replace /quota/limit'],
    ],
    [
      'a method throttle',
      () =>
        gold({
          op: 'replace',
          path: `/apiStages/${restApiId}:prod/throttle//partners/orders/POST/rateLimit`,
          value: '77',
        }),
      ['update UsagePlan usage plan gold: replace /apiStages/ID:prod/throttle//partners/orders/POST/rateLimit'],
    ],
    [
      'a key taken out of a plan',
      async () => {
        const id = await usagePlanId('gold');
        const { items = [] } = await client.send(new GetUsagePlanKeysCommand({ usagePlanId: id }));
        const key = items.find(({ name }) => name === 'acme');
        await client.send(new DeleteUsagePlanKeyCommand({ usagePlanId: id, keyId: key?.id }));
      },
      ['create UsagePlanKey key in plan gold/acme'],
    ],
    [
      'a mapping',
      () =>
        client.send(
          new UpdateBasePathMappingCommand({
            domainName: 'api.clinic.example.com',
            basePath: 'v1',
            patchOperations: [{ op: 'replace', path: '/basePath', value: 'v0' }],
          }),
        ),
      ['create BasePathMapping mapping api.clinic.example.com/v1'],
    ],
    [
      'a documentation part',
      async () => {
        const { items = [] } = await client.send(new GetDocumentationPartsCommand({ restApiId, type: 'API' }));
        await client.send(
          new UpdateDocumentationPartCommand({
            restApiId,
            documentationPartId: items[0]?.id,
            patchOperations: [
              { op: 'replace', path: '/properties', value: '{"description":"Somebody else was here."}' },
            ],
          }),
        );
      },
      ['update DocumentationPart documentation API: replace /properties'],
    ],
    [
      "the account's role",
      () =>
        client.send(
          new UpdateAccountCommand({
            patchOperations: [{ op: 'replace', path: '/cloudwatchRoleArn', value: '' }],
          }),
        ),
      ['update Account account settings: replace /cloudwatchRoleArn'],
    ],
  ])('after %s was changed behind its back, the plan is that alone, and puts it right', async (_, change, expected) => {
    await change();
    const drift = await plan();
    const found = drift.changes.map(({ action, kind, address, patches = [] }) =>
      [`${action} ${kind} ${address}`, patches.flat().map(({ op, path }) => `${op} ${String(path)}`)].flat().join(': '),
    );
    expect(found.map((one) => one.replace(restApiId, 'ID'))).toEqual(expected);
    await clock.run(gateway.apply(drift));
    expect((await plan()).changes).toEqual([]);
  });

  it('after its stage was set back to an older stamped deployment, the plan is the way back alone, and says so', async () => {
    const { items = [] } = await client.send(new GetDeploymentsCommand({ restApiId }));
    const older = items.find(({ id }) => id === first);
    expect(older?.description).toMatch(/^\[fluent-apigateway:1:/);
    await stage({ op: 'replace', path: '/deploymentId', value: first });
    const drift = await plan();
    expect(drift.calls.map(({ operation, address }) => `${operation} ${address}`)).toEqual(['UpdateStage stage prod']);
    expect(drift.warnings.map(({ code }) => code)).toEqual(['plan.stage-set-back']);
    await clock.run(gateway.apply(drift));
    expect((await plan()).changes).toEqual([]);
  });

  it('is taken away in an order that the service accepts, all but the account’s settings', async () => {
    // What somebody made of a mapping above.
    await client.send(new DeleteBasePathMappingCommand({ domainName: 'api.clinic.example.com', basePath: 'v0' }));
    const destruction = await clock.run(gateway.plan(product, { destroy: true }));
    const stageGone = 'DeleteRestApi restApi';
    for (const { operation, dependsOn } of destruction.calls)
      if (operation === 'DeleteVpcLink' || operation === 'DeleteClientCertificate' || operation === 'DeleteUsagePlan')
        expect(dependsOn, operation).toContain(stageGone);
    await clock.run(gateway.apply(destruction));
    expect((await clock.run(gateway.plan(product, { destroy: true }))).changes).toEqual([]);
    const { items = [] } = await client.send(new GetUsagePlansCommand({}));
    expect(items).toEqual([]);
    expect(await client.send(new GetAccountCommand({}))).toMatchObject({
      cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/api-gateway-logs',
    });
  });
});
