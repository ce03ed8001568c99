/**
 * How a plan is made from a live API, and how it is seen that the API has changed since: the reads around the pure
 * stages.
 *
 * @module
 */

import type { OperationOutput, Send } from '../calls/call.js';
import { referTo } from '../calls/reference.js';
import { deployedLists } from '../deployment/content.js';
import { foreseen } from '../deployment/foreseen.js';
import { publishing } from '../deployment/publishing.js';
import { readServed, type Served } from '../deployment/served.js';
import { withDeployments } from '../deployment/with-deployments.js';
import type { Change } from '../diff/change.js';
import { diff } from '../diff/diff.js';
import { needsDeployment } from '../diff/needs-deployment.js';
import { diffThings, joined } from '../diff/things.js';
import type { Warning } from '../diff/warning.js';
import type { Problem } from '../errors/errors.js';
import { chosenPlan } from '../importing/choose.js';
import { apartLists, listedKindNamed, namedKinds } from '../kinds/index.js';
import type { Unready } from '../kinds/kind.js';
import { type StageNode, withoutAccountThrottles } from '../kinds/stage.js';
import { linkAddressOf } from '../kinds/vpc-link.js';
import { keysAround, noThings } from '../model/account.js';
import { addressOf } from '../model/address.js';
import { methodsOf } from '../model/methods-of.js';
import { normaliseRestApi } from '../model/normalise.js';
import { listedNodes, nodesApart, type RestApiNode } from '../model/rest-api.js';
import { mapValues, ownEntry } from '../plain.js';
import { basisOf, type Drift, driftBeside, driftOf } from '../plan/basis.js';
import { StalePlanError } from '../plan/errors.js';
import { Plan } from '../plan/plan.js';
import type { RateLimit } from '../quotas/estimate.js';
import { takeAccountSnapshot } from '../snapshot/account.js';
import { findRestApi } from '../snapshot/find-rest-api.js';
import { type Snapshot, takeSnapshot, takeStages } from '../snapshot/snapshot.js';
import type { Collected } from './desired.js';
import { assertDocumented, keptVersions } from './documented.js';
import { logRoleWarnings } from './log-role.js';
import type { PlanOptions } from './plan-options.js';
import { apisNamed, assertThere } from './referred.js';
import { assertFree, movedMappings } from './taken.js';
import { unmanaged } from './unmanaged.js';
import { withoutUnusedLinks } from './unused-links.js';

/** What making a plan needs of the world. */
export interface PlanningContext {
  readonly send: Send;
  /** The start of the ARNs that tags are set on. */
  readonly serviceArn: () => Promise<string>;
  /** The quotas that the estimate goes by. */
  readonly limits: readonly RateLimit[];
}

/** What a plan is made for: the options of `plan()`, and what other methods of the gateway ask for. */
export interface PlanRequest extends Omit<PlanOptions, 'destroy'> {
  /** Leave the API's own name and settings as they are. */
  readonly routesOnly?: boolean | undefined;
  readonly warnings?: readonly Warning[] | undefined;
}

