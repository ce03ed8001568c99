/**
 * From changes to calls that know what they have to wait for.
 *
 * @module
 */

import type { Call } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';
import type { Change, ChangeKind } from '../diff/change.js';
import { isApart, isContent, isOfApi } from '../diff/content.js';
import type { Difference } from '../diff/diff.js';
import { kindNamed, listedKindNamed } from '../kinds/index.js';
import { addressOf } from '../model/address.js';
import { deepFreeze } from '../plain.js';
import { type CallContext, type ChangeCall, callsOfChange } from './calls-of-change.js';
import { PlanError } from './errors.js';
import { referencesIn } from './planned-operations.js';

/** What one import makes, instead of a call for each change. */
export interface Imported {
  /** The import, and the reads that bring the ids of what it made. */
  readonly calls: readonly Call[];
  /** What is left to do in the API after it. */
  readonly leftovers: Pick<Difference, 'changes' | 'ids' | 'foundIds'>;
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

/** Stands for the import among the changes. */
const importing: Change = Object.freeze<Change<'RestApi'>>({
  kind: 'RestApi',
  action: 'update',
  address: addressOf.restApi,
  needs: [],
  frees: [],
});

/** The calls of all changes, each after those that must have succeeded before it. */
export function orderCalls(changes: readonly Change[], context: OrderContext): readonly PlannedCall[] {
  const { imported } = context;
  const steps =
    imported === undefined
      ? stepsOf(changes, (change) => callsOfChange(change, context))
      : stepsWithImport(changes, imported, context);
  const lastOf = new Map(steps.map((step) => [step.change, step]));

  const providers = new Map<string, Step>();
  const releasers = new Map<string, Step[]>();
  for (const [change, last] of lastOf) {
    // What is made first and completed later is there when it has been made.
    if (isNeeded(change.kind) && !providers.has(change.address)) providers.set(change.address, last);
    for (const address of change.frees) releasers.set(address, [...(releasers.get(address) ?? []), last]);
  }

  const lastOfMethod = new Map<string | undefined, Step>();
  const creation = steps.find(({ change }) => change.kind === 'RestApi' && change.action === 'create');
  // What is left after an import waits for it, and for the ids that it brings.
  const lastOfImport = steps.findLast(({ change }) => change === importing);
  let previous: Step | undefined;
  for (const step of steps) {
    const { change } = step;
    const method = methodOf(change);
    const waitsFor = [
      ...(previous?.change === change ? [previous] : change.needs.map((address) => providers.get(address))),
      ...(step.awaitsRelease ? (releasers.get(change.address) ?? []) : []),
      lastOfMethod.get(method),
      ...(change === importing ? referencesIn(step.call.input).map((address) => providers.get(address)) : []),
      change !== importing && isContent(change) ? lastOfImport : undefined,
    ];
    const earlier = waitsFor.filter((other) => other !== undefined).filter((other) => other !== step);
    for (const { id } of earlier) step.dependsOn.add(id);
    if (creation !== undefined && change !== creation.change) {
      // What waits for another part of the API waits for the API by that.
      const isBound = isOfApi(change.kind)
        ? !earlier.some((other) => isOfApi(other.change.kind))
        : referencesIn(step.call.input).includes(addressOf.restApi);
      if (isBound) step.dependsOn.add(creation.id);
    }
    if (method !== undefined) lastOfMethod.set(method, step);
    previous = step;
  }
  copyLast(steps);
  deployLast(steps);
  return deepFreeze(inDependencyOrder(steps).map(plannedCall));
}

/** What is a copy of things is made after all that changes in them. */
function copyLast(steps: readonly Step[]): void {
  for (const { change, action, dependsOn } of steps) {
    const copied = kindNamed(change.kind)?.copies;
    if (action !== 'create' || copied === undefined) continue;
    for (const { change: other, id } of steps) if (copied.includes(other.kind)) dependsOn.add(id);
  }
}

/** A deployment holds what is there when it is made: it waits for everything that changes in the API. */
function deployLast(steps: readonly Step[]): void {
  const deployments = steps.filter(({ change }) => change.kind === 'Deployment');
  const isHeld = ({ kind, arnPath }: Change) => kind !== 'Deployment' && !isApart(kind) && isOfApi(kind) && !arnPath;
  const content = steps.filter(({ change }) => isHeld(change));
  const awaited = new Set(content.flatMap(({ dependsOn }) => [...dependsOn]));
  for (const deployment of deployments)
    for (const { id } of content) if (!awaited.has(id)) deployment.dependsOn.add(id);
}

function stepsOf(changes: readonly Change[], callsOf: (change: Change) => readonly ChangeCall[]): readonly Step[] {
  const seen = new Map<string, number>();
  return changes.flatMap((change) =>
    callsOf(change).map((part): Step => {
      const name = `${part.call.operation} ${part.call.address}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { ...part, id: count === 1 ? name : `${name} #${count}`, change, dependsOn: new Set() };
    }),
  );
}

/** The import takes the place of what changes in the API, and is followed by what it leaves to do. */
function stepsWithImport(
  changes: readonly Change[],
  { calls, leftovers }: Imported,
  context: CallContext,
): readonly Step[] {
  const isNew = changes.some(({ kind, action }) => kind === 'RestApi' && action === 'create');
  const beside = changes.filter((change) => !isContent(change));
  const left = new Set(leftovers.changes.filter(isContent));
  const afterImport = { ...context, ids: leftovers.ids, foundIds: leftovers.foundIds };
  return stepsOf([...beside, importing, ...left], (change) => {
    if (change !== importing) return callsOfChange(change, left.has(change) ? afterImport : context);
    return calls.map((call, index) => ({ call, action: index > 0 ? 'read' : isNew ? 'create' : 'update' }));
  });
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

function methodOf({ path = '/', httpMethod }: Change): string | undefined {
  return httpMethod === undefined ? undefined : addressOf.method(path, httpMethod);
}
