/**
 * How a plan is made from a live API, and how it is seen that the API has changed since: the reads around the pure
 * stages.
 *
 * @module
 */

import type { Send } from '../calls/call.js';
import { diff } from '../diff/diff.js';
import type { Warning } from '../diff/warning.js';
import type { Problem } from '../errors/errors.js';
import { namedKinds } from '../kinds/index.js';
import { addressOf } from '../model/address.js';
import type { RestApiNode } from '../model/rest-api.js';
import { basisOf, type Drift, driftOf } from '../plan/basis.js';
import { StalePlanError } from '../plan/errors.js';
import { Plan } from '../plan/plan.js';
import type { RateLimit } from '../quotas/estimate.js';
import { findRestApi } from '../snapshot/find-rest-api.js';
import { takeSnapshot } from '../snapshot/snapshot.js';

/** What making a plan needs of the world. */
export interface PlanningContext {
  readonly send: Send;
  /** The ARN that tags are set on. */
  readonly restApiArn: (restApiId: string) => Promise<string>;
  /** The quotas that the estimate goes by. */
  readonly limits: readonly RateLimit[];
}

/** What a plan is made for. */
export interface PlanRequest {
  readonly restApiId?: string | undefined;
  readonly prune?: boolean | undefined;
  /** Leave the API's own name and settings as they are. */
  readonly routesOnly?: boolean | undefined;
  readonly warnings?: readonly Warning[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the live API, compares it with `desired`, and puts what has to be done in order. */
export async function makePlan(context: PlanningContext, desired: RestApiNode, request: PlanRequest): Promise<Plan> {
  const { send, limits } = context;
  const { prune = false, routesOnly = false, warnings, signal } = request;
  const kinds = prune ? namedKinds : namedKinds.filter((kind) => Object.keys(desired[kind]).length > 0);
  const restApiId = request.restApiId ?? (await findRestApi(send, desired.name, { signal }));
  if (restApiId === undefined) {
    const difference = diff(desired, undefined, { prune });
    return Plan.of({ name: desired.name, basis: { kinds }, difference, limits, warnings });
  }
  const found = await takeSnapshot(send, restApiId, { kinds, signal });
  const { name } = routesOnly ? found.model : desired;
  const wanted = routesOnly ? { ...desired, name, settings: {} } : desired;
  const difference = diff(wanted, found, { prune });
  return Plan.of({
    name,
    basis: { restApiId, kinds, ...basisOf(found, { desired: wanted, changes: difference.changes, prune }) },
    difference,
    restApiArn: await context.restApiArn(restApiId),
    limits,
    warnings,
    stages: difference.changes.length === 0 ? [] : await stageNames(send, restApiId, signal),
  });
}

/**
 * Makes sure that what the plan reads or writes still is what it was when the plan was made.
 *
 * @throws StalePlanError when it isn't.
 */
export async function assertFresh(send: Send, plan: Plan, signal?: AbortSignal | undefined): Promise<void> {
  const { name, basis, changes } = plan;
  const { restApiId, kinds } = basis;
  if (restApiId === undefined) {
    const appeared = await findRestApi(send, name, { signal });
    if (appeared === undefined) return;
    throw stale(`The plan creates '${name}', and by now there is a REST API of that name: ${appeared}.`);
  }
  const drift = driftOf(basis, changes, await takeSnapshot(send, restApiId, { kinds, signal }));
  if (drift.length === 0) return;
  throw stale(
    `'${name}' (${restApiId}) isn't any more what it was when the plan was made:`,
    drift.map(({ address, what }) => ({ code: 'plan.stale', address, message: sentences[what] })),
  );
}

const sentences: Readonly<Record<Drift['what'], string>> = {
  changed: 'It was changed.',
  new: 'It is new.',
  gone: 'It is gone.',
};

function stale(message: string, problems: readonly Problem[] = []): StalePlanError {
  return new StalePlanError(message, {
    code: 'plan.stale',
    address: addressOf.restApi,
    hint: 'Nothing was sent. Plan again, or apply with { allowStale: true }.',
    problems,
  });
}

async function stageNames(send: Send, restApiId: string, signal?: AbortSignal): Promise<readonly string[]> {
  const { item = [] } = await send('GetStages', { restApiId }, { signal });
  return item.flatMap(({ stageName }) => stageName ?? []).sort();
}
