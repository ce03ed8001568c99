import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { SleepOptions } from '../../src/clock.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { Admission } from '../../src/quotas/admission.js';
import { InMemoryQuotaStore } from '../../src/quotas/in-memory-quota-store.js';
import type { QuotaStore } from '../../src/quotas/quota-store.js';
import type { RequestQuota } from '../../src/quotas/service-quotas.js';

const createResource = { operation: 'CreateResource', input: {} } as const;
const getMethod = { operation: 'GetMethod', input: {} } as const;
const quota: RequestQuota = { tokensPerSecond: 1, capacity: 1 };

/** Admits one request a second, and has admitted one. */
async function busy() {
  const clock = new ManualClock();
  const admission = new Admission([quota], clock);
  await admission.admit(getMethod);
  return { clock, admission };
}

describe('a request that waits for a quota', () => {
  it('keeps its place when the signal ends the wait of another one', async () => {
    const { clock, admission } = await busy();
    const controller = new AbortController();
    const given = admission.admit(getMethod, { signal: controller.signal });
    const other = admission.admit(getMethod);
    controller.abort(new Error('enough'));
    await expect(given).rejects.toThrow('enough');
    expect(await clock.run(other)).toEqual({ quota: 'all operations', delayMs: 1_000 });
  });

  it('listens to its signal no longer than it waits', async () => {
    const { clock, admission } = await busy();
    const { signal } = new AbortController();
    await clock.run(Promise.all([1, 2, 3].map(() => admission.admit(getMethod, { signal }))));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    const take = () => {
      throw new Error('no connection');
    };
    const broken = new Admission([quota], clock, { take, delayOf: () => 0, throttled: () => undefined });
    await expect(broken.admit(getMethod, { signal })).rejects.toThrow('no connection');
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is refused with what its listener throws, and no other is', async () => {
    const { clock, admission } = await busy();
    const reason = new Error('The disk is full.');
    const onWait = () => {
      throw reason;
    };
    const refused = admission.admit(getMethod, { onWait });
    const other = admission.admit(getMethod);
    await expect(refused).rejects.toBe(reason);
    expect(await clock.run(other)).toMatchObject({ delayMs: 1_000 });
  });

  it('is refused with what the clock throws', async () => {
    const reason = new Error('The clock is broken.');
    const clock = { now: () => 0, random: () => 0, sleep: () => Promise.reject(reason) };
    const admission = new Admission([quota], clock);
    expect(await Promise.allSettled([1, 2, 3].map(() => admission.admit(getMethod)))).toEqual([
      { status: 'fulfilled', value: { quota: '', delayMs: 0 } },
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ]);
  });

  it('waits for the last of the quotas that are short, and says which that is', async () => {
    const clock = new ManualClock();
    const own = { operation: 'CreateResource', tokensPerSecond: 0.1, capacity: 1 } as const;
    const admission = new Admission([own, { tokensPerSecond: 0.5, capacity: 1 }], clock);
    await admission.admit(createResource);
    expect(await clock.run(admission.admit(createResource))).toEqual({ quota: 'CreateResource', delayMs: 10_000 });
    const told: string[] = [];
    const waits = [createResource, getMethod].map((call) =>
      admission.admit(call, { onWait: (wait) => told.push(`${wait.quota} ${wait.delayMs}`) }),
    );
    expect(await clock.run(Promise.all(waits))).toEqual([
      { quota: 'CreateResource', delayMs: 10_000 },
      { quota: 'all operations', delayMs: 2_000 },
    ]);
    // As if the one ahead took the next token of all operations.
    expect(told).toEqual(['CreateResource 10000', 'all operations 4000']);
  });

  it('names the first of quotas that are short for equally long', async () => {
    const clock = new ManualClock();
    const own = { operation: 'CreateResource', tokensPerSecond: 1, capacity: 1 } as const;
    const admission = new Admission([own, quota], clock);
    await admission.admit(createResource);
    expect(await clock.run(admission.admit(createResource))).toEqual({ quota: 'CreateResource', delayMs: 1_000 });
  });

  it('counts nobody ahead who came later, whatever else holds them up', async () => {
    const clock = new ManualClock();
    const memory = new InMemoryQuotaStore(clock);
    const own = { operation: 'CreateResource', tokensPerSecond: 0.1, capacity: 1 } as const;
    // It answers later, so that several have come before anybody is told.
    const store: QuotaStore = {
      take: async (asked) => memory.take(asked),
      delayOf: (one, tokens) => memory.delayOf(one, tokens),
      throttled: () => undefined,
    };
    const admission = new Admission([quota, own], clock, store);
    await admission.admit(createResource);
    const told: string[] = [];
    const waits = [getMethod, createResource].map((call) =>
      admission.admit(call, { onWait: (wait) => told.push(`${wait.quota} ${wait.delayMs}`) }),
    );
    await clock.run(Promise.all(waits));
    expect(told).toEqual(['all operations 1000', 'CreateResource 10000']);
  });

  it('counts as admitted at once where the store answers at once', async () => {
    const admission = new Admission([{ tokensPerSecond: 1, capacity: 2 }], new ManualClock());
    const admitted = admission.admit(getMethod);
    expect(admission.delayOf(getMethod)).toBe(0);
    await admitted;
  });

  /** A clock that tells how long it was asked to sleep. */
  class WatchedClock extends ManualClock {
    readonly slept: number[] = [];
    override sleep(durationMs: number, options?: SleepOptions): Promise<void> {
      this.slept.push(durationMs);
      return super.sleep(durationMs, options);
    }
  }

  it('sleeps once for one moment, however many wait for it', async () => {
    const clock = new WatchedClock();
    const admission = new Admission([quota], clock);
    await clock.run(Promise.all([1, 2, 3, 4].map(() => admission.admit(getMethod))));
    expect(clock.slept).toEqual([1_000, 1_000, 1_000]);
  });

  it('doesn’t sleep for who is gone, but for who comes next', async () => {
    const clock = new WatchedClock();
    const own = { operation: 'CreateResource', tokensPerSecond: 0.1, capacity: 1 } as const;
    const other = { operation: 'GetMethod', tokensPerSecond: 1, capacity: 1 } as const;
    const admission = new Admission([own, other], clock);
    await Promise.all([createResource, getMethod].map((call) => admission.admit(call)));
    const controller = new AbortController();
    const stays = admission.admit(createResource);
    const gone = admission.admit(getMethod, { signal: controller.signal });
    expect(clock.slept).toEqual([10_000, 1_000]);
    await clock.advance(500);
    controller.abort(new Error('enough'));
    await expect(gone).rejects.toThrow('enough');
    expect(clock.slept).toEqual([10_000, 1_000, 9_500]);
    expect(await clock.run(stays)).toEqual({ quota: 'CreateResource', delayMs: 10_000 });
    expect(clock.slept).toHaveLength(3);
  });

  it('never sleeps for a time that is over, also when it is left while the store is asked', async () => {
    const clock = new WatchedClock({ now: 5_000 });
    const memory = new InMemoryQuotaStore(clock);
    const store: QuotaStore = {
      take: async (asked) => memory.take(asked),
      delayOf: (one, tokens) => memory.delayOf(one, tokens),
      throttled: () => undefined,
    };
    const admission = new Admission([quota], clock, store);
    const controller = new AbortController();
    const first = admission.admit(getMethod);
    const gone = admission.admit(getMethod, { signal: controller.signal });
    const last = admission.admit(getMethod);
    controller.abort(new Error('enough'));
    await expect(gone).rejects.toThrow('enough');
    await clock.run(Promise.all([first, last]));
    expect(clock.slept).toEqual([1_000]);
  });

  it('isn’t told so once it is admitted, or gone', async () => {
    const clock = new ManualClock();
    const admission = new Admission([quota], clock);
    const told: string[] = [];
    const controller = new AbortController();
    const onWait = () => controller.abort(new Error('enough'));
    const first = admission.admit(getMethod, { onWait: () => told.push('first') });
    const gone = admission.admit(getMethod, { signal: controller.signal, onWait });
    const last = admission.admit(getMethod, { onWait: ({ delayMs }) => told.push(`last ${delayMs}`) });
    await expect(gone).rejects.toThrow('enough');
    await clock.run(Promise.all([first, last]));
    expect(told).toEqual(['last 1000']);
  });
});

