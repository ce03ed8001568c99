import { misconfigured } from './gateway-fault.js';
import { hasBackend, isAws, isProxy } from './integration-types.js';
import { type MultiMap, withoutHeaders } from './invocation.js';

/** A token of RFC 9110: the name of a header, or a method. */
export const token = /^[\w!#$%&'*+\-.^`|~]+$/;

/** What can't stand in the value of a header: anything but visible characters, spaces and tabs, one byte each. */
export const notInValues = /[^\t\x20-\x7e\x80-\xff]/;

type IntegrationType = string | undefined;

/** Headers that only the service writes, and that no mapping may. */
const ownHeaders = ['content-length', 'transfer-encoding', 'x-amzn-trace-id', 'x-amzn-apigateway-api-id'];
/** What no mapping may write in a request to a service of AWS either. */
const ownHeadersOfAws = [...ownHeaders, 'authorization', 'connection', 'expect', 'proxy-authenticate', 'te'];

/** @throws GatewayFault where a mapping writes a header that is the service's own. */
export function checkMappedHeaders(type: IntegrationType, mapped: MultiMap): void {
  const own = isAws(type) ? ownHeadersOfAws : ownHeaders;
  for (const name of mapped.keys()) {
    if (own.includes(name.toLowerCase())) throw misconfigured(`${name} header already present`);
  }
}

/** What a proxy doesn't pass on of a request's headers; a mapping may put some of them back. */
const notPassedOn: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-length',
  'content-md5',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
  'www-authenticate',
  'x-amzn-apigateway-api-id',
  'x-amzn-trace-id',
]);

/** What a proxy passes on of a request's headers. */
export const passedOn = (headers: MultiMap) => withoutHeaders(headers, notPassedOn);

/** What never arrives at an endpoint, whoever wrote it; `Via` doesn't over HTTP, and `Referer` doesn't at a service of AWS. */
const notSent: ReadonlySet<string> = new Set(['expect', 'proxy-authenticate', 'referer', 'te', 'via']);

/**
 * The headers that are sent: without those of the connection, and without the signature of another request.
 *
 * @returns a map of its own, which more may be added to.
 */
export function sentHeaders(type: IntegrationType, headers: MultiMap): Map<string, readonly string[]> {
  const sent = new Map<string, readonly string[]>();
  const kept = isAws(type) ? 'via' : 'referer';
  for (const [name, values] of headers) {
    const key = name.toLowerCase();
    if (notSent.has(key) && key !== kept) continue;
    if (key === 'authorization' && values.some((value) => value.startsWith('AWS4-HMAC-SHA256 '))) continue;
    sent.set(name, values);
  }
  return sent;
}

/** What a method answers under another name, by what its integration is. */
const remappedByAll: ReadonlySet<string> = new Set(['connection', 'content-length', 'date', 'server']);
const remappedByProxies: ReadonlySet<string> = new Set([
  ...remappedByAll,
  'authorization',
  'content-md5',
  'max-forwards',
  'user-agent',
  'www-authenticate',
  'x-amzn-requestid',
]);
const remappedByMappings: ReadonlySet<string> = new Set([
  ...remappedByAll,
  'authorization',
  'content-md5',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'trailer',
  'upgrade',
  'user-agent',
  'www-authenticate',
]);
/** What says how a message is sent, and so is everybody's own. */
const framing: ReadonlySet<string> = new Set(['transfer-encoding']);
/** What a proxy doesn't pass back. */
const notPassedBack: ReadonlySet<string> = new Set([
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);

/**
 * The headers of a response: those that the service writes itself go under another name, and those of the connection not at
 * all.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function answeredHeaders(type: IntegrationType, headers: MultiMap): MultiMap {
  const remapped = isProxy(type) ? remappedByProxies : hasBackend(type) ? remappedByMappings : remappedByAll;
  const left = isProxy(type) ? notPassedBack : framing;
  const answered = new Map<string, readonly string[]>();
  for (const [name, values] of headers) {
    const key = name.toLowerCase();
    if (!left.has(key)) answered.set(remapped.has(key) ? `x-amzn-Remapped-${name}` : name, values);
  }
  return answered;
}
