import type { RequestOptions } from 'node:http';
import { misconfigured } from '../gateway-fault.js';
import type { IntegrationOptions } from '../integration-options.js';
import { type IntegrationRequest, type MultiMap, percentDecoded } from '../invocation.js';
import { remembered } from '../remembered.js';
import { isThisMachine, lookupOnLoopback } from './loopback.js';

/** Where requests go. */
export interface HttpEndpoint {
  readonly url: URL;
  /** As logs show it: without who asks. */
  readonly href: string;
  /** The host, and the port where it isn't the scheme's own. */
  readonly authority: string;
  readonly isEncrypted: boolean;
  /** What the URI says of who asks, as a header's value. */
  readonly authorization: string | undefined;
  readonly target: Pick<RequestOptions, 'protocol' | 'hostname' | 'port' | 'lookup'> & {
    readonly path: string;
    readonly servername?: string;
  };
}

/**
 * Where a request goes: its URI with its query.
 *
 * @throws GatewayFault where that is no address, or none that the gateway was told it may send requests to.
 */
export function endpointOf(
  { uri, queryString }: IntegrationRequest,
  allowed: IntegrationOptions['http'],
): HttpEndpoint {
  const endpoint = queryString.size === 0 ? endpointAt(uri) : endpointWith(uri, queryString);
  if (!endpoint) throw misconfigured('Invalid endpoint address');
  const { url, target } = endpoint;
  // A function is given a URL of its own, which it may change.
  const isAllowed =
    typeof allowed === 'function' ? allowed(new URL(url)) : allowed === 'any' || target.lookup === lookupOnLoopback;
  if (isAllowed) return endpoint;
  throw misconfigured(
    'Invalid endpoint address',
    `The embedded gateway was not told that it may send requests to ${url.host}: see its option integrations.http`,
  );
}

/** Most integrations send all of their requests to one URI. */
const endpointAt = remembered({ most: 100, longest: 2_000 }, (uri) => endpointWith(uri, new Map()));

function endpointWith(uri: string, queryString: MultiMap): HttpEndpoint | undefined {
  const url = urlOf(uri);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  for (const [name, values] of queryString) for (const value of values) url.searchParams.append(name, value);
  const { protocol, host, hostname, port, search } = url;
  const path = `${pathOf(uri, url)}${search}`;
  return {
    url,
    href: `${protocol}//${host}${path}`,
    authority: host,
    isEncrypted: protocol === 'https:',
    authorization: basic(url),
    target: {
      protocol,
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      path,
      ...(port === '' ? {} : { port }),
      // Without it, Node.js looks for the name that TLS asks for, where there is no TLS.
      ...(protocol === 'http:' ? { servername: '' } : {}),
      // What is taken for this machine connects to this machine, whatever a name server says.
      ...(isThisMachine(hostname) ? { lookup: lookupOnLoopback } : {}),
    },
  };
}

function basic({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  return `Basic ${Buffer.from(`${percentDecoded(username)}:${percentDecoded(password)}`).toString('base64')}`;
}

function urlOf(uri: string): URL | undefined {
  try {
    return new URL(uri);
  } catch {
    return undefined;
  }
}

const dotSegment = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * The path of a URI. Dot segments stay, for the endpoint to understand or refuse: a URL has none, so that one in a path
 * parameter would lead out of what the integration's URI stands for.
 */
function pathOf(uri: string, { pathname }: URL): string {
  const [, written = ''] = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(uri) ?? [];
  return dotSegment.test(written) ? written.replace(/[^\x21-\x7e]+/g, percentEncoded) : pathname;
}

const percentEncoded = (text: string) =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
