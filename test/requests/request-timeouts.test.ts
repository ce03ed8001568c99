import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/index.js';
import { RequestTimeouts } from '../../src/requests/request-timeouts.js';

const never = () => new Promise<never>(() => {});

/** When, and as what, a promise was rejected. */
function rejection(clock: ManualClock, promise: Promise<unknown>) {
  return promise.then(
    () => undefined,
    (error: unknown) => ({ at: clock.now(), error }),
  );
}

describe('attempts that have no response', () => {
  it('are given up one by one, each when its own time is over', async () => {
    const clock = new ManualClock();
    const timeouts = new RequestTimeouts(clock, 30_000);
    const first = rejection(clock, timeouts.answerOf(never, 'GET /a', undefined));
    await clock.advance(10_000);
    const second = rejection(clock, timeouts.answerOf(never, 'GET /b', undefined));
    const answered = timeouts.answerOf(async () => 'yes', 'GET /c', undefined);
    await clock.advance(60_000);
    expect(await first).toMatchObject({ at: 30_000, error: { name: 'TimeoutError', address: 'GET /a' } });
    expect(await second).toMatchObject({ at: 40_000, error: { name: 'TimeoutError', address: 'GET /b' } });
    expect(await answered).toBe('yes');
    // The watch is over by now: the next attempt is watched as well.
    const third = rejection(clock, timeouts.answerOf(never, 'GET /d', undefined));
    await clock.advance(60_000);
    expect(await third).toMatchObject({ at: 100_000, error: { message: 'There was no response within 30 s.' } });
  });

  it('end the request, with the time-out as the reason', async () => {
    const clock = new ManualClock();
    let given: AbortSignal | undefined;
    const attempt = (signal: AbortSignal) => {
      given = signal;
      return never();
    };
    const over = rejection(clock, new RequestTimeouts(clock, 5_000).answerOf(attempt, 'GET /a', undefined));
    await clock.advance(4_999);
    expect(given?.aborted).toBe(false);
    await clock.advance(1);
    expect(given?.reason).toBe((await over)?.error);
  });

  it('may have a shorter time than all others, which nobody sleeps for when they are answered', async () => {
    const clock = new ManualClock();
    const timeouts = new RequestTimeouts(clock, 60_000);
    const short = rejection(clock, timeouts.answerOf(never, 'GET /a', undefined, 2_000));
    await clock.advance(2_000);
    expect(await short).toMatchObject({ at: 2_000, error: { message: 'There was no response within 2 s.' } });

    let aborted: AbortSignal | undefined;
    const watching = {
      now: () => clock.now(),
      random: () => 0,
      sleep(_ms: number, { signal }: { readonly signal?: AbortSignal | undefined } = {}) {
        aborted = signal;
        return never();
      },
    };
    await new RequestTimeouts(watching, 60_000).answerOf(async () => 'yes', 'GET /a', undefined, 2_000);
    expect(aborted?.aborted).toBe(true);
  });

  it('are watched by one wait for all of them, and one for each shorter time, none of which keeps a process alive', async () => {
    const waits: unknown[] = [];
    const clock = {
      now: () => 0,
      random: () => 0,
      sleep(ms: number, { isWatchdog }: { readonly isWatchdog?: boolean | undefined } = {}) {
        waits.push([ms, isWatchdog]);
        return never();
      },
    };
    const timeouts = new RequestTimeouts(clock, 60_000);
    for (const atMostMs of [undefined, 60_000, 90_000, 2_000, undefined])
      void timeouts.answerOf(never, 'GET /a', undefined, atMostMs);
    void new RequestTimeouts(clock, Number.POSITIVE_INFINITY).answerOf(never, 'GET /a', undefined);
    expect(waits).toEqual([
      [60_000, true],
      [2_000, true],
    ]);
  });

  it('begun at one moment are given up at one moment, after one wait', async () => {
    const manual = new ManualClock();
    const waits: number[] = [];
    const clock = {
      now: () => manual.now(),
      random: () => 0,
      sleep(ms: number, options: object = {}) {
        waits.push(ms);
        return manual.sleep(ms, options);
      },
    };
    const timeouts = new RequestTimeouts(clock, 5_000);
    const both = ['GET /a', 'GET /b'].map((address) => rejection(manual, timeouts.answerOf(never, address, undefined)));
    await manual.advance(5_000);
    expect(await Promise.all(both)).toMatchObject([{ at: 5_000 }, { at: 5_000 }]);
    expect(waits).toEqual([5_000]);
  });

  it('are forgotten when they are answered', async () => {
    const manual = new ManualClock();
    let waits = 0;
    const clock = {
      now: () => manual.now(),
      random: () => 0,
      sleep(ms: number, options: object = {}) {
        waits++;
        return manual.sleep(ms, options);
      },
    };
    const timeouts = new RequestTimeouts(clock, 60_000);
    const signals: AbortSignal[] = [];
    for (let request = 0; request < 3; request++) {
      const attempt = async (signal: AbortSignal) => void signals.push(signal);
      await timeouts.answerOf(attempt, 'GET /a', undefined);
      await manual.advance(10_000);
    }
    await manual.advance(600_000);
    expect(waits).toBe(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false, false]);
  });

  it('are waited for without end, also at first, where no time is set', async () => {
    const clock = new ManualClock();
    const timeouts = new RequestTimeouts(clock, Number.POSITIVE_INFINITY);
    let isOver = false;
    void timeouts.answerOf(never, 'GET /a', undefined, 29_000).catch(() => {
      isOver = true;
    });
    await clock.advance(3_600_000);
    expect(isOver).toBe(false);
  });

  it('are given up with what the clock throws', async () => {
    const broken = new Error('The clock is broken.');
    const clock = { now: () => 0, random: () => 0, sleep: () => Promise.reject(broken) };
    const timeouts = new RequestTimeouts(clock, 60_000);
    await expect(timeouts.answerOf(never, 'GET /a', undefined, 2_000)).rejects.toBe(broken);
    const both = [1, 2].map(() => timeouts.answerOf(never, 'GET /a', undefined));
    for (const { reason } of (await Promise.allSettled(both)) as PromiseRejectedResult[]) expect(reason).toBe(broken);
  });
});

describe('the signal of the caller', () => {
  it('ends the request with its reason, before or after it began', async () => {
    const timeouts = new RequestTimeouts(new ManualClock());
    const reason = new Error('enough');
    let calls = 0;
    const attempt = () => {
      calls++;
      return never();
    };
    await expect(timeouts.answerOf(attempt, 'GET /a', AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(calls).toBe(0);
    const controller = new AbortController();
    let given: AbortSignal | undefined;
    const under = timeouts.answerOf(
      (signal) => {
        given = signal;
        return never();
      },
      'GET /a',
      controller.signal,
    );
    controller.abort(reason);
    await expect(under).rejects.toBe(reason);
    expect(given?.reason).toBe(reason);
  });

  it('is listened to no longer than a request takes', async () => {
    const timeouts = new RequestTimeouts(new ManualClock());
    const { signal } = new AbortController();
    for (let request = 0; request < 3; request++) await timeouts.answerOf(async () => 'yes', 'GET /a', signal);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
