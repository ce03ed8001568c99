import * as sdk from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { account, deployedApi, refusal, replace } from '../account.js';

/** An API with a stage `prod`, and what patches the stage. */
async function staged() {
  const { client, clock, gateway } = account();
  const { restApiId } = await deployedApi(client, 'prod');
  const address = { restApiId, stageName: 'prod' };
  const { deploymentId } = await client.send(new sdk.GetStageCommand(address));
  const update = (...patchOperations: sdk.PatchOperation[]) =>
    client.send(new sdk.UpdateStageCommand({ ...address, patchOperations }));
  return { client, clock, gateway, restApiId, address, deploymentId, update };
}

/** How the service refuses a path that no setting has; it goes on with the list of those that there are. */
const noSetting = (path: string) =>
  `BadRequestException: Invalid method setting path: ${path}. Must be one of: [/deploymentId, `;
const nothingThere = (path: string) =>
  `BadRequestException: Cannot remove method setting ${path} because there is no method setting for this method `;

describe('stages', () => {
  it('come with the service’s defaults', async () => {
    const { client, restApiId, deploymentId } = await staged();
    const { $metadata: _, ...made } = await client.send(
      new sdk.CreateStageCommand({ restApiId, stageName: 'test', deploymentId, variables: {} }),
    );
    expect(made).toEqual({
      stageName: 'test',
      deploymentId,
      cacheClusterEnabled: false,
      cacheClusterStatus: 'NOT_AVAILABLE',
      methodSettings: {},
      tracingEnabled: false,
      createdDate: expect.any(Date),
      lastUpdatedDate: expect.any(Date),
    });
  });

  it('keep what they are made with', async () => {
    const { client, restApiId, deploymentId } = await staged();
    const members = {
      description: 'for testers',
      variables: { colour: 'blue', url: 'https://pets.example.com/a?b=c&d=e,f#g~_ h.i-j' },
      cacheClusterEnabled: true,
      cacheClusterSize: '0.5',
      documentationVersion: '1',
      tracingEnabled: true,
      tags: { team: 'pets' },
      canarySettings: {
        deploymentId,
        percentTraffic: 10,
        stageVariableOverrides: { colour: 'red' },
        useStageCache: true,
      },
    } as const;
    const stage = { restApiId, stageName: 'test', deploymentId };
    expect(await client.send(new sdk.CreateStageCommand({ ...stage, ...members }))).toMatchObject(members);
    expect(await client.send(new sdk.GetStageCommand(stage))).toMatchObject(members);
  });

  const noDeployment = 'BadRequestException: Deployment id does not exist';
  it.each<[Partial<sdk.CreateStageRequest>, string]>([
    [{ stageName: 'prod' }, 'ConflictException: Stage already exists'],
    [{ stageName: 'a b' }, 'BadRequestException: Stage name only allows a-zA-Z0-9_'],
    [{ stageName: 'a'.repeat(129) }, 'BadRequestException: Stage name only allows a-zA-Z0-9_'],
    [{ stageName: 'a-B_1' }, 'accepted'],
    [{ deploymentId: 'none' }, noDeployment],
    [{ deploymentId: '' }, 'BadRequestException: DeploymentId cannot be empty'],
    [{ canarySettings: { deploymentId: 'none' } }, noDeployment],
    [
      { variables: { 'a-b': 'c' } },
      'BadRequestException: Invalid stage variable name: a-b.  Please use names with only word characters.',
    ],
    [
      { variables: { a: '$LATEST' } },
      "BadRequestException: Invalid stage variable value of key a.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.",
    ],
    [{ restApiId: 'none' }, 'NotFoundException: Invalid API identifier specified 123456789012:none'],
  ])('refuse or take %j: %s', async (members, expected) => {
    const { client, restApiId, deploymentId } = await staged();
    const stage = { restApiId, stageName: 'test', deploymentId, ...members };
    expect(await refusal(client.send(new sdk.CreateStageCommand(stage)))).toBe(expected);
  });

  it('are listed by the deployment that they serve', async () => {
    const { client, restApiId, deploymentId } = await staged();
    const { id } = await client.send(new sdk.CreateDeploymentCommand({ restApiId, stageName: 'test' }));
    const list = async (of?: string) =>
      (await client.send(new sdk.GetStagesCommand({ restApiId, deploymentId: of }))).item?.map(
        ({ stageName }) => stageName,
      );
    expect(await list()).toEqual(['prod', 'test']);
    expect(await list(deploymentId)).toEqual(['prod']);
    expect(await list(id)).toEqual(['test']);
    expect(await list('none')).toEqual([]);
  });

  it('are gone once they are deleted', async () => {
    const { client, address } = await staged();
    await client.send(new sdk.DeleteStageCommand(address));
    const unknown = 'NotFoundException: Invalid stage identifier specified';
    expect(await refusal(client.send(new sdk.GetStageCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.DeleteStageCommand(address)))).toBe(unknown);
    expect(await refusal(client.send(new sdk.UpdateStageCommand(address)))).toBe(unknown);
  });

  it('stay while a domain name maps to them', async () => {
    const { client, restApiId, address, deploymentId } = await staged();
    await client.send(new sdk.CreateStageCommand({ restApiId, stageName: 'test', deploymentId }));
    const domainName = 'pets.example.com';
    await client.send(
      new sdk.CreateDomainNameCommand({
        domainName,
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
      }),
    );
    await client.send(new sdk.CreateBasePathMappingCommand({ domainName, restApiId, stage: 'prod' }));
    expect(await refusal(client.send(new sdk.DeleteStageCommand(address)))).toBe(
      'BadRequestException: Deleting stage prod failed. Please remove all base path mappings related to the stage in your domains: pets.example.com',
    );
    await client.send(new sdk.DeleteStageCommand({ restApiId, stageName: 'test' }));
  });

  it('leave the usage plans that have them when they are deleted, and so does their API', async () => {
    const { client, restApiId, address, deploymentId } = await staged();
    for (const stageName of ['test', 'dev'])
      await client.send(new sdk.CreateStageCommand({ restApiId, stageName, deploymentId }));
    const apiStages = ['prod', 'test', 'dev'].map((stage) => ({ apiId: restApiId, stage }));
    const { id: usagePlanId } = await client.send(new sdk.CreateUsagePlanCommand({ name: 'plan', apiStages }));
    const left = async () => (await client.send(new sdk.GetUsagePlanCommand({ usagePlanId }))).apiStages;
    await client.send(new sdk.DeleteStageCommand(address));
    expect(await left()).toEqual(apiStages.slice(1));
    await client.send(new sdk.DeleteRestApiCommand({ restApiId }));
    expect(await left()).toEqual([]);
  });

  it('have the smallest cache by default', async () => {
    const { client, restApiId, deploymentId, update } = await staged();
    const stage = { restApiId, stageName: 'test', deploymentId, cacheClusterEnabled: true };
    expect((await client.send(new sdk.CreateStageCommand(stage))).cacheClusterSize).toBe('0.5');
    const enabled = { op: 'replace', path: '/cacheClusterEnabled', value: 'true' } as const;
    expect((await update(enabled)).cacheClusterSize).toBe('0.5');
    await update({ op: 'replace', path: '/cacheClusterSize', value: '1.6' });
    expect((await update({ ...enabled, value: 'false' })).cacheClusterSize).toBe('1.6');
    expect((await update(enabled)).cacheClusterSize).toBe('1.6');
  });

  it('tell when they were changed', async () => {
    const { clock, update, client, address } = await staged();
    const { createdDate, lastUpdatedDate } = await client.send(new sdk.GetStageCommand(address));
    expect(lastUpdatedDate).toEqual(createdDate);
    await clock.advance(60_000);
    const updated = await update({ op: 'replace', path: '/description', value: 'a' });
    expect(updated.createdDate).toEqual(createdDate);
    expect((updated.lastUpdatedDate?.getTime() ?? 0) - (createdDate?.getTime() ?? 0)).toBe(60_000);
  });
});

