/** The most writes to one API that are under way at a time. */
export const mostWrites = 4;

/** How much faster than the quotas writes should be able to go: responses don't take equally long. */
const headroom = 1.2;
/** How much a new measurement counts against those before. */
const weightOfLatest = 0.2;
/** After so many writes without a conflict, one more is tried again. */
const writesToRecover = 25;

/**
 * How many writes to one API may be under way: one at a time, since the service refuses writes that it sees overlap,
 * until so little comes through that way that the quotas aren't used up; then as many as that takes, up to
 * {@link mostWrites}. A conflict halves it, and it recovers one by one.
 */
export class WriteConcurrency {
  readonly #writesPerSecond: number;
  #latencyMs: number | undefined;
  #most = mostWrites;
  #sinceConflict = 0;

  /** @param writesPerSecond - what the quotas allow; `Infinity` without quotas. */
  constructor(writesPerSecond: number) {
    this.#writesPerSecond = writesPerSecond;
  }

  /** How many writes may be under way now. */
  get limit(): number {
    const inFlight = ((this.#latencyMs ?? 0) / 1000) * this.#writesPerSecond * headroom;
    return Math.max(1, Math.min(this.#most, Number.isNaN(inFlight) ? 1 : Math.ceil(inFlight)));
  }

  /** A write was answered, `latencyMs` after it was sent. */
  succeeded(latencyMs: number): void {
    this.#latencyMs =
      this.#latencyMs === undefined ? latencyMs : this.#latencyMs + weightOfLatest * (latencyMs - this.#latencyMs);
    if (this.#most < mostWrites && ++this.#sinceConflict >= writesToRecover) {
      this.#most++;
      this.#sinceConflict = 0;
    }
  }

  /** A write was refused because it met another one. */
  conflicted(): void {
    this.#most = Math.max(1, Math.floor(this.#most / 2));
    this.#sinceConflict = 0;
  }
}
