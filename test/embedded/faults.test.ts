import { APIGatewayClient, CreateRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it, vi } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';

function gatewayOf(options: ConstructorParameters<typeof EmbeddedApiGateway>[0] = {}) {
  const embedded = new EmbeddedApiGateway(options);
  const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 1 });
  const create = (name = 'petstore') => client.send(new CreateRestApiCommand({ name }));
  const names = async () => (await client.send(new GetRestApisCommand({}))).items?.map(({ name }) => name);
  return { embedded, client, create, names };
}

describe('injected faults', () => {
  it.each([
    ['throttle', { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } }],
    ['serverError', { $metadata: { httpStatusCode: 500 } }],
    ['serviceUnavailable', { name: 'ServiceUnavailableException', $metadata: { httpStatusCode: 503 } }],
    ['conflict', { name: 'ConflictException', $metadata: { httpStatusCode: 409 } }],
    ['resetBefore', { code: 'ECONNRESET' }],
  ] as const)('%s: nothing happens', async (fault, error) => {
    const { embedded, create, names } = gatewayOf();
    embedded.inject({ fault });
    await expect(create()).rejects.toMatchObject(error);
    expect(await names()).toEqual([]);
  });

  it.each([
    ['resetAfter', { code: 'ECONNRESET' }],
    ['timeoutAfter', { name: 'TimeoutError' }],
  ] as const)('%s: it happens, and the answer is lost', async (fault, error) => {
    const { embedded, create, names } = gatewayOf();
    embedded.inject({ fault });
    await expect(create()).rejects.toMatchObject(error);
    expect(await names()).toEqual(['petstore']);
  });

  it.each([
    ['silentBefore', []],
    ['silentAfter', ['petstore']],
  ] as const)('%s: nothing comes back until the client gives up', async (fault, expected) => {
    const { embedded, client, names } = gatewayOf();
    embedded.inject({ fault, operation: 'CreateRestApi' });
    const controller = new AbortController();
    let isOver = false;
    const sent = client
      .send(new CreateRestApiCommand({ name: 'petstore' }), { abortSignal: controller.signal })
      .finally(() => {
        isOver = true;
      });
    const outcome = expect(sent).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(embedded.calls).toHaveLength(1), { interval: 1, timeout: 30_000 });
    expect(await names()).toEqual(expected);
    expect(isOver).toBe(false);
    controller.abort();
    await outcome;
    expect(embedded.calls[0]).toMatchObject({ operation: 'CreateRestApi', status: undefined });
  });

  it('says how long to wait, in the service’s own header', async () => {
    const { embedded, create } = gatewayOf();
    embedded.inject({ fault: 'throttle', retryAfterSeconds: 12 });
    await expect(create()).rejects.toMatchObject({ retryAfterSeconds: '12' });
  });

  it('hits the calls that it was asked to, and no others', async () => {
    const { embedded, create, names } = gatewayOf();
    embedded.inject({ fault: 'serverError', operation: 'CreateRestApi', nth: 2, times: 2 });
    const outcomes = [];
    for (const name of ['a', 'b', 'c', 'd']) {
      outcomes.push(
        await create(name).then(
          () => 'made',
          () => 'failed',
        ),
      );
      await names();
    }
    expect(outcomes).toEqual(['made', 'failed', 'failed', 'made']);
  });

  it('forgets what it is told to forget', async () => {
    const { embedded, create } = gatewayOf();
    embedded.inject({ fault: 'serverError', times: 5 });
    embedded.clearFaults();
    await expect(create()).resolves.toHaveProperty('id');
  });
});

describe('the record of calls', () => {
  it('has every call, with what was sent and what became of it', async () => {
    const clock = new ManualClock({ now: 1_000 });
    const { embedded, create } = gatewayOf({ clock });
    await create();
    embedded.inject({ fault: 'resetBefore' });
    await create('lost').catch(() => undefined);
    expect(embedded.calls).toMatchObject([
      { operation: 'CreateRestApi', input: { name: 'petstore' }, status: 201, at: 1_000 },
      { operation: 'CreateRestApi', input: { name: 'lost' }, status: undefined, at: 1_000 },
    ]);
  });

  it('knows how many were under way at once', async () => {
    const clock = new ManualClock();
    const { embedded, create } = gatewayOf({ clock, latencyMs: 100 });
    await clock.run(Promise.all([create('a'), create('b'), create('c')]));
    expect(embedded.mostInFlight).toBe(3);
    expect(clock.now()).toBe(100);
  });
});

describe('request quotas', () => {
  it('are off unless asked for', async () => {
    const { create } = gatewayOf({ clock: new ManualClock() });
    await expect(Promise.all(Array.from({ length: 50 }, () => create()))).resolves.toHaveLength(50);
  });

  it('refuse a second edge-optimized API within 30 seconds, as documented', async () => {
    const clock = new ManualClock();
    const { create } = gatewayOf({ clock, quotas: 'documented' });
    await create();
    await expect(create()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await clock.advance(29_000);
    await expect(create()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    await clock.advance(1_000);
    await expect(create()).resolves.toHaveProperty('id');
  });

  it('can be of your own making', async () => {
    const clock = new ManualClock();
    const { create, names } = gatewayOf({ clock, quotas: [{ operation: 'GetRestApis', rate: 1, capacity: 2 }] });
    await Promise.all([create(), create(), create()]);
    await Promise.all([names(), names()]);
    await expect(names()).rejects.toMatchObject({ name: 'TooManyRequestsException' });
  });
});
