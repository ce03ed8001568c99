import { createServer, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { methodUnderTest } from './method.js';

/** An endpoint that keeps what arrives as it stands on the wire, and answers 200. */
async function wire() {
  const arrived: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      arrived.push(chunk.toString('latin1'));
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { port: address.port, arrived };
}

const smuggled = 'GET /admin HTTP/1.1\r\nHost: inside\r\n\r\n';

it.each([
  ['DELETE', smuggled, smuggled.length],
  ['DELETE', '', undefined],
  ['POST', smuggled, smuggled.length],
  ['POST', '', 0],
  ['PATCH', 'häh', 4],
  ['PUT', '', 0],
  ['GET', smuggled, undefined],
  ['HEAD', smuggled, undefined],
  ['OPTIONS', smuggled, undefined],
])(
  'says how long the body of %s is, so that nothing of it is taken for another request: %j',
  async (httpMethod, body, length) => {
    const { port, arrived } = await wire();
    const { invoke } = await methodUnderTest({
      integration: { type: 'HTTP_PROXY', integrationHttpMethod: httpMethod, uri: `http://127.0.0.1:${port}/pets` },
    });
    expect((await invoke({ headers: { 'Content-Type': 'text/plain' }, body })).status).toBe(200);
    const text = arrived.join('');
    expect(text).toMatch(new RegExp(`^${httpMethod} /pets HTTP/1\\.1\\r\\n`));
    const [head = '', sent] = text.split(/\r\n\r\n(.*)/s, 2);
    expect(/^content-length: (.*)$/im.exec(head)?.[1]).toBe(length === undefined ? undefined : String(length));
    expect(head).not.toMatch(/transfer-encoding/i);
    expect(Buffer.byteLength(sent ?? '', 'latin1')).toBe(length ?? 0);
  },
);

it.each([
  ['with a name and a password', 'me:s%40id@', 'Basic bWU6c0BpZA=='],
  ['with a name alone', 'me@', 'Basic bWU6'],
  ['with a percent sign that stands for nothing', 'm%e@', 'Basic bSVlOg=='],
])('authorizes itself by what the URI says: %s', async (_, userinfo, authorization) => {
  const { port, arrived } = await wire();
  const uri = `http://${userinfo}127.0.0.1:${port}/pets`;
  const { invoke } = await methodUnderTest({ integration: { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri } });
  expect((await invoke()).status).toBe(200);
  expect(arrived.join('')).toContain(`Authorization: ${authorization}\r\n`);
});

it('names the host that a URI says, unless a mapping names another', async () => {
  const { port, arrived } = await wire();
  const integration = { type: 'HTTP_PROXY', integrationHttpMethod: 'GET', uri: `http://127.0.0.1:${port}/` } as const;
  await (await methodUnderTest({ integration })).invoke();
  const requestParameters = { 'integration.request.header.Host': "'pets.example'" };
  await (await methodUnderTest({ integration: { ...integration, requestParameters } })).invoke();
  expect(arrived.map((text) => text.match(/^host: .*$/gim))).toEqual([
    [`Host: 127.0.0.1:${port}`],
    ['Host: pets.example'],
  ]);
});
