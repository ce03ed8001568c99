import { FluentApiGatewayError } from '../errors/errors.js';
import { isError, sayingOf as textOf } from '../errors/thrown.js';
import { classifyFailure, statusOfUnreadable } from '../requests/classify.js';
import { ApplyError, type PartialApplyResult, type StepResult } from './result.js';

/** What stopped a plan: the call that failed first, or an error beside all calls. */
export type Stop = Pick<StepResult, 'error'> & Partial<Pick<StepResult, 'call' | 'attempts'>>;

/**
 * Why a plan didn't come to its end.
 *
 * @param stop - absent when the signal ended the plan between calls.
 */
export function applyFailure(
  stop: Stop | undefined,
  result: PartialApplyResult,
  signal: AbortSignal | undefined,
): ApplyError {
  const done = result.steps.filter(({ status }) => status === 'succeeded').length;
  const where = `${done} of ${result.steps.length} calls had succeeded`;
  const hint = 'Plan the same definition again and apply that: it continues from what is live now.';
  if (stop === undefined) {
    const next = result.steps.find(({ status }) => status === 'notStarted');
    return new ApplyError(`The plan was aborted before ${next?.call.operation} ${next?.call.address}; ${where}.`, {
      code: 'apply.aborted',
      address: next?.call.address,
      hint,
      cause: signal?.reason,
      result,
    });
  }
  const { call, attempts = 0 } = stop;
  const { error } = stop;
  const common = { address: call?.address, hint, cause: error, result };
  const kind = classifyFailure(error);
  // A call that failed by itself did so, whether the signal came afterwards or not.
  const isAborted = kind === 'aborted' || (signal?.aborted === true && error === signal.reason);
  if (call !== undefined && isAborted) {
    return new ApplyError(`The plan was aborted at ${call.operation} ${call.address}; ${where}.`, {
      code: 'apply.aborted',
      ...common,
    });
  }
  const said = sayingOf(error).replace(/\.$/, '');
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  const what =
    call === undefined ? 'The plan was stopped between calls' : `${call.operation} ${call.address} failed${tries}`;
  return new ApplyError(`${what}: ${said}; ${where}.`, {
    code: 'apply.failed',
    ...common,
    ...(kind === 'bug' ? { hint: `${bugHint} ${hint}` } : {}),
  });
}

/** What an error says, but nothing of what a response held that isn't JSON: its parser quotes it. */
function sayingOf(error: unknown): string {
  const status = statusOfUnreadable(error);
  if (status !== undefined) return `the response, HTTP ${status}, isn't the service's: it isn't JSON`;
  if (error instanceof FluentApiGatewayError) return error.message;
  return isError(error) && error.message ? `${error.name}: ${error.message}` : textOf(error);
}

const bugHint = "The service didn't say this: it is a mistake in a program, and its stack (the cause) tells in which.";
