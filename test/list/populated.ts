import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateAuthorizerCommand,
  CreateBasePathMappingCommand,
  CreateDeploymentCommand,
  CreateDocumentationPartCommand,
  CreateDocumentationVersionCommand,
  CreateDomainNameAccessAssociationCommand,
  CreateDomainNameCommand,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import type { ListName } from '../../src/index.js';

/** How many of everything there are; enough for three pages of two. */
export const many = 5;

const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
const numbers = Array.from({ length: many }, (_, index) => index);

/** What a list needs to be there, and the input that lists it. */
type Populate = (client: APIGatewayClient) => Promise<object>;

/** One after the other, so that the order is theirs. */
async function each(make: (index: number) => Promise<unknown>): Promise<void> {
  for (const index of numbers) await make(index);
}

async function restApi(client: APIGatewayClient, name = 'petstore') {
  const { id: restApiId, rootResourceId: resourceId } = await client.send(new CreateRestApiCommand({ name }));
  return { restApiId, resourceId };
}

async function deployableApi(client: APIGatewayClient): Promise<string | undefined> {
  const { restApiId, resourceId } = await restApi(client);
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  return restApiId;
}

async function apiKeys(client: APIGatewayClient): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  await each(async (index) => ids.push((await client.send(new CreateApiKeyCommand({ name: `key ${index}` }))).id));
  return ids;
}

async function planWithKeys(client: APIGatewayClient): Promise<string | undefined> {
  const quota = { limit: 100, period: 'DAY' } as const;
  const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'plan', quota }));
  for (const keyId of await apiKeys(client)) {
    await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }));
  }
  return usagePlanId;
}

const arn = (index: number) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/nlb/${index}`;

export const populate: Readonly<Record<ListName, Populate>> = {
  async listApiKeys(client) {
    await apiKeys(client);
    return {};
  },
  async listAuthorizers(client) {
    const { restApiId } = await restApi(client);
    const providerARNs = ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_pets'];
    await each((index) =>
      client.send(
        new CreateAuthorizerCommand({
          restApiId,
          name: `jwt${index}`,
          type: 'COGNITO_USER_POOLS',
          providerARNs,
          identitySource: 'method.request.header.Authorization',
        }),
      ),
    );
    return { restApiId };
  },
  async listBasePathMappings(client) {
    const { restApiId } = await restApi(client);
    const domainName = 'api.example.com';
    await client.send(new CreateDomainNameCommand({ domainName, certificateArn }));
    await each((index) =>
      client.send(new CreateBasePathMappingCommand({ domainName, restApiId, basePath: `v${index}` })),
    );
    return { domainName };
  },
  async listClientCertificates(client) {
    await each((index) => client.send(new GenerateClientCertificateCommand({ description: `certificate ${index}` })));
    return {};
  },
  async listDeployments(client) {
    const restApiId = await deployableApi(client);
    await each((index) => client.send(new CreateDeploymentCommand({ restApiId, description: `deployment ${index}` })));
    return { restApiId };
  },
  async listDocumentationParts(client) {
    const { restApiId } = await restApi(client);
    await each((index) =>
      client.send(
        new CreateDocumentationPartCommand({
          restApiId,
          location: { type: 'RESOURCE', path: `/pets${index}` },
          properties: '{"description": "Pets"}',
        }),
      ),
    );
    return { restApiId };
  },
  async listDocumentationVersions(client) {
    const { restApiId } = await restApi(client);
    const properties = '{"description": "Petstore"}';
    await client.send(new CreateDocumentationPartCommand({ restApiId, location: { type: 'API' }, properties }));
    await each((index) =>
      client.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: `v${index}` })),
    );
    return { restApiId };
  },
  async listDomainNameAccessAssociations(client) {
    const { domainNameArn } = await client.send(
      new CreateDomainNameCommand({
        domainName: 'private.example.com',
        endpointConfiguration: { types: ['PRIVATE'] },
        certificateArn,
      }),
    );
    await each((index) =>
      client.send(
        new CreateDomainNameAccessAssociationCommand({
          domainNameArn,
          accessAssociationSourceType: 'VPCE',
          accessAssociationSource: `vpce-${index}`,
        }),
      ),
    );
    return {};
  },
  async listDomainNames(client) {
    await each((index) =>
      client.send(new CreateDomainNameCommand({ domainName: `api${index}.example.com`, certificateArn })),
    );
    return {};
  },
  async listGatewayResponses(client) {
    const { restApiId } = await restApi(client);
    return { restApiId };
  },
  async listModels(client) {
    const { restApiId } = await restApi(client);
    await each((index) =>
      client.send(
        new CreateModelCommand({
          restApiId,
          name: `Pet${index}`,
          contentType: 'application/json',
          schema: '{"type": "object"}',
        }),
      ),
    );
    return { restApiId };
  },
  async listRequestValidators(client) {
    const { restApiId } = await restApi(client);
    await each((index) => client.send(new CreateRequestValidatorCommand({ restApiId, name: `validator${index}` })));
    return { restApiId };
  },
  async listResources(client) {
    const { restApiId, resourceId: parentId } = await restApi(client);
    await each((index) => client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: `pets${index}` })));
    return { restApiId, embed: ['methods'] };
  },
  async listRestApis(client) {
    await each((index) => restApi(client, `petstore ${index}`));
    return {};
  },
  async listSdkTypes() {
    return {};
  },
  async listStages(client) {
    const restApiId = await deployableApi(client);
    const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId }));
    await each((index) => client.send(new CreateStageCommand({ restApiId, deploymentId, stageName: `stage${index}` })));
    return { restApiId };
  },
  async listTags(client) {
    const tags = Object.fromEntries(numbers.map((index) => [`tag${index}`, `value ${index}`]));
    const { id } = await client.send(new CreateRestApiCommand({ name: 'petstore', tags }));
    return { resourceArn: `arn:aws:apigateway:us-east-1::/restapis/${id}` };
  },
  async listUsage(client) {
    return { usagePlanId: await planWithKeys(client), startDate: '2026-01-01', endDate: '2026-01-03' };
  },
  async listUsagePlanKeys(client) {
    return { usagePlanId: await planWithKeys(client) };
  },
  async listUsagePlans(client) {
    await each((index) => client.send(new CreateUsagePlanCommand({ name: `plan ${index}` })));
    return {};
  },
  async listVpcLinks(client) {
    await each((index) => client.send(new CreateVpcLinkCommand({ name: `link ${index}`, targetArns: [arn(index)] })));
    return {};
  },
};
