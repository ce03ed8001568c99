import type { CallOptions, OperationInput, OperationName, OperationOutput, Send } from '../calls/call.js';
import type { Clock } from '../clock.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { isNamed, sayingOf } from '../errors/thrown.js';
import { isUnreachable } from './classify.js';
import { canLookFor, effectOf, isDeletedBefore, isOnceOnly, Rest, theirs } from './recovery.js';

/**
 * A request's response is lost, whether it took effect can't be seen, and sent again it might take effect twice
 * (`execute.outcome-unknown`). It wasn't sent again. The `cause` is how the response was lost.
 */
export class OutcomeUnknownError extends FluentApiGatewayError {
  /** Always `'OutcomeUnknownError'`. */
  override readonly name = 'OutcomeUnknownError';
}

/** How often is looked for an effect that reads may not show yet, and the time between two looks, in milliseconds. */
const patientLooks = 10;
const lookAgainMs = 1_000;

/** What became of the attempts at one request that were never answered. */
export class LostAnswer<Operation extends OperationName> {
  #isLost = false;
  readonly #send: Send;
  readonly #operation: Operation;
  readonly #input: OperationInput<Operation>;
  #rest: OperationInput<Operation> | undefined;
  readonly #options: CallOptions<OperationOutput<Operation>>;
  readonly #clock: Clock;

  constructor(
    send: Send,
    operation: Operation,
    input: OperationInput<Operation>,
    options: CallOptions<OperationOutput<Operation>>,
    clock: Clock,
  ) {
    this.#send = send;
    this.#operation = operation;
    this.#input = input;
    this.#options = options;
    this.#clock = clock;
  }

  /** What is to be sent: the request's input, or what of it isn't done yet. */
  get input(): OperationInput<Operation> {
    return this.#rest ?? this.#input;
  }

  /**
   * An attempt wasn't answered.
   *
   * @throws {@link OutcomeUnknownError} when the request mustn't be sent again.
   */
  happened(error: Error): void {
    this.#isLost = true;
    const { address = this.#operation, lookForEffect, isSoleOfName = true } = this.#options;
    if (lookForEffect !== undefined || isUnreachable(error)) return; // Found by the caller, or never sent.
    if (!isOnceOnly(this.#operation, this.#input, isSoleOfName)) return;
    throw new OutcomeUnknownError(
      `The response to ${this.#operation} was lost, and whether it took effect can't be seen: ${sayingOf(error)}`,
      {
        code: 'execute.outcome-unknown',
        address,
        hint: 'It was not sent again, as that might make a second one. Check what exists before you do.',
        cause: error,
      },
    );
  }

  /** What a lost attempt made; `undefined` when the request has to be sent, or sent again. */
  async effect(): Promise<OperationOutput<Operation> | undefined> {
    if (!this.#isLost) return undefined;
    // Sent again, what has a name that isn't unique would be there twice: reads may lag, so they are given time.
    return this.#look(canLookFor(this.#operation) === 'patiently' ? patientLooks : 1);
  }

  /** What an earlier attempt made, when a later one is refused because of that. */
  async effectBefore(error: unknown): Promise<OperationOutput<Operation> | undefined> {
    if (!this.#isLost) return undefined;
    // The seam: what is deleted answers with nothing.
    if (isDeletedBefore(this.#operation, error)) return { $metadata: {} } as OperationOutput<Operation>;
    return isNamed(error, 'ConflictException') && canLookFor(this.#operation) ? this.#look(patientLooks) : undefined;
  }

  async #look(most: number): Promise<OperationOutput<Operation> | undefined> {
    const { lookForEffect, signal } = this.#options;
    for (let looks = 1; ; looks++) {
      const seen = await (lookForEffect?.() ?? effectOf(this.#send, this.#operation, this.#input, signal));
      if (seen === theirs) return undefined;
      // The seam: what is left of an input is an input of the same operation.
      if (seen instanceof Rest) this.#rest = seen.input as OperationInput<Operation>;
      if (seen instanceof Rest) return undefined;
      if (seen !== undefined || looks >= most) return seen;
      await this.#clock.sleep(lookAgainMs, { signal });
    }
  }
}
