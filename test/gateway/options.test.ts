import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway } from '../../src/embedded/index.js';
import { ManualClock } from '../../src/embedded/manual-clock.js';
import { ApiGateway, type ApiGatewayOptions } from '../../src/index.js';

/** How long 50 reads take, in seconds. */
async function secondsFor50(options: ApiGatewayOptions) {
  const clock = new ManualClock();
  const client = new APIGatewayClient(new EmbeddedApiGateway({ clock }).clientConfig);
  const gateway = new ApiGateway(client, { clock, ...options });
  await clock.run(Promise.all(Array.from({ length: 50 }, () => gateway.listRestApis().toArray({ limit: 1 }))));
  return clock.now() / 1000;
}

const newGateway = (options: ApiGatewayOptions) => () =>
  new ApiGateway(new APIGatewayClient(new EmbeddedApiGateway().clientConfig), options);

describe('the quotas of an ApiGateway', () => {
  it("are the service's by default", async () => {
    expect(await secondsFor50({})).toBe(1);
  });

  it('can be a share of them', async () => {
    expect(await secondsFor50({ quotaShare: 0.5 })).toBe(6);
  });

  it('can be a table of your own', async () => {
    expect(await secondsFor50({ quotas: [{ tokensPerSecond: 1, capacity: 10 }] })).toBe(40);
  });

  it.each([{ quotas: false }, { quotas: [] }] as const)('can be none: %o', async (options) => {
    expect(await secondsFor50(options)).toBe(0);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuse a share of %s', (quotaShare) => {
    expect(newGateway({ quotaShare })).toThrow(
      expect.objectContaining({
        name: 'GatewayOptionsError',
        code: 'execute.options',
        message: expect.stringContaining(
          `quotaShare: ${quotaShare} must be above 0, and 1 at most. Write 0.5 to leave half of the account to others.`,
        ),
      }),
    );
  });

  it.each(['deadlineMs', 'requestTimeoutMs'] as const)('refuse a %s that no time would do for', (option) => {
    for (const milliseconds of [0, -1, Number.NaN])
      expect(newGateway({ [option]: milliseconds })).toThrow(
        expect.objectContaining({
          code: 'execute.options',
          message: expect.stringContaining(
            `${option}: ${milliseconds} isn't above 0. Give a number of milliseconds, or Infinity for no limit.`,
          ),
        }),
      );
    for (const milliseconds of [1, 60_000, Number.POSITIVE_INFINITY])
      expect(newGateway({ [option]: milliseconds })).not.toThrow();
  });

  it('refuse a table that nothing could pass, with everything that is wrong', () => {
    const quotas = [
      { tokensPerSecond: 0, capacity: 0.5 },
      { operation: 'CreateResource', tokensPerSecond: Number.NaN, capacity: 1 },
    ] as const;
    expect(newGateway({ quotas, quotaShare: 2 })).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ code: 'execute.quota-rate', address: 'quotas: all operations' }),
          expect.objectContaining({ code: 'execute.quota-capacity', address: 'quotas: all operations' }),
          expect.objectContaining({ code: 'execute.quota-rate', address: 'quotas: CreateResource' }),
          expect.objectContaining({ code: 'execute.quota-share', address: 'quotaShare' }),
        ],
      }),
    );
  });
});
