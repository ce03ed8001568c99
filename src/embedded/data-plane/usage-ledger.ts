import type { QuotaPeriodType, QuotaSettings } from '@aws-sdk/client-api-gateway';
import type { PlanKey } from '../control-plane/context.js';

const dayMs = 24 * 60 * 60 * 1000;

/** The service keeps usage for about so long; what is older is forgotten. */
const keptDays = 400;

/** A day by the calendar of UTC: `2026-11-28`. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** The day on which the period begins that a day is in: weeks begin on Sunday, everything is in UTC. */
export function periodStart(day: string, period: QuotaPeriodType): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (period === 'WEEK') date.setUTCDate(date.getUTCDate() - date.getUTCDay());
  if (period === 'MONTH') date.setUTCDate(1);
  return dayOf(date);
}

/** What one key has used of one plan. */
interface Account {
  /** Requests by day. */
  readonly used: Map<string, number>;
  /** The day of the first request: the quota's offset is taken off the period that it is in. */
  readonly since: string;
  /** What `UpdateUsage` has added to a period, or taken from it, by the day on which the period begins. */
  readonly granted: Map<string, number>;
}

/** What a day's usage was: how many requests, and how many were left of the quota when it ended. */
export interface DailyUsage {
  readonly used: number;
  readonly remaining: number;
}

/**
 * Requests that were taken out of quotas. Usage counts for a key over all stages of a plan, from the first request on.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html
 */
export class UsageLedger {
  readonly #accounts = new Map<string, Account>();

  /** Counts a request, unless the quota has none left. */
  take(key: PlanKey, quota: QuotaSettings | undefined, date: Date): boolean {
    const day = dayOf(date);
    if (quota?.limit !== undefined && this.#remaining(key, quota, day) <= 0) return false;
    const account = this.#accountOf(key, day);
    account.used.set(day, (account.used.get(day) ?? 0) + 1);
    const oldest = dayOf(new Date(date.getTime() - keptDays * dayMs));
    for (const one of account.used.keys()) if (one < oldest) account.used.delete(one);
    return true;
  }

  /** The usage of a day. Without a quota nothing remains, as the service says it. */
  usageOn(key: PlanKey, quota: QuotaSettings | undefined, day: string): DailyUsage {
    const used = this.#accounts.get(nameOf(key))?.used.get(day) ?? 0;
    return { used, remaining: quota?.limit === undefined ? 0 : Math.max(0, this.#remaining(key, quota, day)) };
  }

  /** Sets how many requests are left of the period that the day is in. */
  setRemaining(key: PlanKey, quota: QuotaSettings | undefined, day: string, requests: number): void {
    if (quota?.limit === undefined) return;
    const start = periodStart(day, quota.period ?? 'DAY');
    const account = this.#accountOf(key, day);
    const left = this.#remaining(key, quota, day) - (account.granted.get(start) ?? 0);
    account.granted.set(start, requests - left);
  }

  #accountOf(key: PlanKey, day: string): Account {
    const name = nameOf(key);
    const account = this.#accounts.get(name) ?? { used: new Map(), since: day, granted: new Map() };
    this.#accounts.set(name, account);
    return account;
  }

  /** What is left at the end of a day of the period that it is in. */
  #remaining(key: PlanKey, { limit = 0, offset = 0, period = 'DAY' }: QuotaSettings, day: string): number {
    const account = this.#accounts.get(nameOf(key));
    const start = periodStart(day, period);
    const isFirst = account === undefined || periodStart(account.since, period) === start;
    let used = 0;
    for (const [one, requests] of account?.used ?? []) if (one >= start && one <= day) used += requests;
    return limit - (isFirst ? offset : 0) + (account?.granted.get(start) ?? 0) - used;
  }
}

const nameOf = ({ usagePlanId, keyId }: PlanKey) => `${usagePlanId}/${keyId}`;
