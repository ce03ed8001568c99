import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as an endpoint received it. */
export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

/** Listens on loopback until the test ends. */
export async function listening(listener: RequestListener): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** An endpoint that keeps what it receives, and responds with it as JSON by default. */
export async function endpoint(
  answer: {
    readonly status?: number;
    readonly headers?: Record<string, string | string[]>;
    readonly body?: string | Buffer;
  } = {},
) {
  const received: Received[] = [];
  const { url } = await listening(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = '', url: target = '', headers } = request;
    const bytes = Buffer.concat(chunks);
    const one = { method, url: target, headers, body: bytes.toString('utf8'), bytes };
    received.push(one);
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(answer.body ?? JSON.stringify({ method, url: target, body: one.body }));
  });
  return { url, received };
}