describe('a store of quotas', () => {
  const storeWith = (members: Partial<QuotaStore>): QuotaStore => ({
    take: () => undefined,
    delayOf: () => 0,
    throttled: () => undefined,
    ...members,
  });

  it('that can’t take note of a throttled request is said to have failed', async () => {
    const throttled = () => {
      throw new Error('no connection');
    };
    const throwing = new Admission([quota], new ManualClock(), storeWith({ throttled }));
    await expect(throwing.throttled(getMethod)).rejects.toMatchObject({ code: 'execute.quota-store' });
    const rejecting = storeWith({ throttled: () => Promise.reject(new Error('no connection')) });
    await expect(new Admission([quota], new ManualClock(), rejecting).throttled(getMethod, 5_000)).rejects.toThrow(
      'The quota store failed: no connection',
    );
  });

  it('is told which quotas a throttled request counts for, and what that was told', async () => {
    const noted: unknown[] = [];
    const own = { operation: 'CreateResource', tokensPerSecond: 5, capacity: 5 } as const;
    const store = storeWith({ throttled: (...given) => void noted.push(given) });
    const admission = new Admission([quota, own], new ManualClock(), store);
    await admission.throttled(getMethod);
    await admission.throttled(createResource, 7_000);
    expect(noted).toEqual([
      [[quota], undefined],
      [[quota, own], 7_000],
    ]);
  });

  it('is refused when it tells of a quota that it wasn’t asked for', async () => {
    const take = () => ({ quota: { ...quota }, delayMs: 500 });
    const admission = new Admission([quota], new ManualClock(), storeWith({ take }));
    await expect(admission.admit(getMethod)).rejects.toMatchObject({ name: 'QuotaStoreError' });
  });

  /** A store that tells of these delays, and is asked at these moments. */
  function delaying(...delays: number[]) {
    const clock = new ManualClock();
    const asked: number[] = [];
    const take = () => {
      asked.push(clock.now());
      const delayMs = delays.shift();
      return delayMs === undefined ? undefined : { quota, delayMs };
    };
    return { clock, asked, admission: new Admission([quota], clock, storeWith({ take })) };
  }

  it('is asked again no sooner than after a millisecond', async () => {
    const { clock, asked, admission } = delaying(0.25, 0.5);
    await clock.run(admission.admit(getMethod));
    expect(asked).toEqual([0, 1, 2]);
  });

  it('that was asked for somebody who is gone meanwhile is asked for all others', async () => {
    const clock = new ManualClock();
    const own = { operation: 'CreateResource', tokensPerSecond: 1, capacity: 1 } as const;
    const other = { operation: 'GetMethod', tokensPerSecond: 1, capacity: 1 } as const;
    const store = storeWith({ take: async () => undefined });
    const admission = new Admission([own, other], clock, store);
    const controller = new AbortController();
    const gone = admission.admit(getMethod, { signal: controller.signal });
    const stays = admission.admit(createResource);
    controller.abort(new Error('enough'));
    await expect(gone).rejects.toThrow('enough');
    expect(await clock.run(stays)).toEqual({ quota: '', delayMs: 0 });
  });

  it('that has failed once is asked again, also for those who have to wait', async () => {
    const clock = new ManualClock();
    const answers = [new Error('no connection'), { quota, delayMs: 500 }];
    const take = () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    };
    const admission = new Admission([quota], clock, storeWith({ take, delayOf: () => 500 }));
    await expect(admission.admit(getMethod)).rejects.toThrow('no connection');
    expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: 'all operations', delayMs: 500 });
  });

  it('isn’t asked for those who are gone, nor where no quota counts', async () => {
    const { clock, asked, admission } = delaying(500);
    const controller = new AbortController();
    const gone = admission.admit(getMethod, { signal: controller.signal });
    await clock.advance(100);
    controller.abort(new Error('enough'));
    await expect(gone).rejects.toThrow('enough');
    await clock.advance(10_000);
    expect(asked).toEqual([0]);
    expect(clock.sleeping).toBe(0);
    const take = () => {
      throw new Error('Nobody needs to be asked.');
    };
    expect(await new Admission([], clock, storeWith({ take })).admit(getMethod)).toEqual({ quota: '', delayMs: 0 });
  });
});
