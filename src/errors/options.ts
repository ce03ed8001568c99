/**
 * How options are checked at run time: one table for each type of options, from which everything that is wrong is found
 * at once, before anything is sent. That the table has every option is the compiler's business.
 *
 * @module
 */

import { isRecord, membersOf } from '../plain.js';
import { FluentApiGatewayError, type Problem } from './errors.js';
import { didYouMean, didYouMeanValue } from './near.js';
import { tagsProblem } from './tags.js';

/** What is wrong with the value of an option. */
export interface Complaint {
  readonly message: string;
  readonly hint?: string;
  /** The code of the problem. @defaultValue `<stage>.option` */
  readonly code?: string;
}

/** Says what is wrong with a value that was given. */
export type OptionCheck = (value: unknown) => Complaint | undefined;

/** A check for every option of a type; {@link required} ones are missed when they aren't given. */
export type OptionTable<Options> = { readonly [Name in keyof Required<Options>]: OptionCheck };

const isRequired = Symbol('required');

/** An option that must be given. */
export function required(check: OptionCheck): OptionCheck {
  return Object.assign((value: unknown) => check(value), { [isRequired]: true });
}

/**
 * Everything that is wrong with options: those that there aren't, with the one that was meant, and values that can't be.
 *
 * @param stage - the first part of the codes.
 */
export function optionProblems<Options>(
  stage: string,
  table: OptionTable<Options>,
  given: unknown,
): readonly Problem[] {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return [
      { code: `${stage}.option`, address: 'options', message: `Options must be an object, not ${shown(given)}.` },
    ];
  }
  // A table holds checks only, one for each option.
  const checks = table as Readonly<Record<string, OptionCheck>>;
  const names = Object.keys(checks);
  const problems = Object.keys(given).flatMap((name): readonly Problem[] => {
    if (Object.hasOwn(checks, name)) return [];
    const hint = didYouMean(name, names) ?? `The options are ${names.join(', ')}.`;
    return [{ code: `${stage}.unknown-option`, address: name, message: `There is no option '${name}'.`, hint }];
  });
  for (const name of names) {
    const value = membersOf(given)[name];
    const check = checks[name];
    if (check === undefined || (value === undefined && !(isRequired in check))) continue;
    const complaint = check(value);
    if (complaint !== undefined) problems.push({ code: `${stage}.option`, address: name, ...complaint });
  }
  return problems;
}

/**
 * Everything that is wrong with the arguments of a function, by their names.
 *
 * @param stage - the first part of the codes.
 */
export function argumentProblems(
  stage: string,
  given: Readonly<Record<string, readonly [value: unknown, check: OptionCheck]>>,
): readonly Problem[] {
  return Object.entries(given).flatMap(([name, [value, check]]) => {
    const complaint = check(value);
    return complaint === undefined ? [] : [{ code: `${stage}.option`, address: name, ...complaint }];
  });
}

/** Problems of what stands inside an option, with its place. */
export function inside(place: string, problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => ({
    ...problem,
    address: problem.address === 'options' ? place : `${place}.${problem.address}`,
  }));
}

/** What was called has been given options or arguments that it can't work with. Nothing was sent. */
export class OptionsError extends FluentApiGatewayError {
  /** `'OptionsError'`, or the name of the class that extends it. */
  override readonly name: string = 'OptionsError';

  /**
   * @param stage - the first part of the code.
   * @param what - what was called, e.g. `deploy()`.
   */
  constructor(stage: string, what: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(`${what} was called with ${count}:`, { code: `${stage}.options`, address: what, problems });
  }
}

/** @throws {@link OptionsError} when there are problems. */
export function assertNoProblems(stage: string, what: string, ...problems: readonly (readonly Problem[])[]): void {
  const all = problems.flat();
  if (all.length > 0) throw new OptionsError(stage, what, all);
}

const isA = (type: 'string' | 'boolean' | 'function', what: string): OptionCheck => {
  return (value) => (typeof value === type ? undefined : { message: `It must be ${what}, not ${shown(value)}.` });
};

function textsProblem(value: unknown): Complaint | undefined {
  return isTexts(value)
    ? undefined
    : { message: `It must be an object whose values are strings, not ${shown(value)}.` };
}

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isRecord(value) && Object.values(value).every((text) => typeof text === 'string');

/** Says of a function what it is, so that its parameter has a type. */
const check = (one: OptionCheck): OptionCheck => one;

/** The checks that options share. */
export const a = Object.freeze({
  text: isA('string', 'a string'),
  name: check((value) =>
    typeof value === 'string' && value !== ''
      ? undefined
      : { message: `It must be a string that isn't empty, not ${shown(value)}.` },
  ),
  yesOrNo: isA('boolean', 'true or false'),
  listener: isA('function', 'a function'),
  anything: check(() => undefined),
  clock: check((value) =>
    hasMethods(value, 'now', 'sleep', 'random') ? undefined : { message: `It must be a clock, not ${shown(value)}.` },
  ),
  signal: check((value) =>
    hasMethods(value, 'addEventListener', 'throwIfAborted')
      ? undefined
      : {
          message: `It must be an AbortSignal, not ${shown(value)}.`,
          hint: 'Give the signal of an AbortController.',
        },
  ),
  texts: check(textsProblem),
  /** Those that the service takes: what it refuses for one kind of thing it refuses for all. */
  tags: check((value) => (isTexts(value) ? tagsProblem(value) : textsProblem(value))),
  record: check((value) => (isRecord(value) ? undefined : { message: `It must be an object, not ${shown(value)}.` })),
});

/** A list of objects. */
export const records: OptionCheck = (value) =>
  Array.isArray(value) && value.every((one) => a.record(one) === undefined)
    ? undefined
    : { message: `It must be a list of objects, not ${shown(value)}.` };

/** A number from a lowest one on; `isWhole` for integers. */
export function atLeast(lowest: number, { isWhole = false }: { readonly isWhole?: boolean } = {}): OptionCheck {
  return (value) => {
    if (typeof value === 'number' && value >= lowest && (!isWhole || Number.isInteger(value))) return undefined;
    return { message: `It must be ${isWhole ? 'an integer' : 'a number'} of ${lowest} or more, not ${shown(value)}.` };
  };
}

/** A thing that has some methods. */
export function thingWith(what: string, ...methods: readonly string[]): OptionCheck {
  return (value) =>
    hasMethods(value, ...methods) ? undefined : { message: `It must be ${what}, not ${shown(value)}.` };
}

/**
 * One of some texts.
 *
 * @param all - the hint that has all of them, where they are too many to list.
 */
export function oneOf(values: readonly string[], all = `The values are ${values.join(', ')}.`): OptionCheck {
  return (value) => {
    if (typeof value === 'string' && values.includes(value)) return undefined;
    const meant = typeof value === 'string' ? didYouMeanValue(value, values) : undefined;
    return { message: `${shown(value)} isn't a valid value.`, hint: meant ?? all };
  };
}

function hasMethods(value: unknown, ...methods: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return methods.every((method) => typeof membersOf(value)[method] === 'function');
}

/** Whether somebody forgot an `await`. */
export function isPromise(value: unknown): boolean {
  return hasMethods(value, 'then');
}

/** A value in a sentence: what it is, and no more of it than fits. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 60 ? `'${value.slice(0, 60)}…'` : `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (isPromise(value)) return 'a promise';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
