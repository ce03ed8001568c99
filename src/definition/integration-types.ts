/**
 * What each type of integration can be told. A step that a type doesn't have isn't there.
 *
 * The run-time class behind these interfaces has all steps; the two meet in `rest-api.ts`.
 *
 * @module
 */

import type { ContentHandlingStrategy, ResponseTransferMode, TlsConfig } from '@aws-sdk/client-api-gateway';
import type { Call } from '../calls/call.js';
import type { ApiGatewayTypeError } from '../errors/errors.js';
import type { OtherText } from '../errors/text.js';
import type { PassthroughBehavior } from '../model/integration.js';
import type { HttpMethod } from '../model/method.js';
import type { VpcLinkConnection } from './options.js';
import type { RouteState } from './route.js';
import type {
  AlwaysMapped,
  CheckedDestination,
  CheckedResponseSource,
  CheckedSource,
  CheckedStatus,
  MappedHeaders,
  RequestDestination,
} from './types/mappings.js';

/** The first step of an integration: its type. */
export interface IntegrationStart<Sources extends string, Statuses extends string, Headers extends string> {
  /**
   * A backend over HTTP, with mappings in both directions.
   *
   * The backend gets the method's own verb unless `integrationHttpMethod` says otherwise; on `ANY` it has to.
   *
   * @example
   * .integration().http('https://backend.example.com/pets/{petId}')
   * // PutIntegration { type: 'HTTP', uri: 'https://…', integrationHttpMethod: 'GET' }
   */
  http(
    uri: string,
  ): HttpIntegration<Sources, Statuses, Headers, 'ANY' extends Statuses ? 'integrationHttpMethod' : never>;
  /** A backend over HTTP that gets the request, and gives the answer, as they are; also with the caller's verb. */
  httpProxy(uri: string): HttpProxyIntegration<Sources>;
  /**
   * An action of an AWS service, with mappings in both directions.
   *
   * @example
   * .integration().aws('arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders').integrationHttpMethod('POST')
   *
   * @param uri - `arn:aws:apigateway:{region}:{service}:path/…` or `…:action/…`.
   */
  aws<Uri extends string>(
    uri: Uri,
  ): AwsIntegration<
    Sources,
    Statuses,
    Headers,
    Uri extends `${string}:lambda:path/${string}` ? never : 'integrationHttpMethod'
  >;
  /**
   * A Lambda function, with mappings in both directions; called with POST.
   *
   * @param functionArn - the function's ARN, or the invocation URI that the service makes of it.
   */
  lambda(functionArn: string): AwsIntegration<Sources, Statuses, Headers>;
  /**
   * A Lambda function that gets the request, and gives the answer, as they are; called with POST.
   *
   * @param functionArn - the function's ARN, or the invocation URI that the service makes of it.
   */
  lambdaProxy(functionArn: string): LambdaProxyIntegration<Sources>;
  /**
   * No backend: the request template says the status (`{"statusCode": 200}`), the integration response of that status
   * what is answered.
   */
  mock(): MockIntegration<Sources, Statuses, Headers>;
}

type MissingSteps<Missing extends string> =
  `This integration needs .${Missing}(…): the verb for the backend can't be inferred here.`;

/** A backend over HTTP, with mappings. */
export interface HttpIntegration<
  Sources extends string,
  Statuses extends string,
  Headers extends string,
  Missing extends string = never,