/** Reads what is live, compares it with what is desired, and puts what has to be done in order. */
export async function makePlan(
  context: PlanningContext,
  { api, things, warnings: given }: Collected,
  request: PlanRequest,
): Promise<Plan> {
  const { send, limits } = context;
  const { prune = false, reportUnmanaged = false, routesOnly = false, strategy = 'auto', signal } = request;
  const { allowNewIds = false } = request;
  const warnings = [...given, ...(request.warnings ?? [])];
  const keys = keysAround(
    things,
    api && [
      ...[...listedNodes(api), ...nodesApart(api)].flatMap(([kind, node]) => kind.refersTo?.(node) ?? []),
      ...methodsOf(api).flatMap(({ integration }) => linkAddressOf(integration?.connectionId) ?? []),
    ],
  );
  const isBeside = Object.values(keys).some((list) => list.length > 0);
  const restApiId = api && (request.restApiId ?? (await findRestApi(send, api.name, { signal })));
  const own = api && { name: api.name, id: restApiId };
  const restApis = isBeside ? await apisNamed(send, things, own, signal) : {};
  const around = await takeAccountSnapshot(send, keys, { restApis, signal });
  const named = Object.keys(restApis).length === 0 ? {} : { restApis };
  const read = isBeside ? { account: { keys, fingerprint: around.fingerprint, states: around.states, ...named } } : {};
  if (isBeside) {
    await assertThere({ send, api: own, declared: api, restApis, signal }, things, keys, around);
    await assertFree(send, things, around, own, signal);
    warnings.push(...movedMappings(things, around));
  }
  if (api === undefined) {
    const beside = diffThings(things, around, undefined);
    const basis = { kinds: [], withoutApi: true, ...read } as const;
    const serviceArn = await arnOfTags(context, beside.changes);
    return Plan.of({ name: 'account', basis, difference: joined(undefined, beside), limits, warnings, serviceArn });
  }
  const { stages = {} } = api;
  const { deploy = 'stale', deploymentDescription: description } = request;
  const declared = [
    ...(prune || reportUnmanaged ? namedKinds : namedKinds.filter((kind) => Object.keys(api[kind] ?? {}).length > 0)),
    ...apartLists.filter((list) => reportUnmanaged || Object.keys(api[list] ?? {}).length > 0),
  ];
  const beside = diffThings(things, around, { name: api.name, id: restApiId ?? referTo(addressOf.restApi) });
  const settings = { declared: things, live: around.things };
  if (restApiId === undefined) {
    await assertDocumented(send, api, undefined, signal);
    const ofApi = diff(api, undefined, { prune, beside: beside.idOf });
    const difference = joined(ofApi, beside);
    const deploying = { stages, served: { stages: [] }, api: { desired: api }, deploy, description };
    const deployed = withDeployments(difference, deploying);
    logRoleWarnings(stages, difference.changes, settings);
    const basis = { kinds: declared, ...read };
    const serviceArn = await arnOfTags(context, beside.changes);
    const parts = { name: api.name, basis, difference: deployed.difference, limits, warnings, serviceArn };
    const toImport = { desired: api, difference: ofApi, prune, beside: beside.idOf };
    return chosenPlan({ parts, strategy, allowNewIds, request: toImport });
  }
  const deploys = Object.keys(stages).length > 0 && deploy !== false;
  const kinds = deploys || strategy === 'import' ? [...new Set([...deployedLists, ...declared])] : declared;
  const found = await takeSnapshot(send, restApiId, { kinds, signal });
  await assertDocumented(send, api, found, signal);
  const { name } = routesOnly ? found.model : api;
  const desired = routesOnly ? { ...api, name, settings: {} } : api;
  const account = await limitsOfAccount(send, stages, signal);
  const live = withoutFilledIn(found, account);
  const ofApi = diff(desired, live, { prune, beside: beside.idOf });
  const difference = joined(ofApi, beside);
  const keep = request.keepDeployments;
  const amid = { desired, changes: ofApi.changes, isListed: keep !== undefined };
  const served = routesOnly ? { stages: [] } : await servedBy(send, found, amid, signal);
  const ofPlan = { desired, live: live.model };
  const deployed = withDeployments(difference, { stages, served, api: ofPlan, deploy, description, keep });
  const { changes } = deployed.difference;
  warnings.push(...keptVersions(api, changes), ...logRoleWarnings(stages, changes, settings));
  if (reportUnmanaged) warnings.push(...unmanaged(desired, found, changes));
  const isDeployed = changes.some(({ kind, action }) => kind === 'Deployment' && action === 'create');
  const parts = {
    name,
    // Whoever plans again what hasn't changed never asks for it.
    basis: () => ({
      restApiId,
      kinds,
      ...basisOf(found, { desired, changes: ofApi.changes, whole: Boolean(prune) || isDeployed }),
      ...read,
    }),
    difference: await withoutUnusedLinks(
      send,
      deployed.difference,
      things,
      { restApiId, live: found.model, desired },
      signal,
    ),
    serviceArn: await context.serviceArn(),
    limits,
    warnings: isDeployed ? [...warnings, ...(await publishing(send, found, desired, deployed, signal))] : warnings,
    staleStages: deployed.staleStages,
  };
  const toImport = { desired, found: live, difference: ofApi, prune, beside: beside.idOf };
  return chosenPlan({ parts, strategy, allowNewIds, request: toImport });
}

/** The start of the ARNs that tags are set on, where a plan sets some. */
async function arnOfTags({ serviceArn }: PlanningContext, changes: readonly Change[]): Promise<string | undefined> {
  return changes.some(({ kind }) => kind === 'Tags') ? serviceArn() : undefined;
}

/** The account's settings, where a declared stage has something to do with them. */
async function limitsOfAccount(
  send: Send,
  stages: Readonly<Record<string, StageNode>>,
  signal: AbortSignal | undefined,
): Promise<OperationOutput<'GetAccount'> | undefined> {
  const isAsked = Object.values(stages).some(({ methodSettings }) => methodSettings !== undefined);
  return isAsked ? send('GetAccount', {}, { signal }) : undefined;
}

