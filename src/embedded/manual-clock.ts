import { type Clock, type SleepOptions, sleepProblems } from '../clock.js';
import {
  argumentProblems,
  type OptionCheck,
  type OptionTable,
  optionProblems,
  shown,
  thingWith,
} from '../errors/options.js';
import { refuse } from './errors.js';

interface Sleeper {
  readonly due: number;
  readonly order: number;
  readonly isWatchdog: boolean;
  readonly wake: () => void;
}

const aNumber: OptionCheck = (value) =>
  Number.isFinite(value) ? undefined : { message: `It must be a number, not ${shown(value)}.` };
const forwards: OptionCheck = (value) =>
  Number.isFinite(value) && Number(value) >= 0
    ? undefined
    : { message: `It must be 0 milliseconds or more, not ${shown(value)}.` };
const promiseCheck = thingWith('a promise', 'then', 'finally');
const clockOptions: OptionTable<{ readonly now?: number; readonly seed?: number }> = { now: aNumber, seed: aNumber };

/**
 * A clock that moves only when it is told to: tests of anything that waits finish at once and give the same result
 * every time.
 *
 * @example
 * ```ts
 * const clock = new ManualClock();
 * const waiting = clock.sleep(30_000);
 * await clock.advance(30_000);
 * await waiting;
 * ```
 */
export class ManualClock implements Clock {
  #now: number;
  #order = 0;
  #seed: number;
  #sleepers: Sleeper[] = [];

  /**
   * @param options.now - where the clock starts, in milliseconds. Default: 0.
   * @param options.seed - seeds {@link random}, so that jitter is the same in every run. Default: 1.
   * @throws {@link EmbeddedGatewayError} `embedded.options`.
   */
  constructor(options: { readonly now?: number; readonly seed?: number } = {}) {
    refuse('The options of ManualClock', optionProblems('embedded', clockOptions, options));
    const { now = 0, seed = 1 } = options;
    this.#now = now;
    this.#seed = seed >>> 0;
  }

  /** Milliseconds: where the clock started, and what it was moved forward since. */
  now(): number {
    return this.#now;
  }

  /** A reproducible sequence of numbers in `[0, 1)` (mulberry32). */
  random(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) >>> 0;
    let mixed = this.#seed;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** How many callers are asleep; watchdogs aside. */
  get sleeping(): number {
    return this.#sleepers.filter(({ isWatchdog }) => !isWatchdog).length;
  }

  /**
   * Resolves once the clock was moved forward by `durationMs` milliseconds.
   *
   * @throws the signal's reason, as soon as `signal` aborts.
   */
  async sleep(durationMs: number, options: SleepOptions = {}): Promise<void> {
    refuse('The arguments of ManualClock.sleep()', sleepProblems('embedded', durationMs, options));
    const { signal, isWatchdog = false } = options;
    signal?.throwIfAborted();
    if (!(durationMs > 0)) return;
    await new Promise<void>((resolve, reject) => {
      const remove = () => {
        this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
        signal?.removeEventListener('abort', abort);
      };
      const sleeper: Sleeper = {
        due: this.#now + durationMs,
        order: this.#order++,
        isWatchdog,
        wake: () => {
          remove();
          resolve();
        },
      };
      const abort = () => {
        remove();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#sleepers.push(sleeper);
    });
  }

  /**
   * Moves the clock forward by `durationMs`, waking every sleeper on the way at its own moment, in order.
   *
   * @throws {@link EmbeddedGatewayError} `embedded.options` for a time that is negative, or isn't a finite number.
   */
  async advance(durationMs: number): Promise<void> {
    refuse(
      'The arguments of ManualClock.advance()',
      argumentProblems('embedded', { durationMs: [durationMs, forwards] }),
    );
    const end = this.#now + durationMs;
    await settle();
    for (let next = this.#next(); next && next.due <= end; next = this.#next()) {
      this.#now = Math.max(this.#now, next.due);
      next.wake();
      await settle();
    }
    this.#now = end;
  }

  /**
   * Runs until `promise` settles: whenever nothing else can run, time jumps to the next moment somebody waits for. To
   * the end of a watchdog's wait it jumps only when nothing else has come for a while.
   *
   * @throws what `promise` throws; an `Error` when `promise` waits for something that no clock will bring.
   */
  async run<Result>(promise: Promise<Result>): Promise<Result> {
    refuse('The arguments of ManualClock.run()', argumentProblems('embedded', { promise: [promise, promiseCheck] }));
    let settled = false;
    const done = promise.finally(() => {
      settled = true;
    });
    done.catch(() => undefined); // The caller gets the rejection from the return below.
    let idle = 0;
    for (;;) {
      await settle();
      if (settled) return done;
      const next = this.#next(({ isWatchdog }) => !isWatchdog || idle >= patience);
      if (next) {
        idle = 0;
        this.#wakeUpTo(next);
      } else if (++idle > patience) {
        throw new Error("The promise neither settled nor sleeps on this clock: it's waiting for something else.");
      }
    }
  }

  /** Lets time pass until a sleeper wakes; watchdogs whose time comes before wake first. */
  #wakeUpTo(sleeper: Sleeper): void {
    const next = this.#next() ?? sleeper;
    this.#now = Math.max(this.#now, next.due);
    next.wake();
  }

  #next(counts: (sleeper: Sleeper) => boolean = () => true): Sleeper | undefined {
    let first: Sleeper | undefined;
    for (const sleeper of this.#sleepers) {
      if (!counts(sleeper)) continue;
      if (!first || sleeper.due < first.due || (sleeper.due === first.due && sleeper.order < first.order))
        first = sleeper;
    }
    return first;
  }
}

/** How often everything that can run is let run, and nothing comes of it, before that is taken to be the end. */
const patience = 1_000;

/** Lets everything run that can run without time passing: promise callbacks first, then what they queued. */
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise<void>((resolve) => setImmediate(resolve));
}
