import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { unescapedToken } from '../../plain.js';
import { badRequest, notFound } from '../faults.js';

/** One patch operation, its path taken apart into unescaped reference tokens. */
export interface Patch {
  readonly op: string;
  readonly path: string;
  readonly tokens: readonly string[];
  readonly value: string | undefined;
  readonly from: string | undefined;
}

export function patchesOf(operations: readonly PatchOperation[] | undefined): readonly Patch[] {
  return (operations ?? []).map(({ op = '', path = '', value, from }) => ({
    op,
    path,
    tokens: path.split('/').slice(1).map(unescapedToken),
    value,
    from,
  }));
}

export const invalidPath = (path: string) => badRequest(`Invalid patch path ${path || 'null'}`);
export const onlyReplace = () => badRequest('Invalid patch operation specified. Must be one of: [replace]');

/** Refuses what is done to a member that can be added, removed and replaced, and nothing else. */
export function checkChange(op: string): void {
  if (op !== 'add' && op !== 'remove' && op !== 'replace')
    throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'");
}

/** The style of refusal that lists what an operation may be used on. */
export function refuseUnless(patch: Patch, supported: Readonly<Record<string, readonly string[]>>): void {
  const paths = Object.hasOwn(supported, patch.op) ? (supported[patch.op] ?? []) : [];
  if (paths.includes(patch.path)) return;
  const advice = paths.length === 0 ? 'Please choose supported operations' : `Must be one of: [${paths.join(', ')}]`;
  throw badRequest(`Invalid patch path  '${patch.path}' specified for op '${patch.op}'. ${advice}`);
}

/** The service reads every text but `true` as false. */
export const asBoolean = (value: string | undefined) => value?.toLowerCase() === 'true';

/** The members that are numbers with a point in the SDK's schemas; all others are integers. */
const withPoint = /\/(?:rateLimit|percentTraffic)$/;

/** The number that a patch has for its value. */
export function asNumber({ path, value }: Pick<Patch, 'path' | 'value'>): number {
  const number = Number(value);
  const isOfKind = withPoint.test(path) ? Number.isFinite(number) : Number.isInteger(number);
  if (value === undefined || value.trim() === '' || !isOfKind) {
    throw badRequest(`Invalid value '${value ?? ''}' specified for path '${path}'`);
  }
  return number;
}

/** Applies a patch to one entry of a map; gives the new map, and nothing when its last entry is gone. */
export function patchMap<Value>(
  map: Readonly<Record<string, Value>> | undefined,
  { op, path, tokens, value }: Patch,
  read: (value: string | undefined) => Value,
  absent: string,
): Record<string, Value> | undefined {
  const [, key, ...rest] = tokens;
  if (key === undefined || rest.length > 0) throw invalidPath(path);
  const entries = Object.entries(map ?? {});
  const known = entries.some(([name]) => name === key);
  if (!known && (op === 'remove' || op === 'replace')) throw notFound(absent);
  checkChange(op);
  const others = entries.filter(([name]) => name !== key);
  const changed = op === 'remove' ? others : [...others, [key, read(value)] as const];
  return changed.length === 0 ? undefined : Object.fromEntries(changed);
}
