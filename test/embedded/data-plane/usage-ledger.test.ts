import { describe, expect, it } from 'vitest';
import { dayOf, periodStart, UsageLedger } from '../../../src/embedded/data-plane/usage-ledger.js';

const key = { usagePlanId: 'gold', keyId: 'acme' };
const at = (text: string) => new Date(`${text}Z`);

/** How many of `count` requests a quota lets through. */
const through = (ledger: UsageLedger, quota: object, date: string, count: number) =>
  Array.from({ length: count }, () => ledger.take(key, quota, at(date))).filter(Boolean).length;

describe('the periods of quotas', () => {
  it.each([
    ['2026-11-28', 'DAY', '2026-11-28'],
    ['2026-11-28', 'WEEK', '2026-11-22'],
    ['2026-11-22', 'WEEK', '2026-11-22'],
    ['2026-01-01', 'WEEK', '2025-12-28'],
    ['2026-11-28', 'MONTH', '2026-11-01'],
    ['2026-12-31', 'MONTH', '2026-12-01'],
  ] as const)('have %s in the %s that begins on %s', (day, period, start) => {
    expect(periodStart(day, period)).toBe(start);
  });

  it('change at midnight in UTC', () => {
    expect(dayOf(at('2026-11-28T23:59:59.999'))).toBe('2026-11-28');
    expect(dayOf(at('2026-11-29T00:00:00'))).toBe('2026-11-29');
  });
});

describe('a ledger of usage', () => {
  it('lets through what the quota of a day allows, and again on the next day', () => {
    const ledger = new UsageLedger();
    const quota = { limit: 3, period: 'DAY' };
    expect(through(ledger, quota, '2026-11-28T10:00:00', 5)).toBe(3);
    expect(through(ledger, quota, '2026-11-29T00:00:00', 5)).toBe(3);
  });

  it('counts a month as a whole', () => {
    const ledger = new UsageLedger();
    const quota = { limit: 4, period: 'MONTH' };
    expect(through(ledger, quota, '2026-11-02T10:00:00', 3)).toBe(3);
    expect(through(ledger, quota, '2026-11-28T10:00:00', 3)).toBe(1);
    expect(through(ledger, quota, '2026-12-01T00:00:00', 5)).toBe(4);
  });

  it('takes the offset off the first period alone', () => {
    const ledger = new UsageLedger();
    const quota = { limit: 5, period: 'WEEK', offset: 2 };
    expect(through(ledger, quota, '2026-11-28T10:00:00', 9)).toBe(3);
    expect(through(ledger, quota, '2026-11-29T10:00:00', 9)).toBe(5);
  });

  it('says of each day what was used and what was left when it ended', () => {
    const ledger = new UsageLedger();
    const quota = { limit: 10, period: 'MONTH' } as const;
    through(ledger, quota, '2026-11-02T10:00:00', 3);
    through(ledger, quota, '2026-11-03T10:00:00', 4);
    expect(ledger.usageOn(key, quota, '2026-11-01')).toEqual({ used: 0, remaining: 10 });
    expect(ledger.usageOn(key, quota, '2026-11-02')).toEqual({ used: 3, remaining: 7 });
    expect(ledger.usageOn(key, quota, '2026-11-03')).toEqual({ used: 4, remaining: 3 });
    expect(ledger.usageOn(key, quota, '2026-12-01')).toEqual({ used: 0, remaining: 10 });
  });

  it('counts without a quota, too', () => {
    const ledger = new UsageLedger();
    expect(through(ledger, {}, '2026-11-02T10:00:00', 3)).toBe(3);
    expect(ledger.usageOn(key, undefined, '2026-11-02')).toEqual({ used: 3, remaining: 0 });
  });

  it('has what was set left over, until the period ends', () => {
    const ledger = new UsageLedger();
    const quota = { limit: 3, period: 'DAY' } as const;
    through(ledger, quota, '2026-11-28T10:00:00', 3);
    ledger.setRemaining(key, quota, '2026-11-28', 2);
    expect(ledger.usageOn(key, quota, '2026-11-28')).toEqual({ used: 3, remaining: 2 });
    expect(through(ledger, quota, '2026-11-28T11:00:00', 5)).toBe(2);
    expect(through(ledger, quota, '2026-11-29T11:00:00', 5)).toBe(3);
    ledger.setRemaining(key, quota, '2026-11-29', 0);
    ledger.setRemaining(key, quota, '2026-11-29', 1);
    expect(through(ledger, quota, '2026-11-29T12:00:00', 5)).toBe(1);
  });

  it('keeps keys and plans apart', () => {
    const ledger = new UsageLedger();
    const quota = { limit: 1, period: 'DAY' } as const;
    const now = at('2026-11-28T10:00:00');
    expect(ledger.take(key, quota, now)).toBe(true);
    expect(ledger.take({ ...key, keyId: 'other' }, quota, now)).toBe(true);
    expect(ledger.take({ ...key, usagePlanId: 'silver' }, quota, now)).toBe(true);
    expect(ledger.take(key, quota, now)).toBe(false);
  });
});
