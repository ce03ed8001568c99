/**
 * What of an API a document has to hold, so that an import makes what a plan wants and leaves alone what it should.
 *
 * @module
 */

import type { Change } from '../diff/change.js';
import type { FoundApi } from '../diff/diff.js';
import { addressIn } from '../kinds/kind.js';
import { addressOf } from '../model/address.js';
import type { MethodNode } from '../model/method.js';
import { listsOfApi, nodesIn, type ResourceNode, type RestApiNode } from '../model/rest-api.js';
import { mapValues, ownEntry, withoutUndefined } from '../plain.js';

/** All of an API as it is to be: for an import that overwrites. */
export function wholeOf(desired: RestApiNode, live: FoundApi, changes: readonly Change[]): RestApiNode {
  const gone = new Set(
    changes.flatMap(({ action, address, takes = [] }) => (action === 'delete' ? [address, ...takes] : [])),
  );
  const kept = mapValues(present(live.model.resources, gone), (resource) => ({
    ...resource,
    methods: Object.fromEntries(
      Object.entries(resource.methods).filter(([verb]) => !gone.has(addressOf.method(resource.path, verb))),
    ),
  }));
  const resources = Object.fromEntries(
    [...new Set([...Object.keys(kept), ...Object.keys(desired.resources)])].sort().map((path) => {
      const methods = { ...ownEntry(kept, path)?.methods, ...ownEntry(desired.resources, path)?.methods };
      return [path, { kind: 'Resource', path, methods } satisfies ResourceNode] as const;
    }),
  );
  const { endpointConfiguration: endpoint } = desired.settings;
  return {
    kind: 'RestApi',
    name: desired.name,
    settings: {
      ...live.model.settings,
      ...desired.settings,
      ...(endpoint ? { endpointConfiguration: { ...live.model.settings.endpointConfiguration, ...endpoint } } : {}),
    },
    ...listsOfApi((list, kind) => ({
      ...present(nodesIn(live.model, list), gone, (key) => addressIn(kind, key)),
      ...desired[list],
    })),
    documentationParts: {},
    resources: withNamespaces(resources, live),
  };
}

/** What of an API changes, and what that refers to: for an import that merges. */
export function changedPartOf(desired: RestApiNode, live: FoundApi, changes: readonly Change[]): RestApiNode {
  const changed = new Set(
    changes.flatMap(({ action, address, path, httpMethod }) => {
      if (action === 'delete' && httpMethod === undefined) return [];
      return [path !== undefined && httpMethod !== undefined ? addressOf.method(path, httpMethod) : address];
    }),
  );
  const resources = Object.fromEntries(
    Object.values(desired.resources).flatMap(({ path, methods }) => {
      const own = Object.entries(methods).filter(([verb]) => changed.has(addressOf.method(path, verb)));
      if (own.length === 0 && !changed.has(path)) return [];
      return [[path, { kind: 'Resource', path, methods: Object.fromEntries(own) } satisfies ResourceNode] as const];
    }),
  );
  const referred = referredBy(Object.values(resources).flatMap(({ methods }) => Object.values(methods)));
  const lists = listsOfApi((list, kind) => {
    const all = { ...nodesIn(live.model, list), ...nodesIn(desired, list) };
    const names = new Set<string>();
    const take = (key: string) => {
      const node = ownEntry(all, key);
      if (node === undefined || names.has(key)) return;
      names.add(key);
      for (const [other, one] of Object.entries(all)) {
        if (kind.refersTo?.(node).includes(addressIn(kind, kind.keyOf(one)))) take(other);
      }
    };
    for (const key of Object.keys(all))
      if (changed.has(addressIn(kind, key)) || referred.has(addressIn(kind, key))) take(key);
    return Object.fromEntries(Object.entries(all).filter(([key]) => names.has(key)));
  });
  const { version = live.model.settings.version, tags: _, ...settings } = desired.settings;
  return {
    kind: 'RestApi',
    name: desired.name,
    settings: withoutUndefined({ ...settings, version }),
    ...lists,
    documentationParts: {},
    resources: withNamespaces(resources, live),
  };
}

/** What isn't among the addresses of what goes. */
function present<Node>(
  nodes: Readonly<Record<string, Node>>,
  gone: ReadonlySet<string>,
  addressOfKey = (key: string) => key,
): Readonly<Record<string, Node>> {
  return Object.fromEntries(Object.entries(nodes).filter(([key]) => !gone.has(addressOfKey(key))));
}

/** The addresses of what methods refer to by name. */
function referredBy(methods: readonly MethodNode[]): ReadonlySet<string> {
  return new Set(
    methods.flatMap(({ authorizer, requestValidator, requestModels = {}, methodResponses }) => [
      ...(authorizer && 'name' in authorizer ? [addressOf.authorizer(authorizer.name)] : []),
      ...(requestValidator && 'name' in requestValidator ? [addressOf.requestValidator(requestValidator.name)] : []),
      ...[requestModels, ...Object.values(methodResponses).map(({ responseModels = {} }) => responseModels)].flatMap(
        (models) => Object.values(models).map((name) => addressOf.model(name)),
      ),
    ]),
  );
}

/** An import that finds no cache namespace stated makes one up: what is there is stated, so that it stays. */
function withNamespaces(
  resources: Readonly<Record<string, ResourceNode>>,
  { model, ids }: FoundApi,
): Readonly<Record<string, ResourceNode>> {
  return mapValues(resources, (resource, path) => ({
    ...resource,
    methods: mapValues(resource.methods, (method, verb) => {
      const live = ownEntry(ownEntry(model.resources, path)?.methods, verb)?.integration;
      const { integration } = method;
      if (integration === undefined || live === undefined || integration.cacheNamespace !== undefined) return method;
      const cacheNamespace = live.cacheNamespace ?? ownEntry(ids.resources, path);
      return cacheNamespace === undefined ? method : { ...method, integration: { ...integration, cacheNamespace } };
    }),
  }));
}
