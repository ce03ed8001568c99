/**
 * What is said of each change, whatever it is written as.
 *
 * @module
 */

import { isReference, type Reference } from '../../calls/call.js';
import type { Change, ChangeAction, ReferringPatchOperation } from '../../diff/change.js';
import { visibleText } from '../../errors/visible-text.js';
import type { DeploymentNode } from '../../kinds/deployment.js';
import { kindNamed } from '../../kinds/index.js';
import type { Kind, KindNode } from '../../kinds/kind.js';
import { addressOf } from '../../model/address.js';
import { escapedToken, membersOf, ownEntry, unescapedToken } from '../../plain.js';
import { type Line, valueLines } from './values.js';

/** A change as people read it. */
export interface Entry {
  readonly action: ChangeAction;
  readonly sign: '+' | '~' | '-';
  /** `GET /pets integration`. */
  readonly title: string;
  /** What stands beside the title. */
  readonly note: string;
  /** The route, or the thing, that the change belongs to. */
  readonly group: string;
  readonly lines: readonly Line[];
}

/** How much is said. */
export interface DescribeOptions {
  /** Also every member of what is made. @defaultValue `false` */
  readonly members?: boolean;
  /** One line for what was and one for what is, as in a diff. @defaultValue `false` */
  readonly split?: boolean;
}

const signs = { create: '+', update: '~', move: '~', replace: '~', delete: '-' } as const;

/** What is said of a change. */
export function describe(change: Change, { members = false, split = false }: DescribeOptions = {}): Entry {
  const word = change.kind === 'Tags' ? 'tags' : kindNamed(change.kind).word;
  const { path = '/', httpMethod } = change;
  return {
    action: change.action,
    sign: signs[change.action],
    title: visibleText(`${change.address}${word ? ` ${word}` : ''}`),
    note: visibleText(noteOn(change)),
    group: httpMethod === undefined ? change.address : addressOf.method(path, httpMethod),
    lines: [
      ...(change.patches ?? []).flat().flatMap((operation) => operationLines(change, operation, split)),
      ...tagLines(change, split),
      ...creationLines(change, members, split),
      ...(change.action === 'replace' ? memberLines(change, change.before, change.after, split) : []),
      ...(change.takes ?? []).map((address): Line => ({ mark: '-', text: visibleText(address) })),
    ],
  };
}

function noteOn(change: Change): string {
  if (change.action === 'replace') {
    return change.unpatchable ? `put again: ${change.unpatchable.join(', ')} can't be patched` : 'put again';
  }
  if (change.action === 'move' && change.kind === 'Resource') return `moved from ${change.before?.path}`;
  if (change.takes) return `takes ${change.takes.length} with it`;
  if (change.action !== 'create' || change.after === undefined) return '';
  if (change.kind === 'Deployment') return deploymentNote(change.after, change.serves);
  return kindNamed(change.kind)?.note?.(change.after as KindNode) ?? '';
}

/** The stages that a deployment is made for; a canary's says so in its address. */
function deploymentNote({ canarySettings }: DeploymentNode, serves: readonly string[] = []): string {
  const canary = canarySettings?.percentTraffic;
  if (canary !== undefined) return `${canary} % of its requests`;
  return serves.length === 0 ? '' : `for ${serves.join(', ')}`;
}

function operationLines(change: Change, operation: ReferringPatchOperation, split: boolean): readonly Line[] {
  const { op, value } = operation;
  const path = textIn(operation.path ?? '');
  const [found, desired] = [membersOfThing(change.before), membersOfThing(change.after)];
  const own = valueAt(found, path);
  const before = own ?? (op === 'add' ? undefined : valueAt(defaultsOf(change), path));
  const wanted = valueAt(desired, path);
  const after = textIn(value);
  return valueLines({
    label: `${op} ${visibleText(path)}`,
    before,
    after,
    // What is sent may name the API by its id, where what was read and what is wanted don't.
    compared: own !== undefined && wanted !== undefined && after !== undefined ? [own, wanted] : undefined,
    lines: isTemplate(path),
    split,
  });
}

/** What a member that isn't there was. */
function defaultsOf({ kind, before }: Change): object | undefined {
  return before === undefined ? undefined : kindNamed(kind)?.defaults?.(before as KindNode);
}

/** An API's own members stand one level deeper in its node than in patches. */
function membersOfThing(node: Change['before']): object | undefined {
  if (node === undefined || !('settings' in node)) return node;
  return { ...(node.settings as object), name: node.name };
}

function isTemplate(path: string): boolean {
  return path.startsWith('/requestTemplates/') || path.startsWith('/responseTemplates/');
}

/** An id, or what stands for one. */
function textIn<Text extends string | undefined>(value: Text | Reference): Text | string {
  return isReference(value) ? referenceText(value) : value;
}

function referenceText({ reference, parts }: Reference): string {
  return parts === undefined ? `(id of ${reference})` : parts.join(`(id of ${reference})`);
}

function tagLines(change: Change, split: boolean): readonly Line[] {
  if (change.kind !== 'Tags') return [];
  const { before = {}, after = {} } = change;
  return [
    ...Object.entries(after)
      .filter(([key, value]) => !Object.hasOwn(before, key) || before[key] !== value)
      .flatMap(([key, value]) => {
        const was = ownEntry(before, key);
        return valueLines({ label: `set ${visibleText(key)}`, before: was, after: value, split });
      }),
    ...Object.keys(before)
      .filter((key) => !Object.hasOwn(after, key))
      .flatMap((key) => valueLines({ label: `unset ${visibleText(key)}`, before: before[key], split })),
  ];
}

/** Who may call a new API is said in any case. */
function creationLines(change: Change, members: boolean, split: boolean): readonly Line[] {
  if (change.action !== 'create') return [];
  if (change.kind === 'RestApi') {
    const { policy, ...rest } = change.after?.settings ?? {};
    return memberLines(change, {}, { ...(members ? rest : {}), policy }, split);
  }
  return members ? memberLines(change, {}, change.after, split) : [];
}

/** What differs between two states of a thing, member by member. */
function memberLines(
  change: Change,
  before: object | undefined,
  after: object | undefined,
  split: boolean,
  path = '',
): readonly Line[] {
  const [left, right] = [membersIn(before), membersIn(after)];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].flatMap((name) => {
    if (path === '' && isSaidElsewhere(kindNamed(change.kind), name)) return [];
    const [was, is] = [left[name], right[name]];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const place = `${path}/${escapedToken(name)}`;
    const nested = [was, is].every((one) => one === undefined || (typeof one === 'object' && one !== null));
    if (nested && ![was, is].some(Array.isArray)) {
      return memberLines(change, was as object | undefined, is as object | undefined, split, place);
    }
    const values = { before: plainText(was), after: plainText(is) };
    return valueLines({ label: visibleText(place), ...values, lines: isTemplate(place), split });
  });
}

function membersIn(thing: object = {}): Readonly<Record<string, unknown>> {
  return membersOf(thing);
}

/** Whether a member is part of the address, or one that changes of their own are about. */
function isSaidElsewhere(kind: Kind | undefined, member: string): boolean {
  return member === 'kind' || kind?.inAddress?.includes(member) === true || Object.hasOwn(kind?.parts ?? {}, member);
}

function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
    ? value.join(', ')
    : JSON.stringify(value);
}

/** The value that a patch path stands for, where it is a plain one. */
function valueAt(thing: unknown, path: string): string | undefined {
  let value = thing;
  for (const segment of path.slice(1).split('/')) {
    const name = unescapedToken(segment);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = membersOf(value)[name];
  }
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}
