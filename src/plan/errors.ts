import { FluentApiGatewayError } from '../errors/errors.js';

/**
 * A plan can't be made, or can't be read.
 *
 * Codes: `plan.circular` (changes wait for one another), `plan.unreadable` (what was given is not the JSON of a plan; the
 * problems say what is wrong where), `plan.tampered` (a plan was changed after it was made, or would send what no plan
 * sends).
 */
export class PlanError extends FluentApiGatewayError {
  /** Always `'PlanError'`. */
  override readonly name = 'PlanError';
}

/**
 * Something that the plan reads or writes has changed since the plan was made. Nothing was sent.
 *
 * `code` is `plan.stale`; `problems` says what has changed, is new or is gone, by its address. Plan again, or apply with `{ allowStale: true }`.
 */
export class StalePlanError extends FluentApiGatewayError {
  /** Always `'StalePlanError'`. */
  override readonly name = 'StalePlanError';
}
