/**
 * What a plan may send: the operations that changes are made by, for the plan's own API, each for a change that is shown.
 *
 * @module
 */

import type { OperationName } from '../calls/call.js';
import { isReference } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import type { Change, ChangeKind } from '../diff/change.js';
import { isContent } from '../diff/content.js';
import type { Problem } from '../errors/errors.js';
import { supersededName } from '../kinds/authorizer.js';
import { kindNamed, kinds, listedKindNamed, listedKinds } from '../kinds/index.js';
import { addressIn, deleteOf, type Kind, updateOf } from '../kinds/kind.js';
import { isNode } from '../kinds/parts.js';
import { addressOf } from '../model/address.js';
import { isRecord } from '../plain.js';
import { brings, isRead } from './brought.js';
import type { PlanContent } from './plan-json.js';

/** The kinds of changes. */
export const changeKinds: readonly string[] = Object.freeze(['Tags', ...kinds.map(({ kind }) => kind)]);

/** The operations that changes of tags are made by. */
export const tagOperations: readonly OperationName[] = Object.freeze(['TagResource', 'UntagResource']);

/** The operations that changes of a kind are made by. */
export function operationsOf(kind: Kind): readonly OperationName[] {
  const listed = listedKindNamed(kind.kind);
  return [kind.create, ...(listed?.fixed ? [] : [updateOf(kind)]), ...(listed?.permanent ? [] : [deleteOf(kind)])];
}

/** Every operation that changes are made by. */
const plannedOperations: ReadonlySet<string> = new Set([...tagOperations, ...kinds.flatMap(operationsOf)]);

/** The verbs that the names of the service's operations begin with. */
const verbs = /^(?:Create|Delete|Flush|Generate|Get|Import|Put|Reject|Tag|TestInvoke|Untag|Update)[A-Z][A-Za-z]+$/;

/** Whether a text is the name of an operation, of a plan's or another one. */
export function isOperationName(name: string): boolean {
  return verbs.test(name);
}

/** The operations of things that stand beside APIs. */
const accountOperations: ReadonlySet<string> = new Set(
  listedKinds.filter(({ scope }) => scope === 'account').flatMap(operationsOf),
);

/** Everything that a plan would send and that no plan sends. */
export function foreignCalls({ basis, changes, calls }: Pick<PlanContent, 'basis' | 'changes' | 'calls'>) {
  const kindsAt = kindsByAddress(changes);
  const addresses = new Set(calls.map(({ address }) => address));
  const isOfApi = changes.some((change) => change.kind === 'RestApi' || isContent(change));
  const imports = isOfApi && calls.some(({ operation }) => operation === 'PutRestApi');
  const isBrought = (address: string) =>
    addresses.has(address) || (imports && calls.some(({ operation }) => brings(operation, address)));
  return calls.flatMap((call): readonly Problem[] => {
    const { operation } = call;
    const refused = (message: string): Problem => ({ code: 'plan.foreign-call', address: call.id, message });
    // The import makes what changes in the API, whatever that is; reads bring the ids of what it made.
    const isOfImport = imports && (operation === 'PutRestApi' || isRead(operation));
    if (!isOfImport && !plannedOperations.has(operation)) return [refused(`Plans never send ${operation}.`)];
    const isMadeBy = (kind: ChangeKind) =>
      (kind === 'Tags' ? tagOperations : operationsOf(kindNamed(kind))).includes(operation);
    if (!isOfImport && !kindsAt.get(call.address)?.some(isMadeBy))
      return [refused(`It belongs to no change of the plan: none at '${call.address}' is made by ${operation}.`)];
    const stranger = isTagging(call)
      ? strangerTagged(call, changes, basis.restApiId)
      : strangerOf(call, basis.restApiId);
    if (stranger !== undefined) return [refused(stranger)];
    const missing = referencesIn(call.input).filter((reference) => !isBrought(reference));
    return missing.map((reference) => refused(`It refers to '${reference}', which no call of the plan brings.`));
  });
}

/** What is wrong with whom a call is about: only the plan's own API may be. */
function strangerOf({ operation, input }: PlannedCall, ownId: string | undefined): string | undefined {
  const { restApiId } = input as { readonly restApiId?: unknown };
  if (operation === 'CreateRestApi')
    return ownId === undefined ? undefined : `The plan is about ${ownId}, and makes no API.`;
  if (accountOperations.has(operation)) return undefined;
  const isOwn =
    ownId === undefined
      ? isReference(restApiId) &&
        restApiId.reference === addressOf.restApi &&
        restApiId.member === 'id' &&
        !restApiId.parts
      : restApiId === ownId;
  return isOwn ? undefined : `It is about ${shown(restApiId)}, which isn't the plan's REST API.`;
}

const isTagging = ({ operation }: PlannedCall) => operation === 'TagResource' || operation === 'UntagResource';

/** What is wrong with what a call tags: it is what the plan shows a change of, and of APIs the plan's own. */
function strangerTagged({ address, input }: PlannedCall, changes: readonly Change[], ownId: string | undefined) {
  const { resourceArn } = input as { readonly resourceArn?: unknown };
  const path =
    typeof resourceArn === 'string' ? /^arn:[^:]+:apigateway:[^:]+::(\/.+)$/.exec(resourceArn)?.[1] : undefined;
  const own = `/restapis/${ownId}`;
  const isShown = changes.some(
    (one) => one.kind === 'Tags' && one.address === address && path === (one.arnPath ?? own),
  );
  const isOfOtherApi = path?.startsWith('/restapis/') && path !== own && !path.startsWith(`${own}/stages/`);
  return isShown && !isOfOtherApi ? undefined : `It tags ${shown(resourceArn)}, which isn't the plan's.`;
}

function shown(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : 'something else';
}

/** The kinds of the changes at each address that calls can have. */
function kindsByAddress(changes: readonly Change[]): ReadonlyMap<string, readonly ChangeKind[]> {
  const kinds = new Map<string, ChangeKind[]>();
  const add = (address: string, kind: ChangeKind) => kinds.set(address, [...(kinds.get(address) ?? []), kind]);
  for (const change of changes) {
    add(change.address, change.kind);
    // What is superseded is renamed first.
    const kind = listedKindNamed(change.kind);
    if (kind?.replaced === 'supersedes' && change.action === 'replace' && isNode(change.before))
      add(addressIn(kind, supersededName(kind.keyOf(change.before))), change.kind);
  }
  return kinds;
}

/** The addresses that an input refers to. */
export function referencesIn(value: unknown): readonly string[] {
  if (isReference(value)) return [value.reference];
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isRecord(value) ? Object.values(value).flatMap(referencesIn) : [];
}
