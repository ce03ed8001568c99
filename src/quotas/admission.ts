import type { Clock } from '../clock.js';
import { InMemoryQuotaStore } from './in-memory-quota-store.js';
import type { QuotaStore, Shortage } from './quota-store.js';
import { QuotaStoreError } from './quota-store-error.js';
import { type Counted, countsFor, nameOfQuota, type RequestQuota } from './service-quotas.js';

/** What a request has to wait for. */
export interface Wait {
  /** The quota that is used up; empty when there is nothing to wait for. */
  readonly quota: string;
  readonly delayMs: number;
}

/** How a request waits to be admitted. */
export interface AdmitOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** Requests that count for the same quotas, in the order in which they came. */
interface Line {
  readonly quotas: readonly RequestQuota[];
  readonly waiters: Waiter[];
}

interface Waiter {
  readonly line: Line;
  /** Its place among all that ever asked. */
  readonly order: number;
  readonly since: number;
  readonly onWait: ((wait: Wait) => void) | undefined;
  readonly admit: (waited: Wait) => void;
  readonly refuse: (error: unknown) => void;
  quota: string;
}

interface Sleep {
  readonly until: number;
  readonly cancel: AbortController;
}

const noWait: Wait = Object.freeze({ quota: '', delayMs: 0 });

/**
 * Admits requests at the rates that the service allows, in the order in which they ask.
 *
 * A request takes a token of every bucket that it counts for in the moment it is sent, and none while it waits: one that
 * waits for its operation's own bucket leaves the tokens of all the others to those behind it. Whoever came first is
 * asked first whenever a bucket has gained a token, so nobody is overtaken at a bucket that they wait for.
 *
 * Waits are estimates: what is true when one is over decides. A rate that is lowered holds for all who wait already.
 */
export class Admission {
  readonly #clock: Clock;
  readonly #quotas: readonly RequestQuota[];
  readonly #store: QuotaStore;
  readonly #lines = new Map<string, Line>();
  /** The lines in which somebody waits. */
  readonly #busy = new Set<Line>();
  /** Until when a quota is known to be short: nobody who came later is asked before. */
  readonly #shortUntil = new Map<RequestQuota, number>();
  #untold: Waiter[] = [];
  #arrivals = 0;
  #serving = false;
  #sleep: Sleep | undefined;

  /** @param store - counts the requests; default: buckets of its own, in memory. */
  constructor(quotas: readonly RequestQuota[], clock: Clock, store: QuotaStore = new InMemoryQuotaStore(clock)) {
    this.#clock = clock;
    this.#quotas = quotas;
    this.#store = store;
  }

  /**
   * Resolves when the request may be sent.
   *
   * @param onWait - told before a wait begins, for which quota and how long it will be about.
   * @returns how long it has waited.
   * @throws the signal's reason; its place goes to those behind it.
   * @throws {@link QuotaStoreError} when the store can't count.
   */
  async admit(call: Counted, { signal, onWait }: AdmitOptions = {}): Promise<Wait> {
    signal?.throwIfAborted();
    const line = this.#lineOf(call);
    if (line.quotas.length === 0) return noWait;
    return new Promise<Wait>((resolve, reject) => {
      const abort = () => {
        this.#leave(waiter);
        reject(signal?.reason);
        if (!this.#serving) this.#sleepUntilNext(); // Else that is done next.
      };
      const waiter: Waiter = {
        line,
        order: this.#arrivals++,
        since: this.#clock.now(),
        onWait,
        quota: '',
        admit(waited) {
          signal?.removeEventListener('abort', abort);
          resolve(waited);
        },
        refuse(error) {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      };
      signal?.addEventListener('abort', abort);
      line.waiters.push(waiter);
      this.#busy.add(line);
      this.#untold.push(waiter);
      void this.#serve();
    });
  }

  /**
   * In about how many milliseconds a request could be sent, if it asked now. Takes nothing.
   *
   * @throws {@link QuotaStoreError} when the store can't count.
   */
  delayOf(call: Counted): number {
    try {
      return this.#waitOf(this.#lineOf(call).quotas, this.#arrivals).delayMs;
    } catch (error) {
      throw new QuotaStoreError(error);
    }
  }

  /**
   * The service refused a request as one too many: the account is busier than the buckets know.
   *
   * @param retryAfterMs - what the service asked to wait.
   * @throws {@link QuotaStoreError} when the store can't count.
   */
  async throttled(call: Counted, retryAfterMs?: number): Promise<void> {
    try {
      await this.#store.throttled(this.#lineOf(call).quotas, retryAfterMs);
    } catch (error) {
      throw new QuotaStoreError(error);
    }
  }

  #lineOf(call: Counted): Line {
    let key = '';
    this.#quotas.forEach((quota, index) => {
      if (countsFor(quota, call)) key += `${index} `;
    });
    let line = this.#lines.get(key);
    if (line === undefined) {
      line = { quotas: this.#quotas.filter((quota) => countsFor(quota, call)), waiters: [] };
      this.#lines.set(key, line);
    }
    return line;
  }

