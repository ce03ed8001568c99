import { WrittenNumber } from '../json-value.js';

/** A list that came out of JSON: as text it is JSON again, unlike a list that a template made. */
export class JsonArray extends Array<unknown> {
  static override get [Symbol.species]() {
    return Array;
  }
}

/** A JSON value as templates hold it. */
export function jsonValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = new JsonArray();
    for (const one of value) list.push(jsonValue(one));
    return list;
  }
  if (value instanceof WrittenNumber) return value.value;
  if (value instanceof Map) return jsonValue(Object.fromEntries(value));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, jsonValue(one)]));
}

/** A value as text, the way that Java's collections are written: `{name=Rex, tags=["a","b"]}`. */
export function javaText(value: unknown): string {
  if (value instanceof JsonArray) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, one]) => `${key}=${javaText(one)}`)
      .join(', ')}}`;
  }
  return String(value);
}
