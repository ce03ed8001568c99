interface Entry<Value> {
  readonly value: Value;
  readonly size: number;
  /** On the clock. */
  readonly expires: number;
}

/**
 * Values that are kept for a time, by key. What was used longest ago goes when there is no room left, so that requests
 * can't make it grow without bound.
 */
export class ExpiringCache<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #room: number;
  #size = 0;

  /** @param room - how much all entries may be together, in the unit of their sizes. */
  constructor(room: number) {
    this.#room = room;
  }

  get(key: string, now: number): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#delete(key);
    if (entry.expires <= now) return undefined;
    this.#add(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, { expires, size = 1 }: { readonly expires: number; readonly size?: number }): void {
    this.#delete(key);
    if (size > this.#room) return;
    this.#add(key, { value, size, expires });
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#room) break;
      this.#delete(oldest);
    }
  }

  delete(key: string): void {
    this.#delete(key);
  }

  /** Forgets every entry whose key begins so. */
  deleteAll(prefix: string): void {
    for (const key of [...this.#entries.keys()]) if (key.startsWith(prefix)) this.#delete(key);
  }

  #add(key: string, entry: Entry<Value>): void {
    this.#entries.set(key, entry);
    this.#size += entry.size;
  }

  #delete(key: string): void {
    const entry = this.#entries.get(key);
    if (!entry) return;
    this.#entries.delete(key);
    this.#size -= entry.size;
  }
}
