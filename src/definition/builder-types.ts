/**
 * What a definition looks like to whoever writes one. The classes behind these interfaces are untyped where these are
 * exact; the two meet in `rest-api.ts`.
 *
 * `Declared` are the names that the API declares. What a method declares is three unions of texts that grow by union alone:
 * `Sources` what a mapping can start from, `Statuses` which responses it has, `Headers` with which headers
 * (`'200 method.response.header.ETag'`). `Verb` is its own. Left out, each of
 * them is any text: whatever isn't known is checked by `define()`.
 *
 * @module
 */

import type { GatewayResponseType } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayTypeError } from '../errors/errors.js';
import type { OtherText } from '../errors/text.js';
import type { DocumentationLocation } from '../kinds/documentation-part.js';
import type { HttpMethod } from '../model/method.js';
import type { RestApiDefinition } from './definition.js';
import type { IntegrationStart, Unchecked } from './integration-types.js';
import type {
  ApiDefaults,
  AuthorizerOptions,
  AuthorizerUse,
  CorsOptions,
  ForeignAuthorizer,
  GatewayResponseOptions,
  Json,
  ModelOptions,
  RequestParameterOptions,
  RequestValidatorOptions,
} from './options.js';
import type { Route } from './route.js';
import type {
  CheckedGatewayParameter,
  CheckedStatusCode,
  MethodRequestParameter,
  MethodResponseParameter,
  OfferedGatewayHeaders,
} from './types/mappings.js';
import type { NotARoute, WithoutIntegration, WithoutMethod } from './types/misplaced.js';
import type { CheckedName, Declarations } from './types/names.js';
import type { ByContentType, ContentType, UsualStatus } from './types/offered.js';
import type { CheckedChildPath, CheckedPath, ChildPath, PathVariables } from './types/paths.js';
import type { Sentence } from './types/refused.js';

/** What `define` takes: routes, or lists of them. */
export type Routes = Route | readonly Route[];

/**
 * A REST API as far as it is described. Immutable: every step gives a new value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export interface RestApiBuilder<Declared extends Declarations = Declarations> {
  /**
   * Declares a model, a JSON schema with a name.
   *
   * @example
   * api.model('Pet', { contentType: 'application/json', schema: { type: 'object' } });
   * // CreateModel { name: 'Pet', contentType: 'application/json', schema: '{"type":"object"}' }
   */
  model<Name extends string>(
    name: Name,
    model: ModelOptions,
  ): RestApiBuilder<{
    model: Declared['model'] | Name;
    requestValidator: Declared['requestValidator'];
    authorizer: Declared['authorizer'];
  }>;
  /**
   * Declares a request validator.
   *
   * @example
   * api.requestValidator('strict', { validateRequestBody: true });
   * // CreateRequestValidator { name: 'strict', validateRequestBody: true }
   */
  requestValidator<Name extends string>(
    name: Name,
    validator: RequestValidatorOptions,
  ): RestApiBuilder<{
    model: Declared['model'];
    requestValidator: Declared['requestValidator'] | Name;
    authorizer: Declared['authorizer'];
  }>;
  /**
   * Declares an authorizer.
   *
   * @example
   * api.authorizer('jwt', { type: 'COGNITO_USER_POOLS', providerARNs: [userPoolArn] });
   * // CreateAuthorizer { name: 'jwt', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:…'] }
   */
  authorizer<Name extends string>(
    name: Name,
    authorizer: AuthorizerOptions,
  ): RestApiBuilder<{
    model: Declared['model'];
    requestValidator: Declared['requestValidator'];
    authorizer: Declared['authorizer'] | Name;
  }>;
  /**
   * Says what the gateway itself answers for one kind of fault.
   *
   * @example
   * api.gatewayResponse('DEFAULT_4XX', {
   *   responseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" },
   * });
   * // PutGatewayResponse { responseType: 'DEFAULT_4XX', responseParameters: { … } }
   */
  gatewayResponse<Name extends string, Source extends string>(
    responseType: GatewayResponseType,
    response: Omit<GatewayResponseOptions, 'responseParameters' | 'responseTemplates'> & {
      /** `gatewayresponse.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: {
        readonly [Header in Name]: CheckedGatewayParameter<Header, Source>;
      } & OfferedGatewayHeaders;
      /** Content type to template. */
      readonly responseTemplates?: ByContentType<string>;
    },
  ): RestApiBuilder<Declared>;
  /**
   * Documents a part of the API.
   *
   * @param location - what is documented.
   * @param properties - a JSON object, or its text: `{ description: '…' }`.
   *
   * @example
   * api.documentationPart({ type: 'METHOD', path: '/pets', method: 'GET' }, { description: 'Lists pets.' });
   * // CreateDocumentationPart { location: { type: 'METHOD', … }, properties: '{"description":"Lists pets."}' }
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api.html
   */
  documentationPart(location: DocumentationLocation, properties: Json): RestApiBuilder<Declared>;
  /**
   * What every route has that is started from here, unless its own steps say otherwise; again for other defaults.
   *
   * @example
   * api.defaults({ authorizer: 'jwt', requestValidator: 'strict', passthrough: 'NEVER' })
   */
  defaults(defaults: ApiDefaults<Declared['authorizer'], Declared['requestValidator']>): RestApiBuilder<Declared>;
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
   *
   * @example
   * const petstore = api.define(listPets, getPet);
   */
  define(...routes: Routes[]): RestApiDefinition;
}

