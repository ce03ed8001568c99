import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway';
import { afterEach, describe, expect, it } from 'vitest';
import { isThisMachine, lookupOnLoopback } from '../../../src/embedded/invoke/integrations/loopback.js';
import { emptyApi } from '../account.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function invoked(listener: RequestListener, host = '127.0.0.1') {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { client, get, method, integration } = await emptyApi();
  await method();
  await integration({ type: 'HTTP_PROXY', uri: `http://${host}:${port}/`, integrationHttpMethod: 'GET' });
  return client.send(new TestInvokeMethodCommand(get));
}

const mebibyte = Buffer.alloc(1024 * 1024, 'a');

describe('the response of an HTTP integration', () => {
  it('is taken up to 10 MB', async () => {
    const answer = await invoked((_, response) => response.end(Buffer.alloc(10 * 1024 * 1024, 'a')));
    expect(answer.status).toBe(200);
    expect(answer.body).toHaveLength(10 * 1024 * 1024);
  });

  it('is a configuration error beyond, as soon as it says so', async () => {
    const answer = await invoked((_, response) => {
      response.writeHead(200, { 'content-length': 11_000_000 });
      response.write('a'); // And never ends.
    });
    expect(answer).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' });
    expect(answer.log).toContain(
      'Integration response of reported length 11000000 is larger than allowed maximum of 10485760 bytes.',
    );
  });

  it('ends where it is endless, and so does its connection', async () => {
    let written = 0;
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const answer = await invoked((_, response) => {
      response.once('close', close);
      const go = () => {
        while (!response.destroyed) {
          written += 1;
          if (!response.write(mebibyte)) return response.once('drain', go);
        }
        return undefined;
      };
      go();
    });
    await closed;
    expect(answer.status).toBe(500);
    expect(answer.log).toContain('Integration response is larger than allowed maximum of 10485760 bytes.');
    expect(written).toBeLessThan(64);
  });
});

describe('this machine', () => {
  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['[::1]', true],
    ['[::ffff:7f00:1]', true],
    ['localhost', true],
    ['foo.localhost', true],
    ['128.0.0.1', false],
    ['[::2]', false],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['[fe80::1]', false],
    ['localhost.example.com', false],
    ['127.0.0.1.nip.io', false],
    ['notlocalhost', false],
  ])('%s: %j', (host, expected) => {
    expect(isThisMachine(host)).toBe(expected);
  });

  it('is connected to under a name, whatever else the name stands for', async () => {
    const look = (name: string, all: boolean) =>
      new Promise((resolve) => {
        lookupOnLoopback(name, { all }, (error, address, family) => resolve(error ? error.code : { address, family }));
      });
    expect(await look('localhost', false)).toMatchObject({ address: expect.stringMatching(/^(?:127\.|::1)/) });
    // An address is looked up as itself: this one stands for a name that leads elsewhere.
    expect(await look('192.0.2.1', false)).toBe('ENOTFOUND');
    expect(await look('192.0.2.1', true)).toBe('ENOTFOUND');
    expect(await look('127.0.0.1', true)).toMatchObject({ address: [{ address: '127.0.0.1', family: 4 }] });
  });

  it('is reached by name', async () => {
    expect((await invoked((_, response) => response.end('here'), 'localhost')).body).toBe('here');
  });
});
