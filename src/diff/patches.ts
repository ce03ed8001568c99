import type { Kind, KindNode, KnownIds } from '../kinds/kind.js';
import { type Patchable, patchBetween, unpatchableMembers } from '../patch/patch-between.js';
import { patchCalls } from '../patch/patch-calls.js';
import type { PatchKind } from '../patch/rules/index.js';
import type { ReferringPatchOperation } from './change.js';
import { idText, withReferences } from './references.js';

/** What lies between two states of a thing. */
export interface Patches {
  /** One list of operations for each call that they need; none when the two mean the same. */
  readonly patches: readonly (readonly ReferringPatchOperation[])[];
  /** The members that differ and that no operation can change. */
  readonly unpatchable: readonly string[];
}

/** The patches from one state of a thing to another, spread over as many calls as they need. */
export function patchesBetween<Kind extends PatchKind>(
  kind: Kind,
  before: Patchable<Kind>,
  after: Patchable<Kind>,
): Patches {
  return {
    patches: patchCalls(kind, patchBetween(kind, before, after)).map(withReferences),
    unpatchable: unpatchableMembers(kind, before, after),
  };
}

/** What the patches of a thing are worked out from, with the ids of what it names, or what stands for them. */
export function patchable<Node extends KindNode>(kind: Kind<Node>, node: Node, ids: Pick<KnownIds, 'of'>): object {
  return kind.patchable?.(node, (address) => idText(ids.of(address))) ?? node;
}
