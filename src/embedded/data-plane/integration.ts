import type { RestApi } from '@aws-sdk/client-api-gateway';
import { integrated } from '../invoke/integrated.js';
import { isProxy } from '../invoke/integration-types.js';
import { logResponse } from '../invoke/invoke.js';
import { contextOf } from './context.js';
import { newUuid } from './identifiers.js';
import { checkSendable } from './sendable.js';
import type { Step } from './step.js';

/** How long nothing may come of a response that is streamed through an edge-optimized endpoint, in milliseconds. */
const longestIdleAtEdge = 30_000;

const isEdge = ({ endpointConfiguration }: RestApi) => (endpointConfiguration?.types?.[0] ?? 'EDGE') === 'EDGE';

/** Integration request, integration, integration response, method response. */
export const integration: Step = {
  name: 'integration',
  async run(exchange) {
    const { plane, site, route, request, requestId, traceId, log } = exchange;
    const { api } = site;
    const response = await integrated(
      {
        apiId: site.apiId,
        stageName: site.stageName,
        isTest: false,
        accountId: plane.accountId,
        region: plane.region,
        binaryMediaTypes: api.api.binaryMediaTypes ?? [],
        resourceId: route.resourceId,
        resourcePath: route.resourcePath,
        method: route.method,
        models: api.models,
        validator: undefined,
        gatewayResponses: api.gatewayResponses,
        stageVariables: site.stageVariables,
        request,
        requestId,
        endpointRequestId: newUuid(plane),
        traceId,
        integrations: plane.integrations,
        clock: plane.clock,
        ...(isEdge(api.api) ? { idleTimeoutMs: longestIdleAtEdge } : {}),
        onEndpoint: (seen) => {
          exchange.seen = seen;
        },
        date: plane.now,
      },
      () => contextOf(exchange),
      log,
    );
    checkSendable(response, isProxy(route.method.methodIntegration?.type));
    logResponse(response, log);
    return response;
  },
};
