import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { documentedQuotas, EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ApiGateway, apiKey, domainName, type PlannedCall, restApi, usagePlan } from '../../src/index.js';
import { onVirtualTime } from './virtual-time.js';

/** Keys in all, and the usage plans that they are spread over. */
export const keys = 200;
export const plans = 3;

/** An API with two stages, usage plans full of keys, and a domain name. */
function everything(rateLimit: number) {
  const api = restApi('bench', { endpointConfiguration: { types: ['REGIONAL'] } });
  const definition = api.define(
    api.resource('/pets').method('GET').apiKeyRequired().integration().mock(),
    api.resource('/dogs').method('GET').apiKeyRequired().integration().mock(),
  );
  const stages = ['prod', 'beta'].map((name) =>
    definition.stage(name).methodSettings('*/*', { throttlingRateLimit: 100, throttlingBurstLimit: 50 }),
  );
  const usagePlans = Array.from({ length: plans }, (_, index) => {
    const own = Array.from({ length: keys }, (__, key) => key).filter((key) => key % plans === index);
    const empty = usagePlan(`plan-${index}`, { throttle: { rateLimit }, description: `${rateLimit} a second` });
    const staged = stages.reduce((plan, stage) => plan.stage(stage), empty);
    return staged.key(...own.map((key) => apiKey(`customer-${key}`)));
  });
  const named = domainName('api.example.com', {
    regionalCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/bench',
    endpointConfiguration: { types: ['REGIONAL'] },
  });
  const mapped = stages.reduce((domain, stage) => domain.mapping(stage.node.stageName, stage), named);
  return [definition, ...stages, ...usagePlans, mapped];
}

/** The seconds that the quotas demand of some calls, and which quota it is. */
export function boundOf(calls: readonly Pick<PlannedCall, 'operation'>[]): { seconds: number; by: string } {
  const bounds = documentedQuotas.map(({ operation, rate, capacity }) => {
    const count = operation === undefined ? calls.length : calls.filter((call) => call.operation === operation).length;
    return { seconds: Math.max(0, count - capacity) / rate, by: operation ?? 'all operations' };
  });
  return bounds.reduce((worst, bound) => (bound.seconds > worst.seconds ? bound : worst));
}

/** What a run took, from planning to the last response. */
export interface Run {
  readonly seconds: number;
  /** The calls of the plan: what has to be written. */
  readonly planned: readonly PlannedCall[];
  /** All requests, with what is read to plan and to make sure that the plan holds. */
  readonly sent: readonly Pick<PlannedCall, 'operation'>[];
  readonly throttled: number;
}

/** Makes all of it, and then changes every usage plan: each on a clock of its own. */
export async function deployAround(latencyMs: number): Promise<{ readonly making: Run; readonly changing: Run }> {
  const template = new EmbeddedApiGateway({ quotas: [] });
  const making = await deploy(template, 10, latencyMs);
  const quiet = new ApiGateway(new APIGatewayClient(template.clientConfig), { quotas: [] });
  await quiet.apply(await quiet.plan(everything(10)));
  return { making, changing: await deploy(template, 20, latencyMs) };
}

async function deploy(account: EmbeddedApiGateway, rateLimit: number, latencyMs: number): Promise<Run> {
  const { result, seconds } = await onVirtualTime(async (clock) => {
    const embedded = account.copy({ clock, latencyMs, quotas: 'documented', callHistory: 'all' });
    const gateway = new ApiGateway(new APIGatewayClient(embedded.clientConfig), { clock });
    const plan = await gateway.plan(everything(rateLimit), { strategy: 'calls' });
    await gateway.apply(plan);
    const { calls } = embedded;
    return { planned: plan.calls, sent: calls, throttled: calls.filter(({ status }) => status === 429).length };
  });
  return { ...result, seconds };
}
