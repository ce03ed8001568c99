import * as sdk from '@aws-sdk/client-api-gateway';
import pRetry from 'p-retry';
import { match } from 'ts-pattern';
import type { OperationInput, OperationName, OperationOutput, Send } from '../calls/call.js';
import type { Clock } from '../clock.js';
import { FluentApiGatewayError } from '../errors/errors.js';
import { copyOf, isNotFound, ownError, sayingOf } from '../errors/thrown.js';
import type { Admission, Wait } from '../quotas/admission.js';
import { classifyFailure, isRolePending, retryAfterMs } from './classify.js';
import { assertTelling, isHollow, mostHollowResponses } from './empty-response.js';
import type { OnEvent, RetryingEvent } from './events.js';
import { FirstContact } from './first-contact.js';
import { LostAnswer } from './lost-answer.js';
import { RequestTimeouts } from './request-timeouts.js';
import { type CommandSender, sendCommand } from './send-command.js';

/** How long one request is retried, in milliseconds. */
export const defaultDeadlineMs = 600_000;

/** What stands between a call and the client. */
export interface SendOptions {
  readonly clock: Clock;
  /** Admits requests under quotas. @defaultValue every request is sent at once */
  readonly admission?: Admission | undefined;
  /**
   * How long after its first attempt one request is retried before its last failure is thrown, in milliseconds.
   *
   * @defaultValue 10 minutes
   */
  readonly deadlineMs?: number | undefined;
  /** Gives up attempts that have no response. @defaultValue after a minute */
  readonly timeouts?: RequestTimeouts | undefined;
  /** Knows whether the service has ever answered. @defaultValue one of its own */
  readonly contact?: FirstContact | undefined;
  readonly onEvent?: OnEvent | undefined;
  /** How commands are made that take the place of the SDK's own. */
  readonly commands?: Readonly<Partial<Record<OperationName, MakeCommand>>> | undefined;
  /** Told what a request took, when it is over. */
  readonly onOutcome?: ((outcome: RequestOutcome) => void) | undefined;
}

/** What one request took, retries included. */
export interface RequestOutcome {
  readonly operation: OperationName;
  readonly attempts: number;
  /** Milliseconds of waiting: for quotas, and before attempts. */
  readonly waitedMs: number;
}

type CommandClass = new (input: never) => object;

type MakeCommand = (input: never) => object;

type Middleware = (next: (request: unknown) => unknown) => (request: unknown) => unknown;

interface Middlewares {
  add(middleware: Middleware, options: object): void;
}

/** Stands where the SDK's retries stand, since signing is placed relative to them. */
const once: Middleware = (next) => (request) => next(request);
const insteadOfRetries = { name: 'retryMiddleware', step: 'finalizeRequest', priority: 'high', override: true };

/**
 * A {@link Send} over a client, under quotas and with retries.
 *
 * The client's own retries are left out, whatever its `maxAttempts`: two loops around one request would multiply, and
 * the SDK's also repeats what can't succeed. A create whose response is lost is looked for before it is sent again.
 */
export function createSend(client: CommandSender, options: SendOptions): Send {
  const { clock, admission, deadlineMs = defaultDeadlineMs, onEvent, commands, onOutcome } = options;
  const { timeouts = new RequestTimeouts(clock), contact = new FirstContact() } = options;

  const send: Send = async (operation, input, callOptions = {}) => {
    const { signal, address = operation, isAboutNew = false } = callOptions;
    // Of the first attempt: waiting for a quota isn't a failure.
    let firstSentAt: number | undefined;
    const timeTaken = () => clock.now() - (firstSentAt ?? clock.now());
    const timeLeft = () => deadlineMs - timeTaken();
    const counted = { operation, input } as Parameters<Admission['admit']>[0];
    const lost = new LostAnswer(send, operation, input, callOptions, clock);
    let attempts = 0;
    let waitedMs = 0;
    let isToBeRetried: boolean;
    const met = { concurrentModification: 0, notVisible: 0, rolePending: 0, hollow: 0 };
    /** Counts what was waited, also when the signal ends it. */
    const timed = async <Result>(waiting: Promise<Result>): Promise<Result> => {
      const since = clock.now();
      try {
        return await waiting;
      } finally {
        waitedMs += Math.round(clock.now() - since);
      }
    };

    const attempt = async (): Promise<OperationOutput<typeof operation>> => {
      const effect = await lost.effect();
      if (effect) return effect;
      if (admission !== undefined) {
        const onWait = ({ quota, delayMs }: Wait) => onEvent?.({ type: 'waiting', operation, address, quota, delayMs });
        await timed(admission.admit(counted, { signal, onWait }));
      }
      signal?.throwIfAborted();
      attempts++;
      firstSentAt ??= clock.now();
      onEvent?.({ type: 'sent', operation, address, attempt: attempts });
      try {
        const output = await timeouts.answerOf(
          (attemptSignal) => sendOnce(client, operation, commandMaker(operation, commands), lost.input, attemptSignal),
          address,
          signal,
          contact.attemptMs(timeTaken()),
        );
        contact.made();
        assertTelling(operation, output, address);
        return output as OperationOutput<typeof operation>;
      } catch (error) {
        const earlier = await lost.effectBefore(error);
        if (earlier) return earlier;
        throw error;
      }
    };

    const reasonToRetry = (error: Error): RetryingEvent['reason'] | undefined => {
      if (isAboutNew && isNotFound(error)) return ++met.notVisible < mostNotVisible ? 'notVisible' : undefined;
      if (isRolePending(operation, error, isAboutNew))
        return ++met.rolePending < mostNotVisible ? 'rolePending' : undefined;
      if (isHollow(error) && ++met.hollow >= mostHollowResponses) return undefined;
      return passing(error);
    };

    try {
      return await pRetry(() => attempt().catch((thrown: unknown) => Promise.reject(retriable(thrown))), {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 0, // The waits are the clock's, below.
        shouldRetry: () => isToBeRetried,
        async onFailedAttempt({ error }) {
          signal?.throwIfAborted();
          isToBeRetried = false;
          const reason = reasonToRetry(error);
          const told = retryAfterMs(error) || undefined; // "After 0 s" doesn't say how often.
          const delayMs =
            told ?? (reason === 'notVisible' || reason === 'rolePending' ? notVisibleMs : backoffMs(attempts, clock));
          contact.failed(error, address, timeTaken(), delayMs);
          if (reason === undefined) return;
          if (reason === 'throttled') await admission?.throttled(counted, retryAfterMs(error));
          if (reason === 'transient') lost.happened(error);
          if (reason === 'concurrentModification' && ++met.concurrentModification === probeAfter)
            await probe(send, operation, input, error, signal);
          if (delayMs >= timeLeft())
            throw told === undefined ? error : toldToWaitTooLong(operation, address, told, timeLeft(), error);
          onEvent?.({ type: 'retrying', operation, address, attempt: attempts, delayMs, reason, error: error.name });
          await timed(clock.sleep(delayMs, { signal }));
          isToBeRetried = timeLeft() > 0;
        },
      });
    } finally {
      onOutcome?.({ operation, attempts, waitedMs });
    }
  };
  return send;
}

