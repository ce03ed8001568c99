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
  pathLength: number;
  /** How many tasks it still waits for. */
  unmet: number;
  /** Those that wait for it. */
  readonly dependents: TaskNode<T>[];
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
  const byId = new Map<string, TaskNode<T>>();
  for (const [index, task] of tasks.entries()) {
    const dependencies = new Set(task.dependsOn);
    const node: TaskNode<T> = { task, index, pathLength: 1, unmet: dependencies.size, dependents: [] };
    for (const id of dependencies) {
      const earlier = byId.get(id);
      if (earlier === undefined) throw new Error(`'${task.id}' depends on '${id}', which doesn't stand before it.`);
      earlier.dependents.push(node);
    }
    if (byId.has(task.id)) throw new Error(`Two tasks are called '${task.id}'.`);
    byId.set(task.id, node);
  }
  const nodes = [...byId.values()];

  // From the end: whatever depends on a task stands behind it.
  for (const node of nodes.toReversed())
    for (const { pathLength } of node.dependents) node.pathLength = Math.max(node.pathLength, 1 + pathLength);

  return {
    roots: nodes.filter(({ unmet }) => unmet === 0),
    completed: ({ dependents }) => dependents.filter((dependent) => --dependent.unmet === 0),
  };
}