describe('a patch of a stage', () => {
  it('sets every setting', async () => {
    const { client, restApiId, update } = await staged();
    const { id = '' } = await client.send(new sdk.CreateDeploymentCommand({ restApiId }));
    expect(
      await update(
        { op: 'replace', path: '/deploymentId', value: id },
        { op: 'replace', path: '/description', value: 'for all' },
        { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
        { op: 'replace', path: '/cacheClusterSize', value: '1.6' },
        { op: 'replace', path: '/clientCertificateId', value: 'abc' },
        { op: 'replace', path: '/documentationVersion', value: '2' },
        { op: 'replace', path: '/tracingEnabled', value: 'true' },
        { op: 'replace', path: '/variables/colour', value: 'blue' },
        { op: 'replace', path: '/variables/size', value: 'big' },
        { op: 'remove', path: '/variables/size' },
        { op: 'add', path: '/accessLogSettings/destinationArn', value: 'arn:aws:logs:us-east-1:1:log-group:pets' },
        { op: 'replace', path: '/accessLogSettings/format', value: '$context.requestId' },
      ),
    ).toMatchObject({
      deploymentId: id,
      description: 'for all',
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      clientCertificateId: 'abc',
      documentationVersion: '2',
      tracingEnabled: true,
      variables: { colour: 'blue' },
      accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:1:log-group:pets', format: '$context.requestId' },
    });
    const cleared = await update(
      { op: 'replace', path: '/description', value: '' },
      { op: 'replace', path: '/clientCertificateId', value: '' },
      { op: 'remove', path: '/variables/colour' },
      { op: 'remove', path: '/accessLogSettings' },
    );
    for (const member of ['description', 'clientCertificateId', 'variables', 'accessLogSettings'])
      expect(cleared).not.toHaveProperty(member);
  });

  const logPaths = 'Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]';
  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/stageName', 'a', noSetting('/stageName')],
    ['replace', '/documentation_version', '1', noSetting('/documentation_version')],
    ['replace', '/tags/team', 'pets', noSetting('/tags/team')],
    ['replace', '/variables', 'a', noSetting('/variables')],
    ['replace', '/variables/a/b', 'c', noSetting('/variables/a/b')],
    ['add', '/variables/colour', 'red', 'BadRequestException: Invalid add operation with path: /variables/colour'],
    ['add', '/description', 'a', 'BadRequestException: Invalid add operation with path: /description'],
    ['test', '/description', 'a', 'BadRequestException: Invalid test operation with path: /description'],
    ['remove', '/description', undefined, nothingThere('description')],
    ['replace', '/deploymentId', 'none', 'BadRequestException: Deployment id does not exist'],
    [
      'replace',
      '/variables/a.b',
      'c',
      'BadRequestException: Invalid stage variable name: a.b.  Please use names with only word characters.',
    ],
    [
      'replace',
      '/variables/a',
      '',
      'BadRequestException: Invalid stage variable value of key a.  Please use values with ',
    ],
    [
      'replace',
      '/variables/a',
      undefined,
      'BadRequestException: Invalid stage variable value of key a.  Please use values with ',
    ],
    ['replace', '/accessLogSettings', 'a', `BadRequestException: Invalid accessLogSettings path. ${logPaths}`],
    ['replace', '/accessLogSettings/*', 'a', `BadRequestException: Invalid accessLogSettings path. ${logPaths}`],
    ['replace', '/accessLogSettings/format', '', 'BadRequestException: Access Log value must not be empty'],
    [
      'add',
      '/accessLogSettings/format',
      '$context.identity.sourceIp',
      "BadRequestException: Access Log format must include either $context.requestId or $context.extendedRequestId : '$context.identity.sourceIp'",
    ],
    [
      'replace',
      '/accessLogSettings/destinationArn',
      'arn:aws:s3:::logs',
      'BadRequestException: Invalid ARN specified in the request. The ARN must be a valid CloudWatch Logs log group or Kinesis Data Firehose delivery stream ARN.',
    ],
    [
      'replace',
      '/accessLogSettings/destinationArn',
      'arn:aws:firehose:us-east-1:123456789012:deliverystream/logs',
      "BadRequestException: Kinesis Firehose delivery stream name must begin with the characters 'amazon-apigateway-': 'deliverystream/logs'",
    ],
    [
      'replace',
      '/*/*/caching/ttlInSeconds',
      '3601',
      'BadRequestException: Invalid time-to-live setting, must be an integer no greater than 3600',
    ],
    ['remove', '/accessLogSettings', undefined, nothingThere('accessLogSettings')],
    ['remove', '/accessLogSettings/format', undefined, nothingThere('accessLogSettings/format')],
    [
      'move',
      '/accessLogSettings/format',
      'a',
      'BadRequestException: Invalid move operation with path: /accessLogSettings/format',
    ],
  ])('is refused: %s %s %j', async (op, path, value, expected) => {
    const { update, gateway } = await staged();
    const before = gateway.state();
    expect((await refusal(update({ op, path, value }))).slice(0, expected.length)).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });

  it.each([
    ['/accessLogSettings/destinationArn', 'arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/pets:*'],
    [
      '/accessLogSettings/destinationArn',
      'arn:aws:firehose:us-east-1:123456789012:deliverystream/amazon-apigateway-pets',
    ],
    ['/accessLogSettings/format', '{"id": "$context.extendedRequestId"}'],
    ['/*/*/caching/ttlInSeconds', '3600'],
  ])('is taken: %s %s', async (path, value) => {
    const { update } = await staged();
    expect(await refusal(update({ op: 'replace', path, value }))).toBe('accepted');
  });

  it('lists every setting that there is when it names none', async () => {
    const { update } = await staged();
    const text = await refusal(update({ op: 'replace', path: '/nonsense', value: 'a' }));
    for (const setting of [
      '/{resourcePath}/{httpMethod}/metrics/enabled',
      '/*/*/caching/ttlInSeconds',
      '/tracingEnabled',
    ])
      expect(text).toContain(setting);
  });
});

