import { GatewayFault } from '../invoke/gateway-fault.js';
import type { Step } from './step.js';

/**
 * Throttles a method of a stage, and all requests of the account. A limit that a stage sets
 * for all methods applies to each of them separately, as in the service.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
 */
export const stageThrottle: Step = {
  name: 'stage throttle',
  run({ plane: { clock, memory, state }, request, route, site }) {
    const { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit } = route.settings;
    const method = `${site.apiId}/${site.stageName}${route.resourcePath}/${request.httpMethod}`;
    if (!memory.throttles.take(method, { rateLimit, burstLimit }, clock.now()))
      throw tooMany(`Method ${request.httpMethod} ${route.resourcePath} of stage ${site.stageName} is throttled`);
    if (!memory.throttles.take('account', state.account.throttleSettings ?? {}, clock.now()))
      throw tooMany('The account is throttled');
    return undefined;
  },
};

const tooMany = (reason: string) => new GatewayFault('THROTTLED', 'Too Many Requests', { log: [reason] });
