import { createServer, Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { methodUnderTest } from './method.js';

const fine = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\nfine';

/** An endpoint that does with each request, and its connection, what a test wants. */
async function wire(onRequest: (socket: Socket, count: number, text: string) => void) {
  const sockets: Socket[] = [];
  let count = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => onRequest(socket, ++count, chunk.toString('latin1')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { sockets, url: `http://127.0.0.1:${address.port}/` };
}

const proxyTo = (uri: string, httpMethod = 'GET') =>
  methodUnderTest({ httpMethod, integration: { type: 'HTTP_PROXY', integrationHttpMethod: httpMethod, uri } });

it('requests follow one another on one connection, and those that meet have one each', async () => {
  const { sockets, url } = await wire((socket) => socket.write(fine));
  const { invoke } = await proxyTo(url);
  for (let count = 0; count < 5; count++) expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
  expect(sockets).toHaveLength(1);
  await Promise.all([invoke(), invoke(), invoke()]);
  expect(sockets).toHaveLength(3);
});

it('a connection that nobody uses keeps no process alive, and one that somebody uses does', async () => {
  const alive = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;
  const whileUsed: number[] = [];
  const { url } = await wire((socket) => {
    socket.unref(); // The endpoint's own end of it.
    whileUsed.push(alive());
    socket.write(fine);
  });
  const { invoke } = await proxyTo(url);
  await vi.waitFor(() => expect(alive()).toBe(0)); // Those of the test before.
  for (let count = 0; count < 2; count++) {
    await invoke();
    expect(alive()).toBe(0);
  }
  expect(whileUsed).toEqual([1, 1]);
});

it.each([
  ['says that it closes', fine.replace('\r\n', '\r\nConnection: close\r\n')],
  ['sends more than anybody asked for', `${fine}HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n`],
])('a connection whose endpoint %s is not used again', async (_, response) => {
  const { sockets, url } = await wire((socket) => socket.write(response));
  const { invoke } = await proxyTo(url);
  for (let count = 0; count < 3; count++) expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
  expect(sockets).toHaveLength(3);
});

it.each(['close', 'Keep-Alive, Close'])(
  'a connection is not used again after a request that says %s',
  async (value) => {
    const { sockets, url } = await wire((socket) => socket.write(fine));
    const { invoke } = await methodUnderTest({
      integration: {
        type: 'HTTP_PROXY',
        integrationHttpMethod: 'POST',
        uri: url,
        requestParameters: { 'integration.request.header.Connection': `'${value}'` },
      },
    });
    for (let count = 0; count < 3; count++) expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
    expect(sockets).toHaveLength(3);
  },
);

it('a connection that nobody uses is closed after a while, and one that somebody uses is not', async () => {
  const tooLong: (() => void)[] = [];
  const spy = vi.spyOn(Socket.prototype, 'setTimeout').mockImplementation(function (this: Socket, _, callback) {
    if (callback) tooLong.push(callback);
    return this;
  });
  onTestFinished(() => spy.mockRestore());
  const { sockets, url } = await wire((socket) => {
    for (const pass of tooLong) pass();
    socket.write(fine);
  });
  const { invoke } = await proxyTo(url);
  for (let count = 0; count < 2; count++) expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
  expect(sockets.map(({ destroyed }) => destroyed)).toEqual([false]);
  for (const pass of tooLong) pass();
  await vi.waitFor(() => expect(sockets[0]?.destroyed).toBe(true));
  expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
  expect(sockets).toHaveLength(2);
  expect(spy).toHaveBeenCalledWith(4_000, expect.anything());
});

it('no more than 256 connections are kept, whatever hosts they lead to: the latest', async () => {
  const many = 150;
  const all: Socket[] = [];
  const endpoints = [];
  for (let host = 0; host < 2; host++) {
    const { sockets, url } = await wire((_, count) => {
      // So that each of them has a connection of its own.
      if (count === many) for (const socket of sockets) socket.write(fine);
    });
    const { invoke } = await proxyTo(url);
    await Promise.all(Array.from({ length: many }, () => invoke()));
    all.push(...sockets);
    endpoints.push(sockets);
  }
  const open = (sockets: readonly Socket[] = []) => sockets.filter(({ destroyed }) => !destroyed).length;
  await vi.waitFor(() => expect(open(all)).toBe(256));
  expect(open(endpoints[1])).toBe(many);
});

it('what an endpoint sends without being asked is no response to the next request', async () => {
  const { sockets, url } = await wire((socket) => socket.write(fine));
  const { invoke } = await proxyTo(url);
  await invoke();
  sockets[0]?.write('HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n');
  await vi.waitFor(() => expect(sockets[0]?.destroyed).toBe(true));
  expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
});

it.each(['GET', 'POST'])(
  '%s is sent again where a kept connection was closed before anything came back',
  async (method) => {
    const { sockets, url } = await wire((socket, count) =>
      count === 2 ? socket.resetAndDestroy() : socket.write(fine),
    );
    const { invoke } = await proxyTo(url, method);
    await invoke();
    expect(await invoke({ body: 'a'.repeat(10) })).toMatchObject({ status: 200, body: 'fine' });
    expect(sockets).toHaveLength(2);
  },
);

it.each([
  ['a new connection is closed', (socket: Socket) => socket.destroy()],
  ['a new connection is reset', (socket: Socket) => socket.resetAndDestroy()],
  ['a response ends in its middle', (socket: Socket) => socket.end(fine.slice(0, -1))],
  ['a response is none', (socket: Socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n\r\n')],
])('is a network error, and sent once: %s', async (_, onRequest) => {
  let sent = 0;
  const { url } = await wire((socket) => {
    sent++;
    onRequest(socket);
  });
  const { invoke } = await proxyTo(url);
  const { status, log } = await invoke();
  expect(status).toBe(504);
  expect(log).toContain('Execution failed due to a network error communicating with endpoint');
  expect(sent).toBe(1);
});

it.each(['BUFFERED', 'STREAM'] as const)('interim responses without end are a network error: %s', async (mode) => {
  const { sockets, url } = await wire((socket) => {
    const goOn = () => {
      if (socket.destroyed) return;
      socket.write('HTTP/1.1 102 Processing\r\n\r\n'.repeat(100));
      setImmediate(goOn);
    };
    goOn();
  });
  const { invoke } = await methodUnderTest({
    integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: url, responseTransferMode: mode },
  });
  const { status, log } = await invoke();
  expect(status).toBe(504);
  expect(log).toContain('Execution failed due to a network error communicating with endpoint');
  await vi.waitFor(() => expect(sockets[0]?.destroyed).toBe(true));
});

it('a request that nobody waits for any more ends with its connection, and the next one has another', async () => {
  const { sockets, url } = await wire((socket, count) => {
    if (count !== 2) socket.write(fine);
  });
  const { clock, invoke } = await proxyTo(url);
  await invoke();
  const late = invoke();
  await vi.waitFor(async () => {
    await clock.advance(29_000);
    await turn();
    expect(sockets[0]?.destroyed).toBe(true);
  });
  expect((await late).status).toBe(504);
  expect(await invoke()).toMatchObject({ status: 200, body: 'fine' });
});

it('a body that a trailer was announced for is sent in chunks', async () => {
  const arrived: string[] = [];
  const { url } = await wire((socket, _, text) => {
    arrived.push(text);
    socket.write(fine);
  });
  const { invoke } = await methodUnderTest({
    integration: {
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'POST',
      uri: url,
      requestParameters: { 'integration.request.header.Trailer': "'Expires'" },
    },
  });
  expect((await invoke({ body: 'häh' })).status).toBe(200);
  expect(arrived.join('')).toMatch(/\r\nTransfer-Encoding: chunked\r\n.*\r\n\r\n4\r\nh\xc3\xa4h\r\n0\r\n\r\n$/s);
});

it.each([
  ['a line break', "'a\r\nX-Own: b'"],
  ['a character beyond Latin-1', "'ł'"],
])('a header with %s is never sent', async (_, source) => {
  let sent = 0;
  const { url } = await wire((socket) => {
    sent++;
    socket.write(fine);
  });
  const { invoke } = await methodUnderTest({
    integration: {
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'POST',
      uri: url,
      requestParameters: { 'integration.request.header.X-Mapped': source },
    },
  });
  expect((await invoke()).status).toBe(504);
  expect(sent).toBe(0);
});
