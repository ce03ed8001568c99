import type { Routes } from '../definition/builder-types.js';
import { defineApi } from '../definition/define.js';
import type { RestApiDefinition } from '../definition/definition.js';
import type { RestApiState } from '../definition/rest-api-state.js';

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
  return {
    ...last,
    models: latest(apis, 'models', ({ name }) => name),
    requestValidators: latest(apis, 'requestValidators', ({ name }) => name),
    authorizers: latest(apis, 'authorizers', ({ name }) => name),
    gatewayResponses: latest(apis, 'gatewayResponses', ({ responseType }) => responseType),
  };
}

type Declared = Pick<RestApiState, 'models' | 'requestValidators' | 'authorizers' | 'gatewayResponses'>;

/** Of everything that is declared under one name, what was declared last. */
function latest<Kind extends keyof Declared>(
  apis: readonly RestApiState[],
  kind: Kind,
  nameOf: (node: Declared[Kind][number]) => string,
): readonly Declared[Kind][number][] {
  const nodes = apis.flatMap((api): readonly Declared[Kind][number][] => api[kind]);
  return [...new Map(nodes.map((node) => [nameOf(node), node])).values()];
}
