/**
 * Values as people think of them, turned into the text that the wire wants.
 *
 * @module
 */

import { membersOf } from '../plain.js';
import type { ValueCodec } from './rule.js';

type DecimalCodec = Extract<ValueCodec, { minimum: number }>;

/** What an encoder answers: the text for the wire, or that the value isn't one. */
export type Encoded = { readonly text: string } | { readonly refused: string };

/** What a codec takes, in words: the second half of "… takes …". */
export function takes(codec: ValueCodec): string {
  if (codec.type !== 'enum') return codec.takes;
  const listed = codec.values.map((value) => `'${value}'`).join(' | ');
  return codec.orEmpty ? `${listed} | ''` : listed;
}

/** The value as the wire wants it. */
export function encode(codec: ValueCodec, value: unknown): Encoded {
  const text = wireText(codec, value);
  return text === undefined ? { refused: takes(codec) } : { text };
}

/** Gives the text of a value for the wire; `undefined` for what isn't a value of its codec. */
export type Write = (value: unknown) => string | undefined;

const writes = new WeakMap<ValueCodec, Write>();

/** The text for the wire; `undefined` for what isn't a value of the codec. */
export function wireText(codec: ValueCodec, value: unknown): string | undefined {
  return writeOf(codec)(value);
}

/** How values of a codec are written, for who writes many. */
export function writeOf(codec: ValueCodec): Write {
  let write = writes.get(codec);
  if (write === undefined) {
    write = newWrite(codec);
    writes.set(codec, write);
  }
  return write;
}

/** Looks at the codec once: codecs have many shapes, and looking at each time costs more than the value does. */
function newWrite(codec: ValueCodec): Write {
  switch (codec.type) {
    case 'text': {
      const { nonEmpty, pattern } = codec;
      const whole = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`);
      return (value) =>
        typeof value !== 'string' || (nonEmpty && value === '') || whole?.test(value) === false ? undefined : value;
    }
    case 'pair': {
      const { separator } = codec;
      return (value) => (typeof value === 'string' && isPair(value, separator) ? value : undefined);
    }
    case 'boolean':
      return (value) =>
        value === true || value === 'true' ? 'true' : value === false || value === 'false' ? 'false' : undefined;
    case 'integer':
    case 'number':
      return newDecimalWrite(codec);
    case 'enum': {
      const { values, orEmpty } = codec;
      return (value) =>
        typeof value === 'string' && (values.includes(value) || (orEmpty && value === '')) ? value : undefined;
    }
    case 'json': {
      const orEmpty = codec.orEmpty === true;
      return (value) => jsonText(orEmpty, value);
    }
  }
}

function isPair(value: string, separator: string): boolean {
  const [first, second, ...rest] = value.split(separator);
  return Boolean(first) && Boolean(second) && rest.length === 0;
}

function newDecimalWrite({ type, minimum, maximum = Number.POSITIVE_INFINITY }: DecimalCodec): Write {
  const isWhole = type === 'integer';
  return (value) => {
    const isNumber = typeof value === 'number';
    if (!(isNumber && Number.isFinite(value)) && !(typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)))
      return undefined;
    const amount = Number(value);
    if ((isWhole && !Number.isInteger(amount)) || amount < minimum || amount > maximum) return undefined;
    const text = String(value);
    if (isNumber && Number.isSafeInteger(amount)) return text;
    // The service reads plain decimals; JavaScript writes very small and very large numbers with an exponent.
    if (!text.includes('e')) return text;
    return Math.abs(amount) < 1e21 ? amount.toFixed(20).replace(/\.?0+$/, '') : undefined;
  };
}

function jsonText(orEmpty: boolean, value: unknown): string | undefined {
  if (value === '') return orEmpty ? '' : undefined;
  if (typeof value === 'object' && value !== null) return textOfObject(value);
  return typeof value === 'string' && parseJson(value) !== undefined ? value : undefined;
}

/** The JSON of an object; `undefined` for what has none: it contains itself, or is nested too deep to be written. */
function textOfObject(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The object or array that `text` is the JSON of, if it is. */
function parseJson(text: string): object | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether one value of a codec has several texts. */
export function isWrittenInManyWays(codec: ValueCodec | undefined): boolean {
  return codec?.type === 'number' || codec?.type === 'integer' || codec?.type === 'json';
}

/**
 * Whether two texts of a codec mean the same: JSON by content, numbers by amount.
 *
 * Policies come back from the service escaped once more than they were sent; that makes no difference here.
 */
export function sameText(codec: ValueCodec | undefined, left: string, right: string): boolean {
  if (left === right) return true;
  if (codec?.type === 'number' || codec?.type === 'integer') {
    return left !== '' && right !== '' && Number(left) === Number(right);
  }
  if (codec?.type !== 'json') return false;
  const [one, other] = [jsonIn(left), jsonIn(right)];
  return one !== undefined && other !== undefined && isSameTree(withExactNumbers(one), withExactNumbers(other));
}

/** The text of an object or a list, also when it is escaped once more; `undefined` for what is neither. */
function jsonIn(text: string): string | undefined {
  if (parseJson(text) !== undefined) return text;
  const unescaped = unescapedText(text);
  return unescaped !== undefined && parseJson(unescaped) !== undefined ? unescaped : undefined;
}

function unescapedText(text: string): string | undefined {
  try {
    const unescaped: unknown = JSON.parse(`"${text}"`);
    return typeof unescaped === 'string' ? unescaped : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether two values say the same, however deep they are nested. */
function isSameTree(one: unknown, other: unknown): boolean {
  const ahead: (readonly [unknown, unknown])[] = [[one, other]];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const [left, right] = next;
    if (left === right) continue;
    if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    const entries = Object.entries(left);
    if (entries.length !== Object.keys(right).length) return false;
    for (const [name, value] of entries) {
      if (!Object.hasOwn(right, name)) return false;
      ahead.push([value, membersOf(right)[name]]);
    }
  }
  return true;
}

const textOrNumber = /"([^"\\]*(?:\\.[^"\\]*)*)"|(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?/g;

/** What a JSON text says, with its numbers as texts: a double would make one of two that differ in their last digits. */
function withExactNumbers(json: string): unknown {
  const marked = json.replace(
    textOrNumber,
    (_, text: string | undefined, sign: string, whole = '', fraction = '', exponent = '0') =>
      text === undefined
        ? `"n${amountOf(sign, `${whole}${fraction}`, BigInt(exponent) - BigInt(fraction.length))}"`
        : `"t${text}"`,
  );
  return JSON.parse(marked);
}

/** One text for all that write one amount: `1`, `1.0`, `10e-1`. */
function amountOf(sign: string, digits: string, exponent: bigint): string {
  const whole = digits.replace(/^0+/, '');
  const significant = withoutZeros(whole);
  if (significant === '') return '0';
  return `${sign}${significant}e${exponent + BigInt(whole.length - significant.length)}`;
}

function withoutZeros(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}
