/**
 * What a definition looks like to whoever writes one. The classes behind these interfaces are untyped where these are
 * exact; the two meet in `rest-api.ts`.
 *
 * `Declared` are the names that the API declares. What a method declares is three unions of texts that grow by union alone:
 * `Sources` what a mapping can start from, `Statuses` what it answers, `Headers` with which headers
 * (`'200 method.response.header.ETag'`).
 *
 * @module
 */

import type { GatewayResponseType } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayTypeError } from '../errors/errors.js';
import type { OtherText } from '../errors/text.js';
import type { HttpMethod } from '../model/method.js';
import type { RestApiDefinition } from './definition.js';
import type { IntegrationStart } from './integration-types.js';
import type {
  AuthorizerOptions,
  AuthorizerUse,
  CorsOptions,
  ForeignAuthorizer,
  GatewayResponseOptions,
  ModelOptions,
  RequestParameterOptions,
  RequestValidatorOptions,
} from './options.js';
import type { Route } from './route.js';
import type { MethodRequestParameter, MethodResponseParameter } from './types/mappings.js';
import type { CheckedName, Declarations, WithName } from './types/names.js';
import type { CheckedChildPath, CheckedPath, ChildPath, PathVariables } from './types/paths.js';

/** What `define` takes: routes, or lists of them. */
export type Routes = Route | readonly Route[];

/**
 * A REST API as far as it is described. Immutable: every step gives a new value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export interface RestApiBuilder<Declared extends Declarations> {
  /**
   * Declares a model, a JSON schema with a name.
   *
   * @example
   * api.model('Pet', { contentType: 'application/json', schema: { type: 'object' } });
   * // CreateModel { name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }
   */
  model<Name extends string>(name: Name, model: ModelOptions): RestApiBuilder<WithName<Declared, 'model', Name>>;
  /** Declares a request validator. */
  requestValidator<Name extends string>(
    name: Name,
    validator: RequestValidatorOptions,
  ): RestApiBuilder<WithName<Declared, 'requestValidator', Name>>;
  /** Declares an authorizer. */
  authorizer<Name extends string>(
    name: Name,
    authorizer: AuthorizerOptions,
  ): RestApiBuilder<WithName<Declared, 'authorizer', Name>>;
  /** Says what the gateway itself answers for one kind of fault. */
  gatewayResponse(responseType: GatewayResponseType, response: GatewayResponseOptions): RestApiBuilder<Declared>;
  /**
   * A path of the API. Every path above it is made with it.
   *
   * @example
   * api.resource('/pets/{petId}').method('GET')
   */
  resource<Path extends string>(path: CheckedPath<Path>): ResourceBuilder<Declared, Path>;
  /**
   * Ends the description: checks all of it, and makes the model.
   *
   * @param routes - routes, or lists of them; also of this API as it was before, as long as what they name is declared.
   * @throws {@link DefinitionError} that lists everything that is wrong.
   */
  define(...routes: Routes[]): RestApiDefinition;
}

/** A path of an API. Immutable: every step gives a new value. */
export interface ResourceBuilder<Declared extends Declarations, Path extends string> {
  readonly '~route': ApiGatewayTypeError<`'${Path}' is a path without a method: add .method('GET') and an integration.`>;
  readonly compile: ApiGatewayTypeError<`'${Path}' is a path without a method: add .method('GET') and an integration.`>;
  /** A path below this one; `path` starts with `/`. */
  resource<Child extends string>(
    path: CheckedChildPath<Path, Child>,
  ): ResourceBuilder<Declared, ChildPath<Path, Child>>;
  /** Says that this resource has been at another path before: it is moved, with everything below, and not made anew. */
  movedFrom<Old extends string>(path: CheckedPath<Old>): ResourceBuilder<Declared, Path>;
  /** A verb on this path. The variables of the path are declared by themselves. */
  method<Verb extends HttpMethod>(
    httpMethod: Verb,
  ): MethodBuilder<Declared, PathVariables<Path>, 'ANY' extends Verb ? 'ANY' : never, never>;
  /**
   * The OPTIONS route that answers a browser's preflight requests, without a backend.
   *
   * The answers of the other methods need an `Access-Control-Allow-Origin` header of their own.
   */
  cors(options: CorsOptions): Route;
}

