import { isRecord, ownEntry } from '../../plain.js';
import { isProxy } from '../invoke/integration-types.js';
import { type JsonObject, objectOf } from '../json.js';
import { contextOf } from './context.js';
import type { Ended } from './pipeline.js';

const variable = /\$context((?:\.[A-Za-z_][\w-]*)+)/g;

/**
 * One line of an access log: the stage's format with its variables filled in. What has no value is `-`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
export function accessLogLine(format: string, variables: JsonObject): string {
  return format.replaceAll(variable, (_, path: string) => {
    let value: unknown = variables;
    for (const name of path.slice(1).split('.')) {
      value = isRecord(value) ? ownEntry(value, name) : undefined;
    }
    const text = value === undefined || value === null || typeof value === 'object' ? '-' : String(value);
    return text.replaceAll(/[\r\n]+/g, ' ');
  });
}

/** What access logs can say of an exchange that has ended. */
export function accessLogVariables({ exchange, response, fault, latency, responseLength }: AccessLogged): JsonObject {
  const { site, received, traceId, seen, phases, authorizer: output } = exchange;
  const { methodIntegration } = exchange.route.method;
  const passesResponse = isProxy(methodIntegration?.type);
  const isStreamed = methodIntegration?.responseTransferMode === 'STREAM';
  const context = contextOf(exchange);
  // What a function says of a caller may be called the same: the log's own words come first.
  const authorizer = phases?.authorizer && {
    ...objectOf(context['authorizer']),
    ...phases.authorizer,
    integrationStatus: output?.requestId && 200,
    requestId: output?.requestId,
  };
  const integrationError = fault?.details.integrationError ?? fault?.message;
  const integration = seen && {
    status: passesResponse && fault === undefined ? response.status : seen.status,
    integrationStatus: seen.status,
    latency: seen.latency,
    requestId: seen.requestId,
    error: integrationError,
    responseTransferMode: isStreamed ? 'STREAMED' : 'BUFFERED',
    timeToAllHeaders: isStreamed ? seen.latency : undefined,
  };
  return {
    ...context,
    ...phases,
    authorizer,
    status: response.status,
    responseLength,
    responseLatency: latency,
    integrationLatency: seen?.latency,
    integrationStatus: seen?.status,
    integrationErrorMessage: seen && integrationError,
    integration,
    xrayTraceId: site.stage.tracingEnabled ? traceId : undefined,
    endpointType: site.api.api.endpointConfiguration?.types?.[0] ?? 'EDGE',
    customDomain: { basePathMatched: site.basePath },
    awsEndpointRequestId: seen?.requestId,
    protocol: received.protocol === '' ? undefined : 'HTTP/1.1',
    error: fault && {
      message: fault.said,
      messageString: JSON.stringify(fault.said),
      responseType: fault.type,
      validationErrorString: fault.details.validationErrors,
    },
  };
}

export interface AccessLogged extends Ended {
  /** Milliseconds, on the clock. */
  readonly latency: number;
  /** In bytes; nothing where the body is streamed. */
  readonly responseLength: number | undefined;
}
