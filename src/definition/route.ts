import type { Call } from '../calls/call.js';
import type { AuthorizationType, MethodNode } from '../model/method.js';
import type { IntegrationStartName } from './integration-starts.js';
import type { CorsOptions } from './options.js';
import type { RestApiState } from './rest-api-state.js';

/** A method as far as it is described: of a declared authorizer only the whole API knows what it is. */
export interface MethodState extends Omit<MethodNode, 'authorizationType'> {
  /** None when an authorizer of the API decides. */
  readonly authorizationType?: AuthorizationType;
}

/** An option that a step was given and doesn't have; without one: what isn't an object of options at all. */
export interface OddOption {
  /** The step: `cors`. */
  readonly step: string;
  /** The option, as it is written. */
  readonly option?: string;
  /** The options that there are. */
  readonly known: readonly string[];
}

/** Where a route is: what all methods of a path have in common. */
export interface RoutePlace {
  /** The API that the path was described for. */
  readonly api: RestApiState;
  /** The full path: `/pets/{petId}`. */
  readonly path: string;
  /** The former paths of this path and of those above it, by path. */
  readonly moves: Readonly<Record<string, readonly string[]>>;
}

/** A whole route: a verb on a path, and the API that it was described for. */
export interface RouteState extends RoutePlace {
  /** The address of its method. */
  readonly address: string;
  /** The method, with its responses and its integration. */
  readonly method: MethodState;
  /** Which of the types of the builder its integration is: `lambda` and `aws` are one type of the service. */
  readonly start?: IntegrationStartName;
  /** The steps that were written although its type of integration doesn't have them. */
  readonly foreignSteps: readonly string[];
  /** What steps were given that they don't have. */
  readonly oddOptions: readonly OddOption[];
  /** Names of models that exist already, although no definition declares them. */
  readonly foreignModels: readonly string[];
  /** What `cors()` was called with, when it made this route. */
  readonly cors?: CorsOptions;
}

/** A verb on a path with an integration: complete, so that it can be defined and compiled. */
export interface Route {
  /**
   * What the steps have gathered.
   *
   * @deprecated Not for use outside of this package.
   */
  readonly '~route': RouteState;
  /**
   * The exact calls that make this route, in order, for an API in which nothing of it exists yet: the resources of its
   * path, the method, its responses, its integration. Ids that no call has brought yet are references.
   *
   * @throws {@link DefinitionError} that lists everything that is wrong with this route.
   */
  compile(): readonly Call[];
}
