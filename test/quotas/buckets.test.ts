import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { InMemoryQuotaStore } from '../../src/quotas/in-memory-quota-store.js';
import type { RequestQuota } from '../../src/quotas/service-quotas.js';
import { narrowest, SharedRate } from '../../src/quotas/shared-rate.js';

const all: RequestQuota = { tokensPerSecond: 10, capacity: 1 };
const createResource: RequestQuota = { operation: 'CreateResource', tokensPerSecond: 5, capacity: 5 };
const slow: RequestQuota = { operation: 'CreateDeployment', tokensPerSecond: 0.2, capacity: 1 };

describe('a bucket', () => {
  it('that is told to wait is that of a single operation, wherever it stands', () => {
    expect(narrowest([all, createResource])).toBe(createResource);
    expect(narrowest([createResource, all])).toBe(createResource);
    expect(narrowest([all])).toBe(all);
    expect(narrowest([])).toBeUndefined();
    const store = new InMemoryQuotaStore(new ManualClock());
    expect(() => store.throttled([], 5_000)).not.toThrow();
  });

  it('that is short for longest is the one that is waited for, and no other loses a token', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    store.take([slow, all]);
    expect(store.take([slow, all])).toEqual({ quota: slow, delayMs: 5_000 });
    expect(store.take([all, slow])).toEqual({ quota: slow, delayMs: 5_000 });
    await clock.advance(100);
    expect(store.take([all, slow])).toEqual({ quota: slow, delayMs: 4_900 });
    expect(store.take([all])).toBeUndefined();
  });

  it('holds no more tokens than its capacity, however long nobody asks', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    store.take([createResource]);
    await clock.advance(3_600_000);
    for (let token = 0; token < 5; token++) expect(store.take([createResource])).toBeUndefined();
    expect(store.take([createResource])).toEqual({ quota: createResource, delayMs: 200 });
  });

  it('that is closed keeps the token of the request that was told to come back, and its longest wait', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    store.throttled([createResource], 4_000);
    await clock.advance(1_000);
    store.throttled([createResource], undefined);
    expect(store.delayOf(createResource, 1)).toBe(3_000);
    expect(store.delayOf(createResource, 2)).toBe(3_200);
    store.throttled([createResource], 3_000); // Until the same moment.
    expect(store.delayOf(createResource, 2)).toBe(3_200);
    store.throttled([createResource], 3_500);
    expect(store.delayOf(createResource, 1)).toBe(3_500);
  });

  it('that is emptied stays so where the service asks for no wait', () => {
    const store = new InMemoryQuotaStore(new ManualClock());
    store.throttled([createResource], 0);
    expect(store.delayOf(createResource, 1)).toBe(200);
  });

  it('is another one where the rate or the size is another', () => {
    const store = new InMemoryQuotaStore(new ManualClock());
    expect(store.take([all])).toBeUndefined();
    expect(store.take([{ ...all, capacity: 2 }])).toBeUndefined();
    expect(store.take([{ ...all, tokensPerSecond: 5 }])).toBeUndefined();
    expect(store.take([{ ...all }])).toMatchObject({ delayMs: 100 });
  });

  it('goes by nothing that isn’t a clock', () => {
    expect(() => new InMemoryQuotaStore({ now: () => 0 } as never)).toThrow(
      expect.objectContaining({ code: 'quota-store.options', message: expect.stringContaining('clock') }),
    );
  });

  it('goes by the time of the machine by default', () => {
    const store = new InMemoryQuotaStore();
    expect(store.take([all])).toBeUndefined();
    expect(store.take([all])).toMatchObject({ quota: all });
  });
});

describe('the rate of an account that others use too', () => {
  it('is halved by each throttled response, down to a sixteenth, and not by those that come together', () => {
    const rate = new SharedRate();
    const shares = [0, 1_999, 2_000, 4_000, 6_000, 8_000].map((at) => {
      rate.throttled(at);
      return rate.at(at);
    });
    const second = (0.5 + 0.03) / 2;
    const third = (second + 0.03) / 2;
    const fourth = (third + 0.03) / 2;
    const expected = [0.5, 0.5 + 1.999 * 0.015, second, third, fourth, 1 / 16];
    for (const [index, share] of shares.entries()) expect(share).toBeCloseTo(expected[index] ?? Number.NaN, 9);
    for (let at = 10_000; at < 60_000; at += 2_000) rate.throttled(at);
    expect(rate.at(58_000)).toBe(1 / 16);
  });

  it('recovers evenly until it is whole, and gives as much as it was on the way', () => {
    const rate = new SharedRate();
    expect(rate.at(0)).toBe(1);
    expect(rate.between(0, 2_000)).toBe(2);
    rate.throttled(10_000);
    expect(rate.at(9_000)).toBe(0.5);
    expect(rate.at(20_000)).toBeCloseTo(0.65, 9);
    expect(rate.at(43_334)).toBe(1);
    expect(rate.at(100_000)).toBe(1);
    expect(rate.between(10_000, 20_000)).toBeCloseTo(5.75, 9);
    expect(rate.between(20_000, 30_000)).toBeCloseTo(7.25, 9);
    expect(rate.between(10_000, 43_333 + 1 / 3)).toBeCloseTo(25, 6);
    expect(rate.between(10_000, 53_333 + 1 / 3)).toBeCloseTo(35, 6);
    expect(rate.between(50_000, 60_000)).toBe(10);
    expect(rate.between(50_000, 50_000)).toBe(0);
  });
});
