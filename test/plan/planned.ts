import { diff } from '../../src/diff/diff.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { Plan } from '../../src/plan/plan.js';
import type { RateLimit } from '../../src/quotas/estimate.js';
import { found } from '../diff/apis.js';

export const limits: readonly RateLimit[] = [
  {
    name: 'CreateResource 5 / s',
    tokensPerSecond: 5,
    capacity: 5,
    covers: ({ operation }) => operation === 'CreateResource',
  },
  { name: 'all operations 10 / s', tokensPerSecond: 10, capacity: 40, covers: () => true },
];

/** The plan from one API, or from none, to another. */
export function planned(
  desired: RestApiNode,
  live?: RestApiNode,
  { prune = false, stages = [] as string[], restApiArn = 'arn:aws:apigateway:eu-west-1::/restapis/api1' } = {},
): Plan {
  const foundApi = live && found(live);
  return Plan.of({
    name: desired.name,
    basis: foundApi
      ? { restApiId: foundApi.ids.restApiId ?? '', kinds: ['models'], states: { 'GET /pets': 'f1', '/pets': null } }
      : { kinds: ['models'] },
    difference: diff(desired, foundApi, { prune }),
    restApiArn,
    limits,
    staleStages: stages,
  });
}
