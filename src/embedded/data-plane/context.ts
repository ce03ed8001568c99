import { requestTime } from '../invoke/context-variables.js';
import type { JsonObject } from '../json.js';
import type { Exchange } from './exchange.js';

/**
 * `$context` of an exchange as far as it is known, and what a proxied function gets as `requestContext`.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
 */
export function contextOf(exchange: Exchange): JsonObject {
  const { plane, site, route, request, requestId, extendedRequestId, authorizer, apiKey, identity } = exchange;
  const date = exchange.date;
  return {
    resourceId: route.resourceId,
    ...(authorizer === undefined ? {} : { authorizer: authorizerContext(authorizer) }),
    resourcePath: route.resourcePath,
    httpMethod: request.httpMethod,
    extendedRequestId,
    requestTime: requestTime(date),
    path: site.fullPath,
    accountId: plane.accountId,
    protocol: 'HTTP/1.1',
    stage: site.stageName,
    domainPrefix: site.domainPrefix,
    requestTimeEpoch: date.getTime(),
    requestId,
    identity: {
      ...identity,
      ...(apiKey === undefined ? {} : { apiKey: apiKey.value, apiKeyId: apiKey.id }),
    },
    domainName: site.domainName,
    deploymentId: site.deploymentId,
    apiId: site.apiId,
    ...(site.isCanary === undefined ? {} : { isCanaryRequest: String(site.isCanary) }),
  };
}

function authorizerContext({
  principalId,
  context = {},
  claims,
  integrationLatency,
}: NonNullable<Exchange['authorizer']>): JsonObject {
  return {
    ...context,
    ...(claims === undefined ? {} : { claims }),
    ...(principalId === undefined ? {} : { principalId }),
    ...(integrationLatency === undefined ? {} : { integrationLatency }),
  };
}
