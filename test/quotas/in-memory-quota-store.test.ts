import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { Admission } from '../../src/quotas/admission.js';
import { InMemoryQuotaStore } from '../../src/quotas/in-memory-quota-store.js';
import type { RequestQuota } from '../../src/quotas/service-quotas.js';

const all: RequestQuota = { tokensPerSecond: 10, capacity: 1 };
const createResource: RequestQuota = { operation: 'CreateResource', tokensPerSecond: 5, capacity: 5 };
const getMethod = { operation: 'GetMethod', input: {} } as const;

/** How many requests pass in a time, when there are always more. */
async function passedIn(clock: ManualClock, store: InMemoryQuotaStore, durationMs: number) {
  const until = clock.now() + durationMs;
  let passed = 0;
  while (clock.now() < until) {
    const shortage = store.take([all]);
    if (shortage === undefined) passed++;
    else await clock.advance(Math.min(shortage.delayMs, until - clock.now()));
  }
  return passed;
}

describe('InMemoryQuotaStore', () => {
  it('takes a token of every bucket or of none', () => {
    const store = new InMemoryQuotaStore(new ManualClock());
    expect(store.take([all, createResource])).toBeUndefined();
    expect(store.take([all, createResource])).toEqual({ quota: all, delayMs: 100 });
    for (let token = 0; token < 4; token++) expect(store.take([createResource])).toBeUndefined();
    expect(store.take([createResource])).toEqual({ quota: createResource, delayMs: 200 });
  });

  it('empties the buckets and goes on at half the rate when the service throttles, and recovers evenly', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    expect(await passedIn(clock, store, 10_000)).toBe(100);
    store.throttled([all], undefined);
    expect(store.take([all])).toEqual({ quota: all, delayMs: 200 });
    // Half the rate, and 0.15 a second more every second: 5 + 0.075 in the first, half of all that it lost in 33.
    expect(await passedIn(clock, store, 1000)).toBe(5);
    const passed = await passedIn(clock, store, 32_400);
    expect(passed).toBeGreaterThanOrEqual(243);
    expect(passed).toBeLessThanOrEqual(250);
    expect(await passedIn(clock, store, 10_000)).toBe(100);
  });

  it('counts throttled answers to requests that were under way together as one', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    for (let answer = 0; answer < 4; answer++) store.throttled([all], undefined);
    expect(await passedIn(clock, store, 1000)).toBe(5);
    await clock.advance(1000);
    store.throttled([all], undefined);
    expect(await passedIn(clock, store, 1000)).toBe(2);
  });

  it('never stops for good, however often it is throttled', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    for (let answer = 0; answer < 50; answer++) {
      store.throttled([all], undefined);
      await clock.advance(2000);
    }
    expect(await passedIn(clock, store, 10_000)).toBeGreaterThanOrEqual(6);
  });

  it('empties the bucket of an operation, whose rate is its own, and keeps that rate', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    store.throttled([all, createResource], undefined);
    expect(store.delayOf(createResource, 1)).toBe(200);
    expect(store.delayOf(createResource, 5)).toBe(1000);
  });

  it('closes the narrowest bucket for as long as the service asks, up to a minute', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    store.throttled([all, createResource], 7000);
    expect(store.take([createResource])).toEqual({ quota: createResource, delayMs: 7000 });
    expect(store.delayOf(all, 1)).toBe(200);
    store.throttled([all, createResource], 3000); // Shorter than what it keeps already.
    expect(store.delayOf(createResource, 1)).toBe(7000);
    await clock.advance(7000);
    expect(store.take([createResource])).toBeUndefined();
    expect(store.take([createResource])).toEqual({ quota: createResource, delayMs: 200 });
    store.throttled([all], 3_600_000);
    expect(store.delayOf(all, 1)).toBe(60_000);
  });

  it('lets gateways of one process share the quotas', async () => {
    const clock = new ManualClock();
    const store = new InMemoryQuotaStore(clock);
    // Equal quotas are one bucket, whichever table they come from.
    const admissions = [[{ ...all }], [{ ...all }]].map((quotas) => new Admission(quotas, clock, store));
    await clock.run(
      Promise.all(admissions.flatMap((admission) => Array.from({ length: 6 }, () => admission.admit(getMethod)))),
    );
    expect(clock.now()).toBe(1100);
  });
});
