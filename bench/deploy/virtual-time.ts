import { ManualClock } from '../../src/embedded/manual-clock.js';

/**
 * Runs `work` on a clock of its own that jumps from one awaited moment to the next. The SDK waits with the machine's
 * timers and asks the machine for the date, so both come from that clock while `work` runs.
 */
export async function onVirtualTime<Result>(
  work: (clock: ManualClock) => Promise<Result>,
): Promise<{ readonly result: Result; readonly seconds: number }> {
  const clock = new ManualClock({ now: Date.UTC(2026, 0, 1) });
  const { setTimeout, clearTimeout } = globalThis;
  const { now } = Date;
  const started = clock.now();
  const controllers = new Map<object, AbortController>();
  globalThis.setTimeout = ((callback: () => void, delayMs = 0) => {
    const controller = new AbortController();
    const handle = { ref: () => handle, unref: () => handle };
    controllers.set(handle, controller);
    // Whole milliseconds and at least one, as Node.js has it. When it was cleared, there is nothing to call.
    const waiting = clock.sleep(Math.max(1, Math.trunc(delayMs)), { signal: controller.signal });
    waiting.then(callback, () => undefined).finally(() => controllers.delete(handle));
    return handle;
  }) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((handle: object | undefined) => {
    if (handle !== undefined) controllers.get(handle)?.abort();
  }) as unknown as typeof clearTimeout;
  Date.now = () => clock.now();
  try {
    const result = await clock.run(work(clock));
    return { result, seconds: (clock.now() - started) / 1000 };
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
    Date.now = now;
  }
}