/** Why the same request may succeed later. */
function passing(error: unknown): 'throttled' | 'concurrentModification' | 'transient' | undefined {
  return match(classifyFailure(error))
    .with('throttled', 'concurrentModification', 'transient', (reason) => reason)
    .with('aborted', 'terminal', 'bug', () => undefined)
    .exhaustive();
}

/** What was thrown as what p-retry takes: an `Error` of this realm, and no `TypeError` where it may pass. */
function retriable(thrown: unknown): Error {
  const error = ownError(thrown);
  return error instanceof TypeError && passing(error) !== undefined ? copyOf(error) : error;
}

/** How often something that was made just now may not be found, and the time between two questions, in milliseconds. */
const mostNotVisible = 15;
const notVisibleMs = 2_000;

/** The service asked to wait longer than a request is retried (`execute.retry-after`). The `cause` is what it said. */
export class RetryAfterError extends FluentApiGatewayError {
  /** Always `'RetryAfterError'`. */
  override readonly name = 'RetryAfterError';
}

function toldToWaitTooLong(operation: OperationName, address: string, toldMs: number, leftMs: number, cause: Error) {
  const [told, left] = [toldMs, Math.max(0, leftMs)].map((milliseconds) => `${Math.round(milliseconds / 1000)} s`);
  return new RetryAfterError(
    `The service asked to wait ${told} before ${operation} is sent again, and ${left} are left until the deadline: ${sayingOf(cause)}`,
    { code: 'execute.retry-after', address, hint: 'deadlineMs says how long a request is retried.', cause },
  );
}

/** The conflict after which an API is looked for: the service answers the same to a write to one that doesn't exist. */
const probeAfter = 3;

async function probe<Operation extends OperationName>(
  send: Send,
  operation: Operation,
  input: OperationInput<Operation>,
  conflict: Error,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { restApiId } = input as { readonly restApiId?: string };
  if (restApiId === undefined) return;
  try {
    await send('GetRestApi', { restApiId }, { signal });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    error.message += ` (${operation} was refused as a concurrent modification: ${conflict.message})`;
    throw error;
  }
}

const shortestBackoffMs = 500;
const longestBackoffMs = 20_000;

/** Exponential, half of it jitter. */
function backoffMs(attempts: number, clock: Clock): number {
  const longest = Math.min(longestBackoffMs, shortestBackoffMs * 2 ** (attempts - 1));
  return Math.round(longest * (0.5 + clock.random() / 2));
}

function commandMaker(operation: OperationName, commands: SendOptions['commands']): MakeCommand {
  const given = commands?.[operation];
  if (given !== undefined) return given;
  // The seam: OperationName is made from the names of the SDK's command classes.
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: which operations are sent is the callers' choice
  const Command = sdk[`${operation}Command`] as unknown as CommandClass;
  return (input) => new Command(input);
}

async function sendOnce(
  client: CommandSender,
  operation: OperationName,
  make: MakeCommand,
  input: unknown,
  abortSignal: AbortSignal,
): Promise<object> {
  // The seam: an operation and its input belong together.
  const command = make(input as never) as { readonly middlewareStack: Middlewares };
  command.middlewareStack.add(once, insteadOfRetries);
  return sendCommand(client, command, operation, abortSignal);
}
