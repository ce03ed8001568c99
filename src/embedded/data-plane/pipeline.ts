import { GatewayFault, misconfigured } from '../invoke/gateway-fault.js';
import { gatewayResponse } from '../invoke/gateway-response.js';
import { headerOf, type MethodResponse, type MultiMap } from '../invoke/invocation.js';
import { logRequest } from '../invoke/invoke.js';
import { ExecutionLog } from '../invoke/log.js';
import { isMissingPackage } from '../optional-packages.js';
import { partitionOf } from '../regions.js';
import { isError } from '../thrown.js';
import { incompleteSignature } from './authorization-header.js';
import { contextOf } from './context.js';
import type { Exchange, Plane, ReceivedRequest, Route, Site } from './exchange.js';
import { newExtendedRequestId, newUuid, traceIdFor } from './identifiers.js';
import { settingsOf } from './method-settings.js';
import { forwarded, headersOf, methodRequestOf } from './received.js';
import { type Match, type Router, routerOf, verbs } from './router.js';
import { sendableHeaders } from './sendable.js';
import { vpcEndpointOf } from './site.js';
import { steps } from './steps.js';

/** How an exchange ended. */
export interface Ended {
  readonly exchange: Exchange;
  readonly response: MethodResponse;
  /** What went wrong, where the gateway answered by itself. */
  readonly fault?: GatewayFault | undefined;
  /** What was thrown by mistake: in the embedded gateway, or for want of a package. */
  readonly error?: unknown;
}

/** Takes a request that has come to a stage along {@link steps}. */
export async function passThrough(plane: Plane, received: ReceivedRequest, site: Site): Promise<Ended> {
  const { exchange, match } = begun(plane, received, site);
  const { log } = exchange;
  try {
    if (!match) throw incompleteSignature(received) ?? missingAuthenticationToken();
    logRequest({ binaryMediaTypes: site.api.api.binaryMediaTypes ?? [], request: exchange.request }, log);
    const response = await answered(exchange);
    log.add(`Method completed with status: ${response.status}`);
    return { exchange, response };
  } catch (thrown) {
    const fault = thrown instanceof GatewayFault ? thrown : failureOf(thrown);
    log.add(...fault.details.log);
    const stated = gatewayResponse(fault, {
      request: exchange.request,
      context: contextOf(exchange),
      stageVariables: site.stageVariables,
      customised: site.api.gatewayResponses,
    });
    const response = { ...stated, headers: sendableHeaders(stated.headers) };
    log.add(`Method completed with status: ${response.status}`);
    return { exchange, response, fault, ...(thrown === fault ? {} : { error: thrown }) };
  }
}

/** A package that isn't installed is for whoever runs this to see at once: its name stands in the response, too. */
const failureOf = (error: unknown) =>
  isMissingPackage(error)
    ? new GatewayFault('API_CONFIGURATION_ERROR', error.message, { log: [error.message] })
    : misconfigured('', `The embedded gateway failed: ${isError(error) ? (error.stack ?? error.message) : error}`);

type Waited<Value> = Value | Promise<Value>;

/**
 * Forward until one responds, then back through those that were passed. Most steps have nothing to wait for, and a turn of
 * the event loop for each adds up.
 */
function answered(exchange: Exchange, from = 0): Waited<MethodResponse> {
  for (let at = from; at < steps.length; at++) {
    const result = steps[at]?.run(exchange);
    if (result instanceof Promise)
      return result.then((response) => (response ? passedBack(exchange, response, at) : answered(exchange, at + 1)));
    if (result) return passedBack(exchange, result, at);
  }
  throw new Error('No step of the data plane has responded.');
}

/** Through the first so many steps, the last of them first. */
function passedBack(exchange: Exchange, response: MethodResponse, passed: number): Waited<MethodResponse> {
  let current = response;
  for (let at = passed - 1; at >= 0; at--) {
    const result = steps[at]?.onResponse?.(exchange, current) ?? current;
    if (result instanceof Promise) return result.then((changed) => passedBack(exchange, changed, at));
    current = result;
  }
  return current;
}

const routers = new WeakMap<Site['api'], Router>();

function routerFor(api: Site['api']): Router {
  const known = routers.get(api);
  if (known) return known;
  const router = routerOf(api);
  routers.set(api, router);
  return router;
}

function begun(plane: Plane, received: ReceivedRequest, site: Site) {
  const { clock, region, accountId } = plane;
  const headers = headersOf(received.headers);
  const httpMethod = verbOf(received, headerOf(headers, 'X-HTTP-Method-Override'));
  const match = routerFor(site.api)(httpMethod, site.path);
  const requestId = requestIdFrom(headers) ?? newUuid(plane);
  const date = plane.now();
  const vpceId = vpcEndpointOf(received.host);
  const traceId = traceIdFor(headerOf(headers, 'X-Amzn-Trace-Id'), date, plane);
  const exchange: Exchange = {
    plane,
    received,
    site,
    route: routeOf(site, httpMethod, match),
    request: methodRequestOf(
      { httpMethod, query: received.query, body: received.body },
      {
        path: site.basePath === undefined ? site.path : site.fullPath,
        pathParameters: match?.pathParameters ?? {},
        headers: forwarded(headers, received, traceId),
        binaryMediaTypes: site.api.api.binaryMediaTypes ?? [],
      },
    ),
    methodArn: `arn:${partitionOf(region)}:execute-api:${region}:${accountId}:${site.apiId}/${site.stageName}/${httpMethod}${site.path}`,
    requestId,
    extendedRequestId: newExtendedRequestId(plane),
    traceId,
    startedAt: clock.now(),
    date,
    log: new ExecutionLog(requestId, plane.now),
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: received.sourceIp,
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: headerOf(headers, 'User-Agent') ?? null,
      user: null,
      ...(vpceId === undefined ? {} : { vpceId }),
    },
  };
  return { exchange, match };
}

/** What the caller calls its request; `$context.extendedRequestId` is the service's own alone. */
function requestIdFrom(headers: MultiMap): string | undefined {
  const stated = headerOf(headers, 'X-Amzn-RequestId');
  return stated !== undefined && /^[\w-]{1,128}$/.test(stated) ? stated : undefined;
}

const verbOf = ({ httpMethod }: ReceivedRequest, override: string | undefined) =>
  override !== undefined && verbs.has(override.toUpperCase()) ? override.toUpperCase() : httpMethod;

/** Without a match: the root's, with a method that nothing is said of. The request goes no further. */
function routeOf({ stage }: Site, verb: string, match: Match | undefined): Route {
  return {
    resourceId: match?.resource.id ?? '',
    resourcePath: match?.resourcePath ?? '',
    method: match?.method ?? {},
    pathParameters: match?.pathParameters ?? {},
    settings: match ? settingsOf(stage, match.resourcePath, verb) : { ...stage.methodSettings?.['*/*'] },
  };
}

const missingAuthenticationToken = () =>
  new GatewayFault('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token', {
    log: ['No method of this path and verb was deployed'],
  });
