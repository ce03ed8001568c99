import type { Branch, Expression, Macro, Node, Template } from './nodes.js';
import { ExpressionReader, TemplateSyntaxError, Unreadable } from './read-expression.js';

/**
 * Reads a template: Velocity 1.7 without `#parse`, `#include` and `#evaluate`, which are text here.
 *
 * @throws TemplateSyntaxError with the place.
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export function readTemplate(source: string): Template {
  const macros = new Map<string, Macro>();
  try {
    const nodes = new TemplateReader(source, macros).all();
    return { nodes, macros };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const before = source.slice(0, error.at);
    const column = error.at - before.lastIndexOf('\n');
    throw new TemplateSyntaxError(`${error.reason} in line ${before.split('\n').length}, column ${column}`);
  }
}

/** How directives are written; each may stand in braces. */
const directive = /#(?:\{(?<braced>\w+)\}|(?<plain>[a-zA-Z_]\w*))/y;
const macroWithBody = /#@(?<name>[a-zA-Z_][\w-]*)\s*\(/y;
const raw = /#\[\[(?<text>[\s\S]*?)\]\]#/y;
const blockComment = /#\*[\s\S]*?\*#/y;
const lineComment = /##[^\n]*(?:\n|$)/y;
/** What belongs to a directive behind it. */
const restOfLine = /[ \t]*\r?\n/y;
const plainText = /[^$#\\]+|\\+(?![$#\\])|[$#\\]/y;
const open = /\s*\(/y;

/** What ends a block, or goes on with another. */
type Ending = 'end' | 'else' | 'elseif';

class TemplateReader extends ExpressionReader {
  #nodes: Node[] = [];

  constructor(
    source: string,
    readonly macros: Map<string, Macro>,
    readonly isText = false,
  ) {
    super(source);
  }

  all(): readonly Node[] {
    const { nodes, ending } = this.#block();
    if (ending) this.fail(`#${ending} stands alone`);
    return nodes;
  }

  /** In a text, what reads as a directive and is none is text. */
  protected override nodesOf(text: string): readonly Node[] {
    return this.tried(() => new TemplateReader(text, this.macros, true).all()) ?? [text];
  }

  /** Nodes up to the end of the template, or to a directive that isn't theirs. */
  #block(): { readonly nodes: readonly Node[]; readonly ending: Ending | undefined } {
    const outer = this.#nodes;
    const nodes: Node[] = [];
    this.#nodes = nodes;
    let ending: Ending | undefined;
    while (this.at < this.source.length && !ending) ending = this.#piece();
    this.#nodes = outer;
    return { nodes, ending };
  }

  #add(node: Node): void {
    const last = this.#nodes.at(-1);
    if (typeof node === 'string' && typeof last === 'string') this.#nodes.splice(-1, 1, last + node);
    else if (node !== '') this.#nodes.push(node);
  }

  #piece(): Ending | undefined {
    if (this.#skipped()) return undefined;
    const verbatim = this.match(raw)?.groups?.['text'];
    if (verbatim !== undefined) {
      this.#add(verbatim);
      return undefined;
    }
    if (this.source.startsWith('#[[', this.at)) this.fail('#[[ has no ]]#');
    const backslashes = this.match(/\\+(?=[$#])/y)?.[0].length ?? 0;
    if (this.source[this.at] === '$' && this.#printed(backslashes)) return undefined;
    if (this.source[this.at] === '#' && backslashes % 2 === 1) return this.#escapedDirective(backslashes);
    this.#add('\\'.repeat(backslashes));
    if (this.source[this.at] === '#') {
      const ending = this.#directive();
      if (ending !== false) return ending;
    }
    this.#add(this.match(plainText)?.[0] ?? '');
    return undefined;
  }

  #skipped(): boolean {
    if (this.isText || this.source[this.at] !== '#') return false;
    if (this.match(blockComment) || this.match(lineComment)) return true;
    return this.source.startsWith('#*', this.at) ? this.fail('#* has no *#') : false;
  }

  #printed(backslashes: number): boolean {
    const start = this.at;
    const reference = this.reference();
    if (!reference) return false;
    this.#nodes.push({ kind: 'print', reference, written: this.source.slice(start, this.at), backslashes });
    return true;
  }

  /** A directive behind a backslash is text, without the backslash where there is such a directive. */
  #escapedDirective(backslashes: number): undefined {
    const { braced, plain } = this.match(directive)?.groups ?? {};
    const name = braced ?? plain;
    const isKnown = name !== undefined && known.has(name);
    this.#add('\\'.repeat(isKnown ? (backslashes - 1) / 2 : backslashes));
    this.#add(
      name === undefined ? (this.match(plainText)?.[0] ?? '') : braced === undefined ? `#${name}` : `#{${name}}`,
    );
    return undefined;
  }

  /** Reads a directive; false where none stands here. */
  #directive(): Ending | undefined | false {
    const start = this.at;
    const withBody = this.match(macroWithBody)?.groups?.['name'];
    if (withBody !== undefined) {
      this.#call(withBody, start, true);
      return undefined;
    }
    const { braced, plain } = this.match(directive)?.groups ?? {};
    const name = braced ?? plain ?? '';
    switch (name) {
      case 'end':
      case 'else':
        this.match(restOfLine);
        return name;
      case 'elseif':
        return name;
      case 'set':
        return this.#set();
      case 'if':
        return this.#if(start);
      case 'foreach':
        return this.#foreach(start);
      case 'macro':
        return this.#macro(start);
      case 'define':
        return this.#define(start);
      case 'break':
      case 'stop':
        this.match(/\(\s*\)/y);
        this.match(restOfLine);
        this.#add({ kind: name });
        return undefined;
      default:
        this.at = start;
        return this.#macroCall() ? undefined : false;
    }
  }

  #set(): undefined {
    const last = this.#nodes.at(-1);
    if (typeof last === 'string') this.#nodes.splice(-1, 1, last.slice(0, endOfText(last)));
    this.#opened('#set');
    this.match(/\s*/y);
    const target = this.reference() ?? this.fail('#set is not followed by a reference');
    this.expect('=');
    const value = this.expression();
    this.#closed();
    this.#add({ kind: 'set', target, value });
    return undefined;
  }

  #if(start: number): undefined {
    const branches: Branch[] = [];
    let ending: Ending | 'if' | undefined = 'if';
    while (ending !== 'end') {
      let condition: Expression | undefined;
      if (ending !== 'else') {
        this.#opened(`#${ending}`);
        condition = this.expression();
        this.#closed();
      }
      const isLast = ending === 'else';
      const block = this.nested(() => this.#block());
      branches.push({ condition, body: block.nodes });
      ending = block.ending;
      if (ending === undefined) this.fail('#if without #end begins', start);
      if (isLast && ending !== 'end') this.fail(`#${ending} stands behind #else`);
    }
    this.#add({ kind: 'if', branches });
    return undefined;
  }

  #foreach(start: number): undefined {
    this.#opened('#foreach');
    this.match(/\s*/y);
    const variable = this.reference() ?? this.fail('#foreach is not followed by a reference');
    if (!this.match(/\s*in\b/y)) this.fail('"in" is missing');
    const over = this.expression();
    this.#closed();
    this.#add({ kind: 'foreach', name: variable.name, over, body: this.#body('#foreach', start) });
    return undefined;
  }

  #macro(start: number): undefined {
    this.#opened('#macro');
    const [name] = this.match(/\s*[a-zA-Z_][\w-]*/y) ?? this.fail('#macro has no name');
    const parameters: string[] = [];
    while (!this.takes(')')) {
      this.takes(',');
      this.match(/\s*/y);
      parameters.push((this.reference() ?? this.fail('#macro takes references')).name);
    }
    this.match(restOfLine);
    this.macros.set(name.trim(), { parameters, body: this.#body('#macro', start) });
    return undefined;
  }

  #define(start: number): undefined {
    this.#opened('#define');
    this.match(/\s*/y);
    const { name } = this.reference() ?? this.fail('#define is not followed by a reference');
    this.#closed();
    this.#add({ kind: 'define', name, body: this.#body('#define', start) });
    return undefined;
  }

  /** What can't be read as a call is text. */
  #macroCall(): boolean {
    const start = this.at;
    const called = this.match(/#([a-zA-Z_][\w-]*)\(/y)?.[1];
    if (called !== undefined && this.tried(() => this.#call(called, start, false))) return true;
    this.at = start;
    return false;
  }

  /** The call of a macro: commas between what it is called with, or blanks. */
  #call(name: string, start: number, hasBody: boolean): true {
    const parameters: Expression[] = [];
    while (!this.takes(')')) {
      if (parameters.length > 0) this.takes(',');
      parameters.push(this.nested(() => this.expression()));
    }
    const end = this.at;
    if (hasBody || this.macros.has(name)) this.match(restOfLine);
    const body = hasBody ? this.#body(`#@${name}`, start) : undefined;
    this.#add({ kind: 'call', name, parameters, body, written: this.source.slice(start, hasBody ? this.at : end) });
    return true;
  }

  #body(what: string, start: number): readonly Node[] {
    const { nodes, ending } = this.nested(() => this.#block());
    if (ending === undefined) this.fail(`${what} without #end begins`, start);
    if (ending !== 'end') this.fail(`#${ending} stands alone`);
    return nodes;
  }

  #opened(what: string): void {
    if (!this.match(open)) this.fail(`${what} is not followed by (`);
  }

  #closed(): void {
    this.expect(')');
    this.match(restOfLine);
  }
}

/** Where the blanks begin that a text ends with. A pattern that ends so would be tried from each blank. */
function endOfText(text: string): number {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return end;
}

const known: ReadonlySet<string> = new Set([
  ...['set', 'if', 'elseif', 'else', 'end', 'foreach', 'break', 'stop', 'macro', 'define'],
]);

export { TemplateSyntaxError };
