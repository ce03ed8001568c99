import type { GatewayResponse } from '@aws-sdk/client-api-gateway';
import { ownEntry } from '../../plain.js';
import { objectOf } from '../json.js';
import type { GatewayFault } from './gateway-fault.js';
import { gatewayResponseTypes, statusOf } from './gateway-response-types.js';
import { answeredHeaders } from './headers.js';
import { headerOf, type MethodRequest, type MethodResponse, type MultiMap, withHeaders } from './invocation.js';
import { javaText } from './template/java-text.js';

interface Surroundings {
  readonly request: MethodRequest;
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Those that were customised, by type. */
  readonly customised: ReadonlyMap<string, GatewayResponse>;
}

/**
 * The response to a fault: the gateway response of its type, else the default one of its class, else the service's own.
 *
 * Templates of gateway responses aren't scripts: variables are filled in, and that is all.
 */
export function gatewayResponse(fault: GatewayFault, surroundings: Surroundings): MethodResponse {
  const { customised, request, stageVariables } = surroundings;
  const type = gatewayResponseTypes[fault.type];
  const own = statusOf(fault);
  const custom =
    type.customisable === false
      ? undefined
      : (customised.get(fault.type) ?? customised.get(own >= 500 ? 'DEFAULT_5XX' : 'DEFAULT_4XX'));
  const variables = {
    stageVariables,
    context: {
      ...surroundings.context,
      error: {
        message: fault.said,
        messageString: JSON.stringify(fault.said),
        responseType: fault.type,
        validationErrorString: fault.details.validationErrors ?? '',
      },
    },
  };
  const [contentType, template] = templateOf(custom, request) ?? ['application/json', type.template];
  return {
    status: Number(custom?.statusCode ?? own),
    headers: withHeaders(
      new Map([
        ['x-amzn-ErrorType', [fault.details.errorType ?? type.errorType]],
        ...(custom ? [['Content-Type', [contentType]] as const] : []),
      ]),
      answeredHeaders(undefined, ownHeaders(custom, request, variables)),
    ),
    body: substituted(template, request, variables),
  };
}

function ownHeaders(
  custom: GatewayResponse | undefined,
  request: MethodRequest,
  variables: Readonly<Record<string, unknown>>,
): MultiMap {
  const headers = new Map<string, readonly string[]>();
  for (const [name, source] of Object.entries(custom?.responseParameters ?? {})) {
    const value = parameterOf(source, request, variables);
    if (value !== undefined) headers.set(name.replace(/^gatewayresponse\.header\./, ''), [value]);
  }
  return headers;
}

function templateOf(
  custom: GatewayResponse | undefined,
  request: MethodRequest,
): readonly [string, string] | undefined {
  const templates = Object.entries(custom?.responseTemplates ?? {});
  const byType = (type: string | undefined) => templates.find(([one]) => one === type);
  const [accepted = ''] = (headerOf(request.headers, 'Accept') ?? '').split(/[,;]/, 1);
  return byType(accepted.trim()) ?? byType('application/json') ?? templates[0];
}

function parameterOf(
  source: string,
  { headers, pathParameters, queryString }: MethodRequest,
  variables: Readonly<Record<string, unknown>>,
): string | undefined {
  if (/^'.*'$/s.test(source)) return source.slice(1, -1);
  const [, place, name = ''] = /^method\.request\.(header|path|querystring)\.(.+)$/.exec(source) ?? [];
  if (place === 'header') return headers.get(name)?.at(-1);
  if (place === 'querystring') return queryString.get(name)?.at(-1);
  if (place === 'path') return ownEntry(pathParameters, name);
  const value = valueAt(variables, source.split('.'));
  return value === undefined || value === null ? undefined : javaText(value);
}

/** `$context.error.message`, `${context.error.message}` or `$method.request.header.X-Trace`. */
const reference =
  /\$(?:\{([^}]{1,500})\}|((?:context|stageVariables)(?:\.[a-zA-Z_]\w*)+|method\.request(?:\.[\w-]+)+))/g;

function substituted(template: string, request: MethodRequest, variables: Readonly<Record<string, unknown>>): string {
  return template.replaceAll(
    reference,
    (_, inBraces: string | undefined, plain: string | undefined) =>
      parameterOf(inBraces ?? plain ?? '', request, variables) ?? '',
  );
}

function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  const object = objectOf(value);
  return Object.hasOwn(object, name) ? valueAt(object[name], rest) : undefined;
}
