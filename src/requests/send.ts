import * as sdk from '@aws-sdk/client-api-gateway';
import pRetry from 'p-retry';
import { match } from 'ts-pattern';
import type { OperationInput, OperationName, OperationOutput, Send } from '../calls/call.js';
import type { Clock } from '../clock.js';
import { isNotFound, ownError } from '../errors/thrown.js';
import type { Admission, Wait } from '../quotas/admission.js';
import { classifyFailure, retryAfterMs } from './classify.js';
import type { OnEvent, RetryingEvent } from './events.js';
import { FirstContact } from './first-contact.js';
import { effectOf, isDeletedBefore } from './recovery.js';
import { RequestTimeouts } from './request-timeouts.js';
import { type CommandSender, sendCommand } from './send-command.js';

/** How long one request is retried, in milliseconds. */
export const defaultDeadlineMs = 600_000;

/** What stands between a call and the client. */
export interface SendOptions {
  readonly clock: Clock;
  /** Admits requests under quotas; left out: every request is sent at once. */
  readonly admission?: Admission | undefined;
  /**
   * How long after its first attempt one request is retried before its last failure is thrown, in milliseconds; 10
   * minutes unless told.
   */
  readonly deadlineMs?: number | undefined;
  /** Gives up attempts that have no answer; after a minute unless told. */
  readonly timeouts?: RequestTimeouts | undefined;
  /** Knows whether the service has ever answered; nobody else's unless told. */
  readonly contact?: FirstContact | undefined;
  readonly onEvent?: OnEvent | undefined;
  /** Commands that take the place of the SDK's own. */
  readonly commands?: Readonly<Partial<Record<OperationName, CommandClass>>> | undefined;
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
 * the SDK's also repeats what can't succeed. A create whose answer is lost is looked for before it is sent again.
 */
export function createSend(client: CommandSender, options: SendOptions): Send {
  const { clock, admission, deadlineMs = defaultDeadlineMs, onEvent, commands, onOutcome } = options;
  const { timeouts = new RequestTimeouts(clock), contact = new FirstContact() } = options;

  const send: Send = async (operation, input, { signal, address = operation, lookForEffect } = {}) => {
    // Of the first attempt: waiting for a quota is no failing.
    let firstSentAt: number | undefined;
    const timeTaken = () => clock.now() - (firstSentAt ?? clock.now());
    const timeLeft = () => deadlineMs - timeTaken();
    const counted = { operation, input } as Parameters<Admission['admit']>[0];
    let attempts = 0;
    let waitedMs = 0;
    let conflicts = 0;
    let unanswered = false;
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
      const effect = unanswered ? await (lookForEffect?.() ?? effectOf(send, operation, input, signal)) : undefined;
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
          (attemptSignal) => sendOnce(client, operation, commandFor(operation, commands), input, attemptSignal),
          address,
          signal,
        );
        contact.made();
        return output as OperationOutput<typeof operation>;
      } catch (error) {
        if (unanswered && isDeletedBefore(operation, error))
          return { $metadata: {} } as OperationOutput<typeof operation>;
        throw error;
      }
    };

    try {
      // What listeners, clocks and stores throw may be of another realm, too, and p-retry asks for the class.
      const ownFailures = (thrown: unknown) => Promise.reject(ownError(thrown));
      return await pRetry(() => attempt().catch(ownFailures), {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 0, // The waits are the clock's, below.
        shouldRetry: ({ error }) => reasonToRetry(error) !== undefined && timeLeft() > 0,
        async onFailedAttempt({ error }) {
          signal?.throwIfAborted();
          const reason = reasonToRetry(error);
          contact.failed(error, address, timeTaken());
          if (reason === undefined) return;
          if (reason === 'throttled') await admission?.throttled(counted, retryAfterMs(error));
          if (reason === 'transient') unanswered = true;
          if (reason === 'concurrentModification' && ++conflicts === probeAfter)
            await probe(send, operation, input, error, signal);
          const delayMs = retryAfterMs(error) || backoffMs(attempts, clock); // "After 0 s" doesn't say how often.
          if (delayMs >= timeLeft()) throw error;
          onEvent?.({ type: 'retrying', operation, address, attempt: attempts, delayMs, reason, error: error.name });
          await timed(clock.sleep(delayMs, { signal }));
        },
      });
    } finally {
      onOutcome?.({ operation, attempts, waitedMs });
    }
  };
  return send;
}

function reasonToRetry(error: unknown): RetryingEvent['reason'] | undefined {
  return match(classifyFailure(error))
    .with('throttled', 'concurrentModification', 'transient', (reason) => reason)
    .with('aborted', 'terminal', 'bug', () => undefined)
    .exhaustive();
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

function commandFor(operation: OperationName, commands: SendOptions['commands']): CommandClass {
  // The seam: OperationName is made from the names of the SDK's command classes.
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: which operations are sent is the callers' choice
  return commands?.[operation] ?? (sdk[`${operation}Command`] as unknown as CommandClass);
}

async function sendOnce(
  client: CommandSender,
  operation: OperationName,
  Command: CommandClass,
  input: unknown,
  abortSignal: AbortSignal,
): Promise<unknown> {
  const command = new Command(input as never) as { readonly middlewareStack: Middlewares };
  command.middlewareStack.add(once, insteadOfRetries);
  return sendCommand(client, command, operation, abortSignal);
}
