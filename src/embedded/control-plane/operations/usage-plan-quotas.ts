import type { ApiStage, QuotaPeriodType, QuotaSettings } from '@aws-sdk/client-api-gateway';
import { badRequest } from '../../faults.js';

/** How far into each period a quota may begin. */
const latestOffsets: Readonly<Record<QuotaPeriodType, number | undefined>> = { DAY: 0, WEEK: 6, MONTH: 27 };

/** Checks the quota of a new plan: how many requests it allows for in a period, and from when on they are counted. */
export function checkNewQuota(quota: QuotaSettings | undefined): void {
  if (quota && !(quota.period && Object.hasOwn(latestOffsets, quota.period))) {
    const periods = Object.keys(latestOffsets).join(', ');
    throw badRequest(`Invalid Usage Plan quota period specified. Must be one of [${periods}]`);
  }
  checkQuota(quota);
}

/** Checks a quota as far as it is known: patches set its members one by one. */
export function checkQuota({ limit = 1, offset = 0, period }: QuotaSettings = {}): void {
  // The service's own words for a limit of none.
  if (limit < 1) throw badRequest('Usage Plan quota limit must be a non-negative numeric');
  const latest = period && latestOffsets[period];
  if (latest !== undefined && (offset < 0 || offset > latest))
    throw badRequest(`Usage Plan quota offset must be between 0 and ${latest} inclusive in the ${period} period`);
}

/** Checks which methods of a stage have a throttle of their own: `/pets/GET`. */
export function checkThrottledMethods({ throttle = {} }: ApiStage): void {
  for (const key of Object.keys(throttle)) {
    if (!key.includes('/')) throw badRequest(`Invalid method {resourcePath: ${key},method: } specified`);
  }
}
