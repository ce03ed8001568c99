/**
 * From a change to the calls that make it.
 *
 * @module
 */

import type { Call, OperationName } from '../calls/call.js';
import { newCall } from '../calls/new-call.js';
import type { PlannedAction } from '../calls/planned-call.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import { supersededName } from '../kinds/authorizer.js';
import { kindNamed, type ListedNode, listedKindNamed } from '../kinds/index.js';
import { addressIn, deleteOf, type ListedKind, updateOf } from '../kinds/kind.js';
import {
  createListedCalls,
  createResourceCall,
  createRestApiCall,
  putIntegrationCall,
  putIntegrationResponseCall,
  putMethodCall,
  putMethodResponseCall,
} from '../model/create-calls.js';
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

/** The calls that a change needs, in order. */
export function callsOfChange(change: Change, context: CallContext): readonly ChangeCall[] {
  switch (change.action) {
    case 'create':
      return [
        ...creation(change, context.ids).map((call) => ({ call, action: 'create' }) as const),
        ...(change.kind === 'RestApi'
          ? []
          : updates(change, context).map(({ call }) => ({ call, action: 'create' }) as const)),
      ];
    case 'update':
    case 'move':
      return change.kind === 'Tags' ? tagging(change, context) : updates(change, context);
    case 'replace':
      return replacement(change, context);
    case 'delete':
      return [{ call: deletion(change, context), action: 'delete', awaitsRelease: true }];
  }
}

function creation(change: Change, ids: Ids): readonly Call[] {
  const path = change.path ?? '/';
  const httpMethod = change.httpMethod ?? '';
  if (change.after === undefined) return [];
  switch (change.kind) {
    case 'RestApi':
      return [createRestApiCall(change.after)];
    case 'Tags':
      return [];
    case 'Resource':
      return [createResourceCall(ids, change.after)];
    case 'Method':
      return [putMethodCall(ids, path, change.after)];
    case 'MethodResponse':
      return [putMethodResponseCall(ids, path, httpMethod, change.after)];
    case 'Integration':
      return [putIntegrationCall(ids, path, httpMethod, change.after)];
    case 'IntegrationResponse':
      return [putIntegrationResponseCall(ids, path, httpMethod, change.after)];
    case 'Deployment': {
      const { kind: _, ...input } = change.after;
      return [newCall('CreateDeployment', change.address, { restApiId: ids.restApi, ...input })];
    }
    default:
      return createListedCalls(listedKindOf(change), change.after, ids);
  }
}

/** What is put is put again over the old one; what is created has to make room first. */
function replacement(change: Change, context: CallContext): readonly ChangeCall[] {
  const made = creation(change, context.ids).map((call) => ({ call, action: 'replace' }) as const);
  const kind = listedKindNamed(change.kind);
  if (kind?.replaced === 'after deletion')
    return [{ call: deletion(change, context), action: 'replace', awaitsRelease: true }, ...made];
  if (kind?.replaced !== 'supersedes' || change.before === undefined) return made;
  const name = supersededName(kind.keyOf(change.before as ListedNode));
  const patchOperations = [{ op: 'replace', path: '/name', value: name }];
  const renaming = { ...targetOf(change, context), patchOperations };
  return [{ call: anyCall(updateOf(kind), addressIn(kind, name), renaming), action: 'replace' }, ...made];
}

function updates(change: Change, context: CallContext): readonly ChangeCall[] {
  const kind = kindNamed(change.kind);
  if (kind === undefined) return [];
  return (change.patches ?? []).map((patchOperations) => ({
    call: anyCall(updateOf(kind), change.address, { ...targetOf(change, context), patchOperations }),
    action: 'update',
  }));
}

function deletion(change: Change, context: CallContext): Call {
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
function targetOf(change: Change, { ids, foundIds }: CallContext): Readonly<Record<string, IdOrReference>> {
  const restApiId = ids.restApi;
  const thing = change.before ?? change.after;
  const resourceId = ids.resource(change.path ?? '/');
  const method = { restApiId, resourceId, httpMethod: change.httpMethod ?? '' };
  switch (change.kind) {
    case 'RestApi':
    case 'Tags':
      return { restApiId };
    case 'Deployment':
      return { restApiId, deploymentId: change.before?.deploymentId ?? '' };
    case 'Resource':
      return { restApiId, resourceId };
    case 'Method':
    case 'Integration':
      return method;
    case 'MethodResponse':
    case 'IntegrationResponse':
      return { ...method, statusCode: (change.before ?? change.after)?.statusCode ?? '' };
    default: {
      const kind = listedKindOf(change);
      const node = thing as ListedNode;
      return {
        ...(kind.scope === 'restApi' ? { restApiId } : {}),
        ...kind.identify(
          node,
          () => foundIds.of(addressIn(kind, kind.keyOf(node))),
          (address) => foundIds.of(address),
        ),
      };
    }
  }
}

function listedKindOf(change: Change): ListedKind {
  const kind = listedKindNamed(change.kind);
  if (kind === undefined) throw new TypeError(`There is no kind '${change.kind}'.`);
  return kind;
}

/** The inputs of a kind's operations have the members that its descriptor says; that is more than the compiler can follow. */
function anyCall(operation: OperationName, address: string, input: object): Call {
  return newCall<OperationName>(operation, address, input as never);
}
