import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
import { FirstContact } from '../../src/requests/first-contact.js';
import { createSend } from '../../src/requests/send.js';
import { breakConnection, refuse, scriptedClient } from './scripted-client.js';

const never = () => new Promise<never>(() => {});
const minute = 60_000;

describe('a service that has never answered', () => {
  it('is given up as unreachable within a minute when packets are dropped', async () => {
    const clock = new ManualClock();
    const { client, count } = scriptedClient({ GetRestApis: never });
    await expect(clock.run(createSend(client, { clock })('GetRestApis', {}))).rejects.toMatchObject({
      code: 'execute.unreachable',
      hint: "Check the client's Region, endpoint, credentials, and the network.",
      cause: { name: 'TimeoutError' },
    });
    expect(clock.now()).toBeLessThanOrEqual(minute);
    expect(count('GetRestApis')).toBeGreaterThan(1); // One packet may be lost.
  });

  it('is given up within a minute when the credentials don’t come', async () => {
    const clock = new ManualClock();
    const { clientConfig } = new EmbeddedApiGateway({ clock });
    const client = new APIGatewayClient({ ...clientConfig, credentials: never });
    await expect(clock.run(createSend(client, { clock })('GetRestApis', {}))).rejects.toMatchObject({
      code: 'execute.unreachable',
    });
    expect(clock.now()).toBeLessThanOrEqual(minute);
  });

  it('is given up within a minute when every connection breaks', async () => {
    const clock = new ManualClock();
    const { client } = scriptedClient({ GetRestApis: breakConnection });
    await expect(clock.run(createSend(client, { clock })('GetRestApis', {}))).rejects.toMatchObject({
      code: 'execute.unreachable',
      cause: { code: 'ECONNRESET' },
    });
    expect(clock.now()).toBeLessThanOrEqual(minute);
  });

  it('is waited for as long as for anything once it has answered, whatever it said', async () => {
    const clock = new ManualClock();
    const { client } = scriptedClient({
      GetRestApis: (_, earlier) => (earlier === 0 ? refuse('ServiceUnavailableException', 503) : never()),
    });
    await expect(clock.run(createSend(client, { clock })('GetRestApis', {}))).rejects.toMatchObject({
      code: 'execute.request-timeout',
    });
    expect(clock.now()).toBeGreaterThan(9 * minute);
  });
});

describe('an attempt at a service that has never answered', () => {
  it('may take as long as leaves time for another one, and a second at least', () => {
    const contact = new FirstContact();
    expect([0, 31_000, 40_000, 59_500, 90_000].map((ms) => contact.attemptMs(ms))).toEqual([
      29_000, 29_000, 20_000, 1_000, 1_000,
    ]);
    contact.made();
    expect(contact.attemptMs(0)).toBe(Number.POSITIVE_INFINITY);
  });

  const coded = (code: string, members: object = {}) =>
    Object.assign(new Error(`connect ${code}.`), { code, ...members });
  const isLast = (error: Error, failingForMs: number, delayMs = 0) => {
    try {
      new FirstContact().failed(error, 'restApi', failingForMs, delayMs);
      return false;
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'execute.unreachable', address: 'restApi', cause: error });
      return true;
    }
  };

  it('is the last after half a minute without a way to the host', () => {
    expect(isLast(coded('ECONNREFUSED'), 29_999, 60_000)).toBe(false);
    expect(isLast(coded('ECONNREFUSED'), 30_000)).toBe(true);
    // The SDK tells how often it tried, also where nothing came back.
    expect(isLast(coded('ECONNREFUSED', { $metadata: { attempts: 1 } }), 30_000)).toBe(true);
  });

  it('is the last where the next one would come after a minute of silence', () => {
    expect(isLast(coded('ECONNRESET'), 30_000, 29_999)).toBe(false);
    expect(isLast(coded('ECONNRESET'), 30_000, 30_000)).toBe(true);
    expect(isLast(coded('ECONNRESET'), 60_000)).toBe(true);
  });

  it('isn’t the last for what has nothing to do with the way to the host', () => {
    expect(isLast(new Error('Could not load credentials from any providers'), 600_000)).toBe(false);
    expect(isLast(Object.assign(new Error('no'), { $metadata: { httpStatusCode: 503 } }), 600_000)).toBe(false);
  });

  it('says in one sentence what it failed with', () => {
    expect(() => new FirstContact().failed(coded('ECONNREFUSED'), 'restApi', 60_000, 0)).toThrow(
      "The service can't be reached: connect ECONNREFUSED.",
    );
  });
});
