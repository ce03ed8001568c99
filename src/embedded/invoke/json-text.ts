import { JsonArray, type JsonMap, type JsonValue, WrittenNumber } from './json-value.js';

/** Why a text isn't JSON. */
export class JsonTextError extends Error {
  override readonly name = 'JsonTextError';
}

/** How deep lists and objects may stand in one another. */
const deepest = 1_000;

const space = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** A text without anything that is escaped, else one that is left to be read with care. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON's texts hold none.
const plainText = /"([^"\\\u0000-\u001f]*)"/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON's texts hold none.
const escapedText = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const words: ReadonlyMap<string, JsonValue> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);
const word = /true|false|null/y;

/**
 * Reads a JSON text as a gateway has to: numbers keep the digits that a double would lose, members keep their order.
 *
 * @throws JsonTextError for text that isn't JSON, and for lists and objects nested more than 1,000 deep.
 */
export function readJson(text: string): JsonValue {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  value(depth: number): JsonValue {
    if (depth > deepest) throw new JsonTextError(`It is nested more than ${deepest} deep`);
    this.#match(space);
    switch (this.text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return this.#text();
      default:
        return this.#number() ?? this.#word();
    }
  }

  end(): void {
    this.#match(space);
    if (this.#at < this.text.length) this.#fail();
  }

  #object(depth: number): JsonMap {
    const members: JsonMap = new Map();
    this.#at++;
    if (this.#takes('}')) return members;
    do {
      this.#match(space);
      const name = this.#text();
      if (!this.#takes(':')) this.#fail();
      members.set(name, this.value(depth + 1));
    } while (this.#takes(','));
    if (!this.#takes('}')) this.#fail();
    return members;
  }

  #list(depth: number): JsonValue[] {
    const elements = new JsonArray();
    this.#at++;
    if (this.#takes(']')) return elements;
    do elements.push(this.value(depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) this.#fail();
    return elements;
  }

  #text(): string {
    const plain = this.#match(plainText);
    if (plain !== undefined) return plain.slice(1, -1);
    const escaped = this.#match(escapedText);
    return escaped === undefined ? this.#fail() : (JSON.parse(escaped) as string);
  }

  #number(): number | WrittenNumber | undefined {
    const written = this.#match(number);
    if (written === undefined) return undefined;
    const value = Number(written);
    return String(value) === written ? value : new WrittenNumber(written);
  }

  #word(): JsonValue {
    const written = this.#match(word);
    return (written === undefined ? undefined : words.get(written)) ?? (written === 'null' ? null : this.#fail());
  }

  #takes(character: string): boolean {
    this.#match(space);
    if (this.text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  /** What stands here, where it is of the form. */
  #match(form: RegExp): string | undefined {
    form.lastIndex = this.#at;
    const [found] = form.exec(this.text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #fail(): never {
    const character = this.text[this.#at];
    throw new JsonTextError(
      character === undefined
        ? 'Unexpected end of JSON input'
        : `Unexpected character ${JSON.stringify(character)} at position ${this.#at}`,
    );
  }
}

/**
 * A value as JSON without blanks.
 *
 * @param longest - how many characters it may have: a part of a value may be found, and so written, many times.
 * @throws JsonTextError for more.
 */
export function writeJson(value: JsonValue, longest = 10 * 1024 * 1024): string {
  const pieces: string[] = [];
  let length = 0;
  const add = (piece: string) => {
    length += piece.length;
    if (length > longest) throw new JsonTextError(`It has more than ${longest} characters`);
    pieces.push(piece);
  };
  const write = (one: JsonValue, depth: number): void => {
    if (depth > deepest) throw new JsonTextError(`It is nested more than ${deepest} deep`);
    if (one instanceof WrittenNumber) add(one.text);
    else if (Array.isArray(one)) {
      add('[');
      let isFirst = true;
      for (const element of one) {
        if (!isFirst) add(',');
        isFirst = false;
        write(element, depth + 1);
      }
      add(']');
    } else if (one instanceof Map) {
      add('{');
      let isFirst = true;
      for (const [name, member] of one) {
        add(`${isFirst ? '' : ','}${JSON.stringify(name)}:`);
        isFirst = false;
        write(member, depth + 1);
      }
      add('}');
    } else if (typeof one === 'string') add(JSON.stringify(one));
    else add(typeof one === 'boolean' || Number.isFinite(one) ? String(one) : 'null');
  };
  write(value, 0);
  return pieces.join('');
}

/**
 * A value of this process as one that a template or an expression can search: own, enumerable members alone, as maps.
 *
 * @throws JsonTextError for what stands more than 1,000 deep in itself.
 */
export function jsonOf(value: unknown, depth = 0): JsonValue {
  if (depth > deepest) throw new JsonTextError(`It is nested more than ${deepest} deep`);
  if (value instanceof WrittenNumber) return value;
  if (Array.isArray(value)) return value.map((one) => jsonOf(one, depth + 1));
  if (value instanceof Map) return new Map([...value].map(([name, one]) => [String(name), jsonOf(one, depth + 1)]));
  if (typeof value === 'object' && value !== null)
    return new Map(
      Object.entries(value).flatMap(([name, one]) =>
        one === undefined ? [] : [[name, jsonOf(one, depth + 1)] as const],
      ),
    );
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
