import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  type PutIntegrationRequest,
  PutMethodCommand,
  type PutMethodRequest,
} from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway, ManualClock, type Provisioning } from '../../src/embedded/index.js';

/** An account of its own for one test, on a clock that the test moves. */
export function account(provisioning: Provisioning = {}) {
  const clock = new ManualClock();
  const gateway = new EmbeddedApiGateway({ clock, provisioning, ids: 'sequential' });
  const client = new APIGatewayClient({ ...gateway.clientConfig, maxAttempts: 1 });
  return { clock, gateway, client };
}

/** A REST API with one method, deployed to the stages. */
export async function deployedApi(client: APIGatewayClient, ...stageNames: readonly string[]) {
  const { id: restApiId, rootResourceId: resourceId } = await client.send(
    new CreateRestApiCommand({ name: 'petstore' }),
  );
  const method = { restApiId, resourceId, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  for (const stageName of stageNames) await client.send(new CreateDeploymentCommand({ restApiId, stageName }));
  return { restApiId, resourceId };
}

/** An empty REST API in an account of its own, with what makes things at its root. */
export async function emptyApi() {
  const { client, clock, gateway } = account();
  const { id: restApiId = '', rootResourceId = '' } = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
  const root = { restApiId, resourceId: rootResourceId };
  const get = { ...root, httpMethod: 'GET' };
  const child = (pathPart: string, parentId = rootResourceId) =>
    client.send(new CreateResourceCommand({ restApiId, parentId, pathPart }));
  const method = (members: Partial<PutMethodRequest> = {}) =>
    client.send(new PutMethodCommand({ ...get, authorizationType: 'NONE', ...members }));
  const integration = (members: Partial<PutIntegrationRequest> = {}) =>
    client.send(new PutIntegrationCommand({ ...get, type: 'MOCK', ...members }));
  return { client, clock, gateway, restApiId, rootResourceId, root, get, child, method, integration };
}

/** The URI that invokes a function. */
export const lambdaUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:fn/invocations';

/** How the service refuses: the name of its exception and its sentence. */
export async function refusal(answer: Promise<unknown>): Promise<string> {
  return answer.then(
    () => 'accepted',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

/** One patch operation. */
export function replace(path: string, value: string) {
  return { patchOperations: [{ op: 'replace' as const, path, value }] };
}
