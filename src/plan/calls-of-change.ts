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
import { supersededName } from '../diff/named-things.js';
import { addressOf } from '../model/address.js';
import {
  createAuthorizerCalls,
  createModelCall,
  createRequestValidatorCall,
  createResourceCall,
  createRestApiCall,
  putGatewayResponseCall,
  putIntegrationCall,
  putIntegrationResponseCall,
  putMethodCall,
  putMethodResponseCall,
} from '../model/create-calls.js';
import type { IdOrReference, Ids } from '../model/ids.js';

/** Where the ids of calls come from. */
export interface CallContext extends Pick<Difference, 'ids' | 'foundIds'> {
  /** The ARN that tags are set on; not known while the API doesn't exist. */
  readonly restApiArn?: string | undefined;
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
      return creation(change, context.ids).map((call) => ({ call, action: 'create' }));
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
    case 'Model':
      return [createModelCall(ids, change.after)];
    case 'RequestValidator':
      return [createRequestValidatorCall(ids, change.after)];
    case 'Authorizer':
      return createAuthorizerCalls(ids, change.after);
    case 'GatewayResponse':
      return [putGatewayResponseCall(ids, change.after)];
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
  }
}

/** What is put is put again over the old one; what is created has to make room first. */
function replacement(change: Change, context: CallContext): readonly ChangeCall[] {
  const { ids, foundIds } = context;
  const made = creation(change, ids).map((call) => ({ call, action: 'replace' }) as const);
  // Whether a put takes over what a gateway response had before isn't known; after a deletion there is nothing to take.
  if (change.kind === 'Model' || change.kind === 'GatewayResponse') {
    return [{ call: deletion(change, context), action: 'replace', awaitsRelease: true }, ...made];
  }
  if (change.kind !== 'Authorizer' || change.before === undefined) return made;
  const { name } = change.before;
  const renaming = newCall('UpdateAuthorizer', addressOf.authorizer(supersededName(name)), {
    restApiId: ids.restApi,
    authorizerId: foundIds.authorizer(name),
    patchOperations: [{ op: 'replace', path: '/name', value: supersededName(name) }],
  });
  return [{ call: renaming, action: 'replace' }, ...made];
}

function updates(change: Change, context: CallContext): readonly ChangeCall[] {
  return (change.patches ?? []).map((patchOperations) => ({
    call: anyCall(`Update${operationKind(change.kind)}`, change, { ...targetOf(change, context), patchOperations }),
    action: 'update',
  }));
}

function deletion(change: Change, context: CallContext): Call {
  return anyCall(`Delete${operationKind(change.kind)}`, change, targetOf(change, context));
}

function tagging({ address, before = {}, after = {} }: Change<'Tags'>, context: CallContext): readonly ChangeCall[] {
  const resourceArn = context.restApiArn ?? '';
  const set = Object.entries(after).filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value);
  const unset = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  return [
    ...(set.length > 0 ? [newCall('TagResource', address, { resourceArn, tags: Object.fromEntries(set) })] : []),
    ...(unset.length > 0 ? [newCall('UntagResource', address, { resourceArn, tagKeys: unset })] : []),
  ].map((call) => ({ call, action: 'update' }));
}

type PatchedKind = Exclude<ChangeKind, 'Tags'>;

function operationKind(kind: ChangeKind): PatchedKind {
  return kind === 'Tags' ? 'RestApi' : kind;
}

/** The members of a request that say what it is about. */
function targetOf(change: Change, { ids, foundIds }: CallContext): Readonly<Record<string, IdOrReference>> {
  const restApiId = ids.restApi;
  const thing = change.before ?? change.after;
  const name = thing !== undefined && 'name' in thing && typeof thing.name === 'string' ? thing.name : '';
  const method = { restApiId, resourceId: ids.resource(change.path ?? '/'), httpMethod: change.httpMethod ?? '' };
  const response = {
    ...method,
    statusCode: thing !== undefined && 'statusCode' in thing ? String(thing.statusCode) : '',
  };
  switch (change.kind) {
    case 'RestApi':
    case 'Tags':
      return { restApiId };
    case 'Model':
      return { restApiId, modelName: name };
    case 'RequestValidator':
      return { restApiId, requestValidatorId: foundIds.requestValidator(name) };
    case 'Authorizer':
      return { restApiId, authorizerId: foundIds.authorizer(name) };
    case 'GatewayResponse':
      return { restApiId, responseType: (change.before ?? change.after)?.responseType ?? '' };
    case 'Resource':
      return { restApiId, resourceId: method.resourceId };
    case 'Method':
    case 'Integration':
      return method;
    case 'MethodResponse':
    case 'IntegrationResponse':
      return response;
  }
}

/** The operation of a kind of thing is named after it, and so are its inputs; that is more than the compiler can follow. */
function anyCall(operation: `${'Update' | 'Delete'}${PatchedKind}`, change: Change, input: object): Call {
  return newCall<OperationName>(operation, change.address, input as never);
}
