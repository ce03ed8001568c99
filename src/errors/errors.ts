/**
 * The shape that every error of the package has, and the brand that turns a refusal of the compiler into a sentence.
 *
 * @module
 */

import type { ErrorCode, ErrorCodePrefix } from './codes.js';
import { maskedText } from './masked-text.js';
import type { OtherText } from './text.js';
import { visibleText } from './visible-text.js';

/**
 * One thing that is wrong, in the form that every error of the package lists them.
 */
export interface Problem {
  /** Stable, dotted, e.g. `'definition.path-part'`. Safe to match on and to switch a rule off by. */
  readonly code: string;
  /** What it is about: `GET /pets/{petId}`, `/pets`, `model Pet`, … */
  readonly address: string;
  /** One sentence that says what is wrong. */
  readonly message: string;
  /** What to write or do instead. */
  readonly hint?: string;
}

const brand = Symbol.for('fluent-apigateway.error');

/**
 * The base of every error that the package throws.
 *
 * Carries a stable `code`, and where they apply the `address` of the thing it is about, a `hint` that says what to do,
 * all `problems` at once, and the `cause`. The message lists the first problems; in all texts, characters that can't be
 * seen or that a terminal acts on are escaped.
 */
export abstract class FluentApiGatewayError extends Error {
  /** The name of the error's class, such as `'ApplyError'`; time-outs and aborts are named as the SDK names its own. */
  abstract override readonly name: string;
  /** Stable and dotted; the part before the first dot names the stage that refused. */
  declare readonly code: string;
  /** What the error is about: `GET /pets/{petId}`, `stage prod`, … Absent where it is about no single thing. */
  declare readonly address?: string;
  /** What to do about it, in a sentence. Absent where there is nothing to suggest. */
  declare readonly hint?: string;
  /** Everything that is wrong, not only the first; empty when the error is about one thing. */
  declare readonly problems: readonly Problem[];

  /** @param sentence - what is wrong; the list of problems is added to it. */
  constructor(sentence: string, details: ErrorDetails) {
    const problems = (details.problems ?? []).map(visibleProblem);
    super(shownText(sentence) + renderProblems(problems), details.cause === undefined ? {} : { cause: details.cause });
    this.code = details.code;
    if (details.address !== undefined) this.address = visibleText(details.address);
    if (details.hint !== undefined) this.hint = shownText(details.hint);
    keepUnprinted(this, 'problems', Object.freeze(problems));
  }

  /**
   * What {@link isFluentApiGatewayError} knows the errors of the package by.
   *
   * @internal
   */
  get [brand](): true {
    return true;
  }

  /** What a log of JSON keeps: the name, the code, the message, and where there are any the address, the hint and the problems. */
  toJSON(): object {
    const { name, code, message, address, hint, problems } = this;
    return { name, code, message, address, hint, ...(problems.length > 0 ? { problems } : {}) };
  }
}

/**
 * Gives an error a member that its message tells already, or that is too long to print: it can be read, and Node doesn't
 * print it with the rest when nobody catches the error.
 */
export function keepUnprinted<Thrown extends Error, Member extends keyof Thrown & string>(
  error: Thrown,
  member: Member,
  value: Thrown[Member],
): void {
  Object.defineProperty(error, member, { value, enumerable: false, configurable: true });
}

/** What an error of the package is made from, beside its sentence. */
export interface ErrorDetails {
  /** Stable and dotted: `plan.stale`. */
  readonly code: string;
  /** What the error is about: `GET /pets/{petId}`. */
  readonly address?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** Everything that is wrong. @defaultValue none, for an error that is about one thing */
  readonly problems?: readonly Problem[] | undefined;
  /** What was thrown in the first place. */
  readonly cause?: unknown;
}

/**
 * Whether `value` is an error of this package, also when two copies of the package are installed.
 *
 * @param code - only errors with this code, or whose code starts with it and a dot.
 */
export function isFluentApiGatewayError(
  value: unknown,
  code?: ErrorCode | ErrorCodePrefix | OtherText,
): value is FluentApiGatewayError {
  if (typeof value !== 'object' || value === null || !(brand in value)) return false;
  const own = (value as FluentApiGatewayError).code;
  return code === undefined || own === code || own.startsWith(`${code}.`);
}

/** More problems than this don't help at a terminal. */
const mostShown = 20;

/** Problems as the lines that an error's message ends with: the first ones, and how many more there are. */
function renderProblems(problems: readonly Problem[]): string {
  const lines = problems
    .slice(0, mostShown)
    .map(({ code, address, message, hint }) => `\n  - ${address}: ${message}${hint ? ` ${hint}` : ''} [${code}]`);
  const more = problems.length - lines.length;
  return lines.join('') + (more > 0 ? `\n  and ${more} more: see error.problems` : '');
}

/** Without credentials, and without what can't be seen. */
function shownText(text: string): string {
  return visibleText(maskedText(text));
}

function visibleProblem<Found extends Problem>(problem: Found): Found {
  const { address, message, hint } = problem;
  return Object.freeze({
    ...problem,
    address: visibleText(address),
    message: shownText(message),
    ...(hint === undefined ? {} : { hint: shownText(hint) }),
  });
}

declare const refusal: unique symbol;

/**
 * The type of an argument or a method that the compiler refuses: the sentence it carries is what the editor shows.
 *
 * Nothing is assignable to it, so the refusal can't be satisfied by accident.
 */
export interface ApiGatewayTypeError<Sentence extends string> {
  /** The sentence. No value has this member: it is there for the compiler alone. */
  readonly [refusal]: Sentence;
}
