/**
 * Records that every method has, keyed by status code. V8 takes such a key for an array index and sets 2.6 kB aside for
 * it, unless the entry is set the way that `setEntry` does it.
 *
 * @module
 */

import { setEntry } from '../../plain.js';

type Entries<Value> = Readonly<Record<string, Value>> | undefined;

/** A record with one more entry, or with another one under a name. */
export function withEntry<Value>(record: Entries<Value>, name: string, value: NoInfer<Value>): Record<string, Value> {
  const next = withoutEntry(record, name);
  setEntry(next, name, value);
  return next;
}

/** A record without an entry. */
export function withoutEntry<Value>(record: Entries<Value>, name: string): Record<string, Value> {
  const next: Record<string, Value> = {};
  for (const [other, one] of Object.entries(record ?? {})) if (other !== name) setEntry(next, other, one);
  return next;
}

/** A copy of what is held, to its leaves: what is changed afterwards in one isn't in the other. */
export function copyOf<Value>(value: Value): Value {
  return copied(value) as Value;
}

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, copied(one)]));
  // Dates and bytes.
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) setEntry(copy, name, copied(one));
  return copy;
}
