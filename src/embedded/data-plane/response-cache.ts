import { ownEntry } from '../../plain.js';
import { statusOf } from '../control-plane/operations/stage-cache.js';
import { GatewayFault } from '../invoke/gateway-fault.js';
import { headerOf, type MethodResponse, type MultiMap, withHeaders } from '../invoke/invocation.js';
import { mapRequest } from '../invoke/mapping.js';
import { bytesOf, isWhole } from '../invoke/payload.js';
import { contextOf } from './context.js';
import type { Exchange } from './exchange.js';
import { methodSettingsOf } from './method-settings.js';
import { largestEntry } from './response-cache-store.js';
import type { Step } from './step.js';

const defaultTtl = 300;

/** Responses that are being looked for in the cache, and weren't there. */
const missed = new WeakMap<Exchange, string>();

/**
 * Answers from the stage's cache, and keeps what methods respond with.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
 */
export const responseCache: Step = {
  name: 'cache',
  run(exchange) {
    const { log, plane, route } = exchange;
    if (!isCached(exchange)) return undefined;
    const key = keyOf(exchange);
    const course = invalidation(exchange);
    if (course === 'refused') {
      throw new GatewayFault('ACCESS_DENIED', 'User is not authorized to access this resource', {
        log: ['The client is not authorized to invalidate the cache'],
      });
    }
    const response = course === 'invalidate' ? undefined : plane.memory.responses.get(key, plane.clock.now());
    if (!response) {
      log.add(course === 'invalidate' ? 'Cache entry invalidated by the client' : 'Cache miss');
      missed.set(exchange, key);
      return undefined;
    }
    log.add(`Cache hit for ${exchange.request.httpMethod} ${route.resourcePath}`);
    return course === 'warn' ? withWarning(response) : response;
  },

  onResponse(exchange, response) {
    const key = missed.get(exchange);
    if (key === undefined) return response;
    const { memory, clock } = exchange.plane;
    const size = sizeOf(response);
    // What an endpoint responds with is kept whatever its status; what the gateway says by itself doesn't come by here.
    if (size <= largestEntry) {
      const ttl = exchange.route.settings.cacheTtlInSeconds ?? defaultTtl;
      memory.responses.set(key, response, { expires: clock.now() + ttl * 1000, size });
    }
    return invalidation(exchange) === 'warn' ? withWarning(response) : response;
  },
};

/** What streams has no size, and can't be kept. */
const sizeOf = ({ headers, body }: MethodResponse) =>
  [...headers].reduce((size, [name, values]) => size + name.length + values.join().length, 0) +
  (isWhole(body) ? bytesOf(body).byteLength : Number.POSITIVE_INFINITY);

/** GET is cached where the stage caches every method; any other verb where its own settings say so. */
function isCached({ plane, request, route, site }: Exchange): boolean {
  const { settings } = route;
  if (!site.stage.cacheClusterEnabled || settings.cachingEnabled !== true) return false;
  if ((settings.cacheTtlInSeconds ?? defaultTtl) <= 0) return false;
  const own = methodSettingsOf(site.stage, route.resourcePath, request.httpMethod);
  if (request.httpMethod !== 'GET' && own?.cachingEnabled !== true) return false;
  return statusOf(plane, { restApiId: site.apiId, stageName: site.stageName }) === 'AVAILABLE';
}

/** What a request asks of the cache, and whether it may. */
function invalidation({
  authorizer,
  identity,
  request,
  route: { settings },
}: Exchange): 'none' | 'invalidate' | 'refused' | 'warn' {
  const asked = headerOf(request.headers, 'Cache-Control') ?? '';
  if (!/(?:^|,)\s*(?:max-age=0|no-cache)\s*(?:,|$)/i.test(asked)) return 'none';
  const isAuthorized = identity.userArn !== null || authorizer?.mayInvalidateCache === true;
  if (settings.requireAuthorizationForCacheControl === false || isAuthorized) return 'invalidate';
  switch (settings.unauthorizedCacheControlHeaderStrategy ?? 'SUCCEED_WITH_RESPONSE_HEADER') {
    case 'FAIL_WITH_403':
      return 'refused';
    case 'SUCCEED_WITHOUT_RESPONSE_HEADER':
      return 'none';
    default:
      return 'warn';
  }
}

const withWarning = (response: MethodResponse): MethodResponse => ({
  ...response,
  headers: withHeaders(response.headers, [['Warning', '199 Cache invalidation was ignored: not authorized']]),
});

/** Methods share entries where they have a namespace in common; without key parameters a method has one entry. */
function keyOf(exchange: Exchange): string {
  const { request, route, site } = exchange;
  const { cacheNamespace, cacheKeyParameters = [] } = route.method.methodIntegration ?? {};
  const { canarySettings } = site.stage;
  const version = site.isCanary && canarySettings?.useStageCache !== true ? 'canary' : 'stage';
  const values = [...cacheKeyParameters].sort().map((parameter) => [parameter, keyValueOf(parameter, exchange)]);
  const parts = [version, cacheNamespace ?? route.resourceId, request.httpMethod, ...values];
  return `${site.apiId}/${site.stageName}/${JSON.stringify(parts)}`;
}

/** Of a parameter of the integration, what is mapped onto it: it may be a part of the body. */
function keyValueOf(parameter: string, exchange: Exchange): unknown {
  const { methodIntegration } = exchange.route.method;
  const source = ownEntry(methodIntegration?.requestParameters ?? {}, parameter);
  if (source === undefined) return receivedValueOf(parameter, exchange.request);
  const { stageVariables } = exchange.site;
  const mapped = mapRequest({ [parameter]: source }, exchange.request, {
    context: contextOf(exchange),
    stageVariables,
  });
  return Object.values(mapped).flatMap((values: MultiMap) => [...values.values()]);
}

function receivedValueOf(parameter: string, { headers, pathParameters, queryString }: Exchange['request']): unknown {
  const [, place, name = ''] =
    /^(?:method|integration)\.request\.(path|querystring|multivaluequerystring|header|multivalueheader)\.(.+)$/.exec(
      parameter,
    ) ?? [];
  switch (place) {
    case 'path':
      return Object.hasOwn(pathParameters, name) ? pathParameters[name] : null;
    case 'querystring':
      return queryString.get(name)?.at(-1) ?? null;
    case 'multivaluequerystring':
      return queryString.get(name) ?? null;
    case 'header':
      return headerOf(headers, name) ?? null;
    case 'multivalueheader':
      return [...headers].find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? null;
    default:
      return null;
  }
}
