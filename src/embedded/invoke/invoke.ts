import type { JsonObject } from '../json.js';
import { messageOf } from '../thrown.js';
import { acceptsBinary, isBinaryRequest, passedBack } from './content-handling.js';
import { contextVariables } from './context-variables.js';
import { overHttp, streamedByFunction, streamedOverHttp, toAws, toProxyFunction } from './exchange.js';
import { GatewayFault, misconfigured } from './gateway-fault.js';
import { gatewayResponse } from './gateway-response.js';
import { answeredHeaders } from './headers.js';
import { integrationRequest, type RenderBody } from './integration-request.js';
import { type Answering, mappedResponse, withContentType } from './integration-response.js';
import { proxyEvent, proxyResponse } from './integrations/lambda.js';
import { mockResponse } from './integrations/mock.js';
import { lastValues, type MethodResponse } from './invocation.js';
import { ExecutionLog, logBody, logMap } from './log.js';
import type { Invocation } from './method-invocation.js';
import { noOverrides } from './overrides.js';
import { bytesOf, strictTextOf } from './payload.js';
import { contextMap } from './template/context.js';
import { inputObject } from './template/input.js';
import { utilObject } from './template/util.js';
import { renderTemplate } from './template/velocity.js';
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
    response = await integrated(invocation, context, log);
    logResponse(response, log);
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    log.add(...error.details.log);
    response = gatewayResponse(error, {
      request,
      context,
      stageVariables,
      customised: invocation.gatewayResponses,
      statusCodes: invocation.gatewayStatusCodes,
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
  log.add(
    `HTTP Method: ${request.httpMethod}, Resource Path: ${request.path}`,
    `Method request path: ${logMap(Object.entries(request.pathParameters))}`,
    `Method request query string: ${logMap(Object.entries(lastValues(request.queryString)))}`,
    `Method request headers: ${logMap(request.headers)}`,
    `Method request body before transformations: ${logBody(isBinary ? bytesOf(request.body) : request.body)}`,
  );
}

/** What a method answers, in the log. */
export function logResponse(response: MethodResponse, log: ExecutionLog): void {
  log.add(
    `Method response body after transformations: ${logBody(response.body)}`,
    `Method response headers: ${logMap(response.headers)}`,
    'Successfully completed execution',
  );
}

/**
 * Sends a request that was validated through a method's integration.
 *
 * @param context - `$context`, and what a proxied function gets as `requestContext`.
 * @throws GatewayFault
 */
export async function integrated(
  invocation: Invocation,
  context: JsonObject,
  log: ExecutionLog,
): Promise<MethodResponse> {
  const { apiId, binaryMediaTypes, method, request, resourcePath, stageVariables, traceId } = invocation;
  const integration = method.methodIntegration;
  if (!integration) throw misconfigured('No integration defined for method');

  const overrides = noOverrides();
  const renderer =
    (kind: 'request' | 'response'): RenderBody =>
    (template, payload) => {
      const body = strictTextOf(payload);
      if (body === undefined) throw misconfigured(`Unable to transform ${kind}`);
      const input = inputObject(body, request);
      const variables = {
        context: contextMap(context, overrides),
        input,
        stageVariables: new Map(Object.entries(stageVariables)),
        util: utilObject,
      };
      try {
        return renderTemplate(template, variables);
      } catch (error) {
        if (error instanceof GatewayFault) throw error;
        const reason = messageOf(error);
        throw misconfigured(`Unable to transform ${kind}`, `The template can't be rendered: ${reason}`);
      }
    };
  const variables = { context, stageVariables };
  const sent = integrationRequest(integration, request, {
    apiId,
    binaryMediaTypes,
    traceId,
    variables,
    overrides,
    render: renderer('request'),
  });
  const answering: Answering = { request, binaryMediaTypes, variables, overrides, render: renderer('response') };
  const traced = (response: MethodResponse): MethodResponse => ({
    ...response,
    headers: new Map([['X-Amzn-Trace-Id', [traceId]], ...response.headers]),
  });

  const isStreamed = integration.responseTransferMode === 'STREAM';
  switch (integration.type) {
    case 'MOCK': {
      const endpoint = mockResponse(sent);
      return mappedResponse(method, integration, endpoint, String(endpoint.status), answering);
    }
    case 'HTTP': {
      const endpoint = await overHttp(invocation, sent, log);
      return traced(mappedResponse(method, integration, endpoint, String(endpoint.status), answering));
    }
    case 'HTTP_PROXY': {
      if (isStreamed) {
        const endpoint = await streamedOverHttp(invocation, sent, log);
        return { ...endpoint, headers: withContentType(answeredHeaders(integration.type, endpoint.headers)) };
      }
      const endpoint = await overHttp(invocation, sent, log);
      const response = {
        status: endpoint.status,
        headers: withContentType(answeredHeaders(integration.type, endpoint.headers)),
        body: passedBack(endpoint, request, binaryMediaTypes),
      };
      return invocation.isTest ? traced(response) : response;
    }
    case 'AWS': {
      const { endpoint, said } = await toAws(invocation, sent, log);
      return traced(mappedResponse(method, integration, endpoint, said, answering));
    }
    case 'AWS_PROXY': {
      const isBinary = isBinaryRequest(request, binaryMediaTypes);
      const event = proxyEvent(request, { resourcePath, isBinary, context, stageVariables });
      if (isStreamed) {
        const response = await streamedByFunction(invocation, sent, event, log);
        const headers = answeredHeaders(integration.type, response.headers);
        return { ...response, headers: new Map([...headers, ['X-Amzn-Trace-Id', [traceId]]]) };
      }
      const { value, call } = await toProxyFunction(invocation, sent, event, log);
      const takesBytes =
        acceptsBinary(request, binaryMediaTypes) ||
        Object.values(integration.integrationResponses ?? {}).some(
          ({ contentHandling }) => contentHandling === 'CONVERT_TO_BINARY',
        );
      const response = proxyResponse(value, takesBytes, call);
      const headers = answeredHeaders(integration.type, response.headers);
      return { ...response, headers: new Map([...headers, ['X-Amzn-Trace-Id', [traceId]]]) };
    }
    default:
      throw misconfigured(`Unknown integration type ${integration.type}`);
  }
}
