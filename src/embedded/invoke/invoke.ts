import type { GatewayResponse, Method, Model, RequestValidator } from '@aws-sdk/client-api-gateway';
import type { Clock } from '../../clock.js';
import { contextVariables } from './context-variables.js';
import { GatewayFault, misconfigured } from './gateway-fault.js';
import { gatewayResponse } from './gateway-response.js';
import type { IntegrationOptions } from './integration-options.js';
import { integrationRequest, type Overrides, type RenderBody } from './integration-request.js';
import { type Answering, mappedResponse } from './integration-response.js';
import { endpointOf, sendHttp } from './integrations/http.js';
import {
  functionAt,
  invokeFunction,
  invokeProxy,
  proxyEvent,
  proxyResponse,
  saidByFunction,
} from './integrations/lambda.js';
import { mockResponse } from './integrations/mock.js';
import {
  type EndpointResponse,
  type IntegrationRequest,
  lastValues,
  type MethodRequest,
  type MethodResponse,
  withHeaders,
  withoutHeaders,
} from './invocation.js';
import { jsonPathEngine } from './json-path.js';
import { ExecutionLog, logMap } from './log.js';
import { inputObject } from './template/input.js';
import { utilObject } from './template/util.js';
import { templateEngine } from './template/velocity.js';
import { validateRequest } from './validation.js';

/** A method with everything that invoking it takes. */
export interface Invocation {
  readonly apiId: string;
  readonly accountId: string;
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly method: Method;
  readonly models: ReadonlyMap<string, Model>;
  readonly validator: RequestValidator | undefined;
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
  readonly gatewayStatusCodes: Readonly<Record<string, string | undefined>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly request: MethodRequest;
  readonly requestId: string;
  readonly traceId: string;
  readonly integrations: IntegrationOptions;
  readonly clock: Clock;
  readonly date: () => Date;
}

/** How an invocation ended. */
export interface Invoked {
  readonly response: MethodResponse;
  readonly log: string;
  /** Milliseconds, on the clock. */
  readonly latency: number;
}

