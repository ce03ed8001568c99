import { describe, expect, it } from 'vitest';
import { awslambda, type GivenLambda, ManualClock } from '../../../src/embedded/index.js';
import { listening } from '../invoke/loopback.js';
import { deployed, proxied } from './api.js';

const streaming = { responseTransferMode: 'STREAM' };

const calling = (pets: GivenLambda, clock = new ManualClock()) =>
  deployed({
    paths: { '/pets': { get: { integration: proxied('pets', streaming) } } },
    integrations: { lambda: { pets } },
    clock,
  });

const textOf = (chunk: Uint8Array | undefined) => Buffer.from(chunk ?? []).toString('utf8');

describe('a function that streams', () => {
  it('is heard as it speaks', async () => {
    let go = () => {};
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    const { call } = await calling(
      awslambda.streamifyResponse(async (_event, responseStream) => {
        const stream = awslambda.HttpResponseStream.from(responseStream, {
          statusCode: 201,
          headers: { 'X-Pet': 'cat' },
          cookies: ['a=1', 'b=2'],
        });
        stream.write('one');
        await waiting;
        stream.end('two');
      }) as GivenLambda,
    );
    const response = await call('/pets');
    expect([response.status, response.headers.get('x-pet'), response.headers.getSetCookie()]).toEqual([
      201,
      'cat',
      ['a=1', 'b=2'],
    ]);
    const reader = response.body?.getReader();
    expect(textOf((await reader?.read())?.value)).toBe('one');
    go();
    expect(textOf((await reader?.read())?.value)).toBe('two');
    expect((await reader?.read())?.done).toBe(true);
  });

  it('may return a response whose body is a stream', async () => {
    async function* body() {
      yield 'one ';
      yield new TextEncoder().encode('two');
    }
    const { call } = await calling(() => ({ statusCode: 203, body: body() }));
    const response = await call('/pets');
    expect([response.status, await response.text()]).toEqual([203, 'one two']);
  });

  it.each([
    ['nothing before its body', () => ({ statusCode: 200, body: 'plain' })],
    [
      'a prelude that is no JSON',
      () =>
        (async function* () {
          yield 'x\0\0\0\0\0\0\0\0body';
        })(),
    ],
    [
      'a prelude that says more than it may',
      () =>
        (async function* () {
          yield '{"x":1}\0\0\0\0\0\0\0\0body';
        })(),
    ],
    [
      'a prelude that never ends',
      () =>
        (async function* () {
          for (;;) yield ' '.repeat(1024);
        })(),
    ],
    [
      'an error',
      () => {
        throw new Error('no');
      },
    ],
  ])('is answered for with 502 where it streams %s', async (_, pets) => {
    const { call } = await calling(pets);
    expect((await call('/pets')).status).toBe(502);
  });

  it('that fails in its body breaks the response off', async () => {
    const { call } = await calling(() => ({
      body: (async function* () {
        yield 'one';
        throw new Error('no more');
      })(),
    }));
    const response = await call('/pets');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('must begin before the integration times out', async () => {
    const clock = new ManualClock();
    const { call } = await calling(() => new Promise(() => undefined), clock);
    const response = call('/pets');
    await clock.advance(29_000);
    expect((await response).status).toBe(504);
  });

  it('is told of the client, and goes on when the client has left', async () => {
    let ended = false;
    const { call } = await calling(
      awslambda.streamifyResponse(async (_event, responseStream) => {
        const stream = awslambda.HttpResponseStream.from(responseStream, {});
        for (let count = 0; count < 100; count++) {
          stream.write('x'.repeat(1000));
          await new Promise((resolve) => setImmediate(resolve));
        }
        stream.end();
        ended = true;
      }) as GivenLambda,
    );
    const reader = (await call('/pets')).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    for (let turn = 0; turn < 300 && !ended; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(true);
  });
});

describe('an HTTP endpoint that is streamed', () => {
  it('is heard as it speaks, over a socket', async () => {
    let go = () => {};
    const { url } = await listening((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: one\n\n');
      go = () => response.end('data: two\n\n');
    });
    const integration = { type: 'http_proxy', httpMethod: 'GET', uri: url, ...streaming };
    const { embedded, restApiId } = await deployed({ paths: { '/events': { get: { integration } } } });
    await embedded.listen({ port: 0 });
    try {
      const response = await fetch(`${embedded.invokeUrl(restApiId, 'test')}/events`);
      const reader = response.body?.getReader();
      expect(response.headers.get('content-type')).toBe('text/event-stream');
      expect(textOf((await reader?.read())?.value)).toBe('data: one\n\n');
      go();
      expect(textOf((await reader?.read())?.value)).toBe('data: two\n\n');
    } finally {
      await embedded.close();
    }
  });
});
