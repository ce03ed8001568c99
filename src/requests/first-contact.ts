import { FluentApiGatewayError } from '../errors/errors.js';
import { isAnswer, isUnreachable } from './classify.js';

/**
 * How long a service that has never answered may be out of reach, in milliseconds: a network may be about to start. The
 * first failure after that is the last.
 */
const patienceMs = 30_000;

/** The service has never answered and can't be reached: most likely it isn't where it is looked for. */
export class UnreachableError extends FluentApiGatewayError {
  override readonly name = 'UnreachableError';
}

/**
 * Whether the service has ever answered. One that has, and can't be reached now, comes back, and is waited for as long as
 * for anything; one that never has may not be there, and nobody shall wait ten minutes to learn that.
 */
export class FirstContact {
  #isMade = false;

  /** There was an answer, whatever it said. */
  made(): void {
    this.#isMade = true;
  }

  /**
   * Looks at a failure, and whether to hope on.
   *
   * @param failingForMs - how long the request has failed.
   * @throws {@link UnreachableError} when there has been no answer ever, and the host can't be reached for too long.
   */
  failed(error: Error, address: string, failingForMs: number): void {
    if (isAnswer(error)) this.made();
    if (this.#isMade || failingForMs < patienceMs || !isUnreachable(error)) return;
    throw new UnreachableError(`The service can't be reached: ${error.message.replace(/\.$/, '')}.`, {
      code: 'execute.unreachable',
      address,
      hint: "Look at the client's Region and endpoint, and at the network.",
      cause: error,
    });
  }
}
