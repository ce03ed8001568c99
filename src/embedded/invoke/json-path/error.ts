/** An expression that isn't JSONPath, that can't be evaluated on a value, or that takes too long. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
}

/** Counts what is looked at, so that an expression ends whatever it says: `$..` inside of a filter is quadratic by nature. */
export class Steps {
  #taken = 0;

  constructor(readonly most: number) {}

  get taken(): number {
    return this.#taken;
  }

  /** @throws JsonPathError where that makes too many. */
  take = (): void => {
    if (this.#taken >= this.most) throw new JsonPathError(`The expression takes more than ${this.most} steps`);
    this.#taken++;
  };
}
