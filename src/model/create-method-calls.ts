import type { Call } from '../calls/call.js';
import { callWithNode } from '../calls/new-call.js';
import type { IdOrReference } from '../calls/reference.js';
import { linkAddressOf } from '../kinds/vpc-link.js';
import { addressOf } from './address.js';
import type { Ids } from './ids.js';
import type { IntegrationNode, IntegrationResponseNode } from './integration.js';
import type { MethodNode, MethodResponseNode, NameOrId } from './method.js';

/** What a node has that isn't a member of its request under the same name. */
const notOfMethod = {
  kind: true,
  methodResponses: true,
  integration: true,
  authorizer: true,
  requestValidator: true,
} as const;
const notOfIntegration = { kind: true, integrationResponses: true, httpMethod: true } as const;
const notOfResponse = { kind: true } as const;

/** Where the things of a method are: ids of the API and the resource, and the verb. */
interface MethodIds {
  readonly restApiId: IdOrReference;
  readonly resourceId: IdOrReference;
  readonly httpMethod: string;
}

const methodIds = (ids: Ids, path: string, httpMethod: string): MethodIds => ({
  restApiId: ids.restApi,
  resourceId: ids.resource(path),
  httpMethod,
});

/** The calls that make a method: the method, what it may answer, its integration, and what the backend's answers become. */
export function methodCalls(ids: Ids, path: string, method: MethodNode): readonly Call[] {
  const { httpMethod, integration, methodResponses } = method;
  const own = methodIds(ids, path, httpMethod);
  const address = addressOf.method(path, httpMethod);
  const calls: Call[] = [callOfMethod(ids, own, address, method)];
  for (const statusCode in methodResponses) {
    const response = methodResponses[statusCode];
    if (response !== undefined) calls.push(callOfMethodResponse(own, path, response));
  }
  if (integration === undefined) return calls;
  calls.push(callOfIntegration(ids, own, address, integration));
  for (const statusCode in integration.integrationResponses) {
    const response = integration.integrationResponses[statusCode];
    if (response !== undefined) calls.push(callOfIntegrationResponse(own, path, response));
  }
  return calls;
}

/** `PutMethod`, the method alone. */
export function putMethodCall(ids: Ids, path: string, method: MethodNode): Call<'PutMethod'> {
  const { httpMethod } = method;
  return callOfMethod(ids, methodIds(ids, path, httpMethod), addressOf.method(path, httpMethod), method);
}

function callOfMethod(ids: Ids, own: MethodIds, address: string, method: MethodNode): Call<'PutMethod'> {
  return callWithNode('PutMethod', address, own, method, notOfMethod, {
    authorizerId: idOf(method.authorizer, ids.authorizer),
    requestValidatorId: idOf(method.requestValidator, ids.requestValidator),
  });
}

/** `PutMethodResponse`. */
export function putMethodResponseCall(
  ids: Ids,
  path: string,
  httpMethod: string,
  response: MethodResponseNode,
): Call<'PutMethodResponse'> {
  return callOfMethodResponse(methodIds(ids, path, httpMethod), path, response);
}

function callOfMethodResponse(own: MethodIds, path: string, response: MethodResponseNode): Call<'PutMethodResponse'> {
  const address = addressOf.response(path, own.httpMethod, response.statusCode);
  return callWithNode('PutMethodResponse', address, own, response, notOfResponse);
}

/** `PutIntegration`. What a model calls `httpMethod`, the backend's verb, is `integrationHttpMethod` in this request. */
export function putIntegrationCall(
  ids: Ids,
  path: string,
  httpMethod: string,
  integration: IntegrationNode,
): Call<'PutIntegration'> {
  return callOfIntegration(ids, methodIds(ids, path, httpMethod), addressOf.method(path, httpMethod), integration);
}

function callOfIntegration(
  ids: Ids,
  own: MethodIds,
  address: string,
  integration: IntegrationNode,
): Call<'PutIntegration'> {
  const integrationHttpMethod = integration.httpMethod;
  const link = linkAddressOf(integration.connectionId);
  return callWithNode('PutIntegration', address, own, integration, notOfIntegration, {
    integrationHttpMethod,
    ...(link === undefined ? {} : { connectionId: ids.of(link) }),
  });
}

/** `PutIntegrationResponse`. */
export function putIntegrationResponseCall(
  ids: Ids,
  path: string,
  httpMethod: string,
  response: IntegrationResponseNode,
): Call<'PutIntegrationResponse'> {
  return callOfIntegrationResponse(methodIds(ids, path, httpMethod), path, response);
}

function callOfIntegrationResponse(
  own: MethodIds,
  path: string,
  response: IntegrationResponseNode,
): Call<'PutIntegrationResponse'> {
  const address = addressOf.response(path, own.httpMethod, response.statusCode);
  const hasMembers = Object.keys(response).some((name) => name !== 'kind' && name !== 'statusCode');
  // A request whose body would be empty is refused: "Invalid request input".
  const more = hasMembers ? undefined : { responseTemplates: {} };
  return callWithNode('PutIntegrationResponse', address, own, response, notOfResponse, more);
}

function idOf(named: NameOrId | undefined, byName: (name: string) => IdOrReference): IdOrReference | undefined {
  if (named === undefined) return undefined;
  return 'id' in named ? named.id : byName(named.name);
}
