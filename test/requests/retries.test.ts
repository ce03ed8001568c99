import { GetRestApiCommand } from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.js';
import { ManualClock } from '../../src/embedded/index.js';
import { Admission } from '../../src/quotas/admission.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { createSend, type RequestOutcome, type SendOptions } from '../../src/requests/send.js';
import { refuse, type Script, scriptedClient } from './scripted-client.js';
import { clientOf } from './scripted-send.js';

function sending(script: Script, options: Partial<SendOptions> & { readonly clock?: Clock } = {}) {
  const clock = new ManualClock();
  const scripted = scriptedClient(script);
  const events: GatewayEvent[] = [];
  const outcomes: RequestOutcome[] = [];
  const send = createSend(scripted.client, {
    clock,
    onEvent: (event) => events.push(event),
    onOutcome: (outcome) => outcomes.push(outcome),
    ...options,
  });
  const delays = () => events.flatMap((event) => (event.type === 'retrying' ? [event.delayMs] : []));
  const reasons = () => events.flatMap((event) => (event.type === 'retrying' ? [event.reason] : []));
  return { clock, send, events, outcomes, delays, reasons, ...scripted };
}

const $metadata = { httpStatusCode: 200 };
const restApi = { restApiId: 'a1b2c3' };
const api = { id: 'a1b2c3', $metadata };
const throttle = (retryAfterSeconds?: string) =>
  refuse('TooManyRequestsException', 429, 'Too Many Requests', { retryAfterSeconds });
const unavailable = () => refuse('ServiceUnavailableException', 503);

describe('the wait before a request is sent again', () => {
  it.each([
    [0, [250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]],
    [1, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]],
  ])('doubles up to a bound, half of it by chance: %d', async (chance, expected) => {
    const manual = new ManualClock();
    const clock: Clock = {
      now: () => manual.now(),
      sleep: (ms, options) => manual.sleep(ms, options),
      random: () => chance,
    };
    const { send, delays } = sending({ GetRestApi: (_, earlier) => (earlier < 8 ? unavailable() : api) }, { clock });
    await manual.run(send('GetRestApi', restApi));
    expect(delays()).toEqual(expected);
  });

  it('is two seconds for what isn’t seen yet', async () => {
    const { clock, send, delays } = sending({
      GetRestApi: (_, earlier) => (earlier < 3 ? refuse('NotFoundException', 404) : api),
    });
    await clock.run(send('GetRestApi', restApi, { isAboutNew: true }));
    expect(delays()).toEqual([2_000, 2_000, 2_000]);
  });

  it('is two seconds for a role that isn’t known yet, and comes to an end', async () => {
    const { clock, send, delays, reasons, count } = sending({
      UpdateAccount: () => refuse('BadRequestException', 400, 'The role ARN does not have required permissions.'),
    });
    await expect(clock.run(send('UpdateAccount', { patchOperations: [] }))).rejects.toMatchObject({
      name: 'BadRequestException',
    });
    expect(count('UpdateAccount')).toBe(15);
    expect(new Set(delays())).toEqual(new Set([2_000]));
    expect(new Set(reasons())).toEqual(new Set(['rolePending']));
  });

  it('is counted from when it begins, with that for a quota', async () => {
    const clock = new ManualClock();
    const admission = new Admission([{ operation: 'GetRestApi', tokensPerSecond: 0.1, capacity: 1 }], clock);
    const script = { GetRestApi: (_: unknown, earlier: number) => (earlier === 1 ? throttle('45') : api) };
    const { send, outcomes } = sending(script, { clock, admission });
    await clock.advance(5_000);
    await clock.run(send('GetRestApi', restApi));
    await clock.run(send('GetRestApi', restApi));
    expect(outcomes).toEqual([
      { operation: 'GetRestApi', attempts: 1, waitedMs: 0 },
      // 10 s for the quota, and then what it was told: the quota's own token comes meanwhile.
      { operation: 'GetRestApi', attempts: 2, waitedMs: 55_000 },
    ]);
  });
});

describe('the deadline', () => {
  it('ends a request that is told to wait until then, and no other', async () => {
    const script: Script = { GetRestApi: (_, earlier) => (earlier === 0 ? throttle('45') : api) };
    const atDeadline = sending(script, { deadlineMs: 45_000 });
    await expect(atDeadline.clock.run(atDeadline.send('GetRestApi', restApi))).rejects.toMatchObject({
      code: 'execute.retry-after',
      message: expect.stringContaining('45 s are left until the deadline'),
    });
    expect(atDeadline.clock.now()).toBe(0);
    const before = sending(script, { deadlineMs: 45_001 });
    expect(await before.clock.run(before.send('GetRestApi', restApi))).toMatchObject({ id: 'a1b2c3' });
  });

  it('has no time left where the response came after it', async () => {
    const clock = new ManualClock();
    const script: Script = { GetRestApi: () => clock.sleep(20_000).then(() => throttle('45')) };
    const { send } = sending(script, { clock, deadlineMs: 10_000 });
    await expect(clock.run(send('GetRestApi', restApi))).rejects.toMatchObject({
      message: expect.stringContaining('and 0 s are left until the deadline'),
    });
  });

  it('ends a request whose wait took longer than it should: the machine may have slept', async () => {
    const manual = new ManualClock();
    const clock: Clock = {
      now: () => manual.now(),
      sleep: (ms, options) => manual.sleep(ms * 8, options), // Until the deadline, to the millisecond.
      random: () => 0,
    };
    const { send, count } = sending({ GetRestApi: unavailable }, { clock, deadlineMs: 2_000 });
    await expect(manual.run(send('GetRestApi', restApi))).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
    });
    expect(count('GetRestApi')).toBe(1);
  });
});

