/**
 * Everything that was written, put together as the model has it, before it is checked.
 *
 * @module
 */

import { addressIn, type KindNode } from '../kinds/kind.js';
import { parentPath } from '../model/address.js';
import type { MethodNode } from '../model/method.js';
import { listsOfApi, type ResourceNode, type RestApiNode } from '../model/rest-api.js';
import { setEntry } from '../plain.js';
import { entryOf, nameText } from './plain.js';
import type { RestApiState } from './rest-api-state.js';
import type { RouteState } from './route.js';
import { definitionRules } from './rules/index.js';
import { longestPath } from './rules/paths.js';
import type { Draft, DraftMethod } from './rules/rule.js';

/** The draft of an API with `routes`; each is a route's state, or the address of something else. */
export function draftOf(state: RestApiState, routes: readonly (RouteState | string)[]): Draft {
  const repeated = new Set<string>();
  const declared = listsOfApi((list, kind) => {
    const found: Record<string, KindNode> = {};
    for (const node of state[list]) {
      const key = nameText(kind.keyOf(node));
      if (Object.hasOwn(found, key)) repeated.add(addressIn(kind, key));
      else setEntry(found, key, node);
    }
    return found;
  });

  const otherApis: [address: string, name: string][] = [];
  const methods = new Map<string, DraftMethod>();
  const paths = new Map<string, Place>([['/', newPlace()]]);
  for (const route of routes) {
    if (typeof route === 'string') continue;
    if (route.api.name !== state.name) otherApis.push([route.address, nameText(route.api.name)]);
    const place = placeAt(paths, route.path);
    for (const path in route.moves) {
      const former = paths.get(path)?.former;
      for (const old of route.moves[path] ?? []) if (former?.includes(old) === false) former.push(old);
    }
    const draft = draftMethod(route, declared.authorizers);
    if (methods.has(draft.address)) repeated.add(draft.address);
    else {
      methods.set(draft.address, draft);
      setEntry(place.methods, nameText(draft.method.httpMethod), draft.method);
    }
  }

  const resources: Record<string, ResourceNode> = {};
  for (const [path, { former, methods: own }] of paths) {
    const [movedFrom] = former;
    resources[path] = {
      kind: 'Resource',
      path,
      ...(movedFrom === undefined ? undefined : { movedFrom }),
      methods: own,
    };
  }
  return {
    api: { kind: 'RestApi', name: state.name, settings: state.settings, ...declared, resources },
    methods: [...methods.values()],
    paths: new Map([...paths].map(([path, { former }]) => [path, former])),
    repeated: [...repeated],
    strangers: routes.filter((route) => typeof route === 'string'),
    otherApis,
    rules: state.rules,
    ruleIds: definitionRules.map(({ id }) => id),
  };
}

/** A path with what is known of it so far. */
interface Place {
  readonly former: string[];
  readonly methods: Record<string, MethodNode>;
}

const newPlace = (): Place => ({ former: [], methods: {} });

/** The place of a path; every path above it gets one, too, and before it. */
function placeAt(paths: Map<string, Place>, path: string): Place {
  const known = paths.get(path);
  if (known !== undefined) return known;
  const missing: string[] = [];
  let above: string | undefined = path;
  while (above !== undefined && !paths.has(above)) {
    missing.push(above);
    above = above.startsWith('/') && path.length <= longestPath ? parentPath(above) : undefined;
  }
  let place = newPlace();
  for (const one of missing.reverse()) {
    place = newPlace();
    paths.set(one, place);
  }
  return place;
}

function draftMethod(route: RouteState, authorizers: RestApiNode['authorizers']): DraftMethod {
  const { method } = route;
  if (method.authorizationType !== undefined) return route as DraftMethod;
  // What decides by an authorizer is known by the authorizer's own type.
  const { authorizer } = method;
  const declared = authorizer && 'name' in authorizer ? entryOf(authorizers, authorizer.name) : undefined;
  const authorizationType = declared?.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
  return { ...route, method: Object.freeze({ ...method, authorizationType }) };
}