/** A path of an API. Immutable: every step gives a new value. */
export interface ResourceBuilder<Declared extends Declarations = Declarations, Path extends string = string>
  extends WithoutMethod {
  /**
   * Says what is still missing.
   *
   * @deprecated It isn't a route yet.
   */
  readonly '~route': ApiGatewayTypeError<Sentence<'noMethod', { path: Path }>>;
  /**
   * Says what is still missing.
   *
   * @deprecated It isn't a route yet.
   */
  readonly compile: ApiGatewayTypeError<Sentence<'noMethod', { path: Path }>>;
  /**
   * A path below this one; `path` starts with `/`.
   *
   * @example
   * api.resource('/pets').resource('/{petId}') // CreateResource { pathPart: '{petId}' }
   */
  resource<Child extends string>(
    path: CheckedChildPath<Path, Child>,
  ): ResourceBuilder<Declared, ChildPath<Path, Child>>;
  /**
   * The segment below this path that a text from data names: a tenant, a table, a version. It is taken literally, so that
   * no data becomes a variable or a longer path.
   *
   * @param text - letters, digits and `. _ : $ - ,`, and neither `.` nor `..`. There is no escaping.
   * @throws {@link DefinitionError} when it is anything else.
   * @example
   * tenants.map((tenant) => api.resource('/tenants').segment(tenant).method('GET'))
   */
  segment(text: string): ResourceBuilder<Declared, ChildPath<Path, '/…'>>;
  /**
   * Says that this resource was at another path before: it is moved, with everything below, and not recreated.
   *
   * @example
   * api.resource('/animals').movedFrom('/pets') // UpdateResource [{ op: 'replace', path: '/pathPart', value: 'animals' }]
   */
  movedFrom<Old extends string>(path: CheckedPath<Old>): ResourceBuilder<Declared, Path>;
  /**
   * A verb on this path. The variables of the path are declared by themselves.
   *
   * @example
   * api.resource('/pets/{petId}').method('GET')
   * // PutMethod { httpMethod: 'GET', requestParameters: { 'method.request.path.petId': true } }
   */
  method<Verb extends HttpMethod>(httpMethod: Verb): MethodBuilder<Declared, PathVariables<Path>, never, never, Verb>;
  /**
   * The OPTIONS route that answers a browser's preflight requests, without a backend.
   *
   * The responses of the other methods need an `Access-Control-Allow-Origin` header of their own.
   *
   * @example
   * api.resource('/pets').cors({ allowOrigins: ['https://example.com'] })
   * // PutMethod { httpMethod: 'OPTIONS' }, PutIntegration { type: 'MOCK' }, …
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html
   */
  cors(options: CorsOptions): Route;
}

/**
 * A verb on a path. Immutable: every step gives a new value.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_Method.html
 */
export interface MethodBuilder<
  Declared extends Declarations = Declarations,
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
  Verb extends string = Unchecked,
