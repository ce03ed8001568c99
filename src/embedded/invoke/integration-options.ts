/** What an invocation sends to a Lambda function. */
export type LambdaEvent = unknown;

/**
 * Stands for a Lambda function.
 *
 * @param event - what the service would send: the proxy event of an `AWS_PROXY` integration, or what the request
 *   template of an `AWS` integration renders.
 * @returns what the function returns; a function that throws is one that failed.
 */
export type LambdaFunction = (event: LambdaEvent) => unknown;

/** What an `AWS` integration sends to a service: what its URI says, and what its mappings and its template made. */
export interface AwsServiceRequest {
  /** As the URI has it: `sqs`, `dynamodb`, `states`, `s3`. */
  readonly service: string;
  /** What stands before the service's name in the URI, with a point between: `{api}.appsync-api`. */
  readonly subdomain?: string;
  readonly region: string;
  /** The action's name, where the URI is `…:action/Name`. */
  readonly action?: string;
  /** Where the URI is `…:path/…`: what it says, with its variables filled in and a leading slash; `/` for an action. */
  readonly path: string;
  readonly httpMethod: string;
  /** With `Action` and the parameters of an action's URI. */
  readonly queryString: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes where `contentHandling` or the API's binary media types make it so. */
  readonly body: string | Uint8Array;
}

/** What a service answers. */
export interface AwsServiceResponse {
  /** 200 unless told. */
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
  /** Functions by ARN, qualified or not, or by name; none, unless told. */
  readonly lambda?: Readonly<Record<string, LambdaFunction>>;
  /** Services of AWS by the name that integrations have for them in their URIs (`sqs`, `states`); none, unless told. */
  readonly aws?: Readonly<Record<string, AwsService>>;
  /**
   * Which endpoints `HTTP` and `HTTP_PROXY` integrations may be sent to, over a VPC link or not: those on this machine,
   * unless told; `any`; or those that the function says yes to.
   */
  readonly http?: 'loopback' | 'any' | ((url: URL) => boolean);
}
