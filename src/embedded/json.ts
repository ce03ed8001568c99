/**
 * Reading values that came out of a document that nobody checked.
 *
 * @module
 */

import { isRecord, ownEntry } from '../plain.js';

export type JsonObject = Readonly<Record<string, unknown>>;

const nothing: JsonObject = Object.freeze({});

/** The value when it is an object, else an empty one. */
export function objectOf(value: unknown): JsonObject {
  return isRecord(value) ? value : nothing;
}

/** The object that a text holds as JSON, else an empty one. */
export function parsedObject(text: string | undefined): JsonObject {
  try {
    return objectOf(JSON.parse(text ?? '{}'));
  } catch {
    return nothing;
  }
}

/** A member of an object; `undefined` when the value has none of its own by this name. */
export function memberOf(value: unknown, name: string): unknown {
  return isRecord(value) ? ownEntry(value, name) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text that isn't empty, from text or a number: documents write `version: 1.0` and `statusCode: 200`. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function texts(value: unknown): readonly string[] {
  return listOf(value).filter((one) => typeof one === 'string');
}

/** A number, also one that is written as text: the guide writes `authorizerResultTtlInSeconds` so. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

/** A boolean, also one that is written as text. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** The entries of a map whose values are text. */
export function textMap(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(objectOf(value)).flatMap(([key, one]) =>
      typeof one === 'string' ? [[key, one]] : typeof one === 'number' ? [[key, String(one)]] : [],
    ),
  );
}
