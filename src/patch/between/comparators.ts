/**
 * One comparator for each way in which the service addresses what it holds: scalars, maps, sets and blocks.
 *
 * @module
 */

import { sameText } from '../codec.js';
import { escapePathSegment } from '../pointer.js';
import type { PatchRule } from '../rule.js';
import {
  type Comparator,
  type Comparison,
  elementsOf,
  emptyComparison,
  entryOf,
  membersOf,
  observedText,
  operationOf,
  saysNothing,
  wantedText,
} from './comparison.js';

/** A comparator for a member that is one value. */
export function scalar(
  path: string,
  rule: PatchRule,
  read: (thing: Readonly<Record<string, unknown>>) => unknown,
): Comparator {
  const name = memberName(path, rule);
  const fallback = rule.default === undefined ? undefined : String(rule.default);
  return (comparison, before, after) => {
    const observed = read(before);
    const wanted = read(after);
    if (observed === wanted) return;
    if (rule.appliesWhen && !rule.appliesWhen.values.includes(String(after[rule.appliesWhen.member]))) return;
    const problems = comparison.problems.length;
    const left = observedText(rule, observed) ?? fallback;
    const right = wantedText(comparison, rule, path, wanted) ?? fallback;
    if (comparison.problems.length > problems || isSame(rule, left, right)) return;
    if (right === undefined) return clear(comparison, name, path, rule);
    if (
      rule.interchangeable &&
      !(rule.interchangeable.includes(String(left)) && rule.interchangeable.includes(right))
    ) {
      comparison.unpatchable.push(name);
      return;
    }
    comparison.operations.push(
      operationOf(left === undefined ? (rule.whenAbsent ?? 'replace') : 'replace', path, right),
    );
  };
}

function clear(comparison: Comparison, name: string, path: string, rule: PatchRule): void {
  switch (rule.clear) {
    case 'empty':
      comparison.operations.push(operationOf('replace', path, ''));
      return;
    case 'omit':
      comparison.operations.push(operationOf('replace', path));
      return;
    case 'remove':
      (rule.removals === 'ownCall' ? comparison.last : comparison.operations).push(operationOf('remove', path));
      return;
    default:
      comparison.unpatchable.push(name);
  }
}

/** A comparator for a map whose keys are the last segment of the path. */
export function map(
  container: string,
  rule: PatchRule,
  read: (thing: Readonly<Record<string, unknown>>) => unknown,
): Comparator {
  const addition = rule.add ? 'add' : 'replace';
  const passesThrough = rule.replace === 'optional';
  return (comparison, before, after) => {
    const observed = read(before);
    const wanted = read(after);
    if (observed === wanted) return;
    const left = membersOf(observed);
    const right = membersOf(wanted);
    // Removed first: a name may move from one place (header) to another (querystring), and must be free by then.
    for (const key in left) {
      const present = left[key];
      // What is identical is in both: no text or boolean is identical to what every object inherits.
      if (present === undefined || present === right[key] || entryOf(right, key) !== undefined) continue;
      comparison.operations.push(operationOf('remove', `${container}/${escapePathSegment(key)}`));
    }
    for (const key in right) {
      const value = right[key];
      if (value !== undefined && value !== left[key]) entry(comparison, key, entryOf(left, key), value);
    }
  };

  function entry(comparison: Comparison, key: string, present: unknown, value: unknown): void {
    const path = `${container}/${escapePathSegment(key)}`;
    const problems = comparison.problems.length;
    const text = wantedText(comparison, rule, path, value);
    if (comparison.problems.length > problems) return;
    const isPresent = present !== undefined;
    const presentText = observedText(rule, present);
    if (isPresent && isSame(rule, text, presentText)) return;
    const written = text ?? (passesThrough ? undefined : '');
    comparison.operations.push(operationOf(isPresent ? 'replace' : addition, path, written));
  }
}