/** Sends a request through a method: validator, integration request, integration, integration response. */
export async function invoke(invocation: Invocation): Promise<Invoked> {
  const { request, requestId, clock, date, stageVariables } = invocation;
  const started = clock.now();
  const log = new ExecutionLog(requestId, date);
  log.add(
    `HTTP Method: ${request.httpMethod}, Resource Path: ${request.path}`,
    `Method request path: ${logMap(Object.entries(request.pathParameters))}`,
    `Method request query string: ${logMap(Object.entries(lastValues(request.queryString)))}`,
    `Method request headers: ${logMap(request.headers)}`,
    `Method request body before transformations: ${request.body}`,
  );
  const context = contextVariables(request, { ...invocation, date: date() });
  let response: MethodResponse;
  try {
    response = await answered(invocation, context, log);
    log.add(
      `Method response body after transformations: ${response.body}`,
      `Method response headers: ${logMap(response.headers)}`,
      'Successfully completed execution',
    );
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

type ContextVariables = ReturnType<typeof contextVariables>;

async function answered(invocation: Invocation, context: ContextVariables, log: ExecutionLog): Promise<MethodResponse> {
  const { apiId, method, request, stageVariables, traceId } = invocation;
  const integration = method.methodIntegration;
  if (!integration) throw misconfigured('No integration defined for method');
  await validateRequest(invocation, request);

  const [jsonPath, renderTemplate] = await Promise.all([jsonPathEngine(), templateEngine()]);
  const overrides: Overrides = {
    requestOverride: { header: {}, querystring: {}, path: {} },
    responseOverride: { header: {} },
  };
  const renderer =
    (kind: 'request' | 'response'): RenderBody =>
    (template, body) => {
      const input = inputObject(body, request, jsonPath);
      const variables = { context: { ...context, ...overrides }, input, stageVariables, util: utilObject };
      try {
        return renderTemplate(template, variables);
      } catch (error) {
        if (error instanceof GatewayFault) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw misconfigured(`Unable to transform ${kind}`, `The template can't be rendered: ${reason}`);
      }
    };
  const variables = { context, stageVariables, jsonPath };
  const sent = integrationRequest(integration, request, {
    apiId,
    traceId,
    variables,
    overrides,
    render: renderer('request'),
  });
  const answering: Answering = { request, variables, overrides, render: renderer('response') };
  const traced = (response: MethodResponse): MethodResponse => ({
    ...response,
    headers: new Map([['X-Amzn-Trace-Id', [traceId]], ...response.headers]),
  });

  switch (integration.type) {
    case 'MOCK': {
      const endpoint = mockResponse(sent);
      return mappedResponse(method, integration, endpoint, String(endpoint.status), answering);
    }
    case 'HTTP': {
      const endpoint = await overHttp(invocation, sent, log);
      return traced(mappedResponse(method, integration, endpoint, String(endpoint.status), answering));
    }
    case 'HTTP_PROXY':
      return traced(passedOn(await overHttp(invocation, sent, log)));
    case 'AWS': {
      const target = functionAt(sent.uri, invocation.integrations.lambda);
      const endpoint = await logged(invocation, lambdaUrl(target), sent, log, () => invokeFunction(target, sent));
      return traced(mappedResponse(method, integration, endpoint, saidByFunction(endpoint), answering));
    }
    case 'AWS_PROXY': {
      const target = functionAt(sent.uri, invocation.integrations.lambda);
      const event = proxyEvent(request, { resourcePath: invocation.resourcePath, context, stageVariables });
      let value: unknown;
      await logged(invocation, lambdaUrl(target), { ...sent, body: JSON.stringify(event) }, log, async () => {
        value = await invokeProxy(target, event);
        return { status: 200, headers: new Map(), body: JSON.stringify(value) };
      });
      return traced(proxyResponse(value));
    }
    default:
      throw misconfigured(`Unknown integration type ${integration.type}`);
  }
}

const lambdaUrl = ({ arn, region }: { readonly arn: string; readonly region: string }) =>
  `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${arn}/invocations`;

async function overHttp(
  invocation: Invocation,
  sent: IntegrationRequest,
  log: ExecutionLog,
): Promise<EndpointResponse> {
  const { clock, integrations, method } = invocation;
  const url = endpointOf(sent, integrations.http);
  return logged(invocation, url.href, sent, log, () =>
    sendHttp(url, sent, method.methodIntegration?.timeoutInMillis ?? 29_000, clock),
  );
}

/** One exchange with an endpoint, in the log. */
async function logged(
  { clock }: Invocation,
  url: string,
  { headers, body }: IntegrationRequest,
  log: ExecutionLog,
  exchange: () => Promise<EndpointResponse>,
): Promise<EndpointResponse> {
  log.add(
    `Endpoint request URI: ${url}`,
    `Endpoint request headers: ${logMap(headers)}`,
    `Endpoint request body after transformations: ${body}`,
    `Sending request to ${url}`,
  );
  const started = clock.now();
  const endpoint = await exchange();
  log.add(
    `Received response. Status: ${endpoint.status}, Integration latency: ${Math.round(clock.now() - started)} ms`,
    `Endpoint response headers: ${logMap(endpoint.headers)}`,
    `Endpoint response body before transformations: ${endpoint.body}`,
  );
  return endpoint;
}

/** Headers of an endpoint that the service writes itself, and passes on under another name. */
const remapped = ['connection', 'content-length', 'date', 'server', 'www-authenticate', 'x-amzn-requestid'];

/** What a proxy passes on of an endpoint's answer. */
function passedOn({ status, headers, body }: EndpointResponse): MethodResponse {
  const passed = [...withoutHeaders(headers, ['keep-alive', 'transfer-encoding'])].map(
    ([name, values]) => [remapped.includes(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name, values] as const,
  );
  return { status, headers: withHeaders(new Map([['Content-Type', ['application/json']]]), passed), body };
}
