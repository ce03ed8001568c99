export { ownEntry as entryOf } from '../plain.js';

/** A record with one entry more; `name` may be any text. */
export function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
  value: Value,
): Readonly<Record<string, Value>> {
  return Object.freeze(Object.fromEntries([...Object.entries(record), [name, value]]));
}

/** A name as text, whatever was given for one by callers without a compiler. */
export function nameText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
