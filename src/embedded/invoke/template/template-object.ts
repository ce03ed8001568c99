import type { Work } from './work.js';

type ObjectMethod = (parameters: readonly unknown[], work: Work) => unknown;

/** An object of the gateway that templates call: `$input`, `$util`. It can't be written to, and as text it is nothing. */
export class TemplateObject {
  readonly #methods: ReadonlyMap<string, ObjectMethod>;
  readonly #members: ReadonlyMap<string, unknown>;

  constructor(methods: Readonly<Record<string, ObjectMethod>>, members: Readonly<Record<string, unknown>> = {}) {
    this.#methods = new Map(Object.entries(methods));
    this.#members = new Map(Object.entries(members));
    // Some of these serve every invocation.
    Object.freeze(this);
  }

  call(name: string, parameters: readonly unknown[], work: Work): unknown {
    return this.#methods.get(name)?.(parameters, work);
  }

  member(name: string): unknown {
    return this.#members.get(name);
  }
}
