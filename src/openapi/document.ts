/**
 * What the members of an OpenAPI document are called, and what of an API each of them holds: the writer and the reader
 * both go by these tables.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 *
 * @module
 */

import type { IntegrationNode } from '../kinds/integration.js';
import type { IntegrationResponseNode } from '../kinds/integration-response.js';
import type { RestApiSettings } from '../kinds/rest-api.js';

/** An object of a document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The versions of OpenAPI that the service imports. */
export const openApiVersions = Object.freeze(['3.0', '2.0'] as const);

/** A version of OpenAPI that the service imports. */
export type OpenApiVersion = (typeof openApiVersions)[number];

/** Something of an API that a document can't hold, or that an import makes other than it is. */
export interface Loss {
  /** What it is part of: `GET /pets`, `model Pet`, `restApi`, … */
  readonly address: string;
  /** The member that isn't carried, as the model names it: `operationName`; absent where the whole thing isn't. */
  readonly member?: string;
  /** One sentence that says why. */
  readonly message: string;
}

/** The extensions that have a name of their own in this package. */
export const extension = Object.freeze({
  anyMethod: 'x-amazon-apigateway-any-method',
  auth: 'x-amazon-apigateway-auth',
  authorizer: 'x-amazon-apigateway-authorizer',
  authtype: 'x-amazon-apigateway-authtype',
  documentation: 'x-amazon-apigateway-documentation',
  endpoint: 'x-amazon-apigateway-endpoint-configuration',
  gatewayResponses: 'x-amazon-apigateway-gateway-responses',
  integration: 'x-amazon-apigateway-integration',
  policy: 'x-amazon-apigateway-policy',
  validator: 'x-amazon-apigateway-request-validator',
  validators: 'x-amazon-apigateway-request-validators',
});

/** The settings that stand at the top of a document as they are. */
export const settingExtensions = Object.freeze({
  'x-amazon-apigateway-api-key-source': 'apiKeySource',
  'x-amazon-apigateway-binary-media-types': 'binaryMediaTypes',
  'x-amazon-apigateway-endpoint-access-mode': 'endpointAccessMode',
  'x-amazon-apigateway-minimum-compression-size': 'minimumCompressionSize',
  'x-amazon-apigateway-security-policy': 'securityPolicy',
} as const satisfies Readonly<Record<string, keyof RestApiSettings>>);

/** The fields of a path item that are methods. */
export const methodFields: Readonly<Record<string, string>> = Object.freeze({
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
  options: 'OPTIONS',
  head: 'HEAD',
  patch: 'PATCH',
  [extension.anyMethod]: 'ANY',
});

/** The kinds of parameters that methods have, by where a document says they are. */
export const parameterPlaces: Readonly<Record<string, string>> = Object.freeze({
  query: 'querystring',
  header: 'header',
  path: 'path',
});

/** How a member of an integration is written: in lower case, as it is, … */
export type Writing = 'lower' | 'upper' | 'plain' | 'number' | 'texts' | 'text map' | 'tls';

/** The members of `x-amazon-apigateway-integration`, which are those of an integration, and how each is written. */
export const integrationMembers: Readonly<
  Record<Exclude<keyof IntegrationNode, 'kind' | 'integrationResponses'>, Writing>
> = Object.freeze({
  type: 'lower',
  httpMethod: 'upper',
  uri: 'plain',
  connectionType: 'upper',
  connectionId: 'plain',
  integrationTarget: 'plain',
  credentials: 'plain',
  requestParameters: 'text map',
  requestTemplates: 'text map',
  passthroughBehavior: 'lower',
  contentHandling: 'upper',
  timeoutInMillis: 'number',
  cacheNamespace: 'plain',
  cacheKeyParameters: 'texts',
  tlsConfig: 'tls',
  responseTransferMode: 'upper',
});

/** The members of a response of `x-amazon-apigateway-integration`; its selection pattern is its name. */
export const integrationResponseMembers: Readonly<
  Record<Exclude<keyof IntegrationResponseNode, 'kind' | 'selectionPattern'>, Writing>
> = Object.freeze({
  statusCode: 'plain',
  contentHandling: 'upper',
  responseParameters: 'text map',
  responseTemplates: 'text map',
});

/** The name of the integration response that has no selection pattern. */
export const defaultPattern = 'default';

/** What the names of components may be made of, in OpenAPI 3. */
export const componentName = /^[a-zA-Z0-9._-]+$/;

/** The prefix of a reference to a schema. */
export const schemaPrefix: Readonly<Record<OpenApiVersion, string>> = Object.freeze({
  '3.0': '#/components/schemas/',
  '2.0': '#/definitions/',
});
