import type { APIGatewayClient, NotFoundException } from '@aws-sdk/client-api-gateway';
import type { WaiterResult } from '@aws-sdk/util-waiter';
import { type Clock, systemClock } from '../clock.js';
import type { Problem } from '../errors/errors.js';
import { a, type OptionCheck, type OptionTable, optionProblems, required } from '../errors/options.js';
import { isError, isNotFound } from '../errors/thrown.js';
import { classifyFailure } from '../requests/classify.js';
import { sendCommand } from '../requests/send-command.js';
import type { Condition } from './conditions.js';
import { WaiterAbortError, WaiterFailureError, WaiterOptionsError, WaiterTimeoutError } from './errors.js';
import { type Look, poll } from './poll.js';
import { waiterStates } from './states.js';

/** How a waiter waits: the options of the SDK's own waiters. */
export interface WaitConfiguration {
  /** Asks for the state: an `APIGatewayClient`, or anything that sends its commands. */
  readonly client: Pick<APIGatewayClient, 'send'>;
  /** The longest to wait, in seconds; more than `minDelay`. */
  readonly maxWaitTime: number;
  /**
   * The shortest time between two looks, in seconds. It grows from here, with jitter.
   *
   * @defaultValue 5; 2 for the caches of stages
   */
  readonly minDelay?: number | undefined;
  /**
   * The longest time between two looks, in seconds; at least `minDelay`.
   *
   * @defaultValue 30; 15 for the caches of stages
   */
  readonly maxDelay?: number | undefined;
  /** Ends the waiting, and the request under way. @defaultValue none */
  readonly abortSignal?: AbortSignal | undefined;
  /** Time. @defaultValue the machine's */
  readonly clock?: Clock | undefined;
}

/** What a waiter ends with: the last response in `final`, or the exception where its coming was the success. */
export type WaitResult<Output> = WaiterResult<Output | NotFoundException>;

/** What was seen last. */
interface Observation {
  state?: string;
  statusMessage?: string | undefined;
  exception?: unknown;
}

/**
 * Looks at the thing until the condition holds.
 *
 * @throws {@link WaiterTimeoutError}, {@link WaiterAbortError}, {@link WaiterFailureError}; before the first look
 * {@link WaiterOptionsError}.
 */
export async function waitUntil<Input extends object, Output, State extends string>(
  waiter: string,
  { subject, goal, states, notFound, ...defaults }: Condition<Input, Output, State>,
  configuration: WaitConfiguration,
  input: Input,
): Promise<WaitResult<Output>> {
  const {
    client,
    maxWaitTime,
    minDelay = defaults.minDelay,
    maxDelay = defaults.maxDelay,
    abortSignal,
    clock = systemClock,
  } = configuration ?? {};
  const problems = [
    ...optionProblems('wait', waitOptions, configuration),
    ...timeProblems({ maxWaitTime, minDelay, maxDelay }),
  ];
  if (problems.length > 0) throw new WaiterOptionsError(waiter, problems);
  const { command: Command } = subject;
  const last: Observation = {};
  const over = new AbortController();
  const observedResponses: Record<string, number> = {};

  const look = async (): Promise<Look<Output | NotFoundException>> => {
    try {
      const output = await sendCommand<Output>(client, new Command({ ...input }), subject.operation, over.signal);
      const state = subject.state(output);
      const verdict = state !== undefined && Object.hasOwn(states, state) ? states[state] : waiterStates.RETRY;
      Object.assign(last, { state, statusMessage: subject.statusMessage?.(output), exception: undefined });
      return { state: typeof verdict === 'function' ? verdict(output) : verdict, seen: output };
    } catch (exception) {
      over.signal.throwIfAborted();
      // The seam: a result's `final` is typed as the one exception with which a waiter can succeed.
      const seen = exception as NotFoundException;
      if (!isNotFound(exception) && mayPass(exception)) return { state: waiterStates.RETRY, seen };
      Object.assign(last, { exception });
      return { state: isNotFound(exception) ? notFound : waiterStates.FAILURE, seen };
    }
  };

  const times = { maxWaitMs: maxWaitTime * 1000, minDelayMs: minDelay * 1000, maxDelayMs: maxDelay * 1000 };
  const abort = () => over.abort();
  abortSignal?.addEventListener('abort', abort, { once: true });
  if (abortSignal?.aborted) abort();
  let result: WaitResult<Output>;
  try {
    result = await Promise.race([
      poll({ look, clock, signal: over.signal, observedResponses, ...times }),
      deadline(clock, times.maxWaitMs, over.signal).then(() => ({ state: waiterStates.TIMEOUT, observedResponses })),
    ]);
  } catch (error) {
    if (!over.signal.aborted) throw error; // The clock's.
    result = { state: waiterStates.ABORTED, observedResponses };
  } finally {
    abortSignal?.removeEventListener('abort', abort);
    over.abort();
  }
  if (result.state === waiterStates.SUCCESS) return result;
  throw unsuccessful({ name: subject.name(input), goal, maxWaitTime, last, result, reason: abortSignal?.reason });
}

