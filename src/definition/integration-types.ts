/**
 * What each type of integration can be told: the steps that its row in `integration-starts.ts` has. What other types have
 * answers with a sentence.
 *
 * The run-time class behind these interfaces has all steps; the two meet in `rest-api.ts`.
 *
 * @module
 */

import type { ContentHandlingStrategy, ResponseTransferMode, TlsConfig } from '@aws-sdk/client-api-gateway';
import type { ApiGatewayTypeError } from '../errors/errors.js';
import type { OtherText } from '../errors/text.js';
import type { PassthroughBehavior } from '../model/integration.js';
import type { HttpMethod } from '../model/method.js';
import type { IntegrationStartName } from './integration-starts.js';
import type { VpcLinkConnection } from './options.js';
import type { Route } from './route.js';
import type {
  AlwaysMapped,
  CheckedDestination,
  CheckedResponseSource,
  CheckedSource,
  CheckedStatus,
  MappedHeaders,
  OfferedDestination,
  RequestDestination,
} from './types/mappings.js';
import type { AfterIntegration, NotARoute, WithoutStepsOf, WithoutType } from './types/misplaced.js';
import type { ByContentType, ContentType } from './types/offered.js';
import type { Sentence } from './types/refused.js';

/** The first step of an integration: its type. */
export interface IntegrationStart<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
  Verb extends string = Unchecked,
> extends NotARoute<Sentence<'noIntegrationType', Record<never, never>>>,
    AfterIntegration,
    WithoutType {
  /**
   * A backend over HTTP, with mappings in both directions.
   *
   * The backend gets the method's own verb; default for `ANY`: none, `.integrationHttpMethod(…)` has to say it.
   *
   * @example
   * .integration().http('https://backend.example.com/pets/{petId}')
   * // PutIntegration { type: 'HTTP', uri: 'https://…', integrationHttpMethod: 'GET' }
   */
  http(
    uri: string,
  ): 'ANY' extends Verb
    ? ' ' extends '  ' & Verb
      ? HttpIntegration<Sources, Statuses, Headers>
      : HttpIntegrationWithoutVerb<Sources, Statuses, Headers>
    : HttpIntegration<Sources, Statuses, Headers>;
  /**
   * A backend over HTTP that gets the request, and gives the response, as they are; also with the caller's verb.
   *
   * @example
   * .method('GET').integration().httpProxy('https://backend.example.com/pets')
   * // PutIntegration { type: 'HTTP_PROXY', uri: 'https://…', integrationHttpMethod: 'GET' }
   */
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
  ): Uri extends `${string}:lambda:path/${string}`
    ? AwsIntegration<Sources, Statuses, Headers>
    : AwsIntegrationWithoutVerb<Sources, Statuses, Headers>;
  /**
   * A Lambda function, with mappings in both directions; called with POST.
   *
   * @example
   * .integration().lambda('arn:aws:lambda:eu-west-1:123456789012:function:pets')
   * // PutIntegration { type: 'AWS', uri: 'arn:aws:apigateway:eu-west-1:lambda:path/…', integrationHttpMethod: 'POST' }
   *
   * @param functionArn - the function's ARN, or the invocation URI that the service makes of it.
   */
  lambda(functionArn: string): LambdaIntegration<Sources, Statuses, Headers>;
  /**
   * A Lambda function that gets the request, and gives the response, as they are; called with POST.
   *
   * @example
   * .integration().lambdaProxy('arn:aws:lambda:eu-west-1:123456789012:function:pets')
   * // PutIntegration { type: 'AWS_PROXY', uri: 'arn:aws:apigateway:…:lambda:path/…', integrationHttpMethod: 'POST' }
   *
   * @param functionArn - the function's ARN, or the invocation URI that the service makes of it.
   */
  lambdaProxy(functionArn: string): LambdaProxyIntegration<Sources>;
  /**
   * No backend: the request template says the status (`{"statusCode": 200}`), the integration response of that status
   * what is sent back.
   *
   * @example
   * .integration().mock().requestTemplate('application/json', '{"statusCode": 200}')
   * // PutIntegration { type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } }
   */
  mock(): MockIntegration<Sources, Statuses, Headers>;
}

/** What isn't known of a method, in a helper for example: everything can be mapped then, and `define()` checks it. */
// biome-ignore lint/suspicious/noExplicitAny: what a method declares is both taken and given; nothing else goes both ways
export type Unchecked = any;

