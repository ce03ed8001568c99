import { isRecord } from '../../../plain.js';
import { memberOf } from '../../json.js';
import { misconfigured } from '../gateway-fault.js';
import type { EndpointResponse, IntegrationRequest } from '../invocation.js';
import { textOf } from '../payload.js';

/** A mock answers with the status that its request, as the template made it, asks for. */
export function mockResponse({ body }: IntegrationRequest): EndpointResponse {
  return { status: statusCodeIn(textOf(body)), headers: new Map(), body: '' };
}

function statusCodeIn(body: string): number {
  const statusCode = statusCodeOf(body);
  if (typeof statusCode === 'number' && Number.isInteger(statusCode)) return statusCode;
  throw misconfigured('Unable to parse statusCode. It should be an integer that is defined in the request template.');
}

function statusCodeOf(body: string): unknown {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRecord(parsed) ? memberOf(parsed, 'statusCode') : undefined;
  } catch {
    return looseStatusCodeOf(body);
  }
}

/** Up to the next comma that is neither in quotes nor in brackets. */
const looseMember = /(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|[^,"'[{])+/g;
const longestLooseBody = 10_000;

/**
 * What is nearly JSON: names without quotes or in single ones, and commas too many. The templates that tools write
 * for CORS are such (`{ statusCode: 200 }`).
 */
function looseStatusCodeOf(body: string): number | undefined {
  const [, inside] = /^\s*\{(.*)\}\s*$/s.exec(body) ?? [];
  if (inside === undefined || inside.length > longestLooseBody) return undefined;
  const members = (inside.match(looseMember) ?? [])
    .map((member) => member.trim())
    .filter((member) => member !== '')
    .map((member) => /^(?:"([^"]+)"|'([^']+)'|([^"'{}[\]:\s]+))\s*:(.*)$/s.exec(member));
  if (members.includes(null)) return undefined;
  const [, , , , statusCode = ''] =
    members.findLast((member) => [member?.[1], member?.[2], member?.[3]].includes('statusCode')) ?? [];
  return /^\s*\d+\s*$/.test(statusCode) ? Number(statusCode) : undefined;
}
