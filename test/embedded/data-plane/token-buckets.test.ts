import { describe, expect, it } from 'vitest';
import { TokenBuckets } from '../../../src/embedded/data-plane/token-buckets.js';
import fc from '../../fast-check.js';

describe('token buckets', () => {
  it('let a burst through, refuse what is beyond it, and fill again at the rate', () => {
    const buckets = new TokenBuckets();
    const limit = { rateLimit: 2, burstLimit: 3 };
    const taken = (now: number) => buckets.take('method', limit, now);
    expect([0, 0, 0, 0].map(taken)).toEqual([true, true, true, false]);
    expect([499, 500, 500].map(taken)).toEqual([false, true, false]);
    expect([10_000, 10_000, 10_000, 10_000].map(taken)).toEqual([true, true, true, false]);
  });

  it('are separate by name', () => {
    const buckets = new TokenBuckets();
    const limit = { rateLimit: 1, burstLimit: 1 };
    expect(buckets.take('one', limit, 0)).toBe(true);
    expect(buckets.take('one', limit, 0)).toBe(false);
    expect(buckets.take('other', limit, 0)).toBe(true);
  });

  it('let nothing through at a rate or burst of 0, and everything without a limit or at -1', () => {
    const buckets = new TokenBuckets();
    const all = (limit: object) => Array.from({ length: 50 }, () => buckets.take(JSON.stringify(limit), limit, 0));
    expect(all({ rateLimit: 0, burstLimit: 5 })).not.toContain(true);
    expect(all({ rateLimit: 5, burstLimit: 0 })).not.toContain(true);
    expect(all({})).not.toContain(false);
    expect(all({ rateLimit: -1, burstLimit: -1 })).not.toContain(false);
  });

  it('hold as many as one second brings where only a rate is set', () => {
    const buckets = new TokenBuckets();
    const taken = Array.from({ length: 5 }, () => buckets.take('method', { rateLimit: 3 }, 0));
    expect(taken).toEqual([true, true, true, false, false]);
  });

  it('take up a new limit at once', () => {
    const buckets = new TokenBuckets();
    for (let request = 0; request < 10; request++) buckets.take('method', { rateLimit: 10, burstLimit: 10 }, 0);
    expect(buckets.take('method', { rateLimit: 100, burstLimit: 100 }, 10)).toBe(true);
    expect(buckets.take('method', { rateLimit: 0.001, burstLimit: 1 }, 20)).toBe(false);
  });

  it('never let more through than the burst and what has flowed in since', () => {
    const requests = fc.array(fc.integer({ min: 0, max: 2_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        fc.integer({ min: 1, max: 20 }),
        requests,
        (rateLimit, burstLimit, pauses) => {
          const buckets = new TokenBuckets();
          let now = 0;
          let passed = 0;
          for (const pause of pauses) {
            now += pause;
            if (buckets.take('method', { rateLimit, burstLimit }, now)) passed++;
          }
          expect(passed).toBeLessThanOrEqual(burstLimit + (now / 1000) * rateLimit + 1e-6);
        },
      ),
    );
  });
});