/*
 * The parts that the types of integrations are made of. `Self` is what a step gives: an integration that has no verb yet
 * gives another one as soon as it is told. Parts and table can't disagree: a step that a type's row lacks stands in
 * `Misplaced`, and no interface extends two different members of one name.
 */

/** What any integration can be told. */
export interface CommonSteps<Self, Sources extends string> {
  /**
   * Puts something into the backend's request.
   *
   * @param destination - `integration.request.{path|querystring|header}.NAME`
   * @param source - a parameter that the method declares, `method.request.body…`, `context.…`, `stageVariables.…`, or
   * a static value in single quotes of its own.
   *
   * @example
   * .requestParameter('integration.request.path.petId', 'method.request.path.petId')
   * // PutIntegration { requestParameters: { 'integration.request.path.petId': 'method.request.path.petId' } }
   */
  // From four overloads on, both compilers show what the last one says, and nothing else. The first is cheap; the last says
  // the sentence.
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): Self;
  /** The destinations that the editor offers: one for each parameter that the method declares. */
  requestParameter(destination: OfferedDestination<Sources>, source: Sources | AlwaysMapped): Self;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  requestParameter(destination: RequestDestination, source: Sources | AlwaysMapped): Self;
  /** Any texts: the compiler refuses what isn't a destination, or a source that isn't declared, and says why. */
  requestParameter<Destination extends OfferedDestination<Sources> | OtherText, Source extends Sources | OtherText>(
    destination: CheckedDestination<Destination>,
    source: CheckedSource<Source, Sources>,
  ): Self;
  /**
   * Whose entries the stage's cache shares.
   *
   * @defaultValue this resource's alone
   * @example
   * .cacheNamespace('pets') // PutIntegration { cacheNamespace: 'pets' }
   */
  cacheNamespace(cacheNamespace: string): Self;
  /**
   * The parameters that tell entries of the stage's cache apart; again for more.
   *
   * @example
   * .cacheKeyParameters('method.request.path.petId')
   * // PutIntegration { cacheKeyParameters: ['method.request.path.petId'] }
   */
  cacheKeyParameters<Source extends Sources | OtherText>(
    ...parameters: readonly CheckedSource<Source, Sources>[]
  ): Self;
  /**
   * How a request's body is converted.
   *
   * @defaultValue not at all
   * @example
   * .contentHandling('CONVERT_TO_BINARY') // PutIntegration { contentHandling: 'CONVERT_TO_BINARY' }
   */
  contentHandling(contentHandling: ContentHandlingStrategy): Self;
  /**
   * How long the backend may take, in milliseconds, 50 and up. More than 29000 needs a raised quota, or a streamed
   * response.
   *
   * @defaultValue 29000
   * @example
   * .timeoutInMillis(5000) // PutIntegration { timeoutInMillis: 5000 }
   */
  timeoutInMillis(timeoutInMillis: number): Self;
  /**
   * Takes steps only where a condition holds; the chain goes on either way.
   *
   * @example
   * .when(tracing, (integration) => integration.requestParameter('integration.request.header.X-Trace', "'on'"))
   */
  when(condition: boolean, steps: (integration: Self) => Self): Self;
}

/** What makes of requests and responses something else. */
export interface MappingSteps<Self, Statuses extends string, Headers extends string> {
  /**
   * The body that the backend gets, for requests of a content type.
   *
   * @example
   * .requestTemplate('application/json', '{"id": "$input.params(\'petId\')"}')
   * // PutIntegration { requestTemplates: { 'application/json': '{"id": …}' } }
   */
  requestTemplate(contentType: ContentType, template: string): Self;
  /**
   * What happens to a body of a content type without a template.
   *
   * @defaultValue `WHEN_NO_MATCH`
   * @example
   * .passthrough('NEVER') // PutIntegration { passthroughBehavior: 'NEVER' }
   */
  passthrough(passthroughBehavior: PassthroughBehavior): Self;
  /**
   * What becomes of the backend's responses, for one status of the method.
   *
   * @param statusCode - a status that the method declares a response for.
   *
   * @example
   * .integrationResponse('404', { selectionPattern: '404' })
   * // PutIntegrationResponse { statusCode: '404', selectionPattern: '404' }
   */
  integrationResponse<Status extends Statuses>(
    statusCode: Status,
    response?: IntegrationResponseOptions<MappedHeaders<Status, Headers>>,
  ): Self;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  integrationResponse<Status extends Statuses>(
    statusCode: Status,
    response?: IntegrationResponseOptions<MappedHeaders<Status, Headers>>,
  ): Self;
  /** What the first takes, again: from four overloads on, the compiler shows only the last one's message. */
  integrationResponse<Status extends Statuses>(
    statusCode: Status,
    response?: IntegrationResponseOptions<MappedHeaders<Status, Headers>>,
  ): Self;
  /** Any status and mappings: the compiler refuses a status, a header or a source that isn't declared, and says why. */
  integrationResponse<Status extends string, Name extends string, Source extends string>(
    statusCode: CheckedStatus<Status, Statuses>,
    response?: IntegrationResponseOptions<
      {
        readonly [Header in Name]: CheckedResponseSource<Status, Header, Source, Headers>;
      } & MappedHeaders<Status, Headers>
    >,
  ): Self;
}

