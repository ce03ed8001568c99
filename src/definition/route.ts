import type { Call } from '../calls/call.js';
import type { IntegrationNode } from '../model/integration.js';
import type { AuthorizationType, HttpMethod, MethodResponseNode, NameOrId } from '../model/method.js';
import type { CorsOptions } from './options.js';
import type { RestApiState } from './rest-api-state.js';

/** A method as far as it is described: what its authorizer is, is only known with the whole API. */
export interface MethodState {
  readonly httpMethod: HttpMethod;
  readonly authorizationType?: AuthorizationType;
  readonly authorizer?: NameOrId;
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired?: boolean;
  readonly operationName?: string;
  readonly requestValidator?: NameOrId;
  readonly requestParameters: Readonly<Record<string, boolean>>;
  readonly requestModels: Readonly<Record<string, string>>;
  readonly methodResponses: Readonly<Record<string, MethodResponseNode>>;
  readonly integration?: IntegrationState;
}

/** An integration as far as it is described. */
export interface IntegrationState extends IntegrationNode {
  /** The steps that were written, for those that its type doesn't have. */
  readonly steps: readonly string[];
  /** A function by its own ARN: what it makes as a URI depends on whether the answer is streamed. */
  readonly functionArn?: string;
  /** Which of the types of the builder: `lambda` and `aws` are one type of the service. */
  readonly start: IntegrationStartName;
}

/** The steps that start an integration, with the service's type of each. */
export const integrationStarts = Object.freeze({
  http: 'HTTP',
  httpProxy: 'HTTP_PROXY',
  aws: 'AWS',
  lambda: 'AWS',
  lambdaProxy: 'AWS_PROXY',
  mock: 'MOCK',
} as const);

/** A step that starts an integration. */
export type IntegrationStartName = keyof typeof integrationStarts;

/** A whole route: a verb on a path, and the API that it was described for. */
export interface RouteState {
  readonly api: RestApiState;
  readonly path: string;
  /** The former paths of this path and of those above it, by path. */
  readonly moves: Readonly<Record<string, readonly string[]>>;
  readonly method: MethodState;
  /** Names of models that exist already, although no definition declares them. */
  readonly foreignModels: readonly string[];
  /** What `cors()` was called with, when it made this route. */
  readonly cors?: CorsOptions;
}

/** A verb on a path with an integration: complete, so that it can be defined and compiled. */
export interface Route {
  /** What the steps have gathered. Not for use outside of this package. */
  readonly '~route': RouteState;
  /**
   * The exact calls that make this route, in order, for an API in which nothing of it exists yet: the resources of its
   * path, the method, its responses, its integration. Ids that no call has brought yet are references.
   *
   * @throws {@link DefinitionError} that lists everything that is wrong with this route.
   */
  compile(): readonly Call[];
}
