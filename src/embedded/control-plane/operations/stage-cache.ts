import type { CacheClusterStatus, Stage } from '@aws-sdk/client-api-gateway';
import { badRequest, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { operationOf } from '../operation-of.js';
import { begin, type Course, type ProvisioningState, stateAt } from '../provisioning.js';
import { orUndo } from '../undo.js';

type State = ProvisioningState<CacheClusterStatus>;

const available: State = { status: 'AVAILABLE' };
const notAvailable: State = { status: 'NOT_AVAILABLE' };
const created: readonly State[] = [{ status: 'CREATE_IN_PROGRESS', forMs: 0 }, available];
const flushed: readonly State[] = [{ status: 'FLUSH_IN_PROGRESS', forMs: 0 }, available];
/** A deletion takes its time, and clients wait to see that it is under way. */
const deleted: readonly State[] = [{ status: 'DELETE_IN_PROGRESS', forMs: 30_000 }, notAvailable];

interface StageAddress {
  readonly restApiId?: string | undefined;
  readonly stageName?: string | undefined;
}

/**
 * The operations of stages with the life of their caches: what enables, resizes or disables a cache begins its course,
 * and every response shows where it is.
 */
export function withStageCaches(stages: Operations): Operations {
  const createStage = operationOf(stages, 'CreateStage');
  const updateStage = operationOf(stages, 'UpdateStage');
  const createDeployment = operationOf(stages, 'CreateDeployment');
  const getStage = operationOf(stages, 'GetStage');
  const getStages = operationOf(stages, 'GetStages');
  const deleteStage = operationOf(stages, 'DeleteStage');
  return {
    CreateStage(context, input) {
      const { change, undo } = noticing(context, input);
      const answer = createStage(context, input);
      return seen(context, input, answer, orUndo(change, undo));
    },

    UpdateStage(context, input) {
      const { change, undo } = noticing(context, input);
      const answer = updateStage(context, input);
      return seen(context, input, answer, orUndo(change, undo));
    },

    CreateDeployment(context, input) {
      const { change, undo } = noticing(context, input);
      const answer = createDeployment(context, input);
      orUndo(change, () => {
        undo();
        const api = context.state.restApis.get(input.restApiId ?? '');
        api?.deployments.delete(answer.id ?? '');
        api?.deployed.delete(answer.id ?? '');
      });
      return answer;
    },

    GetStage(context, input) {
      return seen(context, input, getStage(context, input));
    },

    GetStages(context, input) {
      const { item = [], ...answer } = getStages(context, input);
      return { ...answer, item: item.map((stage) => seen(context, { ...input, stageName: stage.stageName }, stage)) };
    },

    DeleteStage(context, input) {
      const answer = deleteStage(context, input);
      context.state.restApis.get(input.restApiId ?? '')?.stageCaches.delete(input.stageName ?? '');
      return answer;
    },

    FlushStageCache(context, input) {
      const stage = stageOf(context, input);
      if (!stage) throw notFound('Invalid stage identifier specified');
      if (statusOf(context, input) !== 'AVAILABLE') throw badRequest('The cache of the stage is not available');
      start(context, input, stage, context.provisioning.stageCacheFlush, flushed);
      context.traffic.flushCache(keyOf(input));
      return {};
    },

    FlushStageAuthorizersCache(context, input) {
      if (!stageOf(context, input)) throw notFound('Invalid stage identifier specified');
      context.traffic.flushAuthorizers(keyOf(input));
      return {};
    },
  };
}

/**
 * Remembers the stage as it is: `change` begins what an operation has changed about its cache, `undo` takes back what
 * the operation has changed.
 */
function noticing(
  context: Context,
  address: StageAddress,
): { readonly change: () => State | undefined; readonly undo: () => void } {
  const before = structuredClone(stageOf(context, address));
  const { cacheClusterEnabled: was = false, cacheClusterSize: size } = before ?? {};
  return {
    change: () => {
      const stage = stageOf(context, address);
      if (!stage) return undefined;
      const { cacheClusterEnabled: is = false } = stage;
      const { stageCache, stageCacheDeletion } = context.provisioning;
      if (is && (!was || stage.cacheClusterSize !== size)) return start(context, address, stage, stageCache, created);
      if (was && !is) return start(context, address, stage, stageCacheDeletion, deleted);
      return undefined;
    },
    undo: () => {
      const { restApiId = '', stageName = '' } = address;
      const stages = context.state.restApis.get(restApiId)?.stages;
      if (before) stages?.set(stageName, before);
      else stages?.delete(stageName);
    },
  };
}

function start(
  { state, clock }: Context,
  address: StageAddress,
  stage: Stage,
  course: Course<Stage, CacheClusterStatus> | undefined,
  usual: readonly State[],
): State | undefined {
  const underway = begin(course, usual, stage, clock.now());
  state.restApis.get(address.restApiId ?? '')?.stageCaches.set(address.stageName ?? '', underway);
  return underway.states[0];
}

function seen<Answer extends Partial<Stage>>(
  context: Context,
  address: StageAddress,
  answer: Answer,
  begun?: State,
): Answer & { readonly cacheClusterStatus: CacheClusterStatus } {
  return { ...answer, cacheClusterStatus: begun?.status ?? statusOf(context, address) };
}

/** Where the cache of a stage is in its life. */
export function statusOf(
  { state, clock }: Pick<Context, 'state' | 'clock'>,
  address: StageAddress,
): CacheClusterStatus {
  const underway = state.restApis.get(address.restApiId ?? '')?.stageCaches.get(address.stageName ?? '');
  if (!underway) return notAvailable.status;
  return (stateAt(underway, clock.now()) ?? underway.states.at(-1) ?? notAvailable).status;
}

function stageOf({ state }: Context, { restApiId = '', stageName = '' }: StageAddress): Stage | undefined {
  return state.restApis.get(restApiId)?.stages.get(stageName);
}

/** What requests left behind at a stage is known by `restApiId/stageName`. */
function keyOf({ restApiId, stageName }: StageAddress): string {
  return `${restApiId}/${stageName}`;
}
