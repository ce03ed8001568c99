/**
 * What the comparison of two states of a thing gathers, and how its members are read.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { ownEntry } from '../../plain.js';
import { takes, wireText } from '../codec.js';
import type { PatchProblem } from '../error.js';
import type { PatchRule } from '../rule.js';

/** A plain object whose members are looked at one by one. */
export type Members = Readonly<Record<string, unknown>>;

/** What a comparison has found so far. */
export interface Comparison {
  /** The `Update…` operation, for problems. */
  readonly operation: string;
  /** Operations that stand before all others. */
  readonly first: PatchOperation[];
  readonly operations: PatchOperation[];
  /** Operations that stand after all others. */
  readonly last: PatchOperation[];
  /** Members that differ and that no operation can bring about. */
  readonly unpatchable: string[];
  readonly problems: PatchProblem[];
}

/** Compares one member, or one group of members that hang together. */
export type Comparator = (comparison: Comparison, before: Members, after: Members) => void;

/** A comparison that hasn't found anything. */
export function emptyComparison(operation: string): Comparison {
  return { operation, first: [], operations: [], last: [], unpatchable: [], problems: [] };
}

const nothing: Members = Object.freeze({});

/** The object at `value`; nothing where there is none. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : nothing;
}

const none: readonly string[] = Object.freeze([]);

/** The elements at `value`; none where there is no list. */
export function elementsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value : none;
}

/** Whether an object says nothing: it isn't there, or none of its members is. */
export function saysNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every((member) => member === undefined || member === null);
}

/** The own member of a map; inherited names such as `constructor` are names like any other. */
export function entryOf(map: Members, key: string): unknown {
  return ownEntry(map, key);
}

/** A value that was read from the service, as the wire has it; what the codec doesn't know is taken as it is. */
export function observedText(rule: PatchRule, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (rule.value === undefined) return String(value);
  return wireText(rule.value, value) ?? String(value);
}

/** A value that is wanted, as the wire has it; what the codec refuses is a problem. */
export function wantedText(comparison: Comparison, rule: PatchRule, path: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (rule.value === undefined) return String(value);
  const text = wireText(rule.value, value);
  if (text !== undefined) return text;
  comparison.problems.push({
    code: 'patch.value-type',
    address: `${comparison.operation} ${path}`,
    message: `'${path}' takes ${takes(rule.value)}, not ${shown(value)}.`,
  });
  return undefined;
}

/** A value in a sentence. */
export function shown(value: unknown): string {
  const text =
    typeof value === 'string' ? `'${value}'` : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** An operation without a value, or with one. */
export function operationOf(op: 'add' | 'replace' | 'remove', path: string, value?: string): PatchOperation {
  return value === undefined ? { op, path } : { op, path, value };
}