  /** Asks the store for everybody who could be admitted now, one after the other. Never rejects. */
  async #serve(): Promise<void> {
    if (this.#serving) return; // Whoever is served now comes to the new one too.
    this.#serving = true;
    try {
      while (this.#next() !== undefined || this.#untold.length > 0) {
        for (let line = this.#next(); line !== undefined; line = this.#next()) {
          const answer = this.#store.take(line.quotas);
          this.#settle(line, answer !== undefined && 'then' in answer ? await answer : answer);
        }
        this.#tell();
      }
    } catch (error) {
      this.#refuseAll(new QuotaStoreError(error));
    } finally {
      this.#serving = false;
    }
    this.#sleepUntilNext();
  }

  #settle(line: Line, shortage: Shortage | undefined): void {
    if (shortage !== undefined) {
      const { quota, delayMs } = shortage;
      // Anything else would be asked again without end, or never.
      if (!line.quotas.includes(quota) || !(delayMs > 0 && delayMs < Number.POSITIVE_INFINITY))
        throw new TypeError('take() answered no shortage of a quota');
      this.#shortUntil.set(quota, this.#clock.now() + Math.max(1, delayMs));
      return;
    }
    const waiter = line.waiters[0];
    if (waiter === undefined) return; // It left while the store was asked.
    this.#leave(waiter);
    waiter.admit({ quota: waiter.quota, delayMs: this.#clock.now() - waiter.since });
  }

  /** Of the lines for which no quota is short, the one whose first has waited longest. */
  #next(): Line | undefined {
    const now = this.#clock.now();
    let next: Line | undefined;
    for (const line of this.#busy) {
      if (line.quotas.some((quota) => (this.#shortUntil.get(quota) ?? 0) > now)) continue;
      if (next === undefined || orderOf(line) < orderOf(next)) next = line;
    }
    return next;
  }

  /** Tells those who came since the last time, and are still here, that they wait. */
  #tell(): void {
    const untold = this.#untold;
    this.#untold = [];
    for (const waiter of untold) {
      const { line, order, onWait } = waiter;
      if (!line.waiters.includes(waiter)) continue;
      const wait = this.#waitOf(line.quotas, order);
      waiter.quota = wait.quota;
      try {
        onWait?.(wait);
      } catch (error) {
        this.#leave(waiter);
        waiter.refuse(error);
      }
    }
  }

  /** How long somebody waits who came as the `order`-th. */
  #waitOf(quotas: readonly RequestQuota[], order: number): Wait {
    const now = this.#clock.now();
    let longest = noWait;
    for (const quota of quotas) {
      const known = (this.#shortUntil.get(quota) ?? 0) - now;
      const delayMs = Math.max(known, this.#store.delayOf(quota, this.#ahead(quota, order, now) + 1));
      if (delayMs > longest.delayMs) longest = { quota: nameOfQuota(quota), delayMs };
    }
    return longest;
  }

  /** How many will take a token of `quota` before somebody who came as the `order`-th. */
  #ahead(quota: RequestQuota, order: number, now: number): number {
    let ahead = 0;
    for (const { quotas, waiters } of this.#busy) {
      if (!quotas.includes(quota)) continue;
      const before = waiters.findLastIndex((waiter) => waiter.order < order) + 1;
      // A line that is held up elsewhere is overtaken, all but its first.
      const heldUp = quotas.some((other) => other !== quota && (this.#shortUntil.get(other) ?? 0) > now);
      ahead += heldUp ? Math.min(1, before) : before;
    }
    return ahead;
  }

  #leave(waiter: Waiter): void {
    const { waiters } = waiter.line;
    const at = waiters.indexOf(waiter);
    if (at < 0) return; // It has left before: by its signal, from its own onWait.
    waiters.splice(at, 1);
    if (waiters.length === 0) this.#busy.delete(waiter.line);
  }

  #refuseAll(error: unknown): void {
    for (const line of this.#busy) {
      for (const waiter of line.waiters.splice(0)) waiter.refuse(error);
    }
    this.#busy.clear();
    this.#untold = [];
  }

  #sleepUntilNext(): void {
    const until = this.#nextMoment();
    if (this.#sleep?.until === until) return;
    this.#sleep?.cancel.abort();
    this.#sleep = undefined;
    if (until === Number.POSITIVE_INFINITY) return;
    const sleep: Sleep = { until, cancel: new AbortController() };
    this.#sleep = sleep;
    this.#clock.sleep(Math.ceil(until - this.#clock.now()), { signal: sleep.cancel.signal }).then(
      () => {
        this.#sleep = undefined;
        void this.#serve();
      },
      (error: unknown) => {
        if (!sleep.cancel.signal.aborted) this.#refuseAll(error);
      },
    );
  }

  /** When the next line could move. */
  #nextMoment(): number {
    let moment = Number.POSITIVE_INFINITY;
    for (const { quotas } of this.#busy) {
      moment = Math.min(moment, Math.max(...quotas.map((quota) => this.#shortUntil.get(quota) ?? 0)));
    }
    return moment;
  }
}

function orderOf({ waiters }: Line): number {
  return waiters[0]?.order ?? Number.POSITIVE_INFINITY;
}
