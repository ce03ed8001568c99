import { expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import { deadlinesOf } from '../../../src/embedded/invoke/integrations/deadlines.js';
import { Waiting, withinTimeout } from '../../../src/embedded/invoke/integrations/timeout.js';

it('misses each deadline at its own moment, and those that were met never', async () => {
  const clock = new ManualClock();
  const deadlines = deadlinesOf(clock, 1_000);
  const missed: (readonly [name: string, at: number])[] = [];
  const add = (name: string) => deadlines.add(() => missed.push([name, clock.now()]));
  add('first');
  await clock.advance(300);
  const meet = add('met');
  await clock.advance(300);
  add('last');
  meet();
  await clock.advance(10_000);
  expect(missed).toEqual([
    ['first', 1_000],
    ['last', 1_600],
  ]);
});

it('sleeps once for all deadlines that are equally far away, and not while there are none', async () => {
  const clock = new ManualClock();
  const deadlines = deadlinesOf(clock, 1_000);
  const met = [1, 2, 3].map(() => deadlines.add(() => undefined));
  expect(clock.sleeping).toBe(1);
  for (const meet of met) meet();
  await clock.advance(0);
  expect(clock.sleeping).toBe(0);
});

it('goes on with those that are set while one is missed', async () => {
  const clock = new ManualClock();
  const deadlines = deadlinesOf(clock, 1_000);
  const missed: number[] = [];
  deadlines.add(() => {
    missed.push(clock.now());
    deadlines.add(() => missed.push(clock.now()));
  });
  await clock.advance(500);
  deadlines.add(() => missed.push(clock.now()));
  await clock.advance(5_000);
  expect(missed).toEqual([1_000, 1_500, 2_000]);
});

it('tells an exchange that nobody waits any more: after a time-out, after a failure, and not after a result', async () => {
  const clock = new ManualClock();
  const exchanges: Waiting[] = [];
  const started = <Value>(result: Promise<Value>) =>
    withinTimeout(clock, 50, (waiting) => {
      exchanges.push(waiting);
      return result;
    });
  expect(await started(Promise.resolve(7))).toBe(7);
  await expect(started(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(clock.run(started(new Promise(() => undefined)))).rejects.toThrow('Endpoint request timed out');
  expect(exchanges.map(({ isOver }) => isOver)).toEqual([false, true, true]);
});

it('tells whoever listens, also one that comes late', () => {
  const waiting = new Waiting();
  const told: string[] = [];
  waiting.onOver(() => told.push('early'));
  waiting.end();
  waiting.end();
  waiting.onOver(() => told.push('late'));
  expect(told).toEqual(['early', 'late']);
});
