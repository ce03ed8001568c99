import type { JsonObject } from '../json.js';
import { GatewayFault } from './gateway-fault.js';
import { type EndpointResponse, type MethodRequest, type MultiMap, pathParameter } from './invocation.js';
import { JsonPathError, jsonPath } from './json-path/index.js';
import { JsonTextError, jsonOf, readJson, writeJson } from './json-text.js';
import type { JsonValue } from './json-value.js';
import { textOf } from './payload.js';

/** What mapping expressions can refer to, beside the request or the response. */
export interface MappingVariables {
  readonly context: JsonObject;
  readonly stageVariables: Readonly<Record<string, string>>;
}

/** Where a mapped value goes in a request to an integration. */
export interface MappedRequest {
  readonly header: ReadonlyMap<string, readonly string[]>;
  readonly querystring: ReadonlyMap<string, readonly string[]>;
  readonly path: ReadonlyMap<string, readonly string[]>;
}

const nothing: MultiMap = new Map();
const nothingMapped: MappedRequest = Object.freeze({ header: nothing, querystring: nothing, path: nothing });

/**
 * The parameters that an integration's request mapping makes out of a method's request.
 *
 * A source that has no value leaves its destination out. Names of headers are compared as they are written.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
 */
export function mapRequest(
  mappings: Readonly<Record<string, string>>,
  request: MethodRequest,
  variables: MappingVariables,
): MappedRequest {
  const entries = Object.entries(mappings);
  if (entries.length === 0) return nothingMapped;
  const mapped = { header: new Map(), querystring: new Map(), path: new Map() } as Record<
    keyof MappedRequest,
    Map<string, readonly string[]>
  >;
  for (const [destination, source] of entries) {
    const [, place = '', name = ''] = /^integration\.request\.([a-z]+)\.(.+)$/.exec(destination) ?? [];
    const values = sourceValues(source, 'method.request.', requestSource(request), variables);
    const key = place.replace('multivalue', '');
    if (values.length > 0 && (key === 'header' || key === 'querystring' || key === 'path'))
      mapped[key].set(name, values);
  }
  return mapped;
}

/** The headers that an integration response's mapping makes out of what the endpoint answered. */
export function mapResponse(
  mappings: Readonly<Record<string, string>>,
  response: EndpointResponse,
  variables: MappingVariables,
): MultiMap {
  return new Map(
    Object.entries(mappings).flatMap(([destination, source]) => {
      const values = sourceValues(source, 'integration.response.', responseSource(response), variables);
      return values.length === 0 ? [] : [[destination.replace(/^method\.response\.header\./, ''), values] as const];
    }),
  );
}

type Source = (place: string, name: string) => readonly string[];

function sourceValues(source: string, prefix: string, own: Source, variables: MappingVariables): readonly string[] {
  if (/^'.*'$/s.test(source)) return [source.slice(1, -1)];
  const [root = '', ...rest] = source.split('.');
  if (root === 'context') return textsAt(jsonOf(variables.context), `$.${rest.join('.')}`);
  if (root === 'stageVariables') {
    const { stageVariables } = variables;
    const name = rest.join('.');
    return Object.hasOwn(stageVariables, name) ? [stageVariables[name] ?? ''] : [];
  }
  if (!source.startsWith(prefix)) return [];
  const [, place = '', name = ''] = /^([a-z]+)(?:\.?(.*))?$/s.exec(source.slice(prefix.length)) ?? [];
  return own(place, name);
}

function requestSource(request: MethodRequest): Source {
  return (place, name) => {
    switch (place) {
      case 'path':
        return listed(pathParameter(request, name));
      case 'querystring':
        return request.queryString.get(name)?.slice(-1) ?? [];
      case 'multivaluequerystring':
        return request.queryString.get(name) ?? [];
      case 'header':
        return request.headers.get(name)?.slice(-1) ?? [];
      case 'multivalueheader':
        return joined(request.headers.get(name));
      case 'body':
        return bodySource(textOf(request.body), name, () => {
          throw new GatewayFault('DEFAULT_4XX', 'Invalid JSON in request body', {
            log: ['Execution failed: Invalid JSON in request body'],
            status: 400,
          });
        });
      default:
        return [];
    }
  };
}

function responseSource({ headers, body }: EndpointResponse): Source {
  return (place, name) => {
    switch (place) {
      case 'header':
        return headers.get(name)?.slice(-1) ?? [];
      case 'multivalueheader':
        return joined(headers.get(name));
      case 'body':
        return bodySource(textOf(body), name, () => {
          throw new GatewayFault('DEFAULT_5XX', 'Internal server error', {
            log: ['Execution failed: Invalid JSON in endpoint response body'],
            status: 500,
          });
        });
      default:
        return [];
    }
  };
}

const listed = (value: string | undefined) => (value === undefined ? [] : [value]);

const joined = (values: readonly string[] | undefined) => (values && values.length > 0 ? [values.join(',')] : []);

/** A whole body, or what a JSONPath expression finds in it. */
function bodySource(body: string, expression: string, refuse: () => never): readonly string[] {
  const text = body.trim() || '{}';
  let parsed: JsonValue = new Map();
  // Only what looks like JSON is read as JSON; other bodies have nothing to find in.
  if (/^[{["']/.test(text)) {
    try {
      parsed = readJson(text);
    } catch {
      refuse();
    }
  }
  return expression === ''
    ? [text]
    : textsAt(parsed, expression.startsWith('[') ? `$${expression}` : `$.${expression}`);
}

/** What an expression finds, as text; an expression that is none finds nothing. */
function textsAt(json: JsonValue, expression: string): readonly string[] {
  try {
    const value = jsonPath(json, expression);
    if (value === undefined || value === null) return [];
    return [typeof value === 'string' ? value : writeJson(value)];
  } catch (error) {
    if (error instanceof JsonPathError || error instanceof JsonTextError) return [];
    throw error;
  }
}
