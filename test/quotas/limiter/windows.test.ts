import { describe, expect, it } from 'vitest';
import { windowsOf } from '../../../src/quotas/limiter/windows.js';
import { serviceQuotas, shareOf } from '../../../src/quotas/service-quotas.js';
import fc from '../../fast-check.js';

describe('windowsOf', () => {
  it('uses up every quota of the service', () => {
    for (const quota of serviceQuotas) {
      const { counters, points, seconds } = windowsOf(quota);
      expect((counters * points) / seconds).toBeCloseTo(quota.tokensPerSecond, 6);
    }
  });

  it('takes as few counters as will do', () => {
    expect(windowsOf({ tokensPerSecond: 10, capacity: 40 })).toEqual({ counters: 1, points: 10, seconds: 1 });
    expect(windowsOf({ tokensPerSecond: 5, capacity: 5 })).toEqual({ counters: 5, points: 1, seconds: 1 });
    expect(windowsOf({ tokensPerSecond: 1 / 30, capacity: 1 })).toEqual({ counters: 1, points: 1, seconds: 30 });
    expect(windowsOf({ tokensPerSecond: 0.3, capacity: 10 })).toEqual({ counters: 3, points: 1, seconds: 10 });
  });

  it('takes as many points as meet at the edge of two windows, and are in the bucket', () => {
    expect(windowsOf({ tokensPerSecond: 10, capacity: 19 })).toEqual({ counters: 1, points: 10, seconds: 1 });
    expect(windowsOf({ tokensPerSecond: 10, capacity: 18 })).toEqual({ counters: 10, points: 1, seconds: 1 });
    expect(windowsOf({ tokensPerSecond: 20, capacity: 9 })).toEqual({ counters: 9, points: 1, seconds: 1 });
  });

  it('uses up at least three quarters of half the account', () => {
    for (const quota of shareOf(serviceQuotas, 0.5)) {
      const { counters, points, seconds } = windowsOf(quota);
      expect((counters * points) / seconds).toBeGreaterThanOrEqual(quota.tokensPerSecond * 0.75);
    }
  });

  it('lets no more pass than the bucket does, however the windows fall', () => {
    const quotas = fc.record({
      tokensPerSecond: fc.double({ min: 0.01, max: 50, noNaN: true }),
      capacity: fc.double({ min: 1, max: 100, noNaN: true }),
    });
    const asked = fc.record({ gap: fc.double({ min: 0, max: 2, noNaN: true }), wanted: fc.nat({ max: 60 }) });
    fc.assert(
      fc.property(quotas, fc.array(asked, { maxLength: 200 }), (quota, requests) => {
        const windows = windowsOf(quota);
        const counters = Array.from({ length: windows.counters }, () => ({ count: 0, until: 0 }));
        let tokens = quota.capacity;
        let now = 0;
        for (const { gap, wanted } of requests) {
          now += gap;
          tokens = Math.min(quota.capacity, tokens + gap * quota.tokensPerSecond);
          let left = wanted;
          for (const counter of counters) {
            if (left > 0 && now >= counter.until) Object.assign(counter, { count: 0, until: now + windows.seconds });
            const passed = now < counter.until ? Math.min(left, windows.points - counter.count) : 0;
            counter.count += passed;
            left -= passed;
            tokens -= passed;
          }
          expect(tokens).toBeGreaterThan(-1e-6);
        }
      }),
      { numRuns: 500 },
    );
  });
});
