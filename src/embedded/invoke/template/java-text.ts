import { writeJson } from '../json-text.js';
import { JsonArray, type JsonValue, WrittenNumber } from '../json-value.js';

/** How long a value may be as text, of how many parts, and how deep it may stand in itself. */
const longest = 10 * 1024 * 1024;
const mostParts = 1_000_000;
const deepest = 1_000;

/** A map of the gateway's own, `$context` and what is in it: as text it is nothing. */
export class SilentMap extends Map<string, unknown> {}

/** A key with its value, out of a map. */
export class MapEntry {
  constructor(
    readonly key: string,
    readonly value: unknown,
  ) {
    Object.freeze(this);
  }
}

/** A text that was made of parts, none of them longer than it may be. */
class Parts {
  readonly #parts: string[] = [];
  #length = 0;

  add(part: string): void {
    this.#length += part.length;
    if (this.#length > longest) throw new Error(`A text has more than ${longest} characters`);
    if (this.#parts.length > mostParts) throw new Error(`A text is made of more than ${mostParts} parts`);
    this.#parts.push(part);
  }

  toString(): string {
    return this.#parts.join('');
  }
}

/** A value as text, the way that Java's collections are written: `{name=Rex, tags=["a","b"]}`. */
export function javaText(value: unknown): string {
  if (typeof value === 'string') return value;
  const parts = new Parts();
  write(value, parts, 0);
  return parts.toString();
}

function write(value: unknown, parts: Parts, depth: number): void {
  if (depth > deepest) throw new Error(`A value stands more than ${deepest} deep in others`);
  if (value instanceof WrittenNumber) parts.add(value.text);
  else if (value instanceof JsonArray) parts.add(writeJson(value as JsonValue, longest));
  else if (value instanceof SilentMap) parts.add('');
  else if (Array.isArray(value)) {
    parts.add('[');
    for (const [at, one] of value.entries()) {
      if (at > 0) parts.add(', ');
      write(one, parts, depth + 1);
    }
    parts.add(']');
  } else if (value instanceof MapEntry) {
    parts.add(`${value.key}=`);
    write(value.value, parts, depth + 1);
  } else if (value instanceof Map) {
    parts.add('{');
    let isFirst = true;
    for (const [key, one] of value) {
      parts.add(`${isFirst ? '' : ', '}${String(key)}=`);
      isFirst = false;
      write(one, parts, depth + 1);
    }
    parts.add('}');
  } else if (value === undefined || value === null) parts.add('null');
  else if (typeof value === 'object' || typeof value === 'function') parts.add('');
  else parts.add(String(value));
}

/** A value as it is printed: nothing, where it leads nowhere. */
export const printed = (value: unknown): string => (value === undefined || value === null ? '' : javaText(value));
