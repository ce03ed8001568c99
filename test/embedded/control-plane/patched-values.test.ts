import * as sdk from '@aws-sdk/client-api-gateway';
import { beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../../src/embedded/index.js';

const replacing = (path: string, value: string) => ({ patchOperations: [{ op: 'replace' as const, path, value }] });
const refusal = (sent: Promise<unknown>) => sent.then(() => 'accepted', String);

describe('a patch is refused whose value isn’t of its member’s kind', () => {
  let client: sdk.APIGatewayClient;
  let restApiId: string | undefined;
  let usagePlanId: string | undefined;
  let resourceId: string | undefined;

  beforeEach(async () => {
    client = new sdk.APIGatewayClient({ ...new EmbeddedApiGateway().clientConfig, maxAttempts: 1 });
    ({ id: restApiId, rootResourceId: resourceId } = await client.send(
      new sdk.CreateRestApiCommand({ name: 'petstore' }),
    ));
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    await client.send(new sdk.PutMethodCommand({ ...method, authorizationType: 'NONE' }));
    await client.send(new sdk.PutIntegrationCommand({ ...method, type: 'MOCK' }));
    await client.send(new sdk.CreateDeploymentCommand({ restApiId, stageName: 'prod' }));
    ({ id: usagePlanId } = await client.send(
      new sdk.CreateUsagePlanCommand({ name: 'gold', quota: { limit: 9, period: 'WEEK' } }),
    ));
  });

  it.each(['1.5', ' ', 'x', '0x10.5', '1e400'])('%j isn’t an integer', async (value) => {
    const invalid = (path: string) => `BadRequestException: Invalid value '${value}' specified for path '${path}'`;
    const stage = (path: string) =>
      client.send(new sdk.UpdateStageCommand({ restApiId, stageName: 'prod', ...replacing(path, value) }));
    const plan = (path: string) =>
      client.send(new sdk.UpdateUsagePlanCommand({ usagePlanId, ...replacing(path, value) }));
    const integration = (path: string) =>
      client.send(
        new sdk.UpdateIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET', ...replacing(path, value) }),
      );
    for (const path of ['/*/*/throttling/burstLimit', '/~1pets/GET/caching/ttlInSeconds'])
      expect(await refusal(stage(path))).toBe(invalid(path));
    for (const path of ['/quota/limit', '/quota/offset', '/throttle/burstLimit'])
      expect(await refusal(plan(path))).toBe(invalid(path));
    expect(await refusal(integration('/timeoutInMillis'))).toBe(invalid('/timeoutInMillis'));
  });

  it('a rate may have a point', async () => {
    const stage = new sdk.UpdateStageCommand({
      restApiId,
      stageName: 'prod',
      ...replacing('/*/*/throttling/rateLimit', '1.5'),
    });
    expect((await client.send(stage)).methodSettings?.['*/*']?.throttlingRateLimit).toBe(1.5);
  });

  it('an API’s source of keys is one of two, and never none', async () => {
    for (const value of ['', 'header', 'QUERY']) {
      const update = new sdk.UpdateRestApiCommand({ restApiId, ...replacing('/apiKeySource', value) });
      expect(await refusal(client.send(update))).toMatch(
        /^BadRequestException: Invalid ApiKeySource specified\. Valid options are AUTHORIZER,HEADER$/,
      );
    }
  });

  it('a canary’s share is 0 to 100, however it is given', async () => {
    for (const percentTraffic of [-1, 100.5, 101]) {
      const update = new sdk.UpdateStageCommand({
        restApiId,
        stageName: 'prod',
        ...replacing('/canarySettings/percentTraffic', `${percentTraffic}`),
      });
      const create = new sdk.CreateDeploymentCommand({
        restApiId,
        stageName: 'prod',
        canarySettings: { percentTraffic },
      });
      for (const sent of [client.send(update), client.send(create)])
        expect(await refusal(sent)).toMatch(/^BadRequestException: Invalid percentTraffic specified: /);
    }
    const most = replacing('/canarySettings/percentTraffic', '100.0');
    const stage = await client.send(new sdk.UpdateStageCommand({ restApiId, stageName: 'prod', ...most }));
    expect(stage.canarySettings?.percentTraffic).toBe(100);
  });
});
