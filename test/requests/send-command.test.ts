import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../../src/embedded/index.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { listRestApis } from '../../src/list/lists.js';
import { createSend } from '../../src/requests/send.js';
import { lowestSdkVersion, sendCommand } from '../../src/requests/send-command.js';
import { waitUntilRestApiAvailable } from '../../src/wait/waiters.js';
import { clientOf } from './scripted-send.js';

/** A client that does nothing but answer, as mocks do. */
function clientThat(send: () => unknown, config?: object): APIGatewayClient {
  return clientOf({ send: async () => send(), config });
}

function thrower(thrown: unknown): () => never {
  return () => {
    throw thrown;
  };
}

const restApi = { restApiId: 'a1b2c3' };

describe('what clients throw and give', () => {
  it.each([
    ['a connection that was reset', "Object.assign(new Error('reset'), { code: 'ECONNRESET' })", 'ECONNRESET'],
    ['a fetch that failed', "Object.assign(new TypeError('terminated'), { cause: { code: 'UND_ERR_SOCKET' } })", ''],
    ['a time-out', "Object.assign(new Error('slow'), { name: 'TimeoutError' })", ''],
  ])('is sent again after %s, of another realm', async (_, code) => {
    const clock = new ManualClock();
    let attempts = 0;
    const client = clientThat(() => {
      attempts++;
      if (attempts < 3) throw runInNewContext(code);
      return { id: 'a1b2c3', name: 'petstore' };
    });
    expect(await clock.run(createSend(client, { clock })('GetRestApi', restApi))).toMatchObject({ name: 'petstore' });
    expect(attempts).toBe(3);
  });

  it('keeps the kind of a failure of another realm that can’t pass', async () => {
    const refusal = runInNewContext(
      "Object.assign(new Error('gone'), { name: 'NotFoundException', $metadata: { httpStatusCode: 404 } })",
    );
    const send = createSend(clientThat(thrower(refusal)), { clock: new ManualClock() });
    const error: unknown = await send('GetRestApi', restApi).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'NotFoundException', message: 'gone', cause: refusal });
  });

  it('can be ended by the signal that clients are given', async () => {
    const given: unknown[] = [];
    const client = clientOf({
      send: async (_command: object, options: { readonly abortSignal?: AbortSignal }) => {
        given.push(options.abortSignal);
        return { id: 'a1b2c3' };
      },
    });
    const { signal } = new AbortController();
    await sendCommand(client, {}, 'GetRestApi', signal);
    expect(given).toEqual([signal]);
  });

  it.each([undefined, null, 'text'])('says that there was no response: %j', async (output) => {
    const send = createSend(
      clientThat(() => output),
      { clock: new ManualClock() },
    );
    const error: unknown = await send('GetRestApi', restApi).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'client.no-response',
      address: 'GetRestApi',
      message: `The client gave no response to GetRestApi: ${output} instead of an output.`,
      hint: 'If the client is a mock, tell it what GetRestApi resolves with.',
    });
    expect(isFluentApiGatewayError(error, 'client')).toBe(true);
  });

  it('says that there was no response to a list or a waiter, too', async () => {
    const client = clientThat(() => undefined);
    await expect(listRestApis({ client }).first()).rejects.toMatchObject({ code: 'client.no-response' });
    await expect(waitUntilRestApiAvailable({ client, maxWaitTime: 60 }, restApi)).rejects.toMatchObject({
      code: 'wait.failure',
      cause: { code: 'client.no-response', address: 'GetRestApi' },
    });
  });
});

describe('a client of an SDK that is too old', () => {
  const cryptic = new Error('serializerMiddleware is not found when adding endpointV2Middleware middleware before it');
  const clientOf = (version: string, thrown: Error = cryptic) =>
    clientThat(thrower(thrown), {
      defaultUserAgentProvider: async () => [
        ['ua', '2.1'],
        ['aws-sdk-js', version],
        ['os/linux', '6.1'],
      ],
    });
  const failureOf = (client: APIGatewayClient) =>
    createSend(client, { clock: new ManualClock() })('GetRestApi', restApi).catch((thrown: unknown) => thrown);

  it.each(['3.699.0', '3.974.9', '2.1000.0'])('is named with both versions: %s', async (version) => {
    const error = await failureOf(clientOf(version));
    expect(error).toMatchObject({ name: 'ClientError', code: 'client.too-old', cause: cryptic });
    expect((error as Error).message).toBe(
      `The client is of @aws-sdk/client-api-gateway ${version}; ${lowestSdkVersion} is the lowest version that works.`,
    );
  });

  it('is named by lists and waiters', async () => {
    const client = clientOf('3.699.0');
    await expect(listRestApis({ client }).first()).rejects.toMatchObject({ code: 'client.too-old' });
    await expect(waitUntilRestApiAvailable({ client, maxWaitTime: 60 }, restApi)).rejects.toMatchObject({
      cause: { code: 'client.too-old' },
    });
  });

  it.each(['3.975.0', '3.975', '3.1142.0', '4.0.0'])(
    'is not what a failure of a newer one means: %s',
    async (version) => {
      expect(await failureOf(clientOf(version))).toBe(cryptic);
    },
  );

  it('is not what a response means that it got', async () => {
    const refusal = Object.assign(new Error('no'), { name: 'ForbiddenException', $metadata: { httpStatusCode: 403 } });
    expect(await failureOf(clientOf('3.699.0', refusal))).toBe(refusal);
  });

  it('is not looked for where a client says nothing of its version', async () => {
    expect(await failureOf(clientThat(thrower(cryptic)))).toBe(cryptic);
    for (const config of [
      {},
      { defaultUserAgentProvider: async () => undefined },
      { defaultUserAgentProvider: async () => [['ua', '2.1']] },
    ])
      expect(await failureOf(clientThat(thrower(cryptic), config))).toBe(cryptic);
    const broken = clientThat(thrower(cryptic), { defaultUserAgentProvider: thrower(new Error('no agent')) });
    expect(await failureOf(broken)).toBe(cryptic);
  });

  it('is one below the range of the peer dependency', () => {
    const { peerDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(peerDependencies['@aws-sdk/client-api-gateway']).toBe(`^${lowestSdkVersion}`);
  });
});