/** As whom the backend is called. */
export interface CredentialsStep<Self> {
  /**
   * As whom the backend is called: a role's ARN, or `arn:aws:iam::*:user/*` for the caller.
   *
   * @defaultValue by the backend's own policy
   * @example
   * .credentials('arn:aws:iam::123456789012:role/pets') // PutIntegration { credentials: 'arn:aws:iam::…:role/pets' }
   */
  credentials(credentials: string): Self;
}

/** How a backend over HTTP is reached. */
export interface ConnectionSteps<Self> {
  /**
   * Through which network the backend is reached.
   *
   * @defaultValue over the internet
   * @example
   * .connectionType('VPC_LINK', { connectionId: 'a1b2c3' })
   * // PutIntegration { connectionType: 'VPC_LINK', connectionId: 'a1b2c3' }
   */
  connectionType(connectionType: 'VPC_LINK', connection: VpcLinkConnection): Self;
  /** `INTERNET`, the default, takes nothing more; `VPC_LINK` without a connection is refused by the compiler. */
  connectionType<Type extends 'INTERNET' | 'VPC_LINK'>(
    connectionType: Type extends 'VPC_LINK' ? ApiGatewayTypeError<Sentence<'noVpcLink', Record<never, never>>> : Type,
  ): Self;
  /**
   * How much of the backend's certificate is checked.
   *
   * @defaultValue all of it
   * @example
   * .tlsConfig({ insecureSkipVerification: true }) // PutIntegration { tlsConfig: { insecureSkipVerification: true } }
   */
  tlsConfig(tlsConfig: Readonly<TlsConfig>): Self;
}

/** How a response is passed on. */
export interface StreamingStep<Self> {
  /**
   * Whether the response is sent on as it comes. A function given by its ARN is then called by the URI for streaming.
   *
   * @defaultValue `BUFFERED`
   * @example
   * .responseTransferMode('STREAM')
   * // PutIntegration { responseTransferMode: 'STREAM', uri: 'arn:…/response-streaming-invocations' }
   */
  responseTransferMode(responseTransferMode: ResponseTransferMode): Self;
}

/** Which verb the backend gets. */
export interface VerbStep<WithVerb> {
  /**
   * Which verb the backend gets; on `httpProxy`, `ANY` passes on the caller's.
   *
   * @example
   * .integration().aws(uri).integrationHttpMethod('POST') // PutIntegration { integrationHttpMethod: 'POST' }
   */
  integrationHttpMethod(integrationHttpMethod: HttpMethod): WithVerb;
}

/** What becomes of the backend's responses, for one status. */
export interface IntegrationResponseOptions<Parameters> {
  /**
   * A regular expression over the backend's status, or over a Lambda function's error text.
   *
   * @defaultValue the response to whatever no other pattern matches
   */
  readonly selectionPattern?: string;
  /** `method.response.header.NAME` to a mapping expression or a quoted static value. @defaultValue none */
  readonly responseParameters?: Parameters;
  /** Content type to template. @defaultValue the body as it is */
  readonly responseTemplates?: ByContentType<string>;
  /** How the backend's body is converted. @defaultValue not at all */
  readonly contentHandling?: ContentHandlingStrategy;
}

/** A sentence for each step that only other types of integrations have, or the method. */
type Misplaced<Start extends IntegrationStartName> = WithoutStepsOf<Start> & AfterIntegration;

