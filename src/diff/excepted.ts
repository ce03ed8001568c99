/**
 * What pruning leaves alone.
 *
 * @module
 */

import { type OptionCheck, shown } from '../errors/options.js';
import { kindOfList, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { addressOf, parentPath } from '../model/address.js';
import { referTo } from '../model/ids.js';
import { listsOfApi, nodesIn, type ResourceNode, type RestApiNode } from '../model/rest-api.js';
import { isRecord } from '../plain.js';
import { diffResources } from './resources.js';

type Resources = Readonly<Record<string, ResourceNode>>;

/** The form of a route. */
const route = /^[A-Z]+ (\/.*)$/;

/** What is wrong with what is said of pruning. */
export const pruneOption: OptionCheck = (value) => {
  if (typeof value === 'boolean') return undefined;
  const { except, ...others } = (isRecord(value) ? value : {}) as { readonly except?: unknown };
  if (!Array.isArray(except) || Object.keys(others).length > 0)
    return { message: `It must be true, false or { except: […] }, not ${shown(value)}.` };
  const odd = except.findIndex((address) => typeof address !== 'string' || !canBeExcepted(address));
  if (odd < 0) return undefined;
  return {
    message: `${shown(except[odd])} isn't the address of anything that pruning deletes.`,
    hint: "Name a path with everything below it ('/tenants'), a route ('GET /pets'), or a thing ('model Pet').",
  };
};

/** Whether a text is an address of what can be excepted from pruning: a path, a route, or a thing of an API's lists. */
function canBeExcepted(address: string): boolean {
  const starts = namedKinds.map((list) => addressIn(kindOfList(list), ''));
  return (
    address.startsWith('/') ||
    route.test(address) ||
    starts.some((start) => address.startsWith(start) && address.length > start.length)
  );
}

/**
 * What a definition wants, and of what is live that it doesn't speak of what is excepted, as it is: a path with everything
 * below it, a route, a model and the like.
 */
export function withExcepted(desired: RestApiNode, live: RestApiNode, except: readonly string[]): RestApiNode {
  const lists = listsOfApi((list, kind) => {
    const kept = Object.entries(nodesIn(live, list)).filter(([key]) => except.includes(addressIn(kind, key)));
    return { ...Object.fromEntries(kept), ...desired[list] };
  });
  return { ...desired, ...lists, resources: withResources(desired.resources, live.resources, except) };
}

function withResources(desired: Resources, live: Resources, except: readonly string[]): Resources {
  const isBelow = (path: string) =>
    except.some((above) => above === '/' || path === above || path.startsWith(`${above}/`));
  const resources = new Map(Object.entries(desired));
  const paths = pathsAfterMoves(desired, live);
  for (const { path: found, methods } of Object.values(live)) {
    const kept = Object.entries(methods).filter(
      ([verb]) => isBelow(found) || except.includes(addressOf.method(found, verb)),
    );
    if (kept.length === 0 && !isBelow(found)) continue;
    const path = paths.get(found) ?? found;
    for (const above of ancestorsOf(path))
      if (!resources.has(above)) resources.set(above, { kind: 'Resource', path: above, methods: {} });
    const own = resources.get(path) ?? { kind: 'Resource', path, methods: {} };
    resources.set(path, { ...own, methods: { ...Object.fromEntries(kept), ...own.methods } });
  }
  return Object.fromEntries(resources);
}

/** Where live paths are when the resources have moved that a definition moves. */
function pathsAfterMoves(desired: Resources, live: Resources): ReadonlyMap<string, string> {
  const { places } = diffResources(desired, { resources: live, idOf: referTo }, true);
  return new Map([...places].flatMap(([path, place]) => (place.live === undefined ? [] : [[place.live.path, path]])));
}

/** The paths above one, the highest first. */
function ancestorsOf(path: string): readonly string[] {
  const parent = parentPath(path);
  return parent === undefined ? [] : [...ancestorsOf(parent), parent];
}
