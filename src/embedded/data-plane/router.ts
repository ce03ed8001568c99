import { pathOf } from '../control-plane/lookup.js';
import type { HeldMethod, HeldResource, HeldRestApi } from '../control-plane/state.js';
import { percentDecoded } from '../invoke/invocation.js';

/** The method that a path and a verb lead to, with the path's variables as they were sent. */
export interface Match {
  readonly resource: HeldResource;
  readonly resourcePath: string;
  readonly method: HeldMethod;
  readonly pathParameters: Readonly<Record<string, string>>;
}

/** Finds methods by path and verb; `undefined` where an API has none. */
export type Router = (verb: string, path: string) => Match | undefined;

/** What `ANY` stands for. */
export const verbs: ReadonlySet<string> = new Set(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']);

interface Node {
  readonly statics: Map<string, Node>;
  variable?: { readonly name: string; readonly node: Node };
  greedy?: { readonly name: string; readonly resource: HeldResource };
  resource?: HeldResource;
}

const newNode = (): Node => ({ statics: new Map() });

/**
 * Routes by path *and* method: a segment that is written out comes before a variable, a variable before a greedy one, and
 * what leads to no method with the verb (or `ANY`) is left again for the next.
 */
export function routerOf(api: HeldRestApi): Router {
  const root = newNode();
  const paths = new Map<HeldResource, string>();
  for (const resource of api.resources.values()) {
    const path = pathOf(api, resource);
    paths.set(resource, path);
    place(root, segmentsOf(path), resource);
  }
  return (verb, path) => {
    const found = find(root, segmentsOf(path), 0, verb);
    if (!found) return undefined;
    const { resource, method } = found;
    return {
      resource,
      method,
      resourcePath: paths.get(resource) ?? '',
      pathParameters: found.variables.length === 0 ? noParameters : Object.fromEntries(found.variables.reverse()),
    };
  };
}

const noParameters: Match['pathParameters'] = Object.freeze({});

/** Slashes at both ends play no part; those inside stand for empty segments. */
function segmentsOf(path: string): readonly string[] {
  let [start, end] = [0, path.length];
  while (path[start] === '/') start++;
  while (end > start && path[end - 1] === '/') end--;
  return start === end ? [] : path.slice(start, end).split('/');
}

function place(root: Node, segments: readonly string[], resource: HeldResource): void {
  let node = root;
  for (const segment of segments) {
    const [, name, plus] = /^\{(.+?)(\+?)\}$/.exec(segment) ?? [];
    if (name === undefined) {
      const next = node.statics.get(segment) ?? newNode();
      node.statics.set(segment, next);
      node = next;
    } else if (plus) {
      node.greedy = { name, resource };
      return;
    } else {
      node.variable ??= { name, node: newNode() };
      node = node.variable.node;
    }
  }
  node.resource = resource;
}

interface Found {
  readonly resource: HeldResource;
  readonly method: HeldMethod;
  /** The last one first. */
  readonly variables: [name: string, value: string][];
}

function find(node: Node, segments: readonly string[], at: number, verb: string): Found | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.resource && withMethod(node.resource, verb);
  const written = node.statics.get(segment) ?? node.statics.get(percentDecoded(segment));
  const found = written && find(written, segments, at + 1, verb);
  if (found) return found;
  if (node.variable && segment !== '') {
    const below = find(node.variable.node, segments, at + 1, verb);
    if (below) {
      below.variables.push([node.variable.name, segment]);
      return below;
    }
  }
  if (!node.greedy) return undefined;
  const taken = withMethod(node.greedy.resource, verb);
  taken?.variables.push([node.greedy.name, segments.slice(at).join('/')]);
  return taken;
}

function withMethod(resource: HeldResource, verb: string): Found | undefined {
  const method = resource.methods.get(verb) ?? (verbs.has(verb) ? resource.methods.get('ANY') : undefined);
  return method && { resource, method, variables: [] };
}
