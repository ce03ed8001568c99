import { ReadySet } from './ready-set.js';
import { type Task, taskGraph } from './task-graph.js';

/** How tasks are run. */
export interface ScheduleOptions<T extends Task> {
  /**
   * Does one task. Calls `begun` when the task has left every queue and is really under way: until then it is the one
   * that waits, and nothing else is started. Calls `idle` when from now on it only waits for something else to happen: it
   * then counts for no limit. A rejection ends the schedule.
   */
  readonly run: (task: T, begun: () => void, idle: () => void) => Promise<void>;
  /** How many tasks may be under way just now; asked before every start. */
  readonly limit: () => number;
  /** Tasks of one class can begin at the same moment. */
  readonly classOf: (task: T) => string;
  /** How many milliseconds from now a task could begin; asked for one task of a class. */
  readonly delayOf: (task: T) => number;
  /** Tasks of one key never run at the same time. */
  readonly exclusiveKeyOf: (task: T) => string | undefined;
  /** After it aborts nothing is started. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a graph of tasks: of those that are ready the one that can begin soonest, and of several such the one with the
 * longest chain of tasks behind it.
 *
 * Knows nothing of what the tasks do, and keeps no time of its own.
 *
 * @returns when everything has succeeded; or, after the signal, when nothing is under way any more.
 * @throws what the first failing task threw, when nothing is under way any more. Nothing is started after it failed.
 * @throws an `Error`, before anything is started, when a task depends on one that doesn't stand before it.
 */
export async function schedule<T extends Task>(
  tasks: readonly T[],
  { run, limit, classOf, delayOf, exclusiveKeyOf, signal }: ScheduleOptions<T>,
): Promise<void> {
  const graph = taskGraph(tasks);
  const ready = new ReadySet(graph.roots, classOf);
  const busyKeys = new Set<string | undefined>();
  const failures: unknown[] = [];
  let waiting = 0;
  let underWay = 0;
  let idling = 0;

  const isFree = (task: T): boolean => {
    const key = exclusiveKeyOf(task);
    return key === undefined || !busyKeys.has(key);
  };

  await new Promise<void>((resolve) => {
    let starting = false;
    const startWhatCan = (): void => {
      if (starting) return; // A task began within its start: the loop below goes on.
      starting = true;
      try {
        while (failures.length === 0 && !signal?.aborted && waiting === 0 && underWay - idling < limit()) {
          const next = ready.take(delayOf, isFree);
          if (next === undefined) break;
          start(next);
        }
      } catch (error) {
        failures.push(error);
      }
      starting = false;
      if (underWay === 0) resolve();
    };

    const start = (node: (typeof graph.roots)[number]): void => {
      const key = exclusiveKeyOf(node.task);
      busyKeys.add(key);
      waiting++;
      underWay++;
      let hasBegun = false;
      const begun = (): void => {
        if (hasBegun) return;
        hasBegun = true;
        waiting--;
        startWhatCan();
      };
      let isIdle = false;
      const idle = (): void => {
        if (isIdle) return;
        isIdle = true;
        idling++;
        startWhatCan();
      };
      const over = (): void => {
        if (isIdle) idling--;
        busyKeys.delete(key);
        underWay--;
        if (hasBegun) startWhatCan();
        else begun();
      };
      run(node.task, begun, idle).then(
        () => {
          for (const dependent of graph.completed(node)) ready.add(dependent);
          over();
        },
        (error: unknown) => {
          failures.push(error);
          over();
        },
      );
    };

    startWhatCan();
  });
  if (failures.length > 0) throw failures[0];
}
