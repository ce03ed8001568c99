/**
 * What of a plan is masked when people look at it: credentials that are part of the API itself. They are in the plan and
 * its JSON, since they are sent.
 *
 * @module
 */

import type { OperationName } from '../calls/call.js';
import type { Change, ReferringPatchOperation } from '../diff/change.js';
import { type Hide, isCredentialName, maskedText } from '../errors/masked-text.js';
import { listedKinds } from '../kinds/index.js';
import { isRecord, ownEntry, unescapedToken } from '../plain.js';
import type { PlanContent } from './plan-json.js';

/** How the value under a name of a member is masked, by the member. All other texts are masked where they hold credentials. */
const maskedMembers: Readonly<Record<string, (name: string, value: string, hide: Hide) => string>> = {
  requestParameters: maskedParameter,
  responseParameters: maskedParameter,
  variables: maskedVariable,
  stageVariableOverrides: maskedVariable,
};

/** A mapping key of the service that ends with the name of a header, a query parameter or a path parameter. */
const mappingKey =
  /^(?:(?:integration\.request|method\.response)\.(?:header|querystring|path)|gatewayresponse\.header)\.(.+)$/;

/** Static values, in single quotes, of what carries credentials; a mapping expression says only where one comes from. */
function maskedParameter(name: string, value: string, hide: Hide): string {
  const parameter = mappingKey.exec(name)?.[1] ?? name;
  const literal = /^'(.*)'$/s.exec(value)?.[1];
  return literal && isCredentialName(parameter) ? `'${hide(literal)}'` : maskedText(value, hide);
}

function maskedVariable(name: string, value: string, hide: Hide): string {
  return isCredentialName(name) ? hide(value) : maskedText(value, hide);
}

/**
 * A copy of a plan to look at. Equal secrets have one number and others another, so that two values that differ still
 * differ to the eye.
 */
export function maskedPlan<Content extends PlanContent>(plan: Content): Content {
  const numbers = new Map<string, number>();
  const hide: Hide = (secret) => {
    if (/^\(hidden \d+\)$/.test(secret)) return secret;
    const number = numbers.get(secret) ?? numbers.size + 1;
    numbers.set(secret, number);
    return `(hidden ${number})`;
  };
  return {
    ...plan,
    changes: plan.changes.map((change) => maskedChange(change, hide)),
    warnings: plan.warnings.map((warning) => ({
      ...warning,
      message: maskedText(warning.message, hide),
      ...(warning.hint === undefined ? {} : { hint: maskedText(warning.hint, hide) }),
    })),
  };
}

/** The secrets that a call sends, masked ones and those that plans hold back: what the service says may quote them. */
export function secretsOf(input: unknown, operation: OperationName): readonly string[] {
  const secrets = new Set<string>();
  const collect: Hide = (secret) => {
    secrets.add(secret);
    return '(hidden)';
  };
  maskedValue(input, collect);
  const { patchOperations } = (isRecord(input) ? input : {}) as { readonly patchOperations?: unknown };
  if (Array.isArray(patchOperations)) for (const operation of patchOperations) maskedOperation(operation, collect);
  const heldBack: readonly string[] | undefined = listedKinds.find(({ create }) => create === operation)?.secrets;
  for (const [name, value] of Object.entries(isRecord(input) ? input : {}))
    if (typeof value === 'string' && (heldBack?.includes(name) || name === 'certificatePrivateKey')) secrets.add(value);
  return [...secrets];
}

function maskedChange(change: Change, hide: Hide): Change {
  const { before, after, patches } = change;
  // A copy of the same shape, which the compiler can't follow.
  return {
    ...change,
    ...(before === undefined ? {} : { before: maskedValue(before, hide) }),
    ...(after === undefined ? {} : { after: maskedValue(after, hide) }),
    ...(patches === undefined
      ? {}
      : { patches: patches.map((operations) => operations.map((operation) => maskedOperation(operation, hide))) }),
  } as Change;
}

function maskedValue(value: unknown, hide: Hide, member = '', name = ''): unknown {
  if (typeof value === 'string') {
    const mask = ownEntry(maskedMembers, member);
    return mask === undefined ? maskedText(value, hide) : mask(name, value, hide);
  }
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, hide, member, name));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, maskedValue(one, hide, isRecord(one) ? key : member, key)]),
  );
}

function maskedOperation(operation: ReferringPatchOperation, hide: Hide): ReferringPatchOperation {
  const { value } = operation;
  const path = typeof operation.path === 'string' ? operation.path : '';
  const [member = '', name = ''] = path.slice(1).split('/').map(unescapedToken);
  return value === undefined
    ? operation
    : { ...operation, value: maskedValue(value, hide, name === '' ? '' : member, name) as NonNullable<typeof value> };
}
