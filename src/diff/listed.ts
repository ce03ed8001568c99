/**
 * Compares everything that an API holds in lists. It is the same for every kind, apart from what its descriptor says.
 *
 * @module
 */

import type { IdOrReference } from '../calls/reference.js';
import { supersededName } from '../kinds/authorizer.js';
import { listedKindNamed } from '../kinds/index.js';
import { addressIn, type KindNode, type KnownIds, type ListedKind } from '../kinds/kind.js';
import { isNode } from '../kinds/parts.js';
import { withReferencesFirst } from '../model/references-first.js';
import type { Patchable } from '../patch/patch-between.js';
import type { PatchKind } from '../patch/rules/index.js';
import { isSameData, membersOf, ownEntry } from '../plain.js';
import type { Change } from './change.js';
import { DiffError } from './errors.js';
import { missingFrom } from './order.js';
import { type Patches, patchesBetween } from './patches.js';
import { idText } from './references.js';

/** What decides whether a thing that the definition doesn't speak of is deleted. */
export interface Pruning {
  readonly prune: boolean;
  /** Addresses that the definition refers to without describing them: they stay. */
  readonly kept: ReadonlySet<string>;
}

/** Nothing is deleted that the definition doesn't speak of. */
export const notPruned: Pruning = { prune: false, kept: new Set() };

/** What changes in the things of one kind. */
export interface ListedDifference {
  readonly kind: ListedKind;
  /** Creates, updates and replacements. */
  readonly changes: readonly Change[];
  readonly deletions: readonly Change[];
}

type Listed = Readonly<Record<string, KindNode>>;

/** Compares the things of one kind. */
export function diffListed(
  kind: ListedKind,
  desired: Listed,
  live: Listed,
  { prune, kept }: Pruning,
  ids: KnownIds,
): ListedDifference {
  const liveInOrder = withReferencesFirst(kind, live);
  const freedBy = new Map(liveInOrder.map(({ address, references }) => [address, references]));
  const closing: Change[] = [];
  const changes = withReferencesFirst(kind, desired).flatMap(({ key, address, node, references: needs, circular }) => {
    const before = ownEntry(live, key);
    const after = before === undefined ? node : (kind.owned?.(node, before) ?? node);
    const common = { kind: kind.kind, address, after, needs };
    if (before === undefined) {
      const missing = circular.filter((one) => !freedBy.has(one));
      if (missing.length === 0 || kind.circular === undefined) {
        const { patches } =
          kind.createdWith === undefined ? noPatches : compare(kind, kind.createdWith(after), after, ids);
        return changeOf({ ...common, action: 'create', frees: [], ...(patches.length > 0 ? { patches } : {}) });
      }
      // Of what refers to one another nothing can be first: made without the references, it is completed at the end.
      const between = kind.circular.without(after, missing);
      const { patches } = compare(kind, between, after, ids);
      closing.push(
        changeOf({ ...common, action: 'update', before: between, patches, needs: [address, ...missing], frees: [] }),
      );
      return changeOf({ ...common, action: 'create', after: between, frees: [] });
    }
    const { patches, unpatchable } = compare(kind, before, after, ids);
    const frees = missingFrom(needs, freedBy.get(address) ?? []);
    if (unpatchable.length > 0 && kind.replaced === undefined) throw unchangeable(address, unpatchable);
    if (unpatchable.length > 0) return changeOf({ ...common, action: 'replace', before, unpatchable, frees });
    return [
      ...(patches.length > 0 ? [changeOf({ ...common, action: 'update', before, patches, frees })] : []),
      ...tagChanges(kind, address, [before, after], ids),
    ];
  });
  const givesWay = kind.replaced === 'supersedes' && !kind.keepsSuperseded;
  const left = givesWay ? leftBehind(desired) : new Set<string>();
  const deletions = liveInOrder
    .filter(({ key }) => prune || left.has(key))
    .filter(({ key, address }) => !Object.hasOwn(desired, key) && !kept.has(address) && !kind.builtIn?.nodes.has(key))
    .map(({ node: before, address, references: frees }) =>
      changeOf({ kind: kind.kind, address, action: 'delete', before, needs: [], frees }),
    );
  return {
    kind,
    changes: [...changes, ...closing],
    deletions: [...deletions, ...(givesWay ? deletionsOfReplaced(kind, changes) : [])],
  };
}

function unchangeable(address: string, members: readonly string[]): DiffError {
  const names = members.join(', ');
  return new DiffError([
    {
      code: 'diff.unchangeable',
      address,
      message: `The service has no way to make this change of ${names} to what is there.`,
      hint: `Declare ${names} as it is, or delete it yourself and plan again: then it is recreated.`,
    },
  ]);
}

