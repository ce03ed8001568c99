import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, ManualClock } from '../../src/embedded/index.js';
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
      hint: "Look at the client's Region, endpoint and credentials, and at the network.",
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
