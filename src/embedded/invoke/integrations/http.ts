import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isError } from '../../thrown.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import { notInValues, token } from '../headers.js';
import { type EndpointResponse, headerOf, type IntegrationRequest, type MethodResponse } from '../invocation.js';
import { type ByteStream, bytesOf, type Payload } from '../payload.js';
import { exchangeOnConnection, longestIdle, type WrittenRequest } from './http-connections.js';
import type { HttpEndpoint } from './http-endpoint.js';
import { largerThanAllowed, largerThanReported, largestResponse, mostIdleBytes, tokensIn } from './http-response.js';
import type { Waiting } from './timeout.js';

const withoutBody: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Sends a request to an HTTP endpoint, and follows no redirects.
 *
 * @throws GatewayFault `INTEGRATION_FAILURE`, or `API_CONFIGURATION_ERROR` for a name that nobody has.
 */
export function sendHttp(
  endpoint: HttpEndpoint,
  request: IntegrationRequest,
  waiting: Waiting,
): Promise<EndpointResponse> {
  return endpoint.isEncrypted ? sendEncrypted(endpoint, request, waiting) : sendPlainly(endpoint, request, waiting);
}

function sendPlainly(endpoint: HttpEndpoint, request: IntegrationRequest, waiting: Waiting): Promise<EndpointResponse> {
  return new Promise((resolve, fail) => {
    const reject = (error: unknown) => fail(unreachable(error));
    try {
      exchangeOnConnection(endpoint, writtenRequest(endpoint, request), waiting, { resolve, reject });
    } catch (error) {
      reject(error);
    }
  });
}

async function sendEncrypted(
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
const kept = { keepAlive: true, timeout: longestIdle };
const agents = { http: new Agent(kept), https: new HttpsAgent(kept) };

function exchange(endpoint: HttpEndpoint, request: IntegrationRequest, waiting: Waiting): Promise<IncomingMessage> {
  const { isEncrypted, target } = endpoint;
  const { httpMethod: method, body } = request;
  return new Promise((resolve, reject) => {
    const [send, agent] = isEncrypted ? [httpsRequest, agents.https] : [httpRequest, agents.http];
    const sent = send({ ...target, agent, method, headers: fieldsOf(endpoint, request) }, resolve);
    // Not by the request's own option, which follows a signal to the end of both streams.
    waiting.onOver(() => sent.destroy());
    sent.on('error', (error) => {
      // A connection that was kept, and that the endpoint has closed in the meantime: the request hasn't arrived.
      if (!waiting.isOver && sent.reusedSocket && 'code' in error && error.code === 'ECONNRESET')
        resolve(exchange(endpoint, request, waiting));
      else reject(error);
    });
    // Node.js takes any number of interim responses.
    let interimBytes = 0;
    sent.on('information', ({ statusMessage, rawHeaders }) => {
      interimBytes += `HTTP/1.1 100 ${statusMessage}\r\n${rawHeaders.join(': ')}\r\n`.length;
      if (interimBytes > mostIdleBytes) sent.destroy(new Error('The endpoint goes on and on with interim responses.'));
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
function fieldsOf(
  { authority, authorization }: HttpEndpoint,
  { httpMethod, headers, body }: IntegrationRequest,
): string[] {
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
  if (!namesHost) fields.push('Host', authority);
  if (!isAuthorized && authorization !== undefined) fields.push('Authorization', authorization);
  if (isChunked) fields.push('Transfer-Encoding', 'chunked');
  else if (!isBodiless && (body.length > 0 || httpMethod !== 'DELETE'))
    fields.push('Content-Length', String(typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength));
  return fields as string[];
}

const notInPaths = /[^\x21-\xff]/;

/** @throws Error where a part of the request has no form in HTTP. */
function writtenRequest(endpoint: HttpEndpoint, request: IntegrationRequest): WrittenRequest {
  const { httpMethod: method, body } = request;
  const { path } = endpoint.target;
  if (!token.test(method) || notInPaths.test(path)) throw new Error(`${method} ${path} can't be sent.`);
  const fields = fieldsOf(endpoint, request);
  let lines = '';
  let saysConnection = false;
  let isLast = false;
  let isChunked = false;
  for (let at = 0; at < fields.length; at += 2) {
    const name = String(fields[at]);
    const value = fields[at + 1] ?? '';
    for (const one of typeof value === 'string' ? [value] : value) {
      if (!token.test(name) || notInValues.test(one)) throw new Error(`The header ${name} can't be sent.`);
      lines += `${name}: ${one}\r\n`;
    }
    if (name.length === 10 && name.toLowerCase() === 'connection') {
      saysConnection = true;
      isLast ||= tokensIn([value].flat()).includes('close');
    }
    if (name.length === 17 && name.toLowerCase() === 'transfer-encoding') isChunked = true;
  }
  const connection = saysConnection ? '' : 'Connection: keep-alive\r\n';
  const head = `${method} ${path} HTTP/1.1\r\n${lines}${connection}\r\n`;
  if (withoutBody.has(method)) return { method, head, body: '', isLast };
  return { method, head, body: isChunked ? inOneChunk(body) : body, isLast };
}

function inOneChunk(body: Payload): Payload {
  const bytes = bytesOf(body);
  const end = '0\r\n\r\n';
  if (bytes.byteLength === 0) return end;
  return Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from(`\r\n${end}`)]);
}

function bodyOf(message: IncomingMessage, reported: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const refuse = (fault: GatewayFault) => {
      message.destroy(); // So that an endless response ends, too.
      reject(fault);
    };
    if (reported > largestResponse) {
      refuse(largerThanReported(reported));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= largestResponse) chunks.push(chunk);
      else refuse(largerThanAllowed());
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
