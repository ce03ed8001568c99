import type { GatewayResponseType } from '@aws-sdk/client-api-gateway';
import { didYouMean } from '../errors/near.js';
import { a } from '../errors/options.js';
import type { DocumentationLocation } from '../kinds/documentation-part.js';
import { forEachList, type NamedKind } from '../kinds/index.js';
import { addressOf } from '../model/address.js';
import { isOneOf } from '../plain.js';
import type { RestApiBuilder } from './builder-types.js';
import { corsSteps } from './cors.js';
import { defineApi } from './define.js';
import type { RestApiDefinition } from './definition.js';
import { DefinitionError } from './definition-error.js';
import { invocationUri, isFunctionArn } from './function-uri.js';
import { frozenCopy, jsonText } from './given.js';
import type {
  ApiDefaults,
  AuthorizerOptions,
  GatewayResponseOptions,
  Json,
  ModelOptions,
  RequestValidatorOptions,
} from './options.js';
import { nameText } from './plain.js';
import { ResourceSteps } from './resource-steps.js';
import type { RestApiOptions } from './rest-api-options.js';
import type { RestApiState } from './rest-api-state.js';
import type { RouteState } from './route.js';
import type { BuiltIn } from './types/names.js';

/**
 * Starts the definition of a REST API. Nothing is sent, and every value can be shared: each step gives a new one.
 *
 * @param name - how the API is called, and how the live one is found.
 * @param options - its members, in the service's own names; members left out are left alone in the live API.
 *
 * @example
 * const api = restApi('petstore', { endpointConfiguration: { types: ['REGIONAL'] } })
 *   .requestValidator('strict', { validateRequestBody: true });
 * const getPet = api.resource('/pets/{petId}').method('GET')
 *   .integration().httpProxy('https://backend.example.com/pets/{petId}')
 *   .requestParameter('integration.request.path.petId', 'method.request.path.petId');
 * const petstore = api.define(getPet);
 *
 * @throws {@link DefinitionError} for a policy that JSON has no text for; whatever else is wrong, `define()` says.
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html
 */
export function restApi(name: string, options: RestApiOptions = {}): RestApiBuilder<BuiltIn> {
  const { rules, policy, ...settings } = membersIn(options, addressOf.restApi);
  const state: RestApiState = {
    name,
    settings: {
      ...settings,
      ...(policy === undefined ? {} : { policy: policy === null ? null : (jsonText(policy, addressOf.restApi) ?? '') }),
    },
    rules: rules ?? {},
    ...forEachList(() => []),
  };
  // The one seam between the classes, which take whatever they are given, and the interfaces, which know what was
  // declared. Everything that the classes return is behind it.
  return new RestApiSteps(frozenCopy(state, addressOf.restApi)) as unknown as RestApiBuilder<BuiltIn>;
}

/** The steps of an API. @internal */
class RestApiSteps {
  readonly #state: RestApiState;

  constructor(state: RestApiState) {
    this.#state = state;
    Object.freeze(this);
  }

  model(name: string, model: ModelOptions): RestApiSteps {
    const address = addressOf.model(nameText(name));
    const { schema, ...members } = membersIn(model, address);
    const text = jsonText(schema, address);
    return this.#with('models', { ...members, kind: 'Model', name, schema: text });
  }

