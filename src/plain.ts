/**
 * What is the same for all plain data, whatever it describes.
 *
 * @module
 */

/** Freezes plain data to its leaves and returns it. Values that are already frozen are taken as frozen throughout. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const name in value) {
    const member = value[name];
    if (typeof member === 'object' && member !== null) deepFreeze(member);
  }
  return Object.freeze(value);
}

/** Whether a value is an object with members, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object by name. The one place where an object of a known type is looked at as a record. */
export function membersOf(value: object): Readonly<Record<string, unknown>> {
  return value as Readonly<Record<string, unknown>>;
}

/** The members of an object that are texts. */
export function textsOf(value: object): Readonly<Record<string, string | undefined>> {
  return mapValues(membersOf(value), (member) => (typeof member === 'string' ? member : undefined));
}

/** The names of a table's rows. The one place that takes it for granted that a table has no other rows than its type says. */
export function keysOf<Table extends object>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table) as (keyof Table & string)[];
}

/** A record with what is made for each of some keys. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  make: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  // Every key has its entry, which the type of `Object.fromEntries` doesn't say.
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<Key, Value>;
}

/** Whether a value is one of some, whatever it is. */
export function isOneOf<Value>(values: readonly Value[], value: unknown): value is Value {
  return (values as readonly unknown[]).includes(value);
}

/** Whether a value is a whole number from a lowest one on. */
export function isWhole(value: unknown, lowest = 0): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= lowest;
}

/** The entry under a name that may be any text, `constructor` and `__proto__` included. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A type whose members may also be `undefined`. */
export type Loose<Value> = { readonly [Member in keyof Value]: Value[Member] | undefined };

/** A copy without the members that are `undefined`. */
export function withoutUndefined<Value extends object>(value: Loose<Value>): Value {
  const left: Record<string, unknown> = {};
  for (const name of keysOf(value)) {
    const member = value[name];
    if (member !== undefined) setEntry(left, name, member);
  }
  return left as Value;
}

/** Whether two plain values say the same, whatever the order of members. */
export function isSameData(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [one, other] = [membersOf(left), membersOf(right)];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameData(one[name], other[name]))
  );
}

/** A record with every value changed and every name kept. */
export function mapValues<From, To>(
  record: Readonly<Record<string, From>> | undefined,
  change: (value: From, name: string) => To,
): Readonly<Record<string, To>> {
  const changed: Record<string, To> = {};
  if (record === undefined) return changed;
  // A name that was just found has its value.
  for (const name of Object.keys(record)) setEntry(changed, name, change(record[name] as From, name));
  return changed;
}

/**
 * Sets an entry of a record whose names may be any text.
 *
 * A name like `'200'` is an array index to V8, which would keep an array of 201 places for it, 2.6 kB each time: defined
 * as a property that can't be written it costs a tenth. And `'__proto__'` is a name like any other.
 */
export function setEntry<Value>(record: Record<string, Value>, name: string, value: Value): void {
  const first = name.charCodeAt(0);
  if ((first >= 48 && first <= 57) || name === '__proto__') {
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true });
  } else record[name] = value;
}

/** A name as a JSON Pointer writes it: `~` becomes `~0`, `/` becomes `~1` (RFC 6901). */
export function escapedToken(name: string): string {
  // Most names hold neither, and looking is cheaper than replacing.
  if (!name.includes('/') && !name.includes('~')) return name;
  return withEach(withEach(name, '~', '~0'), '/', '~1');
}

/** A text with another in place of each occurrence of a character: for short texts, several times as quick as `replaceAll`. */
function withEach(text: string, character: string, other: string): string {
  let at = text.indexOf(character);
  if (at === -1) return text;
  let result = '';
  let start = 0;
  for (; at !== -1; at = text.indexOf(character, start)) {
    result += text.slice(start, at) + other;
    start = at + 1;
  }
  return result + text.slice(start);
}

/** The name that a token of a JSON Pointer stands for (RFC 6901). */
export function unescapedToken(token: string): string {
  return token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token;
}
