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

/** The entry under a name that may be any text, `constructor` and `__proto__` included. */
export function ownEntry<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A type whose members may also be `undefined`. */
export type Loose<Value> = { readonly [Member in keyof Value]: Value[Member] | undefined };

/** A copy without the members that are `undefined`. */
export function withoutUndefined<Value extends object>(value: Loose<Value>): Value {
  const left: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const member = value[name as keyof Value];
    if (member !== undefined) setEntry(left, name, member);
  }
  return left as Value;
}

/** Whether two plain values say the same, whatever the order of members. */
export function isSameData(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [one, other] = [left, right] as readonly Readonly<Record<string, unknown>>[] as [
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ];
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
  for (const name of Object.keys(record ?? {})) setEntry(changed, name, change(record?.[name] as From, name));
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