> extends NotARoute<Sentence<'noIntegration', Record<never, never>>>,
    WithoutIntegration {
  /**
   * Who may call: everybody (`NONE`) or whom IAM lets. For authorizers see {@link MethodBuilder.authorizer}.
   *
   * @defaultValue `NONE`
   * @example
   * .authorizationType('AWS_IAM') // PutMethod { authorizationType: 'AWS_IAM' }
   */
  authorizationType(authorizationType: 'NONE' | 'AWS_IAM'): this;
  /**
   * Lets an authorizer decide who may call: one that the API declares, or one that exists already, by its id.
   *
   * @example
   * .authorizer('jwt', { scopes: ['pets/read'] })
   * // PutMethod { authorizationType: 'COGNITO_USER_POOLS', authorizerId, authorizationScopes: ['pets/read'] }
   */
  // From four overloads on, both compilers show what the last one says, and nothing else. The first is cheap; the last says
  // the sentence.
  authorizer(authorizer: Declared['authorizer'] | ForeignAuthorizer, use?: AuthorizerUse): this;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  authorizer(authorizer: Declared['authorizer'] | ForeignAuthorizer, use?: AuthorizerUse): this;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  authorizer(authorizer: Declared['authorizer'] | ForeignAuthorizer, use?: AuthorizerUse): this;
  /** Any name: the compiler refuses one that the API doesn't declare, and says the nearest that it does. */
  authorizer<Name extends string>(
    authorizer: CheckedName<'authorizer', Name, Declared['authorizer']> | ForeignAuthorizer,
    use?: AuthorizerUse,
  ): this;
  /**
   * Lets only callers with an API key in.
   *
   * @param apiKeyRequired - default: `true`.
   * @defaultValue `false`
   * @example
   * .apiKeyRequired() // PutMethod { apiKeyRequired: true }
   */
  apiKeyRequired(apiKeyRequired?: boolean): this;
  /**
   * A name for the generated SDKs.
   *
   * @example
   * .operationName('listPets') // PutMethod { operationName: 'listPets' }
   */
  operationName(operationName: string): this;
  /**
   * Declares a parameter, so that it can be mapped and checked.
   *
   * @example
   * .requestParameter('method.request.querystring.page', { required: true })
   * // PutMethod { requestParameters: { 'method.request.querystring.page': true } }
   */
  requestParameter<Source extends MethodRequestParameter>(
    parameter: Source,
    options?: RequestParameterOptions,
  ): MethodBuilder<Declared, Sources | Source, Statuses, Headers, Verb>;
  /**
   * Declares what bodies of a content type look like: a model of the API, or one that exists already.
   *
   * @example
   * .requestModel('application/json', 'Pet') // PutMethod { requestModels: { 'application/json': 'Pet' } }
   * .requestModel('application/json', { name: 'Pet' }) // a model that this definition doesn't declare
   */
  requestModel(contentType: ContentType, model: Declared['model'] | { readonly name: string }): this;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  requestModel(contentType: ContentType, model: Declared['model'] | { readonly name: string }): this;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  requestModel(contentType: ContentType, model: Declared['model'] | { readonly name: string }): this;
  /** Any name: the compiler refuses one that the API doesn't declare, and says the nearest that it does. */
  requestModel<Name extends string>(
    contentType: ContentType,
    model: CheckedName<'model', Name, Declared['model']> | { readonly name: string },
  ): this;
  /**
   * What requests are checked for: a validator of the API, or one that exists already, by its id.
   *
   * @example
   * .requestValidator('strict') // PutMethod { requestValidatorId: { reference: 'requestValidator strict', member: 'id' } }
   * .requestValidator({ id: 'a1b2c3' }) // PutMethod { requestValidatorId: 'a1b2c3' }
   */
  requestValidator(validator: Declared['requestValidator'] | { readonly id: string }): this;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  requestValidator(validator: Declared['requestValidator'] | { readonly id: string }): this;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  requestValidator(validator: Declared['requestValidator'] | { readonly id: string }): this;
  /** Any name: the compiler refuses one that the API doesn't declare, and says the nearest that it does. */
  requestValidator<Name extends string>(
    validator: CheckedName<'requestValidator', Name, Declared['requestValidator']> | { readonly id: string },
  ): this;
  /**
   * Declares a response, with its headers and models.
   *
   * @param statusCode - `'100'` to `'599'`.
   *
   * @example
   * .methodResponse('200', { responseParameters: { 'method.response.header.ETag': false } })
   * // PutMethodResponse { statusCode: '200', responseParameters: { 'method.response.header.ETag': false } }
   */
  methodResponse<Status extends UsualStatus, Header extends MethodResponseParameter = never>(
    statusCode: Status,
    response?: MethodResponseOptions<Header, Declared['model']>,
  ): MethodBuilder<Declared, Sources, Statuses | Status, Headers | `${Status} ${Header}`, Verb>;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  methodResponse<Status extends UsualStatus, Header extends MethodResponseParameter = never>(
    statusCode: Status,
    response?: MethodResponseOptions<Header, Declared['model']>,
  ): MethodBuilder<Declared, Sources, Statuses | Status, Headers | `${Status} ${Header}`, Verb>;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  methodResponse<Status extends UsualStatus, Header extends MethodResponseParameter = never>(
    statusCode: Status,
    response?: MethodResponseOptions<Header, Declared['model']>,
  ): MethodBuilder<Declared, Sources, Statuses | Status, Headers | `${Status} ${Header}`, Verb>;
  /** Any status, and any model's name: the compiler refuses what isn't valid or isn't declared, and says why. */
  methodResponse<
    Status extends string,
    Header extends MethodResponseParameter = never,
    Name extends Declared['model'] | OtherText = never,
  >(
    statusCode: CheckedStatusCode<Status>,
    response?: MethodResponseOptions<Header, CheckedName<'model', Name, Declared['model']>>,
  ): MethodBuilder<Declared, Sources, Statuses | Status, Headers | `${Status} ${Header}`, Verb>;
  /**
   * Declares several responses at once, by status.
   *
   * @example
   * .methodResponses({ '200': { responseModels: { 'application/json': 'Pet' } }, '404': {}, '500': {} })
   */
  methodResponses<const Responses extends GivenResponses>(
    responses: Responses & CheckedResponses<Responses, Declared['model']>,
  ): MethodBuilder<Declared, Sources, Statuses | (keyof Responses & string), Headers | HeadersOf<Responses>, Verb>;
  /**
   * Takes steps only where a condition holds; the chain goes on either way. What the steps declare can be mapped from then
   * on: where the condition doesn't hold, `define()` refuses such a mapping.
   *
   * @example
   * .when(paged, (method) => method.requestParameter('method.request.querystring.page'))
   */
  when<MoreSources extends string, MoreStatuses extends string, MoreHeaders extends string>(
    condition: boolean,
    steps: (
      method: MethodBuilder<Declared, Sources, Statuses, Headers, Verb>,
    ) => MethodBuilder<Declared, MoreSources, MoreStatuses, MoreHeaders, Verb>,
  ): MethodBuilder<Declared, Sources | MoreSources, Statuses | MoreStatuses, Headers | MoreHeaders, Verb>;
  /**
   * What answers: the backend, by its type.
   *
   * @example
   * .integration().httpProxy('https://example.com') // PutIntegration { type: 'HTTP_PROXY', uri: 'https://example.com' }
   */
  integration(): IntegrationStart<Sources, Statuses, Headers, Verb>;
}

