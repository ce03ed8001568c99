/**
 * Values as people think of them, turned into the text that the wire wants.
 *
 * @module
 */

import type { ValueCodec } from './rule.js';

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

/** The text for the wire; `undefined` for what isn't a value of the codec. */
export function wireText(codec: ValueCodec, value: unknown): string | undefined {
  switch (codec.type) {
    case 'text':
      if (typeof value !== 'string' || (codec.nonEmpty && value === '')) return undefined;
      return codec.pattern === undefined || matchesWhole(codec.pattern, value) ? value : undefined;
    case 'pair':
      return typeof value === 'string' && isPair(value, codec.separator) ? value : undefined;
    case 'boolean':
      return value === true || value === 'true' ? 'true' : value === false || value === 'false' ? 'false' : undefined;
    case 'integer':
    case 'number':
      return decimalText(codec, value);
    case 'enum':
      if (typeof value !== 'string') return undefined;
      return codec.values.includes(value) || (codec.orEmpty && value === '') ? value : undefined;
    case 'json':
      return jsonText(codec.orEmpty === true, value);
  }
}

const patterns = new Map<string, RegExp>();

function matchesWhole(pattern: string, value: string): boolean {
  let compiled = patterns.get(pattern);
  if (compiled === undefined) {
    compiled = new RegExp(`^(?:${pattern})$`);
    patterns.set(pattern, compiled);
  }
  return compiled.test(value);
}

function isPair(value: string, separator: string): boolean {
  const [first, second, ...rest] = value.split(separator);
  return Boolean(first) && Boolean(second) && rest.length === 0;
}

function decimalText(codec: Extract<ValueCodec, { minimum: number }>, value: unknown): string | undefined {
  const isNumber = typeof value === 'number';
  if (!(isNumber && Number.isFinite(value)) && !(typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)))
    return undefined;
  const amount = Number(value);
  if (codec.type === 'integer' && !Number.isInteger(amount)) return undefined;
  if (amount < codec.minimum || (codec.maximum !== undefined && amount > codec.maximum)) return undefined;
  const text = String(value);
  // The service reads plain decimals; JavaScript writes very small and very large numbers with an exponent.
  if (!text.includes('e')) return text;
  return Math.abs(amount) < 1e21 ? amount.toFixed(20).replace(/\.?0+$/, '') : undefined;
}

function jsonText(orEmpty: boolean, value: unknown): string | undefined {
  if (value === '') return orEmpty ? '' : undefined;
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  return typeof value === 'string' && parseJson(value) !== undefined ? value : undefined;
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
  const [one, other] = [parseJson(left) ?? parseEscaped(left), parseJson(right) ?? parseEscaped(right)];
  return one !== undefined && other !== undefined && sameJson(one, other);
}

function parseEscaped(text: string): object | undefined {
  try {
    const unescaped: unknown = JSON.parse(`"${text}"`);
    return typeof unescaped === 'string' ? parseJson(unescaped) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function sameJson(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return left === right;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(right, key) &&
      sameJson((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}
