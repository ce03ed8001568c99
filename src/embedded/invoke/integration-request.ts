import type { Integration } from '@aws-sdk/client-api-gateway';
import { objectOf } from '../openapi/json.js';
import { misconfigured } from './gateway-fault.js';
import {
  headerOf,
  type IntegrationRequest,
  type MethodRequest,
  type MultiMap,
  withHeaders,
  withoutHeaders,
} from './invocation.js';
import { type MappedRequest, type MappingVariables, mapRequest } from './mapping.js';
import { bodyTreatment } from './passthrough.js';
import { javaText } from './template/java-text.js';

/** Renders a template over the body; fills in what it overrides. */
export type RenderBody = (template: string, body: string, overrides: Overrides) => string;

/** `$context.requestOverride` and `$context.responseOverride`, for templates to write to. */
export interface Overrides {
  readonly requestOverride: {
    readonly header: Record<string, unknown>;
    readonly querystring: Record<string, unknown>;
    readonly path: Record<string, unknown>;
  };
  readonly responseOverride: { readonly header: Record<string, unknown>; readonly status?: unknown };
}

export interface Sending {
  readonly apiId: string;
  readonly traceId: string;
  readonly variables: MappingVariables;
  readonly overrides: Overrides;
  readonly render: RenderBody;
}

/** Headers that only the service writes. */
const ownHeaders = ['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'];
/** What isn't passed on to an endpoint. */
const dropped = ['content-encoding', 'expect', 'host', 'proxy-authenticate', 'te', 'via'];
const withoutBody = ['GET', 'HEAD', 'OPTIONS'];

/** What is sent to the integration for a request to its method. */
export function integrationRequest(
  integration: Integration,
  request: MethodRequest,
  sending: Sending,
): IntegrationRequest {
  const isProxy = integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY';
  const mapped = mapRequest(integration.requestParameters ?? {}, request, sending.variables);
  checkHeaders(mapped.header);
  const httpMethod =
    !integration.httpMethod || integration.httpMethod === 'ANY' ? request.httpMethod : integration.httpMethod;
  const body = isProxy ? request.body : transformed(integration, request, sending);
  const { header, querystring, path } = isProxy ? mapped : overridden(mapped, sending.overrides);
  return {
    httpMethod,
    uri: renderedUri(integration.uri ?? '', path, sending.variables.stageVariables),
    queryString: isProxy ? mergedQuery(request.queryString, querystring) : querystring,
    headers: withDefaults(
      isProxy ? withHeaders(withoutHeaders(request.headers, dropped), header) : header,
      request,
      httpMethod,
      sending,
    ),
    body,
  };
}

function checkHeaders(mapped: MultiMap): void {
  for (const name of mapped.keys()) {
    if (ownHeaders.includes(name.toLowerCase())) throw misconfigured(`${name} header already present`);
  }
}

function transformed(integration: Integration, request: MethodRequest, { render, overrides }: Sending): string {
  const treatment = bodyTreatment(integration, request);
  return treatment.kind === 'pass' ? request.body : render(treatment.template, request.body, overrides);
}

/** What templates override, over what is mapped. */
function overridden(mapped: MappedRequest, { requestOverride }: Overrides): MappedRequest {
  const over = (values: MultiMap, overrides: unknown) =>
    new Map([
      ...values,
      ...Object.entries(objectOf(overrides)).map(([name, value]) => [name, [javaText(value)]] as const),
    ]);
  return {
    header: over(mapped.header, requestOverride.header),
    querystring: over(mapped.querystring, requestOverride.querystring),
    path: over(mapped.path, requestOverride.path),
  };
}

/** A proxy passes the query on; mapped values come after those of the same name. */
function mergedQuery(query: MultiMap, mapped: MultiMap): MultiMap {
  const merged = new Map(query);
  for (const [name, values] of mapped) merged.set(name, [...(merged.get(name) ?? []), ...values]);
  return merged;
}

function withDefaults(
  headers: MultiMap,
  request: MethodRequest,
  httpMethod: string,
  { apiId, traceId }: Sending,
): MultiMap {
  const defaults: [string, string][] = [
    ['Accept', 'application/json'],
    ['User-Agent', `AmazonAPIGateway_${apiId}`],
    ...(withoutBody.includes(httpMethod)
      ? []
      : [['Content-Type', headerOf(request.headers, 'Content-Type') ?? 'application/json'] as [string, string]]),
  ];
  return new Map<string, readonly string[]>([
    ['x-amzn-apigateway-api-id', [apiId]],
    ...defaults.flatMap(([name, value]) => (headerOf(headers, name) === undefined ? [[name, [value]] as const] : [])),
    ['X-Amzn-Trace-Id', [traceId]],
    ...headers,
  ]);
}

/** Puts path parameters and stage variables into a URI; a stage variable that isn't there is nothing. */
export function renderedUri(uri: string, path: MultiMap, stageVariables: Readonly<Record<string, string>>): string {
  return uri
    .replaceAll(/\$\{stageVariables\.([\w.-]+)\}/g, (_, name: string) =>
      Object.hasOwn(stageVariables, name) ? (stageVariables[name] ?? '') : '',
    )
    .replaceAll(/\{([^{}+]+)\+?\}/g, (written, name: string) => {
      const value = path.get(name)?.at(-1);
      return value === undefined ? written : value.split('/').map(encodeURIComponent).join('/');
    });
}