describe('a request', () => {
  it('isn’t sent again for a failure that stays, also after one that passed', async () => {
    const { clock, send, count } = sending({
      GetRestApi: (_, earlier) => (earlier === 0 ? throttle() : refuse('NotFoundException', 404)),
    });
    await expect(clock.run(send('GetRestApi', restApi))).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(count('GetRestApi')).toBe(2);
  });

  it('isn’t sent again after the signal, whatever its reason is called', async () => {
    const controller = new AbortController();
    const reason = new DOMException('The operation timed out', 'TimeoutError');
    const { clock, send, count } = sending({
      GetRestApi: () => {
        controller.abort(reason);
        return unavailable();
      },
    });
    await expect(clock.run(send('GetRestApi', restApi, { signal: controller.signal }))).rejects.toBe(reason);
    expect(count('GetRestApi')).toBe(1);
  });

  it('fails with the very mistake that a program made', async () => {
    const mistake = new TypeError('x is not a function');
    const { send } = sending({
      GetRestApi: () => {
        throw mistake;
      },
    });
    await expect(send('GetRestApi', restApi)).rejects.toBe(mistake);
  });

  it('that is throttled slows down those that are counted with it, and no other failure does', async () => {
    const clock = new ManualClock();
    const told: unknown[] = [];
    class Noting extends Admission {
      override async throttled(...given: Parameters<Admission['throttled']>) {
        told.push(given);
      }
    }
    const script: Script = {
      GetRestApi: (_, earlier) => [unavailable, () => throttle('7'), throttle, () => api][earlier]?.(),
    };
    const { send } = sending(script, { clock, admission: new Noting([], clock) });
    await clock.run(send('GetRestApi', restApi));
    const counted = { operation: 'GetRestApi', input: restApi };
    expect(told).toEqual([
      [counted, 7_000],
      [counted, undefined],
    ]);
  });

  it('is made by the command that takes the place of the SDK’s own', async () => {
    class OwnCommand extends GetRestApiCommand {}
    const seen: object[] = [];
    const send = async (command: object) => {
      seen.push(command);
      return api;
    };
    const client = clientOf({ send });
    const commands = { GetRestApi: (input: never) => new OwnCommand(input) };
    await createSend(client, { clock: new ManualClock(), commands })('GetRestApi', restApi);
    await createSend(client, { clock: new ManualClock(), commands: {} })('GetRestApi', restApi);
    expect(seen.map((command) => command instanceof OwnCommand)).toEqual([true, false]);
    expect(seen[0]).toMatchObject({ input: restApi });
  });
});

describe('a write that is refused as concurrent again and again', () => {
  const concurrent = () =>
    refuse(
      'ConflictException',
      409,
      'Unable to complete operation due to concurrent modification. Please try again later.',
    );
  const method = { ...restApi, resourceId: 'pets', httpMethod: 'GET' };
  const refusedTimes = (times: number) => (_: unknown, earlier: number) =>
    earlier < times ? concurrent() : { httpMethod: 'GET', $metadata };

  it('goes on where the API is there, which is asked once', async () => {
    const { clock, send, count } = sending({ PutIntegration: refusedTimes(6), GetRestApi: () => api });
    expect(await clock.run(send('PutIntegration', method as never))).toMatchObject({ httpMethod: 'GET' });
    expect(count('GetRestApi')).toBe(1);
  });

  it('ends with the signal while the API is asked for', async () => {
    const { clock, send } = sending({ PutIntegration: concurrent, GetRestApi: () => new Promise(() => {}) });
    const controller = new AbortController();
    const reason = new Error('enough');
    const over = expect(send('PutIntegration', method as never, { signal: controller.signal })).rejects.toBe(reason);
    await clock.advance(5_000);
    controller.abort(reason);
    await over;
  });

  it('asks for no API where it is about none', async () => {
    const { clock, send, count } = sending({ UpdateUsagePlan: refusedTimes(6) });
    await clock.run(send('UpdateUsagePlan', { usagePlanId: 'gold' }));
    expect(count('GetRestApi')).toBe(0);
  });

  it('ends with an error that says that the API doesn’t exist, and what was refused', async () => {
    const { clock, send } = sending({
      PutIntegration: concurrent,
      GetRestApi: () => refuse('NotFoundException', 404, 'Invalid API identifier specified'),
    });
    await expect(clock.run(send('PutIntegration', method as never))).rejects.toMatchObject({
      name: 'NotFoundException',
      message:
        'Invalid API identifier specified (PutIntegration was refused as a concurrent modification: Unable to complete operation due to concurrent modification. Please try again later.)',
    });
  });

  it('ends with what keeps the API from being read, as it is', async () => {
    const { clock, send } = sending({
      PutIntegration: concurrent,
      GetRestApi: () => refuse('ForbiddenException', 403, 'not authorized to perform: apigateway:GET'),
    });
    await expect(clock.run(send('PutIntegration', method as never))).rejects.toMatchObject({
      name: 'ForbiddenException',
      message: 'not authorized to perform: apigateway:GET',
    });
  });
});
