import { isRecord, mapValues, membersOf } from '../plain.js';
import type { Kind, KindNode } from './kind.js';

/** What a member holds, one node or some by name, with each of them changed. */
export function changedParts(kind: Kind, held: unknown, change: (kind: Kind, part: KindNode) => KindNode): unknown {
  if (isNode(held)) return change(kind, held);
  // A member with parts of which it isn't one itself holds them by name.
  return mapValues(held as Readonly<Record<string, KindNode>>, (part) => change(kind, part));
}

/** Everything that a node holds, and that is held in it, each with its kind, in the order in which it is made. */
export function forEachPart(kind: Kind, node: KindNode, visit: (kind: Kind, part: KindNode) => void): void {
  for (const member in kind.parts) {
    const partKind = kind.parts[member];
    const held = membersOf(node)[member];
    if (partKind === undefined || typeof held !== 'object' || held === null) continue;
    if (isNode(held)) {
      visit(partKind, held);
      forEachPart(partKind, held, visit);
      continue;
    }
    for (const key in held) {
      const part = membersOf(held)[key];
      if (!isNode(part)) continue;
      visit(partKind, part);
      forEachPart(partKind, part, visit);
    }
  }
}

/** Whether a value is a node: it says which kind it is of, and a record of nodes has no such text. */
export function isNode(held: unknown): held is KindNode {
  return isRecord(held) && typeof held['kind'] === 'string';
}
