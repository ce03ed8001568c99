import { isNumber, type JsonValue, textOfNumber, WrittenNumber } from '../json-value.js';
import { JsonPathError, type Steps } from './error.js';

type PathFunction = (self: JsonValue, parameters: readonly JsonValue[], steps: Steps) => JsonValue | undefined;

/** What a path may end with. Those that calculate give doubles, as in Java, and want a number at least. */
export const functions: Readonly<Record<string, PathFunction>> = {
  length: (self, [parameter]) => sizeOf(parameter ?? self),
  size: (self, [parameter]) => sizeOf(parameter ?? self),
  keys: (self) => (self instanceof Map ? [...self.keys()] : undefined),
  first: (self) => listOf(self).at(0),
  last: (self) => listOf(self).at(-1),
  index: (self, [at]) => (isNumber(at) ? listOf(self).at(Number(textOfNumber(at))) : undefined),
  concat: (self, parameters, steps) =>
    [...(Array.isArray(self) ? self : []), ...parameters.flat()]
      .map((part) => {
        steps.take();
        return typeof part === 'string' ? part : isNumber(part) ? textOfNumber(part) : '';
      })
      .join(''),
  append: (self, parameters) => (Array.isArray(self) ? [...self, ...parameters] : self),
  min: calculated((numbers) => numbers.reduce((one, other) => Math.min(one, other))),
  max: calculated((numbers) => numbers.reduce((one, other) => Math.max(one, other))),
  sum: calculated(sum),
  avg: calculated((numbers) => sum(numbers) / numbers.length),
  stddev: calculated((numbers) => {
    const mean = sum(numbers) / numbers.length;
    return Math.sqrt(sum(numbers.map((number) => (number - mean) ** 2)) / numbers.length);
  }),
};

const sizeOf = (value: JsonValue): number | undefined =>
  typeof value === 'string' || Array.isArray(value) ? value.length : value instanceof Map ? value.size : undefined;

const listOf = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : []);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

function calculated(of: (numbers: readonly number[]) => number): PathFunction {
  return (self, parameters, steps) => {
    const numbers = [...(Array.isArray(self) ? self : []), ...parameters.flat()].flatMap((value) => {
      steps.take();
      return isNumber(value) ? [Number(textOfNumber(value))] : [];
    });
    if (numbers.length === 0) throw new JsonPathError('There is no number to calculate with');
    return doubleOf(of(numbers));
  };
}

/** As Java writes a double: with a point. */
function doubleOf(value: number): JsonValue {
  if (!Number.isFinite(value)) return null;
  return Number.isSafeInteger(value) ? new WrittenNumber(`${value}.0`) : value;
}
