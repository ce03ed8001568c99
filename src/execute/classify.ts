import { match, P } from 'ts-pattern';

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

const socketErrors: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_SOCKET',
]);

const brokenConnection = P.when((code: unknown) => typeof code === 'string' && socketErrors.has(code));

/** The errors that JavaScript throws by itself. */
const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError, URIError];

const isMistake = (error: unknown) => mistakes.some((mistake) => error instanceof mistake);

/**
 * Tells what a failure means, by its name and its text, never by its HTTP status alone: 429 is the status of a
 * throttled request, and of an account that has reached a count (`LimitExceededException`) and stays there.
 */
export function classifyFailure(error: unknown): FailureKind {
  return match(error)
    .with(
      { name: P.union('TooManyRequestsException', 'ThrottlingException', 'Throttling') },
      () => 'throttled' as const,
    )
    .with({ name: 'LimitExceededException' }, () => 'terminal' as const)
    .with(
      { name: P.union('ConflictException', 'BadRequestException'), message: P.string.includes('ry again later') },
      () => 'concurrentModification' as const,
    )
    .with({ name: 'AbortError' }, () => 'aborted' as const)
    .with(
      { name: P.union('TimeoutError', 'RequestTimeout', 'ServiceUnavailableException') },
      () => 'transient' as const,
    )
    .with(P.union({ code: brokenConnection }, { cause: { code: brokenConnection } }), () => 'transient' as const)
    .with({ $metadata: { httpStatusCode: P.number.gte(500) } }, () => 'transient' as const)
    .with({ $metadata: P.any }, () => 'terminal' as const)
    .with(P.when(isMistake), () => 'bug' as const)
    .with(P.instanceOf(Error), () => 'terminal' as const)
    .otherwise(() => 'bug' as const);
}

/** The wait that a throttled request was told to keep, in milliseconds. The service states it as text, in seconds. */
export function retryAfterMs(error: unknown): number | undefined {
  const stated = match(error)
    .with({ retryAfterSeconds: P.union(P.string, P.number) }, ({ retryAfterSeconds }) => retryAfterSeconds)
    .with({ $response: { headers: { 'retry-after': P.string } } }, ({ $response }) => $response.headers['retry-after'])
    .otherwise(() => undefined);
  const seconds = stated === undefined || stated === '' ? Number.NaN : Number(stated);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}
