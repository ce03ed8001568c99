import { createHash } from 'node:crypto';
import { GatewayFault } from '../invoke/gateway-fault.js';
import type { ReceivedRequest } from './exchange.js';

/** What a signature says in the header `Authorization`. */
const parameters = ['Credential', 'Signature', 'SignedHeaders'];

/**
 * What the service says of an `Authorization` that isn't a signature, where it takes it for one: a method with `AWS_IAM`,
 * and a path and verb that have no method. `undefined` where the header isn't sent, or lacks nothing.
 *
 * @see https://repost.aws/knowledge-center/api-gateway-troubleshoot-403-forbidden
 */
export function incompleteSignature({ headers }: Pick<ReceivedRequest, 'headers'>): GatewayFault | undefined {
  const fieldOf = (name: string) => headers.find(([one]) => one.toLowerCase() === name)?.[1];
  const stated = fieldOf('authorization')?.trim() ?? '';
  if (stated === '') return undefined;
  const pairs = stated.replace(/^\S+\s+/, '').split(/[\s,]+/);
  const hash = createHash('sha256').update(stated).digest('base64');
  if (!pairs.every((pair) => pair === '' || pair.includes('=')))
    return incomplete(
      `Invalid key=value pair (missing equal-sign) in Authorization header (hashed with SHA-256 and encoded with Base64): '${hash}'.`,
    );
  const missing = parameters
    .filter((name) => !pairs.some((pair) => pair.startsWith(`${name}=`)))
    .map((name) => `Authorization header requires '${name}' parameter.`);
  if (fieldOf('x-amz-date') === undefined && fieldOf('date') === undefined)
    missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  if (missing.length === 0) return undefined;
  return incomplete(`${missing.join(' ')} (Hashed with SHA-256 and encoded with Base64) Authorization=${hash}`);
}

const incomplete = (said: string) =>
  new GatewayFault('DEFAULT_4XX', said, { status: 403, errorType: 'IncompleteSignatureException', log: [said] });
