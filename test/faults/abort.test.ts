import { describe, expect, it } from 'vitest';
import { ApplyError } from '../../src/apply/result.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { setUpAccount } from './account.js';
import { first } from './apis.js';

/** Every request takes this long, so that a moment can fall into it. */
const latencyMs = 300;

/**
 * Applies the plan of a fresh API and aborts `afterMs` later.
 *
 * @returns what the run came to, and what the service had been sent until the abort and was sent in all.
 */
async function abortedAfter(afterMs: number, quotas: 'under quotas' | 'without quotas') {
  const account = await setUpAccount(
    { latencyMs },
    { quotas: quotas === 'under quotas' && [{ tokensPerSecond: 5, capacity: 3 }] },
  );
  const { clock, embedded, gateway, events } = account;
  const plan = await clock.run(gateway.plan(first));
  // Faults on the way, so that the moment can fall into a backoff.
  embedded.inject({ fault: 'throttle', operation: 'CreateModel', retryAfterSeconds: 3 });
  embedded.inject({ fault: 'resetAfter', operation: 'PutMethod' });
  const controller = new AbortController();
  const reason = new Error('enough');
  const writes = () => events.filter((event) => event.type === 'sent' && !event.operation.startsWith('Get')).length;
  const sent = () => events.filter(({ type }) => type === 'sent').length;
  events.length = 0;
  const before = embedded.calls.length;
  const running = gateway.apply(plan, { signal: controller.signal }).then(
    (result) => result,
    (error: unknown) => error,
  );
  await clock.advance(afterMs);
  const sentAtAbort = sent();
  const moments = momentsOf(events);
  controller.abort(reason);
  const outcome = await clock.run(running);
  await clock.advance(60_000);
  return { ...account, plan, outcome, reason, moments, sentAtAbort, sentInAll: sent(), writes: writes(), before };
}

describe.each(['under quotas', 'without quotas'] as const)('an abort, %s', (quotas) => {
  it('starts nothing afterwards and reports what the service saw, at every moment of a run', async () => {
    const seen = new Set<string>();
    let aborted = 0;
    let isOver = false;
    for (let afterMs = 0; !isOver; afterMs += 130) {
      const run = await abortedAfter(afterMs, quotas);
      const { embedded, gateway, clock, outcome, plan, sentAtAbort, sentInAll, before, moments } = run;
      expect(sentInAll, `sent after the abort at ${afterMs} ms`).toBe(sentAtAbort);
      if (!(outcome instanceof Error)) {
        isOver = true;
        continue;
      }
      aborted++;
      for (const moment of moments) seen.add(moment);
      if (!(outcome instanceof ApplyError)) {
        // It was still making sure that the plan holds: nothing is begun.
        expect(outcome).toBe(run.reason);
        expect(run.writes).toBe(0);
        continue;
      }
      expect(outcome.code).toBe('apply.aborted');
      const { steps } = outcome.result;
      expect(steps.map(({ call }) => call.id)).toEqual(plan.calls.map(({ id }) => id));
      const answered = embedded.calls
        .slice(before)
        .filter(({ operation, status }) => !operation.startsWith('Get') && status !== undefined && status < 300);
      const succeeded = steps.filter(({ status }) => status === 'succeeded');
      const puts = answered.filter(({ operation }) => operation === 'PutMethod').length;
      const putSteps = succeeded.filter(({ call }) => call.operation === 'PutMethod').length;
      expect(answered.length - puts, `at ${afterMs} ms`).toBe(succeeded.length - putSteps);
      // The write whose response was lost succeeds by what is read afterwards, if there was time for that.
      const lost = embedded.calls.slice(before).some(({ operation, status }) => operation === 'PutMethod' && !status);
      expect(lost ? [0, 1] : [0], `at ${afterMs} ms`).toContain(putSteps - puts);
      for (const { status, attempts, call } of steps) if (status === 'notStarted') expect(attempts, call.id).toBe(0);

      const again = await clock.run(gateway.plan(first));
      await clock.run(gateway.apply(again));
      expect((await clock.run(gateway.plan(first))).isEmpty).toBe(true);
    }
    expect(aborted).toBeGreaterThan(20);
    expect([...seen].sort()).toEqual([
      'one in flight',
      'retrying',
      'several in flight',
      ...(quotas === 'under quotas' ? ['waiting'] : []),
    ]);
  });
});

/** What requests are doing, by their latest events. */
function momentsOf(events: readonly GatewayEvent[]): readonly string[] {
  const latest = new Map<string, string>();
  for (const event of events) {
    if ('operation' in event) latest.set(`${event.operation} ${event.address}`, event.type);
    else if ('call' in event) latest.delete(`${event.call.operation} ${event.call.address}`);
  }
  // Reads have no event for their end.
  const open = [...latest].filter(([request]) => !request.startsWith('Get')).map(([, type]) => type);
  const inFlight = open.filter((type) => type === 'sent').length;
  return [
    ...open.filter((type) => type !== 'sent'),
    ...(inFlight > 1 ? ['several in flight'] : inFlight === 1 ? ['one in flight'] : []),
  ];
}
