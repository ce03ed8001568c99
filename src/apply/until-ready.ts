import type { OperationName, Send } from '../calls/call.js';
import type { Clock } from '../clock.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { listedKinds } from '../kinds/index.js';
import { type Readiness, updateOf } from '../kinds/kind.js';
import type { OnEvent } from '../requests/events.js';

/** Something was made or changed, and can't be used (`apply.not-ready`): it failed, or took too long. It is there. */
export class NotReadyError extends FluentApiGatewayError {
  /** Always `'NotReadyError'`. */
  override readonly name = 'NotReadyError';
}

/** The time between two looks, in milliseconds: it grows from the first to the second. */
const firstLookMs = 5_000;
const longestLookMs = 30_000;

/** How it is seen that what a call has made can be used; `undefined` where that is so at once. */
export function readinessAfter(operation: OperationName): Readiness | undefined {
  return listedKinds.find((kind) => kind.create === operation || (!kind.fixed && updateOf(kind) === operation))?.ready;
}

/** What waiting needs of the world. */
export interface Waiting {
  readonly address: string;
  readonly send: Send;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: OnEvent | undefined;
}

/**
 * Waits until what was answered with can be used.
 *
 * @throws {@link NotReadyError} when it has failed, or takes too long.
 */
export async function untilReady(
  { get, input, stateOf, isReady, hasFailed, longestMs }: Readiness,
  answer: object,
  { address, send, clock, signal, onEvent }: Waiting,
): Promise<void> {
  const since = clock.now();
  const notReady = (message: string): NotReadyError =>
    new NotReadyError(message, {
      code: 'apply.not-ready',
      address,
      hint: 'Find out what is holding it up, then plan again: it continues from what is live.',
    });
  // The seams: a kind says how it is read, and what of the response says its state.
  let seen = stateOf(answer as never);
  for (let delayMs = firstLookMs; ; delayMs = Math.min(longestLookMs, delayMs * 1.5)) {
    const { state = 'unknown', message } = seen;
    const said = message === undefined ? '' : `: ${message}`;
    if (isReady(state)) return;
    if (hasFailed(state)) throw notReady(`It is ${state}${said}.`);
    const waitedMs = clock.now() - since;
    if (waitedMs >= longestMs)
      throw notReady(`It still is ${state} after ${Math.round(waitedMs / 60_000)} minutes${said}.`);
    onEvent?.({ type: 'pending', operation: get, address, state, waitedMs });
    await clock.sleep(delayMs, { signal });
    // The seam: a kind says how it is read.
    seen = stateOf((await send(get, input(answer as never) as never, { signal, isAboutNew: true })) as never);
  }
}
