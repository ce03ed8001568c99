import type { GatewayResponse } from '@aws-sdk/client-api-gateway';
import { objectOf } from '../json.js';
import type { GatewayFault, GatewayFaultType } from './gateway-fault.js';
import { headerOf, type MethodRequest, type MethodResponse } from './invocation.js';
import { javaText } from './template/java-text.js';

/** What the service calls the faults in the header of its responses. */
const errorTypes: Readonly<Record<GatewayFaultType, string>> = {
  ACCESS_DENIED: 'AccessDeniedException',
  API_CONFIGURATION_ERROR: 'InternalServerErrorException',
  AUTHORIZER_CONFIGURATION_ERROR: 'AuthorizerConfigurationException',
  AUTHORIZER_FAILURE: 'InternalServerErrorException',
  BAD_REQUEST_BODY: 'BadRequestException',
  BAD_REQUEST_PARAMETERS: 'BadRequestException',
  DEFAULT_4XX: 'BadRequestException',
  DEFAULT_5XX: 'InternalServerErrorException',
  EXPIRED_TOKEN: 'ExpiredTokenException',
  INTEGRATION_FAILURE: 'InternalServerErrorException',
  INTEGRATION_TIMEOUT: 'InternalServerErrorException',
  INVALID_API_KEY: 'ForbiddenException',
  INVALID_SIGNATURE: 'InvalidSignatureException',
  MISSING_AUTHENTICATION_TOKEN: 'MissingAuthenticationTokenException',
  QUOTA_EXCEEDED: 'LimitExceededException',
  REQUEST_TOO_LARGE: 'RequestTooLargeException',
  RESOURCE_NOT_FOUND: 'ResourceNotFoundException',
  THROTTLED: 'TooManyRequestsException',
  UNAUTHORIZED: 'UnauthorizedException',
  UNSUPPORTED_MEDIA_TYPE: 'BadRequestException',
  WAF_FILTERED: 'ForbiddenException',
};

/** Answered before any API's own responses are looked at. */
const notCustomisable: ReadonlySet<GatewayFaultType> = new Set(['REQUEST_TOO_LARGE']);

interface Surroundings {
  readonly request: MethodRequest;
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Those that were customised, by type. */
  readonly customised: ReadonlyMap<string, GatewayResponse>;
  /** The status that a type has by itself. */
  readonly statusCodes: Readonly<Record<string, string | undefined>>;
}

/**
 * The answer to a fault: the gateway response of its type, else the default one of its class, else the service's own.
 *
 * Templates of gateway responses are no scripts: variables are put in, and that is all.
 */
export function gatewayResponse(fault: GatewayFault, surroundings: Surroundings): MethodResponse {
  const { customised, statusCodes, request, stageVariables } = surroundings;
  const own = Number(statusCodes[fault.type] ?? fault.details.status ?? 500);
  const custom = notCustomisable.has(fault.type)
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
  const [contentType, template] = templateOf(custom, request) ?? ['application/json', ownTemplate(fault.type)];
  return {
    status: Number(custom?.statusCode ?? own),
    headers: new Map([
      ['x-amzn-ErrorType', [errorTypes[fault.type]]],
      ...(custom ? [['Content-Type', [contentType]] as const] : []),
      ...Object.entries(custom?.responseParameters ?? {}).flatMap(([name, source]) => {
        const value = parameterOf(source, request, variables);
        return value === undefined ? [] : [[name.replace(/^gatewayresponse\.header\./, ''), [value]] as const];
      }),
    ]),
    body: substituted(template, request, variables),
  };
}

/** Faults that come up while a method is executed; the service writes their bodies with a space. */
const ofExecution: ReadonlySet<GatewayFaultType> = new Set([
  'API_CONFIGURATION_ERROR',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'UNSUPPORTED_MEDIA_TYPE',
]);

/** What the service answers by itself. */
function ownTemplate(type: GatewayFaultType): string {
  if (type === 'ACCESS_DENIED') return '{"Message":$context.error.messageString}';
  return ofExecution.has(type)
    ? '{"message": $context.error.messageString}'
    : '{"message":$context.error.messageString}';
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
  if (place === 'path') return Object.hasOwn(pathParameters, name) ? pathParameters[name] : undefined;
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
