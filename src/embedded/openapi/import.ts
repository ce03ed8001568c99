import type { CreateAuthorizerRequest } from '@aws-sdk/client-api-gateway';
import { operationOf } from '../control-plane/operation-of.js';
import { authorizers } from '../control-plane/operations/authorizers.js';
import { gatewayResponses } from '../control-plane/operations/gateway-responses.js';
import { integrations } from '../control-plane/operations/integrations.js';
import { methods } from '../control-plane/operations/methods.js';
import { makeModel } from '../control-plane/operations/models.js';
import { requestValidators } from '../control-plane/operations/request-validators.js';
import { resources } from '../control-plane/operations/resources.js';
import type { HeldResource } from '../control-plane/state.js';
import { isModelName } from '../control-plane/well-formed.js';
import { badRequest } from '../faults.js';
import { booleanOf, listOf, memberOf, objectOf, textMap, textOf } from '../json.js';
import { basePathOf } from './base-path.js';
import type { OpenApiDocument } from './document.js';
import { importParts } from './documentation-parts.js';
import type { Draft } from './draft.js';
import { type ImportedMethod, pathsOf } from './methods.js';
import { type ImportedModel, Models } from './models.js';
import { type ImportedAuthorizer, securityOf } from './security.js';

const createAuthorizer = operationOf(authorizers, 'CreateAuthorizer');
const createRequestValidator = operationOf(requestValidators, 'CreateRequestValidator');
const putGatewayResponse = operationOf(gatewayResponses, 'PutGatewayResponse');
const createResource = operationOf(resources, 'CreateResource');
const putMethod = operationOf(methods, 'PutMethod');
const putMethodResponse = operationOf(methods, 'PutMethodResponse');
const putIntegration = operationOf(integrations, 'PutIntegration');
const putIntegrationResponse = operationOf(integrations, 'PutIntegrationResponse');

export interface ImportOptions {
  readonly mode: 'merge' | 'overwrite';
  /** `ignore`, `prepend` or `split`. */
  readonly basepath?: string | undefined;
  /** `documentation` leaves the documentation parts out. */
  readonly ignore?: string | undefined;
}

/**
 * Brings what a definition contains into a draft, by the operations that a client would call, so that everything is
 * checked and completed as if it had been made one by one.
 */
export function importContents(draft: Draft, document: OpenApiDocument, options: ImportOptions): void {
  const warn = (warning: string) => draft.warn(warning);
  for (const warning of document.warnings) warn(warning);
  if (listOf(memberOf(document.root, 'servers')).length > 1) {
    warn('More than one server provided. Ignoring all but the first for defining endpoint configuration');
  }
  const models = new Models(document, {
    restApiId: draft.restApiId,
    newName: () => `MODEL${draft.context.newId(6)}`,
    has: (name) => draft.api.models.has(name),
    warn,
  });
  const security = securityOf(document, warn);
  const basePath = basePathOf(document, options.basepath);

  importModels(draft, models.named);
  const paths = pathsOf({ document, basePath, models, security, warn });
  importModels(draft, models.inline);
  for (const authorizer of security.authorizers) importAuthorizer(draft, authorizer);
  importRequestValidators(draft, memberOf(document.root, 'x-amazon-apigateway-request-validators'));
  importGatewayResponses(draft, memberOf(document.root, 'x-amazon-apigateway-gateway-responses'));
  for (const { path, methods: imports } of [...paths].sort(byPath)) {
    draft.attempt(`Unable to create resource at path '${path}': `, () => {
      const resource = resourceAt(draft, path);
      for (const method of imports) importMethod(draft, resource, path, method);
    });
  }
  if (options.ignore !== 'documentation') importDocumentation(draft, document, options.mode);
}

/** Resources are made, and so listed, in the order of their paths, whatever the order in the file. */
const byPath = (one: { readonly path: string }, other: { readonly path: string }) => (one.path < other.path ? -1 : 1);

/** Models are made together, whatever the order in which they refer to each other. */
function importModels(draft: Draft, imported: readonly ImportedModel[]): void {
  const names = new Set([...draft.api.models.keys(), ...imported.map(({ name }) => name).filter(isModelName)]);
  for (const { name, ...model } of imported) {
    draft.attempt(`Unable to create model for '${name}': `, () => {
      const existing = draft.api.models.get(name) ?? draft.before?.models.get(name);
      draft.api.models.delete(name);
      const made = makeModel(draft.context, { restApiId: draft.restApiId, name, ...model }, (one) => names.has(one));
      if (existing) draft.api.models.set(name, { ...made, id: existing.id });
    });
  }
}

function importAuthorizer(draft: Draft, { name, ...members }: ImportedAuthorizer): void {
  const held = draft.api.authorizers;
  const existing = named([...held.values(), ...(draft.before?.authorizers.values() ?? [])], name);
  draft.attempt(`Unable to create authorizer '${name}': `, () => {
    // Recreated under the identifier that it had: what the definition leaves out is gone.
    if (existing?.id) held.delete(existing.id);
    const input: CreateAuthorizerRequest = { restApiId: draft.restApiId, name, ...members };
    const { id: newId = '' } = createAuthorizer(draft.context, input);
    const id = existing?.id ?? newId;
    const made = held.get(newId);
    held.delete(newId);
    held.set(id, { ...made, id });
  });
}

