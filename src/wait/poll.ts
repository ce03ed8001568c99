import type { WaiterResult, WaiterState } from '@aws-sdk/util-waiter';
import type { Clock } from '../clock.js';
import { isError } from '../errors/thrown.js';
import { retryAfterMs } from '../requests/classify.js';
import { waiterStates } from './states.js';

/** What one look has shown. */
export interface Look<Seen> {
  readonly state: WaiterState.RETRY | WaiterState.SUCCESS | WaiterState.FAILURE;
  /** The response, or the exception. */
  readonly seen: Seen;
}

/** How to look again and again. Times are milliseconds. */
export interface Polling<Seen> {
  readonly look: () => Promise<Look<Seen>>;
  readonly clock: Clock;
  readonly maxWaitMs: number;
  readonly minDelayMs: number;
  readonly maxDelayMs: number;
  /** Counts what was seen. */
  readonly observedResponses: Record<string, number>;
  /** Ends the polling. */
  readonly signal: AbortSignal;
}

/** Before the end there is time for one more look. */
const lastLookMs = 500;

/**
 * Looks until it is decided, or the time is over: the loop of `createWaiter` in `@aws-sdk/util-waiter`, with its states
 * and its result, on a clock. That one can't be given a clock, and sleeps on when its signal aborts.
 *
 * @throws the signal's reason.
 */
export async function poll<Seen>(polling: Polling<Seen>): Promise<WaiterResult<Seen>> {
  const { look, clock, maxWaitMs, signal, observedResponses } = polling;
  const end = clock.now() + maxWaitMs;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    const { state, seen } = await look();
    const text = textOf(seen);
    observedResponses[text] = (observedResponses[text] ?? 0) + 1;
    if (state !== waiterStates.RETRY) return { state, reason: seen, final: seen, observedResponses };
    const delayMs = Math.max(retryAfterMs(seen) ?? 0, delayAfter(attempt, polling));
    const left = end - clock.now();
    const waitMs = delayMs < left ? delayMs : left - lastLookMs;
    if (waitMs <= 0) return { state: waiterStates.TIMEOUT, observedResponses };
    await clock.sleep(waitMs, { signal });
  }
}

/** Grows from the shortest delay to the longest, between the shortest and which it is by chance. */
function delayAfter(attempt: number, { clock, minDelayMs, maxDelayMs }: Polling<unknown>): number {
  const longest = minDelayMs * 2 ** (attempt - 1);
  if (longest >= maxDelayMs) return maxDelayMs;
  return minDelayMs + clock.random() * (longest - minDelayMs);
}

/** What was observed, in the words of the SDK's waiters: `200: OK`, `429: Rate exceeded`. */
function textOf(seen: unknown): string {
  const { $metadata } = seen as { readonly $metadata?: { readonly httpStatusCode?: number } };
  const said = isError(seen) ? seen.message || seen.name : 'OK';
  return $metadata?.httpStatusCode === undefined ? said : `${$metadata.httpStatusCode}: ${said}`;
}
