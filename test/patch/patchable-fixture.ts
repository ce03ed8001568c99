/**
 * A REST API to patch, and what the states of things are drawn from.
 */
import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateModelCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from '@aws-sdk/client-api-gateway';
import type { PatchKind } from '../../src/patch/rules/index.js';
import fc from '../fast-check.js';

/** A state, with what the service answers for a member that is left out. */
export type State = Readonly<Record<string, unknown>>;

export interface PatchableThing {
  readonly kind: PatchKind;
  /** What sets it apart from another thing of the same kind. */
  readonly variety?: string;
  /** Makes the thing, and gives its identifiers. */
  make(
    client: APIGatewayClient,
  ): Promise<{ readonly identifiers: Readonly<Record<string, string>>; readonly states: fc.Arbitrary<State> }>;
  read(client: APIGatewayClient, identifiers: never): Promise<object>;
  /** What the service answers for a member that is absent, beside nothing, '', {} and []. */
  readonly defaults?: State;
}

/** A record in which every member may be absent. */
export function partial(
  members: Record<string, fc.Arbitrary<unknown>>,
  required: readonly string[] = [],
): fc.Arbitrary<State> {
  return fc.record(members, { requiredKeys: [...required] });
}

export const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,7}$/);
export const line = fc.stringMatching(/^[ -~]{1,20}$/).filter((text) => text.trim() !== '');
export const mediaType = fc.constantFrom(
  'application/json',
  'application/xml',
  'text/plain',
  'image/png',
  'application/vnd.a~b+json',
);
export const template = fc.constantFrom('{}', '$input.body', '{"statusCode": 200}', "#set($a = 'b')");
export const contentHandling = fc.constantFrom('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT');
export const subset = (...elements: readonly string[]) => fc.subarray([...elements]);
export const schema = fc.record({ type: fc.constant('object'), title: word }).map((content) => JSON.stringify(content));

export const declared = {
  'method.request.path.id': true,
  'method.request.querystring.page': false,
  'method.request.header.Accept': false,
} as const;

/** A REST API with one method that has everything that the others need. */
export async function fixture(client: APIGatewayClient) {
  const api = await client.send(new CreateRestApiCommand({ name: 'patched' }));
  const restApiId = String(api.id);
  const parent = await client.send(
    new CreateResourceCommand({ restApiId, parentId: api.rootResourceId, pathPart: 'things' }),
  );
  const resource = await client.send(new CreateResourceCommand({ restApiId, parentId: parent.id, pathPart: '{id}' }));
  const where = { restApiId, resourceId: String(resource.id), httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...where, authorizationType: 'NONE', requestParameters: declared }));
  const headers = { 'method.response.header.A': false, 'method.response.header.B': false };
  await client.send(new PutMethodResponseCommand({ ...where, statusCode: '200', responseParameters: headers }));
  await client.send(
    new PutIntegrationCommand({
      ...where,
      type: 'HTTP',
      integrationHttpMethod: 'GET',
      uri: 'https://example.com/{id}',
    }),
  );
  await client.send(new PutIntegrationResponseCommand({ ...where, statusCode: '200' }));
  for (const name of ['Pet', 'Fault']) {
    await client.send(
      new CreateModelCommand({ restApiId, name, contentType: 'application/json', schema: '{"type":"object"}' }),
    );
  }
  return { restApiId, rootResourceId: String(api.rootResourceId), parentId: String(parent.id), where };
}

export async function stageFixture(client: APIGatewayClient) {
  const { restApiId } = await fixture(client);
  const deployments: string[] = [];
  for (const description of ['one', 'two']) {
    const { id } = await client.send(new CreateDeploymentCommand({ restApiId, description }));
    deployments.push(String(id));
  }
  const stageName = 'prod';
  await client.send(new CreateStageCommand({ restApiId, stageName, deploymentId: deployments[0] }));
  return { restApiId, stageName, deployments };
}
