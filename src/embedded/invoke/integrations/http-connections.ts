import { connect, type Socket } from 'node:net';
import { isError } from '../../thrown.js';
import type { EndpointResponse } from '../invocation.js';
import type { Payload } from '../payload.js';
import type { HttpEndpoint } from './http-endpoint.js';
import { ResponseReader } from './http-response.js';
import type { Waiting } from './timeout.js';

/** A request as it is written: its head in Latin-1, its body as it is. */
export interface WrittenRequest {
  readonly method: string;
  readonly head: string;
  readonly body: Payload;
  /** Whether it says that it is the last one on its connection. */
  readonly isLast: boolean;
}

/** Who waits for the response on a connection. */
interface Exchange {
  readonly reader: ResponseReader;
  readonly isLast: boolean;
  readonly resolve: (response: EndpointResponse) => void;
  readonly reject: (error: unknown) => void;
  /** On another connection. */
  readonly again: () => void;
}

/** Connections that nobody uses, by the host and port that they lead to. The last one comes first. */
const idle = new Map<string, Connection[]>();
/** To all hosts: as many as the agents of Node.js keep to each. */
const mostIdle = 256;
let idleCount = 0;

/** How long a connection that nobody uses is kept, in milliseconds: not as long as servers on Node.js keep it, which is 5 s. */
export const longestIdle = 4_000;

/**
 * Sends a request on a connection that was kept, or on a new one, and reads the whole response.
 *
 * It does what `node:http` does for proxies, in a third of the time: that makes a stream of each request and of each
 * response, and these have nothing to stream.
 */
export function exchangeOnConnection(
  endpoint: HttpEndpoint,
  request: WrittenRequest,
  waiting: Waiting,
  { resolve, reject }: Pick<Exchange, 'resolve' | 'reject'>,
): void {
  const exchange: Exchange = {
    reader: new ResponseReader(request.method),
    isLast: request.isLast,
    resolve,
    reject,
    again: () => exchangeOnConnection(endpoint, request, waiting, { resolve, reject }),
  };
  const connection = takenFromIdle(endpoint.authority) ?? new Connection(endpoint);
  connection.send(request, exchange);
  waiting.onOver(() => connection.leave(exchange));
}

function takenFromIdle(authority: string): Connection | undefined {
  const connections = idle.get(authority);
  if (!connections) return undefined;
  if (connections.length === 1) idle.delete(authority);
  idleCount--;
  return connections.pop();
}

/** One connection, on which one exchange follows the other. It keeps the process alive while one is under way. */
class Connection {
  readonly #authority: string;
  readonly #socket: Socket;
  #exchange: Exchange | undefined;
  #isReused = false;

  constructor({ authority, target: { hostname, port = 80, lookup } }: HttpEndpoint) {
    this.#authority = authority;
    this.#socket = connect({
      host: hostname ?? '',
      port: Number(port),
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 1000,
      ...(lookup ? { lookup } : {}),
    });
    // Counted from what came last. How long somebody waits for a response is the integration's own matter.
    this.#socket.setTimeout(longestIdle, () => {
      if (!this.#exchange) this.#forget();
    });
    this.#socket.on('data', (bytes) => this.#read(bytes));
    this.#socket.on('end', () => this.#end());
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#end());
  }

  send({ head, body }: WrittenRequest, exchange: Exchange): void {
    this.#exchange = exchange;
    const socket = this.#socket;
    if (this.#isReused) socket.ref();
    if (body.length === 0) {
      socket.write(head, 'latin1');
      return;
    }
    socket.cork();
    socket.write(head, 'latin1');
    socket.write(body);
    socket.uncork();
  }

  /** Nobody waits for the response any more. */
  leave(exchange: Exchange): void {
    if (this.#exchange !== exchange) return; // Another one is under way by now.
    this.#exchange = undefined;
    this.#socket.destroy();
  }

  #read(bytes: Buffer): void {
    const exchange = this.#exchange;
    if (!exchange) {
      this.#forget(); // Nobody has asked for it.
      return;
    }
    const { reader } = exchange;
    try {
      reader.read(bytes);
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (reader.isDone) this.#finish(exchange);
  }

  #finish({ reader, isLast, resolve }: Exchange): void {
    this.#exchange = undefined;
    // Whoever responds before a request is there may take the rest of it for another one.
    if (reader.keepsConnection && !isLast && this.#socket.writableLength === 0) this.#rest();
    else this.#socket.destroy();
    resolve(reader.response);
  }

  #rest(): void {
    if (idleCount >= mostIdle) {
      const [[oldest] = []] = idle.values();
      if (oldest) oldest.#forget();
    }
    idleCount++;
    const others = idle.get(this.#authority) ?? [];
    this.#isReused = true;
    this.#socket.unref();
    others.push(this);
    if (others.length === 1) idle.set(this.#authority, others);
  }

  /** The endpoint has closed the connection, or it is closed. */
  #end(): void {
    const exchange = this.#exchange;
    if (!exchange) {
      this.#forget();
      return;
    }
    try {
      exchange.reader.end();
    } catch (error) {
      if (this.#isReused && !exchange.reader.hasBegun) this.#sendAgain(exchange);
      else this.#fail(error);
      return;
    }
    this.#finish(exchange);
  }

  #fail(error: unknown): void {
    const exchange = this.#exchange;
    if (!exchange) this.#forget();
    else if (this.#isReused && !exchange.reader.hasBegun && isClosed(error)) this.#sendAgain(exchange);
    else {
      this.#exchange = undefined;
      this.#socket.destroy();
      exchange.reject(error);
    }
  }

  /** The connection was kept, and the endpoint has closed it in the meantime: the request hasn't arrived. */
  #sendAgain({ again }: Exchange): void {
    this.#exchange = undefined;
    this.#socket.destroy();
    again();
  }

  #forget(): void {
    this.#socket.destroy();
    const others = idle.get(this.#authority);
    const at = others?.indexOf(this) ?? -1;
    if (at < 0) return;
    others?.splice(at, 1);
    idleCount--;
    if (others?.length === 0) idle.delete(this.#authority);
  }
}

const isClosed = (error: unknown) =>
  isError(error) && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
