import { deepFreeze } from '../plain.js';
import { enumerations, type ValueOf } from './enumerations.js';
import type { IntegrationNode } from './integration.js';
import type { Kind } from './kind.js';
import { foundByGet } from './lost-create.js';
import type { MethodResponseNode } from './method-response.js';

/** The verbs that a method can have. */
export const httpMethods = enumerations.httpMethod;

/** A verb that a method can have; `ANY` answers every verb that has no method of its own. */
export type HttpMethod = ValueOf<'httpMethod'>;

/** Who may call a method. */
export type AuthorizationType = ValueOf<'authorizationType'>;

/** Something of the same API by the name it is declared with, or something that exists already by its id. */
export type NameOrId = { readonly name: string } | { readonly id: string };

/**
 * A verb on a path, with its responses and its integration.
 *
 * A member left out has the service's default.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export interface MethodNode {
  readonly kind: 'Method';
  readonly httpMethod: HttpMethod;
  readonly authorizationType: AuthorizationType;
  readonly authorizer?: NameOrId;
  /** A set: order means nothing. */
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired?: boolean;
  readonly operationName?: string;
  readonly requestValidator?: NameOrId;
  /** `method.request.{path|querystring|header|multivaluequerystring|multivalueheader}.NAME` to whether it is required. */
  readonly requestParameters?: Readonly<Record<string, boolean>>;
  /** Content type to model name. */
  readonly requestModels?: Readonly<Record<string, string>>;
  /** By status code. */
  readonly methodResponses: Readonly<Record<string, MethodResponseNode>>;
  /** Absent only in what was read from a live API whose method has none yet. */
  readonly integration?: IntegrationNode;
}

/** What `PutMethod` fills in. */
export const methodDefaults = deepFreeze({ apiKeyRequired: false } as const satisfies Partial<MethodNode>);

/** Methods, each below its resource. */
export const methodKind: Kind<MethodNode> = deepFreeze<Kind<MethodNode>>({
  kind: 'Method',
  members: {
    httpMethod: 'text',
    authorizationType: 'text',
    authorizer: 'name or id',
    authorizationScopes: 'texts',
    apiKeyRequired: 'boolean',
    operationName: 'text',
    requestValidator: 'name or id',
    requestParameters: 'booleans by name',
    requestModels: 'texts by name',
    methodResponses: 'members',
    integration: 'members',
  },
  sets: ['authorizationScopes'],
  defaults: () => methodDefaults,
  needsDeployment: true,
  create: 'PutMethod',
  lostCreate: foundByGet('PutMethod', 'GetMethod', ({ restApiId, resourceId, httpMethod }) => ({
    restApiId,
    resourceId,
    httpMethod,
  })),
});
