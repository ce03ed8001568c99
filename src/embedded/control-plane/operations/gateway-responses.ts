import type { GatewayResponse, GatewayResponseType } from '@aws-sdk/client-api-gateway';
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

/** A response of a type that nobody has customised. */
function uncustomised(responseType: string): GatewayResponse {
  const statusCode = typeOf(responseType)?.statusCode;
  return {
    responseType: responseType as GatewayResponseType,
    ...(statusCode === undefined ? {} : { statusCode }),
    responseParameters: {},
    responseTemplates: defaultTemplates,
    defaultResponse: true,
  };
}

function responseOf(context: Context, restApiId: string | undefined, responseType: string): GatewayResponse {
  return apiOf(context, restApiId).gatewayResponses.get(responseType) ?? uncustomised(responseType);
}

/** GatewayResponse: customised ones, over the service's own. */
export const gatewayResponses: Operations = {
  PutGatewayResponse(context, { restApiId, responseType = '', ...input }) {
    const api = apiOf(context, restApiId);
    // A kind that a document names: those of a request were held against the list before.
    if (!typeOf(responseType)) throw notFound('Invalid Gateway Response Type specified');
    for (const [header, source] of Object.entries(input.responseParameters ?? {}))
      checkGatewayResponseHeader(header, source);
    const response: GatewayResponse = { ...uncustomised(responseType), ...input, defaultResponse: false };
    api.gatewayResponses.set(responseType, response);
    return response;
  },
  GetGatewayResponse: (context, { restApiId, responseType = '' }) => responseOf(context, restApiId, responseType),
  // Without pages: the service shows the 21 kinds at once, whatever limit is asked for.
  GetGatewayResponses: (context, { restApiId }) => ({
    items: Object.keys(gatewayResponseTypes).map((type) => responseOf(context, restApiId, type)),
  }),
  DeleteGatewayResponse(context, { restApiId, responseType = '' }) {
    if (!apiOf(context, restApiId).gatewayResponses.delete(responseType))
      throw notFound('Gateway response type not defined on api');
    return {};
  },
  UpdateGatewayResponse(context, { restApiId, responseType = '', patchOperations }) {
    const response = patchesOf(patchOperations).reduce(patched, {
      ...responseOf(context, restApiId, responseType),
      defaultResponse: false,
    });
    apiOf(context, restApiId).gatewayResponses.set(responseType, response);
    return response;
  },
};

function patched(response: GatewayResponse, { op, path, tokens, value }: Patch): GatewayResponse {
  const [member = '', key, ...rest] = tokens;
  if (member === 'statusCode') {
    if (op !== 'replace' || key !== undefined) throw invalidPath(path);
    if (!/^[1-5]\d\d$/.test(value ?? '')) throw badRequest(`Invalid status code specified: ${value ?? ''}`);
    return { ...response, statusCode: value };
  }
  if ((member !== 'responseParameters' && member !== 'responseTemplates') || key === undefined || rest.length > 0)
    throw invalidPath(path);
  const entries = Object.entries(response[member] ?? {});
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
