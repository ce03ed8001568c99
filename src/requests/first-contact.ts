import { FluentApiGatewayError } from '../errors/errors.js';
import { sayingOf } from '../errors/thrown.js';
import { classifyFailure, isAnswer, isUnreachable } from './classify.js';

/**
 * How long a service that has never answered may be out of reach, in milliseconds: a network may be about to start. The
 * first failure after that is the last.
 */
const patienceMs = 30_000;

/** How long nothing at all may come back of a service that has never answered, in milliseconds: packets may be dropped. */
const silenceMs = 60_000;

/** How long one attempt may take meanwhile, so that there is time for a second: a single packet may be lost. */
const longestAttemptMs = 29_000;
const shortestAttemptMs = 1_000;

/** The service has never answered and can't be reached: most likely it isn't where it is looked for. */
export class UnreachableError extends FluentApiGatewayError {
  /** Always `'UnreachableError'`. */
  override readonly name = 'UnreachableError';
}

/**
 * Whether the service has ever answered. One that has, and can't be reached now, comes back, and is waited for as long as
 * for anything; one that never has may not be there, and nobody should wait ten minutes to learn that.
 */
export class FirstContact {
  #isMade = false;

  /** There was a response, whatever it said. */
  made(): void {
    this.#isMade = true;
  }

  /** How long an attempt may take, in milliseconds, after the request has failed for so long. */
  attemptMs(failingForMs: number): number {
    if (this.#isMade) return Number.POSITIVE_INFINITY;
    return Math.max(shortestAttemptMs, Math.min(longestAttemptMs, silenceMs - failingForMs));
  }

  /**
   * Looks at a failure, and whether to hope on.
   *
   * @param failingForMs - how long the request has failed.
   * @param delayMs - how long would be waited before it is sent again.
   * @throws {@link UnreachableError} when there has been no response ever, and the host can't be reached for too long.
   */
  failed(error: Error, address: string, failingForMs: number, delayMs: number): void {
    if (isAnswer(error)) this.made();
    if (this.#isMade) return;
    const isOver = isUnreachable(error)
      ? failingForMs >= patienceMs
      : classifyFailure(error) === 'transient' && failingForMs + delayMs >= silenceMs;
    if (!isOver) return;
    throw new UnreachableError(`The service can't be reached: ${sayingOf(error).replace(/\.$/, '')}.`, {
      code: 'execute.unreachable',
      address,
      hint: "Check the client's Region, endpoint, credentials, and the network.",
      cause: error,
    });
  }
}
