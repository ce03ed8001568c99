import { isBinaryRequest } from './content-handling.js';
import { contextVariables } from './context-variables.js';
import { GatewayFault } from './gateway-fault.js';
import { gatewayResponse } from './gateway-response.js';
import { integrated } from './integrated.js';
import { lastValues, type MethodResponse } from './invocation.js';
import { ExecutionLog, logBody, logMap } from './log.js';
import type { Invocation } from './method-invocation.js';
import { bytesOf } from './payload.js';
import { validateRequest } from './validation.js';

/** How an invocation ended. */
export interface Invoked {
  readonly response: MethodResponse;
  readonly log: string;
  /** Milliseconds, on the clock. */
  readonly latency: number;
}

/** Sends a test's request through a method: validator, integration request, integration, integration response. */
export async function invoke(invocation: Invocation): Promise<Invoked> {
  const { request, requestId, clock, date, stageVariables } = invocation;
  const started = clock.now();
  const log = new ExecutionLog(requestId, date);
  logRequest(invocation, log);
  const context = contextVariables(request, { ...invocation, date: date() });
  let response: MethodResponse;
  try {
    await validateRequest(invocation, request);
    response = await integrated(invocation, () => context, log);
    logResponse(response, log);
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    log.add(...error.details.log);
    response = gatewayResponse(error, {
      request,
      context,
      stageVariables,
      customised: invocation.gatewayResponses,
    });
  }
  log.add(`Method completed with status: ${response.status}`);
  return { response, log: log.text, latency: Math.round(clock.now() - started) };
}

/** What a method received, in the log. */
export function logRequest(
  { binaryMediaTypes, request }: Pick<Invocation, 'binaryMediaTypes' | 'request'>,
  log: ExecutionLog,
): void {
  const isBinary = isBinaryRequest(request, binaryMediaTypes);
  const { headers, pathParameters, queryString } = request;
  log.add(
    `HTTP Method: ${request.httpMethod}, Resource Path: ${request.path}`,
    `Method request path: ${logMap(Object.entries(pathParameters))}`,
    `Method request query string: ${logMap(Object.entries(lastValues(queryString)))}`,
    `Method request headers: ${logMap(headers)}`,
    `Method request body before transformations: ${logBody(isBinary ? bytesOf(request.body) : request.body)}`,
  );
}

/** What a method answers, in the log. */
export function logResponse({ headers, body }: MethodResponse, log: ExecutionLog): void {
  log.add(
    `Method response body after transformations: ${logBody(body)}`,
    `Method response headers: ${logMap(headers)}`,
    'Successfully completed execution',
  );
}