> {
  readonly '~route': [Missing] extends [never] ? RouteState : ApiGatewayTypeError<MissingSteps<Missing>>;
  /** The exact calls that make this route, see {@link Route.compile}. */
  readonly compile: [Missing] extends [never] ? () => readonly Call[] : ApiGatewayTypeError<MissingSteps<Missing>>;
  /** The verb that the backend gets. */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): HttpIntegration<Sources, Statuses, Headers>;
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   */
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): this;
  requestParameter<Destination extends RequestDestination | OtherText, Source extends Sources | OtherText>(
    destination: CheckedDestination<Destination>,
    source: CheckedSource<Source, Sources>,
  ): this;
  /** Whose entries the stage's cache shares; left out: this resource's alone. */
  cacheNamespace(cacheNamespace: string): this;
  /** The parameters that tell entries of the stage's cache apart; again for more. */
  cacheKeyParameters<Source extends Sources | OtherText>(
    ...parameters: readonly CheckedSource<Source, Sources>[]
  ): this;
  /** How a request's body is converted; left out: not at all. */
  contentHandling(contentHandling: ContentHandlingStrategy): this;
  /**
   * How long the backend may take, in milliseconds, 50 and up; 29000 unless told. More than 29000 needs a raised quota, or
   * a streamed answer.
   */
  timeoutInMillis(timeoutInMillis: number): this;
  /** The body that the backend gets, for requests of a content type. */
  requestTemplate(contentType: string, template: string): this;
  /** What happens to a body of a content type without a template; `WHEN_NO_MATCH` unless told. */
  passthrough(passthroughBehavior: PassthroughBehavior): this;
  /**
   * What becomes of the backend's answers, for one status of the method.
   *
   * @param statusCode - a status that the method declares a response for.
   */
  integrationResponse<Status extends Statuses>(
    statusCode: Status,
    response?: {
      /**
       * A regular expression over the backend's status, or over a Lambda function's error text. Left out: the answer to
       * whatever no other pattern matches.
       */
      readonly selectionPattern?: string;
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: MappedHeaders<Status, Headers>;
      /** Content type to template. */
      readonly responseTemplates?: Readonly<Record<string, string>>;
      readonly contentHandling?: ContentHandlingStrategy;
    },
  ): this;
  integrationResponse<Status extends string, Name extends string, Source extends string>(
    statusCode: CheckedStatus<Status, Statuses>,
    response?: {
      /**
       * A regular expression over the backend's status, or over a Lambda function's error text. Left out: the answer to
       * whatever no other pattern matches.
       */
      readonly selectionPattern?: string;
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: {
        readonly [Header in Name]: CheckedResponseSource<Status, Header, Source, Headers>;
      };
      /** Content type to template. */
      readonly responseTemplates?: Readonly<Record<string, string>>;
      readonly contentHandling?: ContentHandlingStrategy;
    },
  ): this;
  /**
   * As whom the backend is called: a role's ARN, or `arn:aws:iam::*:user/*` for the caller; left out: by the backend's own
   * policy.
   */
  credentials(credentials: string): this;
  /**
   * Through which network the backend is reached; over the internet unless told.
   *
   * @example
   * .connectionType('VPC_LINK', { connectionId: 'a1b2c3' })
   */
  connectionType(connectionType: 'VPC_LINK', connection: VpcLinkConnection): this;
  connectionType<Type extends 'INTERNET' | 'VPC_LINK'>(
    connectionType: Type extends 'VPC_LINK'
      ? ApiGatewayTypeError<"VPC_LINK needs to know which: write .connectionType('VPC_LINK', { connectionId: … }).">
      : Type,
  ): this;
  /** How much of the backend's certificate is checked. */
  tlsConfig(tlsConfig: Readonly<TlsConfig>): this;
}

/** A backend over HTTP, as it is. */
export interface HttpProxyIntegration<Sources extends string> {
  /** What the steps have gathered. Not for use outside of this package. */
  readonly '~route': RouteState;
  /** The exact calls that make this route, see {@link Route.compile}. */
  compile(): readonly Call[];
  /** The verb that the backend gets; `ANY` passes on the caller's. */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): this;
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   */
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): this;
  requestParameter<Destination extends RequestDestination | OtherText, Source extends Sources | OtherText>(
    destination: CheckedDestination<Destination>,
    source: CheckedSource<Source, Sources>,
  ): this;
  /** Whose entries the stage's cache shares; left out: this resource's alone. */
  cacheNamespace(cacheNamespace: string): this;
  /** The parameters that tell entries of the stage's cache apart; again for more. */
  cacheKeyParameters<Source extends Sources | OtherText>(
    ...parameters: readonly CheckedSource<Source, Sources>[]
  ): this;
  /** How a request's body is converted; left out: not at all. */
  contentHandling(contentHandling: ContentHandlingStrategy): this;
  /**
   * How long the backend may take, in milliseconds, 50 and up; 29000 unless told. More than 29000 needs a raised quota, or
   * a streamed answer.
   */
  timeoutInMillis(timeoutInMillis: number): this;
  /**
   * As whom the backend is called: a role's ARN, or `arn:aws:iam::*:user/*` for the caller; left out: by the backend's own
   * policy.
   */
  credentials(credentials: string): this;
  /**
   * Through which network the backend is reached; over the internet unless told.
   *
   * @example
   * .connectionType('VPC_LINK', { connectionId: 'a1b2c3' })
   */
  connectionType(connectionType: 'VPC_LINK', connection: VpcLinkConnection): this;
  connectionType<Type extends 'INTERNET' | 'VPC_LINK'>(
    connectionType: Type extends 'VPC_LINK'
      ? ApiGatewayTypeError<"VPC_LINK needs to know which: write .connectionType('VPC_LINK', { connectionId: … }).">
      : Type,
  ): this;
  /** How much of the backend's certificate is checked. */
  tlsConfig(tlsConfig: Readonly<TlsConfig>): this;
  /** Whether the answer is sent on as it comes; `BUFFERED` unless told. */
  responseTransferMode(responseTransferMode: ResponseTransferMode): this;
}