const noPatches: Patches = { patches: [], unpatchable: [] };

/** What changes in the tags of a thing that has an ARN of its own. */
function tagChanges(
  kind: ListedKind,
  address: string,
  [live, desired]: readonly [KindNode, KindNode],
  ids: KnownIds,
): readonly Change[] {
  const after = tagsOf(desired);
  if (after === undefined) return [];
  const arnPath = kind.arnPath?.(desired, { id: known(ids.of(address)), restApiId: known(ids.restApi) });
  // AWS's own can't be set or taken away by anybody else.
  const own = Object.entries(tagsOf(live) ?? {}).filter(([name]) => !name.startsWith('aws:'));
  const before = Object.fromEntries(own);
  if (arnPath === undefined || isSameData(before, after)) return [];
  return [{ kind: 'Tags', action: 'update', address, before, after, arnPath, needs: [address], frees: [] }];
}

/** An id that is known; `undefined` for that of what is still to be made. */
function known(id: IdOrReference): string | undefined {
  return typeof id === 'string' ? id : undefined;
}

/** The tags of a node, of whatever kind. */
function tagsOf(node: KindNode): Readonly<Record<string, string>> | undefined {
  return membersOf(node)['tags'] as Readonly<Record<string, string>> | undefined;
}

/** The patches from one state to the other, and what they can't change. */
function compare(kind: ListedKind, live: KindNode, desired: KindNode, ids: KnownIds): Patches {
  if (kind.fixed) return { patches: [], unpatchable: [] };
  const of = (address: string) => idText(ids.of(address));
  const { patches, unpatchable } = patchesBetween(
    patchKindOf(kind),
    filledIn(kind, live, of),
    filledIn(kind, desired, of),
  );
  const patchValue = (path: string, value: string) => kind.patchValue?.(path, value, ids) ?? value;
  return {
    patches: patches.map((operations) =>
      operations.map((operation) =>
        typeof operation.value === 'string' && typeof operation.path === 'string'
          ? { ...operation, value: patchValue(operation.path, operation.value) }
          : operation,
      ),
    ),
    unpatchable: [...unpatchable, ...(kind.unpatchable?.(live, desired) ?? [])],
  };
}

/** The seam: a kind's patches are listed under its own name, and its node has their members. */
function patchKindOf({ kind }: ListedKind): PatchKind {
  return (kind.charAt(0).toLowerCase() + kind.slice(1)) as PatchKind;
}

function filledIn(kind: ListedKind, node: KindNode, of: (address: string) => string): Patchable<PatchKind> {
  // Tags are set by ARN, and not patched.
  const { tags: _, ...members } = { tags: undefined, ...node };
  const whole = { ...kind.defaults?.(node), ...members };
  // The seam: a kind's node has the members of what its patches are worked out from.
  return (kind.patchable?.(whole, of) ?? whole) as Patchable<PatchKind>;
}

/** The seam: a change's states are of its own kind, which the compiler can't follow for a kind it doesn't know. */
export function changeOf(
  change: Omit<Change, 'kind' | 'before' | 'after'> & {
    readonly kind: string;
    readonly before?: KindNode;
    readonly after?: KindNode;
  },
): Change {
  // The seam, as said above.
  return change as unknown as Change;
}

/** The keys of what a plan that was stopped halfway may have left behind: each has made room for what is desired. */
function leftBehind(desired: Listed): ReadonlySet<string> {
  return new Set(Object.keys(desired).map(supersededName));
}

/** The deletions of what makes room for a new one of its name. */
function deletionsOfReplaced(kind: ListedKind, changes: readonly Change[]): readonly Change[] {
  return changes.flatMap(({ action, address, before }) => {
    if (action !== 'replace' || !isNode(before)) return [];
    return changeOf({
      kind: kind.kind,
      action: 'delete',
      address: addressIn(kind, supersededName(kind.keyOf(before))),
      before,
      needs: [address],
      frees: [],
    });
  });
}

/** What takes the place of another under its name, by address, with the address that the other has until it is deleted. */
export function supersededAddresses(changes: readonly Change[]): ReadonlyMap<string, string> {
  return new Map(
    changes.flatMap(({ action, kind, address, before }): readonly (readonly [string, string])[] => {
      const listed = listedKindNamed(kind);
      if (action !== 'replace' || listed?.replaced !== 'supersedes' || !isNode(before)) return [];
      return [[address, addressIn(listed, supersededName(listed.keyOf(before)))]];
    }),
  );
}