  requestValidator(name: string, validator: RequestValidatorOptions): RestApiSteps {
    return this.#with('requestValidators', {
      ...membersIn(validator, addressOf.requestValidator(nameText(name))),
      kind: 'RequestValidator',
      name,
    });
  }

  authorizer(name: string, authorizer: AuthorizerOptions): RestApiSteps {
    return this.#with('authorizers', {
      ...membersIn(authorizer, addressOf.authorizer(nameText(name))),
      ...invokedBy(authorizer),
      kind: 'Authorizer',
      name,
    });
  }

  gatewayResponse(responseType: GatewayResponseType, response: GatewayResponseOptions): RestApiSteps {
    return this.#with('gatewayResponses', {
      ...membersIn(response, addressOf.gatewayResponse(nameText(responseType))),
      kind: 'GatewayResponse',
      responseType,
    });
  }

  documentationPart(location: DocumentationLocation, properties: Json): RestApiSteps {
    return this.#with('documentationParts', {
      kind: 'DocumentationPart',
      location,
      properties: jsonText(properties, 'documentation'),
    });
  }

  defaults(defaults: ApiDefaults): RestApiSteps {
    const given = frozenCopy(membersIn(defaults, addressOf.restApi), addressOf.restApi);
    const unknown = Object.keys(given).filter((option) => !isOneOf(apiDefaults, option));
    if (unknown.length > 0) {
      throw new DefinitionError(
        addressOf.restApi,
        unknown.map((option) => ({
          code: 'definition.member',
          address: addressOf.restApi,
          message: `.defaults(…) has no option '${option}'.`,
          hint: didYouMean(option, apiDefaults) ?? `Its options: ${apiDefaults.join(', ')}.`,
        })),
      );
    }
    return new RestApiSteps(Object.freeze({ ...this.#state, defaults: given }));
  }

  resource(path: string): ResourceSteps {
    return new ResourceSteps(this.#state, nameText(path));
  }

  define(...routes: readonly unknown[]): RestApiDefinition {
    const states = [...routesIn(routes)].map((route, index) => routeOf(route) ?? strangerAt(route, index));
    return defineApi(this.#state, [...states, ...preflights(states)]);
  }

  #with(kind: NamedKind, node: object): RestApiSteps {
    const nodes = Object.freeze([...this.#state[kind], frozenCopy(node, addressOf.restApi)]);
    return new RestApiSteps(Object.freeze({ ...this.#state, [kind]: nodes }));
  }
}

/** How deep lists of routes may stand in one another, and how many routes there may be. */
const deepestList = 100;
const mostRoutes = 250_000;

/** What lists within lists hold. What contains itself, is too deep, or is too large isn't a route. */
function* routesIn(given: readonly unknown[]): Generator<unknown> {
  const above: (readonly unknown[])[] = [];
  let left = mostRoutes;
  function* within(list: readonly unknown[]): Generator<unknown> {
    above.push(list);
    for (const one of list) {
      if (left-- <= 0) return;
      const isWalked = Array.isArray(one) && above.length < deepestList && !above.includes(one);
      if (isWalked) yield* within(one);
      else yield one;
    }
    above.pop();
  }
  yield* within(given);
  if (left < 0) yield given;
}

const apiDefaults = [
  'authorizer',
  'scopes',
  'authorizationType',
  'apiKeyRequired',
  'requestValidator',
  'passthrough',
  'timeoutInMillis',
  'cors',
] as const satisfies readonly (keyof ApiDefaults)[];

/** The OPTIONS routes that defaults ask for, where nobody has described one. */
function preflights(routes: readonly (RouteState | string)[]): readonly RouteState[] {
  const verbs = new Map<string, Set<string>>();
  const wanted = new Map<string, RouteState>();
  for (const route of routes) {
    if (typeof route === 'string') continue;
    const { path, method, api } = route;
    verbs.set(path, (verbs.get(path) ?? new Set()).add(method.httpMethod));
    if (api.defaults?.cors !== undefined && !wanted.has(path)) wanted.set(path, route);
  }
  return [...wanted.values()].flatMap(({ api, path, moves }) => {
    const there = verbs.get(path);
    if (api.defaults?.cors === undefined || there?.has('OPTIONS') || there?.has('ANY')) return [];
    return [corsSteps({ api, path, moves }, api.defaults.cors)['~route']];
  });
}

/**
 * The members that a step is given; none where it is given nothing.
 *
 * @throws {@link DefinitionError} for what has no members.
 */
function membersIn<Members extends object>(given: Members | null | undefined, address: string): Partial<Members> {
  const { message } = a.record(given ?? {}) ?? {};
  if (message === undefined) return given ?? {};
  throw new DefinitionError(address, [{ code: 'definition.member-value', address, message }]);
}

/** A function is called by the URI that the service makes of its ARN. */
function invokedBy(authorizer: unknown): { readonly authorizerUri?: string } {
  const { authorizerUri } = (authorizer ?? {}) as { readonly authorizerUri?: unknown };
  return isFunctionArn(authorizerUri) ? { authorizerUri: invocationUri(authorizerUri) } : {};
}

function routeOf(value: unknown): RouteState | undefined {
  if (typeof value !== 'object' || value === null || !('~route' in value)) return undefined;
  return value['~route'] as RouteState;
}

function strangerAt(value: unknown, index: number): string {
  return value instanceof ResourceSteps ? value.path : `routes[${index}]`;
}
