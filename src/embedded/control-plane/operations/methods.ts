import type { MethodResponse } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, invalidMapping, notFound } from '../../faults.js';
import type { Operations } from '../context.js';
import { apiOf, methodOf, resourceOf } from '../lookup.js';
import { authorizationTypes, checkPatchedWord, invalidWord } from '../patched-words.js';
import { asBoolean, invalidPath, onlyReplace, type Patch, patchesOf, patchMap } from '../patching.js';
import { copyOf, withEntry, withoutEntry } from '../records.js';
import type { HeldMethod, HeldRestApi } from '../state.js';

const verbs = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'];
const withAuthorizer = ['CUSTOM', 'COGNITO_USER_POOLS'];

/** Checks a verb: of a method, or of the request that an integration makes. */
export function checkVerb(httpMethod: string): void {
  if (!verbs.includes(httpMethod))
    throw badRequest(`Invalid HttpMethod specified. Valid options are ${verbs.join(',')}`);
}

/** Method and MethodResponse. */
export const methods: Operations = {
  PutMethod(context, { restApiId, resourceId, httpMethod = '', ...input }) {
    const resource = resourceOf(context, restApiId, resourceId);
    const api = apiOf(context, restApiId);
    checkVerb(httpMethod);
    if (resource.methods.has(httpMethod)) throw conflict('Method already exists for this resource');
    const method: HeldMethod = asGiven({
      httpMethod,
      apiKeyRequired: false,
      ...input,
      authorizationType: input.authorizationType?.toUpperCase(),
    });
    checkMethod(api, method);
    if (!withAuthorizer.includes(method.authorizationType ?? '')) delete method.authorizerId;
    resource.methods.set(httpMethod, method);
    return method;
  },
  GetMethod: (context, input) => methodOf(context, input),
  DeleteMethod(context, input) {
    methodOf(context, input);
    resourceOf(context, input.restApiId, input.resourceId).methods.delete(input.httpMethod ?? '');
    return {};
  },
  UpdateMethod(context, input) {
    const method = methodOf(context, input);
    const api = apiOf(context, input.restApiId);
    const next = asGiven(patchesOf(input.patchOperations).reduce(patched, copyOf(method)));
    checkMethod(api, next);
    if (!withAuthorizer.includes(next.authorizationType ?? '')) delete next.authorizerId;
    resourceOf(context, input.restApiId, input.resourceId).methods.set(input.httpMethod ?? '', next);
    return next;
  },
  PutMethodResponse(context, { statusCode = '', responseParameters, responseModels, ...address }) {
    const method = methodOf(context, address);
    if (method.methodResponses?.[statusCode]) throw conflict('Response already exists for this method');
    const response = asGiven({ statusCode, responseParameters, responseModels });
    checkModels(apiOf(context, address.restApiId), responseModels);
    checkParameters(responseParameters, responseParameter);
    method.methodResponses = withEntry(method.methodResponses, statusCode, response);
    return response;
  },
  GetMethodResponse: (context, input) => responseOf(methodOf(context, input), input.statusCode),
  DeleteMethodResponse(context, input) {
    const method = methodOf(context, input);
    responseOf(method, input.statusCode);
    method.methodResponses = withoutEntry(method.methodResponses, input.statusCode ?? '');
    return {};
  },
  UpdateMethodResponse(context, input) {
    const method = methodOf(context, input);
    const statusCode = input.statusCode ?? '';
    const response = copyOf(responseOf(method, statusCode));
    const next = asGiven(patchesOf(input.patchOperations).reduce(patchedResponse, response));
    checkModels(apiOf(context, input.restApiId), next.responseModels);
    checkParameters(next.responseParameters, responseParameter);
    method.methodResponses = withEntry(method.methodResponses, statusCode, next);
    return next;
  },
};

function responseOf(method: HeldMethod, statusCode: string | undefined) {
  const response = method.methodResponses?.[statusCode ?? ''];
  if (!response) throw notFound('Invalid Response status code specified');
  return response;
}

/** Members that are there: a list without items isn't shown, and a map that was sent without entries is. */
export function asGiven<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0)),
  ) as Value;
}

/** Members with something in them: of some things, the service shows no map and no list that is empty. */
export function withoutEmpty<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, one]) =>
        one !== undefined &&
        !(typeof one === 'object' && one !== null && !(one instanceof Date) && Object.keys(one).length === 0),
    ),
  ) as Value;
}

