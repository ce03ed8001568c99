import { ownEntry } from '../../../plain.js';
import { remembered } from '../remembered.js';
import { callJavaMethod, memberOf, setMember } from './java-methods.js';
import { SilentMap } from './java-text.js';
import type { Expression, MacroCall, Node, Reference, ReferenceNode, Template } from './nodes.js';
import { isNothing, isTrue, operators } from './operators.js';
import { readTemplate } from './read.js';
import { defaultBounds, Work, type WorkBounds } from './work.js';

/** How often a `#foreach` goes round; the service leaves the rest of a longer list out. */
const mostIterations = 1_000;
/** What a round takes by itself, beside what is in it. */
const stepsOfRound = 4;
/** How many numbers a range like `[1..9]` may have. */
const longestRange = 1_000_000;
/** How deep macros and definitions may call each other. */
const deepestCall = 50;

/**
 * Renders a template as API Gateway does: methods are Java's, only `null` and `false` are no, integers divide to integers,
 * and what leads nowhere is rendered as nothing.
 *
 * A template sees maps, lists, texts and numbers, and nothing of JavaScript. What it may take is counted, in steps and in
 * characters.
 *
 * @throws TemplateSyntaxError, and Error for what fails or takes too much.
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export function renderTemplate(
  source: string,
  variables: Readonly<Record<string, unknown>>,
  bounds: WorkBounds = defaultBounds,
): string {
  const template = readOnce(source);
  return new Rendering(template, new Map(Object.entries(variables)), new Work(bounds)).text();
}

const readOnce = remembered({ most: 100, longest: 300_000 }, readTemplate);

/** A block that a reference stands for: `#define`. */
class Definition {
  constructor(readonly body: readonly Node[]) {}
}

/** What a `#foreach` goes through, and how much there is. */
function roundsOf(over: unknown): { readonly items: readonly unknown[]; readonly size: number } {
  if (Array.isArray(over)) return { items: over.slice(0, mostIterations), size: over.length };
  if (!(over instanceof Map)) return { items: [], size: 0 };
  const items: unknown[] = [];
  for (const item of over.values()) {
    if (items.length === mostIterations) break;
    items.push(item);
  }
  return { items, size: over.size };
}

/** What ends more than the node that it stands in. */
type Ending = 'break' | 'stop' | undefined;

class Rendering {
  #output = '';
  #depth = 0;

  constructor(
    readonly template: Template,
    readonly variables: Map<string, unknown>,
    readonly work: Work,
  ) {}

  text(): string {
    this.#render(this.template.nodes);
    return this.#output;
  }

