import { WrittenNumber } from '../json-value.js';
import type { Access, Expression, Node, Reference } from './nodes.js';

/** Why a template can't be read. */
export class TemplateSyntaxError extends Error {
  override readonly name = 'TemplateSyntaxError';
}

/** What can't be read where it stands: an error, unless it can be read as something else. */
export class Unreadable {
  constructor(
    readonly reason: string,
    readonly at: number,
  ) {}
}

/** How deep blocks, parentheses and texts may stand in one another. */
const deepest = 100;
/** How many values one operator after the other may join. */
const longestChain = 1_000;

const identifier = /[a-zA-Z_][\w-]*/y;
const blanks = /\s*/y;
const numberForm = /-?\d+(?:\.\d+(?:[eE][+-]?\d+)?)?/y;
const word = /(?:true|false|null)(?![\w-])/y;
const reference = /\$!?(\{)?(?=[a-zA-Z_])/y;

/** The operators of two values from the loosest on, with the words that stand for them. */
const levels: readonly (readonly [form: RegExp, names: Readonly<Record<string, string>>])[] = [
  [/\|\||or\b/y, { or: '||' }],
  [/&&|and\b/y, { and: '&&' }],
  [/==|!=|(?:eq|ne)\b/y, { eq: '==', ne: '!=' }],
  [/<=|>=|<|>|(?:lt|le|gt|ge)\b/y, { lt: '<', le: '<=', gt: '>', ge: '>=' }],
  [/[+-]/y, {}],
  [/[*/%]/y, {}],
];

/** Reads what stands in parentheses and behind references. */
export abstract class ExpressionReader {
  protected at = 0;
  #depth = 0;

  constructor(protected readonly source: string) {}

  /** A text in double quotes is a template of its own. */
  protected abstract nodesOf(text: string): readonly Node[];

  protected expression(level = 0): Expression {
    const [form, names = {}] = levels[level] ?? [];
    if (!form) return this.#operand();
    let left = this.expression(level + 1);
    for (let length = 1; ; length++) {
      if (length > longestChain) this.fail(`More than ${longestChain} operators end`);
      this.match(blanks);
      const written = this.match(form)?.[0];
      if (written === undefined) return left;
      const operator = Object.hasOwn(names, written) ? (names[written] ?? written) : written;
      left = { kind: 'operation', operator, left, right: this.expression(level + 1) };
    }
  }

  #operand(): Expression {
    this.match(blanks);
    if (this.match(/!(?!=)|not\b/y)) return { kind: 'not', operand: this.nested(() => this.#operand()) };
    if (this.takes('(')) {
      const inner = this.nested(() => this.expression());
      this.expect(')');
      return inner;
    }
    const found = this.reference();
    if (found) return found;
    if (this.match(/-(?=[\s$(])/y))
      return {
        kind: 'operation',
        operator: '-',
        left: { kind: 'value', value: 0 },
        right: this.nested(() => this.#operand()),
      };
    const number = this.match(numberForm)?.[0];
    if (number !== undefined) {
      const value = String(Number(number)) === number ? Number(number) : new WrittenNumber(number);
      return { kind: 'value', value };
    }
    const said = this.match(word)?.[0];
    if (said !== undefined) return { kind: 'value', value: said === 'null' ? null : said === 'true' };
    return this.#text() ?? this.#listOrMap() ?? this.fail();
  }

  /** `$name.member[0].method(1)`, in braces or not. */
  protected reference(): Reference | undefined {
    const start = this.at;
    const brace = this.match(reference);
    if (!brace) return undefined;
    const [name = ''] = this.match(identifier) ?? [];
    const path = this.#path();
    if (brace[1] !== undefined && this.source[this.at] !== '}') {
      this.at = start;
      return undefined;
    }
    if (brace[1] !== undefined) this.at++;
    return { kind: 'reference', name, path };
  }

  #path(): readonly Access[] {
    const path: Access[] = [];
    for (;;) {
      if (this.match(/\.(?=[a-zA-Z_])/y)) {
        const [name = ''] = this.match(identifier) ?? [];
        if (this.source[this.at] === '(') {
          this.at++;
          path.push({ kind: 'method', name, parameters: this.nested(() => this.listed(')')) });
        } else path.push({ kind: 'member', name });
      } else if (this.source[this.at] === '[') {
        const index = this.tried(() => {
          this.at++;
          const at = this.nested(() => this.expression());
          this.expect(']');
          return at;
        });
        // In text a bracket may be only that.
        if (!index) return path;
        path.push({ kind: 'index', at: index });
      } else return path;
    }
  }

  /** Expressions with commas between them, up to what ends them. */
  protected listed(end: string, separator = ','): readonly Expression[] {
    const all: Expression[] = [];
    if (this.takes(end)) return all;
    do all.push(this.expression());
    while (this.takes(separator));
    this.expect(end);
    return all;
  }

  /** A quote is doubled to stand for itself; in double quotes a backslash before it does, too. */
  #text(): Expression | undefined {
    const quote = this.source[this.at];
    if (quote !== '"' && quote !== "'") return undefined;
    let text = '';
    let from = this.at + 1;
    for (let at = from; at < this.source.length; at++) {
      if (this.source[at] === '\\' && /[\\"']/.test(this.source[at + 1] ?? '')) {
        if (this.source[at + 1] === quote) {
          text += this.source.slice(from, at);
          from = at + 1;
        }
        at++;
      } else if (this.source[at] === quote) {
        text += this.source.slice(from, at);
        if (this.source[at + 1] !== quote) {
          this.at = at + 1;
          return this.#textOf(text, quote);
        }
        from = ++at;
      }
    }
    return this.fail('A text without an end begins');
  }

  #textOf(text: string, quote: string): Expression {
    if (quote === "'" || !/[$#]/.test(text)) return { kind: 'value', value: text };
    return { kind: 'text', nodes: this.nested(() => this.nodesOf(text)) };
  }

  #listOrMap(): Expression | undefined {
    if (this.takes('{')) return { kind: 'map', entries: this.nested(() => this.#entries()) };
    if (!this.takes('[')) return undefined;
    return this.nested(() => {
      if (this.takes(']')) return { kind: 'list', elements: [] };
      const first = this.expression();
      if (this.takes('..')) {
        const to = this.expression();
        this.expect(']');
        return { kind: 'range', from: first, to };
      }
      if (this.takes(']')) return { kind: 'list', elements: [first] };
      this.expect(',');
      return { kind: 'list', elements: [first, ...this.listed(']')] };
    });
  }

  #entries(): readonly (readonly [Expression, Expression])[] {
    const entries: (readonly [Expression, Expression])[] = [];
    if (this.takes('}')) return entries;
    do {
      const key = this.expression();
      this.expect(':');
      entries.push([key, this.expression()]);
    } while (this.takes(','));
    this.expect('}');
    return entries;
  }

  protected nested<Value>(read: () => Value): Value {
    if (++this.#depth > deepest) this.fail(`More than ${deepest} levels of nesting begin`);
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** What can be read here; where it can't, nothing has been. */
  protected tried<Value>(read: () => Value): Value | undefined {
    const start = this.at;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.at = start;
      return undefined;
    }
  }

  protected takes(characters: string): boolean {
    this.match(blanks);
    if (!this.source.startsWith(characters, this.at)) return false;
    this.at += characters.length;
    return true;
  }

  protected expect(characters: string): void {
    if (!this.takes(characters)) this.fail(`${characters} is missing`);
  }

  protected match(form: RegExp): RegExpExecArray | undefined {
    form.lastIndex = this.at;
    const found = form.exec(this.source);
    if (!found) return undefined;
    this.at += found[0].length;
    return found;
  }

  protected fail(reason = 'Something that can’t be read stands', at = this.at): never {
    throw new Unreadable(reason, at);
  }
}