type WithoutVerb = NotARoute<Sentence<'noBackendVerb', Record<never, never>>>;

/** A backend over HTTP, with mappings. */
export interface HttpIntegration<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
> extends Route,
    Misplaced<'http'>,
    CommonSteps<HttpIntegration<Sources, Statuses, Headers>, Sources>,
    MappingSteps<HttpIntegration<Sources, Statuses, Headers>, Statuses, Headers>,
    CredentialsStep<HttpIntegration<Sources, Statuses, Headers>>,
    ConnectionSteps<HttpIntegration<Sources, Statuses, Headers>>,
    VerbStep<HttpIntegration<Sources, Statuses, Headers>> {}

/** A backend over HTTP, with mappings, whose verb isn't known yet. */
export interface HttpIntegrationWithoutVerb<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
> extends WithoutVerb,
    Misplaced<'http'>,
    CommonSteps<HttpIntegrationWithoutVerb<Sources, Statuses, Headers>, Sources>,
    MappingSteps<HttpIntegrationWithoutVerb<Sources, Statuses, Headers>, Statuses, Headers>,
    CredentialsStep<HttpIntegrationWithoutVerb<Sources, Statuses, Headers>>,
    ConnectionSteps<HttpIntegrationWithoutVerb<Sources, Statuses, Headers>>,
    VerbStep<HttpIntegration<Sources, Statuses, Headers>> {}

/** A backend over HTTP, as it is. */
export interface HttpProxyIntegration<Sources extends string = Unchecked>
  extends Route,
    Misplaced<'httpProxy'>,
    CommonSteps<HttpProxyIntegration<Sources>, Sources>,
    CredentialsStep<HttpProxyIntegration<Sources>>,
    ConnectionSteps<HttpProxyIntegration<Sources>>,
    StreamingStep<HttpProxyIntegration<Sources>>,
    VerbStep<HttpProxyIntegration<Sources>> {}

/** An action of an AWS service, with mappings. */
export interface AwsIntegration<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
> extends Route,
    Misplaced<'aws'>,
    CommonSteps<AwsIntegration<Sources, Statuses, Headers>, Sources>,
    MappingSteps<AwsIntegration<Sources, Statuses, Headers>, Statuses, Headers>,
    CredentialsStep<AwsIntegration<Sources, Statuses, Headers>>,
    VerbStep<AwsIntegration<Sources, Statuses, Headers>> {}

/** An action of an AWS service, with mappings, whose verb isn't known yet. */
export interface AwsIntegrationWithoutVerb<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
> extends WithoutVerb,
    Misplaced<'aws'>,
    CommonSteps<AwsIntegrationWithoutVerb<Sources, Statuses, Headers>, Sources>,
    MappingSteps<AwsIntegrationWithoutVerb<Sources, Statuses, Headers>, Statuses, Headers>,
    CredentialsStep<AwsIntegrationWithoutVerb<Sources, Statuses, Headers>>,
    VerbStep<AwsIntegration<Sources, Statuses, Headers>> {}

/** A Lambda function, with mappings. */
export interface LambdaIntegration<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
> extends Route,
    Misplaced<'lambda'>,
    CommonSteps<LambdaIntegration<Sources, Statuses, Headers>, Sources>,
    MappingSteps<LambdaIntegration<Sources, Statuses, Headers>, Statuses, Headers>,
    CredentialsStep<LambdaIntegration<Sources, Statuses, Headers>>,
    VerbStep<LambdaIntegration<Sources, Statuses, Headers>> {}

/** A Lambda function, as it is. */
export interface LambdaProxyIntegration<Sources extends string = Unchecked>
  extends Route,
    Misplaced<'lambdaProxy'>,
    CommonSteps<LambdaProxyIntegration<Sources>, Sources>,
    CredentialsStep<LambdaProxyIntegration<Sources>>,
    StreamingStep<LambdaProxyIntegration<Sources>> {}

/** No backend. */
export interface MockIntegration<
  Sources extends string = Unchecked,
  Statuses extends string = Unchecked,
  Headers extends string = Unchecked,
> extends Route,
    Misplaced<'mock'>,
    CommonSteps<MockIntegration<Sources, Statuses, Headers>, Sources>,
    MappingSteps<MockIntegration<Sources, Statuses, Headers>, Statuses, Headers> {}
