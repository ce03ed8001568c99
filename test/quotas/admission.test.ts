import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { Admission } from '../../src/quotas/admission.js';
import type { QuotaStore } from '../../src/quotas/quota-store.js';
import { type Counted, type RequestQuota, serviceQuotas, shareOf } from '../../src/quotas/service-quotas.js';
import fc from '../fast-check.js';

const createResource = { operation: 'CreateResource', input: {} } as const;
const getMethod = { operation: 'GetMethod', input: {} } as const;

async function secondsFor(
  admission: Admission,
  clock: ManualClock,
  calls: readonly (typeof createResource | typeof getMethod)[],
) {
  const from = clock.now();
  await clock.run(Promise.all(calls.map((call) => admission.admit(call))));
  return (clock.now() - from) / 1000;
}

describe('Admission', () => {
  it('lets a burst pass and then keeps to the rate of all operations together', async () => {
    const clock = new ManualClock();
    const admission = new Admission(serviceQuotas, clock);
    expect(await secondsFor(admission, clock, Array(40).fill(getMethod))).toBe(0);
    expect(await secondsFor(admission, clock, Array(100).fill(getMethod))).toBeCloseTo(10, 1);
  });

  it('keeps to the rate of a single operation', async () => {
    const clock = new ManualClock();
    const admission = new Admission(serviceQuotas, clock);
    expect(await secondsFor(admission, clock, Array(30).fill(createResource))).toBeCloseTo(5, 1);
  });

  it('counts everybody ahead who waits for the same quota, whatever else they count for', async () => {
    const clock = new ManualClock();
    const quotas = [
      { tokensPerSecond: 1, capacity: 1 },
      { operation: 'CreateResource', tokensPerSecond: 5, capacity: 5 },
    ] as const;
    const admission = new Admission(quotas, clock);
    const waiting = Promise.all(Array.from({ length: 4 }, () => admission.admit(createResource)));
    await clock.advance(0);
    expect(admission.delayOf(getMethod)).toBe(4_000); // Behind three.
    await clock.run(waiting);
  });

  it('counts one alone of those ahead who wait for another quota of theirs, too', async () => {
    const clock = new ManualClock();
    const quotas = [
      { tokensPerSecond: 1, capacity: 2 },
      { operation: 'CreateResource', tokensPerSecond: 0.1, capacity: 1 },
    ] as const;
    const admission = new Admission(quotas, clock);
    const waiting = Promise.all(Array.from({ length: 4 }, () => admission.admit(createResource)));
    await clock.advance(0);
    // One token is left, and the first of the three may take it.
    expect(admission.delayOf(getMethod)).toBe(1_000);
    expect(admission.delayOf(createResource)).toBe(40_000);
    await clock.run(waiting);
  });

  it('tells apart the quotas for edge-optimized and other APIs', async () => {
    const clock = new ManualClock();
    const admission = new Admission(serviceQuotas, clock);
    const edge = { operation: 'CreateRestApi', input: { name: 'a' } } as const;
    const regional = {
      operation: 'CreateRestApi',
      input: { name: 'a', endpointConfiguration: { types: ['REGIONAL'] } },
    } as const;
    const waits = await clock.run(Promise.all([edge, regional, edge, regional].map((call) => admission.admit(call))));
    expect(waits).toEqual([
      { quota: '', delayMs: 0 },
      { quota: '', delayMs: 0 },
      { quota: 'CreateRestApi (edge)', delayMs: 30_000 },
      { quota: 'CreateRestApi (regional)', delayMs: 3_000 },
    ]);
  });

  it('admits in the order of asking and says what is waited for', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ tokensPerSecond: 1, capacity: 1 }], clock);
    const order: string[] = [];
    const ask = (name: string) =>
      admission
        .admit(getMethod, { onWait: ({ quota, delayMs }) => order.push(`${name} waits ${delayMs} for ${quota}`) })
        .then(() => order.push(name));
    await clock.run(Promise.all([ask('a'), ask('b'), ask('c')]));
    expect(order.filter((entry) => entry.includes('waits'))).toEqual([
      'b waits 1000 for all operations',
      'c waits 2000 for all operations',
    ]);
    expect(order.filter((entry) => !entry.includes('waits'))).toEqual(['a', 'b', 'c']);
  });

  it('takes no token of all operations while an operation waits for its own quota', async () => {
    const clock = new ManualClock();
    const admission = new Admission(
      [
        { tokensPerSecond: 1, capacity: 2 },
        { operation: 'CreateResource', tokensPerSecond: 0.1, capacity: 1 },
      ],
      clock,
    );
    const passed: [string, number][] = [];
    const ask = async (call: typeof createResource | typeof getMethod) => {
      await admission.admit(call);
      passed.push([call.operation, clock.now() / 1000]);
    };
    await clock.run(Promise.all([ask(createResource), ask(createResource), ask(getMethod), ask(getMethod)]));
    expect(passed).toEqual([
      ['CreateResource', 0],
      ['GetMethod', 0],
      ['GetMethod', 1],
      ['CreateResource', 10],
    ]);
  });

  it('lets nobody be overtaken at a bucket that he lacks', async () => {
    const clock = new ManualClock();
    const admission = new Admission(
      [
        { tokensPerSecond: 1, capacity: 1 },
        { operation: 'CreateResource', tokensPerSecond: 1, capacity: 1 },
      ],
      clock,
    );
    const order: string[] = [];
    const ask = async (call: typeof createResource | typeof getMethod) => {
      await admission.admit(call);
      order.push(call.operation);
    };
    const calls = [getMethod, createResource, getMethod, getMethod, createResource, getMethod] as const;
    await clock.run(Promise.all(calls.map(ask)));
    expect(order).toEqual(calls.map(({ operation }) => operation));
  });

  it('gives the place in the queue back when the signal aborts the wait', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ tokensPerSecond: 1, capacity: 1 }], clock);
    await admission.admit(getMethod);
    const controller = new AbortController();
    const given = admission.admit(getMethod, { signal: controller.signal });
    const reason = new Error('enough');
    controller.abort(reason);
    await expect(given).rejects.toBe(reason);
    expect(clock.sleeping).toBe(0); // Nothing keeps the process awake.
    expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: 'all operations', delayMs: 1000 });
  });

  it('takes nobody else out of the queue when a listener aborts, and throws as well', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ tokensPerSecond: 1, capacity: 1 }], clock);
    await admission.admit(getMethod);
    const controller = new AbortController();
    const onWait = () => {
      controller.abort(new Error('enough'));
      throw new Error('and more');
    };
    const other = admission.admit(getMethod);
    await expect(admission.admit(getMethod, { signal: controller.signal, onWait })).rejects.toThrow('enough');
    expect(await clock.run(other)).toMatchObject({ delayMs: 1000 });
  });

  it('asks for no token when the signal is aborted already', async () => {
    const admission = new Admission([{ tokensPerSecond: 1, capacity: 1 }], new ManualClock());
    const reason = new Error('enough');
    await expect(admission.admit(getMethod, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(await admission.admit(getMethod)).toEqual({ quota: '', delayMs: 0 });
  });

  it('holds a rate that is lowered for those who wait already', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ tokensPerSecond: 10, capacity: 1 }], clock);
    const passed: number[] = [];
    const waiting = Array.from({ length: 11 }, () => admission.admit(getMethod).then(() => passed.push(clock.now())));
    await admission.throttled(getMethod);
    await clock.run(Promise.all(waiting));
    expect(passed.at(-1)).toBeGreaterThan(1900);
    expect(passed.at(-1)).toBeLessThanOrEqual(2000);
  });

  it('can use a share of the account', async () => {
    const clock = new ManualClock();
    const admission = new Admission(shareOf(serviceQuotas, 0.5), clock);
    expect(await secondsFor(admission, clock, Array(70).fill(getMethod))).toBeCloseTo(10, 1);
  });

  it('says what it would wait, and takes nothing for that', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ tokensPerSecond: 1, capacity: 1 }], clock);
    expect(admission.delayOf(getMethod)).toBe(0);
    await admission.admit(getMethod);
    const waiting = admission.admit(getMethod);
    expect(admission.delayOf(getMethod)).toBe(2000);
    expect(admission.delayOf(getMethod)).toBe(2000);
    await clock.run(waiting);
  });

  describe('with a store that answers later', () => {
    const quota: RequestQuota = { tokensPerSecond: 1, capacity: 1 };

    /** A store whose responses are given by the test, one after the other. */
    function storeOf(answers: readonly (number | Error)[]) {
      const left = [...answers];
      const asked: number[] = [];
      const clock = new ManualClock();
      const store: QuotaStore = {
        async take([first]) {
          asked.push(clock.now());
          const answer = left.shift();
          if (answer instanceof Error) throw answer;
          return answer === undefined || first === undefined ? undefined : { quota: first, delayMs: answer };
        },
        delayOf: () => 0,
        throttled: () => undefined,
      };
      return { clock, asked, admission: new Admission([quota], clock, store) };
    }

    it('asks again when a wait is over, and not before', async () => {
      const { clock, asked, admission } = storeOf([500, 250]);
      expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: 'all operations', delayMs: 750 });
      expect(asked).toEqual([0, 500, 750]);
    });

    it('gives the token to the next one when its own is gone', async () => {
      const { clock, asked, admission } = storeOf([]);
      const controller = new AbortController();
      const gone = admission.admit(getMethod, { signal: controller.signal });
      const next = admission.admit(getMethod);
      controller.abort(new Error('enough'));
      await expect(gone).rejects.toThrow('enough');
      await clock.run(next);
      expect(asked).toEqual([0]);
    });

    it('fails all that wait when the store fails, and asks again for those who come later', async () => {
      const { clock, admission } = storeOf([new Error('no connection')]);
      const failed = await Promise.allSettled([admission.admit(getMethod), admission.admit(getMethod)]);
      for (const result of failed) {
        expect(result).toMatchObject({
          status: 'rejected',
          reason: {
            name: 'QuotaStoreError',
            code: 'execute.quota-store',
            message: 'The quota store failed: no connection',
          },
        });
      }
      expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: '', delayMs: 0 });
    });

    it('takes the promises of other libraries for promises', async () => {
      const clock = new ManualClock();
      const answers = [{ quota, delayMs: 500 }, undefined];
      const store = {
        // biome-ignore lint/suspicious/noThenProperty: that is what a promise of another realm or library is known by
        take: () => ({ then: (resolve: (answer: unknown) => void) => resolve(answers.shift()) }) as never,
        delayOf: () => 0,
        throttled: () => undefined,
      };
      const admission = new Admission([quota], clock, store);
      expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: 'all operations', delayMs: 500 });
    });

    it('says that the store failed, also when it cannot say how long a wait would be', () => {
      const clock = new ManualClock();
      const delayOf = () => {
        throw new Error('no connection');
      };
      const admission = new Admission([quota], clock, { take: () => undefined, delayOf, throttled: () => undefined });
      expect(() => admission.delayOf(getMethod)).toThrow('The quota store failed: no connection');
    });

    it.each([Number.NaN, 0, -1, Number.POSITIVE_INFINITY])(
      'refuses a delay of %s instead of asking for ever or never',
      async (delayMs) => {
        const { admission } = storeOf([delayMs]);
        await expect(admission.admit(getMethod)).rejects.toMatchObject({ name: 'QuotaStoreError' });
      },
    );
  });

  it('keeps to every quota, in the order of asking, whatever is asked when', async () => {
    const quotas: readonly RequestQuota[] = [
      { tokensPerSecond: 4, capacity: 6 },
      { operation: 'CreateResource', tokensPerSecond: 1, capacity: 2 },
      { operation: 'DeleteResource', tokensPerSecond: 0.5, capacity: 1 },
    ];
    const asked = fc.record({
      operation: fc.constantFrom('CreateResource', 'DeleteResource', 'GetMethod'),
      afterMs: fc.nat({ max: 800 }),
      abortAfterMs: fc.option(fc.nat({ max: 3000 }), { freq: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(asked, { maxLength: 60 }), async (requests) => {
        const clock = new ManualClock();
        const admission = new Admission(quotas, clock);
        const passed: { operation: string; order: number; at: number }[] = [];
        let aborted = 0;
        const all: Promise<unknown>[] = [];
        for (const [order, { operation, afterMs, abortAfterMs }] of requests.entries()) {
          await clock.advance(afterMs);
          const controller = new AbortController();
          if (abortAfterMs !== null)
            all.push(clock.sleep(abortAfterMs).then(() => controller.abort(new Error('enough'))));
          const call = { operation, input: {} } as Counted;
          const done = admission.admit(call, { signal: controller.signal }).then(
            () => passed.push({ operation, order, at: clock.now() }),
            () => aborted++,
          );
          all.push(done);
        }
        await clock.run(Promise.all(all));
        expect(passed.length + aborted).toBe(requests.length);
        expect(clock.sleeping).toBe(0);
        for (const { operation, tokensPerSecond, capacity } of quotas) {
          const counted = passed.filter((request) => operation === undefined || request.operation === operation);
          let tokens = capacity;
          let before = 0;
          for (const { at } of counted) {
            tokens = Math.min(capacity, tokens + ((at - before) / 1000) * tokensPerSecond) - 1;
            before = at;
            expect(tokens).toBeGreaterThan(-1e-6);
          }
        }
        for (const operation of ['CreateResource', 'DeleteResource', 'GetMethod']) {
          const orders = passed.filter((request) => request.operation === operation).map(({ order }) => order);
          expect(orders).toEqual(orders.toSorted((one, other) => one - other));
        }
      }),
    );
  });
});
