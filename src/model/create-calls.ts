/**
 * From what a definition describes to the calls that make it, when nothing of it exists yet.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import { kindOfList, namedKinds } from '../kinds/index.js';
import { type KindNode, type KnownIds, type ListedKind, plainCreate } from '../kinds/kind.js';
import { presentSettings } from '../kinds/rest-api.js';
import { addressOf, parentPath, pathPart } from './address.js';
import { methodCalls } from './create-method-calls.js';
import { type Ids, idsOfNewApi } from './ids.js';
import { withReferencesFirst } from './references-first.js';
import type { ResourceNode, RestApiNode } from './rest-api.js';

export {
  putIntegrationCall,
  putIntegrationResponseCall,
  putMethodCall,
  putMethodResponseCall,
} from './create-method-calls.js';

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

/** The calls that make a path with its methods; `/` is there already. */
export function resourceCalls(ids: Ids, resource: ResourceNode): readonly Call[] {
  const { path, methods } = resource;
  const calls: Call[] = path === '/' ? [] : [createResourceCall(ids, resource)];
  for (const method of Object.values(methods)) calls.push(...methodCalls(ids, path, method));
  return calls;
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

/** `CreateResource`, below its parent. `/` can't be made: it comes with the API. */
export function createResourceCall(ids: Ids, resource: Pick<ResourceNode, 'path'>): Call<'CreateResource'> {
  const { path } = resource;
  return newCall('CreateResource', addressOf.resource(path), {
    restApiId: ids.restApi,
    parentId: ids.resource(parentPath(path) ?? '/'),
    pathPart: pathPart(path),
  });
}