function importRequestValidators(draft: Draft, extension: unknown): void {
  const held = draft.api.requestValidators;
  for (const [name, settings] of Object.entries(objectOf(extension))) {
    const members = {
      validateRequestBody: booleanOf(memberOf(settings, 'validateRequestBody')) ?? false,
      validateRequestParameters: booleanOf(memberOf(settings, 'validateRequestParameters')) ?? false,
    };
    const existing = named([...held.values(), ...(draft.before?.requestValidators.values() ?? [])], name);
    if (existing?.id) held.set(existing.id, { ...existing, ...members });
    else
      draft.attempt(`Unable to create request validator '${name}': `, () => {
        createRequestValidator(draft.context, { restApiId: draft.restApiId, name, ...members });
      });
  }
}

function importGatewayResponses(draft: Draft, extension: unknown): void {
  for (const [responseType, response] of Object.entries(objectOf(extension))) {
    const statusCode = textOf(memberOf(response, 'statusCode'));
    draft.attempt(`Unable to put gateway response '${responseType}': `, () => {
      putGatewayResponse(draft.context, {
        restApiId: draft.restApiId,
        // The seam: whether there is such a type is for the operation to say.
        responseType: responseType as 'DEFAULT_4XX',
        ...(statusCode === undefined ? {} : { statusCode }),
        responseParameters: textMap(memberOf(response, 'responseParameters')),
        responseTemplates: textMap(memberOf(response, 'responseTemplates')),
      });
    });
  }
}

/** No request with a longer one reaches the service. */
const longestPath = 10_240;

/** The resource at a path, with every resource on the way that isn't there. */
function resourceAt(draft: Draft, path: string): HeldResource {
  const { api, context, restApiId } = draft;
  if (path.length > longestPath) throw badRequest(`The path has more than ${longestPath} characters`);
  const root = api.resources.get(api.api.rootResourceId) as HeldResource;
  return path
    .split('/')
    .filter(Boolean)
    .reduce((parent, pathPart) => {
      const known = [...api.resources.values()].find((one) => one.parentId === parent.id && one.pathPart === pathPart);
      if (known) return known;
      const { id = '', path: at = '' } = createResource(context, { restApiId, parentId: parent.id, pathPart });
      const made = api.resources.get(id) as HeldResource;
      api.resources.delete(id);
      made.id = draft.resourceIdAt(at) ?? id;
      api.resources.set(made.id, made);
      return made;
    }, root);
}

function importMethod(draft: Draft, resource: HeldResource, path: string, method: ImportedMethod): void {
  const { api, context, restApiId } = draft;
  const { httpMethod, methodResponses, integration, requestParameters } = method;
  const { authorizer, authorizationScopes = [], requestValidator, operationName, requestModels } = method;
  const address = { restApiId, resourceId: resource.id, httpMethod };
  const place = `'${httpMethod}' for resource at path '${path}': `;
  let isPut = false;
  draft.attempt(`Unable to put method '${httpMethod}' on resource at path '${path}': `, () => {
    resource.methods.delete(httpMethod);
    putMethod(context, {
      ...address,
      authorizationType: method.authorizationType,
      apiKeyRequired: method.apiKeyRequired,
      ...(Object.keys(requestParameters).length === 0 ? {} : { requestParameters }),
      ...(Object.keys(requestModels).length === 0 ? {} : { requestModels }),
      ...(operationName === undefined ? {} : { operationName }),
      ...(authorizer === undefined ? {} : { authorizerId: idOf(api.authorizers, authorizer) }),
      // What a requirement lists for another kind of authorizer isn't a scope.
      ...(method.authorizationType === 'COGNITO_USER_POOLS' && authorizationScopes.length > 0
        ? { authorizationScopes }
        : {}),
      ...(requestValidator === undefined ? {} : { requestValidatorId: idOf(api.requestValidators, requestValidator) }),
    });
    isPut = true;
  });
  if (!isPut) return;
  for (const response of methodResponses) {
    draft.attempt(`Unable to put method response '${response.statusCode}' on ${place}`, () => {
      putMethodResponse(context, { ...address, ...response });
    });
  }
  if (!integration) return;
  draft.attempt(`Unable to put integration on ${place}`, () => {
    // The seam: the extension's words are those of the operation, which checks them.
    putIntegration(context, { ...address, ...integration.integration } as Parameters<typeof putIntegration>[1]);
    for (const response of integration.responses) {
      draft.attempt(`Unable to put integration response on ${place}`, () => {
        putIntegrationResponse(context, { ...address, ...response });
      });
    }
  });
}

interface Named {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}

const named = <Thing extends Named>(things: readonly Thing[], name: string) => things.find((one) => one.name === name);

const idOf = (things: ReadonlyMap<string, Named>, name: string) => named([...things.values()], name)?.id ?? '';

function importDocumentation(draft: Draft, { root }: OpenApiDocument, mode: 'merge' | 'overwrite'): void {
  const extension = memberOf(root, 'x-amazon-apigateway-documentation');
  if (mode === 'merge' && listOf(memberOf(extension, 'documentationParts')).length === 0) return;
  importParts(draft.context, draft.api.documentation, { definition: root, mode });
}
