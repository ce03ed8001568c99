import { optionalPackage } from '../../optional-packages.js';
import { bounded } from './bounded.js';
import { callJavaMethod, memberOf, TemplateObject } from './java-methods.js';
import { javaText } from './java-text.js';
import { isTrue, operators } from './operators.js';
import { isBlock, type Node, type Piece, plainDirectives, withoutDirectiveSpace } from './template-source.js';

/** Renders one template over variables. */
export type Render = (template: string, variables: Readonly<Record<string, unknown>>) => string;

type Velocity = Awaited<ReturnType<typeof loadVelocity>>;

const loadVelocity = () => optionalPackage('velocityjs', 'to render mapping templates');

/** How long one template may be rendered, in milliseconds of the machine's time. */
const longestRendering = 5_000;
/** How long what it renders may be: as long as a payload may. */
const longestText = 10 * 1024 * 1024;
/** How often a `#foreach` goes round; the service leaves the rest of a longer list out. */
const mostIterations = 1_000;
/** How many numbers a range like `[1..9]` may have. */
const longestRange = 1_000_000;

/**
 * The template engine, as API Gateway runs it: methods are Java's, only `null` and `false` are no, integers divide to
 * integers, and a reference that leads nowhere stands as it was written, unless it is one of the gateway's own.
 *
 * @param milliseconds - how long one template may take.
 * @see https://velocity.apache.org/engine/1.7/vtl-reference.html
 */
export async function templateEngine(milliseconds = longestRendering): Promise<Render> {
  const velocity = await loadVelocity();
  const MappingTemplate = mappingTemplate(velocity);
  return (template, variables) =>
    bounded(milliseconds, () => {
      const text = new MappingTemplate(parsed(velocity, template), {
        customMethodHandlers: [
          {
            uid: 'java',
            match: () => true,
            resolve: ({ context, property, params }) => callJavaMethod(context, property, params),
          },
        ],
        // Without a prototype: what every JavaScript object has is no variable.
      }).render(Object.assign(Object.create(null), variables));
      if (text.length > longestText) throw new Error(`it renders more than ${longestText} characters`);
      return text;
    });
}

type Pieces = ReturnType<Velocity['parse']>;

// The seam: the library's pieces have many types, of which these members are read.
const parsed = (velocity: Velocity, template: string): Pieces =>
  withoutDirectiveSpace(
    velocity.parse(plainDirectives(template), Object.create(null), false) as unknown as readonly Piece[],
  ) as unknown as Pieces;

/** The roots whose members are empty where they are missing. */
const ownVariables = new Set(['context', 'input', 'stageVariables', 'util']);

/** `.name`, `[0]` or `.method(…)` after a reference. */
interface Attribute {
  readonly type: string;
  /** The name; of an index, what stands in the brackets. */
  readonly id: unknown;
  readonly args?: readonly unknown[] | false;
}

