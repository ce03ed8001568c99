import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/manual-clock.js';
import { type Limiter, LimiterQuotaStore } from '../../../src/quotas/limiter/index.js';
import type { RequestQuota } from '../../../src/quotas/service-quotas.js';
import { LimiterOnClock } from './limiter-on-clock.js';

/** One counter of ten points a second. */
const all: RequestQuota = { tokensPerSecond: 10, capacity: 40 };
/** Five counters of one point a second. */
const own: RequestQuota = { operation: 'CreateResource', tokensPerSecond: 5, capacity: 5 };
/** One counter of ten points a second, of one operation. */
const wide: RequestQuota = { operation: 'GetMethod', tokensPerSecond: 10, capacity: 40 };

/** A store over a limiter that tells what it was asked. */
function storeAt(now: number) {
  const clock = new ManualClock({ now });
  const limiter = new LimiterOnClock(clock);
  const counted: [key: string, points: number][] = [];
  const set: unknown[] = [];
  const told: Limiter = {
    penalty(key, points, options) {
      counted.push([key, points]);
      return limiter.penalty(key, points, options);
    },
    set(...given) {
      set.push(given);
      return limiter.set(...given);
    },
  };
  const store = new LimiterQuotaStore(told, { clock });
  const takeAll = async (count: number, ...quotas: readonly RequestQuota[]) => {
    const delays: (number | undefined)[] = [];
    for (let time = 0; time < count; time++) delays.push((await store.take(quotas))?.delayMs);
    return delays;
  };
  return { clock, limiter, store, counted, set, takeAll };
}

describe('a store over a limiter', () => {
  it('counts under the names of the quotas, one key for each counter', async () => {
    const { limiter, takeAll } = storeAt(0);
    await takeAll(3, own);
    await takeAll(1, all);
    expect(limiter.keys).toEqual(['CreateResource', 'CreateResource/1', 'CreateResource/2', 'all operations']);
  });

  it('asks for the widest quota first, however they stand', async () => {
    for (const quotas of [
      [own, all],
      [all, own],
    ]) {
      const { counted, takeAll } = storeAt(0);
      await takeAll(1, ...quotas);
      expect(counted.map(([key]) => key)).toEqual(['all operations', 'CreateResource']);
    }
  });

  it('knows of no wait while one of its counters may have room, and else of the shortest', async () => {
    const { clock, store, takeAll } = storeAt(100_000);
    await takeAll(3, own);
    expect([1, 3].map((tokens) => store.delayOf(own, tokens))).toEqual([0, 0]);
    await clock.advance(100);
    await takeAll(2, own);
    expect([1, 2, 3].map((tokens) => store.delayOf(own, tokens))).toEqual([900, 1_100, 1_300]);
    expect(await takeAll(1, own)).toEqual([900]);
    await takeAll(10, all);
    expect([1, 2, 11].map((tokens) => store.delayOf(all, tokens))).toEqual([1_000, 1_100, 2_000]);
  });

  it('expects longer waits while it is slowed', async () => {
    const { store } = storeAt(100_000);
    await store.throttled([all], undefined);
    expect([1, 2, 11].map((tokens) => store.delayOf(all, tokens))).toEqual([1_000, 1_200, 3_000]);
  });

  it('closes all quotas of a throttled request, and for longer only that which is told to wait', async () => {
    const { store, counted, set, takeAll } = storeAt(100_000);
    await store.throttled([all, own], 7_000);
    expect([store.delayOf(all, 1), store.delayOf(own, 1)]).toEqual([1_000, 7_000]);
    expect(set).toEqual(
      [0, 1, 2, 3, 4].map((index) => [index === 0 ? own.operation : `CreateResource/${index}`, 1, 7]),
    );
    const before = counted.length;
    expect([await takeAll(1, all), await takeAll(1, own)]).toEqual([[1_000], [7_000]]);
    expect(counted).toHaveLength(before);
  });

  it('sets no window that lasts as long as is asked anyway', async () => {
    const { store, set } = storeAt(0);
    await store.throttled([all], 1_000);
    expect(set).toEqual([]);
    await store.throttled([all], 1_001);
    expect(set).toEqual([['all operations', 10, 2]]);
    expect(store.delayOf(all, 1)).toBe(2_000);
  });

  it('asks again no sooner than after a millisecond', async () => {
    const clock = new ManualClock({ now: 5 });
    const over: Limiter = {
      penalty: async () => ({ consumedPoints: 11, msBeforeNext: 0 }),
      set: async () => undefined,
    };
    const store = new LimiterQuotaStore(over, { clock });
    await store.throttled([all], undefined);
    expect(store.delayOf(all, 1)).toBe(1);
    expect(await store.take([all])).toEqual({ quota: all, delayMs: 1 });
  });

  it('keeps a token that it couldn’t use for as long as that counts, however often it couldn’t', async () => {
    const { clock, counted, takeAll } = storeAt(0);
    await takeAll(5, own);
    expect(await takeAll(2, all, own)).toEqual([1_000, 1_000]);
    expect(counted.filter(([key]) => key === 'all operations')).toHaveLength(1);
    expect(await takeAll(2, all)).toEqual([undefined, undefined]);
    expect(counted.filter(([key]) => key === 'all operations')).toHaveLength(2);
    await takeAll(1, all, own);
    await clock.advance(1_000);
    await takeAll(1, all);
    expect(counted.filter(([key]) => key === 'all operations')).toHaveLength(4);
  });

  it('slows nothing but the quota of all operations', async () => {
    const { clock, store, counted, takeAll } = storeAt(0);
    await store.throttled([wide], undefined);
    await clock.advance(1_000);
    counted.length = 0;
    expect(await takeAll(11, wide)).toEqual([...Array(10).fill(undefined), 1_000]);
    // At 51.5% of its rate: 1.94 points for each request, in whole ones.
    await takeAll(6, all);
    const points = counted.filter(([key]) => key === 'all operations').map(([, count]) => count);
    expect(points).toEqual([1, 2, 2, 2, 2, 2]);
  });
});
