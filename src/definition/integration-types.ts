/**
 * What each type of integration can be told. A step that a type doesn't have isn't there.
 *
 * The run-time class behind these interfaces has all steps; the two meet in `rest-api.ts`.
 *
 * @module
 */

import type { ContentHandlingStrategy, ResponseTransferMode, TlsConfig } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayTypeError } from '../errors.js';
import type { Call } from '../model/call.js';
import type { PassthroughBehavior } from '../model/integration.js';
import type { HttpMethod } from '../model/method.js';
import type { IntegrationResponseBase, VpcLinkConnection } from './options.js';
import type { Route, RouteState } from './route.js';
import type {
  CheckedDestination,
  CheckedResponseParameters,
  CheckedSource,
  CheckedStatus,
  RequestDestination,
} from './types/mappings.js';
import type { OtherText } from './types/text.js';

/** The first step of an integration: its type. */
export interface IntegrationStart<Sources extends string, Responses extends string> {
  /**
   * A backend over HTTP, with mappings in both directions.
   *
   * The backend gets the method's own verb unless `integrationHttpMethod` says otherwise; on `ANY` it has to.
   *
   * @example
   * .integration().http('https://backend.example.com/pets/{petId}')
   * // PutIntegration { type: 'HTTP', uri: 'https://…', integrationHttpMethod: 'GET' }
   */
  http(uri: string): HttpIntegration<Sources, Responses, 'ANY' extends Responses ? 'integrationHttpMethod' : never>;
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
    Responses,
    Uri extends `${string}:lambda:path/${string}` ? never : 'integrationHttpMethod'
  >;
  /**
   * A Lambda function, with mappings in both directions; called with POST.
   *
   * @param functionArn - the function's ARN, or the invocation URI that the service makes of it.
   */
  lambda(functionArn: string): AwsIntegration<Sources, Responses>;
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
  mock(): MockIntegration<Sources, Responses>;
}

/** What every type has. */
interface CommonSteps<Sources extends string> {
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   */
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
}

/** What types with mappings have, and proxies haven't. */
interface MappingSteps<Responses extends string> {
  /** The body that the backend gets, for requests of a content type. */
  requestTemplate(contentType: string, template: string): this;
  /** What happens to a body of a content type without a template; `WHEN_NO_MATCH` unless told. */
  passthrough(passthroughBehavior: PassthroughBehavior): this;
  /**
   * What becomes of the backend's answers, for one status of the method.
   *
   * @param statusCode - a status that the method declares a response for.
   */
  integrationResponse<Status extends string, const Parameters extends Readonly<Record<string, string>>>(
    statusCode: CheckedStatus<Status, Responses>,
    response?: IntegrationResponseBase & {
      /** `method.response.header.NAME` to a mapping expression or a quoted static value. */
      readonly responseParameters?: Parameters & CheckedResponseParameters<Status, Parameters, Responses>;
    },
  ): this;
}

/** What types with a backend have. */
interface CredentialsSteps {
  /**
   * As whom the backend is called: a role's ARN, or `arn:aws:iam::*:user/*` for the caller; left out: by the backend's own
   * policy.
   */
  credentials(credentials: string): this;
}

/** What types that connect over HTTP have. */
interface ConnectionSteps {
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

/** What types that can stream have. */
interface StreamingSteps {
  /** Whether the answer is sent on as it comes; `BUFFERED` unless told. */
  responseTransferMode(responseTransferMode: ResponseTransferMode): this;
}

/** What ends a chain: refused as long as something is missing. */
interface Terminal<Missing extends string> {
  readonly '~route': [Missing] extends [never] ? RouteState : ApiGatewayTypeError<MissingSteps<Missing>>;
  /** {@inheritDoc Route.compile} */
  readonly compile: [Missing] extends [never] ? () => readonly Call[] : ApiGatewayTypeError<MissingSteps<Missing>>;
}

type MissingSteps<Missing extends string> =
  `This integration needs .${Missing}(…): the verb for the backend can't be inferred here.`;

/** A backend over HTTP, with mappings. */
export interface HttpIntegration<Sources extends string, Responses extends string, Missing extends string = never>
  extends Terminal<Missing>,
    CommonSteps<Sources>,
    MappingSteps<Responses>,
    CredentialsSteps,
    ConnectionSteps {
  /** The verb that the backend gets. */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): HttpIntegration<Sources, Responses>;
}

/** A backend over HTTP, as it is. */
export interface HttpProxyIntegration<Sources extends string>
  extends Route,
    CommonSteps<Sources>,
    CredentialsSteps,
    ConnectionSteps,
    StreamingSteps {
  /** The verb that the backend gets; `ANY` passes on the caller's. */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): this;
}

/** An action of an AWS service, with mappings. */
export interface AwsIntegration<Sources extends string, Responses extends string, Missing extends string = never>
  extends Terminal<Missing>,
    CommonSteps<Sources>,
    MappingSteps<Responses>,
    CredentialsSteps {
  /** The verb that the service's action takes. */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): AwsIntegration<Sources, Responses>;
}

/** A Lambda function, as it is. */
export interface LambdaProxyIntegration<Sources extends string>
  extends Route,
    CommonSteps<Sources>,
    CredentialsSteps,
    StreamingSteps {}

/** No backend. */
export interface MockIntegration<Sources extends string, Responses extends string>
  extends Route,
    CommonSteps<Sources>,
    MappingSteps<Responses> {}
