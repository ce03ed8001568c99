import { isRecord } from '../../plain.js';
import { type JsonObject, memberOf } from '../json.js';
import { logDate } from './log.js';

/**
 * The claims of an identity token of one of the user pools, each as text; `undefined` where the token is none of theirs,
 * isn't an identity token, or has expired.
 *
 * The signature is not looked at: nobody here has the pool's keys.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function claimsOf(token: string, userPools: readonly string[], now: Date): Record<string, string> | undefined {
  const payload = payloadOf(token.replace(/^Bearer\s+/i, ''));
  if (!payload || memberOf(payload, 'token_use') !== 'id') return undefined;
  if (!userPools.map(issuerOf).includes(String(memberOf(payload, 'iss')))) return undefined;
  const expires = memberOf(payload, 'exp');
  if (typeof expires !== 'number' || expires * 1000 <= now.getTime()) return undefined;
  return claimTexts(payload);
}

/** Claims as the service hands them on: each as text. */
export const claimTexts = (payload: JsonObject): Record<string, string> =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(name, value)]));

function payloadOf(token: string): JsonObject | undefined {
  const parts = token.split('.');
  if (parts.length !== 3) return undefined;
  try {
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    return isRecord(payload) ? payload : undefined;
  } catch {
    // What isn't JSON isn't a token.
    return undefined;
  }
}

/** `arn:aws:cognito-idp:{region}:{account}:userpool/{pool}` issues tokens under the pool's address. */
export function issuerOf(arn: string): string {
  const [, region = '', pool = ''] = /^arn:[\w-]+:cognito-idp:([\w-]+):\d*:userpool\/(.+)$/.exec(arn) ?? [];
  return `https://cognito-idp.${region}.amazonaws.com/${pool}`;
}

function claimText(name: string, value: unknown): string {
  if ((name === 'exp' || name === 'iat') && typeof value === 'number') {
    const date = new Date(value * 1000);
    return Number.isNaN(date.getTime()) ? String(value) : logDate(date);
  }
  if (Array.isArray(value)) return value.map(String).join(',');
  return isRecord(value) ? JSON.stringify(value) : String(value);
}
