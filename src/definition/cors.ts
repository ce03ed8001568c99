import { httpMethods } from '../model/method.js';
import type { IntegrationSteps } from './integration-steps.js';
import { MethodSteps } from './method-steps.js';
import type { CorsOptions } from './options.js';
import { nameText } from './plain.js';
import type { RoutePlace } from './route.js';

/** The headers that requests with an IAM signature, an API key or a token bring. */
export const defaultAllowHeaders = Object.freeze([
  'Content-Type',
  'Authorization',
  'X-Amz-Date',
  'X-Amz-Security-Token',
  'X-Amz-User-Agent',
  'X-Api-Key',
] as const);

const defaultAllowMethods = httpMethods.filter((httpMethod) => httpMethod !== 'ANY');

/** The OPTIONS route that answers preflight requests. @internal */
export function corsSteps(place: RoutePlace, options: CorsOptions): IntegrationSteps {
  const { statusCode = '204', passthrough } = options;
  const allowOrigins = listOf(options.allowOrigins);
  const headers = Object.entries(headersOf(options));
  const parameters = headers.map(([name, value]): [string, string] => [`method.response.header.${name}`, `'${value}'`]);
  const template = originTemplate(allowOrigins);
  const steps = new MethodSteps(place, 'OPTIONS', undefined, options)
    .methodResponse(statusCode, {
      responseParameters: Object.fromEntries(parameters.map(([name]) => [name, false])),
    })
    .integration()
    .mock()
    .requestTemplate('application/json', `{"statusCode": ${statusCode}}`)
    .integrationResponse(statusCode, {
      responseParameters: Object.fromEntries(parameters),
      ...(template === undefined ? {} : { responseTemplates: { 'application/json': template } }),
    });
  return passthrough === undefined ? steps : steps.passthrough(passthrough);
}

/** What should be a list of texts: whether it is one is said by a rule. */
function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(nameText) : [];
}

function headersOf(options: CorsOptions): Readonly<Record<string, string>> {
  const { allowMethods = defaultAllowMethods, allowHeaders = defaultAllowHeaders } = options;
  const { maxAge, allowCredentials = false } = options;
  const [origin = ''] = listOf(options.allowOrigins);
  const exposeHeaders = listOf(options.exposeHeaders);
  return {
    'Access-Control-Allow-Headers': listOf(allowHeaders).join(','),
    'Access-Control-Allow-Methods': listOf(allowMethods).join(','),
    'Access-Control-Allow-Origin': origin,
    // A cache must not give one origin's response to another.
    ...(origin === '*' ? {} : { Vary: 'Origin' }),
    ...(exposeHeaders.length === 0 ? {} : { 'Access-Control-Expose-Headers': exposeHeaders.join(',') }),
    ...(maxAge === undefined ? {} : { 'Access-Control-Max-Age': nameText(maxAge) }),
    ...(allowCredentials ? { 'Access-Control-Allow-Credentials': 'true' } : {}),
  };
}

/** One header can't hold several origins: the template answers with the caller's, when it is one of them. */
function originTemplate(allowOrigins: readonly string[]): string | undefined {
  if (allowOrigins.length < 2) return undefined;
  const isAllowed = allowOrigins.map((origin) => `$origin == "${origin}"`).join(' || ');
  return [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if(!$origin || $origin == "")#set($origin = $input.params().header.get("origin"))#end',
    `#if(${isAllowed})`,
    '#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)',
    '#end',
  ].join('\n');
}
