import { compareNumbers, isNumber, isSame, type JsonValue, textOfNumber, type WrittenNumber } from '../json-value.js';
import { indexOfText } from '../text-search.js';
import type { Steps } from './error.js';

/** A pattern, as the side of a comparison. */
export class Pattern {
  constructor(readonly pattern: string) {}
}

/** One side of a comparison: `undefined` where a path leads nowhere. */
export type Side = JsonValue | undefined | Pattern;

export interface Asking {
  readonly steps: Steps;
  /** Whether a pattern of Java's fits all of a text. */
  readonly matches: (pattern: string, text: string, steps: Steps) => boolean;
}

type Operator = (left: Side, right: Side, asking: Asking) => boolean;

/** What filters can ask of two values, by Jayway's names; what an operator isn't for is not so. */
export const operators: Readonly<Record<string, Operator>> = {
  '==': equal,
  '!=': (left, right, asking) => !equal(left, right, asking),
  '===': identical,
  '!==': (left, right, asking) => !identical(left, right, asking),
  '<': (left, right, asking) => ordered(left, right, asking, (order) => order < 0),
  '<=': (left, right, asking) => ordered(left, right, asking, (order) => order <= 0),
  '>': (left, right, asking) => ordered(left, right, asking, (order) => order > 0),
  '>=': (left, right, asking) => ordered(left, right, asking, (order) => order >= 0),
  '=~': fits,
  in: (left, right, asking) => has(right, left, asking),
  nin: (left, right, asking) => !has(right, left, asking),
  contains: (left, right, asking) =>
    typeof left === 'string' ? holdsPart(left, right, asking) : has(left, right, asking),
  all: (left, right, asking) => Array.isArray(left) && listed(right).every((one) => has(left, one, asking)),
  subsetof: (left, right, asking) => Array.isArray(left) && left.every((one) => has(right, one, asking)),
  anyof: (left, right, asking) => Array.isArray(left) && left.some((one) => has(right, one, asking)),
  noneof: (left, right, asking) => Array.isArray(left) && !left.some((one) => has(right, one, asking)),
  size: (left, right) => isNumber(right) && sizeOf(left) === Number(textOfNumber(right)),
  empty: (left, right) =>
    typeof right === 'boolean' && (left instanceof Map ? left.size : sizeOf(left)) !== undefined
      ? ((left instanceof Map ? left.size : sizeOf(left)) === 0) === right
      : false,
};

const listed = (value: Side): readonly JsonValue[] => (Array.isArray(value) ? value : []);

const sizeOf = (value: Side) => (typeof value === 'string' || Array.isArray(value) ? value.length : undefined);

function has(list: Side, value: Side, asking: Asking): boolean {
  return listed(list).some((one) => equal(one, value, asking));
}

function holdsPart(text: string, part: Side, { steps }: Asking): boolean {
  if (typeof part !== 'string') return false;
  steps.read(text.length + part.length);
  return indexOfText(text, part) >= 0;
}

/** A text and a number are equal where they are written alike. What isn't there equals nothing, itself included. */
function equal(left: Side, right: Side, { steps }: Asking): boolean {
  steps.take();
  if (left === undefined || right === undefined || left instanceof Pattern || right instanceof Pattern) return false;
  if (isNumber(left) !== isNumber(right)) steps.read(lengthOf(left) + lengthOf(right));
  if (isNumber(left) && typeof right === 'string') return isNumberLike(right) && order(left, Number(right)) === 0;
  if (typeof left === 'string' && isNumber(right)) return left === textOfNumber(right);
  return isSame(left, right, steps);
}

const lengthOf = (value: Side) =>
  typeof value === 'string' ? value.length : isNumber(value) ? textOfNumber(value).length : 0;
const isNumberLike = (text: string) => text.trim() !== '' && !Number.isNaN(Number(text));
const order = (left: number | WrittenNumber, right: number | WrittenNumber) => compareNumbers(left, right);

function identical(left: Side, right: Side, asking: Asking): boolean {
  return isNumber(left) === isNumber(right) && equal(left, right, asking);
}

/** Numbers and texts have an order, among themselves. */
function ordered(left: Side, right: Side, { steps }: Asking, holds: (order: number) => boolean): boolean {
  steps.read(lengthOf(left) + lengthOf(right));
  if (isNumber(left) && isNumber(right)) return holds(order(left, right));
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return holds(left < right ? -1 : left > right ? 1 : 0);
}

/** A pattern on either side fits all of the other, or all of one of its elements. */
function fits(left: Side, right: Side, { steps, matches }: Asking): boolean {
  const [pattern, value] = left instanceof Pattern ? [left, right] : [right, left];
  if (!(pattern instanceof Pattern) || value instanceof Pattern) return false;
  const fitsOne = (one: JsonValue | undefined) => {
    steps.take();
    const text = textOf(one);
    steps.read(text.length);
    return matches(pattern.pattern, text, steps);
  };
  return Array.isArray(value) ? value.some(fitsOne) : fitsOne(value);
}

/** As patterns see it: anything but text, numbers and booleans is empty text. */
function textOf(value: JsonValue | undefined): string {
  if (isNumber(value)) return textOfNumber(value);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}
