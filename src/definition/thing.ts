import type { Problem } from '../errors/errors.js';
import { type ListedNode, listedKindNamed } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { frozenCopy } from './given.js';

/**
 * Something that a plan can hold beside an API's definition: what belongs to the account, or a part of an API that is a
 * value of its own.
 */
export interface Thing<Node extends ListedNode = ListedNode> {
  /** What it is to be, as plain, frozen data. */
  readonly node: Node;
  /** The things that come along with it. */
  readonly brings: readonly Thing[];
  /** What the service accepts and does otherwise than one might think. */
  readonly warnings: readonly Problem[];
}

/** A frozen thing. */
export function createThing<Node extends ListedNode>(
  node: Node,
  { brings = [], warnings = [] }: Partial<Pick<Thing, 'brings' | 'warnings'>> = {},
): Thing<Node> {
  const kind = listedKindNamed(node.kind);
  const address = kind === undefined ? node.kind : addressIn(kind, String(kind.keyOf(node)));
  return Object.freeze({ node: frozenCopy(node, address), brings: Object.freeze([...brings]), warnings });
}