/** An action of an AWS service, with mappings. */
export interface AwsIntegration<
  Sources extends string,
  Statuses extends string,
  Headers extends string,
  Missing extends string = never,
> {
  readonly '~route': [Missing] extends [never] ? RouteState : ApiGatewayTypeError<MissingSteps<Missing>>;
  /** The exact calls that make this route, see {@link Route.compile}. */
  readonly compile: [Missing] extends [never] ? () => readonly Call[] : ApiGatewayTypeError<MissingSteps<Missing>>;
  /** The verb that the service's action takes. */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): AwsIntegration<Sources, Statuses, Headers>;
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   */
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): this;
  requestParameter<Destination extends RequestDestination | OtherText, Source extends Sources | OtherText>(
    destination: CheckedDestination<Destination>,
    source: CheckedSource<Source, Sources>,
  ): this;
  /** Whose entries the stage's cache shares; left out: this resource's alone. */
  cacheNamespace(cacheNamespace: string): this;
  /** The parameters that tell entries of the stage's cache apart; again for more. */
  cacheKeyParameters<Source extends Sources | OtherText>(
    ...parameters: readonly CheckedSource<Source, Sources>[]
  ): this;
  /** How a request's body is converted; left out: not at all. */
  contentHandling(contentHandling: ContentHandlingStrategy): this;
  /**
   * How long the backend may take, in milliseconds, 50 and up; 29000 unless told. More than 29000 needs a raised quota, or
   * a streamed answer.
   */
  timeoutInMillis(timeoutInMillis: number): this;
  /** The body that the backend gets, for requests of a content type. */
  requestTemplate(contentType: string, template: string): this;
  /** What happens to a body of a content type without a template; `WHEN_NO_MATCH` unless told. */
  passthrough(passthroughBehavior: PassthroughBehavior): this;
  /**
   * What becomes of the backend's answers, for one status of the method.
   *
   * @param statusCode - a status that the method declares a response for.
   */
  integrationResponse<Status extends Statuses>(
    statusCode: Status,
    response?: {
      /**
       * A regular expression over the backend's status, or over a Lambda function's error text. Left out: the answer to
       * whatever no other pattern matches.
       */
      readonly selectionPattern?: string;
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: MappedHeaders<Status, Headers>;
      /** Content type to template. */
      readonly responseTemplates?: Readonly<Record<string, string>>;
      readonly contentHandling?: ContentHandlingStrategy;
    },
  ): this;
  integrationResponse<Status extends string, Name extends string, Source extends string>(
    statusCode: CheckedStatus<Status, Statuses>,
    response?: {
      /**
       * A regular expression over the backend's status, or over a Lambda function's error text. Left out: the answer to
       * whatever no other pattern matches.
       */
      readonly selectionPattern?: string;
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: {
        readonly [Header in Name]: CheckedResponseSource<Status, Header, Source, Headers>;
      };
      /** Content type to template. */
      readonly responseTemplates?: Readonly<Record<string, string>>;
      readonly contentHandling?: ContentHandlingStrategy;
    },
  ): this;
  /**
   * As whom the backend is called: a role's ARN, or `arn:aws:iam::*:user/*` for the caller; left out: by the backend's own
   * policy.
   */
  credentials(credentials: string): this;
}

