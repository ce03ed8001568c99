import { GatewayFault } from '../invoke/gateway-fault.js';
import { logSecret } from '../invoke/log.js';
import { stageIn } from './api-key.js';
import { plainMethodKey } from './method-settings.js';
import type { Step } from './step.js';

/**
 * Holds a client to its usage plan: first the throttle that the plan has for the method, in place of the plan's own, then
 * the quota. A request that is throttled isn't counted.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export const usagePlan: Step = {
  name: 'usage plan',
  run({ apiKey: key, usagePlan: held, log, plane, request, route, site }) {
    if (!key || !held) return undefined;
    const { clock, memory } = plane;
    const { plan } = held;
    const shown = logSecret(key.value);
    const stage = `${site.apiId}/${site.stageName}`;
    const wanted = plainMethodKey(`${route.resourcePath}/${request.httpMethod}`);
    const own = Object.entries(stageIn(held, site)?.throttle ?? {}).find(
      ([one]) => plainMethodKey(one) === wanted,
    )?.[1];
    const bucket = own ? `${plan.id}/${key.id}/${stage}/${wanted}` : `${plan.id}/${key.id}`;
    if (!memory.throttles.take(bucket, own ?? plan.throttle ?? {}, clock.now())) {
      throw new GatewayFault('THROTTLED', 'Too Many Requests', {
        log: [`Usage Plan check failed for API Key ${shown} and API Stage ${stage}: Rate limit exceeded`],
      });
    }
    if (!memory.usage.take({ usagePlanId: plan.id, keyId: key.id }, plan.quota, plane.now())) {
      throw new GatewayFault('QUOTA_EXCEEDED', 'Limit Exceeded', {
        log: [`Usage Plan check failed for API Key ${shown} and API Stage ${stage}: Quota limit exceeded`],
      });
    }
    log.add(`Usage Plan check succeeded for API Key ${shown} and API Stage ${stage}`);
    return undefined;
  },
};
