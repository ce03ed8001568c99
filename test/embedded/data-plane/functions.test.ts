import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '../../../src/embedded/index.js';
import type { GivenLambda, LambdaContext } from '../../../src/embedded/invoke/integration-options.js';
import { listening } from '../invoke/loopback.js';
import { deployed, invoked, proxied } from './api.js';

const calling = (pets: GivenLambda, clock = new ManualClock(), more: object = {}) =>
  deployed({
    paths: { '/pets': { post: { integration: proxied('pets', more) } } },
    integrations: { lambda: { pets } },
    clock,
  });

const post = { method: 'POST', body: '{}' };

describe('a function is called as it is deployed', () => {
  it('with an event and a context', async () => {
    let seen: LambdaContext | undefined;
    const { call } = await calling((_event, context) => {
      seen = context;
      return {};
    });
    await call('/pets', post);
    expect(seen).toMatchObject({
      functionName: 'pets',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:pets',
      logGroupName: '/aws/lambda/pets',
      memoryLimitInMB: '128',
    });
    expect(seen?.awsRequestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('with the time that is left, on the clock', async () => {
    const clock = new ManualClock();
    const left: number[] = [];
    const { call } = await calling(
      async (_event, { getRemainingTimeInMillis }) => {
        left.push(getRemainingTimeInMillis());
        await clock.sleep(4_000);
        left.push(getRemainingTimeInMillis());
        return {};
      },
      clock,
      { timeoutInMillis: 10_000 },
    );
    const response = call('/pets', post);
    await clock.advance(4_000);
    expect((await response).status).toBe(200);
    expect(left).toEqual([10_000, 6_000]);
  });

  it('with a callback, where it declares one', async () => {
    const withCallback: GivenLambda = (_event, _context, callback) => {
      setImmediate(() => callback(null, { body: 'called back' }));
    };
    const { call } = await calling(withCallback);
    expect(await (await call('/pets', post)).text()).toBe('called back');
    const failing = await calling((_event, _context, callback) => callback(new Error('no')));
    expect((await failing.call('/pets', post)).status).toBe(502);
  });

  it.each([undefined, 29_000, 50, 12_345])('until the integration times out: %s ms', async (timeoutInMillis) => {
    const clock = new ManualClock();
    const { call } = await calling(
      () => new Promise(() => undefined),
      clock,
      timeoutInMillis === undefined ? {} : { timeoutInMillis },
    );
    let status: number | undefined;
    const response = call('/pets', post).then((one) => {
      status = one.status;
      return one;
    });
    await clock.advance((timeoutInMillis ?? 29_000) - 1);
    expect(status).toBeUndefined();
    await clock.advance(1);
    expect([(await response).status, await (await response).text()]).toEqual([
      504,
      '{"message": "Endpoint request timed out"}',
    ]);
  });
});

describe('a function in a module', () => {
  async function moduleOf(source: string) {
    const folder = await mkdtemp(join(tmpdir(), 'functions-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'pets.mjs');
    await writeFile(file, source);
    return file;
  }

  it('is loaded when it is invoked, from a path or a URL', async () => {
    const file = await moduleOf(
      "export const handler = async () => ({ body: 'handler' }); export const other = () => ({ body: 'other' });",
    );
    expect(await (await (await calling({ module: file })).call('/pets', post)).text()).toBe('handler');
    expect(
      await (await (await calling({ module: pathToFileURL(file), export: 'other' })).call('/pets', post)).text(),
    ).toBe('other');
  });

  it('that is not there, or lacks the export, fails as a function does', async () => {
    const { call } = await deployed({
      paths: {
        '/pets': { post: { integration: invoked('pets') } },
        '/cats': { post: { integration: invoked('cats') } },
      },
      integrations: {
        lambda: { pets: { module: '/nowhere/at/all.mjs' }, cats: { module: await moduleOf('export const x = 1;') } },
      },
    });
    expect(await (await call('/pets', post)).json()).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
    expect(await (await call('/cats', post)).json()).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: expect.stringContaining("'handler'"),
    });
  });

  it('finds awslambda where it looks for it', async () => {
    const file = await moduleOf(`export const handler = awslambda.streamifyResponse(async (event, stream) => {
      const body = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
      body.end('streamed');
    });`);
    const { call } = await calling({ module: file }, new ManualClock(), { responseTransferMode: 'STREAM' });
    const response = await call('/pets', post);
    expect([response.status, await response.text()]).toEqual([201, 'streamed']);
  });
});

describe('a function behind a URL', () => {
  it('is invoked by Lambda’s API', async () => {
    const urls: (string | undefined)[] = [];
    const { url } = await listening((request, response) => {
      urls.push(request.url);
      response.end(JSON.stringify({ statusCode: 202, body: 'from afar' }));
    });
    const { call } = await calling({ url });
    const response = await call('/pets', post);
    expect([response.status, await response.text()]).toEqual([202, 'from afar']);
    expect(urls).toEqual(['/2015-03-31/functions/pets/invocations']);
  });

  it('that fails is a function that failed', async () => {
    const { url } = await listening((_request, response) => response.writeHead(500).end('broken'));
    expect((await (await calling({ url })).call('/pets', post)).status).toBe(502);
  });
});
