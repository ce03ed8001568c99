import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ownEntry } from '../../plain.js';
import { GatewayFault } from '../invoke/gateway-fault.js';
import { incompleteSignature } from './authorization-header.js';
import type { Caller } from './callers.js';
import type { Exchange, ReceivedRequest } from './exchange.js';

const algorithm = 'AWS4-HMAC-SHA256';

/** How far the time of a signature may be from the gateway's, in milliseconds. */
const tolerance = 5 * 60 * 1000;

/** A signature as a request states it, in its header or in its query. */
interface Signature {
  readonly accessKeyId: string;
  /** `20261128`. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** In lower case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261128T101500Z`. */
  readonly timestamp: string;
  /** How long it is valid, in milliseconds; the usual tolerance where it doesn't say. */
  readonly validMs: number;
  readonly isInQuery: boolean;
}

/**
 * Verifies the signature (version 4) of a request, with the keys that the gateway was given.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function verifySignature(exchange: Exchange): void {
  const { log, plane, received } = exchange;
  const stated = signatureIn(received);
  if (!stated) {
    const incomplete = incompleteSignature(received);
    if (incomplete) throw incomplete;
    throw new GatewayFault('MISSING_AUTHENTICATION_TOKEN', 'Missing Authentication Token', {
      log: ['The request has no signature, and the method asks for one'],
    });
  }
  const { callers = {} } = plane;
  if (callers === 'any') log.add('The signature is not verified: the gateway accepts any (option callers)');
  else verify(exchange, stated, callers);
  const caller =
    callers === 'any' || !Object.hasOwn(callers, stated.accessKeyId) ? undefined : callers[stated.accessKeyId];
  const userArn = caller?.userArn ?? `arn:aws:iam::${plane.accountId}:user/${stated.accessKeyId}`;
  const [, , , , accountId = plane.accountId] = userArn.split(':');
  const user = userArn.slice(userArn.lastIndexOf('/') + 1);
  exchange.identity = { ...exchange.identity, accessKey: stated.accessKeyId, accountId, caller: user, user, userArn };
}

function verify({ plane, received }: Exchange, stated: Signature, callers: Readonly<Record<string, Caller>>): void {
  const incomplete = stated.isInQuery ? undefined : incompleteSignature(received);
  if (incomplete) throw incomplete;
  const caller = ownEntry(callers, stated.accessKeyId);
  if (!caller) {
    throw new GatewayFault('INVALID_SIGNATURE', 'The security token included in the request is invalid.', {
      errorType: 'AccessDeniedException',
      log: [`The gateway was given no caller with the access key ${stated.accessKeyId}: see its option callers`],
    });
  }
  const signedAt = dateOf(stated.timestamp);
  const now = plane.now().getTime();
  if (Number.isNaN(signedAt) || signedAt > now + tolerance || now > signedAt + stated.validMs) {
    const said =
      signedAt > now
        ? `Signature not yet current: ${stated.timestamp} is still later than ${timestampOf(now + tolerance)} (${timestampOf(now)} + 5 min.)`
        : `Signature expired: ${stated.timestamp} is now earlier than ${timestampOf(now - stated.validMs)} (${timestampOf(now)} - ${stated.validMs / 60_000} min.)`;
    throw new GatewayFault('INVALID_SIGNATURE', said, { log: [said] });
  }
  if (
    stated.service !== 'execute-api' ||
    !isEqual(signatureOf(received, stated, caller.secretAccessKey), stated.signature)
  ) {
    throw new GatewayFault(
      'INVALID_SIGNATURE',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      { log: [`The canonical request was:\n${canonicalRequest(received, stated)}`] },
    );
  }
}

function signatureIn({ headers, query }: ReceivedRequest): Signature | undefined {
  const header = headerValue(headers, 'authorization');
  if (header?.startsWith(algorithm)) {
    const members = new Map(
      header
        .slice(algorithm.length)
        .split(',')
        .map((one) => one.trim().split('=', 2) as [string, string]),
    );
    return signature({
      credential: members.get('Credential'),
      signedHeaders: members.get('SignedHeaders'),
      signature: members.get('Signature'),
      timestamp: headerValue(headers, 'x-amz-date'),
      validMs: tolerance,
      isInQuery: false,
    });
  }
  const parameters = new URLSearchParams(query);
  if (parameters.get('X-Amz-Algorithm') !== algorithm) return undefined;
  return signature({
    credential: parameters.get('X-Amz-Credential') ?? undefined,
    signedHeaders: parameters.get('X-Amz-SignedHeaders') ?? undefined,
    signature: parameters.get('X-Amz-Signature') ?? undefined,
    timestamp: parameters.get('X-Amz-Date') ?? undefined,
    validMs: expiryOf(parameters.get('X-Amz-Expires')),
    isInQuery: true,
  });
}

/** A signed URL is valid for a week at most; one that doesn't say how long is not valid. */
function expiryOf(seconds: string | null): number {
  const stated = Number(seconds ?? 0);
  return stated > 0 && stated <= 604_800 ? stated * 1000 : 0;
}

