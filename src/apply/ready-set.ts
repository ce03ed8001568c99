import type { Task, TaskNode } from './task-graph.js';

/**
 * The tasks that could begin, class by class in the order of their urgency: longest chain first, and of equals the one
 * that stands first.
 */
export class ReadySet<T extends Task> {
  readonly #classOf: (task: T) => string;
  /** Per class, the least urgent first, so that taking the most urgent moves nothing. */
  readonly #classes = new Map<string, TaskNode<T>[]>();

  constructor(nodes: Iterable<TaskNode<T>>, classOf: (task: T) => string) {
    this.#classOf = classOf;
    for (const node of nodes) this.add(node);
  }

  /** Adds a task whose dependencies have all succeeded. */
  add(node: TaskNode<T>): void {
    const key = this.#classOf(node.task);
    const nodes = this.#classes.get(key);
    if (nodes === undefined) this.#classes.set(key, [node]);
    else nodes.splice(placeOf(node, nodes), 0, node);
  }

  /**
   * Takes out the task that can begin soonest, and of several such the most urgent.
   *
   * @param delayOf - how long a task would have to wait; asked for one task of each class.
   * @param isFree - whether a task may run beside those that run now.
   * @returns `undefined` when no task is free.
   */
  take(delayOf: (task: T) => number, isFree: (task: T) => boolean): TaskNode<T> | undefined {
    let best: { nodes: TaskNode<T>[]; at: number; node: TaskNode<T>; delay: number } | undefined;
    for (const nodes of this.#classes.values()) {
      const at = nodes.findLastIndex(({ task }) => isFree(task));
      const node = nodes[at];
      if (node === undefined) continue;
      const delay = delayOf(node.task);
      if (best === undefined || delay < best.delay || (delay === best.delay && isMoreUrgent(node, best.node)))
        best = { nodes, at, node, delay };
    }
    best?.nodes.splice(best.at, 1);
    return best?.node;
  }
}

function isMoreUrgent<T extends Task>(left: TaskNode<T>, right: TaskNode<T>): boolean {
  return (right.pathLength - left.pathLength || left.index - right.index) < 0;
}

/** Where `node` belongs among nodes that stand least urgent first. */
function placeOf<T extends Task>(node: TaskNode<T>, nodes: readonly TaskNode<T>[]): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = nodes[middle];
    if (other !== undefined && isMoreUrgent(node, other)) low = middle + 1;
    else high = middle;
  }
  return low;
}
