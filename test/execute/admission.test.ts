import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { Admission } from '../../src/execute/admission.js';
import { serviceQuotas, shareOf } from '../../src/execute/quotas.js';

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
    expect(order).toEqual(['b waits 1000 for all operations', 'c waits 2000 for all operations', 'a', 'b', 'c']);
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
    expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: 'all operations', delayMs: 1000 });
  });

  it('slows down by half when it is throttled all the same, and recovers step by step', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ tokensPerSecond: 10, capacity: 1 }], clock);
    admission.throttled(getMethod);
    expect(await secondsFor(admission, clock, Array(10).fill(getMethod))).toBeCloseTo(2, 1);
    for (let call = 0; call < 10; call++) admission.accepted(getMethod);
    await clock.advance(10_000);
    expect(await secondsFor(admission, clock, Array(11).fill(getMethod))).toBeCloseTo(1, 1);
  });

  it('can use a share of the account', async () => {
    const clock = new ManualClock();
    const admission = new Admission(shareOf(serviceQuotas, 0.5), clock);
    expect(await secondsFor(admission, clock, Array(70).fill(getMethod))).toBeCloseTo(10, 1);
  });
});
