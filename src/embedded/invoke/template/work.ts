import { performance } from 'node:perf_hooks';
import { javaPattern, runPattern } from '../java-pattern.js';
import { charactersOfStep, JsonPathError, Steps } from '../json-path/index.js';
import { textOfNumber, type WrittenNumber } from '../json-value.js';
import { javaText } from './java-text.js';

/** How many characters of a pattern or of a replacement are read in the time of a step. */
export const charactersReadOfStep = 4;
/** How many characters of a collection are written in the time of a step. */
const charactersWrittenOfStep = 4;

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

  /** Before so many characters, or elements that are moved or copied as they are, are looked at. */
  read(length: number): void {
    this.step(Math.floor(length / charactersOfStep));
  }

  /** A value as text, all of which is looked at. */
  textOf(value: unknown): string {
    if (typeof value !== 'string') return this.#written(value);
    this.read(value.length);
    return value;
  }

  /** Collections are written part by part. */
  #written(value: unknown): string {
    const text = this.made(javaText(value));
    this.step(Math.floor(text.length / charactersWrittenOfStep));
    return text;
  }

  /** The text of a number, all of which is looked at. */
  digitsOf(number: number | WrittenNumber): string {
    const text = textOfNumber(number);
    this.read(text.length);
    return text;
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

  /** A pattern of Java's, which takes its time to read. */
  javaPattern(value: unknown, flags = ''): RegExp {
    const pattern = this.textOf(value);
    this.step(Math.ceil(pattern.length / charactersReadOfStep));
    return javaPattern(pattern, flags);
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
