import type { ExecutionLog } from '../invoke/log.js';
import { isWhole, lengthOf } from '../invoke/payload.js';
import { accessLogLine, accessLogVariables } from './access-log.js';
import type { ReceivedRequest } from './exchange.js';
import type { Ended } from './pipeline.js';
import type { RecordedRequest } from './recorded-request.js';

/** What is recorded of a request that reached no stage. */
export const recordedAtTheDoor = (
  { httpMethod, path }: ReceivedRequest,
  { status, at, requestId }: Pick<RecordedRequest, 'status' | 'at' | 'requestId'>,
): RecordedRequest => Object.freeze({ httpMethod, path, status, at, latency: 0, requestId, log: [], executionLog: [] });

/** What is recorded of a request that has passed through a stage. Texts are made when they are read. */
export function recorded(ended: Ended, now: number): RecordedRequest {
  const { exchange, response, fault, error } = ended;
  const { log, received, requestId, route, site, startedAt } = exchange;
  const latency = Math.round(now - startedAt);
  const { format } = site.stage.accessLogSettings ?? {};
  const accessLog =
    format === undefined
      ? undefined
      : accessLogLine(
          format,
          accessLogVariables({
            ...ended,
            latency,
            responseLength: isWhole(response.body) ? lengthOf(response.body) : undefined,
          }),
        );
  const { loggingLevel = 'OFF', dataTraceEnabled = false } = route.settings;
  const failed = fault !== undefined;
  return Object.freeze({
    httpMethod: received.httpMethod,
    path: received.path,
    status: response.status,
    at: startedAt,
    latency,
    requestId,
    restApiId: site.apiId,
    stageName: site.stageName,
    ...(route.resourcePath === '' ? {} : { resourcePath: route.resourcePath }),
    ...(accessLog === undefined ? {} : { accessLog }),
    get log() {
      return log.lines;
    },
    get executionLog() {
      return written(log, loggingLevel, dataTraceEnabled, failed);
    },
    ...(fault ? { responseType: fault.type } : {}),
    ...(error === undefined ? {} : { error }),
  });
}

/** Lines that are written with `dataTraceEnabled` alone: they hold what callers and endpoints say. */
const data = / : (?:Method (?:request|response)|Endpoint (?:request|response)) (?:headers|body|path|query)/;

function written(log: ExecutionLog, level: string, dataTraceEnabled: boolean, failed: boolean): readonly string[] {
  if (level === 'OFF' || (level === 'ERROR' && !failed)) return [];
  return dataTraceEnabled ? log.lines : log.lines.filter((line) => !data.test(line));
}

/** The last requests, so that a gateway that serves for long doesn't grow. */
export class RequestLog {
  readonly #capacity: number;
  #requests: RecordedRequest[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** In the order in which they were answered. */
  get requests(): readonly RecordedRequest[] {
    return this.#requests.slice(-this.#capacity);
  }

  add(request: RecordedRequest): void {
    this.#requests.push(request);
    if (this.#requests.length >= 2 * this.#capacity) this.#requests = this.#requests.slice(-this.#capacity);
  }

  clear(): void {
    this.#requests = [];
  }
}
