/** Something to do, after what it depends on. */
export interface Task {
  /** Unique among the tasks. */
  readonly id: string;
  /** The `id`s of the tasks that must have succeeded first; they stand earlier. */
  readonly dependsOn: readonly string[];
}

/** A task in its graph. */
export interface TaskNode<T extends Task> {
  readonly task: T;
  /** Where it stands among the tasks. */
  readonly index: number;
  /** How many tasks the longest chain has that begins with this one. */
  readonly pathLength: number;
}

/** Who waits for whom. */
export interface TaskGraph<T extends Task> {
  /** What depends on nothing. */
  readonly roots: readonly TaskNode<T>[];
  /** Notes that a task has succeeded, and gives those that waited for nothing else. */
  completed(node: TaskNode<T>): readonly TaskNode<T>[];
}

/**
 * The graph of tasks that name what they depend on.
 *
 * @throws an `Error` when a task depends on one that doesn't stand before it: that includes every circle.
 */
export function taskGraph<T extends Task>(tasks: readonly T[]): TaskGraph<T> {
  const indexes = new Map<string, number>();
  const dependents: number[][] = tasks.map(() => []);
  const unmet = tasks.map((task, index) => {
    const dependencies = new Set(task.dependsOn);
    for (const id of dependencies) {
      const earlier = indexes.get(id);
      if (earlier === undefined) throw new Error(`'${task.id}' depends on '${id}', which doesn't stand before it.`);
      dependents[earlier]?.push(index);
    }
    if (indexes.has(task.id)) throw new Error(`Two tasks are called '${task.id}'.`);
    indexes.set(task.id, index);
    return dependencies.size;
  });

  // From the end: whatever depends on a task stands behind it.
  const pathLengths: number[] = tasks.map(() => 1);
  for (let index = tasks.length - 1; index >= 0; index--) {
    for (const dependent of dependents[index] ?? [])
      pathLengths[index] = Math.max(pathLengths[index] ?? 1, 1 + (pathLengths[dependent] ?? 1));
  }
  const nodes = tasks.map((task, index): TaskNode<T> => ({ task, index, pathLength: pathLengths[index] ?? 1 }));

  return {
    roots: nodes.filter(({ index }) => unmet[index] === 0),
    completed({ index }) {
      return (dependents[index] ?? []).flatMap((dependent) => {
        const left = (unmet[dependent] ?? 0) - 1;
        unmet[dependent] = left;
        const node = nodes[dependent];
        return left === 0 && node !== undefined ? [node] : [];
      });
    },
  };
}
