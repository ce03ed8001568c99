import { javaText } from './java-text.js';

/** What counts as yes in templates: all but nothing and `false`. */
export const isTrue = (value: unknown) => value !== undefined && value !== null && value !== false;

/** An operator over two values that are there to be had; nothing comes of values that it isn't for. */
export const operators: Readonly<Record<string, (left: unknown, right: unknown) => unknown>> = {
  '==': equal,
  '!=': (left, right) => !equal(left, right),
  '<': (left, right) => compared(left, right, (order) => order < 0),
  '<=': (left, right) => compared(left, right, (order) => order <= 0),
  '>': (left, right) => compared(left, right, (order) => order > 0),
  '>=': (left, right) => compared(left, right, (order) => order >= 0),
  '+': sum,
  '-': (left, right) => calculated(left, right, (a, b) => a - b),
  '*': (left, right) => calculated(left, right, (a, b) => a * b),
  '/': (left, right) => calculated(left, right, quotient),
  '%': (left, right) => calculated(left, right, (a, b) => (b === 0 ? undefined : a % b)),
};

/** Values of different kinds are equal where they are the same text. */
function equal(left: unknown, right: unknown): boolean {
  const isNothing = (value: unknown) => value === undefined || value === null;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  return typeof left === typeof right && typeof left !== 'object' ? left === right : javaText(left) === javaText(right);
}

/** A number and a text have no order, whatever the text says. */
function compared(left: unknown, right: unknown, holds: (order: number) => boolean): boolean {
  if (typeof left === 'number' && typeof right === 'number') return holds(left - right);
  if (typeof left !== 'string' || typeof right !== 'string') return false;
  return holds(left === right ? 0 : left < right ? -1 : 1);
}

function sum(left: unknown, right: unknown): unknown {
  if (typeof left !== 'string' && typeof right !== 'string') return calculated(left, right, (a, b) => a + b);
  return `${javaText(left ?? 'null')}${javaText(right ?? 'null')}`;
}

function calculated(left: unknown, right: unknown, of: (a: number, b: number) => number | undefined) {
  return typeof left === 'number' && typeof right === 'number' ? of(left, right) : undefined;
}

/** Integers divide to integers. */
function quotient(dividend: number, divisor: number): number | undefined {
  if (divisor === 0) return undefined;
  const value = dividend / divisor;
  return Number.isInteger(dividend) && Number.isInteger(divisor) ? Math.trunc(value) : value;
}
