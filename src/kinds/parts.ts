import { mapValues } from '../plain.js';
import type { Kind, KindNode } from './kind.js';

/** What a member holds, one node or some by name, with each of them changed. */
export function changedParts(kind: Kind, held: unknown, change: (kind: Kind, part: KindNode) => KindNode): unknown {
  if (isNode(held)) return change(kind, held);
  return mapValues(held as Readonly<Record<string, KindNode>>, (part) => change(kind, part));
}

/** Everything that a node holds, and that is held in it, each with its kind, in the order in which it is made. */
export function forEachPart(kind: Kind, node: KindNode, visit: (kind: Kind, part: KindNode) => void): void {
  for (const member in kind.parts) {
    const partKind = kind.parts[member];
    const held = (node as unknown as Readonly<Record<string, unknown>>)[member];
    if (partKind === undefined || typeof held !== 'object' || held === null) continue;
    if (isNode(held)) {
      visit(partKind, held);
      forEachPart(partKind, held, visit);
      continue;
    }
    for (const key in held) {
      const part = (held as Readonly<Record<string, unknown>>)[key];
      if (typeof part !== 'object' || part === null) continue;
      visit(partKind, part as KindNode);
      forEachPart(partKind, part as KindNode, visit);
    }
  }
}

/** A node says which kind it is of; a record of nodes has no such text. */
function isNode(held: unknown): held is KindNode {
  return typeof held === 'object' && held !== null && typeof (held as Partial<KindNode>).kind === 'string';
}
