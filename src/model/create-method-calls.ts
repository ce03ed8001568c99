import type { Call } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import { addressOf } from './address.js';
import type { Ids } from './ids.js';
import type { IntegrationNode, IntegrationResponseNode } from './integration.js';
import type { MethodNode, MethodResponseNode, NameOrId } from './method.js';

/** The calls that make a method: the method, what it may answer, its integration, and what the backend's answers become. */
export function methodCalls(ids: Ids, path: string, method: MethodNode): readonly Call[] {
  const { httpMethod, integration } = method;
  return [
    putMethodCall(ids, path, method),
    ...Object.values(method.methodResponses).map((response) => putMethodResponseCall(ids, path, httpMethod, response)),
    ...(integration === undefined
      ? []
      : [
          putIntegrationCall(ids, path, httpMethod, integration),
          ...Object.values(integration.integrationResponses).map((response) =>
            putIntegrationResponseCall(ids, path, httpMethod, response),
          ),
        ]),
  ];
}

/** `PutMethod`, the method alone. */
export function putMethodCall(ids: Ids, path: string, method: MethodNode): Call<'PutMethod'> {
  const {
    kind: _,
    methodResponses: _methodResponses,
    integration: _integration,
    authorizer,
    requestValidator,
    ...members
  } = method;
  return newCall('PutMethod', addressOf.method(path, method.httpMethod), {
    restApiId: ids.restApi,
    resourceId: ids.resource(path),
    ...members,
    authorizerId: idOf(authorizer, (name) => ids.authorizer(name)),
    requestValidatorId: idOf(requestValidator, (name) => ids.requestValidator(name)),
  });
}

/** `PutMethodResponse`. */
export function putMethodResponseCall(
  ids: Ids,
  path: string,
  httpMethod: string,
  response: MethodResponseNode,
): Call<'PutMethodResponse'> {
  const { kind: _, ...members } = response;
  return newCall('PutMethodResponse', addressOf.response(path, httpMethod, response.statusCode), {
    restApiId: ids.restApi,
    resourceId: ids.resource(path),
    httpMethod,
    ...members,
  });
}

/** `PutIntegration`. What a model calls `httpMethod`, the backend's verb, is `integrationHttpMethod` in this request. */
export function putIntegrationCall(
  ids: Ids,
  path: string,
  httpMethod: string,
  integration: IntegrationNode,
): Call<'PutIntegration'> {
  const {
    kind: _,
    integrationResponses: _integrationResponses,
    httpMethod: integrationHttpMethod,
    ...members
  } = integration;
  return newCall('PutIntegration', addressOf.method(path, httpMethod), {
    restApiId: ids.restApi,
    resourceId: ids.resource(path),
    httpMethod,
    ...members,
    integrationHttpMethod,
  });
}

/** `PutIntegrationResponse`. */
export function putIntegrationResponseCall(
  ids: Ids,
  path: string,
  httpMethod: string,
  response: IntegrationResponseNode,
): Call<'PutIntegrationResponse'> {
  const { kind: _, statusCode, ...members } = response;
  return newCall('PutIntegrationResponse', addressOf.response(path, httpMethod, statusCode), {
    restApiId: ids.restApi,
    resourceId: ids.resource(path),
    httpMethod,
    statusCode,
    // A request whose body would be empty is refused: "Invalid request input".
    ...(Object.keys(members).length === 0 ? { responseTemplates: {} } : members),
  });
}

function idOf<Id>(named: NameOrId | undefined, byName: (name: string) => Id): Id | string | undefined {
  if (named === undefined) return undefined;
  return 'id' in named ? named.id : byName(named.name);
}
