import { describe, expect, it } from 'vitest';
import { RemainingWork } from '../../src/apply/remaining-work.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { rateLimits, serviceQuotas } from '../../src/quotas/service-quotas.js';

const call = (operation: 'CreateResource' | 'PutMethod', index: number): PlannedCall =>
  ({
    id: `${operation} ${index}`,
    operation,
    address: `${index}`,
    action: 'create',
    dependsOn: [],
    input: {},
  }) as never;

const methods = Array.from({ length: 1_000 }, (_, index) => call('PutMethod', index));
const limits = rateLimits(serviceQuotas);

/** What is left, after each hundred calls, when they are answered at these moments. */
function estimates(calls: readonly PlannedCall[], answeredAt: (index: number) => number): readonly number[] {
  const work = new RemainingWork(calls, limits, 0);
  const seconds = [work.seconds(0)];
  calls.forEach((each, index) => {
    work.done(each, answeredAt(index));
    if ((index + 1) % 100 === 0) seconds.push(work.seconds(answeredAt(index)));
  });
  return seconds;
}

describe('RemainingWork', () => {
  it('is what the quotas allow, the burst included, as long as it goes as fast as they allow', () => {
    const asFastAsAllowed = (index: number) => Math.max(0, index + 1 - 40) * 100;
    expect(estimates(methods, asFastAsAllowed)).toEqual([96, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0]);
  });

  it('is what the pace so far makes of it, when that is slower', () => {
    const seconds = estimates(methods, (index) => (index + 1) * 200);
    expect(seconds[0]).toBe(96);
    for (const [hundreds, left] of seconds.entries())
      if (hundreds > 0) expect(left / ((10 - hundreds) * 20 || 1)).toBeCloseTo(hundreds === 10 ? 0 : 1, 1);
  });

  it('goes by the quota that takes longest for what is left', () => {
    const resources = Array.from({ length: 100 }, (_, index) => call('CreateResource', index));
    const work = new RemainingWork([...resources, ...methods.slice(0, 100)], limits, 0);
    expect(work.seconds(0)).toBe(19); // 95 resources at 5 a second; 160 calls at 10 a second are 16.
    for (const resource of resources) work.done(resource, 0);
    expect(work.seconds(0)).toBe(10);
  });

  it('leaves to a quota the calls that count for it', () => {
    const resources = Array.from({ length: 100 }, (_, index) => call('CreateResource', index));
    const work = new RemainingWork([...resources, ...methods.slice(0, 100)], limits, 0);
    for (const method of methods.slice(0, 100)) work.done(method, 0);
    expect(work.seconds(0)).toBe(19);
  });

  it('is less after a rest, in which the quotas fill up', () => {
    const work = new RemainingWork(methods.slice(0, 100), limits, 1_000);
    for (const method of methods.slice(0, 50)) work.done(method, 1_000);
    expect(work.seconds(1_000)).toBe(5);
    expect(work.seconds(3_000)).toBe(4); // 10 of the 60 tokens are left.
    expect(work.seconds(6_000)).toBe(1);
    expect(work.seconds(600_000)).toBe(1); // No more than a burst.
  });

  it('is nothing without quotas, before a pace is known', () => {
    expect(new RemainingWork(methods, [], 0).seconds(0)).toBe(0);
  });
});
