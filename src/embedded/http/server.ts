import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { encodeFault } from '../control-plane/protocol/encode.js';
import { EmbeddedGatewayError } from '../errors.js';
import {
  discarded,
  hasHeader,
  isCalled,
  type RawHeaders,
  type RawRequest,
  type RawResponse,
  type RequestHandler,
} from './message.js';
import { type Origins, refusalOf } from './refusals.js';
import { type Target, targetOf } from './target.js';
import { codingRefused, refuseUnreadable } from './unreadable.js';

/** What is served, and for whom. */
export interface Served {
  readonly port: number;
  readonly origins: Origins;
  readonly controlPlane: RequestHandler;
  readonly dataPlane: RequestHandler;
  /** Whether a custom domain name of this name exists. */
  readonly isDomainName: (host: string) => boolean;
  readonly timeouts?: Timeouts;
}

/** How long a client may take, in milliseconds. */
export interface Timeouts {
  /** For the headers of a request. */
  readonly headers: number;
  /** For a whole request, its body included. */
  readonly request: number;
  /** How often it is looked who has taken longer. */
  readonly checking: number;
}

/** Enough for ten megabytes on a slow line. */
const usualTimeouts: Timeouts = Object.freeze({ headers: 30_000, request: 120_000, checking: 10_000 });

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Stops listening, lets what is under way end for so many milliseconds, and ends what is left. */
  close(withinMs: number): Promise<void>;
}

/** Serves both planes over HTTP/1.1 on 127.0.0.1. */
export async function serve(served: Served): Promise<Listening> {
  const underWay = new Set<Leaving>();
  let ended: (() => void) | undefined;

  const onRequest = (message: IncomingMessage, response: ServerResponse) => {
    const leaving = new Leaving();
    underWay.add(leaving);
    const ofSocket = responsesOn(message.socket).add(response);
    if (ofSocket.size > mostWaiting) message.socket.destroy();
    response.once('close', () => {
      underWay.delete(leaving);
      ofSocket.delete(response);
      // Whoever waits for the signal waits no more once a response is sent: only clients that leave earlier are told of.
      if (!response.writableFinished) leaving.abort('The client went away.');
      if (underWay.size === 0) ended?.();
    });
    void answer(message, response, served, leaving);
  };
  const { headers, request, checking } = served.timeouts ?? usualTimeouts;
  const server = createServer(
    { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: checking },
    onRequest,
  );
  // Headers are bounded by their size. A bound on their number would leave out the last ones, of which one may be an Origin.
  server.maxHeadersCount = 0;
  server.on('checkExpectation', onRequest); // Which expectations are met is for the plane to say.
  server.on('clientError', refuseUnreadable);
  server.on('connect', (_, socket: Socket) => refuseUnreadable(new Error('A gateway is no tunnel.'), socket));

  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, served.port)));
    server.listen(served.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The embedded gateway has no port.');

  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async (withinMs) => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => {
        if (underWay.size === 0) return resolve();
        const timer = setTimeout(resolve, withinMs);
        ended = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      for (const leaving of underWay) leaving.abort('The embedded gateway was closed.');
      server.closeAllConnections();
      await closed;
    },
  };
}

/** How many responses a connection may wait for: a client that sends on without an end isn't served. */
const mostWaiting = 1_000;

const ofSockets = new WeakMap<Socket, Set<ServerResponse>>();

/**
 * The responses that a connection still waits for. Node.js closes the first of them with the connection, and says nothing to
 * those behind it: their requests came before it was answered.
 */
function responsesOn(socket: Socket): Set<ServerResponse> {
  const known = ofSockets.get(socket);
  if (known) return known;
  const responses = new Set<ServerResponse>();
  ofSockets.set(socket, responses);
  socket.once('close', () => {
    for (const response of responses) if (response.socket === null) response.destroy().emit('close');
  });
  return responses;
}

/** A signal for those who ask for one: few do, and making it takes longer than the rest of what the server does. */
class Leaving {
  #controller: AbortController | undefined;
  #reason: Error | undefined;

  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  abort(reason: string): void {
    this.#reason ??= new Error(reason);
    this.#controller?.abort(this.#reason);
  }
}

/** A class, so that a request costs nothing for the signal that it may be asked for. */
class ArrivedRequest implements RawRequest {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly headers: RawHeaders;
  readonly body: IncomingMessage;
  readonly remoteAddress: string;
  readonly #leaving: Leaving;

