import { withoutUndefined } from '../../../plain.js';
import { badRequest, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf, pathOf } from '../lookup.js';
import { pageOf } from '../paging.js';
import { invalidPath, onlyReplace, patchesOf } from '../patching.js';
import type { HeldRestApi } from '../state.js';
import { checkPercentage } from './canaries.js';
import { withoutEmpty } from './methods.js';
import { smallestCache } from './stage-patches.js';
import { checkVariables } from './stage-variables.js';
import { createStage } from './stages.js';

/** What every deployment was made from, in the form that answers show it when asked. */
function summaryOf(api: HeldRestApi) {
  return Object.fromEntries(
    [...api.resources.values()]
      .filter(({ methods }) => methods.size > 0)
      .map((resource) => [
        pathOf(api, resource),
        Object.fromEntries(
          [...resource.methods].map(([verb, { authorizationType, apiKeyRequired }]) => [
            verb,
            { authorizationType, apiKeyRequired },
          ]),
        ),
      ]),
  );
}

function deploymentOf(context: Context, restApiId: string | undefined, deploymentId: string | undefined) {
  const deployment = apiOf(context, restApiId).deployments.get(deploymentId ?? '');
  if (!deployment) throw notFound('Invalid Deployment identifier specified');
  return deployment;
}

/** Deployment: an API frozen as it was. */
export const deployments: Operations = {
  CreateDeployment(context, { restApiId, stageName, description, canarySettings, ...stage }) {
    const api = apiOf(context, restApiId);
    const content = 'Invalid deployment content specified.';
    if (canarySettings && !stageName) {
      throw badRequest(
        `${content}Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName ?? 'null'}`,
      );
    }
    const live = stageName ? api.stages.get(stageName) : undefined;
    if (canarySettings && !live)
      throw badRequest(
        `${content}Stage ${stageName} must already be created before making a canary release deployment`,
      );
    if (!canarySettings && live?.canarySettings)
      throw badRequest(
        `${content}Non canary deployment not supported on stage ${stageName} because Canary is enabled. Provide CanarySettings in deploymentInput.`,
      );
    const methods = [...api.resources.values()].flatMap((resource) => [...resource.methods.values()]);
    if (methods.length === 0) throw badRequest("The REST API doesn't contain any methods");
    if (methods.some(({ methodIntegration }) => !methodIntegration))
      throw badRequest('No integration defined for method');
    if (api.api.endpointConfiguration?.types?.includes('PRIVATE') && !api.api.policy)
      throw badRequest("Private REST API doesn't have a resource policy attached to it");
    const deployment = withoutEmpty({
      id: context.newId(6),
      description,
      createdDate: context.date(),
      apiSummary: summaryOf(api),
    });
    const { stageDescription, ...members } = stage;
    // Before anything changes: a stage may be refused.
    checkVariables(stage.variables);
    checkVariables(canarySettings?.stageVariableOverrides);
    checkPercentage(canarySettings?.percentTraffic);
    const created =
      stageName && !live
        ? createStage(context, { ...members, stageName, description: stageDescription, deploymentId: deployment.id })
        : undefined;
    api.deployments.set(deployment.id, deployment);
    if (created) api.stages.set(stageName ?? '', created);
    else if (live && canarySettings) {
      live.canarySettings = { useStageCache: false, percentTraffic: 0, ...canarySettings, deploymentId: deployment.id };
    } else if (live) {
      const { variables, ...settings } = members;
      const cacheClusterSize = live.cacheClusterSize ?? (settings.cacheClusterEnabled ? smallestCache : undefined);
      Object.assign(
        live,
        withoutUndefined({ cacheClusterSize, description: stageDescription || undefined }),
        withoutUndefined(settings),
        {
          ...(variables ? { variables: { ...live.variables, ...variables } } : {}),
          deploymentId: deployment.id,
          lastUpdatedDate: context.date(),
        },
      );
    }
    return withoutSummary(deployment);
  },
  GetDeployment(context, { restApiId, deploymentId, embed }) {
    const deployment = deploymentOf(context, restApiId, deploymentId);
    return embed?.some((one) => one.toLowerCase() === 'apisummary') ? deployment : withoutSummary(deployment);
  },
  GetDeployments: (context, { restApiId, ...page }) =>
    pageOf([...apiOf(context, restApiId).deployments.values()].map(withoutSummary), page),
  DeleteDeployment(context, { restApiId, deploymentId }) {
    deploymentOf(context, restApiId, deploymentId);
    const api = apiOf(context, restApiId);
    if (
      [...api.stages.values()].some(
        (stage) => stage.deploymentId === deploymentId || stage.canarySettings?.deploymentId === deploymentId,
      )
    ) {
      throw badRequest('Active stages pointing to this deployment must be moved or deleted');
    }
    api.deployments.delete(deploymentId ?? '');
    return {};
  },
  UpdateDeployment(context, { restApiId, deploymentId = '', patchOperations }) {
    let deployment = deploymentOf(context, restApiId, deploymentId);
    for (const { op, path, value } of patchesOf(patchOperations)) {
      if (path !== '/description') throw invalidPath(path);
      if (op !== 'replace') throw onlyReplace();
      deployment = withoutEmpty({ ...deployment, description: value || undefined }) as typeof deployment;
    }
    apiOf(context, restApiId).deployments.set(deploymentId, deployment);
    return withoutSummary(deployment);
  },
};

function withoutSummary<Value extends { readonly apiSummary?: unknown }>({
  apiSummary: _,
  ...deployment
}: Value): Omit<Value, 'apiSummary'> {
  return deployment;
}
