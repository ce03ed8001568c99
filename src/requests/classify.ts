import { isMatching, match, P } from 'ts-pattern';
import type { OperationName } from '../calls/call.js';
import { isError } from '../errors/thrown.js';

/**
 * What a failure means for the request that met it.
 *
 * - `throttled`: too many requests; nothing happened. Wait and send again.
 * - `concurrentModification`: another write to the same API was under way; nothing happened. Wait and send again.
 * - `transient`: the service or the connection failed, and whether the request took effect is unknown.
 * - `aborted`: the caller's signal ended it.
 * - `terminal`: sending it again gives the same answer.
 * - `bug`: a mistake in a program, this package's or one around it; the service has nothing to do with it.
 */
export type FailureKind = 'throttled' | 'concurrentModification' | 'transient' | 'aborted' | 'terminal' | 'bug';

/** There was no connection. */
const unreachable = [
  'ECONNREFUSED',
  'EAI_AGAIN',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
] as const;
/** There was one, or may have been. */
const brokenConnection = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET'] as const;

/** An error with a code, or around one: fetch and agents wrap what the socket said, some of them twice. */
const coded = (...codes: readonly unknown[]) =>
  P.when((error: unknown) => {
    let at = error;
    for (let depth = 0; depth < deepestCause; depth++) {
      const { code, cause } = (at ?? {}) as { readonly code?: unknown; readonly cause?: unknown };
      if (codes.includes(code)) return true;
      at = cause;
    }
    return false;
  });

/** Causes may go round in a circle. */
const deepestCause = 5;

/** What the service says of a signature whose time is off. */
const skewedTime = P.union(
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
);

/** What the SDK calls a response that names no error, and one that isn't JSON: a proxy's, not the service's. */
const unnamed = P.union('Unknown', 'UnknownError', 'SyntaxError');

/** What the SDK fails with at a response that isn't JSON, or is `null`. */
const unreadable = P.union('SyntaxError', 'TypeError');

/** The errors that JavaScript throws by itself. */
const mistake = P.union('TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'URIError');

/**
 * Tells what a failure means, by its name and its text, and by its HTTP status only where it has no name: 429 is the
 * status of a throttled request, and of an account that has reached a count (`LimitExceededException`) and stays there.
 */
export function classifyFailure(error: unknown): FailureKind {
  return (
    match(error)
      .with(
        { name: P.union('TooManyRequestsException', 'ThrottlingException', 'Throttling') },
        () => 'throttled' as const,
      )
      .with({ name: unnamed, $metadata: { httpStatusCode: 429 } }, () => 'throttled' as const)
      .with({ name: 'LimitExceededException' }, () => 'terminal' as const)
      .with(
        { name: P.union('ConflictException', 'BadRequestException'), message: P.string.includes('ry again later') },
        () => 'concurrentModification' as const,
      )
      .with({ name: 'AbortError' }, () => 'aborted' as const)
      .with(
        {
          name: P.union(
            'TimeoutError',
            'RequestTimeout',
            'RequestTimeoutException',
            'ServiceUnavailableException',
            'EmptyResponseError',
          ),
        },
        () => 'transient' as const,
      )
      // A success that can't be read: something on the way answered, and whether the request got through is unknown.
      .with({ name: unreadable, $metadata: { httpStatusCode: P.number.lt(400) } }, () => 'transient' as const)
      // The SDK has set its time by this response, and counts on being asked again.
      .with({ name: skewedTime, $metadata: { clockSkewCorrected: true } }, () => 'transient' as const)
      .with(coded(...unreachable, ...brokenConnection), () => 'transient' as const)
      .with({ $metadata: { httpStatusCode: P.number.gte(500) } }, () => 'transient' as const)
      .with({ $metadata: P.any }, () => 'terminal' as const)
      .with({ name: mistake }, () => 'bug' as const)
      .with(P.when(isError), () => 'terminal' as const)
      .otherwise(() => 'bug' as const)
  );
}

/** Whether a failure is a response, of the service or of somebody on the way to it. */
export function isAnswer(error: unknown): boolean {
  return isMatching({ $metadata: { httpStatusCode: P.number } }, error);
}

/** Whether a request failed because there was no way to the host: it was never sent. */
export function isUnreachable(error: unknown): boolean {
  return isMatching(coded(...unreachable), error);
}

/** The HTTP status of a response that couldn't be read. */
export function statusOfUnreadable(error: unknown): number | undefined {
  return match(error)
    .with({ name: unreadable, $metadata: { httpStatusCode: P.select(P.number) } }, (status) => status)
    .otherwise(() => undefined);
}

/**
 * The wait that a throttled request was told to keep, in milliseconds. The service states it as text, in seconds; a
 * proxy may state a date, which is taken to be by the clock that dated its response.
 */
export function retryAfterMs(error: unknown): number | undefined {
  const stated = match(error)
    .with({ retryAfterSeconds: P.select(P.union(P.string.minLength(1), P.number)) }, (one) => one)
    .with({ $response: { headers: { 'retry-after': P.select(P.string.minLength(1)) } } }, (one) => one)
    .otherwise(() => undefined);
  const seconds = Number(stated);
  const milliseconds = Number.isNaN(seconds)
    ? Date.parse(String(stated)) - (answeredAt(error) ?? Number.NaN)
    : seconds * 1000;
  return Number.isFinite(milliseconds) && milliseconds >= 0 ? milliseconds : undefined;
}

function answeredAt(error: unknown): number | undefined {
  return match(error)
    .with({ $response: { headers: { date: P.select(P.string) } } }, (date) => Date.parse(date))
    .otherwise(() => undefined);
}

/**
 * Whether a request may have been refused only because a role was made, or set, just now: IAM takes seconds to make a new
 * role known.
 *
 * @param isAboutNew - what the request is about was made, or set, just before.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html
 */
export function isRolePending(operation: OperationName, error: unknown, isAboutNew: boolean): boolean {
  const refused = (part: string) =>
    isMatching({ name: 'BadRequestException', message: P.string.includes(part) }, error);
  if (operation === 'UpdateAccount') return refused('role ARN does not have required permissions');
  return isAboutNew && operation === 'UpdateStage' && refused('CloudWatch Logs role ARN must be set');
}
