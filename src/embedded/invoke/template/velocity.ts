import { optionalPackage } from '../../optional-packages.js';
import { callJavaMethod, memberOf } from './java-methods.js';
import { javaText } from './java-text.js';

/** Renders one template over variables. */
export type Render = (template: string, variables: Record<string, unknown>) => string;

type Velocity = Awaited<ReturnType<typeof loadVelocity>>;

const loadVelocity = () => optionalPackage('velocityjs', 'to render mapping templates');

/**
 * The template engine, as API Gateway runs it: methods are Java's, only `null` and `false` are no, integers divide to
 * integers, and a reference that leads nowhere stands as it was written, unless it is one of the gateway's own.
 */
export async function templateEngine(): Promise<Render> {
  const velocity = await loadVelocity();
  const MappingTemplate = mappingTemplate(velocity);
  return (template, variables) =>
    new MappingTemplate(velocity.parse(template), {
      customMethodHandlers: [
        {
          uid: 'java',
          match: () => true,
          resolve: ({ context, property, params }) => callJavaMethod(context, property, params),
        },
      ],
    }).render(variables);
}

/** The roots whose members are empty where they are missing. */
const ownVariables = new Set(['context', 'input', 'stageVariables', 'util']);

interface Node {
  readonly type?: string;
  readonly id?: string;
  readonly leader?: string;
  readonly operator?: string;
  readonly expression?: readonly [Node, Node];
  readonly condition?: Node;
}

/** `.name`, `[0]` or `.method(…)` after a reference. */
interface Attribute {
  readonly type: string;
  /** The name; of an index, what stands in the brackets. */
  readonly id: unknown;
  readonly args?: readonly unknown[] | false;
}

const isTrue = (value: unknown) => value !== undefined && value !== null && value !== false;

// The seam: the library types what its compiler hands around as text, whatever it is.
function mappingTemplate({ Compile, Helper }: Velocity) {
  return class MappingTemplate extends Compile {
    /** Node by node, so that `#break` ends the iteration that it stands in. */
    override renderAstList(nodes?: Parameters<InstanceType<typeof Compile>['renderAstList']>[0], contextId?: string) {
      let text = '';
      for (const node of nodes ?? this.asts) {
        if (this.runState.break) break;
        text += super.renderAstList([node], contextId);
      }
      return text;
    }

    /** Leaves no loop behind: the library forgets to when it goes through a map. */
    protected override getBlock(block: Parameters<InstanceType<typeof Compile>['renderAstList']>[0] & object) {
      const [first] = block as unknown as readonly Node[];
      if (first?.type === 'if') return super.getBlock(block.map(withTruth));
      if (first?.type !== 'foreach') return super.getBlock(block);
      const depth = this.conditions.length;
      const text = super.getBlock(block);
      this.conditions.splice(0, this.conditions.length - depth);
      this.contextId = this.conditions[0] ?? '';
      this.runState.break = false;
      return text;
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
      switch (node.type === 'math' ? node.operator : undefined) {
        case 'truth':
          return isTrue(of(left));
        case 'not':
          return !isTrue(of(left));
        case '&&':
          return isTrue(of(left)) && isTrue(of(right));
        case '||':
          return isTrue(of(left)) || isTrue(of(right));
        case '==':
          return equal(of(left), of(right));
        case '!=':
          return !equal(of(left), of(right));
        case '/':
          return quotient(of(left), of(right));
        default:
          return super.getExpression(node as never);
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

/** Values of different kinds are equal where they are the same text. */
function equal(left: unknown, right: unknown): boolean {
  const isNothing = (value: unknown) => value === undefined || value === null;
  if (isNothing(left) || isNothing(right)) return isNothing(left) && isNothing(right);
  return typeof left === typeof right && typeof left !== 'object' ? left === right : javaText(left) === javaText(right);
}

function quotient(left: unknown, right: unknown): unknown {
  const [dividend, divisor] = [Number(left), Number(right)];
  if (divisor === 0) return undefined;
  const value = dividend / divisor;
  return Number.isInteger(dividend) && Number.isInteger(divisor) ? Math.trunc(value) : value;
}
