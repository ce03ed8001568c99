import { expect, it } from 'vitest';
import { documentedQuotas } from '../../src/embedded/control-plane/request-quotas.js';
import { serviceQuotas } from '../../src/quotas/service-quotas.js';

// The embedded gateway is the judge of the library, and shares no rules with it: two tables, one of them a check of the other.
it('the quotas that are kept to are those that the embedded gateway refuses by', () => {
  const kept = serviceQuotas.map(({ operation, endpoint, tokensPerSecond, capacity }) => ({
    operation,
    endpoint: endpoint?.toUpperCase(),
    rate: tokensPerSecond,
    capacity,
  }));
  expect(kept).toEqual(documentedQuotas.map(({ endpoint, ...quota }) => ({ ...quota, endpoint })));
});
