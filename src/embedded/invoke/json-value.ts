/**
 * A number as it was written, where a double would be written otherwise: `12345678901234567890`, `1.50`, `7.0`.
 *
 * What passes a gateway comes out with the digits that went in.
 */
export class WrittenNumber {
  constructor(readonly text: string) {
    Object.freeze(this);
  }

  get value(): number {
    return Number(this.text);
  }

  get isInteger(): boolean {
    return /^-?\d+$/.test(this.text);
  }
}

/** An object of a JSON text: its members in the order in which they were written, whatever they are called. */
export type JsonMap = Map<string, JsonValue>;

/** What a JSON text says. Objects are maps, so that nothing but their own members can be found in them. */
export type JsonValue = null | boolean | string | number | WrittenNumber | JsonValue[] | JsonMap;

/** A list that came out of JSON: as text it is JSON again, unlike a list that a template made. */
export class JsonArray extends Array<JsonValue> {
  static override get [Symbol.species]() {
    return Array;
  }
}

export const isNumber = (value: unknown): value is number | WrittenNumber =>
  typeof value === 'number' || value instanceof WrittenNumber;

/** The order of two numbers: below 0, 0, above 0. Integers are compared by all of their digits. */
export function compareNumbers(one: number | WrittenNumber, other: number | WrittenNumber): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  const [a, b] = [integerOf(one), integerOf(other)];
  if (a !== undefined && b !== undefined) return a < b ? -1 : a > b ? 1 : 0;
  return Number(textOfNumber(one)) - Number(textOfNumber(other));
}

/** Digits beyond which an integer is compared as a double: arithmetic on what somebody else wrote is to stay cheap. */
const mostDigits = 1_000;

function integerOf(number: number | WrittenNumber): bigint | undefined {
  if (typeof number === 'number') return Number.isInteger(number) ? BigInt(number) : undefined;
  return number.isInteger && number.text.length <= mostDigits ? BigInt(number.text) : undefined;
}

export const textOfNumber = (number: number | WrittenNumber): string =>
  typeof number === 'number' ? String(number) : number.text;

/** What a comparison takes: a step for each value, and what of its text is looked at. */
interface Counted {
  take(): void;
  read(characters: number): void;
}

/** Whether two values are the same JSON. The order of members counts for nothing. */
export function isSame(one: JsonValue | undefined, other: JsonValue | undefined, count: Counted): boolean {
  count.take();
  if (typeof one === 'string' && typeof other === 'string') {
    if (one.length !== other.length) return false;
    count.read(one.length);
    return one === other;
  }
  if (one === other) return true;
  if (isNumber(one) && isNumber(other)) {
    count.read(textOfNumber(one).length + textOfNumber(other).length);
    return compareNumbers(one, other) === 0;
  }
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, at) => isSame(value, other[at], count));
  if (!(one instanceof Map && other instanceof Map) || one.size !== other.size) return false;
  for (const [name, value] of one) if (!other.has(name) || !isSame(value, other.get(name), count)) return false;
  return true;
}
