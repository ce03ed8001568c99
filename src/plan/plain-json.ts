import { sayingOf } from '../errors/thrown.js';

/** How much is read: more than any plan holds. */
const deepest = 200;
const most = 10_000_000;

/** What JSON holds; or why it can't be read, or goes deeper or is more than anything that is meant. */
export type PlainJson = { readonly value: unknown } | { readonly problem: string; readonly cause?: unknown };

/** A copy of what JSON holds, as text or as values, that shares nothing with what was given. */
export function plainJson(given: unknown, mostValues = most): PlainJson {
  try {
    const beyond = excessOf(given, mostValues);
    if (beyond !== undefined) return { problem: beyond };
    // Values may come with what JSON can't say: what JSON would make of them is what counts.
    const value: unknown = JSON.parse(typeof given === 'string' ? given : (JSON.stringify(given) ?? 'null'));
    const problem = excessOf(value, mostValues);
    return problem === undefined ? { value } : { problem };
  } catch (cause) {
    return { problem: `It can't be read as JSON: ${sayingOf(cause)}`, cause };
  }
}

/** Goes level by level, so that no depth of nesting fills the stack; a value that holds itself has no end of levels. */
function excessOf(value: unknown, mostValues: number): string | undefined {
  let count = 0;
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return `It is nested more than ${deepest} levels deep.`;
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const member of Object.values(one)) {
        if (++count > mostValues) return `It holds more than ${mostValues} values.`;
        below.push(member);
      }
    }
    level = below;
  }
  return undefined;
}