function checkModels(api: HeldRestApi, models: Readonly<Record<string, string>> | undefined): void {
  for (const name of Object.values(models ?? {})) {
    if (!api.models.has(name)) throw badRequest(`Invalid model identifier specified: ${name}`);
  }
}

const requestParameter = /^method\.request\.(?:path|(?:multivalue)?querystring|(?:multivalue)?header)\.(.+)$/;
const responseParameter = /^method\.response\.(?:multivalue)?header\.(.+)$/;

/** Parameters are declared by the names that mapping expressions have for them. */
function checkParameters(parameters: Readonly<Record<string, boolean>> | undefined, declaration: RegExp): void {
  for (const parameter of Object.keys(parameters ?? {})) {
    const [, name] = declaration.exec(parameter) ?? [];
    if (name === undefined) throw invalidMapping(`Invalid mapping expression specified: ${parameter}`);
    if (!/^[a-zA-Z0-9:._$-]+$/.test(name)) {
      throw invalidMapping('Parameter name should match the following regular expression: ^[a-zA-Z0-9:._$-]+$');
    }
  }
}

function checkMethod(api: HeldRestApi, method: HeldMethod): void {
  const { authorizationType = '', authorizerId, authorizationScopes = [] } = method;
  const { requestValidatorId, requestModels, requestParameters } = method;
  if (!authorizationTypes.some((one) => one === authorizationType.toUpperCase()))
    throw invalidWord('authorizationType', authorizationTypes);
  if (withAuthorizer.includes(authorizationType) && !(authorizerId && api.authorizers.has(authorizerId))) {
    throw badRequest(
      'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
    );
  }
  if (authorizationScopes.length > 0 && authorizationType !== 'COGNITO_USER_POOLS') {
    throw badRequest(
      'Invalid Method authorization type specified. Authorization Scopes are only valid for COGNITO_USER_POOLS authorization type',
    );
  }
  if (requestValidatorId !== undefined && !api.requestValidators.has(requestValidatorId)) {
    throw badRequest('Invalid Request Validator identifier specified');
  }
  checkModels(api, requestModels);
  checkParameters(requestParameters, requestParameter);
  const names = Object.keys(requestParameters ?? {}).map((key) => key.split('.').slice(3).join('.'));
  if (new Set(names).size < names.length)
    throw badRequest('Parameter names must be unique across querystring, header and path');
}

function patched(method: HeldMethod, patch: Patch): HeldMethod {
  checkPatchedWord('UpdateMethod', patch);
  const { op, path, tokens, value } = patch;
  switch (tokens[0]) {
    case 'requestParameters':
      return {
        ...method,
        requestParameters: patchMap(method.requestParameters, patch, asBoolean, 'Invalid parameter name specified'),
      };
    case 'requestModels':
      return {
        ...method,
        requestModels: patchMap(
          method.requestModels,
          patch,
          (name) => name ?? '',
          'Content-Type specified was not found',
        ),
      };
    case 'authorizationScopes': {
      if (op !== 'add' && op !== 'remove') throw invalidPath(path);
      const others = (method.authorizationScopes ?? []).filter((scope) => scope !== value);
      return { ...method, authorizationScopes: op === 'remove' || !value ? others : [...others, value] };
    }
    case 'apiKeyRequired':
    case 'authorizationType':
    case 'authorizerId':
    case 'operationName':
    case 'requestValidatorId': {
      if (tokens.length > 1) throw invalidPath(path);
      if (op !== 'replace') throw onlyReplace();
      const member = tokens[0];
      const { [member]: _, ...rest } = method;
      if (member === 'apiKeyRequired') return { ...rest, apiKeyRequired: asBoolean(value) };
      return value === undefined ? rest : { ...rest, [member]: value };
    }
    default:
      throw invalidPath(path);
  }
}

function patchedResponse(response: MethodResponse, patch: Patch): MethodResponse {
  const { responseParameters, responseModels } = response;
  switch (patch.tokens[0]) {
    case 'responseParameters':
      return {
        ...response,
        responseParameters: patchMap(responseParameters, patch, asBoolean, 'Invalid parameter name specified'),
      };
    case 'responseModels':
      return {
        ...response,
        responseModels: patchMap(responseModels, patch, (name) => name ?? '', 'Content-Type specified was not found'),
      };
    default:
      throw invalidPath(patch.path);
  }
}
