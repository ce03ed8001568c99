import {
  CreateAuthorizerCommand,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateUsagePlanCommand,
  type PatchOperation,
  PutIntegrationResponseCommand,
  PutMethodResponseCommand,
  UpdateAuthorizerCommand,
  UpdateDomainNameCommand,
  UpdateGatewayResponseCommand,
  UpdateIntegrationCommand,
  UpdateIntegrationResponseCommand,
  UpdateMethodCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { emptyApi, lambdaUri, refusal } from '../account.js';

/** An account with one thing of each kind that has members of an enumeration, and what patches them. */
async function things() {
  const { client, gateway, restApiId, get, method, integration } = await emptyApi();
  await method();
  await integration({ type: 'HTTP', uri: 'https://example.com', integrationHttpMethod: 'GET' });
  await client.send(new PutMethodResponseCommand({ ...get, statusCode: '200' }));
  await client.send(new PutIntegrationResponseCommand({ ...get, statusCode: '200' }));
  const { id: authorizerId } = await client.send(
    new CreateAuthorizerCommand({
      restApiId,
      name: 'jwt',
      type: 'TOKEN',
      authorizerUri: lambdaUri,
      identitySource: 'method.request.header.Authorization',
    }),
  );
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({ name: 'gold', quota: { limit: 1, period: 'DAY' } }),
  );
  const domainName = 'api.example.com';
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
  await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'prod' }));

  const send = {
    authorizer: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateAuthorizerCommand({ restApiId, authorizerId, patchOperations })),
    domainName: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateDomainNameCommand({ domainName, patchOperations })),
    gatewayResponse: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateGatewayResponseCommand({ restApiId, responseType: 'THROTTLED', patchOperations })),
    integration: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateIntegrationCommand({ ...get, patchOperations })),
    integrationResponse: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateIntegrationResponseCommand({ ...get, statusCode: '200', patchOperations })),
    method: (patchOperations: PatchOperation[]) => client.send(new UpdateMethodCommand({ ...get, patchOperations })),
    restApi: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateRestApiCommand({ restApiId, patchOperations })),
    stage: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateStageCommand({ restApiId, stageName: 'prod', patchOperations })),
    usagePlan: (patchOperations: PatchOperation[]) =>
      client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations })),
  };
  return { gateway, send };
}

type Kind = keyof Awaited<ReturnType<typeof things>>['send'];

const members: readonly (readonly [kind: Kind, path: string, right: string])[] = [
  ['authorizer', '/type', 'REQUEST'],
  ['domainName', '/endpointAccessMode', 'STRICT'],
  ['domainName', '/endpointConfiguration/ipAddressType', 'dualstack'],
  ['domainName', '/routingMode', 'ROUTING_RULE_ONLY'],
  ['domainName', '/securityPolicy', 'TLS_1_0'],
  ['gatewayResponse', '/statusCode', '503'],
  ['integration', '/connectionType', 'INTERNET'],
  ['integration', '/contentHandling', 'CONVERT_TO_TEXT'],
  ['integration', '/passthroughBehavior', 'NEVER'],
  ['integration', '/responseTransferMode', 'BUFFERED'],
  ['integrationResponse', '/contentHandling', 'CONVERT_TO_BINARY'],
  ['method', '/authorizationType', 'AWS_IAM'],
  ['restApi', '/apiKeySource', 'AUTHORIZER'],
  ['restApi', '/endpointAccessMode', 'BASIC'],
  ['restApi', '/endpointConfiguration/ipAddressType', 'dualstack'],
  ['restApi', '/endpointConfiguration/types/EDGE', 'REGIONAL'],
  ['restApi', '/securityPolicy', 'TLS_1_2'],
  ['stage', '/cacheClusterSize', '1.6'],
  ['stage', '/*/*/caching/unauthorizedCacheControlHeaderStrategy', 'FAIL_WITH_403'],
  ['stage', '/~1/GET/logging/loglevel', 'OFF'],
  ['usagePlan', '/quota/period', 'WEEK'],
];

describe('a member that is one of an enumeration', () => {
  it.each(members)('of %s, %s, is patched to its words and to nothing else', async (kind, path, right) => {
    const { gateway, send } = await things();
    const before = gateway.state();
    for (const value of [right === right.toLowerCase() ? 'x' : right.toLowerCase(), `${right} `, 'constructor']) {
      if (path === '/authorizationType' && value === 'aws_iam') continue; // Taken in any case, as PutMethod takes it.
      expect(await refusal(send[kind]([{ op: 'replace', path, value }]))).toMatch(
        /^BadRequestException: (?:Invalid \w+(?: \w+)* specified|ipAddressType must be)/,
      );
      expect(gateway.state()).toEqual(before);
    }
    expect(await refusal(send[kind]([{ op: 'replace', path, value: right }]))).toBe('accepted');
  });
});
