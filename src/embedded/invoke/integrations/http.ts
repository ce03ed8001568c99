import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isError } from '../../thrown.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import type { IntegrationOptions } from '../integration-options.js';
import {
  type EndpointResponse,
  headerOf,
  type IntegrationRequest,
  type MethodResponse,
  type MultiMap,
} from '../invocation.js';
import type { ByteStream } from '../payload.js';
import { remembered } from '../remembered.js';
import { isThisMachine, lookupOnLoopback } from './loopback.js';
import type { Waiting } from './timeout.js';

/**
 * The largest response that the service takes from an integration, in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const largestResponse = 10 * 1024 * 1024;

const withoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where requests go. */
export interface Endpoint {
  readonly url: URL;
  readonly href: string;
  readonly target: RequestOptions;
}

/** Where a request goes: its URI with its query. */
export function endpointOf({ uri, queryString }: IntegrationRequest, allowed: IntegrationOptions['http']): Endpoint {
  const endpoint = queryString.size === 0 ? endpointAt(uri) : endpointFor(withQuery(uri, queryString));
  if (!endpoint) throw misconfigured('Invalid endpoint address');
  const { url, target } = endpoint;
  // A function is given a URL of its own, which it may change.
  const isAllowed =
    typeof allowed === 'function' ? allowed(new URL(url)) : allowed === 'any' || target.lookup === lookupOnLoopback;
  if (!isAllowed) {
    throw misconfigured(
      'Invalid endpoint address',
      `The embedded gateway was not told that it may send requests to ${url.host}: see its option integrations.http`,
    );
  }
  return endpoint;
}

/** Most integrations send all of their requests to one URI. */
const endpointAt = remembered({ most: 100, longest: 2_000 }, (uri) => endpointFor(urlOf(uri)));

function endpointFor(url: URL | undefined): Endpoint | undefined {
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return undefined;
  const { protocol, hostname, port, pathname, search } = url;
  return {
    url,
    href: url.href,
    target: {
      protocol,
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      path: `${pathname}${search}`,
      agent: protocol === 'https:' ? agents.https : agents.http,
      ...(port === '' ? {} : { port }),
      // What is taken for this machine connects to this machine, whatever a name server says.
      ...(isThisMachine(hostname) ? { lookup: lookupOnLoopback } : {}),
    },
  };
}

function withQuery(uri: string, queryString: MultiMap): URL | undefined {
  const url = urlOf(uri);
  for (const [name, values] of queryString) for (const value of values) url?.searchParams.append(name, value);
  return url;
}

function urlOf(uri: string): URL | undefined {
  try {
    return new URL(uri);
  } catch {
    return undefined;
  }
}

/** What a URL says of who asks, as a header. */
const basic = ({ username, password }: URL) =>
  `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Sends a request to an HTTP endpoint, and follows no redirects.
 *
 * @throws GatewayFault `INTEGRATION_FAILURE`, or `API_CONFIGURATION_ERROR` for a name that nobody has.
 */
export const sendHttp = (
  endpoint: Endpoint,
  request: IntegrationRequest,
  waiting: Waiting,
): Promise<EndpointResponse> =>
  orUnreachable(async () => {
    const message = await exchange(endpoint, request, waiting);
    const head = headOf(message);
    return { ...head, body: await bodyOf(message, Number(headerOf(head.headers, 'Content-Length') ?? 0)) };
  });

/** Sends a request to an HTTP endpoint, and streams the body of its response. */
export const streamHttp = (
  endpoint: Endpoint,
  request: IntegrationRequest,
  waiting: Waiting,
): Promise<MethodResponse> =>
  orUnreachable(async () => {
    const message = await exchange(endpoint, request, waiting);
    return { ...headOf(message), body: message as ByteStream };
  });

async function orUnreachable<Value>(exchanged: () => Promise<Value>): Promise<Value> {
  try {
    return await exchanged();
  } catch (error) {
    if (error instanceof GatewayFault) throw error;
    if (isUnknownHost(error)) throw misconfigured('Invalid endpoint address');
    throw new GatewayFault('INTEGRATION_FAILURE', 'Network error communicating with endpoint', {
      log: ['Execution failed due to a network error communicating with endpoint'],
    });
  }
}

const isUnknownHost = (error: unknown) =>
  isError(error) && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN');

/** Connections are kept, as the service's are; those that nobody uses keep no process alive. */
const agents = { http: new Agent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

function exchange(endpoint: Endpoint, request: IntegrationRequest, waiting: Waiting): Promise<IncomingMessage> {
  const { url, target } = endpoint;
  const { httpMethod: method, body } = request;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send({ ...target, method, headers: fieldsOf(url, request) }, resolve);
    // Not by the request's own option, which follows a signal to the end of both streams.
    waiting.onOver(() => sent.destroy());
    sent.on('error', (error) => {
      // A connection that was kept, and that the endpoint has closed in the meantime: the request hasn't arrived.
      if (!waiting.isOver && sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        resolve(exchange(endpoint, request, waiting));
      else reject(error);
    });
    // Nobody has asked for another protocol, and nothing would come of this one any more.
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      reject(new Error('The endpoint switched to another protocol.'));
    });
    sent.end(withoutBody.has(method) || body.length === 0 ? undefined : body);
  });
}

/**
 * The header fields as they are sent, one after the other: so they are written down at once, and all of them are ours.
 * Above all the length of a body, which Node.js leaves out where it expects none (DELETE): whatever follows would be taken
 * for the next request on the same connection.
 */
function fieldsOf(url: URL, { httpMethod, headers, body }: IntegrationRequest): string[] {
  const isBodiless = withoutBody.has(httpMethod);
  const fields: (string | string[])[] = [];
  let [namesHost, isChunked, isAuthorized] = [false, false, false];
  for (const [name, values] of headers) {
    const key = name.toLowerCase();
    if (key === 'trailer') {
      // It announces what only a chunked body can have.
      if (isBodiless) continue;
      isChunked = true;
    }
    if (key === 'host') namesHost = true;
    if (key === 'authorization') isAuthorized = true;
    const [only = ''] = values;
    fields.push(name, values.length === 1 ? only : [...values]);
  }
  if (!namesHost) fields.push('Host', url.host);
  if (!isAuthorized && (url.username !== '' || url.password !== '')) fields.push('Authorization', basic(url));
  if (isChunked) fields.push('Transfer-Encoding', 'chunked');
  else if (!isBodiless && (body.length > 0 || httpMethod !== 'DELETE'))
    fields.push('Content-Length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength));
  return fields as string[];
}

function bodyOf(message: IncomingMessage, reported: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => {
      message.destroy(); // So that an endless response ends, too.
      reject(misconfigured(reason));
    };
    if (reported > largestResponse) {
      refuse(
        `Integration response of reported length ${reported} is larger than allowed maximum of ${largestResponse} bytes.`,
      );
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= largestResponse) chunks.push(chunk);
      else refuse(`Integration response is larger than allowed maximum of ${largestResponse} bytes.`);
    });
    message.on('end', () => {
      const [only] = chunks;
      resolve(chunks.length === 1 && only ? only : Buffer.concat(chunks));
    });
    message.on('error', reject);
    message.on('close', () => reject(new Error('The endpoint closed the connection.')));
  });
}

function headOf(message: IncomingMessage): Pick<EndpointResponse, 'status' | 'headers'> {
  const headers = new Map<string, string[]>();
  const { rawHeaders } = message;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    const known = headers.get(name);
    if (known) known.push(value);
    else headers.set(name, [value]);
  }
  return { status: message.statusCode ?? 0, headers };
}
