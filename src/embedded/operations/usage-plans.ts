import type { ApiStage, UsagePlan } from '@aws-sdk/client-api-gateway';
import type { HeldUsagePlan } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { badRequest, notFound } from '../faults.js';
import { pageOf } from '../paging.js';
import { patchesOf } from '../patching.js';
import { patchedPlan } from './usage-plan-patches.js';

/** UsagePlan: how much the holders of keys may call. */
export const usagePlans = {
  CreateUsagePlan(context, { name, description, apiStages = [], throttle, quota, tags }) {
    if (!name) throw badRequest('Usage Plan name must be non-empty');
    const id = context.newId(6);
    const plan: UsagePlan & { readonly id: string } = {
      id,
      name,
      description,
      apiStages: apiStages.map((stage) => checkApiStage(context, id, stage)),
      throttle,
      quota: quota && { offset: 0, ...quota },
      tags,
    };
    context.state.usagePlans.set(id, { plan, keys: new Map() });
    return plan;
  },

  GetUsagePlan(context, { usagePlanId }) {
    return planOf(context, usagePlanId).plan;
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
      (changing, patch) => patchedPlan(changing, patch, (stage) => checkApiStage(context, held.plan.id, stage)),
      held.plan,
    );
    context.state.usagePlans.set(plan.id, { ...held, plan });
    return plan;
  },

  DeleteUsagePlan(context, { usagePlanId }) {
    const { plan } = planOf(context, usagePlanId);
    if ((plan.apiStages ?? []).length > 0) {
      throw badRequest(`Cannot delete Usage Plan ${plan.id} because there are API Stages associated with it`);
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

/** The API stage, or the service's refusal: a plan can only have stages that are there. */
function checkApiStage({ state }: Context, usagePlanId: string, stage: ApiStage): ApiStage {
  if (!stage.apiId || !stage.stage) throw badRequest('Invalid API Stage specified');
  if (!state.restApis.get(stage.apiId)?.stages.has(stage.stage)) {
    throw notFound(
      `Invalid API Stage {api: ${stage.apiId}, stage: ${stage.stage}} specified for usageplan ${usagePlanId}`,
    );
  }
  return stage;
}
