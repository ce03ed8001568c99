/**
 * What a plan was made from, thing by thing, so that it is seen later whether anything of it has changed since.
 *
 * @module
 */

import type { Change } from '../diff/change.js';
import { fingerprintOf } from '../fingerprint.js';
import { supersededName } from '../kinds/authorizer.js';
import { type ApartList, apartLists, kindOfList, type NamedKind, namedKinds } from '../kinds/index.js';
import { addressIn } from '../kinds/kind.js';
import { addressOf, parentPath, pathPart } from '../model/address.js';
import type { PhysicalIds } from '../model/ids.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isRecord, membersOf, ownEntry } from '../plain.js';
import type { PlanBasis } from './plan-json.js';

/** A live API, as a snapshot has it. */
interface LiveApi {
  readonly model: RestApiNode;
  readonly ids: PhysicalIds;
}

/** What a plan is made for. */
interface Intention {
  readonly desired: RestApiNode;
  readonly changes: readonly Change[];
  /** Whether the plan depends on everything: whatever isn't declared, too. */
  readonly whole: boolean;
}

/** Something that a plan reads or writes and that has changed since. */
export interface Drift {
  readonly address: string;
  readonly what: 'changed' | 'new' | 'gone';
}

/** How things were that a plan reads or writes; `whole` when that is everything, since it also depends on what isn't declared. */
export function basisOf(
  live: LiveApi,
  { desired, changes, whole: depends }: Intention,
): Pick<PlanBasis, 'states' | 'whole'> {
  const states = statesOf(live);
  // What takes a named thing's place is taken out of everything that refers to it.
  const whole =
    depends || changes.some(({ action, kind }) => action === 'replace' && (kind === 'Model' || kind === 'Authorizer'));
  const declared = addressesIn(desired);
  const addresses = whole ? [...[...states.keys()].filter((address) => !isApart(address)), ...declared] : declared;
  return {
    states: Object.fromEntries(addresses.map((address) => [address, states.get(address) ?? null])),
    ...(whole ? { whole: true } : {}),
  };
}

/** What a plan reads or writes of an API and that has changed since. */
export function driftOf(basis: PlanBasis, changes: readonly Change[], live: LiveApi): readonly Drift[] {
  const { states: before = {}, whole = false } = basis;
  const now = statesOf(live);
  const known = Object.entries(before).flatMap(([address, state]) => driftAt(address, state, now.get(address) ?? null));
  const isUnknown = (address: string) => !Object.hasOwn(before, address) && !isApart(address);
  const added = whole ? [...now.keys()].filter(isUnknown) : rivalsOf(changes, live).filter(isUnknown);
  return [...known, ...[...new Set(added)].map((address): Drift => ({ address, what: 'new' }))];
}

/** What stands beside the API, as it was and as it is, by address. */
export function driftBeside(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
): readonly Drift[] {
  const addresses = Object.keys({ ...before, ...now });
  return addresses.flatMap((address) => driftAt(address, before[address] ?? null, now[address] ?? null));
}

function driftAt(address: string, before: string | null, now: string | null): readonly Drift[] {
  if (before === now) return [];
  return [{ address, what: before === null ? 'new' : now === null ? 'gone' : 'changed' }];
}

/** Resources with a path variable that stand where the plan makes one: the service allows one at a place. */
function rivalsOf(changes: readonly Change[], { model }: LiveApi): readonly string[] {
  const isVariable = (path: string) => pathPart(path).startsWith('{');
  return changes
    .filter(({ kind, action }) => kind === 'Resource' && (action === 'create' || action === 'move'))
    .map(({ path = '' }) => path)
    .filter(isVariable)
    .flatMap((path) =>
      Object.keys(model.resources).filter((other) => isVariable(other) && parentPath(other) === parentPath(path)),
    );
}

/** What a definition speaks of: settings, named things, paths, methods, and the names that methods refer to. */
function addressesIn(desired: RestApiNode): readonly string[] {
  const resources = Object.values(desired.resources);
  const methods = resources.flatMap(({ path, methods: verbs }) =>
    Object.values(verbs).map((method) => ({ path, method })),
  );
  return [
    ...Object.keys(desired.settings).map(setting),
    ...lists.flatMap((list) => Object.keys(desired[list] ?? {}).map((key) => addressIn(kindOfList(list), key))),
    ...Object.keys(desired.authorizers).map((name) => addressOf.authorizer(supersededName(name))),
    ...resources.flatMap(({ path, movedFrom }) => (movedFrom === undefined ? [path] : [path, movedFrom])),
    ...methods.flatMap(({ path, method: { httpMethod, authorizer, requestValidator } }) => [
      addressOf.method(path, httpMethod),
      ...(authorizer && 'name' in authorizer ? [addressOf.authorizer(authorizer.name)] : []),
      ...(requestValidator && 'name' in requestValidator ? [addressOf.requestValidator(requestValidator.name)] : []),
    ]),
  ];
}

/** Whether an address is of what stands apart from the API's content: plans depend only on those that they name. */
function isApart(address: string): boolean {
  return apartLists.some((list) => address.startsWith(addressIn(kindOfList(list), '')));
}

const lists: readonly (NamedKind | ApartList)[] = [...namedKinds, ...apartLists];

/** A short text for each thing of an API, by its address; it changes when the thing does, or gives way to another one. */
function statesOf({ model, ids }: LiveApi): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  const add = (address: string, state: unknown) => states.set(address, fingerprintOf(state).slice(0, 16));
  add(setting('name'), model.name);
  for (const [member, value] of Object.entries(model.settings)) add(setting(member), value);
  for (const list of lists) {
    const known: unknown = membersOf(ids)[list];
    for (const [key, node] of Object.entries(model[list] ?? {}))
      add(addressIn(kindOfList(list), key), { node, id: isRecord(known) ? ownEntry(known, key) : undefined });
  }
  for (const { path, methods } of Object.values(model.resources)) {
    add(path, ownEntry(ids.resources, path));
    for (const method of Object.values(methods)) add(addressOf.method(path, method.httpMethod), method);
  }
  return states;
}

function setting(member: string): string {
  return `${addressOf.restApi} ${member}`;
}