/**
 * Ends a look that gets no response: between two looks the poller sees by itself that the time is over. A client that
 * takes no notice of the signal is left behind.
 */
async function deadline(clock: Clock, maxWaitMs: number, over: AbortSignal): Promise<void> {
  if (maxWaitMs === Number.POSITIVE_INFINITY) return aborted(over);
  await clock.sleep(maxWaitMs, { signal: over, isWatchdog: true });
}

/** Rejects when the signal does. */
function aborted(over: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (over.aborted) reject(over.reason);
    over.addEventListener('abort', () => reject(over.reason), { once: true });
  });
}

/** Whether the same request may succeed later, as for all requests of the package. */
function mayPass(exception: unknown): boolean {
  return ['throttled', 'transient', 'concurrentModification'].includes(classifyFailure(exception));
}

interface Unsuccessful {
  readonly name: string;
  readonly goal: string;
  readonly maxWaitTime: number;
  readonly last: Observation;
  readonly result: WaiterResult<unknown>;
  readonly reason: unknown;
}

function unsuccessful({ name, goal, maxWaitTime, last, result, reason }: Unsuccessful): Error {
  const common = { address: name, lastState: last.state, result };
  const seen = last.state === undefined ? 'no state of it was seen' : `it was last seen ${last.state}`;
  const waited = `Waited for ${name} to be ${goal}`;
  switch (result.state) {
    case waiterStates.ABORTED:
      return new WaiterAbortError(`${waited} until the signal ended it; ${seen}.`, {
        ...common,
        code: 'wait.abort',
        cause: reason,
      });
    case waiterStates.TIMEOUT:
      return new WaiterTimeoutError(`${waited} for ${maxWaitTime} seconds; ${seen}${because(last.statusMessage)}.`, {
        ...common,
        code: 'wait.timeout',
        hint: 'It may still get there: wait again, with a longer maxWaitTime.',
      });
    default: {
      const { exception } = last;
      const statusMessage = isError(exception) ? exception.message : last.statusMessage;
      const what =
        exception === undefined ? `it is ${last.state}` : isNotFound(exception) ? `it doesn't exist` : `asking failed`;
      return new WaiterFailureError(`${waited}, but ${what}${because(statusMessage)}.`, {
        ...common,
        code: 'wait.failure',
        cause: exception,
        statusMessage,
      });
    }
  }
}

function because(statusMessage: string | undefined): string {
  return statusMessage ? `: ${statusMessage.replace(/\.$/, '')}` : '';
}

/** The checks of how a waiter waits. */
const waitOptions: OptionTable<WaitConfiguration> = {
  client: required((client) =>
    typeof (client as Partial<WaitConfiguration['client']> | undefined)?.send === 'function'
      ? undefined
      : { code: 'wait.client', message: 'The waiter needs a client: an APIGatewayClient.' },
  ),
  maxWaitTime: required(seconds('maxWaitTime')),
  minDelay: seconds('minDelay'),
  maxDelay: seconds('maxDelay'),
  abortSignal: a.signal,
  clock: a.clock,
};

function seconds(name: string): OptionCheck {
  return (value) =>
    typeof value === 'number' && value > 0
      ? undefined
      : { code: 'wait.seconds', message: `${name} must be a number of seconds above 0, not ${String(value)}.` };
}

/** What is wrong with times that are right one by one. */
function* timeProblems({ maxWaitTime, minDelay, maxDelay }: Record<string, unknown>): Iterable<Problem> {
  if (Number(maxWaitTime) <= Number(minDelay)) {
    yield {
      code: 'wait.max-wait-time',
      address: 'maxWaitTime',
      message: `maxWaitTime of ${maxWaitTime} s leaves no time for a second poll: minDelay is ${minDelay} s.`,
      hint: 'Give a longer maxWaitTime or a shorter minDelay.',
    };
  }
  if (Number(maxDelay) < Number(minDelay)) {
    yield {
      code: 'wait.max-delay',
      address: 'maxDelay',
      message: `The longest delay, $maxDelayseconds, is shorter than the shortest, $minDelayseconds.`,
    };
  }
}
