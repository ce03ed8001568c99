import { defaultAllowHeaders } from '../definition/cors.js';
import type { CorsOptions } from '../definition/options.js';
import { httpMethods, type MethodNode } from '../model/method.js';

const header = (name: string) => `method.response.header.Access-Control-${name}`;

/**
 * The options with which `cors()` would make an OPTIONS method much like this one; `undefined` for one that is something
 * else. Whether it makes this very one is to be seen by calling it.
 */
export function corsOptionsOf({ httpMethod, integration }: MethodNode): CorsOptions | undefined {
  if (httpMethod !== 'OPTIONS' || integration?.type !== 'MOCK') return undefined;
  const [response, ...others] = Object.values(integration.integrationResponses);
  if (response === undefined || others.length > 0) return undefined;
  const said = (name: string) => /^'([^']*)'$/.exec(response.responseParameters?.[header(name)] ?? '')?.[1];
  const list = (name: string) => said(name)?.split(',') ?? [];
  const origin = said('Allow-Origin');
  if (origin === undefined) return undefined;
  const template = response.responseTemplates?.['application/json'] ?? '';
  const origins = [...template.matchAll(/\$origin == "([^"]+)"/g)].map(([, one]) => one ?? '');
  const maxAge = said('Max-Age');
  const allowMethods = list('Allow-Methods');
  const allowHeaders = list('Allow-Headers');
  const exposeHeaders = list('Expose-Headers');
  const { statusCode } = response;
  const { passthroughBehavior } = integration;
  const everyVerb = httpMethods.filter((verb) => verb !== 'ANY');
  return {
    allowOrigins: origins.length > 0 ? origins : [origin],
    ...(allowMethods.join() === everyVerb.join()
      ? {}
      : { allowMethods: allowMethods as CorsOptions['allowMethods'] & object }),
    ...(allowHeaders.join() === defaultAllowHeaders.join() ? {} : { allowHeaders }),
    ...(exposeHeaders.length === 0 ? {} : { exposeHeaders }),
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    ...(said('Allow-Credentials') === 'true' ? { allowCredentials: true } : {}),
    ...(statusCode === '204' ? {} : { statusCode }),
    ...(passthroughBehavior === undefined ? {} : { passthrough: passthroughBehavior }),
  };
}
