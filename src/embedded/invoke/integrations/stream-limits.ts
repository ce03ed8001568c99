import { Readable } from 'node:stream';
import type { Clock } from '../../../clock.js';
import type { ByteStream } from '../payload.js';
import { watchdogsOf } from './deadlines.js';

/** How long a response may stream, and how long nothing may come of it, in milliseconds. */
export interface StreamTimes {
  readonly timeoutMs: number;
  readonly idleMs: number;
}

/**
 * Breaks a streamed response off when the integration's time is over, which begins with the request, or when nothing has
 * come for too long.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html
 */
export class StreamLimits {
  readonly #clock: Clock;
  readonly #times: StreamTimes;
  readonly #onMissed: (reason: string) => void;
  readonly #meet: () => void;
  #failure: Error | undefined;
  /** Ends the wait for the next piece. */
  #fail: ((failure: Error) => void) | undefined;

  /** @param onMissed - is told why a response was broken off. */
  constructor(clock: Clock, times: StreamTimes, onMissed: (reason: string) => void) {
    this.#clock = clock;
    this.#times = times;
    this.#onMissed = onMissed;
    this.#meet = watchdogsOf(clock, times.timeoutMs).add(() =>
      this.#miss(`the response took longer than ${times.timeoutMs} ms`),
    );
  }

  /** There is nothing to limit any more. */
  end(): void {
    this.#meet();
  }

  async *within(body: ByteStream): AsyncGenerator<Uint8Array> {
    const pieces = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const piece = await this.#next(pieces);
        if (piece.done) return;
        yield piece.value;
      }
    } finally {
      this.#meet();
      // What is waited for may never come: the connection behind it is ended, and the function behind it isn't waited for.
      if (body instanceof Readable) body.destroy();
      else pieces.return?.().catch(() => {});
    }
  }

  #next(pieces: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
    const { idleMs } = this.#times;
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#fail = reject;
      const came = watchdogsOf(this.#clock, idleMs).add(() => this.#miss(`nothing came for ${idleMs} ms`));
      pieces.next().then(resolve, reject).finally(came);
    });
  }

  #miss(reason: string): void {
    this.#failure = new Error(`The streamed response was broken off: ${reason}.`);
    this.#onMissed(reason);
    this.#fail?.(this.#failure);
  }
}
