import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/calls/call.js';
import { estimate, type RateLimit } from '../../src/quotas/estimate.js';

const calls = (count: number) => Array.from({ length: count }, () => ({ operation: 'PutMethod' }) as Call);
const limit = (name: string, tokensPerSecond: number, capacity: number, covers = true): RateLimit => ({
  name,
  tokensPerSecond,
  capacity,
  covers: () => covers,
});

describe('how long calls take at least', () => {
  it('is no time as long as the burst lasts', () => {
    expect(estimate(calls(40), [limit('all', 10, 40)])).toEqual({ calls: 40, seconds: 0 });
    expect(estimate(calls(41), [limit('all', 10, 40)])).toEqual({ calls: 41, seconds: 0.1, bottleneck: 'all' });
    expect(estimate([], [limit('all', 10, 40)])).toEqual({ calls: 0, seconds: 0 });
    expect(estimate(calls(1_000), [])).toEqual({ calls: 1_000, seconds: 0 });
  });

  it('is what the slowest quota makes of it, the first of equals', () => {
    const all = limit('all', 10, 40);
    expect(estimate(calls(100), [all, limit('slow', 2, 0)])).toMatchObject({ seconds: 50, bottleneck: 'slow' });
    expect(estimate(calls(100), [limit('slow', 2, 0), all])).toMatchObject({ seconds: 50, bottleneck: 'slow' });
    expect(estimate(calls(100), [all, { ...all, name: 'other' }])).toMatchObject({ seconds: 6, bottleneck: 'all' });
    expect(estimate(calls(100), [all, limit('of none', 1, 0, false)])).toMatchObject({ bottleneck: 'all' });
  });

  it('is told to a tenth of a second, and names no quota for less', () => {
    expect(estimate(calls(3), [limit('all', 70, 0)])).toEqual({ calls: 3, seconds: 0 });
    expect(estimate(calls(10), [limit('all', 3, 0)])).toEqual({ calls: 10, seconds: 3.3, bottleneck: 'all' });
  });
});
