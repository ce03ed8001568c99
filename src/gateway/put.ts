import { isOvertaken } from '../apply/overtaken.js';
import type { Clock } from '../clock.js';
import type { Routes } from '../definition/builder-types.js';
import type { RestApiDefinition } from '../definition/definition.js';
import type { Problem } from '../errors/errors.js';
import { assertNoProblems, optionProblems, shown } from '../errors/options.js';
import { type PutOptions, putOptions, restApiIdProblems } from './options.js';
import { defineRoutes } from './routes.js';

/** Routes, and after them the options, if there are any. */
export type PutArguments = readonly Routes[] | readonly [...routes: Routes[], options: PutOptions];

/**
 * What is to be put.
 *
 * @throws {@link OptionsError}, {@link DefinitionError}
 */
export function putRequest(
  restApiId: unknown,
  given: PutArguments,
): { readonly definition: RestApiDefinition | undefined; readonly options: PutOptions } {
  const last = given.at(-1);
  const hasOptions = last !== undefined && !isRoutes(last) && typeof last === 'object';
  const routes = hasOptions ? given.slice(0, -1) : given;
  const options = hasOptions ? (last as PutOptions) : {};
  assertNoProblems(
    'put',
    'put()',
    isRoutes(restApiId) ? [routeFirst] : restApiIdProblems('put', restApiId),
    routes.flatMap(routeProblems),
    optionProblems('put', putOptions, options),
  );
  return { definition: defineRoutes(routes as readonly Routes[]), options };
}

const routeFirst: Problem = {
  code: 'put.rest-api-id',
  address: 'restApiId',
  message: 'The first argument must be the id of a REST API, not a route.',
  hint: 'Write put(restApiId, route). put() never creates an API: plan() and apply() do.',
};

function isRoutes(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every(isRoutes)
    : typeof value === 'object' && value !== null && '~route' in value;
}

function routeProblems(route: unknown, index: number): readonly Problem[] {
  if (isRoutes(route)) return [];
  const hint = 'A route ends with its integration: api.resource(path).method(verb).integration().lambdaProxy(arn).';
  return [
    { code: 'put.route', address: `route ${index + 1}`, message: `It must be a route, not ${shown(route)}.`, hint },
  ];
}

/** How often is planned again when others are first, and the longest wait before, in milliseconds. */
const mostRounds = 6;
const longestWaitMs = 2_000;

/** Plans and applies again while another writer is first: what it made is found by the next plan. */
export async function againWhenOvertaken<Result>(
  round: () => Promise<Result>,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<Result> {
  for (let rounds = 1; ; rounds++) {
    try {
      return await round();
    } catch (error) {
      if (rounds === mostRounds || !isOvertaken(error)) throw error;
      await clock.sleep(Math.ceil(clock.random() * Math.min(longestWaitMs, 100 * 2 ** rounds)), { signal });
    }
  }
}
