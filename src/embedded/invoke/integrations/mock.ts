import { isObject, memberOf } from '../../openapi/json.js';
import { misconfigured } from '../gateway-fault.js';
import type { EndpointResponse, IntegrationRequest } from '../invocation.js';
import { textOf } from '../payload.js';

/** A mock answers with the status that its request, as the template made it, asks for. */
export function mockResponse({ body }: IntegrationRequest): EndpointResponse {
  return { status: statusCodeIn(textOf(body)), headers: new Map(), body: '' };
}

function statusCodeIn(body: string): number {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  const statusCode = isObject(parsed) ? memberOf(parsed, 'statusCode') : undefined;
  if (typeof statusCode === 'number' && Number.isInteger(statusCode)) return statusCode;
  throw misconfigured('Unable to parse statusCode. It should be an integer that is defined in the request template.');
}
