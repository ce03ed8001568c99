import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';

let gateway = new EmbeddedApiGateway();
afterEach(() => gateway.close({ withinMs: 0 }));

describe('listen()', () => {
  it('is refused while another is under way', async () => {
    gateway = new EmbeddedApiGateway();
    const [first, second] = await Promise.allSettled([gateway.listen(), gateway.listen()]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'embedded.listening' } });
  });

  it('says that the port is in use, and listens on another afterwards', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    gateway = new EmbeddedApiGateway();
    await expect(gateway.listen({ port })).rejects.toMatchObject({
      code: 'embedded.port-in-use',
      message: `Port ${port} on 127.0.0.1 is in use.`,
      hint: 'Choose another port, or 0 for any free one.',
      cause: { code: 'EADDRINUSE' },
    });
    expect((await gateway.listen()).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    other.close();
  });

  it.each([-1, 65_536, 1.5, Number.NaN, '80'])('refuses the port %j', async (port) => {
    gateway = new EmbeddedApiGateway();
    await expect(gateway.listen({ port: port as number })).rejects.toMatchObject({ code: 'embedded.port' });
  });
});

describe('close()', () => {
  /** A gateway with a request that is under way, and what becomes of it. */
  async function busy(latencyMs: number) {
    const clock = new ManualClock();
    gateway = new EmbeddedApiGateway({ clock, latencyMs });
    const { url } = await gateway.listen();
    const asked = request(`${url}/restapis`).end();
    const end = new Promise<number | string>((resolve) => {
      asked.once('response', (response) => resolve(response.resume().statusCode ?? 0));
      asked.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
    });
    while (gateway.mostInFlight === 0) await new Promise(setImmediate);
    return { clock, end };
  }

  it('lets a request that is under way end', async () => {
    const { clock, end } = await busy(1000);
    const closed = gateway.close();
    await clock.advance(1000);
    expect(await end).toBe(200);
    await closed;
  });

  it('ends the connection of a request that takes longer', async () => {
    const { end } = await busy(3_600_000);
    await gateway.close({ withinMs: 20 });
    expect(await end).toBe('ECONNRESET');
  });

  it('ends connections that are idle', async () => {
    gateway = new EmbeddedApiGateway();
    const { url } = await gateway.listen();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    const ended = once(socket, 'close');
    socket.resume();
    await gateway.close();
    await ended;
  });

  it('waits for a listen() that is under way, and may come twice', async () => {
    gateway = new EmbeddedApiGateway();
    const listening = gateway.listen();
    await Promise.all([gateway.close(), gateway.close()]);
    const { url } = await listening;
    await expect(fetch(url)).rejects.toThrow();
    await gateway.listen();
  });
});
