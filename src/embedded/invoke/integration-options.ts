/** What an invocation sends to a Lambda function. */
export type LambdaEvent = unknown;

/**
 * What a Lambda function is told of its invocation.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html
 */
export interface LambdaContext {
  /** `true`. Setting it changes nothing: a response never waits until the function's process is idle. */
  callbackWaitsForEmptyEventLoop: boolean;
  /** The function's name, as the ARN in the integration's URI has it. */
  readonly functionName: string;
  /** `$LATEST`, or the version or alias that the integration's URI names. */
  readonly functionVersion: string;
  /** The function's ARN, with the version or alias that the URI names. */
  readonly invokedFunctionArn: string;
  /** Megabytes. Always `'128'`: the function isn't held to it. */
  readonly memoryLimitInMB: string;
  /** The id of the invocation: that of the request to the API. */
  readonly awsRequestId: string;
  /** `/aws/lambda/` and the name of the function. Nothing is logged there. */
  readonly logGroupName: string;
  /** `embedded/[$LATEST]` and the request's id without hyphens. Nothing is logged there. */
  readonly logStreamName: string;
  /** Milliseconds until the integration times out, on the gateway's clock. */
  getRemainingTimeInMillis(): number;
}

/**
 * A Lambda function of the Node.js kind, as it is deployed.
 *
 * @param event - what the service would send: the proxy event of an `AWS_PROXY` integration, or what the request
 *   template of an `AWS` integration renders.
 * @param context - of this invocation.
 * @param callback - for functions that declare it as their third parameter, and return nothing.
 * @returns what the function returns, or a promise of it; a function that throws is one that failed. With
 *   `responseTransferMode: 'STREAM'` also an async iterable, or a response whose `body` is one; functions made by
 *   `awslambda.streamifyResponse` get `(event, responseStream, context)`.
 */
// A method: so that functions with a narrower type of event are taken.
export type LambdaFunction = {
  invoke(
    event: LambdaEvent,
    context: LambdaContext,
    callback: (error?: Error | string | null, result?: unknown) => void,
  ): unknown;
}['invoke'];

/** A function in a module of its own, loaded when it is first invoked. */
export interface LambdaModule {
  /** A file, relative to the working directory, or a URL. */
  readonly module: string | URL;
  /** The name that the module exports the function by. @defaultValue `handler` */
  readonly export?: string;
}

/** A server that speaks Lambda's invoke API: the runtime interface emulator, `sam local start-lambda`. */
export interface LambdaEndpoint {
  /** `http://127.0.0.1:3001`, or with the whole path of the function's invocations. */
  readonly url: string;
}

/** What stands for a Lambda function. */
export type GivenLambda = LambdaFunction | LambdaModule | LambdaEndpoint;

/** What an `AWS` integration sends to a service: what its URI says, and what its mappings and its template made. */
export interface AwsServiceRequest {
  /** As the URI has it: `sqs`, `dynamodb`, `states`, `s3`. */
  readonly service: string;
  /** What stands before the service's name in the URI, with a point between: `{api}.appsync-api`. */
  readonly subdomain?: string;
  /** The Region that the URI names: `eu-west-1`. */
  readonly region: string;
  /** The action's name, where the URI is `…:action/Name`. */
  readonly action?: string;
  /** Where the URI is `…:path/…`: what it says, with its variables filled in and a leading slash; `/` for an action. */
  readonly path: string;
  /** The integration's `integrationHttpMethod`: `POST`. */
  readonly httpMethod: string;
  /** With `Action` and the parameters of an action's URI. */
  readonly queryString: Readonly<Record<string, readonly string[]>>;
  /** Headers by name; several values of one are joined with commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes where `contentHandling` or the API's binary media types make it so. */
  readonly body: string | Uint8Array;
}

/** What a service answers. */
export interface AwsServiceResponse {
  /** The HTTP status. @defaultValue 200 */
  readonly status?: number;
  /** A `Content-Type` of `application/json` is added where there is none. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Text or bytes as they are, anything else as JSON. */
  readonly body?: unknown;
}

/**
 * Stands for a service of AWS.
 *
 * @returns what the service answers, refusals included; a function that throws is a service that can't be reached.
 */
export type AwsService = (
  request: AwsServiceRequest,
) => AwsServiceResponse | undefined | Promise<AwsServiceResponse | undefined>;

/** What the integrations of invoked methods may reach. */
export interface IntegrationOptions {
  /** Functions by ARN, qualified or not, or by name. @defaultValue none */
  readonly lambda?: Readonly<Record<string, GivenLambda>>;
  /** Services of AWS by the name that integrations have for them in their URIs (`sqs`, `states`). @defaultValue none */
  readonly aws?: Readonly<Record<string, AwsService>>;
  /**
   * Which endpoints `HTTP` and `HTTP_PROXY` integrations may be sent to, over a VPC link or not: those on this machine
   * (`loopback`), `any`, or those that the function says yes to.
   *
   * @defaultValue `'loopback'`
   */
  readonly http?: 'loopback' | 'any' | ((url: URL) => boolean);
}
