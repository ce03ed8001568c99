import type { Clock } from '../../../src/clock.js';
import type { Count, Limiter } from '../../../src/quotas/limiter/index.js';

/** A limiter that many stores share, on a clock: counts like those of `rate-limiter-flexible`, in windows. */
export class LimiterOnClock implements Limiter {
  readonly #clock: Clock;
  readonly #windows = new Map<string, { count: number; until: number }>();
  /** How often it was asked. */
  asked = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async penalty(key: string, points: number, { customDuration }: { readonly customDuration: number }): Promise<Count> {
    this.asked++;
    const now = this.#clock.now();
    let window = this.#windows.get(key);
    if (window === undefined || window.until <= now) window = { count: 0, until: now + customDuration * 1000 };
    window.count += points;
    this.#windows.set(key, window);
    return { consumedPoints: window.count, msBeforeNext: window.until - now };
  }

  async set(key: string, points: number, secDuration: number): Promise<void> {
    this.#windows.set(key, { count: points, until: this.#clock.now() + secDuration * 1000 });
  }

  get keys(): readonly string[] {
    return [...this.#windows.keys()];
  }
}
