import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RawRequest } from '../../src/embedded/http/message.js';
import { type Listening, serve } from '../../src/embedded/http/server.js';

let listening: Listening;

/** Reads the body to its end, as both planes do. */
const plane = async ({ body }: RawRequest) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return { status: 200, headers: [], body: Buffer.concat(chunks) };
};

beforeEach(async () => {
  listening = await serve({
    port: 0,
    origins: [],
    controlPlane: plane,
    dataPlane: plane,
    isDomainName: () => false,
    timeouts: { headers: 400, request: 800, checking: 20 },
  });
});
afterEach(() => listening.close(0));

/** Sends a beginning, then a piece every few milliseconds, for ever; what came back when the connection ended. */
function trickled(beginning: string, piece: string): Promise<string> {
  return new Promise((resolve) => {
    const socket: Socket = connect(Number(new URL(listening.url).port), '127.0.0.1');
    let said = '';
    socket.write(beginning);
    const trickling = setInterval(() => socket.write(piece), 10);
    socket.on('data', (chunk) => {
      said += chunk;
    });
    socket.on('error', () => undefined); // The server has ended the connection while a piece was under way.
    socket.on('close', () => {
      clearInterval(trickling);
      resolve(said);
    });
  });
}

describe('a client that takes too long', () => {
  it.each([
    ['with its headers', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n', 'X-More: x\r\n'],
    ['with its body', 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n', 'x'],
    ['with its chunks', 'POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n', '1\r\nx\r\n'],
  ])('%s is told so, and the others are served meanwhile', async (_, beginning, piece) => {
    const slow = trickled(beginning, piece);
    expect((await fetch(listening.url, { method: 'POST', body: 'pets' })).status).toBe(200);
    expect(await slow).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(listening.url)).status).toBe(200);
  });
});
