/**
 * A model as the statements of a module: shared things first, then path by path.
 *
 * @module
 */

import type { RestApiDefinition } from '../definition/definition.js';
import { DefinitionError } from '../definition/definition-error.js';
import { restApi } from '../definition/rest-api.js';
import { builtInModels } from '../kinds/model.js';
import { addressOf, parentPath } from '../model/address.js';
import type { MethodNode } from '../model/method.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { ResourceNode, RestApiNode } from '../model/rest-api.js';
import { isSameData } from '../plain.js';
import { corsOptionsOf } from './cors-options.js';
import { camelCase, type Identifiers, pathWords } from './identifiers.js';
import type { Step, Value } from './layout.js';
import { methodSteps, partsOf, settingsOf, type Telling } from './steps.js';

/** A constant of the module: a chain of steps on another one, or on `restApi(…)`. */
export interface Statement {
  readonly name: string;
  readonly root: string | Step;
  readonly steps: readonly Step[];
  /** What it is about. */
  readonly address: string;
  /** What becomes of it: `define` takes routes, and what is listed is exported beside the definition. */
  readonly use: 'route' | 'listed' | 'other';
}

/** What stands where a path or a method of the model can't be told. */
export interface Gap {
  readonly address: string;
  readonly steps?: undefined;
}

/** A model as statements. */
export interface Statements {
  readonly api: Statement;
  readonly rest: readonly (Statement | Gap)[];
}

/** The statements that tell a model; `rules` are those that are switched off. */
export function statementsOf(
  api: RestApiNode,
  rules: readonly string[],
  telling: Telling,
  identifiers: Identifiers,
  name: string = identifiers.claim('api'),
): Statements {
  const settings = settingsOf(api.settings, telling);
  const options = {
    ...settings,
    ...(rules.length === 0 ? {} : { rules: Object.fromEntries(rules.map((id) => [id, 'off'])) }),
  } as { readonly [name: string]: Value };
  const root: Step = {
    name: 'restApi',
    parameters: Object.keys(options).length === 0 ? [api.name] : [api.name, options],
  };
  const steps = partsOf(api, telling).map((part) => part.step);
  return {
    api: { name, root, steps, address: addressOf.restApi, use: 'other' },
    rest: routeStatements(api, name, telling, identifiers),
  };
}

function routeStatements(
  api: RestApiNode,
  apiName: string,
  telling: Telling,
  identifiers: Identifiers,
): readonly (Statement | Gap)[] {
  const models = new Set([...builtInModels.keys(), ...Object.keys(api.models)]);
  const resources = Object.values(api.resources);
  const withRoutes = pathsWithRoutes(resources);
  const names = new Map<string, string>();
  const result: (Statement | Gap)[] = [];
  for (const { path, movedFrom, methods } of resources) {
    const told = Object.values(methods).filter(({ integration }) => integration !== undefined);
    if (told.length > 0 || (movedFrom !== undefined && withRoutes.has(path))) {
      const [above, below] = nearest(names, path) ?? [apiName, path];
      const words = pathWords(path);
      const name = identifiers.claim(camelCase(words, 32)?.replace(/^_/, 'path'), 'path');
      names.set(path, name);
      const moved = movedFrom === undefined ? [] : [{ name: 'movedFrom', parameters: [movedFrom] }];
      const steps = [{ name: 'resource', parameters: [below] }, ...moved];
      result.push({ name, root: above, steps, address: addressOf.resource(path), use: 'other' });
    } else if (path !== '/' && !withRoutes.has(path)) result.push({ address: addressOf.resource(path) });
    for (const method of Object.values(methods)) {
      const address = addressOf.method(path, method.httpMethod);
      const root = names.get(path);
      const steps = preflightSteps(path, method, telling) ?? methodSteps(method, { ...telling, path, models });
      if (steps === undefined || root === undefined) result.push({ address });
      else {
        const operationName = camelCase(method.operationName ?? '', 40);
        const name = identifiers.claim(
          operationName?.startsWith('_') ? undefined : operationName,
          camelCase(`${method.httpMethod.toLowerCase()} ${pathWords(path)}`, 40),
        );
        result.push({ name, root, steps, address, use: 'route' });
      }
    }
  }
  return result;
}

/** The paths that have a route, at them or below. */
function pathsWithRoutes(resources: readonly ResourceNode[]): ReadonlySet<string> {
  const result = new Set<string>();
  for (const { path, methods } of resources) {
    if (!Object.values(methods).some(({ integration }) => integration !== undefined)) continue;
    for (let at: string | undefined = path; at !== undefined && !result.has(at); at = parentPath(at)) result.add(at);
  }
  return result;
}

/** The name of the nearest path above that has one, and the path from there. */
function nearest(names: ReadonlyMap<string, string>, path: string): readonly [name: string, path: string] | undefined {
  for (let above = path.slice(0, path.lastIndexOf('/')); above !== ''; above = above.slice(0, above.lastIndexOf('/'))) {
    const name = names.get(above);
    if (name !== undefined) return [name, path.slice(above.length)];
  }
  return undefined;
}

/** The one step for a method that `cors()` would make, to the last member. */
function preflightSteps(path: string, method: MethodNode, { explicit }: Telling): readonly Step[] | undefined {
  const options = corsOptionsOf(method);
  if (explicit || options === undefined) return undefined;
  const isMade = (made: RestApiDefinition) =>
    isSameData(
      normaliseRestApi(made.model).resources[path]?.methods['OPTIONS'],
      normaliseRestApi({
        ...made.model,
        resources: { [path]: { kind: 'Resource', path, methods: { OPTIONS: method } } },
      }).resources[path]?.methods['OPTIONS'],
    );
  const api = restApi('preflight');
  try {
    if (!isMade(api.define(api.resource(path).cors(options)))) return undefined;
  } catch (error) {
    // What `cors()` refuses is told step by step.
    if (!(error instanceof DefinitionError)) throw error;
    return undefined;
  }
  // The seam: options of CORS are texts, numbers, and lists of texts.
  return [{ name: 'cors', parameters: [options as unknown as Value] }];
}
