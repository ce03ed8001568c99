import { type ExecutionLog, logDate } from '../invoke/log.js';
import { isWhole, lengthOf } from '../invoke/payload.js';
import { accessLogLine, accessLogVariables } from './access-log.js';
import type { ReceivedRequest, Route } from './exchange.js';
import type { Ended } from './pipeline.js';
import type { RecordedRequest } from './recorded-request.js';

interface Refused extends Pick<RecordedRequest, 'status' | 'at' | 'requestId'> {
  /** When, by the calendar. */
  readonly date: Date;
  /** Why, as the log says it. */
  readonly reason: string;
}

/** What is recorded of a request that reached no stage. */
export const recordedAtTheDoor = (
  { httpMethod, path }: ReceivedRequest,
  { status, at, requestId, date, reason }: Refused,
): RecordedRequest => {
  const log = Object.freeze([`${logDate(date)} : ${reason}`]);
  return Object.freeze({ httpMethod, path, status, at, latency: 0, requestId, log, executionLog: [] });
};

/** What is recorded of a request that has passed through a stage. */
export function recorded(ended: Ended, now: number): RecordedRequest {
  const { exchange, response } = ended;
  const latency = Math.round(now - exchange.startedAt);
  const { format } = exchange.site.stage.accessLogSettings ?? {};
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
  return new AnsweredRequest(ended, latency, accessLog);
}

/** Keeps what its texts are made from, which is done when they are read; and of the rest of an exchange as little as it can. */
class AnsweredRequest implements RecordedRequest {
  readonly httpMethod: string;
  readonly path: string;
  readonly status: number;
  readonly at: number;
  readonly latency: number;
  readonly requestId: string;
  readonly restApiId: string;
  readonly stageName: string;
  declare readonly resourcePath?: string;
  declare readonly accessLog?: string;
  declare readonly responseType?: string;
  declare readonly error?: unknown;
  readonly #log: ExecutionLog;
  readonly #settings: Route['settings'];

  constructor({ exchange, response, fault, error }: Ended, latency: number, accessLog: string | undefined) {
    const { received, route, site } = exchange;
    this.httpMethod = received.httpMethod;
    this.path = received.path;
    this.status = response.status;
    this.at = exchange.startedAt;
    this.latency = latency;
    this.requestId = exchange.requestId;
    this.restApiId = site.apiId;
    this.stageName = site.stageName;
    if (route.resourcePath !== '') this.resourcePath = route.resourcePath;
    if (accessLog !== undefined) this.accessLog = accessLog;
    if (fault) this.responseType = fault.type;
    if (error !== undefined) this.error = error;
    this.#log = exchange.log;
    this.#settings = route.settings;
    Object.freeze(this);
  }

  get log(): readonly string[] {
    return this.#log.lines;
  }

  get executionLog(): readonly string[] {
    const { loggingLevel = 'OFF', dataTraceEnabled = false } = this.#settings;
    return written(this.#log, loggingLevel, dataTraceEnabled, this.responseType !== undefined);
  }

  /** With the texts, which are no members of its own. */
  toJSON(): RecordedRequest {
    return { ...this, log: this.log, executionLog: this.executionLog };
  }
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
  /** A ring: once it is full, the next one takes the place of the oldest. */
  #requests: RecordedRequest[] = [];
  #next = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** In the order in which they were answered. */
  get requests(): readonly RecordedRequest[] {
    return [...this.#requests.slice(this.#next), ...this.#requests.slice(0, this.#next)];
  }

  add(request: RecordedRequest): void {
    this.#requests[this.#next] = request;
    this.#next = (this.#next + 1) % this.#capacity;
  }

  clear(): void {
    this.#requests = [];
    this.#next = 0;
  }
}
