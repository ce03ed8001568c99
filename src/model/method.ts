import type { IntegrationNode } from './integration.js';

/** The verbs that a method can have. */
export const httpMethods = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'] as const;

/** A verb that a method can have; `ANY` answers every verb that has no method of its own. */
export type HttpMethod = (typeof httpMethods)[number];

/** Who may call a method. */
export type AuthorizationType = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS';

/** Something of the same API by the name it is declared with, or something that exists already by its id. */
export type NameOrId = { readonly name: string } | { readonly id: string };

/**
 * A verb on a path, with its answers and its integration.
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

/**
 * An answer that a method promises.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_MethodResponse.html
 */
export interface MethodResponseNode {
  readonly kind: 'MethodResponse';
  readonly statusCode: string;
  /** `method.response.header.NAME` to whether it is required. */
  readonly responseParameters?: Readonly<Record<string, boolean>>;
  /** Content type to model name. */
  readonly responseModels?: Readonly<Record<string, string>>;
}
