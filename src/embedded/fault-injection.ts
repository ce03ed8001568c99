import type { OperationName } from '../calls/call.js';
import { atLeast, type OptionTable, oneOf, optionProblems, required } from '../errors/options.js';
import { refuse } from './errors.js';
import { ServiceFault } from './faults.js';

/** Every kind of fault. */
const faultKinds = Object.freeze([
  'throttle',
  'serverError',
  'serviceUnavailable',
  'conflict',
  'resetBefore',
  'resetAfter',
  'timeoutAfter',
  'silentBefore',
  'silentAfter',
] as const);

/**
 * What goes wrong with a call.
 *
 * - `throttle`: refused with `TooManyRequestsException`; nothing happens.
 * - `serverError`, `serviceUnavailable`: HTTP 500 and 503; nothing happens.
 * - `conflict`: refused as a concurrent modification that may be tried again; nothing happens.
 * - `resetBefore`: the connection breaks before the request takes effect.
 * - `resetAfter`, `timeoutAfter`: the request takes effect, and the connection breaks before its response arrives.
 * - `silentBefore`, `silentAfter`: the request has no effect or takes effect, and nothing ever comes back; the connection
 *   stays open until the client gives up.
 */
export type FaultKind = (typeof faultKinds)[number];

/** A fault to come: which call, and what. */
export interface FaultInjection {
  /** What goes wrong. */
  readonly fault: FaultKind;
  /** Only calls of this operation. @defaultValue every call */
  readonly operation?: OperationName;
  /** The first matching call that goes wrong, from 1. @defaultValue 1 */
  readonly nth?: number;
  /** How many matching calls in a row go wrong. @defaultValue 1 */
  readonly times?: number;
  /** What a throttled or refused call is told to wait, in seconds. @defaultValue nothing */
  readonly retryAfterSeconds?: number;
}

/**
 * Refuses faults that there aren't.
 *
 * @param operations - the names of all operations.
 * @throws {@link EmbeddedGatewayError} `embedded.options`, with everything that is wrong.
 */
export function checkInjections(injections: readonly unknown[], operations: readonly string[]): void {
  const count = atLeast(1, { isWhole: true });
  const table: OptionTable<FaultInjection> = {
    fault: required(oneOf(faultKinds)),
    operation: oneOf(operations, 'It is the name of an operation, as in GetRestApis.'),
    nth: count,
    times: (value) => (value === Number.POSITIVE_INFINITY ? undefined : count(value)),
    retryAfterSeconds: atLeast(0),
  };
  const problems = injections.map((injection) => optionProblems('embedded', table, injection));
  const place = (index: number) => (injections.length === 1 ? '' : `${index + 1}. `);
  refuse(
    'The faults to inject',
    problems.flatMap((some, index) => some.map((one) => ({ ...one, address: `${place(index)}${one.address}` }))),
  );
}

/** The faults that were asked for, counted down as calls come. */
export class Faults {
  #pending: { readonly injection: FaultInjection; seen: number }[] = [];

  add(injection: FaultInjection): void {
    this.#pending.push({ injection, seen: 0 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The fault for this call, if one is due. */
  next(operation: OperationName): FaultInjection | undefined {
    let due: FaultInjection | undefined;
    for (const pending of this.#pending) {
      const { operation: wanted, nth = 1, times = 1 } = pending.injection;
      if (wanted !== undefined && wanted !== operation) continue;
      pending.seen++;
      if (due === undefined && pending.seen >= nth && pending.seen < nth + times) due = pending.injection;
    }
    this.#pending = this.#pending.filter(({ injection: { nth = 1, times = 1 }, seen }) => seen < nth + times - 1);
    return due;
  }
}

/** Whether a fault keeps the call from taking effect, although the service doesn't refuse it. */
export function isWithoutEffect(injection: FaultInjection | undefined): boolean {
  return injection?.fault === 'resetBefore' || injection?.fault === 'silentBefore';
}

/** Whether nothing ever comes back. */
export function isSilent(injection: FaultInjection | undefined): boolean {
  return injection?.fault === 'silentBefore' || injection?.fault === 'silentAfter';
}

/** The connection that breaks by an injected fault, as Node says it. */
export function brokenBy(injection: FaultInjection | undefined): Error | undefined {
  switch (injection?.fault) {
    case 'resetBefore':
    case 'resetAfter':
      return Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    case 'timeoutAfter':
      return Object.assign(new Error('connection timed out'), { code: 'ETIMEDOUT', name: 'TimeoutError' });
    default:
      return undefined;
  }
}

/** What the service says for an injected fault that it answers. */
export function refusalOf(injection: FaultInjection | undefined): ServiceFault | undefined {
  switch (injection?.fault) {
    case 'throttle':
      return new ServiceFault('TooManyRequestsException', 429, 'Too Many Requests', injection.retryAfterSeconds);
    case 'serverError':
      return new ServiceFault('InternalServerErrorException', 500, 'Internal server error');
    case 'serviceUnavailable':
      return new ServiceFault('ServiceUnavailableException', 503, 'Service unavailable', injection.retryAfterSeconds);
    case 'conflict':
      return new ServiceFault(
        'ConflictException',
        409,
        'Unable to complete operation due to concurrent modification. Please try again later.',
      );
    default:
      return undefined;
  }
}
