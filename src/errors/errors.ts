/**
 * The shape that every error of the package has, and the brand that turns a refusal of the compiler into a sentence.
 *
 * @module
 */

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
 * all `problems` at once, and the `cause`.
 */
export abstract class FluentApiGatewayError extends Error {
  abstract override readonly name: string;
  /** Stable and dotted; the part before the first dot names the stage that refused. */
  readonly code: string;
  readonly address?: string;
  readonly hint?: string;
  /** Everything that is wrong, not only the first; empty when the error is about one thing. */
  readonly problems: readonly Problem[];
  readonly [brand] = true;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.code = details.code;
    if (details.address !== undefined) this.address = details.address;
    if (details.hint !== undefined) this.hint = details.hint;
    this.problems = Object.freeze([...(details.problems ?? [])]);
  }
}

/** What an error of the package is made from, beside its sentence. */
export interface ErrorDetails {
  readonly code: string;
  readonly address?: string | undefined;
  readonly hint?: string | undefined;
  readonly problems?: readonly Problem[] | undefined;
  readonly cause?: unknown;
}

/**
 * Whether `value` is an error of this package, also when two copies of the package are installed.
 *
 * @param code - only errors with this code, or whose code starts with it and a dot.
 */
export function isFluentApiGatewayError(value: unknown, code?: string): value is FluentApiGatewayError {
  if (typeof value !== 'object' || value === null || !(brand in value)) return false;
  const own = (value as FluentApiGatewayError).code;
  return code === undefined || own === code || own.startsWith(`${code}.`);
}

/** Problems as the lines that an error's message ends with. */
export function renderProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ code, address, message, hint }) => `\n  - ${address}: ${message}${hint ? ` ${hint}` : ''} [${code}]`)
    .join('');
}

declare const refusal: unique symbol;

/**
 * The type of an argument or a method that the compiler refuses: the sentence it carries is what the editor shows.
 *
 * Nothing is assignable to it, so the refusal can't be satisfied by accident.
 */
export interface ApiGatewayTypeError<Sentence extends string> {
  readonly [refusal]: Sentence;
}
