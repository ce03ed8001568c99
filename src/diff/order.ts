/**
 * The order between what declares parameters (a method, a method response) and what refers to them (an integration, an
 * integration response).
 *
 * The service refuses a reference to what isn't declared, and takes references away by itself, without a word, when
 * what they refer to goes.
 *
 * @module
 */

import type { Change } from './change.js';

/** A change of a declaration and a change of what refers to it. */
export interface Pair {
  readonly declaration: Change | undefined;
  /** The names that the declaration loses. */
  readonly removed: readonly string[];
  /** The names that the declaration gains. */
  readonly added: readonly string[];
  readonly reference: Change | undefined;
  readonly referredBefore: readonly string[];
  readonly referredAfter: readonly string[];
  /** The change of what refers, in two: without the references to `gone` first, the rest afterwards. */
  readonly split: (gone: readonly string[]) => readonly [Change | undefined, Change | undefined];
}

/** References go before what they refer to goes, and come after what they refer to has come. */
export function inOrder(pair: Pair): readonly Change[] {
  const { declaration, reference } = pair;
  const isThere = (change: Change | undefined) => change !== undefined;
  if (declaration === undefined || reference === undefined) return [declaration, reference].filter(isThere);
  const losesReferred = pair.removed.some((name) => pair.referredBefore.includes(name));
  const gainsReferred = pair.added.some((name) => pair.referredAfter.includes(name));
  if (losesReferred && gainsReferred) {
    const [before, after] = pair.split(pair.removed);
    return [before, declaration, after].filter(isThere);
  }
  return losesReferred ? [reference, declaration] : [declaration, reference];
}

/** What is in `names` and not in `present`. */
export function missingFrom(present: readonly string[], names: readonly string[]): readonly string[] {
  return names.filter((name) => !present.includes(name));
}

/** The name that a parameter is declared by; several values of it are read under a name of their own. */
export function parameterName(expression: string): string {
  return expression.replace(/^method\.request\.multivalue/, 'method.request.');
}
