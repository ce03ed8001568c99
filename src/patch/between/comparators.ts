/**
 * One comparator for each way in which the service addresses what it holds: scalars, maps, sets and blocks.
 *
 * @module
 */

import { isWrittenInManyWays, sameText } from '../codec.js';
import { pathsUnder } from '../pointer.js';
import type { PatchRule } from '../rule.js';
import {
  type Comparator,
  type Comparison,
  elementsOf,
  emptyComparison,
  entryOf,
  type Members,
  membersOf,
  none,
  operationOf,
  saysNothing,
  textsOf,
} from './comparison.js';

/** A comparator for a member that is one value. */
export function scalar(path: string, rule: PatchRule): Comparator {
  // Taken out of the rule here, once: rules have many shapes, and looking at them each time costs more than the rest.
  const { appliesWhen, interchangeable, whenAbsent = 'replace' } = rule;
  const name = memberName(path, rule);
  const fallback = rule.default === undefined ? undefined : String(rule.default);
  const texts = textsOf(rule);
  const isSame = sameness(rule);
  return (comparison, observed, wanted, after) => {
    if (observed === wanted) return;
    if (appliesWhen !== undefined && !appliesWhen.values.includes(String(after[appliesWhen.member]))) return;
    const problems = comparison.problems.length;
    const right = texts.wanted(comparison, path, wanted) ?? fallback;
    if (comparison.problems.length > problems) return;
    // Two numbers that aren't identical are two amounts: no text has to be made of the other one to see it.
    const areNumbers = typeof observed === 'number' && typeof wanted === 'number';
    const left = areNumbers ? right : (texts.observed(observed) ?? fallback);
    if (!areNumbers && isSame(left, right)) return;
    if (right === undefined) return clear(comparison, name, path, rule);
    if (interchangeable !== undefined && !(interchangeable.includes(String(left)) && interchangeable.includes(right))) {
      comparison.unpatchable.push(name);
      return;
    }
    comparison.operations.push(operationOf(left === undefined ? whenAbsent : 'replace', path, right));
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
export function map(container: string, rule: PatchRule): Comparator {
  const addition = rule.add ? 'add' : 'replace';
  const passesThrough = rule.replace === 'optional';
  const pathTo = pathsUnder(container);
  const texts = textsOf(rule);
  const isSame = sameness(rule);
  return (comparison, observed, wanted) => {
    if (observed === wanted) return;
    const left = membersOf(observed);
    const right = membersOf(wanted);
    // Removed first: a name may move from one place (header) to another (querystring), and must be free by then.
    let same = 0;
    let differs = false;
    for (const key in left) {
      const present = left[key];
      if (present === undefined) continue;
      // What is identical is in both: no text or boolean is identical to what every object inherits.
      if (present === right[key]) {
        same += 1;
        continue;
      }
      differs = true;
      if (entryOf(right, key) === undefined) comparison.operations.push(operationOf('remove', pathTo(key)));
    }
    if (!differs) {
      for (const _ in right) same -= 1;
      if (same === 0) return;
    }
    for (const key in right) {
      const value = right[key];
      if (value !== undefined && value !== left[key]) entry(comparison, key, entryOf(left, key), value);
    }
  };

  function entry(comparison: Comparison, key: string, present: unknown, value: unknown): void {
    const path = pathTo(key);
    const problems = comparison.problems.length;
    const text = texts.wanted(comparison, path, value);
    if (comparison.problems.length > problems) return;
    const isPresent = present !== undefined;
    if (isPresent && isSame(text, texts.observed(present))) return;
    const written = text ?? (passesThrough ? undefined : '');
    comparison.operations.push(operationOf(isPresent ? 'replace' : addition, path, written));
  }
}

/** Whether two texts of a rule's values mean the same. */
function sameness({ value }: PatchRule): (left: string | undefined, right: string | undefined) => boolean {
  if (!isWrittenInManyWays(value)) return (left, right) => left === right;
  return (left, right) => left === right || (left !== undefined && right !== undefined && sameText(value, left, right));
}

/** A comparator for a set; order and repetition mean nothing. */
export function set(container: string, rule: PatchRule): Comparator {
  const { permanent, removals: whereRemoved } = rule;
  const inPath = rule.collection === 'elementInPath';
  const isReplaceable = inPath && rule.replace === 'value';
  const pathTo = pathsUnder(container);
  const texts = textsOf(rule);
  const name = memberName(container, rule);
  const one = (op: 'add' | 'remove', element: string) =>
    inPath ? operationOf(op, pathTo(element)) : operationOf(op, container, element);
  return (comparison, observed, wanted) => {
    if (observed === wanted) return;
    const left = elementsOf(observed);
    const right = elementsOf(wanted);
    // These sets have a handful of elements: looking through them is cheaper than hashing them.
    const removed = lackingIn(right, left);
    const added = lackingIn(left, right);
    if (removed.length + added.length === 0) return;
    const removable = permanent ? removed.filter((element) => !permanent.includes(element)) : removed;
    if (removable.length < removed.length) comparison.unpatchable.push(name);
    // One replace does the work of a remove and an add, where replacing an element means something.
    const replaced = isReplaceable ? Math.min(removable.length, added.length) : 0;
    for (let index = 0; index < replaced; index += 1) {
      const path = pathTo(String(removable[index]));
      comparison.operations.push(operationOf('replace', path, String(added[index])));
    }
    for (let index = replaced; index < added.length; index += 1) {
      const element = String(added[index]);
      const text = inPath ? element : texts.wanted(comparison, container, element);
      if (text !== undefined) comparison.operations.push(one('add', text));
    }
    const removals =
      whereRemoved === 'first'
        ? comparison.first
        : whereRemoved === 'ownCall'
          ? comparison.last
          : comparison.operations;
    for (let index = replaced; index < removable.length; index += 1) {
      removals.push(one('remove', String(removable[index])));
    }
  };
}

/** The elements, each once, that `others` hasn't got. */
function lackingIn(others: readonly string[], elements: readonly string[]): readonly string[] {
  let lacking: string[] | undefined;
  for (const element of elements) {
    if (others.includes(element) || lacking?.includes(element)) continue;
    if (lacking === undefined) lacking = [element];
    else lacking.push(element);
  }
  return lacking ?? none;
}

/**
 * A comparator for an object that is removed as a whole and patched member by member.
 *
 * A member that can't be taken away by itself is taken away by removing the block and setting the rest again.
 */
export function block(
  path: string,
  members: readonly { readonly name: string; readonly compare: Comparator }[],
  firstMember: (block: Members) => Comparison['operations'],
): Comparator {
  const compareAll = (operation: string, observed: Members, wanted: Members, after: Members) => {
    const inside = emptyComparison(operation);
    for (const { name, compare } of members) compare(inside, observed[name], wanted[name], after);
    return inside;
  };
  return (comparison, observed, wanted, after) => {
    if (observed === wanted) return;
    const left = membersOf(observed);
    const right = membersOf(wanted);
    if (haveSameMembers(left, right)) return;
    if (saysNothing(wanted)) {
      if (!saysNothing(observed)) comparison.operations.push(operationOf('remove', path));
      return;
    }
    let inside = compareAll(comparison.operation, left, right, after);
    if (inside.unpatchable.length > 0) {
      inside = compareAll(comparison.operation, {}, right, after);
      inside.operations.unshift(operationOf('remove', path));
    } else if (inside.operations.length === 0 && saysNothing(observed)) {
      // Nothing but defaults is wanted of a block that isn't there: say one of them, so that it is made.
      inside.operations.push(...firstMember(right));
    }
    comparison.operations.push(...inside.operations);
    comparison.problems.push(...inside.problems);
  };
}

/** Whether two objects have the same members with identical values: most that are compared have. */
function haveSameMembers(one: Members, other: Members): boolean {
  let more = 0;
  for (const name in one) {
    if (one[name] !== other[name]) return false;
    more += 1;
  }
  for (const _ in other) more -= 1;
  return more === 0;
}

/** The member that a path stands for, as a reader of the response would name it. */
function memberName(path: string, rule: PatchRule): string {
  return rule.member?.join('.') ?? path.slice(1).replaceAll('/', '.');
}
