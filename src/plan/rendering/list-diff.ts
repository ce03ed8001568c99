/** One step of the way from one list to another. */
export interface Edit {
  readonly type: 'same' | 'removed' | 'added';
  /** Where it stands: in the list before for what is removed, in the list after for all else. */
  readonly index: number;
}

/** Lists that differ in more places than this are taken as one block that is replaced. */
const mostEdits = 1_000;

/** The shortest way from one list of texts to another, as Myers' algorithm finds it; of a block, what is removed comes first. */
export function listDiff(before: readonly string[], after: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end++;
  const middle = editsBetween(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const same = (index: number): Edit => ({ type: 'same', index });
  return [
    ...Array.from({ length: start }, (_, index) => same(index)),
    ...removedFirst(middle).map(({ type, index }) => ({ type, index: index + start })),
    ...Array.from({ length: end }, (_, index) => same(after.length - end + index)),
  ];
}

function editsBetween(before: readonly string[], after: readonly string[]): readonly Edit[] {
  const most = Math.min(before.length + after.length, mostEdits);
  /** How far each diagonal reaches, for each number of edits: all that is needed to go back. */
  const trace: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(furthest));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const left = furthest.get(diagonal - 1) ?? -1;
      const above = furthest.get(diagonal + 1) ?? -1;
      let x = diagonal === -edits || (diagonal !== edits && left < above) ? above : left + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      furthest.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return wayBack(trace, before.length, after.length);
    }
    furthest = new Map(furthest);
  }
  return [
    ...before.map((_, index): Edit => ({ type: 'removed', index })),
    ...after.map((_, index): Edit => ({ type: 'added', index })),
  ];
}

function wayBack(trace: readonly ReadonlyMap<number, number>[], width: number, height: number): readonly Edit[] {
  const edits: Edit[] = [];
  let [x, y] = [width, height];
  for (let step = trace.length - 1; step >= 0; step--) {
    const furthest = trace[step];
    const diagonal = x - y;
    const left = furthest?.get(diagonal - 1) ?? -1;
    const above = furthest?.get(diagonal + 1) ?? -1;
    const from = diagonal === -step || (diagonal !== step && left < above) ? diagonal + 1 : diagonal - 1;
    const fromX = step === 0 ? 0 : (furthest?.get(from) ?? 0);
    const fromY = step === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY) {
      x--;
      y--;
      edits.push({ type: 'same', index: y });
    }
    if (step === 0) break;
    if (x > fromX) edits.push({ type: 'removed', index: --x });
    else edits.push({ type: 'added', index: --y });
  }
  return edits.reverse();
}

/** Within each run of changes, what is removed before what is added. */
function removedFirst(edits: readonly Edit[]): readonly Edit[] {
  const ordered: Edit[] = [];
  let added: Edit[] = [];
  for (const edit of edits) {
    if (edit.type === 'added') added.push(edit);
    else {
      if (edit.type === 'same') {
        ordered.push(...added);
        added = [];
      }
      ordered.push(edit);
    }
  }
  return [...ordered, ...added];
}
