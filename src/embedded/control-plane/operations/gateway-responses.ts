import { ownEntry } from '../../../plain.js';
import { badRequest, notFound } from '../../faults.js';
import { gatewayResponseTypes } from '../../invoke/gateway-response-types.js';
import type { Context, Operations } from '../context.js';
import { apiOf } from '../lookup.js';
import { invalidPath, type Patch, patchesOf } from '../patching.js';
import { checkGatewayResponseHeader } from './mapping-expressions.js';

/** What every kind says, unless it was given templates of its own. */
const defaultTemplates = { 'application/json': '{"message":$context.error.messageString}' };

const typeOf = (responseType: string) => ownEntry<{ readonly statusCode?: string }>(gatewayResponseTypes, responseType);

function responseOf(context: Context, restApiId: string | undefined, responseType: string) {
  const api = apiOf(context, restApiId);
  const statusCode = typeOf(responseType)?.statusCode;
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
    const type = typeOf(responseType);
    if (!type) throw notFound('Invalid Gateway Response Type specified');
    for (const [header, source] of Object.entries(input.responseParameters ?? {}))
      checkGatewayResponseHeader(header, source);
    const { statusCode } = type;
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
    items: Object.keys(gatewayResponseTypes).map((type) => responseOf(context, restApiId, type)) as never,
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
