import { Agent, request as httpRequest, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isError } from '../../thrown.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import type { IntegrationOptions } from '../integration-options.js';
import type { EndpointResponse, IntegrationRequest, MethodResponse, MultiMap } from '../invocation.js';
import type { ByteStream } from '../payload.js';
import { isThisMachine, lookupOnLoopback } from './loopback.js';

/**
 * The largest response that the service takes from an integration, in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const largestResponse = 10 * 1024 * 1024;

const withoutBody = ['GET', 'HEAD', 'OPTIONS'];

/** Where a request goes: its URI with its query. */
export function endpointOf({ uri, queryString }: IntegrationRequest, allowed: IntegrationOptions['http']): URL {
  const url = urlOf(uri);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') throw misconfigured('Invalid endpoint address');
  for (const [name, values] of queryString) for (const value of values) url.searchParams.append(name, value);
  if (!isAllowed(url, allowed)) {
    throw misconfigured(
      'Invalid endpoint address',
      `The embedded gateway was not told that it may send requests to ${url.host}: see its option integrations.http`,
    );
  }
  return url;
}

function urlOf(uri: string): URL | undefined {
  try {
    return new URL(uri);
  } catch {
    return undefined;
  }
}

function isAllowed(url: URL, allowed: IntegrationOptions['http'] = 'loopback'): boolean {
  if (typeof allowed === 'function') return allowed(url);
  return allowed === 'any' || isThisMachine(url.hostname);
}

/**
 * Sends a request to an HTTP endpoint, and follows no redirects.
 *
 * @throws GatewayFault `INTEGRATION_FAILURE`, or `API_CONFIGURATION_ERROR` for a name that nobody has.
 */
export const sendHttp = (url: URL, request: IntegrationRequest, signal: AbortSignal): Promise<EndpointResponse> =>
  orUnreachable(async () => {
    const message = await exchange(url, request, signal);
    return { ...headOf(message), body: await bodyOf(message) };
  });

/** Sends a request to an HTTP endpoint, and streams the body of its response. */
export const streamHttp = (url: URL, request: IntegrationRequest, signal: AbortSignal): Promise<MethodResponse> =>
  orUnreachable(async () => {
    const message = await exchange(url, request, signal);
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
const agents = { 'http:': new Agent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };

function exchange(url: URL, request: IntegrationRequest, signal: AbortSignal): Promise<IncomingMessage> {
  const { httpMethod, headers, body } = request;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const sent = send(
      url,
      {
        method: httpMethod,
        agent: agents[url.protocol === 'https:' ? 'https:' : 'http:'],
        // What is allowed as this machine connects to this machine, whatever a name server says.
        ...(isThisMachine(url.hostname) ? { lookup: lookupOnLoopback } : {}),
        headers: fieldsOf(headers, withoutBody.includes(httpMethod)),
      },
      resolve,
    );
    // Not by the request's own option, which follows a signal to the end of both streams.
    const stop = () => sent.destroy();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    sent.on('error', (error) => {
      // A connection that was kept, and that the endpoint has closed in the meantime: the request hasn't arrived.
      if (!signal.aborted && sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        resolve(exchange(url, request, signal));
      else reject(error);
    });
    // Nobody has asked for another protocol, and nothing would come of this one any more.
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      reject(new Error('The endpoint switched to another protocol.'));
    });
    sent.end(withoutBody.includes(httpMethod) ? undefined : body);
  });
}

/** A `Trailer` announces what only a chunked body can have. */
function fieldsOf(headers: MultiMap, isBodiless: boolean): OutgoingHttpHeaders {
  const fields = Object.fromEntries([...headers].map(([name, all]) => [name, all.length === 1 ? all[0] : [...all]]));
  const trailer = [...headers.keys()].find((name) => name.toLowerCase() === 'trailer');
  if (trailer === undefined) return fields;
  if (!isBodiless) return { ...fields, 'Transfer-Encoding': 'chunked' };
  const { [trailer]: _, ...others } = fields;
  return others;
}

async function bodyOf(message: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  const reported = Number(message.headers['content-length'] ?? 0);
  if (reported > largestResponse) {
    message.destroy();
    throw misconfigured(
      `Integration response of reported length ${reported} is larger than allowed maximum of ${largestResponse} bytes.`,
    );
  }
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    // Leaving the loop ends the connection, so that an endless response ends, too.
    if (size > largestResponse)
      throw misconfigured(`Integration response is larger than allowed maximum of ${largestResponse} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headOf(message: IncomingMessage): Pick<EndpointResponse, 'status' | 'headers'> {
  const headers = new Map<string, string[]>();
  for (let at = 0; at < message.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = message.rawHeaders.slice(at, at + 2);
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  return { status: message.statusCode ?? 0, headers };
}
