/**
 * From changes to calls that know what they have to wait for.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import type { Change, ChangeKind } from '../diff/change.js';
import { apartLists, kindNamed, kindOfList, listedKindNamed } from '../kinds/index.js';
import { addressOf } from '../model/address.js';
import { deepFreeze } from '../plain.js';
import { type CallContext, type ChangeCall, callsOfChange } from './calls-of-change.js';
import { PlanError } from './errors.js';
import { referencesIn } from './planned-operations.js';

/** What one import makes, instead of a call for each change. */
export interface Imported {
  /** The import, and the calls that complete what it brings. */
  readonly calls: readonly Call[];
  /** The kinds of changes that it makes. */
  readonly kinds: ReadonlySet<string>;
}

/** Where calls come from, and which of them an import stands for. */
export interface OrderContext extends CallContext {
  readonly imported?: Imported | undefined;
}

interface Step extends ChangeCall {
  readonly id: string;
  readonly change: Change;
  readonly dependsOn: Set<string>;
}

/** Whether others can need changes of this kind: then an address means one such thing. */
const isNeeded = (kind: ChangeKind) => kindNamed(kind)?.isAwaited === true || listedKindNamed(kind) !== undefined;

/** Whether a change is about the API or a part of it. */
const isOfApi = (kind: ChangeKind) => listedKindNamed(kind)?.scope !== 'account';

/** Whether a change is about what no deployment holds. */
const isApart = (kind: ChangeKind) => apartLists.some((list) => kindOfList(list).kind === kind);

/** Whether a call brings a whole API, with all that its parts refer to. */
const isImport = ({ call }: Step) => call.operation === 'PutRestApi';

/** The calls of all changes, each after those that must have succeeded before it. */
export function orderCalls(changes: readonly Change[], context: OrderContext): readonly PlannedCall[] {
  const steps = stepsOf(changes, context);
  const byChange = new Map<Change, readonly Step[]>();
  for (const step of steps) byChange.set(step.change, [...(byChange.get(step.change) ?? []), step]);

  const providers = new Map<string, Step>();
  const releasers = new Map<string, Step[]>();
  for (const [change, own] of byChange) {
    const last = own.at(-1);
    if (last === undefined) continue;
    // What is made first and completed later is there when it has been made.
    if (isNeeded(change.kind) && !providers.has(change.address)) providers.set(change.address, last);
    for (const address of change.frees) releasers.set(address, [...(releasers.get(address) ?? []), last]);
  }

  const lastOfMethod = new Map<string, Step>();
  // The last of its calls: with an import, what follows waits for what that brings.
  const creation = steps.findLast(({ change }) => change.kind === 'RestApi' && change.action === 'create');
  for (const [change, own] of byChange) {
    own.forEach((step, index) => {
      const method = methodOf(change);
      const earlier = [
        index > 0 ? own[index - 1] : undefined,
        ...(index === 0 ? change.needs.map((address) => providers.get(address)) : []),
        ...(step.awaitsRelease ? (releasers.get(change.address) ?? []) : []),
        method === undefined ? undefined : lastOfMethod.get(method),
        ...(isImport(step) ? referencesIn(step.call.input).map((address) => providers.get(address)) : []),
      ];
      for (const other of earlier) if (other !== undefined && other !== step) step.dependsOn.add(other.id);
      if (creation !== undefined && change !== creation.change) {
        const isBound = isOfApi(change.kind)
          ? step.dependsOn.size === 0
          : referencesIn(step.call.input).includes(addressOf.restApi);
        if (isBound) step.dependsOn.add(creation.id);
      }
      if (method !== undefined) lastOfMethod.set(method, step);
    });
  }
  copyLast(steps);
  deployLast(steps);
  return deepFreeze(inDependencyOrder(steps).map(plannedCall));
}

/** What is a copy of things is made after all that changes in them. */
function copyLast(steps: readonly Step[]): void {
  for (const { change, action, dependsOn } of steps) {
    const copied = action === 'create' ? kindNamed(change.kind)?.copies : undefined;
    if (copied === undefined) continue;
    for (const { change: other, id } of steps) if (copied.includes(other.kind)) dependsOn.add(id);
  }
}

/** A deployment holds what is there when it is made: it waits for everything that changes in the API. */
function deployLast(steps: readonly Step[]): void {
  const deployments = steps.filter(({ change }) => change.kind === 'Deployment');
  if (deployments.length === 0) return;
  const isContent = ({ change: { kind } }: Step) => kind !== 'Deployment' && !isApart(kind) && isOfApi(kind);
  const content = steps.filter((step) => isContent(step) && step.change.arnPath === undefined);
  const awaited = new Set(content.flatMap(({ dependsOn }) => [...dependsOn]));
  for (const deployment of deployments)
    for (const { id } of content) if (!awaited.has(id)) deployment.dependsOn.add(id);
}

function stepsOf(changes: readonly Change[], context: OrderContext): readonly Step[] {
  const seen = new Map<string, number>();
  return changes.flatMap((change) =>
    callsWithImport(change, context).map((part): Step => {
      const name = `${part.call.operation} ${part.call.address}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { ...part, id: count === 1 ? name : `${name} #${count}`, change, dependsOn: new Set() };
    }),
  );
}

/** The calls of a change; of those that an import makes it has none, and the API's own is followed by the import. */
function callsWithImport(change: Change, context: OrderContext): readonly ChangeCall[] {
  const { imported } = context;
  if (imported === undefined) return callsOfChange(change, context);
  if (imported.kinds.has(change.kind)) return [];
  const own = callsOfChange(change, context);
  if (change.kind !== 'RestApi') return own;
  return [...own, ...imported.calls.map((call) => ({ call, action: 'create' }) as const)];
}

/** The order of the changes, except where a call has to wait. */
function inDependencyOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = [];
  const done = new Set<string>();
  for (let waiting = [...steps]; waiting.length > 0; ) {
    const next = waiting.findIndex(({ dependsOn }) => [...dependsOn].every((id) => done.has(id)));
    if (next < 0) throw circular(waiting);
    for (const step of waiting.splice(next, 1)) {
      ordered.push(step);
      done.add(step.id);
    }
  }
  return ordered;
}

function circular(steps: readonly Step[]): PlanError {
  return new PlanError('Some changes wait for one another, so no order of calls can make them.', {
    code: 'plan.circular',
    problems: steps.map(({ change, id, dependsOn }) => ({
      code: 'plan.circular',
      address: change.address,
      message: `${id} waits for ${[...dependsOn].join(', ')}.`,
      ...(change.kind === 'Resource' && change.action === 'create'
        ? { hint: 'Rename a resource that is there with movedFrom(…) instead of making a new one.' }
        : {}),
    })),
  });
}

function plannedCall({ id, call, action, dependsOn, change }: Step): PlannedCall {
  const method = methodOf(change);
  return { ...call, id, action, dependsOn: [...dependsOn], ...(method === undefined ? {} : { method }) };
}

function methodOf({ path, httpMethod }: Change): string | undefined {
  return path === undefined || httpMethod === undefined ? undefined : addressOf.method(path, httpMethod);
}