describe('settings of methods', () => {
  it('start a method’s settings from the stage’s, and take them away whole', async () => {
    const { update } = await staged();
    await update({ op: 'replace', path: '/*/*/throttling/burstLimit', value: '7' });
    const { methodSettings } = await update({ op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'true' });
    expect(methodSettings?.['~1pets/GET']).toMatchObject({ throttlingBurstLimit: 7, cachingEnabled: true });
    expect(await refusal(update({ op: 'remove', path: '/~1pets/GET/caching/enabled' }))).toBe(
      'BadRequestException: Cannot remove method setting ~1pets/GET/caching/enabled because there is no method setting for this method ',
    );
    const left = await update({ op: 'remove', path: '/~1pets/GET' });
    expect(Object.keys(left.methodSettings ?? {})).toEqual(['*/*']);
  });

  it.each(['/~1pets/ANY', '/{proxy+}/ANY/', '/pets/GET/', '/*/GET', '/pets/*'])(
    'are of all methods, or of one verb of one resource, not %s',
    async (key) => {
      const { update } = await staged();
      const path = `${key}/throttling/burstLimit`;
      const text = await refusal(update({ op: 'replace', path, value: '5' }));
      expect(text.slice(0, noSetting(path).length)).toBe(noSetting(path));
    },
  );

  it.each(['*/*', '~1/GET', '/GET', '~1pets~1{id}/PATCH', 'pets/{id}/get'])('are those of %s', async (key) => {
    const { update } = await staged();
    const { methodSettings } = await update({ op: 'replace', path: `/${key}/throttling/burstLimit`, value: '5' });
    expect(methodSettings?.[key]).toMatchObject({ throttlingBurstLimit: 5 });
  });

  it('are patched along every path, from the service’s own defaults', async () => {
    const { client, update } = await staged();
    const role = 'arn:aws:iam::123456789012:role/logs';
    await client.send(new sdk.UpdateAccountCommand(replace('/cloudwatchRoleArn', role)));
    const one = await update({ op: 'replace', path: '/*/*/metrics/enabled', value: 'true' });
    expect(one.methodSettings).toEqual({
      '*/*': {
        metricsEnabled: true,
        dataTraceEnabled: false,
        throttlingBurstLimit: 5000,
        throttlingRateLimit: 10_000,
        cachingEnabled: false,
        cacheTtlInSeconds: 300,
        cacheDataEncrypted: false,
        requireAuthorizationForCacheControl: true,
        unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
      },
    });
    const settings = [
      ['metrics/enabled', 'false'],
      ['logging/dataTrace', 'true'],
      ['logging/loglevel', 'INFO'],
      ['throttling/burstLimit', '10'],
      ['throttling/rateLimit', '2.5'],
      ['caching/enabled', 'true'],
      ['caching/ttlInSeconds', '60'],
      ['caching/dataEncrypted', 'true'],
      ['caching/requireAuthorizationForCacheControl', 'false'],
      ['caching/unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403'],
    ] as const;
    const all = await update(
      ...settings.map(([end, value]) => ({ op: 'replace' as const, path: `/~1pets~1{petId}/GET/${end}`, value })),
    );
    expect(all.methodSettings?.['~1pets~1{petId}/GET']).toEqual({
      metricsEnabled: false,
      dataTraceEnabled: true,
      loggingLevel: 'INFO',
      throttlingBurstLimit: 10,
      throttlingRateLimit: 2.5,
      cachingEnabled: true,
      cacheTtlInSeconds: 60,
      cacheDataEncrypted: true,
      requireAuthorizationForCacheControl: false,
      unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
    });
  });

  it('that write logs need a role of the account', async () => {
    const { client, update } = await staged();
    const level = (value: string) => refusal(update({ op: 'replace', path: '/*/*/logging/loglevel', value }));
    expect(await level('OFF')).toBe('accepted');
    expect(await level('ERROR')).toBe(
      'BadRequestException: CloudWatch Logs role ARN must be set in account settings to enable logging',
    );
    await client.send(
      new sdk.UpdateAccountCommand(replace('/cloudwatchRoleArn', 'arn:aws:iam::123456789012:role/logs')),
    );
    expect(await level('ERROR')).toBe('accepted');
  });

  it.each<[op: sdk.Op, path: string, value: string | undefined, expected: string]>([
    ['replace', '/pets/GET/caching/size', '1', noSetting('/pets/GET/caching/size')],
    ['replace', '/caching/enabled', 'true', noSetting('/caching/enabled')],
    ['replace', '/*/GET/caching/enabled', 'true', noSetting('/*/GET/caching/enabled')],
    ['replace', '/pets/*/caching/enabled', 'true', noSetting('/pets/*/caching/enabled')],
    ['replace', '/pets/ANY/caching/enabled', 'true', noSetting('/pets/ANY/caching/enabled')],
    ['add', '/*/*/caching/enabled', 'true', noSetting('/*/*/caching/enabled')],
    ['remove', '/pets/GET', undefined, nothingThere('pets/GET')],
    [
      'replace',
      '/*/*/throttling/rateLimit',
      'fast',
      "BadRequestException: Invalid value 'fast' specified for path '/*/*/throttling/rateLimit'",
    ],
  ])('are refused: %s %s %j', async (op, path, value, expected) => {
    const { update } = await staged();
    expect((await refusal(update({ op, path, value }))).slice(0, expected.length)).toBe(expected);
  });
});

