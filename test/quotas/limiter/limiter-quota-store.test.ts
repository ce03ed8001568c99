import { RateLimiterMemory } from 'rate-limiter-flexible';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { ManualClock } from '../../../src/embedded/manual-clock.js';
import { Admission } from '../../../src/quotas/admission.js';
import { type Limiter, LimiterQuotaStore } from '../../../src/quotas/limiter/index.js';
import { type RequestQuota, serviceQuotas } from '../../../src/quotas/service-quotas.js';
import { LimiterOnClock } from './limiter-on-clock.js';

const createResource = { operation: 'CreateResource', input: {} } as const;
const createRestApi = { operation: 'CreateRestApi', input: { name: 'a' } } as const;
const getMethod = { operation: 'GetMethod', input: {} } as const;
type Asked = typeof createResource | typeof createRestApi | typeof getMethod;

/** Deployers on machines of their own, that share nothing but the limiter. */
function deployers(count: number, clock = new ManualClock(), quotas: readonly RequestQuota[] = serviceQuotas) {
  const limiter = new LimiterOnClock(clock);
  const stores = Array.from({ length: count }, () => new LimiterQuotaStore(limiter, { clock }));
  const admissions = stores.map((store) => new Admission(quotas, clock, store));
  return { clock, limiter, stores, admissions };
}

/** When each of so many requests of each deployer was admitted. */
async function momentsOf(clock: ManualClock, admissions: readonly Admission[], calls: readonly Asked[]) {
  const from = clock.now();
  const moments: { call: Asked; at: number }[] = [];
  const all = admissions.flatMap((admission) =>
    calls.map(async (call) => {
      await admission.admit(call);
      moments.push({ call, at: clock.now() - from });
    }),
  );
  await clock.run(Promise.all(all));
  return moments;
}

/** The fewest tokens that a bucket had, from which one was taken at each moment. */
function fewestTokens({ tokensPerSecond, capacity }: RequestQuota, moments: readonly { readonly at: number }[]) {
  let tokens = capacity;
  let fewest = capacity;
  let before = 0;
  for (const { at } of moments) {
    tokens = Math.min(capacity, tokens + ((at - before) / 1000) * tokensPerSecond) - 1;
    fewest = Math.min(fewest, tokens);
    before = at;
  }
  return fewest;
}

