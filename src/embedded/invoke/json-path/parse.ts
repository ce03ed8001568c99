import type { JsonMap, JsonValue } from '../json-value.js';
import { WrittenNumber } from '../json-value.js';
import { JsonPathError } from './error.js';
import { functions } from './functions.js';
import { blanks, memberInFilter, operandForms, operatorForm, stepForms } from './grammar.js';
import { operators } from './operators.js';
import { isDefinite, type Operand, type Path, type Step, type Test } from './path.js';

/** How deep parentheses, filters and lists may stand in one another. */
const deepest = 50;
/** How many characters an expression may have. */
const longest = 10_000;

/**
 * Reads an expression.
 *
 * @throws JsonPathError for what Jayway refuses, with its place.
 */
export function parsePath(expression: string): Path {
  if (expression.length > longest) throw new JsonPathError(`The expression has more than ${longest} characters`);
  const text = expression.trim();
  const reader = new Reader(/^[$@]/.test(text) ? text : `$.${text}`);
  const path = reader.path();
  reader.end();
  return path;
}

class Reader {
  #at = 0;
  #depth = 0;

  constructor(readonly text: string) {}

  path(): Path {
    const root = this.text[this.#at] === '@' ? '@' : '$';
    this.#at++;
    const steps: Step[] = [];
    for (let step = this.#step(); step; step = this.#step()) steps.push(step);
    if (steps.at(-1)?.kind === 'descend') this.#fail();
    return { root, steps, isDefinite: isDefinite(steps) };
  }

  end(): void {
    if (this.#at < this.text.length) this.#fail();
  }

  #step(): Step | undefined {
    if (this.#match(stepForms.descend)) return { kind: 'descend' };
    if (this.#match(stepForms.every)) return { kind: 'every' };
    const call = this.#match(stepForms.call)?.[1];
    if (call !== undefined) return this.#call(call);
    const name = this.#match(this.#depth > 0 ? memberInFilter : stepForms.member)?.[1];
    if (name !== undefined) return { kind: 'members', names: [name] };
    if (this.#match(stepForms.members)) return { kind: 'members', names: this.#names() };
    const elements = this.#match(stepForms.elements)?.[1];
    if (elements !== undefined) return { kind: 'elements', at: elements.split(',').map(Number) };
    const slice = this.#match(stepForms.slice);
    if (slice) return { kind: 'slice', from: numberOf(slice[1]), to: numberOf(slice[2]) };
    if (this.#match(stepForms.filter)) {
      const test = this.#nested(() => this.#or());
      this.#expect(')');
      this.#expect(']');
      return { kind: 'filter', test };
    }
    return undefined;
  }

  #names(): readonly string[] {
    const names: string[] = [];
    do names.push(this.#text() ?? this.#fail());
    while (this.#takes(','));
    this.#expect(']');
    return names;
  }

  #call(name: string): Step {
    if (!Object.hasOwn(functions, name)) throw new JsonPathError(`There is no function ${name}() in ${this.text}`);
    const parameters: Operand[] = [];
    if (!this.#takes(')')) {
      do parameters.push(this.#nested(() => this.#operand()));
      while (this.#takes(','));
      this.#expect(')');
    }
    return { kind: 'call', name, parameters };
  }

  #or(): Test {
    const tests = [this.#and()];
    while (this.#takes('||')) tests.push(this.#and());
    const [only] = tests;
    return tests.length === 1 && only ? only : { kind: 'or', tests };
  }

  #and(): Test {
    const tests = [this.#not()];
    while (this.#takes('&&')) tests.push(this.#not());
    const [only] = tests;
    return tests.length === 1 && only ? only : { kind: 'and', tests };
  }

  #not(): Test {
    if (this.#takes('!')) return { kind: 'not', test: this.#nested(() => this.#not()) };
    if (this.#takes('(')) {
      const test = this.#nested(() => this.#or());
      this.#expect(')');
      return test;
    }
    return this.#comparison();
  }

  #comparison(): Test {
    const left = this.#operand();
    this.#match(blanks);
    const written = this.#match(operatorForm)?.[0].toLowerCase();
    if (written !== undefined) {
      if (!Object.hasOwn(operators, written)) this.#fail(`There is no operator ${written}`);
      return { kind: 'compare', operator: written, left, right: this.#operand() };
    }
    return left.kind === 'path' ? { kind: 'exists', path: left.path } : this.#fail();
  }

  #operand(): Operand {
    this.#match(blanks);
    const next = this.text[this.#at];
    if (next === '$' || next === '@') return { kind: 'path', path: this.path() };
    if (next === '/') {
      const [, source = '', flags = ''] = this.#match(operandForms.pattern) ?? this.#fail();
      return { kind: 'pattern', pattern: flags === '' ? source : `(?${flags})${source}` };
    }
    return { kind: 'value', value: this.#value() };
  }

  #value(): JsonValue | undefined {
    this.#match(blanks);
    const text = this.#text();
    if (text !== undefined) return text;
    const number = this.#match(operandForms.number)?.[0];
    if (number !== undefined) return String(Number(number)) === number ? Number(number) : new WrittenNumber(number);
    const word = this.#match(operandForms.word)?.[0];
    if (word !== undefined) return word === 'null' ? null : word === 'undefined' ? undefined : word === 'true';
    if (this.#takes('[')) return this.#nested(() => this.#list());
    return this.#takes('{') ? this.#nested(() => this.#object()) : this.#fail();
  }

  #list(): JsonValue[] {
    const elements: JsonValue[] = [];
    if (this.#takes(']')) return elements;
    do elements.push(this.#value() ?? null);
    while (this.#takes(','));
    this.#expect(']');
    return elements;
  }

  #object(): JsonMap {
    const members: JsonMap = new Map();
    if (this.#takes('}')) return members;
    do {
      const name = this.#text() ?? this.#fail();
      this.#expect(':');
      members.set(name, this.#value() ?? null);
    } while (this.#takes(','));
    this.#expect('}');
    return members;
  }

  #text(): string | undefined {
    this.#match(blanks);
    const [, single, double] = this.#match(operandForms.text) ?? [];
    return (single ?? double)?.replaceAll(/\\(?:u([\da-fA-F]{4})|([\s\S]))/g, (_, code: string, one: string) =>
      code === undefined ? (escapes.get(one) ?? one) : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  #nested<Value>(read: () => Value): Value {
    if (++this.#depth > deepest) throw new JsonPathError(`The expression is nested more than ${deepest} deep`);
    const value = read();
    this.#depth--;
    return value;
  }

  /** Whether this stands here, after blanks or not; and goes on behind it. */
  #takes(characters: string): boolean {
    this.#match(blanks);
    if (!this.text.startsWith(characters, this.#at)) return false;
    this.#at += characters.length;
    return true;
  }

  #expect(characters: string): void {
    if (!this.#takes(characters)) this.#fail();
  }

  #match(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.#at;
    const found = form.exec(this.text);
    if (!found) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #fail(reason = `Position ${this.#at} can’t be read`): never {
    const shown = this.text.length > 100 ? `${this.text.slice(0, 100)}…` : this.text;
    throw new JsonPathError(`${reason} in the JSONPath ${shown}`);
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const numberOf = (written: string | undefined) => (written === undefined ? undefined : Number(written));
