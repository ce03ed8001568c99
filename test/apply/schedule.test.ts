import { describe, expect, it } from 'vitest';
import { type ScheduleOptions, schedule } from '../../src/apply/schedule.js';
import type { Task } from '../../src/apply/task-graph.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import fc from '../fast-check.js';

interface Step extends Task {
  readonly kind?: string;
  readonly key?: string;
}

const chain = (name: string, length: number): readonly Step[] =>
  Array.from({ length }, (_, index) => ({
    id: `${name}${index + 1}`,
    dependsOn: index === 0 ? [] : [`${name}${index}`],
  }));

/** Runs tasks that take 100 ms each, and tells when each began. */
function scheduling(tasks: readonly Step[], options: Partial<ScheduleOptions<Step>> = {}) {
  const clock = new ManualClock();
  const began: [id: string, at: number][] = [];
  let most = 0;
  let now = 0;
  const over = schedule<Step>(tasks, {
    run: async (task, begun) => {
      begun();
      began.push([task.id, clock.now()]);
      most = Math.max(most, ++now);
      await clock.sleep(100);
      now--;
    },
    limit: () => 1,
    classOf: ({ kind = '' }) => kind,
    delayOf: () => 0,
    exclusiveKeyOf: ({ key }) => key,
    ...options,
  });
  return { clock, began, over, most: () => most, ids: () => began.map(([id]) => id) };
}

