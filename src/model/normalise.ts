/**
 * One way of writing each thing: what the service would fill in is left out, empty collections and texts are left out,
 * members that have no effect are left out, sets are sorted. Two things that behave alike are then written alike.
 *
 * @module
 */

import { deepFreeze, type Loose, mapValues, withoutUndefined } from '../plain.js';
import {
  authorizerDefaults,
  gatewayResponseDefaultsOf,
  integrationDefaults,
  methodDefaults,
  requestValidatorDefaults,
} from './defaults.js';
import type { IntegrationNode, IntegrationResponseNode } from './integration.js';
import type { MethodNode, MethodResponseNode } from './method.js';
import { policyWithoutOwnId, schemaWithoutOwnId } from './own-id.js';
import type {
  AuthorizerNode,
  EndpointConfigurationNode,
  GatewayResponseNode,
  ModelNode,
  RequestValidatorNode,
  ResourceNode,
  RestApiNode,
  RestApiSettings,
} from './rest-api.js';

/** What normalising needs to know of a live API. */
export interface NormaliseOptions {
  /** The id of the resource at a path: the default of an integration's `cacheNamespace`. */
  readonly resourceId?: (path: string) => string | undefined;
  /** The id of the API, which is left out wherever the API speaks of itself. */
  readonly restApiId?: string | undefined;
}

/** A whole API in the one way of writing it. */
export function normaliseRestApi(api: RestApiNode, options: NormaliseOptions = {}): RestApiNode {
  return deepFreeze({
    kind: 'RestApi',
    name: api.name,
    settings: normaliseSettings(api.settings, options),
    models: mapValues(api.models, (model) => normaliseModel(model, options)),
    requestValidators: mapValues(api.requestValidators, normaliseRequestValidator),
    authorizers: mapValues(api.authorizers, normaliseAuthorizer),
    gatewayResponses: mapValues(api.gatewayResponses, normaliseGatewayResponse),
    resources: mapValues(api.resources, (resource) => normaliseResource(resource, options)),
  });
}

/** Only what a definition speaks of is managed, so a member stays even when it is empty, or what the service would say. */
export function normaliseSettings(settings: RestApiSettings, { restApiId }: NormaliseOptions = {}): RestApiSettings {
  const { binaryMediaTypes, endpointConfiguration, policy, ...rest } = settings;
  return withoutUndefined<RestApiSettings>({
    ...rest,
    policy: policy === undefined || restApiId === undefined ? policy : policyWithoutOwnId(policy, restApiId),
    binaryMediaTypes: binaryMediaTypes && sorted(binaryMediaTypes),
    endpointConfiguration:
      endpointConfiguration &&
      withoutUndefined<EndpointConfigurationNode>({
        ...endpointConfiguration,
        vpcEndpointIds: endpointConfiguration.vpcEndpointIds && sorted(endpointConfiguration.vpcEndpointIds),
      }),
  });
}

/** A model in the one way of writing it. */
function normaliseModel(model: ModelNode, { restApiId }: NormaliseOptions): ModelNode {
  const { schema } = model;
  const isOwn = schema !== undefined && restApiId !== undefined;
  return withoutEmpty(isOwn ? { ...model, schema: schemaWithoutOwnId(schema, restApiId) } : model);
}

/** A request validator in the one way of writing it. */
function normaliseRequestValidator(validator: RequestValidatorNode): RequestValidatorNode {
  return withoutEmpty(validator, requestValidatorDefaults);
}

/** An authorizer in the one way of writing it. */
export function normaliseAuthorizer(authorizer: AuthorizerNode): AuthorizerNode {
  const { providerARNs, identitySource, ...rest } = authorizer;
  return withoutEmpty<AuthorizerNode>(
    {
      ...rest,
      providerARNs: providerARNs && sorted(providerARNs),
      identitySource: identitySource
        ?.split(',')
        .map((source) => source.trim())
        .join(','),
    },
    authorizerDefaults[authorizer.type],
  );
}

