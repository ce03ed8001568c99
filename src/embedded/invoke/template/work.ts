import { performance } from 'node:perf_hooks';
import { runPattern } from '../java-pattern.js';
import { JsonPathError, Steps } from '../json-path/index.js';

/** What rendering one template may take. */
export interface WorkBounds {
  /** Nodes, expressions, elements and values looked at. */
  readonly steps: number;
  /** Characters of one text, and of what is rendered: as long as a payload may be. */
  readonly longestText: number;
  /** Characters of all texts that are made on the way. */
  readonly allTexts: number;
}

export const defaultBounds: WorkBounds = {
  steps: 2_000_000,
  longestText: 10 * 1024 * 1024,
  allTexts: 128 * 1024 * 1024,
};

/** Counts what rendering a template takes, so that it ends, and within its memory, whatever the template says. */
export class Work {
  #steps = 0;
  #characters = 0;

  constructor(readonly bounds: WorkBounds) {}

  get steps(): number {
    return this.#steps;
  }

  /** @throws Error where that makes too many. */
  step(count = 1): void {
    this.#steps += count;
    if (this.#steps > this.bounds.steps) throw new Error(`it takes more than ${this.bounds.steps} steps`);
  }

  /** Before a text of that length is made. */
  make(length: number): void {
    if (length > this.bounds.longestText) throw new Error(`it renders more than ${this.bounds.longestText} characters`);
    this.#characters += length;
    if (this.#characters > this.bounds.allTexts)
      throw new Error(`it makes texts of more than ${this.bounds.allTexts} characters`);
  }

  /** Two texts as one: the longer is not copied. */
  joined(one: string, other: string): string {
    const length = one.length + other.length;
    if (length > this.bounds.longestText) this.make(length);
    this.make(Math.min(one.length, other.length));
    return one + other;
  }

  /** A text that was made. */
  made(text: string): string {
    this.make(text.length);
    return text;
  }

  /** A pattern on a text; where that takes long, it counts as a step for each microsecond. */
  pattern<Value>(pattern: RegExp, text: string, run: (pattern: RegExp, text: string) => Value): Value {
    const started = performance.now();
    const value = runPattern(pattern, text, run);
    this.step(1 + Math.floor((performance.now() - started) * 1_000));
    return value;
  }

  /** What a JSONPath expression takes counts here, too. */
  search<Value>(search: (steps: Steps) => Value): Value {
    const steps = new Steps(this.bounds.steps - this.#steps);
    try {
      return search(steps);
    } catch (error) {
      if (error instanceof JsonPathError && steps.taken === steps.most) this.step(steps.most + 1);
      throw error;
    } finally {
      this.#steps += steps.taken;
    }
  }
}
