import { misconfigured } from './gateway-fault.js';
import { hasBackend, isAws, isProxy } from './integration-types.js';
import { type MultiMap, withoutHeaders } from './invocation.js';

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
const notPassedOn = [
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
];

/** What a proxy passes on of a request's headers. */
export const passedOn = (headers: MultiMap) => withoutHeaders(headers, notPassedOn);

/** What never arrives at an endpoint, whoever wrote it. */
const notSent = ['expect', 'proxy-authenticate', 'te'];

/** The headers that are sent: without those of the connection, and without the signature of another request. */
export function sentHeaders(type: IntegrationType, headers: MultiMap): MultiMap {
  const sent = withoutHeaders(headers, [...notSent, isAws(type) ? 'referer' : 'via']);
  return new Map(
    [...sent].filter(
      ([name, values]) =>
        name.toLowerCase() !== 'authorization' || !values.some((value) => value.startsWith('AWS4-HMAC-SHA256 ')),
    ),
  );
}

/** What a method answers under another name, by what its integration is. */
const remappedByAll = ['connection', 'content-length', 'date', 'server'];
const remappedByProxies = [
  ...remappedByAll,
  'authorization',
  'content-md5',
  'max-forwards',
  'user-agent',
  'www-authenticate',
  'x-amzn-requestid',
];
const remappedByMappings = [
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
];
/** What a proxy doesn't pass back. */
const notPassedBack = [
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
];

/**
 * The headers of a response: those that the service writes itself go under another name, and those of the connection not at
 * all.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
export function answeredHeaders(type: IntegrationType, headers: MultiMap): MultiMap {
  const remapped = isProxy(type) ? remappedByProxies : hasBackend(type) ? remappedByMappings : remappedByAll;
  return new Map(
    [...withoutHeaders(headers, isProxy(type) ? notPassedBack : ['transfer-encoding'])].map(([name, values]) => [
      remapped.includes(name.toLowerCase()) ? `x-amzn-Remapped-${name}` : name,
      values,
    ]),
  );
}