// The seam: the library types what its compiler hands around as text, whatever it is.
function mappingTemplate(velocity: Velocity) {
  const { Compile, Helper } = velocity;
  return class MappingTemplate extends Compile {
    /** Node by node, so that `#break` ends the iteration that it stands in. */
    override renderAstList(nodes?: Parameters<InstanceType<typeof Compile>['renderAstList']>[0], contextId?: string) {
      let text = '';
      for (const node of nodes ?? this.asts) {
        if (this.runState.break || this.runState.stop) break;
        text += super.renderAstList([node], contextId);
      }
      return text;
    }

    protected override getBlock(block: Parameters<InstanceType<typeof Compile>['renderAstList']>[0] & object) {
      const pieces = block as unknown as Piece;
      if (typeof pieces === 'string' || !isBlock(pieces)) throw new Error(`#${(pieces as Node).type} stands alone`);
      const [first, ...body] = pieces;
      if (typeof first !== 'object' || isBlock(first)) return super.getBlock(block);
      if (first.type === 'if') return super.getBlock(block.map(withTruth));
      return first.type === 'foreach' ? this.#loop(first, body as unknown as Pieces) : super.getBlock(block);
    }

    /** One round for each element of a list, or for each value of a map; `$foreach` tells where it is. */
    #loop({ from, to = '' }: Node, body: Pieces): string {
      const over: unknown = this.getLiteral(from as never);
      const items = Array.isArray(over) ? over : valuesOf(over);
      const parent = this.getReferences({ id: 'foreach', leader: '$' } as never);
      const contextId = `foreach:${this.conditions.length}`;
      let text = '';
      for (const [index, item] of items.slice(0, mostIterations).entries()) {
        if (this.runState.stop) break;
        const foreach = {
          count: index + 1,
          index,
          hasNext: index + 1 < items.length,
          first: index === 0,
          last: index + 1 === items.length,
          ...(parent === undefined ? {} : { parent }),
        };
        this.local[contextId] = { [to]: item, foreach, velocityCount: index + 1 };
        const depth = this.conditions.length;
        text += this.renderAstList(body, contextId);
        this.conditions.splice(0, this.conditions.length - depth);
        this.contextId = this.conditions[0] ?? '';
        if (this.runState.break) {
          this.runState.break = false;
          break;
        }
      }
      delete this.local[contextId];
      return text;
    }

    /**
     * A macro of the template; what is none stands as it was written.
     *
     * @param body - what a call with a body holds; the library hands it on without declaring it.
     */
    protected override getMacro(node: never, body?: string): string {
      const { id = '' } = node as Node;
      if (id !== 'stop' && !Object.hasOwn(this.macrosStore, id)) return Helper.getRefText(node);
      return (super.getMacro as (node: never, body?: string) => string).call(this, node, body);
    }

    /** What belongs to the gateway itself can't be written to. */
    protected override setValue(node: never): void {
      const [target] = (node as Node).equal ?? [];
      if (target?.id !== undefined && this.context[target.id] instanceof TemplateObject) return;
      super.setValue(node);
    }

    protected override evalStr(text: string): string {
      return this.renderAstList(parsed(velocity, text), this.contextId);
    }

    /** Numbers from one to another, as long as they can be counted. The library calls this without declaring it. */
    getArray(node: never): unknown[] {
      const { isRange, value } = node as Node;
      const of = (one: unknown) =>
        typeof one === 'string' ? Number.parseInt(one, 10) : (this.getLiteral(one as never) as unknown);
      const values = (value as readonly unknown[]).map((one) => (isRange ? of(one) : this.getLiteral(one as never)));
      return isRange ? range(values[0], values[1]) : values;
    }

    /**
     * What follows a reference: methods are Java's, and members are those that a value holds itself, so that nothing
     * which JavaScript gives to every value can be reached. The library calls this without declaring it.
     */
    getAttributes({ type, id, args }: Attribute, value: unknown): unknown {
      if (type === 'method')
        return callJavaMethod(
          value,
          String(id),
          (args || []).map((one) => this.getLiteral(one as never)),
        );
      return memberOf(value, type === 'index' ? this.getLiteral(id as never) : id);
    }

    protected override getExpression(node: never): string {
      return this.#value(node) as string;
    }

    #value(node: Node): unknown {
      const [left, right] = node.expression ?? [];
      const of = (operand: Node | undefined) => (operand === undefined ? undefined : this.#value(operand));
      const operator = node.type === 'math' ? (node.operator ?? '') : '';
      switch (operator) {
        case 'truth':
          return isTrue(of(left));
        case 'not':
          return !isTrue(of(left));
        case '&&':
          return isTrue(of(left)) && isTrue(of(right));
        case '||':
          return isTrue(of(left)) || isTrue(of(right));
        case 'minus':
          return operators['-']?.(0, of(left));
        default:
          return Object.hasOwn(operators, operator)
            ? operators[operator]?.(of(left), of(right))
            : super.getExpression(node as never);
      }
    }

    protected override getReferences(node: never, isVal?: boolean): string {
      const value: unknown = super.getReferences(node, false);
      if (!isVal) return value as string;
      if (value !== undefined && value !== null) return javaText(value);
      const { id = '', leader } = node as Node;
      return leader === '$!' || ownVariables.has(id) ? '' : Helper.getRefText(node);
    }
  };
}

/** A condition that asks what counts as yes in templates. */
function withTruth<Value>(node: Value): Value {
  const { condition } = node as Node;
  return condition === undefined
    ? node
    : { ...node, condition: { type: 'math', operator: 'truth', expression: [condition] } };
}

const valuesOf = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && !(value instanceof TemplateObject) ? Object.values(value) : [];

function range(from: unknown, to: unknown): number[] {
  if (typeof from !== 'number' || typeof to !== 'number' || Number.isNaN(from) || Number.isNaN(to)) return [];
  const length = Math.abs(to - from) + 1;
  if (length > longestRange) throw new Error(`the range [${from}..${to}] is too long`);
  return Array.from({ length }, (_, index) => (from <= to ? from + index : from - index));
}
