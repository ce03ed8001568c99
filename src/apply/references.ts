import { isReference } from '../calls/call.js';
import { listedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';

/** The member of responses that is the id of the thing at an address. */
function idMemberAt(address: string): string {
  return listedKinds.find((kind) => address.startsWith(addressIn(kind, '')))?.idMember ?? 'id';
}

/** Answers by the address of the call that brought them. */
export class Answers {
  readonly #members = new Map<string, Readonly<Record<string, unknown>>>();

  /** Keeps a response. A later answer at the same address adds to it. */
  add(address: string, answer: object): void {
    this.#members.set(address, { ...this.#members.get(address), ...answer });
  }

  /** A member of a response, when it is a text. */
  text(address: string, member: string): string | undefined {
    const value = this.#members.get(address)?.[member];
    return typeof value === 'string' ? value : undefined;
  }

  /** The ids that the answers brought, by address. */
  ids(): Readonly<Record<string, string>> {
    const entries = [...this.#members.keys()].flatMap((address): [string, string][] => {
      const id = this.text(address, idMemberAt(address));
      return id === undefined ? [] : [[address, id]];
    });
    return Object.freeze(Object.fromEntries(entries));
  }

  /**
   * A copy of `input` with the references in it replaced.
   *
   * @throws an `Error` for a reference to a response that hasn't come: the plan is out of order.
   */
  resolve<Input>(input: Input): Input {
    if (isReference(input)) {
      const text = this.text(input.reference, input.member);
      if (text === undefined) throw new Error(`Nothing has brought the ${input.member} of ${input.reference} yet.`);
      return (input.parts === undefined ? text : input.parts.join(text)) as Input;
    }
    if (Array.isArray(input)) return input.map((item) => this.resolve(item)) as Input;
    if (typeof input !== 'object' || input === null || input instanceof Uint8Array || input instanceof Date)
      return input;
    return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, this.resolve(value)])) as Input;
  }
}