/** An API as it was found, without the throttles that the service fills in from the account's own. */
function withoutFilledIn(found: Snapshot, account: OperationOutput<'GetAccount'> | undefined): Snapshot {
  const { stages } = found.model;
  if (stages === undefined || account === undefined) return found;
  const own = mapValues(stages, (node) => withoutAccountThrottles(node, account.throttleSettings));
  return { ...found, model: { ...found.model, stages: own } };
}

/** What the stages are looked at for. */
interface Amid {
  readonly desired: RestApiNode;
  readonly changes: readonly Change[];
  /** Whether deployments are asked for in any case. */
  readonly isListed: boolean;
}

/** What the stages of an API serve: read only as far as it isn't clear already. */
async function servedBy(
  send: Send,
  found: Snapshot,
  { desired, changes, isListed }: Amid,
  signal: AbortSignal | undefined,
): Promise<Served> {
  const { restApiId } = found.ids;
  const { stages: read } = found.model.stages === undefined ? await takeStages(send, restApiId, signal) : found.model;
  const stages = Object.values(read ?? {});
  if (stages.length === 0 && !isListed) return { stages: [] };
  if (found.model.stages === undefined && changes.some(needsDeployment) && !isListed)
    return { stages: stages.map((node) => ({ node, state: 'stale' })) };
  const hasAll = deployedLists.every((list) => found.kinds.includes(list));
  const { model } = hasAll ? found : await takeSnapshot(send, restApiId, { kinds: deployedLists, signal });
  const resourceId = (path: string) => ownEntry(found.ids.resources, path);
  const after = foreseen(model, normaliseRestApi(desired, { restApiId, resourceId }), changes);
  const served = await readServed(send, { restApiId, model: after ?? model, stages }, signal);
  return { ...served, isForeseen: after !== undefined };
}

/**
 * Makes sure that what the plan reads or writes still is what it was when the plan was made.
 *
 * @returns what of it can't be used yet.
 * @throws {@link StalePlanError} when it isn't.
 */
export async function assertFresh(
  send: Send,
  plan: Plan,
  signal?: AbortSignal | undefined,
): Promise<readonly Unready[]> {
  const { name, basis } = plan;
  let unready: readonly Unready[] = [];
  let beside: readonly Problem[] = [];
  const { restApiId, kinds, account, withoutApi = false } = basis;
  if (account !== undefined) {
    const now = await takeAccountSnapshot(send, { ...noKeys, ...account.keys }, { restApis: account.restApis, signal });
    const isSame = now.fingerprint === account.fingerprint;
    // Plans that were saved before there were states know only that something has changed.
    if (!isSame && account.states === undefined)
      throw stale('Something that the plan reads or writes beside the API has changed since the plan was made.');
    if (!isSame) beside = driftBeside(account.states ?? {}, now.states).map(problemOf);
    ({ unready } = now);
  }
  if (withoutApi || restApiId === undefined) {
    const appeared = withoutApi ? undefined : await findRestApi(send, name, { signal });
    if (appeared !== undefined)
      throw stale(`The plan creates '${name}', and by now there is a REST API of that name: ${appeared}.`, beside);
    if (beside.length > 0) throw stale('What the plan reads or writes has changed since it was made:', beside);
    return unready;
  }
  const changes = plan.changes.filter(({ kind }) => listedKindNamed(kind)?.scope !== 'account');
  const drift = driftOf(basis, changes, await takeSnapshot(send, restApiId, { kinds, signal }));
  if (drift.length === 0 && beside.length === 0) return unready;
  const what = beside.length === 0 ? `'${name}' (${restApiId})` : `What goes with '${name}' (${restApiId})`;
  throw stale(`${what} has changed since the plan was made:`, [...drift.map(problemOf), ...beside]);
}

/** The keys of nothing: a saved plan has no keys of kinds that came later. */
const noKeys = keysAround(noThings);

const sentences: Readonly<Record<Drift['what'], string>> = {
  changed: 'It was changed.',
  new: 'It is new.',
  gone: 'It is gone.',
};

function problemOf({ address, what }: Drift): Problem {
  return { code: 'plan.stale', address, message: sentences[what] };
}

function stale(message: string, problems: readonly Problem[] = []): StalePlanError {
  return new StalePlanError(message, {
    code: 'plan.stale',
    address: addressOf.restApi,
    hint: 'Nothing was sent. Plan again, or apply with { allowStale: true }.',
    problems,
  });
}
