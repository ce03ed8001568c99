/** One request to a deployed API, as it was answered. */
export interface RecordedRequest {
  /** The verb: `GET`. */
  readonly httpMethod: string;
  /** As it was sent, without the query. */
  readonly path: string;
  /** The HTTP status of the response. */
  readonly status: number;
  /** When it came, in milliseconds on the gateway's clock. */
  readonly at: number;
  /** How long it took, in milliseconds on the gateway's clock; of a streamed response, until it began. */
  readonly latency: number;
  /** The id of the request: `$context.requestId`, and the header `x-amzn-RequestId` of the response. */
  readonly requestId: string;
  /** What is set from here on is known of requests that reached a stage. */
  readonly restApiId?: string;
  /** The name of the stage: `prod`. */
  readonly stageName?: string;
  /** `/pets/{petId}`; nothing where no method was found. */
  readonly resourcePath?: string;
  /** The line that the stage's access log would have, where it has one. */
  readonly accessLog?: string;
  /** Everything that happened on the way, whatever the stage's log level. */
  readonly log: readonly string[];
  /** What CloudWatch would have, by the stage's `loggingLevel` and `dataTraceEnabled`. */
  readonly executionLog: readonly string[];
  /** The type of the gateway response, where the gateway answered by itself: `THROTTLED`. */
  readonly responseType?: string;
  /** What was thrown by mistake, where the response is the embedded gateway's own failure. */
  readonly error?: unknown;
}
