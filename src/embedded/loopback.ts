import { createServer, type IncomingMessage } from 'node:http';
import { ServiceFault } from './faults.js';
import { encodeFault, type WireResponse } from './protocol/encode.js';
import type { TransportRequest } from './protocol/transport.js';

/** A server that listens. */
export interface Loopback {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `answer` over HTTP on 127.0.0.1. A request whose answer throws loses its connection. */
export async function serveOnLoopback(
  port: number,
  largestBody: number,
  answer: (request: TransportRequest) => Promise<WireResponse>,
): Promise<Loopback> {
  const server = createServer((message, response) => {
    respond(message)
      .then(({ status, headers, body }) => {
        response.writeHead(status, { ...headers, 'content-length': body.byteLength });
        response.end(body);
      })
      .catch(() => message.socket.destroy());
  });
  async function respond(message: IncomingMessage): Promise<WireResponse> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of message as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > largestBody)
        return encodeFault(
          new ServiceFault('RequestEntityTooLargeException', 413, `Request body is larger than ${largestBody} bytes`),
        );
      chunks.push(chunk);
    }
    const [path = '/', query = ''] = (message.url ?? '/').split('?', 2);
    const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
    return answer({
      method: message.method ?? 'GET',
      path,
      query: new URLSearchParams(query),
      headers,
      body: Buffer.concat(chunks),
    });
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
