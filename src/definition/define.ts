/**
 * From routes to a model: everything is put together, checked by every rule, and only then a definition.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import { addressOf } from '../model/address.js';
import { createResourceCall, methodCalls } from '../model/create-calls.js';
import { idsOfNewApi } from '../model/ids.js';
import type { IntegrationNode } from '../model/integration.js';
import type { AuthorizationType, MethodNode } from '../model/method.js';
import type { ResourceNode, RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import { createDefinition, type RestApiDefinition } from './definition.js';
import { DefinitionError } from './definition-error.js';
import { entryOf } from './plain.js';
import type { RestApiState } from './rest-api-state.js';
import type { IntegrationState, MethodState, RouteState } from './route.js';
import { definitionRules } from './rules/index.js';
import type { DefinitionProblem, Draft, DraftMethod, RuleLevel } from './rules/rule.js';
import { memberRules, shapeRules } from './rules/shapes.js';

/** The rules that look at whatever there is, also at what the others can't read. */
const readingRules: readonly unknown[] = [...shapeRules, ...memberRules];

/** The definition of an API with `routes`; each is a route's state, or the address of something else. */
export function defineApi(state: RestApiState, routes: readonly (RouteState | string)[]): RestApiDefinition {
  const draft = draftOf(state, routes);
  const warnings = check(draft, state);
  return createDefinition(deepFreeze(draft.api), warnings);
}

/** The calls that make one route in an API in which nothing of it exists yet. */
export function compileRoute(route: RouteState): readonly Call[] {
  const { model } = defineApi(route.api, [route]);
  return Object.freeze(
    Object.values(model.resources).flatMap((resource) => [
      ...(resource.path === '/' ? [] : [createResourceCall(idsOfNewApi, resource)]),
      ...Object.values(resource.methods).flatMap((method) => methodCalls(idsOfNewApi, resource.path, method)),
    ]),
  );
}

/** Checks a draft by every rule that isn't off; gives the warnings. */
function check(draft: Draft, { name, rules }: RestApiState): readonly DefinitionProblem[] {
  const malformed = new Set(shapeRules.flatMap((rule) => [...rule.check(draft)].map(({ address }) => address)));
  const methods = draft.methods.filter(({ address }) => !malformed.has(address));
  // The other rules read what they look at as what it should be.
  const setAside = new Set([...draft.methods.map(({ address }) => address), ...draft.strangers]);
  const readable = [...malformed].every((address) => setAside.has(address));
  const wellFormed: Draft = { ...draft, methods };
  const found = definitionRules.flatMap((rule) => {
    const level: RuleLevel = entryOf(rules, rule.id) ?? rule.level;
    const isShape = readingRules.includes(rule);
    if (level === 'off' || !(isShape || readable)) return [];
    return [...rule.check(isShape ? draft : wellFormed)].map(({ address, message, hint }) => ({
      level,
      problem: Object.freeze({ code: rule.id, address, message, ...(hint === undefined ? {} : { hint }) }),
    }));
  });
  const problemsOf = (level: RuleLevel) =>
    Object.freeze(found.filter((finding) => finding.level === level).map(({ problem }) => problem));
  const errors = problemsOf('error');
  if (errors.length > 0) throw new DefinitionError(`'${name}'`, errors);
  return problemsOf('warning');
}

function draftOf(state: RestApiState, routes: readonly (RouteState | string)[]): Draft {
  const repeated = new Set<string>();
  const byName = <Node extends object>(
    nodes: readonly Node[],
    nameOf: (node: Node) => string,
    toAddress: (name: string) => string,
  ): Readonly<Record<string, Node>> => {
    const found = new Map<string, Node>();
    for (const node of nodes) {
      const name = nameOf(node);
      if (found.has(name)) repeated.add(toAddress(name));
      else found.set(name, node);
    }
    return Object.fromEntries(found);
  };
  const declared = {
    models: byName(state.models, ({ name }) => name, addressOf.model),
    requestValidators: byName(state.requestValidators, ({ name }) => name, addressOf.requestValidator),
    authorizers: byName(state.authorizers, ({ name }) => name, addressOf.authorizer),
    gatewayResponses: byName(state.gatewayResponses, ({ responseType }) => responseType, addressOf.gatewayResponse),
  };

  const methods = new Map<string, DraftMethod>();
  const paths = new Map<string, Set<string>>([['/', new Set()]]);
  for (const route of routes) {
    if (typeof route === 'string') continue;
    for (const path of pathsDownTo(route.path)) if (!paths.has(path)) paths.set(path, new Set());
    for (const [path, former] of Object.entries(route.moves)) {
      for (const old of former) paths.get(path)?.add(old);
    }
    const draft = draftMethod(route, declared.authorizers);
    if (methods.has(draft.address)) repeated.add(draft.address);
    else methods.set(draft.address, draft);
  }

  const resources = [...paths].map(([path, [movedFrom]]): [string, ResourceNode] => [
    path,
    {
      kind: 'Resource',
      path,
      ...(movedFrom === undefined ? {} : { movedFrom }),
      methods: Object.fromEntries(
        [...methods.values()]
          .filter((draft) => draft.path === path)
          .map(({ method }): [string, MethodNode] => [method.httpMethod, method]),
      ),
    },
  ]);
  return {
    api: {
      kind: 'RestApi',
      name: state.name,
      settings: state.settings,
      ...declared,
      resources: Object.fromEntries(resources),
    },
    methods: [...methods.values()],
    paths: new Map([...paths].map(([path, former]) => [path, [...former]])),
    repeated: [...repeated],
    strangers: routes.filter((route) => typeof route === 'string'),
    rules: state.rules,
    ruleIds: definitionRules.map(({ id }) => id),
  };
}

/** `/`, and every path down to `path`. */
function pathsDownTo(path: string): readonly string[] {
  if (!path.startsWith('/')) return [path];
  const segments = path.split('/').slice(1);
  return ['/', ...segments.map((_, index) => `/${segments.slice(0, index + 1).join('/')}`)];
}

function draftMethod(route: RouteState, authorizers: RestApiNode['authorizers']): DraftMethod {
  const { path, method, foreignModels, cors } = route;
  return {
    path,
    address: addressOf.method(path, method.httpMethod),
    method: methodNode(method, authorizers),
    integration: method.integration,
    foreignModels,
    cors,
  };
}

function methodNode(method: MethodState, authorizers: RestApiNode['authorizers']): MethodNode {
  const { requestParameters, requestModels, integration, authorizationType, ...members } = method;
  return {
    kind: 'Method',
    ...members,
    authorizationType: authorizationType ?? authorizationTypeOf(method, authorizers),
    ...(Object.keys(requestParameters).length === 0 ? {} : { requestParameters }),
    ...(Object.keys(requestModels).length === 0 ? {} : { requestModels }),
    ...(integration === undefined ? {} : { integration: integrationNode(integration) }),
  };
}

/** What decides by an authorizer is known by the authorizer's own type. */
function authorizationTypeOf({ authorizer }: MethodState, authorizers: RestApiNode['authorizers']): AuthorizationType {
  if (authorizer === undefined) return 'NONE';
  const declared = 'name' in authorizer ? entryOf(authorizers, authorizer.name) : undefined;
  return declared?.type === 'COGNITO_USER_POOLS' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
}

function integrationNode(integration: IntegrationState): IntegrationNode {
  const { steps: _steps, start: _start, functionArn: _functionArn, ...node } = integration;
  return node;
}