function signature(stated: {
  readonly credential: string | undefined;
  readonly signedHeaders: string | undefined;
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  readonly validMs: number;
  readonly isInQuery: boolean;
}): Signature {
  const { credential = '', signedHeaders = '', timestamp = '', validMs, isInQuery } = stated;
  const [accessKeyId = '', day = '', region = '', service = ''] = credential.split('/');
  return {
    accessKeyId,
    day,
    region,
    service,
    signedHeaders: signedHeaders.split(';').map((name) => name.toLowerCase()),
    signature: stated.signature ?? '',
    timestamp,
    validMs,
    isInQuery,
  };
}

function signatureOf(received: ReceivedRequest, stated: Signature, secretAccessKey: string): string {
  const { day, region, service, timestamp } = stated;
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = [algorithm, timestamp, scope, sha256(canonicalRequest(received, stated))].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

function canonicalRequest(received: ReceivedRequest, { isInQuery, signedHeaders }: Signature): string {
  const { body, headers, httpMethod, path, query } = received;
  // What a header says of the body's hash is held against the body itself.
  const stated = headerValue(headers, 'x-amz-content-sha256');
  const payload = stated === 'UNSIGNED-PAYLOAD' ? stated : sha256(body);
  return [
    httpMethod,
    canonicalPath(path),
    canonicalQuery(query, isInQuery),
    ...signedHeaders.map((name) => `${name}:${allValuesOf(headers, name)}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/** The path as it was sent, without empty and dot segments, encoded once more: so does every service but S3. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encoded(segment));
  }
  return `/${segments.join('/')}${segments.length > 0 && path.endsWith('/') ? '/' : ''}`;
}

function canonicalQuery(query: string, isInQuery: boolean): string {
  return query
    .split('&')
    .filter((pair) => pair !== '' && !(isInQuery && pair.startsWith('X-Amz-Signature=')))
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [encoded(plain(name)), encoded(plain(value.join('=')))] as const;
    })
    .sort(([one, a], [other, b]) => compare(one, other) || compare(a, b))
    .map((pair) => pair.join('='))
    .join('&');
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return text;
  }
}

const encoded = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

const headerValue = (headers: ReceivedRequest['headers'], name: string) =>
  headers.find(([one]) => one.toLowerCase() === name)?.[1];

const allValuesOf = (headers: ReceivedRequest['headers'], name: string) =>
  headers
    .filter(([one]) => one.toLowerCase() === name)
    .map(([, value]) => value.trim().replace(/ +/g, ' '))
    .join(',');

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `20261128T101500Z` in milliseconds. */
const dateOf = (timestamp: string) =>
  Date.parse(timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const timestampOf = (time: number) => new Date(time).toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '');
