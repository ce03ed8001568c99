/**
 * One way of writing each thing: what the service would fill in is left out, empty collections and texts are left out,
 * members that have no effect are left out, sets are sorted. Two things that behave alike are then written alike.
 *
 * @module
 */

import { type ApartList, forEachListApart, type NamedKind } from '../kinds/index.js';
import { integrationKind } from '../kinds/integration.js';
import type { Kind, KindNode, ListedKind, NormaliseContext } from '../kinds/kind.js';
import { methodKind } from '../kinds/method.js';
import { policyWithoutOwnId } from '../kinds/own-id.js';
import { changedParts } from '../kinds/parts.js';
import { resourceKind } from '../kinds/resource.js';
import { deepFreeze, mapValues, membersOf, ownEntry, setEntry, withoutUndefined } from '../plain.js';
import type { IntegrationNode } from './integration.js';
import type { MethodNode } from './method.js';
import {
  type EndpointConfigurationNode,
  type ListsApart,
  listsOfApi,
  nodesIn,
  type ResourceNode,
  type RestApiNode,
  type RestApiSettings,
} from './rest-api.js';

/** What normalising needs to know of a live API. */
export interface NormaliseOptions extends Pick<NormaliseContext, 'restApiId'> {
  /** The id of the resource at a path: the default of an integration's `cacheNamespace`. */
  readonly resourceId?: (path: string) => string | undefined;
}

/** A whole API in the one way of writing it. */
export function normaliseRestApi(api: RestApiNode, options: NormaliseOptions = {}): RestApiNode {
  const { restApiId } = options;
  const normalised = (list: NamedKind | ApartList, kind: ListedKind) =>
    mapValues(nodesIn(api, list), (node) => normaliseListed(kind, node, { restApiId }));
  return deepFreeze({
    kind: 'RestApi',
    name: api.name,
    settings: normaliseSettings(api.settings, options),
    ...listsOfApi(normalised),
    ...(forEachListApart(api, normalised) as ListsApart),
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
  return normalised(kind, node, context);
}

/** A path with its methods in the one way of writing it. */
function normaliseResource(resource: ResourceNode, { restApiId, resourceId }: NormaliseOptions = {}): ResourceNode {
  return normalised(resourceKind, resource, { restApiId, resourceId: resourceId?.(resource.path) });
}

/** A method, with its responses and its integration, in the one way of writing it. */
export function normaliseMethod(method: MethodNode, resourceId?: string): MethodNode {
  return normalised(methodKind, method, { resourceId });
}

/** An integration, with its responses, in the one way of writing it. */
export function normaliseIntegration(integration: IntegrationNode, resourceId?: string): IntegrationNode {
  return normalised(integrationKind, integration, { resourceId });
}

/**
 * A thing, with all its parts, in the one way of writing it: sets sorted; what the service fills in and what is empty left
 * out, but for records of parts.
 */
function normalised<Node extends KindNode>(kind: Kind<Node>, node: Node, context: NormaliseContext): Node {
  const own = kind.normalise?.(node, context) ?? node;
  const defaults: Readonly<Record<string, unknown>> = kind.defaults?.(own) ?? {};
  const sets: readonly string[] | undefined = kind.sets;
  const left: Record<string, unknown> = {};
  const members = membersOf(own);
  for (const name of Object.keys(members)) {
    const given = members[name];
    const partKind = ownEntry((kind as Kind).parts as Readonly<Record<string, Kind | undefined>> | undefined, name);
    if (partKind !== undefined) {
      if (given !== undefined)
        left[name] = changedParts(partKind, given, (kindOfPart, part) => normalised(kindOfPart, part, context));
      continue;
    }
    const value: unknown = sets?.includes(name) && Array.isArray(given) ? sorted(given) : given;
    // No tags at all is something else than tags that nobody speaks of.
    const isKept = name === 'tags' && 'arnPath' in kind;
    if (isKept ? value !== undefined : !(isEmpty(value) || isSame(value, defaults[name]))) setEntry(left, name, value);
  }
  // The seam: what is left are members of the node.
  return left as unknown as Node;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (typeof value !== 'object') return false;
  for (const name in value) if (membersOf(value)[name] !== undefined) return false;
  return true;
}

/** Defaults are scalars, and objects of scalars that say nothing beside. */
function isSame(value: unknown, other: unknown): boolean {
  if (typeof value !== 'object' || typeof other !== 'object' || value === null || other === null)
    return value === other;
  return Object.entries(value).every(([name, member]) => member === membersOf(other)[name]);
}

function sorted(set: readonly string[]): readonly string[] {
  return [...new Set(set)].sort();
}
