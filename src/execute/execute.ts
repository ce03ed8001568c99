import { addressOf } from '../model/address.js';
import type { Send } from '../model/call.js';
import type { PlannedCall } from '../plan/planned-call.js';
import { classifyFailure } from './classify.js';
import type { OnEvent } from './events.js';
import { Answers } from './references.js';
import { ApplyError, type ApplyResult, type PartialApplyResult, type StepResult } from './result.js';
import type { RequestOutcome } from './send.js';

/** How the calls of a plan are run. */
export interface ExecuteOptions {
  /** Makes the `send` of one call, which reports what the call took. */
  readonly sendOf: (onOutcome: (outcome: RequestOutcome) => void) => Send;
  /** The API that the calls are about, where it exists. */
  readonly restApiId?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: OnEvent | undefined;
  /** How many seconds calls take at least. */
  readonly estimateSeconds: (calls: readonly PlannedCall[]) => number;
}

/**
 * Runs the calls of a plan in their order, one at a time: the service refuses writes to one API that overlap.
 *
 * After a failure nothing more is started, whether it depends on what failed or not: what is live then is a beginning
 * of the plan, and planning again continues from it.
 *
 * @throws {@link ApplyError} with the outcome of every call.
 */
export async function executeCalls(
  calls: readonly PlannedCall[],
  { sendOf, restApiId, signal, onEvent, estimateSeconds }: ExecuteOptions,
): Promise<ApplyResult> {
  const answers = new Answers();
  if (restApiId !== undefined) answers.add(addressOf.restApi, { id: restApiId });
  const steps: StepResult[] = [];
  onEvent?.({ type: 'planned', calls: calls.length, seconds: estimateSeconds(calls) });

  for (const [index, call] of calls.entries()) {
    const step = signal?.aborted ? aborted(call, signal) : await run(call, answers, sendOf, signal);
    steps.push(step);
    if (step.status !== 'succeeded') {
      onEvent?.({ type: 'failed', call, error: step.error });
      const rest = calls.slice(index + 1).map(notStarted);
      for (const skipped of rest) onEvent?.({ type: 'skipped', call: skipped.call });
      throw failureOf(step, { ...idOf(answers), steps: [...steps, ...rest] }, signal);
    }
    onEvent?.({ type: 'succeeded', call });
    const left = calls.slice(index + 1);
    onEvent?.({ type: 'progress', done: steps.length, total: calls.length, etaSeconds: estimateSeconds(left) });
  }
  return Object.freeze({ restApiId: answers.text(addressOf.restApi, 'id') ?? '', steps: Object.freeze(steps) });
}

async function run(
  call: PlannedCall,
  answers: Answers,
  sendOf: ExecuteOptions['sendOf'],
  signal: AbortSignal | undefined,
): Promise<StepResult> {
  let took = { attempts: 0, waitedMs: 0 };
  const send = sendOf(({ operation, attempts, waitedMs }) => {
    if (operation === call.operation) took = { attempts, waitedMs };
  });
  try {
    const { $metadata, ...answer } = await send(call.operation, answers.resolve(call.input) as never, {
      signal,
      address: call.address,
    });
    answers.add(call.address, answer);
    const { requestId } = $metadata;
    const ids = idsIn(answer);
    return Object.freeze({
      call,
      status: 'succeeded',
      ...took,
      ...(requestId === undefined ? {} : { requestId }),
      ...(Object.keys(ids).length === 0 ? {} : { ids }),
    });
  } catch (error) {
    return Object.freeze<StepResult>({ call, status: 'failed', ...took, error });
  }
}

function notStarted(call: PlannedCall): StepResult {
  return Object.freeze({ call, status: 'notStarted', attempts: 0, waitedMs: 0 });
}

function aborted(call: PlannedCall, signal: AbortSignal): StepResult {
  return Object.freeze({ ...notStarted(call), error: signal.reason });
}

/** Identifiers only: answers hold values that don't belong in reports. */
function idsIn(answer: object): Readonly<Record<string, string>> {
  const isId = ([name, value]: [string, unknown]) => /^(?:id|\w+Id)$/.test(name) && typeof value === 'string';
  return Object.freeze(Object.fromEntries(Object.entries(answer).filter(isId))) as Readonly<Record<string, string>>;
}

function idOf(answers: Answers): Pick<PartialApplyResult, 'restApiId'> {
  const restApiId = answers.text(addressOf.restApi, 'id');
  return restApiId === undefined ? {} : { restApiId };
}

function failureOf(step: StepResult, result: PartialApplyResult, signal: AbortSignal | undefined): ApplyError {
  const { call, error, attempts } = step;
  const done = result.steps.filter(({ status }) => status === 'succeeded').length;
  const where = `${done} of ${result.steps.length} calls had succeeded`;
  const hint = 'Plan the same definition again and apply that: it continues from what is live now.';
  const common = { address: call.address, hint, cause: error, result };
  if (signal?.aborted || classifyFailure(error) === 'aborted') {
    return new ApplyError(`The plan was aborted at ${call.operation} ${call.address}; ${where}.`, {
      code: 'apply.aborted',
      ...common,
    });
  }
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const tries = attempts > 1 ? ` after ${attempts} attempts` : '';
  return new ApplyError(`${call.operation} ${call.address} failed${tries}: ${said.replace(/\.$/, '')}; ${where}.`, {
    code: 'apply.failed',
    ...common,
  });
}
