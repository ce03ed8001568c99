import { deepFreeze, setEntry } from '../plain.js';

export { ownEntry as entryOf } from '../plain.js';

/**
 * A frozen copy of plain values without the members that are `undefined`: what the caller keeps is neither frozen nor
 * able to change a definition.
 */
export function frozenCopy<Value>(value: Value): Value {
  return typeof value === 'object' && value !== null ? (deepFreeze(copyOf(value)) as Value) : value;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member !== undefined) setEntry(copy, name, copyOf(member));
  }
  return copy;
}

/** A record with one entry more; `name` may be any text. */
export function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  name: string,
  value: Value,
): Readonly<Record<string, Value>> {
  return Object.freeze(Object.fromEntries([...Object.entries(record), [name, value]]));
}

/** JSON as text: text is taken as it is. */
export function jsonText(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

/** A name as text, whatever was given for one by callers without a compiler. */
export function nameText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
