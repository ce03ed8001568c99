import type { PlannedCall } from '../calls/planned-call.js';
import { type ErrorDetails, FluentApiGatewayError, keepUnprinted } from '../errors/errors.js';

/** What became of one call of a plan. */
export interface StepResult {
  /** Its `input` can be read, and isn't enumerable: what prints or serialises a report leaves out what was sent. */
  readonly call: PlannedCall;
  /** What became of it. `notStarted`: the plan ended before its turn came. */
  readonly status: 'succeeded' | 'failed' | 'notStarted';
  /** How often the call was sent; 0 when it wasn't, or when its effect was found to be there. */
  readonly attempts: number;
  /** Milliseconds that it waited, for quotas and between attempts. */
  readonly waitedMs: number;
  /** The service's id for the request that was answered, for support cases. */
  readonly requestId?: string;
  /** The identifiers in the response: what the call made. */
  readonly ids?: Readonly<Record<string, string>>;
  /** Why it failed. */
  readonly error?: unknown;
}

/** What became of a plan, call by call. */
export interface ApplyResult {
  /** The API that the plan is about. */
  readonly restApiId: string;
  /**
   * The service's ids of what was made or changed, by address: `{ 'usage plan gold': 'a1b2c3' }`. What has no id of its own,
   * a stage for instance, isn't in it.
   */
  readonly ids: Readonly<Record<string, string>>;
  /** In the order of the plan. */
  readonly steps: readonly StepResult[];
}

/** What became of a plan that has nothing to do. */
export function nothingDone(restApiId: string): ApplyResult {
  return Object.freeze({ restApiId, ids: Object.freeze({}), steps: Object.freeze([]) });
}

/** What became of a plan that didn't come to its end. */
export interface PartialApplyResult extends Omit<ApplyResult, 'restApiId'> {
  /** Absent when it failed before the API was made. */
  readonly restApiId?: string;
}

/**
 * A plan stopped before its end: a call failed, or the signal ended it (`code` `'apply.failed'`, `'apply.aborted'`).
 *
 * `result` says of every call whether it succeeded, failed or was not started. Of a call that failed without a response -
 * aborted, or at its deadline - the next plan sees whether it took effect: planning the same definition again and
 * applying that continues from there.
 */
export class ApplyError extends FluentApiGatewayError {
  /** Always `'ApplyError'`. */
  override readonly name = 'ApplyError';
  /** Node doesn't print it: it is long, and the message and the cause say what a reader needs first. */
  declare readonly result: PartialApplyResult;

  constructor(message: string, { result, ...details }: ErrorDetails & { readonly result: PartialApplyResult }) {
    super(message, details);
    keepUnprinted(this, 'result', result);
  }
}

const reportable = new WeakMap<PlannedCall, PlannedCall>();

/**
 * A call as reports and events hold it: its input, which may hold what belongs in no log - credentials, templates -,
 * can be read by who asks for it, and isn't shown with the rest.
 */
export function reportedCall(call: PlannedCall): PlannedCall {
  const known = reportable.get(call);
  if (known !== undefined) return known;
  const shown = { ...call };
  Object.defineProperty(shown, 'input', { enumerable: false });
  reportable.set(call, Object.freeze(shown));
  return shown;
}
