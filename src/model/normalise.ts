/**
 * One way of writing each thing: what the service would fill in is left out, empty collections and texts are left out,
 * members that have no effect are left out, sets are sorted. Two things that behave alike are then written alike.
 *
 * @module
 */

import { forEachList, forEachListApart, type ListedNode } from '../kinds/index.js';
import { integrationKind } from '../kinds/integration.js';
import { integrationResponseKind } from '../kinds/integration-response.js';
import type { Kind, KindNode, ListedKind, NormaliseContext } from '../kinds/kind.js';
import { methodKind } from '../kinds/method.js';
import { methodResponseKind } from '../kinds/method-response.js';
import { policyWithoutOwnId } from '../kinds/own-id.js';
import { deepFreeze, type Loose, mapValues, withoutUndefined } from '../plain.js';
import type { IntegrationNode } from './integration.js';
import type { MethodNode } from './method.js';
import type {
  EndpointConfigurationNode,
  ListsApart,
  ListsOfApi,
  ResourceNode,
  RestApiNode,
  RestApiSettings,
} from './rest-api.js';

/** What normalising needs to know of a live API. */
export interface NormaliseOptions extends NormaliseContext {
  /** The id of the resource at a path: the default of an integration's `cacheNamespace`. */
  readonly resourceId?: (path: string) => string | undefined;
}

/** A whole API in the one way of writing it. */
export function normaliseRestApi(api: RestApiNode, options: NormaliseOptions = {}): RestApiNode {
  return deepFreeze({
    kind: 'RestApi',
    name: api.name,
    settings: normaliseSettings(api.settings, options),
    ...(forEachList((list, kind) =>
      mapValues(api[list] as Readonly<Record<string, ListedNode>>, (node) => normaliseListed(kind, node, options)),
    ) as unknown as ListsOfApi),
    ...(forEachListApart(api, (list, kind) =>
      mapValues(api[list] as Readonly<Record<string, ListedNode>>, (node) => normaliseListed(kind, node, options)),
    ) as ListsApart),
    resources: mapValues(api.resources, (resource) => normaliseResource(resource, options)),
  });
}

/** Only what a definition speaks of is managed, so a member stays even when it is empty, or what the service would say. */
export function normaliseSettings(settings: RestApiSettings, { restApiId }: NormaliseOptions = {}): RestApiSettings {
  const { binaryMediaTypes, endpointConfiguration, policy, ...rest } = settings;
  return withoutUndefined<RestApiSettings>({
    ...rest,
    policy: !policy || restApiId === undefined ? policy : policyWithoutOwnId(policy, restApiId),
    binaryMediaTypes: binaryMediaTypes && sorted(binaryMediaTypes),
    endpointConfiguration:
      endpointConfiguration &&
      withoutUndefined<EndpointConfigurationNode>({
        ...endpointConfiguration,
        vpcEndpointIds: endpointConfiguration.vpcEndpointIds && sorted(endpointConfiguration.vpcEndpointIds),
      }),
  });
}

/** A thing of which there are lists, in the one way of writing it. */
export function normaliseListed<Node extends KindNode>(
  kind: ListedKind<Node>,
  node: Node,
  context: NormaliseContext = {},
): Node {
  // No tags at all is something else than tags that nobody speaks of.
  return withoutFilledIn(
    kind,
    kind.normalise?.(node, context) ?? node,
    kind.arnPath === undefined ? [] : ['tags' as never],
  );
}

/** A path with its methods in the one way of writing it. */
function normaliseResource(resource: ResourceNode, options: NormaliseOptions = {}): ResourceNode {
  const resourceId = options.resourceId?.(resource.path);
  return { ...resource, methods: mapValues(resource.methods, (method) => normaliseMethod(method, resourceId)) };
}

/** A method, with its responses and its integration, in the one way of writing it. */
export function normaliseMethod(method: MethodNode, resourceId?: string): MethodNode {
  const { authorizer, authorizationScopes, integration, methodResponses, ...rest } = method;
  // The service ignores an authorizer, and what belongs to one, on a method that asks for none.
  const authorized = method.authorizationType === 'CUSTOM' || method.authorizationType === 'COGNITO_USER_POOLS';
  return withoutFilledIn<MethodNode>(
    methodKind,
    {
      ...rest,
      authorizer: authorized ? authorizer : undefined,
      authorizationScopes: authorized ? authorizationScopes : undefined,
      methodResponses: mapValues(methodResponses, (response) => withoutFilledIn(methodResponseKind, response)),
      integration: integration && normaliseIntegration(integration, resourceId),
    },
    ['methodResponses'],
  );
}

/** An integration, with its responses, in the one way of writing it. */
export function normaliseIntegration(integration: IntegrationNode, resourceId?: string): IntegrationNode {
  const { cacheNamespace, integrationResponses, ...rest } = integration;
  return withoutFilledIn<IntegrationNode>(
    integrationKind,
    {
      ...rest,
      ...membersWithoutEffect[integration.type],
      cacheNamespace: cacheNamespace === resourceId ? undefined : cacheNamespace,
      integrationResponses: mapValues(integrationResponses, (response) =>
        withoutFilledIn(integrationResponseKind, response),
      ),
    },
    ['integrationResponses'],
  );
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

/** Sets sorted; what the service fills in and what is empty left out. */
function withoutFilledIn<Node extends KindNode>(
  kind: Kind<Node>,
  node: Loose<Node>,
  kept: readonly (keyof Node & string)[] = [],
): Node {
  const defaults: Readonly<Record<string, unknown>> = kind.defaults?.(node as Node) ?? {};
  const sets = kind.sets as readonly string[] | undefined;
  const members = Object.entries<unknown>(node)
    .map(([name, value]): [string, unknown] => [
      name,
      sets?.includes(name) && Array.isArray(value) ? sorted(value) : value,
    ])
    .filter(
      ([name, value]) =>
        (kept as readonly string[]).includes(name) || !(isEmpty(value) || isSame(value, defaults[name])),
    );
  return Object.fromEntries(members) as unknown as Node;
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