describe('LimiterQuotaStore', () => {
  it('keeps several deployers within the quotas together, and uses them up', async () => {
    const { clock, admissions } = deployers(3);
    const calls: readonly Asked[] = [...Array(20).fill(createResource), ...Array(30).fill(getMethod)];
    const moments = await momentsOf(clock, admissions, calls);
    expect(moments).toHaveLength(150);
    const created = moments.filter(({ call }) => call === createResource);
    expect(fewestTokens({ tokensPerSecond: 10, capacity: 40 }, moments)).toBeGreaterThan(-1e-6);
    expect(fewestTokens({ tokensPerSecond: 5, capacity: 5 }, created)).toBeGreaterThan(-1e-6);
    expect(moments.at(-1)?.at).toBeLessThanOrEqual(16_000);
    expect(created.at(-1)?.at).toBeLessThanOrEqual(14_000);
  });

  it('keeps a token of all operations for the next request while an operation of its own quota waits', async () => {
    const { clock, limiter, admissions } = deployers(1);
    const [admission] = admissions as [Admission];
    await clock.run(admission.admit(createRestApi));
    const waiting = admission.admit(createRestApi);
    await clock.advance(0);
    const asked = limiter.asked;
    expect(await clock.run(admission.admit(getMethod))).toEqual({ quota: '', delayMs: 0 });
    expect(limiter.asked).toBe(asked); // The token that the waiting one couldn't use.
    expect(await clock.run(waiting)).toEqual({ quota: 'CreateRestApi (edge)', delayMs: 30_000 });
  });

  it('asks the limiter nothing while it knows that there is no room', async () => {
    const { clock, limiter, admissions } = deployers(1);
    const moments = await momentsOf(clock, admissions, Array(30).fill(getMethod));
    expect(moments.map(({ at }) => at)).toEqual([0, 1000, 2000].flatMap((at) => Array(10).fill(at)));
    expect(limiter.asked).toBe(30);
  });

  it('closes the window for everybody when one is throttled, and slows the one that was', async () => {
    const { clock, admissions } = deployers(2);
    const [throttled, other] = admissions as [Admission, Admission];
    await clock.run(throttled.throttled(getMethod));
    expect((await clock.run(other.admit(getMethod))).delayMs).toBe(1000);
    await clock.advance(1000);
    const alone = await momentsOf(clock, [throttled], Array(10).fill(getMethod));
    expect(alone.at(-1)?.at).toBe(1000); // Five of the ten a second.
    await clock.advance(60_000);
    const recovered = await momentsOf(clock, [throttled], Array(20).fill(getMethod));
    expect(recovered.at(-1)?.at).toBe(1000);
  });

  it('keeps a wait that the service asks for in all processes', async () => {
    const { clock, admissions } = deployers(2);
    const [told, other] = admissions as [Admission, Admission];
    await clock.run(told.throttled(createResource, 7000));
    expect((await clock.run(other.admit(createResource))).delayMs).toBe(7000);
  });

  it('closes a bucket for no longer than a minute, whatever is asked for', async () => {
    const { clock, admissions } = deployers(2);
    const [told, other] = admissions as [Admission, Admission];
    await clock.run(told.throttled(createResource, 3_600_000));
    expect((await clock.run(other.admit(createResource))).delayMs).toBe(60_000);
  });

  it('never lets a throttled process wait for good', async () => {
    const { clock, admissions } = deployers(2);
    const [throttled, other] = admissions as [Admission, Admission];
    for (let time = 0; time < 10; time++) {
      await clock.run(throttled.throttled(getMethod));
      await clock.advance(2000);
    }
    const [slow] = await Promise.all([
      momentsOf(clock, [throttled], Array(5).fill(getMethod)),
      momentsOf(clock, [other], Array(300).fill(getMethod)),
    ]);
    expect(slow).toHaveLength(5);
  });

  it('keeps accounts apart', async () => {
    const clock = new ManualClock();
    const limiter = new LimiterOnClock(clock);
    const store = (account: string) => new LimiterQuotaStore(limiter, { clock, account });
    const quotas: readonly RequestQuota[] = [{ tokensPerSecond: 1, capacity: 1 }];
    const admissions = ['1/eu-west-1', '1/us-east-1'].map((account) => new Admission(quotas, clock, store(account)));
    const moments = await momentsOf(clock, admissions, [getMethod]);
    expect(moments.map(({ at }) => at)).toEqual([0, 0]);
    expect(limiter.keys).toEqual(['1/eu-west-1/all operations', '1/us-east-1/all operations']);
  });

  it('estimates waits without asking', async () => {
    const { clock, limiter, admissions } = deployers(1);
    const [admission] = admissions as [Admission];
    expect(admission.delayOf(createRestApi)).toBe(0);
    await clock.run(admission.admit(createRestApi));
    const asked = limiter.asked;
    expect(admission.delayOf(createRestApi)).toBe(30_000);
    expect(admission.delayOf(getMethod)).toBe(0);
    expect(limiter.asked).toBe(asked);
  });

  it('fails what waits when the limiter fails, and says so', async () => {
    const clock = new ManualClock();
    const refused = new Error('connect ECONNREFUSED 127.0.0.1:6379');
    const limiter: Limiter = { penalty: () => Promise.reject(refused), set: () => Promise.reject(refused) };
    const admission = new Admission(serviceQuotas, clock, new LimiterQuotaStore(limiter, { clock }));
    const failure = { name: 'QuotaStoreError', code: 'execute.quota-store', cause: refused };
    await expect(admission.admit(getMethod)).rejects.toMatchObject(failure);
    await expect(admission.throttled(getMethod)).rejects.toMatchObject(failure);
  });

  it("works over rate-limiter-flexible's own limiters", async () => {
    expectTypeOf<RateLimiterMemory>().toExtend<Limiter>();
    const limiter = new RateLimiterMemory({ points: 1, duration: 1 });
    const store = new LimiterQuotaStore(limiter);
    const quota: RequestQuota = { tokensPerSecond: 3, capacity: 40 };
    const answers = [];
    for (let request = 0; request < 4; request++) answers.push(await store.take([quota]));
    expect(answers.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(answers[3]?.quota).toBe(quota);
    expect(answers[3]?.delayMs).toBeGreaterThan(0);
    expect(answers[3]?.delayMs).toBeLessThanOrEqual(1000);
    await limiter.delete('all operations'); // Its timer would outlive the test.
  });
});
