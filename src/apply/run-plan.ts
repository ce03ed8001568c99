import type { Send } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import type { Clock } from '../clock.js';
import type { Unready } from '../kinds/kind.js';
import { addressOf } from '../model/address.js';
import { secretsOf } from '../plan/secrecy.js';
import { estimate, type RateLimit } from '../quotas/estimate.js';
import type { OnEvent } from '../requests/events.js';
import { applyFailure, type Stop } from './apply-failure.js';
import { Answers } from './references.js';
import { RemainingWork } from './remaining-work.js';
import { type ApplyResult, type PartialApplyResult, reportedCall, type StepResult } from './result.js';
import { type Making, runCall, type SendObserver } from './run-call.js';
import { schedule } from './schedule.js';
import { keysMadeTwice } from './sole-keys.js';
import { UnreadyThings } from './unready-things.js';
import { WriteConcurrency } from './write-concurrency.js';

/** How the calls of a plan are run. */
export interface ExecuteOptions {
  /** Makes the `send` of one call, which tells the observer what it does, and nobody else. */
  readonly sendOf: (observer: SendObserver) => Send;
  readonly clock: Clock;
  /** How calls are made that need more than one request. */
  readonly making?: Making | undefined;
  /** The API that the calls are about, where it exists. */
  readonly restApiId?: string | undefined;
  /** Keep an API that a call makes although somebody else has made one of its name. */
  readonly allowSecondRestApi?: boolean | undefined;
  /** Values that calls refer to and that no call brings, by address and member; none is reported. */
  readonly secrets?: ReadonlyMap<string, Readonly<Record<string, string>>> | undefined;
  /** What is live and can't be used yet: calls that need it wait. */
  readonly unready?: readonly Unready[] | undefined;
  /** The quotas that the calls run under. @defaultValue none */
  readonly limits?: readonly RateLimit[] | undefined;
  /** How many milliseconds from now a call could be sent under the quotas. @defaultValue at once */
  readonly delayOf?: ((call: PlannedCall) => number) | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: OnEvent | undefined;
}

/**
 * Runs the calls of a plan, each after those that it depends on, as many at a time as {@link WriteConcurrency} allows.
 *
 * After a failure nothing more is started, whether it depends on what failed or not, and what is under way comes to its
 * end. Planning again continues from what is live then.
 *
 * @throws {@link ApplyError} with the outcome of every call.
 */
export async function executeCalls(calls: readonly PlannedCall[], options: ExecuteOptions): Promise<ApplyResult> {
  const { clock, restApiId, limits = [], delayOf = () => 0, signal, onEvent = () => undefined } = options;
  const held: ReadonlyMap<string, Readonly<Record<string, string>>> = options.secrets ?? new Map();
  const answers = new Answers();
  answers.add(addressOf.restApi, { id: restApiId });
  for (const [address, values] of held) answers.add(address, values);
  // What the service says of one call may quote what another has sent.
  const secrets = (): readonly string[] => [
    ...[...held.values()].flatMap((values) => Object.values(values)),
    ...calls.flatMap(({ operation, input }) => secretsOf(input, operation)),
  ];
  const steps = new Map<PlannedCall, StepResult>();
  const waits = new UnreadyThings(options.unready ?? []);
  const work = new RemainingWork(calls, limits, clock.now());
  const concurrency = new WriteConcurrency(callsPerSecond(calls, limits));
  let failed: StepResult | undefined;
  let stop: Stop | undefined;
  let done = 0;

  onEvent({ type: 'planned', calls: calls.length, seconds: estimate(calls, limits).seconds });
  const awaited = new Set(calls.flatMap(({ dependsOn }) => dependsOn));
  const runStep = async (call: PlannedCall, begun: () => void, idle: () => void): Promise<void> => {
    const step = await runCall(call, answers, {
      ...options,
      concurrency,
      waits,
      begun,
      secrets,
      isAwaited: awaited.has(call.id),
      idle,
    });
    steps.set(call, step);
    if (step.status !== 'succeeded') {
      failed ??= step;
      onEvent({ type: 'failed', call: step.call, error: step.error });
      throw step.error;
    }
    done++;
    work.done(call, clock.now());
    onEvent({ type: 'succeeded', call: step.call });
    onEvent({ type: 'progress', done, total: calls.length, etaSeconds: work.seconds(clock.now()) });
  };
  try {
    await schedule(calls, {
      run: runStep,
      limit: () => concurrency.limit,
      classOf: ({ operation }) => operation,
      delayOf,
      exclusiveKeyOf: ({ method }) => method,
      signal,
    });
  } catch (error) {
    if (steps.size === 0) throw error; // Nothing was begun.
    stop = failed ?? { error }; // Not a call's failure: the caller's own, from an event.
  }
  if (!signal?.aborted) {
    const send = options.sendOf({ onEvent, onOutcome: () => undefined });
    try {
      for (const [call, step] of await keysMadeTwice(steps, send, signal)) {
        steps.set(call, step);
        failed ??= step;
        onEvent({ type: 'failed', call: step.call, error: step.error });
      }
      stop ??= failed;
    } catch (error) {
      stop ??= { error }; // Whether somebody made them too can't be seen: the next plan says so.
    }
  }
  const all = Object.freeze(calls.map((call) => steps.get(call) ?? notStarted(call)));
  if (stop === undefined && done === calls.length) {
    return Object.freeze({
      restApiId: answers.text(addressOf.restApi, 'id') ?? '',
      ids: answers.ids(),
      steps: all,
    });
  }
  try {
    for (const { call, status } of all) if (status === 'notStarted') onEvent({ type: 'skipped', call });
  } catch {
    // The report below says more than what a listener throws now.
  }
  throw applyFailure(stop, { ...idOf(answers), ids: answers.ids(), steps: all }, signal);
}

/** What the quota for all calls together allows. */
function callsPerSecond(calls: readonly PlannedCall[], limits: readonly RateLimit[]): number {
  const rates = limits.filter(({ covers }) => calls.every(covers)).map(({ tokensPerSecond }) => tokensPerSecond);
  return Math.min(Number.POSITIVE_INFINITY, ...rates);
}

function notStarted(call: PlannedCall): StepResult {
  return Object.freeze({ call: reportedCall(call), status: 'notStarted', attempts: 0, waitedMs: 0 });
}

function idOf(answers: Answers): Pick<PartialApplyResult, 'restApiId'> {
  const restApiId = answers.text(addressOf.restApi, 'id');
  return restApiId === undefined ? {} : { restApiId };
}
