import { httpMethods } from '../model/method.js';
import type { IntegrationSteps } from './integration-steps.js';
import { MethodSteps } from './method-steps.js';
import type { CorsOptions } from './options.js';
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
  const { statusCode = '204', allowOrigins = [] } = options;
  const headers = Object.entries(headersOf(options));
  const parameters = headers.map(([name, value]): [string, string] => [`method.response.header.${name}`, `'${value}'`]);
  const template = originTemplate(allowOrigins);
  return new MethodSteps(place, 'OPTIONS', undefined, options)
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
}

function headersOf(options: CorsOptions): Readonly<Record<string, string>> {
  const { allowOrigins = [], allowMethods = defaultAllowMethods, allowHeaders = defaultAllowHeaders } = options;
  const { exposeHeaders = [], maxAge, allowCredentials = false } = options;
  const [origin = ''] = allowOrigins;
  return {
    'Access-Control-Allow-Headers': allowHeaders.join(','),
    'Access-Control-Allow-Methods': allowMethods.join(','),
    'Access-Control-Allow-Origin': origin,
    // A cache must not give one origin's answer to another.
    ...(origin === '*' ? {} : { Vary: 'Origin' }),
    ...(exposeHeaders.length === 0 ? {} : { 'Access-Control-Expose-Headers': exposeHeaders.join(',') }),
    ...(maxAge === undefined ? {} : { 'Access-Control-Max-Age': String(maxAge) }),
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
