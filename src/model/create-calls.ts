/**
 * From what a definition describes to the calls that make it, when nothing of it exists yet.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import { addressOf, parentPath, pathPart } from './address.js';
import { methodCalls } from './create-method-calls.js';
import { builtInModels } from './defaults.js';
import { type Ids, idsOfNewApi } from './ids.js';
import { schemaWithOwnId } from './own-id.js';
import type {
  AuthorizerNode,
  GatewayResponseNode,
  ModelNode,
  RequestValidatorNode,
  ResourceNode,
  RestApiNode,
} from './rest-api.js';

export {
  putIntegrationCall,
  putIntegrationResponseCall,
  putMethodCall,
  putMethodResponseCall,
} from './create-method-calls.js';

/**
 * The calls that make a whole API, in an order that the service accepts: the API, what methods refer to by name,
 * then each path before the paths below it, and each method with its answers and its integration.
 */
export function creationCalls(api: RestApiNode): readonly Call[] {
  const ids = idsOfNewApi;
  const calls: Call[] = [
    createRestApiCall(api),
    ...Object.values(api.models).map((model) =>
      builtInModels.has(model.name) ? updateModelCall(ids, model) : createModelCall(ids, model),
    ),
    ...Object.values(api.requestValidators).map((validator) => createRequestValidatorCall(ids, validator)),
    ...Object.values(api.authorizers).flatMap((authorizer) => createAuthorizerCalls(ids, authorizer)),
    ...Object.values(api.gatewayResponses).map((response) => putGatewayResponseCall(ids, response)),
  ];
  for (const resource of Object.values(api.resources)) calls.push(...resourceCalls(ids, resource));
  return Object.freeze(calls);
}

/** The calls that make a path with its methods; `/` is there already. */
export function resourceCalls(ids: Ids, resource: ResourceNode): readonly Call[] {
  const { path, methods } = resource;
  const calls: Call[] = path === '/' ? [] : [createResourceCall(ids, resource)];
  for (const method of Object.values(methods)) calls.push(...methodCalls(ids, path, method));
  return calls;
}

/** `CreateRestApi`, with the settings that the definition mentions. */
export function createRestApiCall(api: Pick<RestApiNode, 'name' | 'settings'>): Call<'CreateRestApi'> {
  return newCall('CreateRestApi', addressOf.restApi, { name: api.name, ...api.settings });
}

/** `CreateModel`. */
export function createModelCall(ids: Ids, model: ModelNode): Call<'CreateModel'> {
  const { kind: _, schema, ...members } = model;
  return newCall('CreateModel', addressOf.model(model.name), {
    restApiId: ids.restApi,
    ...members,
    ...(schema === undefined ? {} : { schema: schemaWithOwnId(schema, ids.restApi) }),
  });
}

/** `UpdateModel` for a name that every new API has a model of already. */
function updateModelCall(ids: Ids, { name, schema, description }: ModelNode): Call<'UpdateModel'> {
  return newCall('UpdateModel', addressOf.model(name), {
    restApiId: ids.restApi,
    modelName: name,
    patchOperations: [
      { op: 'replace', path: '/schema', value: schemaWithOwnId(schema ?? '{}', ids.restApi) },
      { op: 'replace', path: '/description', value: description ?? '' },
    ],
  });
}

/** `CreateRequestValidator`. */
export function createRequestValidatorCall(ids: Ids, validator: RequestValidatorNode): Call<'CreateRequestValidator'> {
  const { kind: _, ...members } = validator;
  return newCall('CreateRequestValidator', addressOf.requestValidator(validator.name), {
    restApiId: ids.restApi,
    ...members,
  });
}

/**
 * `CreateAuthorizer`; for a Cognito authorizer with credentials also `UpdateAuthorizer`, because there the service
 * ignores the credentials that it is created with.
 */
export function createAuthorizerCalls(ids: Ids, authorizer: AuthorizerNode): readonly Call[] {
  const { kind: _, ...members } = authorizer;
  const { name, type, authorizerCredentials } = authorizer;
  const address = addressOf.authorizer(name);
  return [
    newCall('CreateAuthorizer', address, { restApiId: ids.restApi, ...members }),
    ...(type === 'COGNITO_USER_POOLS' && authorizerCredentials !== undefined
      ? [
          newCall('UpdateAuthorizer', address, {
            restApiId: ids.restApi,
            authorizerId: ids.authorizer(name),
            patchOperations: [{ op: 'replace', path: '/authorizerCredentials', value: authorizerCredentials }],
          }),
        ]
      : []),
  ];
}

/** `PutGatewayResponse`. */
export function putGatewayResponseCall(ids: Ids, response: GatewayResponseNode): Call<'PutGatewayResponse'> {
  const { kind: _, ...members } = response;
  return newCall('PutGatewayResponse', addressOf.gatewayResponse(response.responseType), {
    restApiId: ids.restApi,
    ...members,
  });
}

/** `CreateResource`, below its parent. `/` can't be made: it comes with the API. */
export function createResourceCall(ids: Ids, resource: Pick<ResourceNode, 'path'>): Call<'CreateResource'> {
  const { path } = resource;
  return newCall('CreateResource', addressOf.resource(path), {
    restApiId: ids.restApi,
    parentId: ids.resource(parentPath(path) ?? '/'),
    pathPart: pathPart(path),
  });
}
