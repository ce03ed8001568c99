import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { unescapedToken } from '../plain.js';

/** The operations of one patch. */
export type PatchOperations = readonly PatchOperation[];

/**
 * Whether a live thing is what a patch wants it to be: every operation of the patch would find its work done.
 *
 * `false` where that can't be seen: the operation copies or moves, or its path isn't one of the thing's members.
 */
export function isPatchedTo(live: object, patch: PatchOperations): boolean {
  return patch.length > 0 && patch.every((operation) => isDone(live, operation));
}

function isDone(live: object, { op, path = '', value }: PatchOperation): boolean {
  const segments = path.split('/').slice(1).map(unescapedToken);
  const found = memberAt(live, segments);
  if (op === 'remove') return isAbsent(found, value);
  if (op !== 'add' && op !== 'replace') return false;
  if (Array.isArray(found)) return value !== undefined && found.map(String).includes(value);
  if (found === listed) return true; // An item of a list, named by the path.
  if (op === 'add' && found === undefined) return false; // Or an item that isn't there would equal no value.
  return sameText(found, value);
}

/** What stands for an item of a list whose name is the path's last segment. */
const listed = Symbol('an item of a list');

function memberAt(live: object, segments: readonly string[]): unknown {
  let at: unknown = live;
  for (const segment of segments) {
    if (Array.isArray(at)) return at.map(String).includes(segment) ? listed : undefined;
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, segment)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[segment];
  }
  return at;
}

/** `remove` takes away a member, or an item of a list that the value names. */
function isAbsent(found: unknown, value: string | undefined): boolean {
  if (Array.isArray(found) && value !== undefined) return !found.map(String).includes(value);
  return found === undefined || found === '';
}

/** Patches say everything in text, and the service leaves out what is empty. */
function sameText(found: unknown, value: string | undefined): boolean {
  if (typeof found === 'object' && found !== null) return false;
  return String(found ?? '') === (value ?? '');
}
