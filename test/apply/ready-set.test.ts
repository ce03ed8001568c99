import { describe, expect, it } from 'vitest';
import { ReadySet } from '../../src/apply/ready-set.js';
import { type Task, type TaskNode, taskGraph } from '../../src/apply/task-graph.js';
import fc from '../fast-check.js';

interface Step extends Task {
  readonly kind: string;
}

const node = (index: number, pathLength: number, kind = 'a'): TaskNode<Step> => ({
  task: { id: `${index}`, dependsOn: [], kind },
  index,
  pathLength,
  unmet: 0,
  dependents: [],
});
const byUrgency = (left: TaskNode<Step>, right: TaskNode<Step>) =>
  right.pathLength - left.pathLength || left.index - right.index;
const atOnce = () => 0;
const isFree = () => true;

/** Everything that a set gives, one after the other. */
function allOf(set: ReadySet<Step>, delayOf: (task: Step) => number = atOnce): readonly TaskNode<Step>[] {
  const taken: TaskNode<Step>[] = [];
  for (let next = set.take(delayOf, isFree); next !== undefined; next = set.take(delayOf, isFree)) taken.push(next);
  return taken;
}

describe('the tasks that could begin', () => {
  it('are taken by their urgency, in whatever order they came and whatever their classes', () => {
    const nodes = fc
      .array(fc.record({ pathLength: fc.integer({ min: 1, max: 4 }), kind: fc.constantFrom('a', 'b', 'c') }))
      .chain((parts) => {
        const all = parts.map(({ pathLength, kind }, index) => node(index, pathLength, kind));
        return fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
      });
    fc.assert(
      fc.property(nodes, fc.nat(), (all, split) => {
        const first = all.slice(0, split % (all.length + 1));
        const set = new ReadySet(first, ({ kind }) => kind);
        for (const one of all.slice(first.length)) set.add(one);
        expect(allOf(set)).toEqual([...all].sort(byUrgency));
      }),
    );
  });

  it('are taken by how soon they can begin before all else, and asked for it class by class', () => {
    const asked: string[] = [];
    const set = new ReadySet([node(0, 3, 'slow'), node(1, 2, 'slow'), node(2, 1, 'quick')], ({ kind }) => kind);
    const delayOf = ({ id, kind }: Step) => {
      asked.push(id);
      return kind === 'slow' ? 50 : 0;
    };
    expect(set.take(delayOf, isFree)).toMatchObject({ index: 2 });
    expect(asked).toEqual(['0', '2']);
    expect(allOf(set, delayOf).map(({ index }) => index)).toEqual([0, 1]);
    // Whatever the order of the classes.
    const other = new ReadySet([node(2, 1, 'quick'), node(0, 3, 'slow')], ({ kind }) => kind);
    expect(allOf(other, delayOf).map(({ index }) => index)).toEqual([2, 0]);
  });

  it('are taken only when they may run beside the others', () => {
    const set = new ReadySet([node(0, 3), node(1, 2), node(2, 1, 'b')], ({ kind }) => kind);
    expect(set.take(atOnce, ({ id }) => id !== '0')).toMatchObject({ index: 1 });
    expect(set.take(atOnce, () => false)).toBeUndefined();
    expect(allOf(set).map(({ index }) => index)).toEqual([0, 2]);
  });
});

describe('the graph of tasks', () => {
  const tasks = (...names: readonly (readonly [id: string, ...dependsOn: string[]])[]) =>
    names.map(([id, ...dependsOn]) => ({ id, dependsOn }));

  it('has for each task the length of the longest chain that begins with it', () => {
    const { roots } = taskGraph(tasks(['a'], ['b', 'a'], ['c', 'b'], ['d', 'a'], ['e'], ['f', 'c', 'd']));
    expect(roots.map(({ task, index, pathLength }) => [task.id, index, pathLength])).toEqual([
      ['a', 0, 4],
      ['e', 4, 1],
    ]);
  });

  it('gives a task when the last that it waits for is done, and one that it names twice counts once', () => {
    const graph = taskGraph(tasks(['a'], ['b'], ['c', 'a', 'b', 'a'], ['d', 'a']));
    const [a, b] = graph.roots;
    const done = (one: typeof a) => (one === undefined ? [] : graph.completed(one).map(({ task }) => task.id));
    expect(done(a)).toEqual(['d']);
    expect(done(b)).toEqual(['c']);
  });
});
