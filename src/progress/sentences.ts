import { match, P } from 'ts-pattern';
import { isError } from '../errors/thrown.js';
import type { GatewayEvent } from '../requests/events.js';
import { duration } from './duration.js';

/** What deserves a line of its own that stays: beginnings, retries and failures. Names what it is about, and no values. */
export function sentenceOf(event: GatewayEvent): string | undefined {
  return match(event)
    .with({ type: 'planned' }, ({ calls, seconds }) => `${callsOf(calls)}, ${waitingOf(seconds)} under the quotas`)
    .with(
      { type: 'retrying' },
      ({ address, operation, reason, error, delayMs, attempt }) =>
        `${subjectOf(address, operation)} ${reasons[reason]} (${error}), attempt ${attempt}; again in ${duration(delayMs / 1000)}`,
    )
    .with(
      { type: 'failed' },
      ({ call, error }) => `${call.address}: ${call.operation} failed${isError(error) ? ` (${error.name})` : ''}`,
    )
    .with(
      { type: 'pending', waitedMs: 0 },
      ({ address, state }) => `${address} is ${state}: waiting until it can be used`,
    )
    .with({ type: P.union('pending', 'waiting', 'sent', 'succeeded', 'skipped', 'progress') }, () => undefined)
    .exhaustive();
}

const reasons = {
  throttled: 'was throttled',
  concurrentModification: 'met another write',
  transient: 'got no usable response',
  notVisible: 'was sent before what it is about could be seen',
  rolePending: 'was sent before the role for logs could be used',
} as const;

/** Reads have no address but their operation. */
function subjectOf(address: string, operation: string): string {
  return address === operation ? operation : `${address}: ${operation}`;
}

function callsOf(count: number): string {
  return count === 1 ? '1 call' : `${count} calls`;
}

function waitingOf(seconds: number): string {
  return seconds > 0 ? `at least ${duration(seconds)}` : 'no waiting';
}

/** How far a run is: `750 of 1500 calls, 1 min 12 s left`. */
export function positionOf({ done, total, etaSeconds }: Position): string {
  if (done === total) return `${done} of ${callsOf(total)}, done`;
  return `${done} of ${callsOf(total)}, ${duration(etaSeconds)} left`;
}

/** What a progress event says. */
export interface Position {
  readonly done: number;
  readonly total: number;
  readonly etaSeconds: number;
}
