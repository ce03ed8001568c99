import { apiKey } from './api-key.js';
import { authorization } from './authorization.js';
import { contentEncoding } from './content-encoding.js';
import { integration } from './integration.js';
import { requestLimits } from './request-limits.js';
import { requestValidation } from './request-validation.js';
import { resourcePolicyAllows, resourcePolicyDenies } from './resource-policy.js';
import { responseCache } from './response-cache.js';
import { stageThrottle } from './stage-throttle.js';
import type { Step } from './step.js';
import { usagePlan } from './usage-plan.js';

/**
 * The way of a request through its method, in the service's order. A step is a file and a row.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const steps: readonly Step[] = Object.freeze([
  requestLimits,
  contentEncoding,
  resourcePolicyDenies,
  authorization,
  resourcePolicyAllows,
  apiKey,
  usagePlan,
  stageThrottle,
  responseCache,
  requestValidation,
  integration,
]);
