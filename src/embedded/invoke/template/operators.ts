import { compareNumbers, isNumber, textOfNumber, WrittenNumber } from '../json-value.js';
import type { Work } from './work.js';

type Number_ = number | WrittenNumber;

export const isNothing = (value: unknown): value is undefined | null => value === undefined || value === null;

/** What counts as yes in templates: all but nothing and `false`. */
export const isTrue = (value: unknown) => !isNothing(value) && value !== false;

type Operator = (left: unknown, right: unknown, work: Work) => unknown;

/** An operator over two values that are there to be had; nothing comes of values that it isn't for. */
export const operators: Readonly<Record<string, Operator>> = {
  '==': equal,
  '!=': (left, right, work) => !equal(left, right, work),
  '<': (left, right, work) => compared(left, right, work, (order) => order < 0),
  '<=': (left, right, work) => compared(left, right, work, (order) => order <= 0),
  '>': (left, right, work) => compared(left, right, work, (order) => order > 0),
  '>=': (left, right, work) => compared(left, right, work, (order) => order >= 0),
  '+': sum,
  '-': (left, right, work) => calculated(left, right, work, { integer: (a, b) => a - b, double: (a, b) => a - b }),
  '*': (left, right, work) => calculated(left, right, work, { integer: (a, b) => a * b, double: (a, b) => a * b }),
  '/': (left, right, work) =>
    calculated(left, right, work, {
      integer: (a, b) => (b === 0n ? undefined : a / b),
      double: (a, b) => (b === 0 ? undefined : a / b),
    }),
  '%': (left, right, work) =>
    calculated(left, right, work, {
      integer: (a, b) => (b === 0n ? undefined : a % b),
      double: (a, b) => (b === 0 ? undefined : a % b),
    }),
};

/** Nothing equals itself and the empty text. Values of different kinds are equal where they are the same text. */
export function equal(left: unknown, right: unknown, work: Work): boolean {
  work.step();
  if (isNothing(left) || isNothing(right))
    return (isNothing(left) || left === '') && (isNothing(right) || right === '');
  if (typeof left === 'string' && typeof right === 'string') return sameText(left, right, work);
  if (left === right) return true;
  if (isNumber(left) && isNumber(right)) return numbersCompared(left, right, work) === 0;
  if (typeof left === typeof right && typeof left !== 'object') return false;
  return work.textOf(left) === work.textOf(right);
}

function sameText(left: string, right: string, work: Work): boolean {
  if (left.length !== right.length) return false;
  work.read(left.length);
  return left === right;
}

function numbersCompared(left: Number_, right: Number_, work: Work): number {
  work.read(textOfNumber(left).length + textOfNumber(right).length);
  return compareNumbers(left, right);
}

/** A number and a text have no order, whatever the text says. */
function compared(left: unknown, right: unknown, work: Work, holds: (order: number) => boolean): boolean {
  if (isNumber(left) && isNumber(right)) return holds(numbersCompared(left, right, work));
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  work.read(Math.min(left.length, right.length));
  return holds(left === right ? 0 : left < right ? -1 : 1);
}

function sum(left: unknown, right: unknown, work: Work): unknown {
  if (typeof left !== 'string' && typeof right !== 'string')
    return calculated(left, right, work, { integer: (a, b) => a + b, double: (a, b) => a + b });
  const text = (value: unknown) => (typeof value === 'string' ? value : work.textOf(value));
  return work.joined(text(left), text(right));
}

interface Calculation {
  readonly integer: (left: bigint, right: bigint) => bigint | undefined;
  readonly double: (left: number, right: number) => number | undefined;
}

/** How many digits an integer may have. */
const mostDigits = 1_000;

/** Integers calculate to integers, by all of their digits. */
function calculated(left: unknown, right: unknown, work: Work, { integer, double }: Calculation): Number_ | undefined {
  if (!isNumber(left) || !isNumber(right)) return undefined;
  work.read(textOfNumber(left).length + textOfNumber(right).length);
  if (isInteger(left) && isInteger(right)) {
    const value = integer(BigInt(textOfNumber(left)), BigInt(textOfNumber(right)));
    if (value === undefined) return undefined;
    const text = String(value);
    if (text.length > mostDigits) return undefined;
    return Number.isSafeInteger(Number(text)) ? Number(text) : new WrittenNumber(text);
  }
  const value = double(Number(textOfNumber(left)), Number(textOfNumber(right)));
  return value === undefined ? undefined : doubleOf(value);
}

const isInteger = (value: Number_) =>
  typeof value === 'number' ? Number.isSafeInteger(value) : value.isInteger && value.text.length <= mostDigits;

/** As Java writes a double: with a point. */
export const doubleOf = (value: number): Number_ =>
  Number.isSafeInteger(value) ? new WrittenNumber(`${value}.0`) : value;
