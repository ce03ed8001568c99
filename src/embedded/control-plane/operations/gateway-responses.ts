import { badRequest, notFound } from '../../faults.js';
import type { Context, Operations } from '../context.js';
import { apiOf } from '../lookup.js';
import { invalidPath, type Patch, patchesOf } from '../patching.js';
import { checkGatewayResponseHeader } from './mapping-expressions.js';

/** The kinds of fault, with the status that each has by itself. */
export const statusCodes: Readonly<Record<string, string | undefined>> = {
  ACCESS_DENIED: '403',
  API_CONFIGURATION_ERROR: '500',
  AUTHORIZER_CONFIGURATION_ERROR: '500',
  AUTHORIZER_FAILURE: '500',
  BAD_REQUEST_BODY: '400',
  BAD_REQUEST_PARAMETERS: '400',
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: '403',
  INTEGRATION_FAILURE: '504',
  INTEGRATION_TIMEOUT: '504',
  INVALID_API_KEY: '403',
  INVALID_SIGNATURE: '403',
  MISSING_AUTHENTICATION_TOKEN: '403',
  QUOTA_EXCEEDED: '429',
  REQUEST_TOO_LARGE: '413',
  RESOURCE_NOT_FOUND: '404',
  THROTTLED: '429',
  UNAUTHORIZED: '401',
  UNSUPPORTED_MEDIA_TYPE: '415',
  WAF_FILTERED: '403',
};

/** What every kind says, unless it was given templates of its own. */
const defaultTemplates = { 'application/json': '{"message":$context.error.messageString}' };

function responseOf(context: Context, restApiId: string | undefined, responseType: string) {
  const api = apiOf(context, restApiId);
  const statusCode = statusCodes[responseType];
  return (
    api.gatewayResponses.get(responseType) ?? {
      responseType,
      ...(statusCode === undefined ? {} : { statusCode }),
      responseParameters: {},
      responseTemplates: defaultTemplates,
      defaultResponse: true,
    }
  );
}

/** GatewayResponse: customised ones, over the service's own. */
export const gatewayResponses: Operations = {
  PutGatewayResponse(context, { restApiId, responseType = '', ...input }) {
    const api = apiOf(context, restApiId);
    // A kind that a document names: those of a request were held against the list before.
    if (!Object.hasOwn(statusCodes, responseType)) throw notFound('Invalid Gateway Response Type specified');
    for (const [header, source] of Object.entries(input.responseParameters ?? {}))
      checkGatewayResponseHeader(header, source);
    const statusCode = statusCodes[responseType];
    const response = {
      responseType,
      ...(statusCode === undefined ? {} : { statusCode }),
      responseParameters: {},
      responseTemplates: defaultTemplates,
      ...input,
      defaultResponse: false,
    };
    api.gatewayResponses.set(responseType, response as never);
    return response as never;
  },
  GetGatewayResponse: (context, { restApiId, responseType = '' }) =>
    responseOf(context, restApiId, responseType) as never,
  // Without pages: the service shows the 21 kinds at once, whatever limit is asked for.
  GetGatewayResponses: (context, { restApiId }) => ({
    items: Object.keys(statusCodes).map((type) => responseOf(context, restApiId, type)) as never,
  }),
  DeleteGatewayResponse(context, { restApiId, responseType = '' }) {
    if (!apiOf(context, restApiId).gatewayResponses.delete(responseType))
      throw notFound('Gateway response type not defined on api');
    return {};
  },
  UpdateGatewayResponse(context, { restApiId, responseType = '', patchOperations }) {
    const response = patchesOf(patchOperations).reduce((next, patch) => patched(next, patch), {
      ...responseOf(context, restApiId, responseType),
      defaultResponse: false,
    } as Record<string, unknown>);
    apiOf(context, restApiId).gatewayResponses.set(responseType, response as never);
    return response as never;
  },
};

function patched(response: Record<string, unknown>, { op, path, tokens, value }: Patch): Record<string, unknown> {
  const [member = '', key, ...rest] = tokens;
  if (member === 'statusCode') {
    if (op !== 'replace' || key !== undefined) throw invalidPath(path);
    if (!/^[1-5]\d\d$/.test(value ?? '')) throw badRequest(`Invalid status code specified: ${value ?? ''}`);
    return { ...response, statusCode: value };
  }
  if ((member !== 'responseParameters' && member !== 'responseTemplates') || key === undefined || rest.length > 0)
    throw invalidPath(path);
  const entries = Object.entries((response[member] ?? {}) as Record<string, string>);
  const known = entries.some(([name]) => name === key);
  if (!known && op !== 'add')
    throw notFound(
      member === 'responseParameters' ? 'Invalid parameter name specified' : 'Content-Type specified was not found',
    );
  const others = entries.filter(([name]) => name !== key);
  if (op === 'remove') return { ...response, [member]: Object.fromEntries(others) };
  if (op !== 'add' && op !== 'replace') throw invalidPath(path);
  if (!value) throw badRequest(`Invalid null or empty value in ${member}`);
  if (member === 'responseParameters') checkGatewayResponseHeader(key, value);
  return { ...response, [member]: Object.fromEntries([...others, [key, value]]) };
}
