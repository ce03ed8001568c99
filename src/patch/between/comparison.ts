/**
 * What the comparison of two states of a thing gathers, and how its members are read.
 *
 * @module
 */

import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { shown } from '../../errors/options.js';
import { ownEntry } from '../../plain.js';
import { takes, writeOf } from '../codec.js';
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

/** Compares a member, as it was observed and as it is wanted, of a thing that becomes `after`. */
export type Comparator = (comparison: Comparison, observed: unknown, wanted: unknown, after: Members) => void;

/** A comparison that hasn't found anything. */
export function emptyComparison(operation: string): Comparison {
  return { operation, first: [], operations: [], last: [], unpatchable: [], problems: [] };
}

const nothing: Members = Object.freeze({});

/** The object at `value`; nothing where there is none. */
export function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : nothing;
}

/** A list without elements. */
export const none: readonly string[] = Object.freeze([]);

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
  const value = map[key];
  // What every object inherits is a function or an object. Anything else is the map's own, and needn't be asked about.
  return typeof value === 'function' || typeof value === 'object' ? ownEntry(map, key) : value;
}

/** How a rule's values are read and written. */
interface Texts {
  /** A value that was read from the service, as the wire has it; what the codec doesn't know is taken as it is. */
  readonly observed: (value: unknown) => string | undefined;
  /** A value that is wanted, as the wire has it; what the codec refuses is a problem. */
  readonly wanted: (comparison: Comparison, path: string, value: unknown) => string | undefined;
}

const textsByRule = new WeakMap<PatchRule, Texts>();

/** How a rule's values are read and written, for who compares many. */
export function textsOf(rule: PatchRule): Texts {
  let texts = textsByRule.get(rule);
  if (texts === undefined) {
    texts = newTexts(rule.value);
    textsByRule.set(rule, texts);
  }
  return texts;
}

function newTexts(codec: PatchRule['value']): Texts {
  if (codec === undefined) {
    const text = (value: unknown) => (saysNothingAtAll(value) ? undefined : String(value));
    return { observed: text, wanted: (_, __, value) => text(value) };
  }
  const write = writeOf(codec);
  return {
    observed(value) {
      if (saysNothingAtAll(value)) return undefined;
      return typeof value === 'string' ? value : (write(value) ?? String(value));
    },
    wanted(comparison, path, value) {
      if (saysNothingAtAll(value)) return undefined;
      const text = write(value);
      if (text !== undefined) return text;
      comparison.problems.push({
        code: 'patch.value-type',
        address: `${comparison.operation} ${path}`,
        message: `'${path}' takes ${takes(codec)}, not ${shown(value)}.`,
      });
      return undefined;
    },
  };
}

function saysNothingAtAll(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** {@link Texts.observed}, of a rule. */
export function observedText(rule: PatchRule, value: unknown): string | undefined {
  return textsOf(rule).observed(value);
}

/** {@link Texts.wanted}, of a rule. */
export function wantedText(comparison: Comparison, rule: PatchRule, path: string, value: unknown): string | undefined {
  return textsOf(rule).wanted(comparison, path, value);
}

/** An operation without a value, or with one. */
export function operationOf(op: 'add' | 'replace' | 'remove', path: string, value?: string): PatchOperation {
  return value === undefined ? { op, path } : { op, path, value };
}
