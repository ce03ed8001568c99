import type { Integration, Method } from '@aws-sdk/client-api-gateway';
import { convertedResponse } from './content-handling.js';
import { misconfigured } from './gateway-fault.js';
import { answeredHeaders } from './headers.js';
import type { RenderBody } from './integration-request.js';
import {
  type EndpointResponse,
  headerOf,
  type MethodRequest,
  type MethodResponse,
  type MultiMap,
  withHeaders,
} from './invocation.js';
import { type MappingVariables, mapResponse } from './mapping.js';
import { type Overrides, overriddenValues } from './overrides.js';
import { selectResponse } from './selection.js';

export interface Answering {
  readonly request: MethodRequest;
  /** What the API declares binary. */
  readonly binaryMediaTypes: readonly string[];
  readonly variables: MappingVariables;
  readonly overrides: Overrides;
  readonly render: RenderBody;
}

/**
 * What a method answers with what its endpoint answered: the integration response that is selected says the status, the
 * headers and the body.
 *
 * @param said - what selection patterns are held against.
 */
export function mappedResponse(
  method: Method,
  integration: Integration,
  endpoint: EndpointResponse,
  said: string,
  { request, binaryMediaTypes, variables, overrides, render }: Answering,
): MethodResponse {
  const selected = selectResponse(integration.integrationResponses, said, endpoint.status);
  const statusCode = selected.statusCode ?? '200';
  if (!Object.hasOwn(method.methodResponses ?? {}, statusCode))
    throw misconfigured(`Output mapping refers to an invalid method response: ${statusCode}`);
  const headers = mapResponse(selected.responseParameters ?? {}, endpoint, variables);
  const template = templateOf(selected.responseTemplates, request);
  const received = convertedResponse(endpoint, request, {
    binaryMediaTypes,
    contentHandling: selected.contentHandling,
  });
  const body = template === undefined ? received : render(template, received, overrides);
  return {
    status: overriddenStatus(overrides.responseOverride.get('status')) ?? Number(statusCode),
    headers: withContentType(
      answeredHeaders(integration.type, withHeaders(headers, overriddenValues(overrides.responseOverride, 'header'))),
    ),
    body,
  };
}

/** A response has a content type, `application/json` where nothing else says so. */
export const withContentType = (headers: MultiMap): MultiMap =>
  headerOf(headers, 'Content-Type') === undefined
    ? new Map([...headers, ['Content-Type', ['application/json']]])
    : headers;

/**
 * By what the caller accepts - the first of it, without parameters -, else JSON's, else the first. An empty template leaves
 * the body as it is.
 */
function templateOf(
  templates: Readonly<Record<string, string>> | undefined,
  request: MethodRequest,
): string | undefined {
  const accepted = headerOf(request.headers, 'Accept') ?? 'application/json';
  const entries = Object.entries(templates ?? {});
  const byType = (type: string) => entries.find(([one]) => one === type);
  const [mediaType = ''] = accepted.split(/[,;]/, 1);
  const [, template] = byType(accepted) ?? byType(mediaType.trim()) ?? byType('application/json') ?? entries[0] ?? [];
  return template || undefined;
}

/** A status that a template sets counts where it is one. */
function overriddenStatus(status: unknown): number | undefined {
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status < 600 ? status : undefined;
}