describe('schedule', () => {
  it('runs the longest remaining path first, and equals in their order', async () => {
    const { clock, over, ids } = scheduling([...chain('a', 1), ...chain('b', 3), ...chain('c', 2)]);
    await clock.run(over);
    expect(ids()).toEqual(['b1', 'b2', 'c1', 'a1', 'b3', 'c2']);
  });

  it('has as many tasks under way as the limit says, which may change on the way', async () => {
    let limit = 1;
    const { clock, over, began } = scheduling(
      Array.from({ length: 6 }, (_, index) => ({ id: `${index}`, dependsOn: [] })),
      { limit: () => limit },
    );
    setImmediate(() => {
      limit = 3;
    });
    await clock.run(over);
    expect(began.map(([, at]) => at)).toEqual([0, 100, 100, 100, 200, 200]);
  });

  it('prefers what can begin now to what is more urgent and has to wait', async () => {
    const tasks: readonly Step[] = [
      ...chain('slow', 3).map((task) => ({ ...task, kind: 'slow' })),
      { id: 'quick', dependsOn: [], kind: 'quick' },
    ];
    const { clock, over, ids } = scheduling(tasks, { delayOf: ({ kind }) => (kind === 'slow' ? 50 : 0) });
    await clock.run(over);
    expect(ids()).toEqual(['quick', 'slow1', 'slow2', 'slow3']);
  });

  it('has one task waiting at most, so that what becomes possible meanwhile is not shut out', async () => {
    const clock = new ManualClock();
    const waiting: number[] = [];
    let queued = 0;
    await clock.run(
      schedule<Step>(
        Array.from({ length: 5 }, (_, index) => ({ id: `${index}`, dependsOn: [] })),
        {
          run: async (_, begun) => {
            waiting.push(++queued);
            await clock.sleep(30);
            queued--;
            begun();
            await clock.sleep(100);
          },
          limit: () => 4,
          classOf: () => '',
          delayOf: () => 30,
          exclusiveKeyOf: () => undefined,
        },
      ),
    );
    expect(waiting).toEqual([1, 1, 1, 1, 1]);
    expect(clock.now()).toBe(260); // Four begin at 30, 60, 90, 120; the fifth waits from 130, when the first is done.
  });

  it('never runs two tasks of one key at the same time', async () => {
    const tasks = ['x', 'x', 'y', 'x'].map((key, index) => ({ id: `${key}${index}`, dependsOn: [], key }));
    const { clock, over, began } = scheduling(tasks, { limit: () => 4 });
    await clock.run(over);
    expect(began).toEqual([
      ['x0', 0],
      ['y2', 0],
      ['x1', 100],
      ['x3', 200],
    ]);
  });

  it('starts nothing after a failure, and lets what is under way come to its end', async () => {
    const clock = new ManualClock();
    const ended: string[] = [];
    const failure = new Error('no');
    const run = async ({ id }: Step, begun: () => void) => {
      begun();
      await clock.sleep(id === 'b' ? 50 : 100);
      ended.push(id);
      if (id === 'b') throw failure;
    };
    const over = scheduling(
      ['a', 'b', 'c'].map((id) => ({ id, dependsOn: [] })),
      { run, limit: () => 2 },
    ).over;
    await expect(clock.run(over)).rejects.toBe(failure);
    expect(ended).toEqual(['b', 'a']);
    expect(clock.now()).toBe(100);
  });

  it('starts nothing after the signal, and returns when nothing is under way', async () => {
    const controller = new AbortController();
    const { clock, over, ids } = scheduling(chain('a', 3), { signal: controller.signal });
    await clock.advance(150);
    controller.abort();
    await clock.run(over);
    expect(ids()).toEqual(['a1', 'a2']);
    expect(clock.now()).toBe(200);
  });

  it('ends with what the choice of the next task throws', async () => {
    const { over } = scheduling(chain('a', 1), {
      delayOf: () => {
        throw new RangeError('which quota?');
      },
    });
    await expect(over).rejects.toThrow('which quota?');
  });

  it.each([
    ['something that is unknown', [{ id: 'a', dependsOn: ['b'] }], "'a' depends on 'b'"],
    [
      'itself, by a detour',
      [
        { id: 'a', dependsOn: ['b'] },
        { id: 'b', dependsOn: ['a'] },
      ],
      "'a' depends on 'b'",
    ],
    [
      'an id that two have',
      [
        { id: 'a', dependsOn: [] },
        { id: 'a', dependsOn: [] },
      ],
      "Two tasks are called 'a'.",
    ],
  ])('refuses a task that depends on %s, before it starts anything', async (_, tasks, text) => {
    const { over, ids } = scheduling(tasks);
    await expect(over).rejects.toThrow(text);
    expect(ids()).toEqual([]);
  });

  it('does nothing when there is nothing to do', async () => {
    await expect(scheduling([]).over).resolves.toBeUndefined();
  });

  const independent = (...ids: readonly string[]) => ids.map((id) => ({ id, dependsOn: [] }));

  it('goes on beside a task that only waits for something, and counts it again for nobody else', async () => {
    const clock = new ManualClock();
    const run = async ({ id }: Step, begun: () => void, idle: () => void) => {
      begun();
      if (id !== 'waits') return clock.sleep(100);
      idle();
      idle(); // Says so twice.
      await clock.sleep(50);
    };
    const began: [string, number][] = [];
    const over = schedule<Step>(independent('waits', 'b', 'c'), {
      run: (task, begun, idle) => {
        began.push([task.id, clock.now()]);
        return run(task, begun, idle);
      },
      limit: () => 1,
      classOf: () => '',
      delayOf: () => 0,
      exclusiveKeyOf: () => undefined,
    });
    await clock.run(over);
    expect(began).toEqual([
      ['waits', 0],
      ['b', 0],
      ['c', 100],
    ]);
  });

  it('takes a task that says twice that it has begun, or never, as begun once', async () => {
    const clock = new ManualClock();
    const ran: string[] = [];
    let most = 0;
    let now = 0;
    const run = async ({ id }: Step, begun: () => void) => {
      ran.push(id);
      most = Math.max(most, ++now);
      if (id !== 'never') {
        begun();
        begun();
      }
      await clock.sleep(100);
      now--;
    };
    await clock.run(scheduling(independent('a', 'never', 'b', 'c', 'd'), { run, limit: () => 2 }).over);
    expect(most).toBe(2);
    expect(ran).toEqual(['a', 'never', 'b', 'c', 'd']);
  });

  it('ends with what a task throws that has not begun', async () => {
    const failure = new Error('no');
    const ran: string[] = [];
    const run = async ({ id }: Step) => {
      ran.push(id);
      throw failure;
    };
    await expect(scheduling(independent('a', 'b'), { run }).over).rejects.toBe(failure);
    expect(ran).toEqual(['a']);
  });

  it('frees the key of a task that failed or is done, for those that may still run', async () => {
    const tasks = ['x', 'x', 'x'].map((key, index) => ({ id: `${index}`, dependsOn: [], key }));
    const { clock, over, began } = scheduling(tasks, { limit: () => 3 });
    await clock.run(over);
    expect(began.map(([, at]) => at)).toEqual([0, 100, 200]);
  });

  it('runs any graph once and in order, within its limit', async () => {
    const graphs = fc
      .array(fc.record({ before: fc.array(fc.nat(), { maxLength: 3 }), kind: fc.nat(2), key: fc.nat(5) }))
      .map((parts) =>
        parts.map(({ before, kind, key }, index): Step => {
          const dependsOn = index === 0 ? [] : [...new Set(before.map((other) => `${other % index}`))];
          return { id: `${index}`, dependsOn, kind: `${kind}`, key: `${key}` };
        }),
      );
    await fc.assert(
      fc.asyncProperty(graphs, fc.integer({ min: 1, max: 4 }), async (tasks, limit) => {
        const { clock, over, began, most } = scheduling(tasks, { limit: () => limit });
        await clock.run(over);
        const at = new Map(began);
        expect(at.size).toBe(tasks.length);
        expect(began).toHaveLength(tasks.length);
        expect(most()).toBeLessThanOrEqual(limit);
        for (const { id, dependsOn } of tasks)
          for (const other of dependsOn) expect(at.get(id)).toBeGreaterThanOrEqual((at.get(other) ?? Number.NaN) + 100);
      }),
      { numRuns: 50 },
    );
  });
});