  constructor(message: IncomingMessage, { url, host }: Target, headers: RawHeaders, leaving: Leaving) {
    this.method = message.method ?? 'GET';
    this.url = url;
    this.host = host;
    this.headers = headers;
    this.body = message;
    this.remoteAddress = message.socket.remoteAddress ?? '127.0.0.1';
    this.#leaving = leaving;
  }

  get signal(): AbortSignal {
    return this.#leaving.signal;
  }
}

async function answer(message: IncomingMessage, response: ServerResponse, served: Served, leaving: Leaving) {
  try {
    const sending = send(message, response, await respond(message, served, leaving));
    if (sending) await sending;
  } catch {
    breakOff(message, response); // An injected fault, a body that failed, or a client that went away.
  }
}

/** Ends a connection in the middle of a response, behind what was written of it. */
function breakOff({ socket }: IncomingMessage, { headersSent }: ServerResponse): void {
  // What was written last leaves its buffer in the next turn.
  if (headersSent) setImmediate(() => socket.destroySoon());
  else socket.destroy();
}

function respond(message: IncomingMessage, served: Served, leaving: Leaving): RawResponse | Promise<RawResponse> {
  const headers = pairsOf(message.rawHeaders);
  const target = targetOf({ url: message.url ?? '/', headers }, served.isDomainName);
  const refusal = refusalOf({ target, headers, origins: served.origins }) ?? codingRefused(headers);
  if (refusal) {
    const { status, headers: fields, body } = encodeFault(refusal);
    return { status, headers: Object.entries(fields), body };
  }
  const request = new ArrivedRequest(message, target, headers, leaving);
  return target.plane === 'data' ? served.dataPlane(request) : served.controlPlane(request);
}

const smallBody = 16 * 1024;

/** The statuses whose responses have no body; one of them has no length either. */
const [noContent, notModified] = [204, 304];

const isFramed = (headers: RawHeaders) =>
  hasHeader(headers, 'content-length') || hasHeader(headers, 'transfer-encoding');

/** @returns what is to be waited for, where the body streams. */
function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: RawResponse,
): Promise<void> | undefined {
  const fields: string[] = [];
  // No fields ever follow a body, and Node.js doesn't send what announces them.
  for (const [name, value] of headers) if (!isCalled(name, 'trailer')) fields.push(name, value);
  if (typeof body === 'string' || body instanceof Uint8Array) {
    const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
    if (status !== noContent && !isFramed(headers)) fields.push('content-length', String(length));
    response.writeHead(status, fields);
    endWith(response, body, length);
    return undefined;
  }
  response.writeHead(status, fields);
  if (method !== 'HEAD' && status !== noContent && status !== notModified) return stream(response, body);
  response.end();
  return discarded(body);
}

/** As text of one byte a character, a small body goes out with its headers in one write. */
function endWith(response: ServerResponse, body: string | Uint8Array, length: number): void {
  const isAscii = typeof body === 'string' && body.length === length;
  if (length > smallBody) response.end(body);
  else if (isAscii) response.end(body, 'latin1');
  else response.end(asBuffer(typeof body === 'string' ? Buffer.from(body) : body).toString('latin1'), 'latin1');
}

const asBuffer = (bytes: Uint8Array) =>
  bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function stream(response: ServerResponse, body: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of body) {
    if (response.destroyed) return;
    if (!response.write(chunk)) await writable(response);
  }
  response.end();
}

/** Waits until a slow client has taken what was written, or is gone. */
async function writable(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.once('drain', go).once('close', go);
  });
}

function pairsOf(raw: readonly string[]): RawHeaders {
  const pairs: (readonly [name: string, value: string])[] = [];
  for (let at = 0; at < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? '']);
  return pairs;
}

function cannotListen(error: NodeJS.ErrnoException, port: number): EmbeddedGatewayError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} on 127.0.0.1 is in use.`,
    EACCES: `Port ${port} on 127.0.0.1 needs privileges that this process doesn't have.`,
  };
  const reason = reasons[error.code ?? ''];
  return new EmbeddedGatewayError(reason ?? `The embedded gateway can't listen on port ${port}: ${error.message}`, {
    code: error.code === 'EADDRINUSE' ? 'embedded.port-in-use' : 'embedded.listen',
    ...(reason ? { hint: 'Choose another port, or 0 for any free one.' } : {}),
    cause: error,
  });
}
