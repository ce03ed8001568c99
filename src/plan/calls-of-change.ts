/**
 * From a change to the calls that make it.
 *
 * @module
 */

import type { Call, OperationName } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import type { PlannedAction } from '../calls/planned-call.js';
import type { Change, ChangeKind } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import { supersededName } from '../kinds/authorizer.js';
import { kindNamed, listedKindNamed } from '../kinds/index.js';
import { addressIn, deleteOf, placeAt, updateOf } from '../kinds/kind.js';
import { isNode } from '../kinds/parts.js';
import { createListedCalls, createRestApiCall, placedCalls } from '../model/create-calls.js';
import type { IdOrReference, Ids } from '../model/ids.js';

/** Where the ids of calls come from. */
export interface CallContext extends Pick<Difference, 'ids' | 'foundIds'> {
  /** The start of the ARNs that tags are set on: `arn:aws:apigateway:eu-west-1::`. */
  readonly serviceArn?: string | undefined;
}

/** A call that is part of a change. */
export interface ChangeCall {
  readonly call: Call;
  readonly action: PlannedAction;
  /** Whether it takes something away that others may still refer to. */
  readonly awaitsRelease?: true;
}

/** A change of anything but tags, which have no calls of a kind. */
type ThingChange = Change<Exclude<ChangeKind, 'Tags'>>;

/** The calls that a change needs, in order. */
export function callsOfChange(change: Change, context: CallContext): readonly ChangeCall[] {
  if (change.kind === 'Tags') return tagging(change, context);
  switch (change.action) {
    case 'create':
      return [
        ...creation(change, context.ids).map((call) => ({ call, action: 'create' }) as const),
        ...updates(change, context).map(({ call }) => ({ call, action: 'create' }) as const),
      ];
    case 'update':
    case 'move':
      return updates(change, context);
    case 'replace':
      return replacement(change, context);
    case 'delete':
      return [{ call: deletion(change, context), action: 'delete', awaitsRelease: true }];
  }
}

function creation(change: ThingChange, ids: Ids): readonly Call[] {
  if (change.after === undefined) return [];
  if (change.kind === 'RestApi') return [createRestApiCall(change.after)];
  const listed = listedKindNamed(change.kind);
  if (listed !== undefined) return createListedCalls(listed, change.after, ids);
  return placedCalls(kindNamed(change.kind), change.after, ids, placeOf(change, ids));
}

/** Where a thing is that stands below a path. */
const placeOf = ({ path = '/', httpMethod }: Change, ids: Ids) => placeAt(ids, path, httpMethod);

/** What is put is put again over the old one; what is created has to make room first. */
function replacement(change: ThingChange, context: CallContext): readonly ChangeCall[] {
  const made = creation(change, context.ids).map((call) => ({ call, action: 'replace' }) as const);
  const kind = listedKindNamed(change.kind);
  if (kind?.replaced === 'after deletion')
    return [{ call: deletion(change, context), action: 'replace', awaitsRelease: true }, ...made];
  if (kind?.replaced !== 'supersedes' || !isNode(change.before)) return made;
  const name = supersededName(kind.keyOf(change.before));
  const patchOperations = [{ op: 'replace', path: '/name', value: name }];
  const renaming = { ...targetOf(change, context), patchOperations };
  return [{ call: anyCall(updateOf(kind), addressIn(kind, name), renaming), action: 'replace' }, ...made];
}

function updates(change: ThingChange, context: CallContext): readonly ChangeCall[] {
  const kind = kindNamed(change.kind);
  return (change.patches ?? []).map((patchOperations) => ({
    call: anyCall(updateOf(kind), change.address, { ...targetOf(change, context), patchOperations }),
    action: 'update',
  }));
}

function deletion(change: ThingChange, context: CallContext): Call {
  return anyCall(deleteOf(change), change.address, targetOf(change, context));
}

function tagging(
  { address, arnPath, before = {}, after = {} }: Change<'Tags'>,
  context: CallContext,
): readonly ChangeCall[] {
  const resourceArn = `${context.serviceArn ?? ''}${arnPath ?? `/restapis/${String(context.ids.restApi)}`}`;
  const set = Object.entries(after).filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value);
  const unset = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...(set.length > 0 ? [newCall('TagResource', address, { resourceArn, tags: Object.fromEntries(set) })] : []),
    ...(unset.length > 0 ? [newCall('UntagResource', address, { resourceArn, tagKeys: unset })] : []),
  ].map((call) => ({ call, action: 'update' }));
}

/** The members of a request that say what it is about. */
function targetOf(change: ThingChange, { ids, foundIds }: CallContext): Readonly<Record<string, IdOrReference>> {
  const own = { restApiId: ids.restApi };
  const node = change.before ?? change.after;
  if (!isNode(node)) return own;
  const kind = listedKindNamed(change.kind);
  if (kind === undefined) return kindNamed(change.kind).target?.(placeOf(change, ids), node) ?? own;
  return {
    ...(kind.scope === 'restApi' ? own : {}),
    ...kind.identify(
      node,
      () => foundIds.of(addressIn(kind, kind.keyOf(node))),
      (address) => foundIds.of(address),
    ),
  };
}

/** The seam: the inputs of a kind's operations have the members that its descriptor says; that is more than the compiler can follow. */
function anyCall(operation: OperationName, address: string, input: object): Call {
  return newCall<OperationName>(operation, address, input as never);
}
