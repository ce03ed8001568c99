import type { ApiStage, UsagePlan } from '@aws-sdk/client-api-gateway';
import { badRequest, notFound } from '../../faults.js';
import type { HeldUsagePlan } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { patchesOf } from '../patching.js';
import { checkTags, withTags } from './tagged.js';
import { patchedPlan } from './usage-plan-patches.js';
import { checkNewQuota, checkQuota, checkThrottledMethods } from './usage-plan-quotas.js';

/** UsagePlan: how much the holders of keys may call. */
export const usagePlans = {
  CreateUsagePlan(context, { name, description, apiStages = [], throttle, quota, tags }) {
    if (!name) throw badRequest('Usage Plan name must be non-empty');
    if (!throttle && apiStages.some((stage) => Object.keys(stage.throttle ?? {}).length > 0)) {
      throw badRequest('Can not define fine grain throttling if usage plan throttle is not defined.');
    }
    checkNewQuota(quota);
    for (const stage of apiStages) checkThrottledMethods(stage);
    checkTags(tags);
    const id = context.newId(6);
    const plan: UsagePlan & { readonly id: string } = {
      id,
      name,
      description,
      apiStages: apiStages.map((stage) => checkApiStage(context, stage)),
      throttle,
      quota: quota && { offset: 0, ...quota },
      tags,
    };
    context.state.usagePlans.set(id, { plan, keys: new Set() });
    return plan;
  },

  GetUsagePlan(context, { usagePlanId }) {
    return withTags(planOf(context, usagePlanId).plan);
  },

  GetUsagePlans({ state }, { keyId, ...page }) {
    const plans = [...state.usagePlans.values()].filter(({ keys }) => keyId === undefined || keys.has(keyId));
    return pageOf(
      plans.map(({ plan }) => plan),
      page,
    );
  },

  UpdateUsagePlan(context, { usagePlanId, patchOperations }) {
    const held = planOf(context, usagePlanId);
    const plan = patchesOf(patchOperations).reduce(
      (changing, patch) => patchedPlan(changing, patch, (stage) => checkApiStage(context, stage)),
      held.plan,
    );
    checkQuota(plan.quota);
    context.state.usagePlans.set(plan.id, { ...held, plan });
    return withTags(plan);
  },

  DeleteUsagePlan(context, { usagePlanId }) {
    const { plan } = planOf(context, usagePlanId);
    const stages = (plan.apiStages ?? []).map(({ apiId, stage }) => `${apiId}:${stage}`);
    if (stages.length > 0) {
      throw badRequest(
        `Cannot delete Usage Plan ${plan.id} because there are API Stages associated with it, including ${stages.join(', ')}`,
      );
    }
    context.state.usagePlans.delete(plan.id);
    return {};
  },
} satisfies Operations;

/** The plan, or the service's refusal. */
export function planOf({ state }: Context, usagePlanId: string | undefined): HeldUsagePlan {
  const plan = state.usagePlans.get(usagePlanId ?? '');
  if (!plan) throw notFound('Invalid Usage Plan ID specified');
  return plan;
}

/** Takes a stage, or all of an API, out of every plan: plans have no stages that are gone. */
export function withoutStages({ state }: Context, restApiId: string, stageName?: string): void {
  for (const [id, held] of state.usagePlans) {
    const apiStages = held.plan.apiStages?.filter(
      ({ apiId, stage }) => apiId !== restApiId || (stageName !== undefined && stage !== stageName),
    );
    if (apiStages?.length !== held.plan.apiStages?.length)
      state.usagePlans.set(id, { ...held, plan: { ...held.plan, apiStages } });
  }
}

/** The API stage, or the service's refusal: a plan can only have stages that are there. */
function checkApiStage({ state }: Context, stage: ApiStage): ApiStage {
  if (!stage.apiId || !stage.stage) {
    // The service doesn't fill in its own text.
    throw badRequest('Invalid API Stage {api: %s, stage: %s} specified for usageplan %s');
  }
  if (!state.restApis.get(stage.apiId)?.stages.has(stage.stage)) {
    throw notFound(`API Stage not found: ${stage.apiId}:${stage.stage}`);
  }
  return stage;
}