function isSame(rule: PatchRule, left: string | undefined, right: string | undefined): boolean {
  return left === right || (left !== undefined && right !== undefined && sameText(rule.value, left, right));
}

/** A comparator for a set; order and repetition mean nothing. */
export function set(
  container: string,
  rule: PatchRule,
  read: (thing: Readonly<Record<string, unknown>>) => unknown,
): Comparator {
  const inPath = rule.collection === 'elementInPath';
  const name = memberName(container, rule);
  const one = (op: 'add' | 'remove', element: string) =>
    inPath ? operationOf(op, `${container}/${escapePathSegment(element)}`) : operationOf(op, container, element);
  return (comparison, before, after) => {
    const observed = read(before);
    const wanted = read(after);
    if (observed === wanted) return;
    const left = elementsOf(observed);
    const right = elementsOf(wanted);
    // These sets have a handful of elements: looking through them is cheaper than hashing them.
    const removed = lackingIn(right, left);
    const added = lackingIn(left, right);
    if (removed.length + added.length === 0) return;
    const { permanent } = rule;
    const removable = permanent ? removed.filter((element) => !permanent.includes(element)) : removed;
    if (removable.length < removed.length) comparison.unpatchable.push(name);
    // One replace does the work of a remove and an add, where replacing an element means something.
    const replaced = inPath && rule.replace === 'value' ? Math.min(removable.length, added.length) : 0;
    for (let index = 0; index < replaced; index += 1) {
      const path = `${container}/${escapePathSegment(String(removable[index]))}`;
      comparison.operations.push(operationOf('replace', path, String(added[index])));
    }
    for (const element of added.slice(replaced)) {
      const text = inPath ? element : wantedText(comparison, rule, container, element);
      if (text !== undefined) comparison.operations.push(one('add', text));
    }
    const removals =
      rule.removals === 'first'
        ? comparison.first
        : rule.removals === 'ownCall'
          ? comparison.last
          : comparison.operations;
    for (const element of removable.slice(replaced)) removals.push(one('remove', element));
  };
}

/** The elements, each once, that `others` hasn't got. */
function lackingIn(others: readonly string[], elements: readonly string[]): readonly string[] {
  const lacking: string[] = [];
  for (const element of elements) {
    if (!others.includes(element) && !lacking.includes(element)) lacking.push(element);
  }
  return lacking;
}

/**
 * A comparator for an object that is removed as a whole and patched member by member.
 *
 * A member that can't be taken away by itself is taken away by removing the block and setting the rest again.
 */
export function block(
  path: string,
  read: (thing: Readonly<Record<string, unknown>>) => unknown,
  members: readonly Comparator[],
  firstMember: (thing: Readonly<Record<string, unknown>>) => Comparison['operations'],
): Comparator {
  const compareAll = (
    operation: string,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
  ) => {
    const inside = emptyComparison(operation);
    for (const compare of members) compare(inside, before, after);
    return inside;
  };
  return (comparison, before, after) => {
    const observed = read(before);
    const wanted = read(after);
    if (observed === wanted) return;
    if (saysNothing(wanted)) {
      if (!saysNothing(observed)) comparison.operations.push(operationOf('remove', path));
      return;
    }
    let inside = compareAll(comparison.operation, before, after);
    if (inside.unpatchable.length > 0) {
      inside = compareAll(comparison.operation, {}, after);
      inside.operations.unshift(operationOf('remove', path));
    } else if (inside.operations.length === 0 && saysNothing(observed)) {
      // Nothing but defaults is wanted of a block that isn't there: say one of them, so that it is made.
      inside.operations.push(...firstMember(after));
    }
    comparison.operations.push(...inside.operations);
    comparison.problems.push(...inside.problems);
  };
}

/** The member that a path stands for, as a reader of the response would name it. */
function memberName(path: string, rule: PatchRule): string {
  return rule.member?.join('.') ?? path.slice(1).replaceAll('/', '.');
}
