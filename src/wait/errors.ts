import type { WaiterResult } from '@aws-sdk/util-waiter';
import { type ErrorDetails, FluentApiGatewayError, type Problem } from '../errors/errors.js';

/** What a waiter that didn't succeed knows. */
export interface WaiterErrorDetails extends ErrorDetails {
  /** The state that was seen last; `undefined` when none was. */
  readonly lastState: string | undefined;
  /** The waiter's result, with every response that was observed and how often. */
  readonly result: WaiterResult<unknown>;
}

abstract class WaiterError extends FluentApiGatewayError {
  /** The state that was seen last, in the service's own word; `undefined` when none was. */
  readonly lastState: string | undefined;
  /** The waiter's result, with every response that was observed and how often. */
  readonly result: WaiterResult<unknown>;

  constructor(message: string, details: WaiterErrorDetails) {
    super(message, details);
    this.lastState = details.lastState;
    this.result = details.result;
  }
}

/**
 * What was waited for didn't happen within `maxWaitTime`. Named `TimeoutError`, as the SDK's own waiters name theirs;
 * its `code` is `wait.timeout`.
 */
export class WaiterTimeoutError extends WaiterError {
  /** Always `'TimeoutError'`, as the SDK's own waiters name theirs. */
  override readonly name = 'TimeoutError';
}

/**
 * The `abortSignal` ended the waiting. Named `AbortError`, as the SDK's own waiters name theirs; its `code` is
 * `wait.abort`, its `cause` the signal's reason.
 */
export class WaiterAbortError extends WaiterError {
  /** Always `'AbortError'`, as the SDK's own waiters name theirs. */
  override readonly name = 'AbortError';
}

/**
 * What was waited for can no longer happen: the service reports a failure, the thing doesn't exist, or asking for it
 * was refused. Its `code` is `wait.failure`.
 */
export class WaiterFailureError extends WaiterError {
  /** Always `'WaiterFailureError'`. */
  override readonly name = 'WaiterFailureError';
  /** Why, in the service's words, where it says so. */
  readonly statusMessage: string | undefined;

  constructor(message: string, details: WaiterErrorDetails & { readonly statusMessage: string | undefined }) {
    super(message, details);
    this.statusMessage = details.statusMessage;
  }
}

/** A waiter was asked to wait in a way that can't work. Thrown before anything is sent. */
export class WaiterOptionsError extends FluentApiGatewayError {
  /** Always `'WaiterOptionsError'`. */
  override readonly name = 'WaiterOptionsError';

  constructor(waiter: string, problems: readonly Problem[]) {
    super(`${waiter} can't start.`, { code: 'wait.options', address: waiter, problems });
  }
}
