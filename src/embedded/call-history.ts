import type { OperationName } from '../calls/call.js';

/** One call that the gateway was sent. */
export interface RecordedCall {
  /** The operation, by the SDK's name: `PutMethod`. */
  readonly operation: OperationName;
  /** Its input, as the SDK takes it; empty where the request could not be read. */
  readonly input: Readonly<Record<string, unknown>>;
  /** The HTTP status of the response; `undefined` when the connection broke. */
  readonly status: number | undefined;
  /** When it came, in milliseconds on the gateway's clock. */
  readonly at: number;
  /** What was thrown, where the response was `InternalFailure`. */
  readonly error?: unknown;
}

/** How many calls are kept: the latest ones, or all. */
export type CallHistoryLength = number | 'all';

export const usualHistoryLength = 10_000;

/** The bytes of request bodies that are kept at most, unless all calls are. */
const largestHistory = 64 * 1024 * 1024;

/** The latest calls: as many as were asked for, and of large ones no more than fit. */
export class CallHistory {
  readonly #calls: RecordedCall[] = [];
  readonly #sizes: number[] = [];
  readonly #length: number;
  readonly #size: number;
  #bytes = 0;

  constructor(length: CallHistoryLength) {
    this.#length = length === 'all' ? Number.POSITIVE_INFINITY : length;
    this.#size = length === 'all' ? Number.POSITIVE_INFINITY : largestHistory;
  }

  /** In the order in which they came. */
  get calls(): readonly RecordedCall[] {
    return this.#calls;
  }

  /** @param bytes - the size of the call's body. */
  add(call: RecordedCall, bytes: number): void {
    this.#calls.push(call);
    this.#sizes.push(bytes);
    this.#bytes += bytes;
    while (this.#calls.length > this.#length || (this.#bytes > this.#size && this.#calls.length > 1)) {
      this.#calls.shift();
      this.#bytes -= this.#sizes.shift() ?? 0;
    }
  }

  clear(): void {
    this.#calls.length = 0;
    this.#sizes.length = 0;
    this.#bytes = 0;
  }
}
