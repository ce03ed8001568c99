import { isUtf8 } from 'node:buffer';
import { partitionOf } from '../regions.js';
import { isBinaryType } from './content-handling.js';
import { misconfigured } from './gateway-fault.js';
import { askService, givenService, serviceAddressOf } from './integrations/aws-service.js';
import { sendHttp, streamHttp } from './integrations/http.js';
import { endpointOf } from './integrations/http-endpoint.js';
import {
  type FunctionAddress,
  type FunctionCall,
  type FunctionResponse,
  functionAddressOf,
  givenFunction,
  invokeFunction,
  proxyResultOf,
  saidByFunction,
} from './integrations/lambda.js';
import { type FunctionRuntime, streamOf } from './integrations/lambda-runtime.js';
import { StreamLimits } from './integrations/stream-limits.js';
import { streamedResponse } from './integrations/streamed-response.js';
import { type Waiting, withinTimeout } from './integrations/timeout.js';
import { type EndpointResponse, headerOf, type IntegrationRequest, type MethodResponse } from './invocation.js';
import { type ExecutionLog, logBody, logMap } from './log.js';
import type { Invocation } from './method-invocation.js';
import { isWhole, type Payload, textOf } from './payload.js';

/** Sends a request to an HTTP endpoint, over a VPC link or not. */
export function overHttp(invocation: Invocation, sent: IntegrationRequest, log: ExecutionLog) {
  const endpoint = endpointOf(sent, invocation.integrations.http);
  return logged(invocation, endpoint.href, sent, log, (waiting) => sendHttp(endpoint, sent, waiting));
}

/** What a service of AWS answered, and what selection patterns are held against. */
export interface ServiceAnswer {
  readonly endpoint: EndpointResponse;
  readonly said: string;
}

/** Sends what the request template made to the function or to the service that an integration's URI names. */
export async function toAws(
  invocation: Invocation,
  sent: IntegrationRequest,
  log: ExecutionLog,
): Promise<ServiceAnswer> {
  const target = functionAddressOf(sent.uri);
  if (target) {
    const call = callOf(invocation);
    const endpoint = await toFunction(invocation, target, sent, call, log);
    return { endpoint, said: saidByFunction(endpoint, call) };
  }
  const address = serviceAddressOf(sent);
  const endpoint = await logged(invocation, address.url.href, sent, log, () =>
    askService(givenService(address, invocation.integrations), address, sent),
  );
  return { endpoint, said: String(endpoint.status) };
}

/** Invokes the function of a proxy integration with its event; what it returned. */
export async function toProxyFunction(
  invocation: Invocation,
  sent: IntegrationRequest,
  event: unknown,
  log: ExecutionLog,
): Promise<{ readonly value: unknown; readonly call: FunctionCall }> {
  const target = proxiedFunction(sent);
  const call = callOf(invocation);
  const endpoint = await toFunction(invocation, target, { ...sent, body: JSON.stringify(event) }, call, log);
  return { value: proxyResultOf(endpoint, call), call };
}

/** Streams what an HTTP endpoint responds with, from the moment that its headers are there. */
export function streamedOverHttp(
  invocation: Invocation,
  sent: IntegrationRequest,
  log: ExecutionLog,
): Promise<MethodResponse> {
  const endpoint = endpointOf(sent, invocation.integrations.http);
  return loggedStream(invocation, endpoint.href, sent, log, (waiting) => streamHttp(endpoint, sent, waiting));
}

/** Streams what the function of a proxy integration writes. */
export function streamedByFunction(
  invocation: Invocation,
  sent: IntegrationRequest,
  event: unknown,
  log: ExecutionLog,
): Promise<MethodResponse> {
  const target = proxiedFunction(sent);
  const call = callOf(invocation);
  return loggedStream(invocation, target.url, { ...sent, body: JSON.stringify(event) }, log, async () => {
    const given = givenFunction(target, invocation.integrations);
    return streamedResponse(streamOf(given, event, runtimeOf(invocation, target)), call);
  });
}

function proxiedFunction({ uri }: IntegrationRequest): FunctionAddress {
  const target = functionAddressOf(uri);
  if (target) return target;
  throw misconfigured(
    'Invalid endpoint address',
    `The embedded gateway hands whole requests to Lambda functions, and to no other service of AWS: ${uri}`,
  );
}

