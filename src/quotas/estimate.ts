import type { Call } from '../calls/call.js';

/** A rate that the service allows: a bucket that holds `capacity` tokens and gains `tokensPerSecond`. */
export interface RateLimit {
  /** What the quota is called in estimates and events: `CreateResource`. */
  readonly name: string;
  /** Requests a second that it allows in the long run. Above 0. */
  readonly tokensPerSecond: number;
  /** Requests that it allows at once, after a rest. */
  readonly capacity: number;
  /** Whether a call takes a token. */
  readonly covers: (call: Call) => boolean;
}

/** How long a plan takes at least. */
export interface PlanEstimate {
  /** How many calls the plan has. */
  readonly calls: number;
  /** Under the account's quotas, when nobody else uses them; the service's own time to answer isn't counted. */
  readonly seconds: number;
  /** The quota that takes longest; absent when none holds the plan up. */
  readonly bottleneck?: string;
}

/** How long calls take at least, under `limits`. */
export function estimate(calls: readonly Call[], limits: readonly RateLimit[]): PlanEstimate {
  const waits = limits.map((limit) => {
    const tokens = calls.filter((call) => limit.covers(call)).length;
    return { name: limit.name, seconds: Math.max(0, (tokens - limit.capacity) / limit.tokensPerSecond) };
  });
  const longest = waits.reduce((most, wait) => (wait.seconds > most.seconds ? wait : most), { name: '', seconds: 0 });
  const seconds = Math.round(longest.seconds * 10) / 10;
  return { calls: calls.length, seconds, ...(seconds > 0 ? { bottleneck: longest.name } : {}) };
}
