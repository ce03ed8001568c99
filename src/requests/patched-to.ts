import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { membersOf, unescapedToken } from '../plain.js';

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

/**
 * What of a patch is left to do when it may have been done already. What the service would refuse then is left out: to
 * take away what isn't there, and to add what is there. Of a place that the patch changes twice all is done once more.
 */
export function remainingOf(live: object, patch: PatchOperations): PatchOperations {
  return patch.filter(
    (operation, index) =>
      !isRefusedAgain(live, operation) || patch.slice(0, index).some((earlier) => touches(earlier, operation)),
  );
}

/** Whether two operations are about one place, or one about a part of the other's. */
function touches(one: PatchOperation, other: PatchOperation): boolean {
  const [left, right] = [nameOfPlace(one), nameOfPlace(other)];
  return left.startsWith(right) || right.startsWith(left);
}

/** An item of a list is named by the value, or by the path. */
function nameOfPlace({ op, path = '', value }: PatchOperation): string {
  return op === 'replace' || value === undefined ? `${path}/` : `${path}/${value}/`;
}

function isRefusedAgain(live: object, operation: PatchOperation): boolean {
  const { op, path = '', value } = operation;
  const { owner, rest } = placeOf(live, path);
  if (op === 'remove') return isAbsent(memberAt(owner, rest), value);
  return op === 'add' && isListed(memberAt(owner, rest), value);
}

function isDone(live: object, { op, path = '', value }: PatchOperation): boolean {
  const { owner, rest } = placeOf(live, path);
  const found = memberAt(owner, rest);
  if (op === 'remove') return isAbsent(found, value);
  if (op !== 'add' && op !== 'replace') return false;
  if (isListed(found, value)) return true;
  if (op === 'add' && found === undefined) return false; // Or an item that isn't there would equal no value.
  return sameText(found, value);
}

/** What stands for an item of a list whose name is the path's last segment. */
const listed = Symbol('an item of a list');

/** Where a path leads: from a part of the thing on, by the names of the members that are left. */
interface Place {
  readonly owner: unknown;
  readonly rest: readonly string[];
}

/** A stage that is in a usage plan: it is named by both ids, and methods in it by path and verb. */
interface PlannedStage {
  readonly apiId?: string;
  readonly stage?: string;
  readonly throttle?: Readonly<Record<string, object>>;
}

/** Paths are those of members, but for two kinds of things whose keys have slashes in them. */
function placeOf(live: object, path: string): Place {
  const { apiStages, methodSettings } = live as { apiStages?: readonly PlannedStage[]; methodSettings?: object };
  const ofStage = /^\/apiStages\/(?<key>[^/]+:[^/]+)\/throttle(?:\/(?<route>\/.*))?$/.exec(path)?.groups;
  if (ofStage !== undefined) {
    const stage = apiStages?.find((one) => keyOfStage(one) === ofStage['key']);
    return methodIn(stage?.throttle, ofStage['route']);
  }
  // The settings of a method as a whole, as the service lists them: `~1pets/GET`, or two asterisks.
  const settings = path.slice(1);
  if (Object.hasOwn(methodSettings ?? {}, settings)) return { owner: methodSettings, rest: [settings] };
  return { owner: live, rest: namesIn(path) };
}

/** A method's throttle, or a member of it. */
function methodIn(throttle: PlannedStage['throttle'], route: string | undefined): Place {
  if (route === undefined) return { owner: { throttle }, rest: ['throttle'] };
  const method = route.replace(/\/(?:rateLimit|burstLimit)$/, '');
  return { owner: throttle, rest: method === route ? [method] : [method, route.slice(method.length + 1)] };
}

function namesIn(path: string): readonly string[] {
  return path.split('/').slice(1).map(unescapedToken);
}

function memberAt(owner: unknown, names: readonly string[]): unknown {
  let at = owner;
  for (const name of names) {
    if (Array.isArray(at)) return at.map(textOfItem).includes(name) ? listed : undefined;
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = membersOf(at)[name];
  }
  return at;
}

function keyOfStage({ apiId, stage }: PlannedStage): string {
  return `${apiId}:${stage}`;
}

/** What patches call an item of a list. */
function textOfItem(item: unknown): string {
  return typeof item === 'object' && item !== null ? keyOfStage(item) : String(item);
}

/** Whether a list has the item that the value, or the path's last segment, names. */
function isListed(found: unknown, value: string | undefined): boolean {
  if (Array.isArray(found)) return found.some((item) => textOfItem(item) === value);
  return found === listed;
}

/** `remove` takes away a member, or an item of a list that the value names. */
function isAbsent(found: unknown, value: string | undefined): boolean {
  if (Array.isArray(found) && value !== undefined) return !isListed(found, value);
  return found === undefined || found === '';
}

/** Patches say everything in text, and the service leaves out what is empty. */
function sameText(found: unknown, value: string | undefined): boolean {
  if (typeof found === 'object' && found !== null) return false;
  return String(found ?? '') === (value ?? '');
}
