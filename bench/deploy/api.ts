import {
  type APIGatewayClient,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import { restApi } from '../../src/index.js';

/** Resources, each with a method, a method response, an integration and an integration response. */
export const chains = 300;
export const callsPerChain = 5;

const endpointConfiguration = { types: ['REGIONAL'] } as const;
const requestTemplates = { 'application/json': '{"statusCode": 200}' } as const;

const api = restApi('bench', { endpointConfiguration });

/** The API with some number of chains, of which the first few are other than they were. */
export const definitionOf = (count: number, changed = 0) =>
  api.define(
    ...Array.from({ length: count }, (_, index) =>
      api
        .resource(`/r${index}`)
        .method('GET')
        .methodResponse('200')
        .integration()
        .mock()
        .requestTemplate('application/json', index < changed ? '{"statusCode": 204}' : '{"statusCode": 200}')
        .integrationResponse('200'),
    ),
  );

export const definition = definitionOf(chains);

/** The API itself, with nothing in it: what the chains of raw calls need. */
export async function emptyApi(client: APIGatewayClient): Promise<{ restApiId: string; parentId: string }> {
  const { id, rootResourceId } = await client.send(
    new CreateRestApiCommand({ name: 'bench', endpointConfiguration: { types: ['REGIONAL'] } }),
  );
  if (id === undefined || rootResourceId === undefined) throw new Error('The API has no id.');
  return { restApiId: id, parentId: rootResourceId };
}

/** The same calls as in the definition, for one resource, by hand. */
export async function rawChain(
  client: APIGatewayClient,
  { restApiId, parentId }: { readonly restApiId: string; readonly parentId: string },
  index: number,
): Promise<void> {
  const resource = await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: `r${index}` }));
  const method = { restApiId, resourceId: resource.id, httpMethod: 'GET' };
  const response = { ...method, statusCode: '200' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutMethodResponseCommand(response));
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates }));
  await client.send(new PutIntegrationResponseCommand(response));
}
