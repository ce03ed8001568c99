import type { Clock } from '../clock.js';
import { FluentApiGatewayError } from '../errors/errors.js';

/** How long one attempt at a request may stay without a response by default, in milliseconds. */
const defaultRequestTimeoutMs = 60_000;

/**
 * An attempt at a request had no response in time. Whether it took effect is unknown.
 *
 * Its `name` is the one that the SDK gives its own time-outs.
 */
export class RequestTimeoutError extends FluentApiGatewayError {
  /** Always `'TimeoutError'`, as the SDK names its own time-outs. */
  override readonly name = 'TimeoutError';
}

/** An attempt that is under way. */
interface Attempt {
  readonly due: number;
  /** @param error - the time-out by default. */
  readonly giveUp: (error?: unknown) => void;
}

/**
 * Gives up attempts at requests that have no response in time: a connection that went silent would hold up everything
 * behind it forever.
 *
 * One wait serves all attempts. It is left to run out when they are answered, since the next one is about to come, and
 * doesn't keep the process alive.
 */
export class RequestTimeouts {
  readonly #clock: Clock;
  readonly #timeoutMs: number;
  /** In the order in which they began, which is that in which they are due. */
  readonly #underWay = new Set<Attempt>();
  #isWatching = false;

  /** @param timeoutMs - how long an attempt may stay without a response; default: a minute, `Infinity`: forever. */
  constructor(clock: Clock, timeoutMs: number = defaultRequestTimeoutMs) {
    this.#clock = clock;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Makes one attempt.
   *
   * @param attempt - given the signal that ends the request: the caller's abort, or the time-out.
   * @param address - what the request is about.
   * @param signal - the caller's.
   * @param atMostMs - a shorter time than all others have.
   * @throws {@link RequestTimeoutError}
   */
  async answerOf<Answer>(
    attempt: (signal: AbortSignal) => Promise<Answer>,
    address: string,
    signal: AbortSignal | undefined,
    atMostMs: number = Number.POSITIVE_INFINITY,
  ): Promise<Answer> {
    const request = new AbortController();
    const over = new AbortController();
    const timeoutMs = Math.min(this.#timeoutMs, atMostMs);
    let abort = () => {};
    let forget = () => {};
    try {
      return await new Promise<Answer>((resolve, reject) => {
        if (signal !== undefined) {
          abort = () => {
            request.abort(signal.reason);
            reject(signal.reason); // The SDK doesn't look at the signal while it gets credentials.
          };
          if (signal.aborted) return abort();
          signal.addEventListener('abort', abort);
        }
        const giveUp = (error: unknown = timeout(address, timeoutMs)) => {
          request.abort(error);
          reject(error);
        };
        if (timeoutMs < this.#timeoutMs && this.#timeoutMs !== Number.POSITIVE_INFINITY) {
          this.#clock.sleep(timeoutMs, { signal: over.signal, isWatchdog: true }).then(
            () => giveUp(),
            (error: unknown) => over.signal.aborted || giveUp(error),
          );
        } else if (this.#timeoutMs !== Number.POSITIVE_INFINITY) {
          const underWay = { due: this.#clock.now() + this.#timeoutMs, giveUp };
          this.#underWay.add(underWay);
          forget = () => this.#underWay.delete(underWay);
          if (!this.#isWatching) void this.#watch();
        }
        attempt(request.signal).then(resolve, reject);
      });
    } finally {
      forget();
      signal?.removeEventListener('abort', abort);
      over.abort();
    }
  }

  async #watch(): Promise<void> {
    this.#isWatching = true;
    try {
      for (const attempt of this.#underWay) {
        const left = attempt.due - this.#clock.now();
        if (left > 0) await this.#clock.sleep(left, { isWatchdog: true });
        if (this.#underWay.has(attempt)) attempt.giveUp();
      }
    } catch (error) {
      for (const attempt of this.#underWay) attempt.giveUp(error); // The clock's: nothing else would end them.
    } finally {
      this.#isWatching = false;
    }
  }
}

function timeout(address: string, timeoutMs: number): RequestTimeoutError {
  return new RequestTimeoutError(`There was no response within ${timeoutMs / 1000} s.`, {
    code: 'execute.request-timeout',
    address,
    hint: 'requestTimeoutMs says how long an attempt may take.',
  });
}
