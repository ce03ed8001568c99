import type { ApiStage } from '@aws-sdk/client-api-gateway';
import type { HeldApiKey, HeldUsagePlan } from '../control-plane/account-entities.js';
import { GatewayFault } from '../invoke/gateway-fault.js';
import { headerOf } from '../invoke/invocation.js';
import { logSecret } from '../invoke/log.js';
import type { Exchange } from './exchange.js';
import type { Step } from './step.js';

/**
 * Looks for the API key of a request to a method that asks for one, and for the usage plan that it has for this stage.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-key-source.html
 */
export const apiKey: Step = {
  name: 'API key',
  run(exchange) {
    const { log, plane, requestId, route, site } = exchange;
    const stage = `${site.apiId}/${site.stageName}`;
    const method = `'${exchange.request.httpMethod} ${route.resourcePath}'`;
    const value = presentedKey(exchange);
    const shown = value === undefined ? '' : logSecret(value);
    log.add(() => `Verifying Usage Plan for request: ${requestId}. API Key: ${shown} API Stage: ${stage}`);
    if (route.method.apiKeyRequired !== true) {
      log.add(
        () =>
          `API Key ${shown} authorized because method ${method} does not require API Key. Request will not contribute to throttle or quota limits`,
      );
      return undefined;
    }
    const key = value === undefined ? undefined : keyWith(value, plane.state.apiKeys.values());
    const usagePlan = key && planFor(key, site, plane.state.usagePlans.values());
    if (!key || !usagePlan) {
      const reason =
        value === undefined
          ? 'no API Key was provided'
          : key
            ? `API Key is not associated with a Usage Plan for API Stage ${stage}`
            : 'API Key is unknown or disabled';
      throw new GatewayFault('INVALID_API_KEY', 'Forbidden', {
        log: [`API Key ${shown} not authorized because method ${method} requires API Key and ${reason}`],
      });
    }
    exchange.apiKey = key;
    exchange.usagePlan = usagePlan;
    log.add(`API Key ${shown} authorized because method ${method} requires API Key`);
    return undefined;
  },
};

function presentedKey({ authorizer, request, site }: Exchange): string | undefined {
  const value =
    site.api.api.apiKeySource === 'AUTHORIZER'
      ? authorizer?.usageIdentifierKey
      : headerOf(request.headers, 'x-api-key');
  return value === '' ? undefined : value;
}

function keyWith(value: string, keys: Iterable<HeldApiKey>): HeldApiKey | undefined {
  for (const key of keys) if (key.value === value) return key.enabled === true ? key : undefined;
  return undefined;
}

/** How a plan holds a stage; `undefined` where it doesn't. */
export const stageIn = ({ plan }: HeldUsagePlan, { apiId, stageName }: Pick<Exchange['site'], 'apiId' | 'stageName'>) =>
  plan.apiStages?.find((one: ApiStage) => one.apiId === apiId && one.stage === stageName);

/** A key is in one plan at most for a stage. */
function planFor(key: HeldApiKey, site: Exchange['site'], plans: Iterable<HeldUsagePlan>): HeldUsagePlan | undefined {
  for (const held of plans) if (held.keys.has(key.id) && stageIn(held, site)) return held;
  return undefined;
}
