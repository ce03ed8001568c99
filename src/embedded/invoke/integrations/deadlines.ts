import type { Clock } from '../../../clock.js';

interface Deadline {
  readonly due: number;
  /** Called when the time is over. */
  readonly miss: () => void;
}

/**
 * Deadlines that are equally far away, so that they come in the order in which they were set: one sleep on the clock does
 * for all of them. Nobody sleeps while there are none, so that nothing keeps the process alive: which is looked at once
 * everything else has had its turn, since the next deadline often follows the last one at once.
 */
class Deadlines {
  readonly #clock: Clock;
  readonly #inMillis: number;
  readonly #isWatchdog: boolean;
  readonly #pending = new Set<Deadline>();
  #sleeping: AbortController | undefined;
  #isLeaving = false;
  #onNone: (() => void)[] = [];

  constructor(clock: Clock, inMillis: number, isWatchdog: boolean) {
    this.#clock = clock;
    this.#inMillis = inMillis;
    this.#isWatchdog = isWatchdog;
  }

  /** @returns what says that the deadline is met: then `miss` is never called. */
  add(miss: () => void): () => void {
    const deadline: Deadline = { due: this.#clock.now() + this.#inMillis, miss };
    this.#pending.add(deadline);
    if (!this.#sleeping) this.#sleepUntil(deadline);
    return () => {
      this.#pending.delete(deadline);
      if (this.#pending.size > 0 || this.#isLeaving) return;
      this.#isLeaving = true;
      setImmediate(this.#leave);
    };
  }

  /** Resolves once none is left. */
  none(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#pending.size === 0) resolve();
      else this.#onNone.push(resolve);
    });
  }

  /** Misses all of them, early. */
  missAll(): void {
    const missed = [...this.#pending];
    this.#pending.clear();
    this.#leave();
    for (const { miss } of missed) miss();
  }

  readonly #leave = () => {
    this.#isLeaving = false;
    if (this.#pending.size > 0) return;
    for (const tell of this.#onNone.splice(0)) tell();
    this.#sleeping?.abort(nobodyWaits);
    this.#sleeping = undefined;
  };

  #sleepUntil({ due }: Deadline): void {
    const sleeping = new AbortController();
    this.#sleeping = sleeping;
    const options = { signal: sleeping.signal, isWatchdog: this.#isWatchdog };
    this.#clock.sleep(Math.max(0, due - this.#clock.now()), options).then(
      () => {
        if (this.#sleeping === sleeping) this.#wake();
      },
      () => undefined, // Nobody waits any more.
    );
  }

  #wake(): void {
    this.#sleeping = undefined;
    const now = this.#clock.now();
    const missed: Deadline[] = [];
    for (const deadline of this.#pending) {
      if (deadline.due > now) break;
      missed.push(deadline);
      this.#pending.delete(deadline);
    }
    const [next] = this.#pending;
    if (next) this.#sleepUntil(next);
    for (const { miss } of missed) miss();
  }
}

/** Made once: the reason of an abort is an error with a stack, which every request would pay for. */
const nobodyWaits = new Error('Nobody waits any more.');

const ofClocks = new WeakMap<Clock, Map<number, Deadlines>>();

function ofKind(clock: Clock, inMillis: number, isWatchdog: boolean): Deadlines {
  const ofClock = ofClocks.get(clock) ?? new Map<number, Deadlines>();
  ofClocks.set(clock, ofClock);
  const key = isWatchdog ? -1 - inMillis : inMillis;
  const deadlines = ofClock.get(key) ?? new Deadlines(clock, inMillis, isWatchdog);
  ofClock.set(key, deadlines);
  return deadlines;
}

/** The deadlines on a clock that are so many milliseconds away. */
export const deadlinesOf = (clock: Clock, inMillis: number): Deadlines => ofKind(clock, inMillis, false);

/** Those that keep no process alive: of what may be left alone before it comes to an end. */
export const watchdogsOf = (clock: Clock, inMillis: number): Deadlines => ofKind(clock, inMillis, true);

/** Gives everything that waits on a clock so many milliseconds of the machine's time, and then misses what is left. */
export async function endDeadlines(clock: Clock, withinMs: number): Promise<void> {
  const onClock = () => [...(ofClocks.get(clock)?.values() ?? [])];
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, withinMs);
    Promise.all(onClock().map((deadlines) => deadlines.none())).then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
  for (const deadlines of onClock()) deadlines.missAll();
}
