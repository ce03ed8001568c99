/**
 * What a definition is given, taken over: copied, frozen, and nothing that never ends.
 *
 * @module
 */

import { deepFreeze, membersOf, setEntry } from '../plain.js';
import { boundsProblem } from './bounded.js';
import { DefinitionError } from './definition-error.js';

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
    const member = membersOf(value)[name];
    if (member !== undefined) setEntry(copy, name, copyOf(member));
  }
  return copy;
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
    { code: 'definition.member-value', address, message: `The value given here ${problem}.` },
  ]);
}
