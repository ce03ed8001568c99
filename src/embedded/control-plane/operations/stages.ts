import type { Stage } from '@aws-sdk/client-api-gateway';
import { withoutUndefined } from '../../../plain.js';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf, checkDeployment } from '../lookup.js';
import { patchesOf } from '../patching.js';
import { domainNamesOf } from './base-path-mappings.js';
import { checkPercentage } from './canaries.js';
import { withoutEmpty } from './methods.js';
import { patchedStage, smallestCache } from './stage-patches.js';
import { checkVariables } from './stage-variables.js';
import { checkTags } from './tagged.js';
import { withoutStages } from './usage-plans.js';

/** A stage as the service makes it. */
export function createStage(context: Context, input: Stage): Stage {
  const { canarySettings, ...members } = input;
  // The service's text leaves out the hyphen, which it allows.
  if (!/^[\w-]{1,128}$/.test(input.stageName ?? '')) throw badRequest('Stage name only allows a-zA-Z0-9_');
  checkVariables(members.variables);
  checkVariables(canarySettings?.stageVariableOverrides);
  checkPercentage(canarySettings?.percentTraffic);
  checkTags(members.tags);
  return withoutUndefined({
    cacheClusterEnabled: false,
    cacheClusterStatus: input.cacheClusterEnabled ? 'AVAILABLE' : 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    ...(input.cacheClusterEnabled ? { cacheClusterSize: smallestCache } : {}),
    ...withoutEmpty(members),
    ...(canarySettings ? { canarySettings: { percentTraffic: 0, useStageCache: false, ...canarySettings } } : {}),
    createdDate: context.date(),
    lastUpdatedDate: context.date(),
  }) as Stage;
}

function stageOf(context: Context, restApiId: string | undefined, stageName: string | undefined): Stage {
  const stage = apiOf(context, restApiId).stages.get(stageName ?? '');
  if (!stage) throw notFound('Invalid stage identifier specified');
  return stage;
}

/** Stage: a deployment that callers can reach. */
export const stages: Operations = {
  CreateStage(context, { restApiId, ...input }) {
    const api = apiOf(context, restApiId);
    const { stageName = '' } = input;
    if (!input.deploymentId) throw badRequest('DeploymentId cannot be empty');
    if (api.stages.has(stageName)) throw conflict('Stage already exists');
    checkDeployment(context, restApiId, input.deploymentId);
    if (input.canarySettings) checkDeployment(context, restApiId, input.canarySettings.deploymentId);
    const stage = createStage(context, input);
    api.stages.set(stageName, stage);
    return stage;
  },
  GetStage: (context, { restApiId, stageName }) => stageOf(context, restApiId, stageName),
  GetStages: (context, { restApiId, deploymentId }) => ({
    item: [...apiOf(context, restApiId).stages.values()].filter(
      (stage) => deploymentId === undefined || stage.deploymentId === deploymentId,
    ),
  }),
  DeleteStage(context, { restApiId = '', stageName = '' }) {
    stageOf(context, restApiId, stageName);
    const domainNames = domainNamesOf(context, restApiId, stageName);
    if (domainNames.length > 0) {
      throw badRequest(
        `Deleting stage ${stageName} failed. Please remove all base path mappings related to the stage in your domains: ${domainNames.join(', ')}`,
      );
    }
    apiOf(context, restApiId).stages.delete(stageName);
    withoutStages(context, restApiId, stageName);
    return {};
  },
  UpdateStage(context, { restApiId, stageName = '', patchOperations }) {
    const api = apiOf(context, restApiId);
    const next = patchesOf(patchOperations).reduce(
      (stage, patch) => patchedStage(context, restApiId, stage, patch),
      structuredClone(stageOf(context, restApiId, stageName)),
    );
    const updated = { ...next, lastUpdatedDate: context.date() };
    api.stages.set(stageName, updated);
    return updated;
  },
};
