import { createServer, type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { encodeFault, type WireResponse } from './control-plane/protocol/encode.js';
import { largestBody, tooLarge } from './control-plane/protocol/limits.js';
import type { TransportRequest } from './control-plane/protocol/transport.js';
import { ServiceFault } from './faults.js';

/** A server that listens. */
export interface Loopback {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `answer` over HTTP on 127.0.0.1. A request whose answer throws loses its connection. */
export async function serveOnLoopback(
  port: number,
  answer: (request: TransportRequest) => Promise<WireResponse>,
): Promise<Loopback> {
  const server = createServer((message, response) => {
    respond(message)
      .then(({ status, headers, body }) => {
        response.writeHead(status, { ...headers, 'content-length': body.byteLength });
        response.end(body);
      })
      .catch(() => message.socket.destroy()); // An injected fault, or a client that went away.
  });
  server.on('clientError', refuseUnreadable);

  async function respond(message: IncomingMessage): Promise<WireResponse> {
    const body = await bodyOf(message);
    if (!body) return encodeFault(tooLarge(largestBody));
    const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s, 2);
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
    return answer({ method: message.method ?? 'GET', path, query: new URLSearchParams(query), headers, body });
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The embedded gateway has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** The body, or `undefined` when it is larger than any may be: read to its end, since a client that sends reads no answer. */
async function bodyOf(message: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size <= largestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= largestBody ? Buffer.concat(chunks) : undefined;
}

/** Answers what can't be read as HTTP, in the service's form. */
function refuseUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, headers, body } = encodeFault(unreadable(error.code));
  const lines = Object.entries({ ...headers, 'content-length': body.byteLength, connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`), body]));
}

function unreadable(code: string | undefined): ServiceFault {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new ServiceFault('BadRequestException', 431, 'The headers of the request are too large');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new ServiceFault('RequestTimeoutException', 408, 'The request did not arrive in time');
    default:
      return new ServiceFault('BadRequestException', 400, 'The request is not HTTP');
  }
}
