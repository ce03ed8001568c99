/**
 * The service's answers as nodes of the model.
 *
 * @module
 */

import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { KindNode, ListedKind } from '../kinds/kind.js';
import type {
  ConnectionType,
  IntegrationNode,
  IntegrationResponseNode,
  PassthroughBehavior,
} from '../model/integration.js';
import type { AuthorizationType, HttpMethod, MethodNode, MethodResponseNode, NameOrId } from '../model/method.js';
import type { ResourceNode, RestApiSettings } from '../model/rest-api.js';
import { mapValues, ownEntry, withoutUndefined } from '../plain.js';
import { policyText } from './policy-text.js';

/** The names of what methods refer to by id, as far as they were read. */
export interface Names {
  readonly authorizers: ReadonlyMap<string, string>;
  readonly requestValidators: ReadonlyMap<string, string>;
}

/** The REST API's own members. */
export function settingsFrom(api: Sdk.RestApi): RestApiSettings {
  const { policy, tags } = api;
  return withoutUndefined<RestApiSettings>({
    description: api.description,
    version: api.version,
    binaryMediaTypes: api.binaryMediaTypes,
    minimumCompressionSize: api.minimumCompressionSize,
    apiKeySource: api.apiKeySource,
    endpointConfiguration: api.endpointConfiguration && withoutUndefined(api.endpointConfiguration),
    policy: policy === undefined ? undefined : policyText(policy),
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
    securityPolicy: api.securityPolicy,
    endpointAccessMode: api.endpointAccessMode,
    // AWS's own tags can't be set or taken away by anybody else.
    tags: tags && Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith('aws:'))),
  });
}

/** A listed item of a kind: of its members those that the kind's nodes have. */
export function listedFrom(kind: ListedKind, item: Readonly<Record<string, unknown>>): KindNode {
  if (kind.fromService !== undefined) return kind.fromService(item);
  const members = Object.keys(kind.members).map((name) => [name, ownEntry(item, name)] as const);
  return withoutUndefined({ kind: kind.kind, ...Object.fromEntries(members) });
}

/** A path with its methods. */
export function resourceFrom(path: string, resource: Sdk.Resource, names: Names): ResourceNode {
  return {
    kind: 'Resource',
    path,
    methods: mapValues(resource.resourceMethods, (method, verb) => methodFrom(verb, method, names)),
  };
}

function methodFrom(verb: string, method: Sdk.Method, names: Names): MethodNode {
  const { methodIntegration, methodResponses, authorizerId, requestValidatorId, ...members } = method;
  return withoutUndefined<MethodNode>({
    ...members,
    kind: 'Method',
    httpMethod: verb as HttpMethod,
    // The service takes and keeps `none` too.
    authorizationType: (method.authorizationType ?? 'NONE').toUpperCase() as AuthorizationType,
    authorizer: nameOrId(names.authorizers, authorizerId),
    requestValidator: nameOrId(names.requestValidators, requestValidatorId),
    methodResponses: mapValues(methodResponses, methodResponseFrom),
    integration: methodIntegration && integrationFrom(methodIntegration),
  });
}

function methodResponseFrom(response: Sdk.MethodResponse, statusCode: string): MethodResponseNode {
  return withoutUndefined<MethodResponseNode>({ ...response, kind: 'MethodResponse', statusCode });
}

function integrationFrom(integration: Sdk.Integration): IntegrationNode {
  const { integrationResponses, tlsConfig, ...members } = integration;
  return withoutUndefined<IntegrationNode>({
    ...members,
    kind: 'Integration',
    type: integration.type ?? 'MOCK',
    connectionType: integration.connectionType as ConnectionType | undefined,
    passthroughBehavior: integration.passthroughBehavior as PassthroughBehavior | undefined,
    tlsConfig: tlsConfig && withoutUndefined(tlsConfig),
    integrationResponses: mapValues(integrationResponses, integrationResponseFrom),
  });
}

function integrationResponseFrom(response: Sdk.IntegrationResponse, statusCode: string): IntegrationResponseNode {
  return withoutUndefined<IntegrationResponseNode>({ ...response, kind: 'IntegrationResponse', statusCode });
}

function nameOrId(names: ReadonlyMap<string, string>, id: string | undefined): NameOrId | undefined {
  if (id === undefined) return undefined;
  const name = names.get(id);
  return name === undefined ? { id } : { name };
}