  #write(text: string): void {
    this.#output = this.work.joined(this.#output, text);
  }

  #render(nodes: readonly Node[]): Ending {
    for (const node of nodes) {
      const ending = this.#node(node);
      if (ending) return ending;
    }
    return undefined;
  }

  #node(node: Node): Ending {
    this.work.step();
    if (typeof node === 'string') {
      this.#write(node);
      return undefined;
    }
    switch (node.kind) {
      case 'print':
        this.#print(node);
        return undefined;
      case 'set':
        this.#set(node.target, this.#value(node.value));
        return undefined;
      case 'if': {
        const branch = node.branches.find(({ condition }) => condition === undefined || isTrue(this.#value(condition)));
        return branch && this.#render(branch.body);
      }
      case 'foreach':
        return this.#foreach(node.name, this.#value(node.over), node.body);
      case 'define':
        this.variables.set(node.name, new Definition(node.body));
        return undefined;
      case 'call':
        return this.#call(node);
      default:
        return node.kind;
    }
  }

  /** Behind a backslash a reference is text, where it leads somewhere. */
  #print({ reference, written, backslashes }: ReferenceNode): void {
    const value = this.#reference(reference);
    const shown = isNothing(value) ? backslashes : Math.floor(backslashes / 2);
    this.#write('\\'.repeat(shown) + (backslashes % 2 === 1 ? written : this.work.textOf(value ?? '')));
  }

  #set({ name, path }: Reference, value: unknown): void {
    const last = path.at(-1);
    if (last === undefined) {
      this.variables.set(name, value);
      return;
    }
    if (last.kind === 'method') return;
    const holder = this.#reference({ kind: 'reference', name, path: path.slice(0, -1) });
    setMember(holder, last.kind === 'member' ? last.name : this.#value(last.at), value, this.work);
  }

  /** One round for each element of a list, or for each value of a map; `$foreach` tells where it is. */
  #foreach(name: string, over: unknown, body: readonly Node[]): Ending {
    const { items, size } = roundsOf(over);
    this.work.read(items.length * stepsOfRound);
    const parent = this.variables.get('foreach');
    return this.#within([name, 'foreach', 'velocityCount'], () => {
      for (const [index, item] of items.entries()) {
        this.work.step(stepsOfRound);
        this.variables.set(name, item);
        this.variables.set('velocityCount', index + 1);
        this.variables.set(
          'foreach',
          new SilentMap([
            ['count', index + 1],
            ['index', index],
            ['hasNext', index + 1 < size],
            ['first', index === 0],
            ['last', index + 1 === size],
            ['parent', parent],
          ]),
        );
        const ending = this.#render(body);
        if (ending === 'stop') return ending;
        if (ending === 'break') break;
      }
      return undefined;
    });
  }

  /** A macro of the template; what is none stands as it was written. */
  #call({ name, parameters, body, written }: MacroCall): Ending {
    const macro = this.template.macros.get(name);
    if (!macro) {
      this.#write(written);
      return undefined;
    }
    const values = parameters.map((parameter) => this.#value(parameter));
    return this.#within([...macro.parameters, 'bodyContent'], () => {
      for (const [at, parameter] of macro.parameters.entries()) this.variables.set(parameter, values[at]);
      this.variables.set('bodyContent', body && new Definition(body));
      return this.#deeper(() => this.#render(macro.body));
    });
  }

  /** Variables of a block: those of the same names are as they were behind it. */
  #within<Value>(names: readonly string[], run: () => Value): Value {
    const before = names.map((name) => [name, this.variables.has(name), this.variables.get(name)] as const);
    const value = run();
    for (const [name, was, old] of before) {
      if (was) this.variables.set(name, old);
      else this.variables.delete(name);
    }
    return value;
  }

  #deeper<Value>(run: () => Value): Value {
    if (++this.#depth > deepestCall) throw new Error(`macros call each other more than ${deepestCall} deep`);
    const value = run();
    this.#depth--;
    return value;
  }

  /** Nodes as a text of their own. */
  #textOf(nodes: readonly Node[]): string {
    const outer = this.#output;
    this.#output = '';
    this.#render(nodes);
    const text = this.#output;
    this.#output = outer;
    return this.work.made(text);
  }

  #value(expression: Expression): unknown {
    this.work.step();
    switch (expression.kind) {
      case 'value':
        return expression.value;
      case 'text':
        return this.#textOf(expression.nodes);
      case 'reference':
        return this.#reference(expression);
      case 'list':
        return expression.elements.map((element) => this.#value(element));
      case 'range':
        return this.#range(this.#value(expression.from), this.#value(expression.to));
      case 'map':
        return new Map(
          expression.entries.map(([key, value]) => [this.work.textOf(this.#value(key)), this.#value(value)] as const),
        );
      case 'not':
        return !isTrue(this.#value(expression.operand));
      case 'operation':
        return this.#operation(expression.operator, expression.left, expression.right);
    }
  }

  #operation(operator: string, left: Expression, right: Expression): unknown {
    if (operator === '&&') return isTrue(this.#value(left)) && isTrue(this.#value(right));
    if (operator === '||') return isTrue(this.#value(left)) || isTrue(this.#value(right));
    const operation = ownEntry(operators, operator);
    return operation?.(this.#value(left), this.#value(right), this.work);
  }

  #range(from: unknown, to: unknown): number[] {
    if (!Number.isInteger(from) || !Number.isInteger(to)) return [];
    const [first, last] = [Number(from), Number(to)];
    const length = Math.abs(last - first) + 1;
    if (length > longestRange) throw new Error(`the range [${first}..${last}] is too long`);
    this.work.step(length);
    return Array.from({ length }, (_, index) => (first <= last ? first + index : first - index));
  }

  #reference({ name, path }: Reference): unknown {
    let value = this.variables.get(name);
    if (value instanceof Definition) {
      const { body } = value;
      value = this.#deeper(() => this.#textOf(body));
    }
    for (const access of path) {
      if (isNothing(value)) return undefined;
      this.work.step();
      if (access.kind === 'method') {
        const parameters = access.parameters.map((parameter) => this.#value(parameter));
        value = callJavaMethod(value, access.name, parameters, this.work);
      } else value = memberOf(value, access.kind === 'member' ? access.name : this.#value(access.at), this.work);
    }
    return value;
  }
}
