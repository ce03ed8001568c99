/**
 * From what a definition describes to the calls that make it, when nothing of it exists yet.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import { kindOfList, namedKinds } from '../kinds/index.js';
import {
  type Kind,
  type KindNode,
  type KnownIds,
  type ListedKind,
  type Place,
  placeAt,
  plainCreate,
} from '../kinds/kind.js';
import { methodKind } from '../kinds/method.js';
import { forEachPart } from '../kinds/parts.js';
import { resourceKind } from '../kinds/resource.js';
import { presentSettings } from '../kinds/rest-api.js';
import { addressOf } from './address.js';
import { idsOfNewApi } from './ids.js';
import { withReferencesFirst } from './references-first.js';
import type { ResourceNode, RestApiNode } from './rest-api.js';

/**
 * The calls that make a whole API, in an order that the service accepts: the API, what methods refer to by name,
 * then each path before the paths below it, and each method with its responses and its integration.
 */
export function creationCalls(api: RestApiNode): readonly Call[] {
  const ids = idsOfNewApi;
  const calls: Call[] = [
    createRestApiCall(api),
    ...namedKinds.flatMap((list) => creationOfListed(kindOfList(list), api[list] ?? {}, ids)),
  ];
  for (const resource of Object.values(api.resources)) calls.push(...resourceCalls(ids, resource));
  return Object.freeze(calls);
}

/** The calls that make all things of a kind, what is referred to first; circles are closed at the end. */
function creationOfListed(kind: ListedKind, nodes: Readonly<Record<string, KindNode>>, ids: KnownIds): readonly Call[] {
  const closing: Call[] = [];
  const calls = withReferencesFirst(kind, nodes).flatMap(({ node, circular }) => {
    if (kind.builtIn?.nodes.has(kind.keyOf(node))) return kind.builtIn.update(node, ids);
    if (circular.length === 0 || kind.circular === undefined) return createListedCalls(kind, node, ids);
    closing.push(kind.circular.complete(node, ids));
    return createListedCalls(kind, kind.circular.without(node, circular), ids);
  });
  return [...calls, ...closing];
}

/** The calls that make a path with all that is below it; `/` is there already. */
export function resourceCalls(ids: KnownIds, resource: ResourceNode): readonly Call[] {
  const { path, methods } = resource;
  const calls: Call[] = path === '/' ? [] : [...placedCalls(resourceKind, resource, ids, placeAt(ids, path))];
  for (const verb in methods) {
    const method = methods[verb];
    if (method === undefined) continue;
    const place = placeAt(ids, path, method.httpMethod);
    const add = (kind: Kind, node: KindNode) => calls.push(...placedCalls(kind, node, ids, place));
    add(methodKind, method);
    forEachPart(methodKind, method, add);
  }
  return calls;
}

/** The calls that make something that stands below a path, without its parts. */
export function placedCalls(kind: Kind, node: KindNode, ids: KnownIds, place: Place): readonly Call[] {
  return kind.creation?.(node, ids, place) ?? [];
}

/** `CreateRestApi`, with the settings that the definition mentions. */
export function createRestApiCall(api: Pick<RestApiNode, 'name' | 'settings'>): Call<'CreateRestApi'> {
  return newCall('CreateRestApi', addressOf.restApi, { name: api.name, ...presentSettings(api.settings) });
}

/** The calls that make a thing of which there are lists. */
export function createListedCalls<Node extends KindNode>(
  kind: ListedKind<Node>,
  node: Node,
  ids: KnownIds,
): readonly Call[] {
  return kind.creation?.(node, ids) ?? [plainCreate(kind, node, ids)];
}