describe('the canary of a stage', () => {
  it('begins with any of its settings, at the stage’s deployment', async () => {
    const { update, deploymentId } = await staged();
    const { canarySettings } = await update({ op: 'replace', path: '/canarySettings/percentTraffic', value: '50' });
    expect(canarySettings).toEqual({ deploymentId, percentTraffic: 50, useStageCache: false });
  });

  it('is patched along every path, and ends whole', async () => {
    const { client, restApiId, update } = await staged();
    const { id = '' } = await client.send(new sdk.CreateDeploymentCommand({ restApiId }));
    const patched = await update(
      { op: 'replace', path: '/canarySettings/deploymentId', value: id },
      { op: 'replace', path: '/canarySettings/percentTraffic', value: '12.5' },
      { op: 'replace', path: '/canarySettings/useStageCache', value: 'true' },
      { op: 'replace', path: '/canarySettings/stageVariableOverrides/colour', value: 'red' },
      { op: 'replace', path: '/canarySettings/stageVariableOverrides/size', value: 'big' },
      { op: 'remove', path: '/canarySettings/stageVariableOverrides/size' },
    );
    expect(patched.canarySettings).toEqual({
      deploymentId: id,
      percentTraffic: 12.5,
      useStageCache: true,
      stageVariableOverrides: { colour: 'red' },
    });
    expect(await update({ op: 'remove', path: '/canarySettings' })).not.toHaveProperty('canarySettings');
  });

  it('is promoted by copying its deployment and its variables', async () => {
    const { client, restApiId, update } = await staged();
    const { id = '' } = await client.send(new sdk.CreateDeploymentCommand({ restApiId }));
    await update(
      { op: 'replace', path: '/variables/size', value: 'big' },
      { op: 'replace', path: '/canarySettings/deploymentId', value: id },
      { op: 'replace', path: '/canarySettings/stageVariableOverrides/colour', value: 'red' },
    );
    const promoted = await update(
      { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' },
      { op: 'copy', path: '/variables', from: '/canarySettings/stageVariableOverrides' },
      { op: 'remove', path: '/canarySettings' },
    );
    expect(promoted).toMatchObject({ deploymentId: id, variables: { size: 'big', colour: 'red' } });
    expect(promoted).not.toHaveProperty('canarySettings');
  });

  const invalidCopy = (path: string, from: string | null) =>
    `BadRequestException: Invalid copy operation with path: ${path} and from ${from}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]`;
  it.each<[patch: sdk.PatchOperation, expected: string]>([
    [{ op: 'replace', path: '/canarySettings', value: 'a' }, noSetting('/canarySettings')],
    [{ op: 'replace', path: '/canarySettings/nonsense', value: 'a' }, noSetting('/canarySettings/nonsense')],
    [
      { op: 'replace', path: '/canarySettings/percentTraffic/a', value: '1' },
      noSetting('/canarySettings/percentTraffic/a'),
    ],
    [
      { op: 'add', path: '/canarySettings/deploymentId', value: 'a' },
      'BadRequestException: Invalid add operation with path: /canarySettings/deploymentId',
    ],
    [{ op: 'remove', path: '/canarySettings' }, nothingThere('canarySettings')],
    [{ op: 'remove', path: '/canarySettings/percentTraffic' }, nothingThere('canarySettings/percentTraffic')],
    [
      { op: 'remove', path: '/canarySettings/stageVariableOverrides/colour' },
      nothingThere('canarySettings/stageVariableOverrides/colour'),
    ],
    [
      { op: 'replace', path: '/canarySettings/deploymentId', value: 'none' },
      'BadRequestException: Deployment id does not exist',
    ],
    [
      { op: 'replace', path: '/canarySettings/percentTraffic', value: 'half' },
      "BadRequestException: Invalid value 'half' specified for path '/canarySettings/percentTraffic'",
    ],
    [
      { op: 'replace', path: '/canarySettings/stageVariableOverrides/a-b', value: 'c' },
      'BadRequestException: Invalid stage variable name: a-b.',
    ],
    [
      { op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' },
      'BadRequestException: Promotion not available. Canary does not exist.',
    ],
    [
      { op: 'copy', path: '/variables', from: '/canarySettings/stageVariableOverrides' },
      'BadRequestException: Promotion not available. Canary does not exist.',
    ],
    [{ op: 'copy', path: '/deploymentId' }, invalidCopy('/deploymentId', null)],
    [
      { op: 'copy', path: '/variables', from: '/canarySettings/deploymentId' },
      invalidCopy('/variables', '/canarySettings/deploymentId'),
    ],
  ])('is refused: %j', async (patch, expected) => {
    const { update, gateway } = await staged();
    const before = gateway.state();
    expect((await refusal(update(patch))).slice(0, expected.length)).toBe(expected);
    expect(gateway.state()).toEqual(before);
  });
});
