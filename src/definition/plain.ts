import { deepFreeze, setEntry } from '../plain.js';

import { boundsProblem } from './bounded.js';
import { DefinitionError } from './definition-error.js';

export { ownEntry as entryOf } from '../plain.js';

/**
 * A frozen copy of plain values without the members that are `undefined`: what the caller keeps is neither frozen nor
 * able to change a definition.
 *
 * @throws {@link DefinitionError} for what contains itself, or never ends.
 */
export function frozenCopy<Value>(value: Value, address: string): Value {
  if (typeof value !== 'object' || value === null) return value;
  assertBounded(value, address);
  return deepFreeze(copyOf(value)) as Value;
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

/**
 * JSON as text: text is taken as it is.
 *
 * @throws {@link DefinitionError} for what JSON has no text for.
 */
export function jsonText(value: unknown, address: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  assertBounded(value, address);
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw refusal(address, `isn't JSON: ${error instanceof TypeError ? error.message : String(error)}`);
  }
}

function assertBounded(value: unknown, address: string): void {
  const problem = boundsProblem(value);
  if (problem !== undefined) throw refusal(address, problem);
}

function refusal(address: string, problem: string): DefinitionError {
  return new DefinitionError(address, [
    { code: 'definition.member-value', address, message: `What was given here ${problem}.` },
  ]);
}

/** A name as text, whatever was given for one by callers without a compiler. */
export function nameText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}
