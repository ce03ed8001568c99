import type { RequestQuota } from '../service-quotas.js';

/**
 * A bucket as counters that start again from 0 a number of seconds after their first count.
 *
 * However the windows of the counters fall, no more requests pass in any time than a bucket of the same quota lets pass.
 */
export interface Windows {
  /** How many counters there are. */
  readonly counters: number;
  /** How many requests each one lets pass in its window. */
  readonly points: number;
  /** Of a window. Whole seconds: stores keep no finer time. */
  readonly seconds: number;
}

/** More counters than this are more questions to the store than a request is worth. */
const mostCounters = 10;
/** Seconds are computed from rates: 30 mustn't become 31. */
const rounding = 1e-9;

/**
 * The windows that use up the most of a quota; of several such the ones with the fewest counters, and the shortest.
 *
 * A window begins with its first request, so `2 * points - 1` requests can meet where two of them do. One point a window
 * has no such edge: several counters of one point each make a small bucket without loss.
 */
export function windowsOf({ tokensPerSecond, capacity }: RequestQuota): Windows {
  let best: Windows = { counters: 1, points: 1, seconds: secondsFor(1, tokensPerSecond) };
  const consider = (counters: number, points: number) => {
    const windows = { counters, points, seconds: secondsFor(counters * points, tokensPerSecond) };
    // In whole numbers: rates that are equal mustn't differ by rounding.
    if (counters * points * best.seconds > best.counters * best.points * windows.seconds) best = windows;
  };
  const atAnEdge = Math.min((capacity + 1) / 2, tokensPerSecond + 1);
  for (let points = 2; points <= atAnEdge; points++) consider(1, points);
  for (let counters = 2; counters <= Math.min(capacity, mostCounters); counters++) consider(counters, 1);
  return best;
}

/** The shortest window in which so many requests are within the rate. */
function secondsFor(requests: number, tokensPerSecond: number): number {
  return Math.max(1, Math.ceil(requests / tokensPerSecond - rounding));
}
