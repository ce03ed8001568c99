import type { Integration } from '@aws-sdk/client-api-gateway';
import { convertedRequest } from './content-handling.js';
import { checkMappedHeaders, passedOn, sentHeaders } from './headers.js';
import { isProxy, sendsEvent } from './integration-types.js';
import { headerOf, type IntegrationRequest, type MethodRequest, type MultiMap, withHeaders } from './invocation.js';
import { type MappedRequest, type MappingVariables, mapRequest } from './mapping.js';
import { type Overrides, overriddenValues } from './overrides.js';
import { bodyTreatment } from './passthrough.js';
import type { Payload } from './payload.js';

/** Renders a template over the body; fills in what it overrides. */
export type RenderBody = (template: string, body: Payload, overrides: Overrides) => string;

export interface Sending {
  readonly apiId: string;
  /** What the API declares binary. */
  readonly binaryMediaTypes: readonly string[];
  readonly traceId: string;
  readonly variables: MappingVariables;
  readonly overrides: Overrides;
  readonly render: RenderBody;
}

const withoutBody = ['GET', 'HEAD', 'OPTIONS'];

/**
 * What is sent to the integration for a request to its method.
 *
 * @throws GatewayFault for a body that may not pass or can't be converted, and for headers that no mapping may write.
 */
export function integrationRequest(
  integration: Integration,
  request: MethodRequest,
  sending: Sending,
): IntegrationRequest {
  const { type, contentHandling } = integration;
  const asReceived = isProxy(type);
  const mapped = mapRequest(integration.requestParameters ?? {}, request, sending.variables);
  const httpMethod =
    !integration.httpMethod || integration.httpMethod === 'ANY' ? request.httpMethod : integration.httpMethod;
  const received = () => convertedRequest(request, { binaryMediaTypes: sending.binaryMediaTypes, contentHandling });
  // The event of a function has its body in it, and is made later.
  const body = sendsEvent(type) ? '' : asReceived ? received() : transformed(integration, request, received, sending);
  const { header, querystring, path } = asReceived ? mapped : overridden(mapped, sending.overrides);
  checkMappedHeaders(type, header);
  return {
    httpMethod,
    uri: renderedUri(integration.uri ?? '', path, sending.variables.stageVariables),
    queryString: asReceived ? mergedQuery(request.queryString, querystring) : querystring,
    headers: withDefaults(
      type,
      asReceived ? withHeaders(passedOn(request.headers), header) : header,
      { httpMethod, hasBody: body.length > 0, stated: headerOf(request.headers, 'Content-Type') },
      sending,
    ),
    body,
  };
}

function transformed(
  integration: Integration,
  request: MethodRequest,
  received: () => Payload,
  { render, overrides }: Sending,
): Payload {
  const treatment = bodyTreatment(integration, request);
  return treatment.kind === 'pass' ? received() : render(treatment.template, received(), overrides);
}

/** What templates override, over what is mapped. */
function overridden(mapped: MappedRequest, { requestOverride }: Overrides): MappedRequest {
  const over = (values: MultiMap, place: string) =>
    new Map([...values, ...overriddenValues(requestOverride, place).map(([name, value]) => [name, [value]] as const)]);
  return {
    header: over(mapped.header, 'header'),
    querystring: over(mapped.querystring, 'querystring'),
    path: over(mapped.path, 'path'),
  };
}

/** A proxy passes the query on; mapped values come after those of the same name. */
function mergedQuery(query: MultiMap, mapped: MultiMap): MultiMap {
  if (mapped.size === 0) return query;
  const merged = new Map(query);
  for (const [name, values] of mapped) merged.set(name, [...(merged.get(name) ?? []), ...values]);
  return merged;
}

/** Those of the headers that mappings and callers made which are sent, and behind them what the service adds. */
function withDefaults(
  type: Integration['type'],
  headers: MultiMap,
  {
    httpMethod,
    hasBody,
    stated,
  }: { readonly httpMethod: string; readonly hasBody: boolean; readonly stated: string | undefined },
  { apiId, traceId }: Sending,
): MultiMap {
  // The event of a function says its own type.
  const hasType = hasBody && !sendsEvent(type) && !withoutBody.includes(httpMethod);
  const sent = sentHeaders(type, headers);
  const add = (name: string, value: string) => {
    if (headerOf(headers, name) === undefined) sent.set(name, [value]);
  };
  add('x-amzn-apigateway-api-id', apiId);
  add('Accept', 'application/json');
  add('User-Agent', `AmazonAPIGateway_${apiId}`);
  if (hasType) add('Content-Type', stated ?? 'application/json');
  add('X-Amzn-Trace-Id', traceId);
  return sent;
}

/** Puts path parameters and stage variables into a URI; a stage variable that isn't there is nothing. */
export function renderedUri(uri: string, path: MultiMap, stageVariables: Readonly<Record<string, string>>): string {
  if (!uri.includes('{')) return uri;
  return uri
    .replaceAll(/\$\{stageVariables\.([\w.-]+)\}/g, (_, name: string) =>
      Object.hasOwn(stageVariables, name) ? (stageVariables[name] ?? '') : '',
    )
    .replaceAll(/\{([^{}+]+)\+?\}/g, (written, name: string) => {
      const value = path.get(name)?.at(-1);
      return value === undefined ? written : value.split('/').map(urlEncoded).join('/');
    });
}

/** Half of a pair of surrogates is no character, and has no encoding. */
const urlEncoded = (text: string) => encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
