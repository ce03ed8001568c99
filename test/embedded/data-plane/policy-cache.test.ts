import { expect, it } from 'vitest';
import { PolicyCache } from '../../../src/embedded/data-plane/policy-cache.js';

const verdict = (length: number) => ({
  policyDocument: { Statement: 'x'.repeat(length) },
  output: { principalId: 'me' },
});

it('keeps many short policies, and few that are giant', () => {
  const policies = new PolicyCache();
  for (let count = 0; count < 20_000; count++) policies.keep(`short ${count}`, verdict(100), 1_000);
  expect(policies.get('short 0', 0)).toBeDefined();
  for (let count = 0; count < 100; count++) policies.keep(`giant ${count}`, verdict(1_000_000), 1_000);
  const kept = Array.from({ length: 100 }, (_, count) => policies.get(`giant ${count}`, 0)).filter(Boolean);
  expect(kept.length).toBeGreaterThan(50);
  expect(kept.length).toBeLessThan(70);
  expect(policies.get('short 0', 0)).toBeUndefined();
});

it('keeps none that is larger than all of them may be, and forgets each when its time is over', () => {
  const policies = new PolicyCache();
  policies.keep('giant', verdict(65 * 1024 * 1024), 1_000);
  policies.keep('short', verdict(10), 1_000);
  expect(policies.get('giant', 0)).toBeUndefined();
  expect(policies.get('short', 999)).toBeDefined();
  expect(policies.get('short', 1_000)).toBeUndefined();
});
