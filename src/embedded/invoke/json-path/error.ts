/** An expression that isn't JSONPath, that can't be evaluated on a value, or that takes too long. */
export class JsonPathError extends Error {
  override readonly name = 'JsonPathError';
}

/** How many characters are looked at in the time of a step. */
export const charactersOfStep = 256;

/** Counts what is looked at, so that an expression ends whatever it says: `$..` inside of a filter is quadratic by nature. */
export class Steps {
  #taken = 0;

  constructor(readonly most: number) {}

  get taken(): number {
    return this.#taken;
  }

  /** @throws JsonPathError where that makes too many. */
  take = (count = 1): void => {
    if (this.#taken + count > this.most) {
      this.#taken = this.most;
      throw new JsonPathError(`The expression takes more than ${this.most} steps`);
    }
    this.#taken += count;
  };

  /** Before so many characters are looked at, beside a step that is taken anyway. */
  read = (characters: number): void => this.take(Math.floor(characters / charactersOfStep));
}