/** A gateway response in the one way of writing it. */
export function normaliseGatewayResponse(response: GatewayResponseNode): GatewayResponseNode {
  return withoutEmpty(response, gatewayResponseDefaultsOf(response));
}

/** A path with its methods in the one way of writing it. */
function normaliseResource(resource: ResourceNode, options: NormaliseOptions = {}): ResourceNode {
  const resourceId = options.resourceId?.(resource.path);
  return { ...resource, methods: mapValues(resource.methods, (method) => normaliseMethod(method, resourceId)) };
}

/** A method, with its answers and its integration, in the one way of writing it. */
export function normaliseMethod(method: MethodNode, resourceId?: string): MethodNode {
  const { authorizer, authorizationScopes, integration, methodResponses, ...rest } = method;
  // The service ignores an authorizer, and what belongs to one, on a method that asks for none.
  const authorized = method.authorizationType === 'CUSTOM' || method.authorizationType === 'COGNITO_USER_POOLS';
  return withoutEmpty<MethodNode>(
    {
      ...rest,
      authorizer: authorized ? authorizer : undefined,
      authorizationScopes: authorized && authorizationScopes ? sorted(authorizationScopes) : undefined,
      methodResponses: mapValues(methodResponses, normaliseMethodResponse),
      integration: integration && normaliseIntegration(integration, resourceId),
    },
    methodDefaults,
    ['methodResponses'],
  );
}

/** What a method may answer, in the one way of writing it. */
function normaliseMethodResponse(response: MethodResponseNode): MethodResponseNode {
  return withoutEmpty(response);
}

/** An integration, with its responses, in the one way of writing it. */
export function normaliseIntegration(integration: IntegrationNode, resourceId?: string): IntegrationNode {
  const { cacheKeyParameters, cacheNamespace, integrationResponses, ...rest } = integration;
  return withoutEmpty<IntegrationNode>(
    {
      ...rest,
      ...membersWithoutEffect[integration.type],
      cacheNamespace: cacheNamespace === resourceId ? undefined : cacheNamespace,
      cacheKeyParameters: cacheKeyParameters && sorted(cacheKeyParameters),
      integrationResponses: mapValues(integrationResponses, normaliseIntegrationResponse),
    },
    integrationDefaults,
    ['integrationResponses'],
  );
}

/** What an answer of the backend becomes, in the one way of writing it. */
function normaliseIntegrationResponse(response: IntegrationResponseNode): IntegrationResponseNode {
  return withoutEmpty(response);
}

/** A mock has no backend, and a proxy hands every body on as it is: there the service drops or ignores these members. */
const membersWithoutEffect: Readonly<Record<IntegrationNode['type'], Unset<IntegrationNode>>> = {
  AWS: {},
  HTTP: {},
  MOCK: { uri: undefined, httpMethod: undefined },
  AWS_PROXY: { passthroughBehavior: undefined },
  HTTP_PROXY: { passthroughBehavior: undefined },
};

type Unset<Node> = { readonly [Member in keyof Node]?: undefined };

function withoutEmpty<Node extends object>(
  node: Loose<Node>,
  defaults: Readonly<Record<string, unknown>> = {},
  kept: readonly (keyof Node & string)[] = [],
): Node {
  const members = Object.entries<unknown>(node).filter(
    ([name, value]) => (kept as readonly string[]).includes(name) || !(isEmpty(value) || isSame(value, defaults[name])),
  );
  return Object.fromEntries(members) as Node;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.values(value).every((member) => member === undefined);
}

/** Defaults are scalars, and objects of scalars that say nothing beside. */
function isSame(value: unknown, other: unknown): boolean {
  if (typeof value !== 'object' || typeof other !== 'object' || value === null || other === null)
    return value === other;
  return Object.entries(value).every(([name, member]) => member === (other as Record<string, unknown>)[name]);
}

function sorted(set: readonly string[]): readonly string[] {
  return [...new Set(set)].sort();
}