function toFunction(
  invocation: Invocation,
  target: FunctionAddress,
  sent: IntegrationRequest,
  call: FunctionCall,
  log: ExecutionLog,
): Promise<FunctionResponse> {
  const { accountId, apiId, method, region, request, requestId, resourcePath, stageName, integrations } = invocation;
  const sourceArn = `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${apiId}/${stageName}/${request.httpMethod}${resourcePath}`;
  const headers = new Map(sent.headers).set('x-amzn-lambda-integration-tag', [requestId]);
  // A role stands for its own: only the functions that a resource policy opens are told who asks.
  if (!method.methodIntegration?.credentials) headers.set('X-Amz-Source-Arn', [sourceArn]);
  // Who may be invoked is known only when it is tried.
  return logged(invocation, target.url, { ...sent, headers }, log, async () =>
    invokeFunction(givenFunction(target, integrations), sent, call, runtimeOf(invocation, target)),
  );
}

const longestIntegration = 29_000;

/** How long nothing may come of a streamed response, but for edge-optimized endpoints. */
const longestIdle = 300_000;

const timeoutOf = ({ method }: Invocation) => method.methodIntegration?.timeoutInMillis ?? longestIntegration;

const runtimeOf = (invocation: Invocation, { arn }: FunctionAddress): FunctionRuntime => ({
  arn,
  requestId: invocation.endpointRequestId,
  clock: invocation.clock,
  timeoutMs: timeoutOf(invocation),
});

const callOf = ({ endpointRequestId, traceId, date }: Invocation): FunctionCall => ({
  requestId: endpointRequestId,
  traceId,
  date: date(),
});

const isText = (body: Payload) => typeof body === 'string' || isUtf8(body);

/** The service says nothing of it; whoever wonders why a compressed body or an image arrives broken has to be told. */
const brokenAsText =
  "The response isn't text in UTF-8, and its content type isn't among the API's binaryMediaTypes: what isn't is replaced, as in the service";

/** How long the endpoint took, in milliseconds. */
function seen({ clock, endpointRequestId, onEndpoint }: Invocation, status: number, started: number): number {
  const latency = Math.round(clock.now() - started);
  onEndpoint?.({ status, latency, requestId: endpointRequestId });
  return latency;
}

function logSending(log: ExecutionLog, url: string, { headers, body }: IntegrationRequest): void {
  log.add(
    `Endpoint request URI: ${url}`,
    `Endpoint request headers: ${logMap(headers)}`,
    `Endpoint request body after transformations: ${logBody(body)}`,
    `Sending request to ${url}`,
  );
}

/** The beginning of a streamed exchange, in the log: its end is never waited for. */
async function loggedStream(
  invocation: Invocation,
  url: string,
  request: IntegrationRequest,
  log: ExecutionLog,
  exchange: (waiting: Waiting) => Promise<MethodResponse>,
): Promise<MethodResponse> {
  const { clock } = invocation;
  logSending(log, url, request);
  const started = clock.now();
  const times = { timeoutMs: timeoutOf(invocation), idleMs: invocation.idleTimeoutMs ?? longestIdle };
  const limits = new StreamLimits(clock, times, (reason) =>
    log.add(`Execution failed due to a timeout error: ${reason}`),
  );
  const response = await withinTimeout(clock, times.timeoutMs, exchange).catch((error: unknown) => {
    limits.end();
    throw error;
  });
  const latency = seen(invocation, response.status, started);
  const responseHeaders = response.headers;
  log.add(
    `Received response. Status: ${response.status}, Integration latency: ${latency} ms`,
    `Endpoint response headers: ${logMap(responseHeaders)}`,
  );
  const { body } = response;
  if (!isWhole(body)) return { ...response, body: limits.within(body) };
  limits.end();
  return response;
}

/** One exchange with an endpoint, in the log. */
async function logged<Response extends EndpointResponse>(
  invocation: Invocation,
  url: string,
  request: IntegrationRequest,
  log: ExecutionLog,
  exchange: (waiting: Waiting) => Promise<Response>,
): Promise<Response> {
  const { binaryMediaTypes, clock } = invocation;
  logSending(log, url, request);
  const started = clock.now();
  const endpoint = await withinTimeout(clock, timeoutOf(invocation), exchange);
  const isBinary = isBinaryType(headerOf(endpoint.headers, 'Content-Type'), binaryMediaTypes);
  const latency = seen(invocation, endpoint.status, started);
  const { status, headers: responseHeaders, body } = endpoint;
  log.add(
    `Received response. Status: ${status}, Integration latency: ${latency} ms`,
    `Endpoint response headers: ${logMap(responseHeaders)}`,
  );
  if (!isBinary && !isText(body)) log.add(brokenAsText);
  // Read as text once: here, for the log and for whatever becomes of the response.
  const payload = isBinary ? body : textOf(body);
  log.add(`Endpoint response body before transformations: ${logBody(payload)}`);
  return { ...endpoint, body: payload };
}
