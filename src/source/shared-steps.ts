/**
 * Writes what most routes of an API have in common once, as the API's defaults.
 *
 * @module
 */

import { hasStep, type IntegrationStartName, integrationStarts } from '../definition/integration-starts.js';
import { methodOfAddress } from '../model/address.js';
import { isSameData } from '../plain.js';
import type { Step, Value } from './layout.js';
import type { Gap, Statement, Statements } from './statements.js';

/** How many routes must share a value before it becomes a default. */
const fewest = 3;

type One = Statement | Gap;

/** Statements with the steps that most routes share as defaults of the API. */
export function withDefaults({ api, rest }: Statements): Statements {
  const routes = rest.filter(isMethod);
  const shared = [
    ...sharedAuthorization(routes),
    ...sharedByMost('apiKeyRequired', routes, true, [{ name: 'apiKeyRequired', parameters: [false] }]),
    ...sharedByAll('requestValidator', routes),
    ...sharedByAll('passthrough', routes),
    ...sharedByAll('timeoutInMillis', routes),
  ];
  const cors = sharedPreflight(rest);
  if (shared.length === 0 && cors === undefined) return { api, rest };
  const defaults = Object.fromEntries([
    ...shared.map(({ option, value }) => [option, value] as const),
    ...(cors === undefined ? [] : [['cors', cors.options] as const]),
  ]);
  const withoutPreflights = rest.filter((one) => one.steps === undefined || !cors?.dropped.has(one));
  return {
    api: { ...api, steps: [...api.steps, { name: 'defaults', parameters: [defaults] }] },
    rest: withoutPreflights.map((one) =>
      isMethod(one) ? shared.reduce((statement, { edit }) => edit(statement), one) : one,
    ),
  };
}

function isMethod(one: One): one is Statement {
  return one.steps !== undefined && one.use === 'route' && one.steps[0]?.name === 'method';
}

/** A default, and what it makes of a route's own steps. */
interface Shared {
  readonly option: string;
  readonly value: Value;
  edit(route: Statement): Statement;
}

const stepOf = ({ steps }: Statement, name: string): Step | undefined => steps.find((step) => step.name === name);

const without = (route: Statement, name: string): Statement => ({
  ...route,
  steps: route.steps.filter((step) => step.name !== name),
});

/** Right after the verb, where people look for who may call. */
const withFirst = (route: Statement, steps: readonly Step[]): Statement => {
  const [verb, ...others] = route.steps;
  return { ...route, steps: verb === undefined ? steps : [verb, ...steps, ...others] };
};

/** Who may call. A route that says nothing is open, and says so. */
function sharedAuthorization(routes: readonly Statement[]): readonly Shared[] {
  const open = [{ name: 'authorizationType', parameters: ['NONE'] }];
  const names = routes.flatMap((route) => {
    const { parameters = [] } = stepOf(route, 'authorizer') ?? {};
    return parameters.length === 1 && typeof parameters[0] === 'string' ? [parameters[0]] : [];
  });
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [usual] = [...counts].sort(([one, left], [other, right]) => right - left || (one < other ? -1 : 1));
  const signed = sharedByMost('authorizationType', routes, 'AWS_IAM', open);
  if (usual === undefined || !isMost(usual[1], routes)) return signed;
  const [value] = usual;
  const isUsual = (route: Statement) => isSameData(stepOf(route, 'authorizer')?.parameters, [value]);
  const isOpen = (route: Statement) =>
    stepOf(route, 'authorizer') === undefined && stepOf(route, 'authorizationType') === undefined;
  return [
    {
      option: 'authorizer',
      value,
      edit: (route) => (isUsual(route) ? without(route, 'authorizer') : isOpen(route) ? withFirst(route, open) : route),
    },
  ];
}

const isMost = (count: number, routes: readonly Statement[]) => count >= fewest && count * 2 > routes.length;

/** What most routes say, where the others can say that it isn't so with them. */
function sharedByMost(
  step: 'apiKeyRequired' | 'authorizationType',
  routes: readonly Statement[],
  value: Value,
  otherwise: readonly Step[],
): readonly Shared[] {
  const says = (route: Statement) => {
    const own = stepOf(route, step);
    return own !== undefined && (own.parameters.length === 0 || own.parameters[0] === value);
  };
  if (!isMost(routes.filter(says).length, routes)) return [];
  const isSilent = (route: Statement) =>
    stepOf(route, step) === undefined && (step === 'apiKeyRequired' || stepOf(route, 'authorizer') === undefined);
  const edit = (route: Statement) =>
    says(route) ? without(route, step) : isSilent(route) ? withFirst(route, otherwise) : route;
  return [{ option: step, value, edit }];
}

/** What all routes say that can: no step takes such a default back. */
function sharedByAll(
  step: 'requestValidator' | 'passthrough' | 'timeoutInMillis',
  routes: readonly Statement[],
): readonly Shared[] {
  const able = routes.filter((route) => step === 'requestValidator' || hasStep(startOf(route), step));
  const [value, ...others] = able.map((route) => stepOf(route, step)?.parameters[0]);
  if (value === undefined || able.length < fewest || !others.every((other) => isSameData(other, value))) return [];
  return [{ option: step, value, edit: (route) => without(route, step) }];
}

function startOf({ steps }: Statement): IntegrationStartName {
  const start = steps.find(({ name }) => Object.hasOwn(integrationStarts, name));
  return (start?.name ?? 'mock') as IntegrationStartName;
}

/** Preflights that are the same on every path that has routes. */
function sharedPreflight(
  rest: readonly One[],
): { readonly options: Value; readonly dropped: ReadonlySet<Statement> } | undefined {
  const byPath = new Map<string, Statement[]>();
  for (const one of rest) {
    if (one.steps === undefined || one.use !== 'route') continue;
    const path = pathOf(one);
    byPath.set(path, [...(byPath.get(path) ?? []), one]);
  }
  const preflights = [...byPath.values()].flatMap((routes) => {
    const own = routes.find(({ steps }) => steps[0]?.name === 'cors');
    // Without a route of its own there is no path that a default could add one to.
    return own !== undefined && routes.length > 1 ? [own] : [];
  });
  const options = preflights[0]?.steps[0]?.parameters[0];
  const isShared = (one: Statement) => isSameData(one.steps[0]?.parameters[0], options);
  const dropped = preflights.filter(isShared);
  const lacksOne = [...byPath.values()].some(
    (routes) => !routes.some(({ address }) => /^(?:OPTIONS|ANY) /.test(address)),
  );
  return options === undefined || lacksOne || dropped.length < fewest
    ? undefined
    : { options, dropped: new Set(dropped) };
}

const pathOf = ({ address }: Statement): string => methodOfAddress(address).path;