/** A Lambda function, as it is. */
export interface LambdaProxyIntegration<Sources extends string> {
  /** What the steps have gathered. Not for use outside of this package. */
  readonly '~route': RouteState;
  /** The exact calls that make this route, see {@link Route.compile}. */
  compile(): readonly Call[];
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   */
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): this;
  requestParameter<Destination extends RequestDestination | OtherText, Source extends Sources | OtherText>(
    destination: CheckedDestination<Destination>,
    source: CheckedSource<Source, Sources>,
  ): this;
  /** Whose entries the stage's cache shares; left out: this resource's alone. */
  cacheNamespace(cacheNamespace: string): this;
  /** The parameters that tell entries of the stage's cache apart; again for more. */
  cacheKeyParameters<Source extends Sources | OtherText>(
    ...parameters: readonly CheckedSource<Source, Sources>[]
  ): this;
  /** How a request's body is converted; left out: not at all. */
  contentHandling(contentHandling: ContentHandlingStrategy): this;
  /**
   * How long the backend may take, in milliseconds, 50 and up; 29000 unless told. More than 29000 needs a raised quota, or
   * a streamed answer.
   */
  timeoutInMillis(timeoutInMillis: number): this;
  /**
   * As whom the backend is called: a role's ARN, or `arn:aws:iam::*:user/*` for the caller; left out: by the backend's own
   * policy.
   */
  credentials(credentials: string): this;
  /** Whether the answer is sent on as it comes; `BUFFERED` unless told. */
  responseTransferMode(responseTransferMode: ResponseTransferMode): this;
}

/** No backend. */
export interface MockIntegration<Sources extends string, Statuses extends string, Headers extends string> {
  /** What the steps have gathered. Not for use outside of this package. */
  readonly '~route': RouteState;
  /** The exact calls that make this route, see {@link Route.compile}. */
  compile(): readonly Call[];
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   */
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): this;
  requestParameter<Destination extends RequestDestination | OtherText, Source extends Sources | OtherText>(
    destination: CheckedDestination<Destination>,
    source: CheckedSource<Source, Sources>,
  ): this;
  /** Whose entries the stage's cache shares; left out: this resource's alone. */
  cacheNamespace(cacheNamespace: string): this;
  /** The parameters that tell entries of the stage's cache apart; again for more. */
  cacheKeyParameters<Source extends Sources | OtherText>(
    ...parameters: readonly CheckedSource<Source, Sources>[]
  ): this;
  /** How a request's body is converted; left out: not at all. */
  contentHandling(contentHandling: ContentHandlingStrategy): this;
  /**
   * How long the backend may take, in milliseconds, 50 and up; 29000 unless told. More than 29000 needs a raised quota, or
   * a streamed answer.
   */
  timeoutInMillis(timeoutInMillis: number): this;
  /** The body that the backend gets, for requests of a content type. */
  requestTemplate(contentType: string, template: string): this;
  /** What happens to a body of a content type without a template; `WHEN_NO_MATCH` unless told. */
  passthrough(passthroughBehavior: PassthroughBehavior): this;
  /**
   * What becomes of the backend's answers, for one status of the method.
   *
   * @param statusCode - a status that the method declares a response for.
   */
  integrationResponse<Status extends Statuses>(
    statusCode: Status,
    response?: {
      /**
       * A regular expression over the backend's status, or over a Lambda function's error text. Left out: the answer to
       * whatever no other pattern matches.
       */
      readonly selectionPattern?: string;
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: MappedHeaders<Status, Headers>;
      /** Content type to template. */
      readonly responseTemplates?: Readonly<Record<string, string>>;
      readonly contentHandling?: ContentHandlingStrategy;
    },
  ): this;
  integrationResponse<Status extends string, Name extends string, Source extends string>(
    statusCode: CheckedStatus<Status, Statuses>,
    response?: {
      /**
       * A regular expression over the backend's status, or over a Lambda function's error text. Left out: the answer to
       * whatever no other pattern matches.
       */
      readonly selectionPattern?: string;
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: {
        readonly [Header in Name]: CheckedResponseSource<Status, Header, Source, Headers>;
      };
      /** Content type to template. */
      readonly responseTemplates?: Readonly<Record<string, string>>;
      readonly contentHandling?: ContentHandlingStrategy;
    },
  ): this;
}
