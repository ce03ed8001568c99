/**
 * What is given to a definition is walked many times: that it ends, and soon, is looked at once, first.
 *
 * @module
 */

import { membersOf } from '../plain.js';

/** Deeper than anything that means something; what walks in steps of its own can go so far. */
const deepest = 1000;

/** More values than the 400 kB of a model's schema can have. */
const most = 250_000;

/** Why a value can't be walked: it contains itself, or is too deep or too big. */
export function boundsProblem(value: unknown): string | undefined {
  let count = 0;
  /** What is still to be walked; an object with a mark comes a second time, when everything in it has been. */
  const ahead: { readonly value: object; readonly depth: number; readonly left: boolean }[] = [];
  const above = new Set<object>();
  const look = (one: unknown, depth: number): void => {
    if (typeof one === 'object' && one !== null) ahead.push({ value: one, depth, left: false });
  };
  look(value, 0);
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    const { value: object, depth, left } = next;
    if (left) {
      above.delete(object);
      continue;
    }
    if (above.has(object)) return 'contains itself';
    if (depth >= deepest) return `is nested more than ${deepest} deep`;
    above.add(object);
    ahead.push({ value: object, depth, left: true });
    for (const name of Object.keys(object)) {
      count += 1;
      if (count > most) return `has more than ${most} values`;
      look(membersOf(object)[name], depth + 1);
    }
  }
  return undefined;
}
