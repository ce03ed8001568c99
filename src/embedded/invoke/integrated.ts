import type { Integration } from '@aws-sdk/client-api-gateway';
import type { JsonObject } from '../json.js';
import { messageOf } from '../thrown.js';
import { acceptsBinary, isBinaryRequest, passedBack } from './content-handling.js';
import { overHttp, streamedByFunction, streamedOverHttp, toAws, toProxyFunction } from './exchange.js';
import { GatewayFault, misconfigured } from './gateway-fault.js';
import { answeredHeaders } from './headers.js';
import { integrationRequest, type RenderBody } from './integration-request.js';
import { type Answering, mappedResponse, withContentType } from './integration-response.js';
import { type IntegrationTypeName, isIntegrationType } from './integration-types.js';
import { proxyEvent, proxyResponse } from './integrations/lambda.js';
import { mockResponse } from './integrations/mock.js';
import type { IntegrationRequest, MethodResponse } from './invocation.js';
import type { ExecutionLog } from './log.js';
import type { MappingVariables } from './mapping.js';
import type { Invocation } from './method-invocation.js';
import { noOverrides } from './overrides.js';
import { strictTextOf } from './payload.js';
import { contextMap } from './template/context.js';
import { inputObject } from './template/input.js';
import { utilObject } from './template/util.js';
import { renderTemplate } from './template/velocity.js';

/**
 * Sends a request that was validated through a method's integration.
 *
 * @param contextOf - makes `$context`, which is what a proxied function gets as `requestContext`, too: once, where it is asked for.
 * @throws GatewayFault - at once, or by the promise.
 */
export function integrated(
  invocation: Invocation,
  contextOf: () => JsonObject,
  log: ExecutionLog,
): Promise<MethodResponse> {
  const { apiId, binaryMediaTypes, method, request, stageVariables, traceId } = invocation;
  const integration = method.methodIntegration;
  if (!integration) throw misconfigured('No integration defined for method');

  const overrides = noOverrides();
  const variables = new Variables(contextOf, stageVariables);
  const renderer =
    (kind: 'request' | 'response'): RenderBody =>
    (template, payload) => {
      const body = strictTextOf(payload);
      if (body === undefined) throw misconfigured(`Unable to transform ${kind}`);
      const input = inputObject(body, request);
      const known = {
        context: contextMap(variables.context, overrides),
        input,
        stageVariables: new Map(Object.entries(stageVariables)),
        util: utilObject,
      };
      try {
        return renderTemplate(template, known);
      } catch (error) {
        if (error instanceof GatewayFault) throw error;
        const reason = messageOf(error);
        throw misconfigured(`Unable to transform ${kind}`, `The template can't be rendered: ${reason}`);
      }
    };
  const sent = integrationRequest(integration, request, {
    apiId,
    binaryMediaTypes,
    traceId,
    variables,
    overrides,
    render: renderer('request'),
  });
  const { type } = integration;
  if (!isIntegrationType(type)) throw misconfigured(`Unknown integration type ${type}`);
  const answering: Answering = { request, binaryMediaTypes, variables, overrides, render: renderer('response') };
  return backends[type]({ invocation, integration, variables, sent, answering, log });
}

class Variables implements MappingVariables {
  readonly stageVariables: MappingVariables['stageVariables'];
  readonly #contextOf: () => JsonObject;
  #context: JsonObject | undefined;

  constructor(contextOf: () => JsonObject, stageVariables: MappingVariables['stageVariables']) {
    this.stageVariables = stageVariables;
    this.#contextOf = contextOf;
  }

  get context(): JsonObject {
    this.#context ??= this.#contextOf();
    return this.#context;
  }
}

/** What a backend is sent, and what its response is made from. */
interface Integrating {
  readonly invocation: Invocation;
  readonly integration: Integration;
  readonly variables: MappingVariables;
  readonly sent: IntegrationRequest;
  readonly answering: Answering;
  readonly log: ExecutionLog;
}

/** How each type of integration comes to a response. */
const backends: Readonly<Record<IntegrationTypeName, (given: Integrating) => Promise<MethodResponse>>> = {
  async MOCK({ invocation: { method }, integration, sent, answering }) {
    const endpoint = mockResponse(sent);
    return mappedResponse(method, integration, endpoint, String(endpoint.status), answering);
  },
  async HTTP({ invocation, integration, sent, answering, log }) {
    const endpoint = await overHttp(invocation, sent, log);
    return traced(
      invocation,
      mappedResponse(invocation.method, integration, endpoint, String(endpoint.status), answering),
    );
  },
  async HTTP_PROXY({ invocation, integration, sent, log }) {
    if (isStreamed(integration)) {
      const endpoint = await streamedOverHttp(invocation, sent, log);
      return { ...endpoint, headers: withContentType(answeredHeaders(integration.type, endpoint.headers)) };
    }
    const endpoint = await overHttp(invocation, sent, log);
    const response = {
      status: endpoint.status,
      headers: withContentType(answeredHeaders(integration.type, endpoint.headers)),
      body: passedBack(endpoint, invocation.request, invocation.binaryMediaTypes),
    };
    return invocation.isTest ? traced(invocation, response) : response;
  },
  async AWS({ invocation, integration, sent, answering, log }) {
    const { endpoint, said } = await toAws(invocation, sent, log);
    return traced(invocation, mappedResponse(invocation.method, integration, endpoint, said, answering));
  },
  async AWS_PROXY({ invocation, integration, variables, sent, log }) {
    const { binaryMediaTypes, request, resourcePath, stageVariables, traceId } = invocation;
    const isBinary = isBinaryRequest(request, binaryMediaTypes);
    const event = proxyEvent(request, { resourcePath, isBinary, context: variables.context, stageVariables });
    const withTraceId = (response: MethodResponse): MethodResponse => {
      const headers = answeredHeaders(integration.type, response.headers);
      return { ...response, headers: new Map(headers).set('X-Amzn-Trace-Id', [traceId]) };
    };
    if (isStreamed(integration)) return withTraceId(await streamedByFunction(invocation, sent, event, log));
    const { value, call } = await toProxyFunction(invocation, sent, event, log);
    const takesBytes =
      acceptsBinary(request, binaryMediaTypes) ||
      Object.values(integration.integrationResponses ?? {}).some(
        ({ contentHandling }) => contentHandling === 'CONVERT_TO_BINARY',
      );
    return withTraceId(proxyResponse(value, takesBytes, call));
  },
};

const isStreamed = ({ responseTransferMode }: Integration) => responseTransferMode === 'STREAM';

/** With the trace id in front of its headers. */
const traced = ({ traceId }: Invocation, response: MethodResponse): MethodResponse => ({
  ...response,
  headers: new Map([['X-Amzn-Trace-Id', [traceId]], ...response.headers]),
});
