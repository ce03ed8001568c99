import { sayingOf } from '../errors/thrown.js';

/** How much is read: more than any plan holds. */
const deepest = 200;
const most = 10_000_000;

/** JSON that can't be read, or whose values go deeper or are more than anything that is meant. */
export class UnreadableJson extends Error {}

/**
 * A copy of what JSON holds, as text or as values, that shares nothing with what was given.
 *
 * @throws {@link UnreadableJson} that says why there is none.
 */
export function plainJson(given: unknown): unknown {
  try {
    const value = typeof given === 'string' ? (JSON.parse(given) as unknown) : given;
    assertBounded(value);
    // Values may come with what JSON can't say: what JSON would make of them is what counts.
    return typeof given === 'string' ? value : (JSON.parse(JSON.stringify(value) ?? 'null') as unknown);
  } catch (cause) {
    if (cause instanceof UnreadableJson) throw cause;
    throw new UnreadableJson(`It can't be read as JSON: ${sayingOf(cause)}`, {
      cause,
    });
  }
}

/** Goes level by level, so that no depth of nesting fills the stack; a value that holds itself has no end of levels. */
function assertBounded(value: unknown): void {
  let count = 0;
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new UnreadableJson(`It is nested more than ${deepest} levels deep.`);
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      for (const member of Object.values(one)) {
        if (++count > most) throw new UnreadableJson(`It holds more than ${most} values.`);
        below.push(member);
      }
    }
    level = below;
  }
}
