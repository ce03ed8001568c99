import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { EmbeddedApiGateway, ManualClock, type Provisioning } from '../../src/embedded/index.js';

/** An account of its own for one test, on a clock that the test moves. */
export function account(provisioning: Provisioning = {}) {
  const clock = new ManualClock();
  const gateway = new EmbeddedApiGateway({ clock, provisioning });
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
