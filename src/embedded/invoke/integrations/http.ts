import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isError } from '../../thrown.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import {
  type EndpointResponse,
  headerOf,
  type IntegrationRequest,
  type MethodResponse,
  percentDecoded,
} from '../invocation.js';
import type { ByteStream } from '../payload.js';
import type { HttpEndpoint } from './http-endpoint.js';
import type { Waiting } from './timeout.js';

/**
 * The largest response that the service takes from an integration, in bytes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const largestResponse = 10 * 1024 * 1024;

const withoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What a URL says of who asks, as a header. */
const basic = ({ username, password }: URL) =>
  `Basic ${Buffer.from(`${percentDecoded(username)}:${percentDecoded(password)}`).toString('base64')}`;

/**
 * Sends a request to an HTTP endpoint, and follows no redirects.
 *
 * @throws GatewayFault `INTEGRATION_FAILURE`, or `API_CONFIGURATION_ERROR` for a name that nobody has.
 */
export async function sendHttp(
  endpoint: HttpEndpoint,
  request: IntegrationRequest,
  waiting: Waiting,
): Promise<EndpointResponse> {
  try {
    const message = await exchange(endpoint, request, waiting);
    const { status, headers } = headOf(message);
    return { status, headers, body: await bodyOf(message, Number(headerOf(headers, 'Content-Length') ?? 0)) };
  } catch (error) {
    throw unreachable(error);
  }
}

/** Sends a request to an HTTP endpoint, and streams the body of its response. */
export async function streamHttp(
  endpoint: HttpEndpoint,
  request: IntegrationRequest,
  waiting: Waiting,
): Promise<MethodResponse> {
  try {
    const message = await exchange(endpoint, request, waiting);
    return { ...headOf(message), body: message as ByteStream };
  } catch (error) {
    throw unreachable(error);
  }
}

function unreachable(error: unknown): GatewayFault {
  if (error instanceof GatewayFault) return error;
  if (isUnknownHost(error)) return misconfigured('Invalid endpoint address');
  return new GatewayFault('INTEGRATION_FAILURE', 'Network error communicating with endpoint', {
    log: ['Execution failed due to a network error communicating with endpoint'],
  });
}

const isUnknownHost = (error: unknown) =>
  isError(error) && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN');

/** Connections are kept, as the service's are; those that nobody uses keep no process alive. */
const agents = { http: new Agent({ keepAlive: true }), https: new HttpsAgent({ keepAlive: true }) };

function exchange(endpoint: HttpEndpoint, request: IntegrationRequest, waiting: Waiting): Promise<IncomingMessage> {
  const { url, target } = endpoint;
  const { httpMethod: method, body } = request;
  return new Promise((resolve, reject) => {
    const [send, agent] = url.protocol === 'https:' ? [httpsRequest, agents.https] : [httpRequest, agents.http];
    const sent = send({ ...target, agent, method, headers: fieldsOf(url, request) }, resolve);
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
  let namesHost = false;
  let isChunked = false;
  let isAuthorized = false;
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
    message.on('close', () => {
      // Every response is closed in the end, and an error with its stack costs as much as the rest of this.
      if (!message.readableEnded) reject(new Error('The endpoint closed the connection.'));
    });
  });
}

function headOf(message: IncomingMessage): Pick<EndpointResponse, 'status' | 'headers'> {
  const headers = new Map<string, string[]>();
  const { rawHeaders } = message;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    const value = rawHeaders[at + 1] ?? '';
    const known = headers.get(name);
    if (known) known.push(value);
    else headers.set(name, [value]);
  }
  return { status: message.statusCode ?? 0, headers };
}
