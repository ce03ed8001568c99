import type { Routes } from '../definition/builder-types.js';
import { defineApi } from '../definition/define.js';
import type { RestApiDefinition } from '../definition/definition.js';
import type { RestApiState } from '../definition/rest-api-state.js';
import { forEachList, type ListedNode, type NamedKind } from '../kinds/index.js';
import type { ListedKind } from '../kinds/kind.js';

/**
 * The definition of nothing but some routes, and of what their API declares. Routes of one API in different states of
 * its description see what any of these declares.
 *
 * @throws {@link DefinitionError} that lists everything that is wrong.
 */
export function defineRoutes(routes: readonly Routes[]): RestApiDefinition | undefined {
  const states = routes.flat().map((route) => route['~route']);
  const apis = [...new Set(states.map(({ api }) => api))];
  const last = apis.at(-1);
  return last && defineApi(merged(last, apis), states);
}

function merged(last: RestApiState, apis: readonly RestApiState[]): RestApiState {
  if (apis.length === 1) return last;
  // The seam: what a list holds are nodes of its kind.
  return { ...last, ...forEachList((list, kind) => latest(apis, list, kind)) } as unknown as RestApiState;
}

/** Of everything that is declared under one name, what was declared last. */
function latest(apis: readonly RestApiState[], list: NamedKind, kind: ListedKind): readonly ListedNode[] {
  const nodes = apis.flatMap((api): readonly ListedNode[] => api[list]);
  return [...new Map(nodes.map((node) => [kind.keyOf(node), node])).values()];
}
