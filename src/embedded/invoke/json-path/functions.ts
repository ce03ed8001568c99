import { isNumber, type JsonValue, textOfNumber, WrittenNumber } from '../json-value.js';
import { JsonPathError, type Steps } from './error.js';

type PathFunction = (self: JsonValue, parameters: readonly JsonValue[], steps: Steps) => JsonValue | undefined;

/** How many characters a text may have that a function makes: as many as a payload may. */
const longestText = 10 * 1024 * 1024;

/** What a path may end with. Those that calculate give doubles, as in Java, and want a number at least. */
export const functions: Readonly<Record<string, PathFunction>> = {
  length: (self, [parameter]) => sizeOf(parameter ?? self),
  size: (self, [parameter]) => sizeOf(parameter ?? self),
  keys: (self, _, steps) => {
    if (!(self instanceof Map)) return undefined;
    steps.take(self.size);
    return [...self.keys()];
  },
  first: (self) => listOf(self).at(0),
  last: (self) => listOf(self).at(-1),
  index: (self, [at]) => (isNumber(at) ? listOf(self).at(Number(textOfNumber(at))) : undefined),
  concat: (self, parameters, steps) => {
    let length = 0;
    const parts = flat(self, parameters, steps).map((part) => {
      const text = typeof part === 'string' ? part : isNumber(part) ? textOfNumber(part) : '';
      steps.read(text.length);
      length += text.length;
      if (length > longestText) throw new JsonPathError(`concat() makes more than ${longestText} characters`);
      return text;
    });
    return parts.join('');
  },
  append: (self, parameters, steps) => {
    if (!Array.isArray(self)) return self;
    steps.take(self.length);
    return [...self, ...parameters];
  },
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

/** The elements of a list and of what a function is given; each takes a step. */
function flat(self: JsonValue, parameters: readonly JsonValue[], steps: Steps): JsonValue[] {
  for (const list of [self, ...parameters]) steps.take(Array.isArray(list) ? list.length : 1);
  return [...(Array.isArray(self) ? self : []), ...parameters.flat()];
}

const listOf = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : []);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

function calculated(of: (numbers: readonly number[]) => number): PathFunction {
  return (self, parameters, steps) => {
    const numbers = flat(self, parameters, steps).flatMap((value) => {
      if (!isNumber(value)) return [];
      const text = textOfNumber(value);
      steps.read(text.length);
      return [Number(text)];
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
