/** One step of the way from one list to another. */
export interface Edit {
  readonly type: 'same' | 'removed' | 'added';
  /** Where it stands: in the list before for what is removed, in the list after for all else. */
  readonly index: number;
}

/** Lists that differ in more places than this are taken as one block that is replaced. */
const mostEdits = 1_000;

/** The shortest way from one list of texts to another, as Myers' algorithm finds it; of a block, what is removed comes first. */
export function listDiff(before: readonly string[], after: readonly string[], most = mostEdits): readonly Edit[] {
  let start = 0;
  while (start < after.length && before[start] === after[start]) start++;
  const longest = Math.min(before.length, after.length) - start;
  let end = 0;
  while (end < longest && before.at(-1 - end) === after.at(-1 - end)) end++;
  const middle = editsBetween(before.slice(start, before.length - end), after.slice(start, after.length - end), most);
  const same = (index: number): Edit => ({ type: 'same', index });
  return [
    ...Array.from({ length: start }, (_, index) => same(index)),
    ...middle.map(({ type, index }) => ({ type, index: index + start })),
    ...Array.from({ length: end }, (_, index) => same(after.length - end + index)),
  ];
}

/** How far into the list before each diagonal reaches, after so many edits. */
type Reached = ReadonlyMap<number, number>;

/**
 * Where a diagonal goes on with one edit more: from the left, by removing, or from above, by adding. Nothing is removed
 * right after something was added: removing first would have come further.
 */
function nextOn(diagonal: number, reached: Reached): { readonly x: number; readonly isAdded: boolean } {
  const left = reached.get(diagonal - 1) ?? -1;
  const above = reached.get(diagonal + 1) ?? -1;
  return left < above ? { x: above, isAdded: true } : { x: left + 1, isAdded: false };
}

/** Of lists that don't begin with the same. */
function editsBetween(before: readonly string[], after: readonly string[], most: number): readonly Edit[] {
  /** For each number of edits, what was reached with one less: all that is needed to go back. */
  const trace: Reached[] = [];
  let reached: Reached = new Map();
  for (let edits = 0; edits <= most; edits++) {
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let { x } = nextOn(diagonal, reached);
      while (before[x] !== undefined && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return wayBack(trace, before.length, after.length);
    }
    trace.push(next);
    reached = next;
  }
  return [
    ...before.map((_, index): Edit => ({ type: 'removed', index })),
    ...after.map((_, index): Edit => ({ type: 'added', index })),
  ];
}

function wayBack(trace: readonly Reached[], width: number, height: number): readonly Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [width, height];
  for (const reached of trace.toReversed()) {
    const next = nextOn(x - y, reached);
    for (; x > next.x; x--) edits.push({ type: 'same', index: --y });
    if (next.isAdded) edits.push({ type: 'added', index: --y });
    else edits.push({ type: 'removed', index: --x });
  }
  return edits.reverse();
}
