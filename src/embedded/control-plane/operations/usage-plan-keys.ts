import type { UsagePlanKey } from '@aws-sdk/client-api-gateway';
import { badRequest, conflict, notFound } from '../../faults.js';
import type { HeldApiKey, HeldUsagePlan } from '../account-entities.js';
import type { Context, Operations } from '../context.js';
import { pageOf } from '../paging.js';
import { patchesOf, refuseUnless } from '../patching.js';
import { apiKeyOf } from './api-keys.js';
import { planOf } from './usage-plans.js';

const dayMs = 24 * 60 * 60 * 1_000;
/** The service says of no limit; it keeps usage for less than this. */
const longestPeriodMs = 366 * dayMs;

/** UsagePlanKey and Usage: whose plan it is, and what is left of it. */
export const usagePlanKeys = {
  CreateUsagePlanKey(context, { usagePlanId, keyId, keyType }) {
    const held = planOf(context, usagePlanId);
    if (keyType !== 'API_KEY') throw badRequest(`Invalid key type specified: ${keyType}`);
    const key = apiKeyOf(context, keyId);
    if (held.keys.has(key.id))
      throw conflict(`API Key ${key.id} is already associated with Usage Plan ${held.plan.id}`);
    refuseSharedStage(context, held, key.id);
    context.state.usagePlans.set(held.plan.id, { ...held, keys: new Set([...held.keys, key.id]) });
    return seen(key);
  },

  GetUsagePlanKey(context, { usagePlanId, keyId }) {
    return seen(planKeyOf(context, planOf(context, usagePlanId), keyId));
  },

  GetUsagePlanKeys(context, { usagePlanId, nameQuery, ...page }) {
    // A plan that doesn't exist has no keys, and the service says no more than that. The newest comes first.
    const keys = [...(context.state.usagePlans.get(usagePlanId ?? '')?.keys ?? [])]
      .reverse()
      .map((id) => apiKeyOf(context, id));
    const named = keys.filter(({ name }) => !nameQuery || name?.startsWith(nameQuery) === true);
    return pageOf(named.map(seen), page);
  },

  DeleteUsagePlanKey(context, { usagePlanId, keyId }) {
    const held = planOf(context, usagePlanId);
    const { id } = planKeyOf(context, held, keyId);
    const keys = new Set([...held.keys].filter((key) => key !== id));
    context.state.usagePlans.set(held.plan.id, { ...held, keys });
    return {};
  },

  GetUsage(context, { usagePlanId, startDate = '', endDate = '', keyId, ...page }) {
    const held = planOf(context, usagePlanId);
    const dates = datesBetween(startDate, endDate);
    const keys = keyId === undefined ? [...held.keys] : [planKeyOf(context, held, keyId).id];
    const { items, position } = pageOf(keys, page);
    const logs = items.map((id) => [id, dates.map((date) => usageOn(context, held, id, date))] as const);
    return { usagePlanId: held.plan.id, startDate, endDate, items: Object.fromEntries(logs), position };
  },

  UpdateUsage(context, { usagePlanId, keyId, patchOperations }) {
    const held = planOf(context, usagePlanId);
    const { id } = planKeyOf(context, held, keyId);
    const date = dateText(context.date());
    let requests: number | undefined;
    for (const patch of patchesOf(patchOperations)) {
      refuseUnless(patch, { replace: ['/remaining'] });
      requests = Number(patch.value);
      if (patch.value === undefined || !Number.isInteger(requests) || requests < 0) {
        throw badRequest(`Invalid remaining quota specified: ${patch.value ?? ''}`);
      }
    }
    if (requests !== undefined)
      context.traffic.setRemaining({ usagePlanId: held.plan.id, keyId: id }, held.plan.quota, date, requests);
    const items = { [id]: [usageOn(context, held, id, date)] };
    return { usagePlanId: held.plan.id, startDate: date, endDate: date, items };
  },
} satisfies Operations;

function seen({ id, name, value }: HeldApiKey): UsagePlanKey {
  return { id, type: 'API_KEY', name, value };
}

function planKeyOf(context: Context, { keys }: HeldUsagePlan, keyId: string | undefined): HeldApiKey {
  const key = apiKeyOf(context, keyId);
  if (!keys.has(key.id)) throw notFound('Invalid Usage Plan ID specified');
  return key;
}

/** A key is in one plan at most for every stage of an API. */
function refuseSharedStage({ state }: Context, { plan }: HeldUsagePlan, keyId: string): void {
  for (const other of state.usagePlans.values()) {
    if (!other.keys.has(keyId)) continue;
    const shared = other.plan.apiStages?.find(({ apiId, stage }) =>
      plan.apiStages?.some((one) => one.apiId === apiId && one.stage === stage),
    );
    if (!shared) continue;
    throw conflict(
      `Usage Plan ${plan.id} cannot be added because API Key ${keyId} cannot reference multiple Usage Plans with the same API Stage: ${shared.apiId}:${shared.stage}`,
    );
  }
}

function usageOn({ traffic }: Context, { plan }: HeldUsagePlan, keyId: string, date: string): number[] {
  const { used, remaining } = traffic.usageOn({ usagePlanId: plan.id, keyId }, plan.quota, date);
  return [used, remaining];
}

const dateText = (date: Date) => date.toISOString().slice(0, 10);

function datesBetween(startDate: string, endDate: string): string[] {
  const [start, end] = [startDate, endDate].map((text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN,
  ) as [number, number];
  if (Number.isNaN(start) || Number.isNaN(end)) throw badRequest('Invalid date specified. The format is YYYY-MM-DD');
  if (end < start) throw badRequest('The end date must not be before the start date');
  if (end - start > longestPeriodMs) throw badRequest('The dates must not be more than a year apart');
  return Array.from({ length: Math.round((end - start) / dayMs) + 1 }, (_, day) =>
    dateText(new Date(start + day * dayMs)),
  );
}