/** What a method declares of one of its responses. */
export interface MethodResponseOptions<Header extends string, Model> {
  /** `method.response.header.NAME` to whether it is required. @defaultValue none */
  readonly responseParameters?: { readonly [Parameter in Header]: boolean };
  /** Content type to model. @defaultValue none */
  readonly responseModels?: ByContentType<Model | { readonly name: string }>;
}

/** What responses may be given before it is known which. */
type GivenResponses = Readonly<
  Record<
    string,
    {
      readonly responseParameters?: Readonly<Record<string, boolean>>;
      readonly responseModels?: Readonly<Record<string, string | { readonly name: string }>>;
    }
  >
>;

/** Responses by status, each checked as `.methodResponse(…)` checks it. */
type CheckedResponses<Responses, Models extends string> = {
  readonly [Status in keyof Responses]: Status extends string
    ? CheckedStatusCode<Status> extends string
      ? CheckedResponse<Responses[Status], Models>
      : CheckedStatusCode<Status>
    : never;
};

type CheckedResponse<Response, Models extends string> = {
  readonly [Member in keyof Response]: Member extends 'responseParameters'
    ? {
        readonly [Header in keyof Response[Member]]: Header extends MethodResponseParameter
          ? boolean
          : ApiGatewayTypeError<Sentence<'noResponseHeader', { header: Header & string }>>;
      }
    : Member extends 'responseModels'
      ? {
          readonly [Type in keyof Response[Member]]: Response[Member][Type] extends infer Name extends string
            ? CheckedName<'model', Name, Models>
            : Response[Member][Type];
        }
      : never;
};

/** The headers that responses declare, each with its status before it. */
type HeadersOf<Responses> = {
  readonly [Status in keyof Responses & string]: Responses[Status] extends {
    readonly responseParameters: infer Declared;
  }
    ? `${Status} ${keyof Declared & string}`
    : never;
}[keyof Responses & string];