/**
 * A verb on a path. Immutable: every step gives a new value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export interface MethodBuilder<
  Declared extends Declarations,
  Sources extends string,
  Statuses extends string,
  Headers extends string,
> {
  readonly '~route': ApiGatewayTypeError<'This method has no integration yet: add .integration() and one of its types.'>;
  readonly compile: ApiGatewayTypeError<'This method has no integration yet: add .integration() and one of its types.'>;
  /** Who may call: everybody (`NONE`, unless told) or whom IAM lets. For authorizers see {@link MethodBuilder.authorizer}. */
  authorizationType(authorizationType: 'NONE' | 'AWS_IAM'): this;
  /** Lets an authorizer decide who may call: one that the API declares, or one that exists already, by its id. */
  authorizer(authorizer: Declared['authorizer'] | ForeignAuthorizer, use?: AuthorizerUse): this;
  authorizer<Name extends string>(
    authorizer: CheckedName<'authorizer', Name, Declared['authorizer']> | ForeignAuthorizer,
    use?: AuthorizerUse,
  ): this;
  /** Lets only callers with an API key in. */
  apiKeyRequired(apiKeyRequired?: boolean): this;
  /** A name for the generated SDKs. */
  operationName(operationName: string): this;
  /** Declares a parameter, so that it can be mapped and checked. */
  requestParameter<Source extends MethodRequestParameter>(
    parameter: Source,
    options?: RequestParameterOptions,
  ): MethodBuilder<Declared, Sources | Source, Statuses, Headers>;
  /** Declares what bodies of a content type look like: a model of the API, or one that exists already. */
  requestModel(contentType: string, model: Declared['model'] | { readonly name: string }): this;
  requestModel<Name extends string>(
    contentType: string,
    model: CheckedName<'model', Name, Declared['model']> | { readonly name: string },
  ): this;
  /** What requests are checked for: a validator of the API, or one that exists already, by its id. */
  requestValidator(validator: Declared['requestValidator'] | { readonly id: string }): this;
  requestValidator<Name extends string>(
    validator: CheckedName<'requestValidator', Name, Declared['requestValidator']> | { readonly id: string },
  ): this;
  /**
   * Declares an answer, with its headers and models.
   *
   * @param statusCode - `'100'` to `'599'`.
   */
  methodResponse<Status extends string, Header extends MethodResponseParameter = never>(
    statusCode: Status,
    response?: {
      /** `method.response.header.NAME` to whether it is required. */
      readonly responseParameters?: { readonly [Parameter in Header]: boolean };
      /** Content type to model. */
      readonly responseModels?: Readonly<Record<string, Declared['model'] | { readonly name: string }>>;
    },
  ): MethodBuilder<Declared, Sources, Statuses | Status, Headers | `${Status} ${Header}`>;
  methodResponse<
    Status extends string,
    Header extends MethodResponseParameter = never,
    Name extends Declared['model'] | OtherText = never,
  >(
    statusCode: Status,
    response?: {
      /** `method.response.header.NAME` to whether it is required. */
      readonly responseParameters?: { readonly [Parameter in Header]: boolean };
      /** Content type to model. */
      readonly responseModels?: Readonly<
        Record<string, CheckedName<'model', Name, Declared['model']> | { readonly name: string }>
      >;
    },
  ): MethodBuilder<Declared, Sources, Statuses | Status, Headers | `${Status} ${Header}`>;
  /** What answers. */
  integration(): IntegrationStart<Sources, Statuses, Headers>;
}
