import {
  BadRequestException,
  type GetVpcLinkCommand,
  NotFoundException,
  ServiceUnavailableException,
  TooManyRequestsException,
  UnauthorizedException,
  VpcLinkStatus,
} from '@aws-sdk/client-api-gateway';
import { WaiterState } from '@aws-sdk/util-waiter';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ManualClock } from '../../src/embedded/index.js';
import { isFluentApiGatewayError } from '../../src/errors/errors.js';
import { WaiterAbortError, WaiterFailureError, WaiterOptionsError, WaiterTimeoutError } from '../../src/wait/errors.js';
import { waitUntilVpcLinkAvailable, waitUntilVpcLinkDeleted } from '../../src/wait/waiters.js';
import { clientOf } from '../requests/scripted-send.js';

type Answer = Error | { readonly status?: string; readonly statusMessage?: string };

/** A client that gives the responses in turn, the last one for ever, and remembers when it was asked and how. */
function scripted(...answers: Answer[]) {
  const looks: { readonly at: number; readonly input: unknown; readonly signal: AbortSignal | undefined }[] = [];
  const started = clock.now();
  const send = async (command: GetVpcLinkCommand, { abortSignal }: { readonly abortSignal?: AbortSignal } = {}) => {
    const answer = answers[Math.min(looks.length, answers.length - 1)];
    looks.push({ at: (clock.now() - started) / 1_000, input: command.input, signal: abortSignal });
    if (answer instanceof Error) throw answer;
    return { ...answer, $metadata: { httpStatusCode: 200 } };
  };
  return { client: clientOf({ send }), looks };
}

let clock = new ManualClock();
beforeEach(() => {
  clock = new ManualClock();
});

/** Lets time pass until the promise settles. */
const settled = <Result>(promise: Promise<Result>) => clock.run(promise);

const metadata = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });
const notFound = () => new NotFoundException({ message: 'Invalid Vpc link identifier specified', ...metadata(404) });
const throttled = () => new TooManyRequestsException({ message: 'Rate exceeded', ...metadata(429) });
const input = { vpcLinkId: 'abc123' };

describe('a waiter', () => {
  it('looks until the state is reached, and gives the last response', async () => {
    const { client, looks } = scripted({ status: 'PENDING' }, { status: 'PENDING' }, { status: 'AVAILABLE' });
    const result = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900 }, input));
    expect(result.state).toBe(WaiterState.SUCCESS);
    expect(result.final).toMatchObject({ status: VpcLinkStatus.AVAILABLE });
    expect(result.observedResponses).toEqual({ '200: OK': 3 });
    expect(looks.map((look) => look.input)).toEqual([input, input, input]);
  });

  it('waits from minDelay to maxDelay between two looks', async () => {
    const { client, looks } = scripted({ status: 'PENDING' });
    const waiting = waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 200, minDelay: 10, maxDelay: 40 }, input);
    await expect(settled(waiting)).rejects.toThrow(WaiterTimeoutError);
    const gaps = looks.slice(1).map((look, index) => look.at - (looks[index]?.at ?? 0));
    expect(gaps.length).toBeGreaterThan(4);
    expect(Math.min(...gaps.slice(0, -1))).toBeGreaterThanOrEqual(10);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(40.5);
    expect(looks.at(-1)?.at).toBeLessThanOrEqual(200);
  });

  it('goes on at a state that the SDK does not know yet', async () => {
    const { client } = scripted({ status: 'MIGRATING' }, { status: 'AVAILABLE' });
    const result = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 60 }, input));
    expect(result.state).toBe(WaiterState.SUCCESS);
  });

  it.each([
    ['throttling', throttled],
    ['a fault of the service', () => new ServiceUnavailableException({ message: 'later', ...metadata(503) })],
    ['an internal error', () => Object.assign(new Error('internal'), { name: 'InternalFailure', ...metadata(500) })],
    ['a lost connection', () => Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
  ])('goes on after %s', async (_, fault) => {
    const { client, looks } = scripted({ status: 'PENDING' }, fault(), fault(), { status: 'AVAILABLE' });
    await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 300 }, input));
    expect(looks).toHaveLength(4);
  });

  it('fails at once at a failed state, with the service’s status message', async () => {
    const { client, looks } = scripted(
      { status: 'PENDING' },
      { status: 'FAILED', statusMessage: 'The load balancer was not found.' },
    );
    const error = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900 }, input)).catch((e) => e);
    expect(error).toBeInstanceOf(WaiterFailureError);
    expect(error).toMatchObject({
      name: 'WaiterFailureError',
      code: 'wait.failure',
      address: 'VPC link abc123',
      lastState: 'FAILED',
      statusMessage: 'The load balancer was not found.',
      message: 'Waited for VPC link abc123 to be available, but it is FAILED: The load balancer was not found.',
    });
    expect(error.result).toMatchObject({ state: 'FAILURE', observedResponses: { '200: OK': 2 } });
    expect(isFluentApiGatewayError(error, 'wait')).toBe(true);
    expect(looks).toHaveLength(2);
  });

  it('fails at once when the thing does not exist', async () => {
    const { client, looks } = scripted({ status: 'PENDING' }, notFound());
    const error = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900 }, input)).catch((e) => e);
    expect(error).toMatchObject({
      code: 'wait.failure',
      lastState: 'PENDING',
      message:
        "Waited for VPC link abc123 to be available, but it doesn't exist: Invalid Vpc link identifier specified.",
    });
    expect(error.cause).toBeInstanceOf(NotFoundException);
    expect(looks).toHaveLength(2);
  });

  it.each([
    ['a refusal', new UnauthorizedException({ message: 'no permission', ...metadata(401) })],
    ['a bad request', new BadRequestException({ message: 'no such thing', ...metadata(400) })],
    ['a mistake in the client', new TypeError('client.config is undefined')],
  ])('fails at once after %s', async (_, refusal) => {
    const { client, looks } = scripted({ status: 'PENDING' }, refusal, { status: 'AVAILABLE' });
    const error = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900 }, input)).catch((e) => e);
    expect(error).toMatchObject({ code: 'wait.failure', cause: refusal, statusMessage: refusal.message });
    expect(looks).toHaveLength(2);
  });

  it('succeeds with the exception where the end of the thing is awaited', async () => {
    const { client } = scripted({ status: 'DELETING' }, { status: 'DELETING' }, notFound());
    const result = await settled(waitUntilVpcLinkDeleted({ client, clock, maxWaitTime: 900 }, input));
    expect(result.state).toBe(WaiterState.SUCCESS);
    expect(result.final).toBeInstanceOf(NotFoundException);
  });

  it('times out with the state that it saw last', async () => {
    const { client } = scripted({ status: 'PENDING', statusMessage: 'Still creating' });
    const error = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 60 }, input)).catch((e) => e);
    expect(error).toBeInstanceOf(WaiterTimeoutError);
    expect(error).toMatchObject({ name: 'TimeoutError', code: 'wait.timeout', lastState: 'PENDING' });
    expect(error.message).toBe(
      'Waited for VPC link abc123 to be available for 60 seconds; it was last seen PENDING: Still creating.',
    );
  });

  it('times out without a state when it was throttled all the time', async () => {
    const { client } = scripted(throttled());
    const error = await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 60 }, input)).catch((e) => e);
    expect(error).toMatchObject({ code: 'wait.timeout', lastState: undefined });
    expect(Object.keys(error.result.observedResponses)).toEqual(['429: Rate exceeded']);
  });

  it('stops at the signal while it sleeps, and never looks again', async () => {
    const { client, looks } = scripted({ status: 'PENDING' });
    const controller = new AbortController();
    const waiting = waitUntilVpcLinkAvailable(
      { client, clock, maxWaitTime: 900, abortSignal: controller.signal },
      input,
    );
    waiting.catch(() => undefined);
    await clock.advance(1_000);
    expect(looks).toHaveLength(1);
    controller.abort(new Error('deployment cancelled'));
    const error = await settled(waiting).catch((e) => e);
    expect(error).toBeInstanceOf(WaiterAbortError);
    expect(error).toMatchObject({ name: 'AbortError', code: 'wait.abort', lastState: 'PENDING' });
    expect(error.cause).toBe(controller.signal.reason);
    await clock.advance(900_000);
    expect(looks).toHaveLength(1);
  });

  it('sends nothing when the signal was aborted before', async () => {
    const { client, looks } = scripted({ status: 'AVAILABLE' });
    const waiting = waitUntilVpcLinkAvailable(
      { client, clock, maxWaitTime: 900, abortSignal: AbortSignal.abort() },
      input,
    );
    await expect(settled(waiting)).rejects.toThrow(WaiterAbortError);
    expect(looks).toHaveLength(0);
  });

  it('hands the signal to the request under way', async () => {
    const controller = new AbortController();
    const hanging = clientOf({
      send: (_: unknown, { abortSignal }: { readonly abortSignal: AbortSignal }) =>
        new Promise((_resolve, reject) => {
          abortSignal.addEventListener('abort', () => reject(Object.assign(new Error('x'), { name: 'AbortError' })));
        }),
    });
    const waiting = waitUntilVpcLinkAvailable(
      { client: hanging, clock, maxWaitTime: 900, abortSignal: controller.signal },
      input,
    );
    waiting.catch(() => undefined);
    await clock.advance(1_000);
    controller.abort();
    await expect(settled(waiting)).rejects.toThrow(WaiterAbortError);
  });

  it('times out while a request does not answer, and ends it', async () => {
    let ended = false;
    const hanging = clientOf({
      send: (_: unknown, { abortSignal }: { readonly abortSignal: AbortSignal }) =>
        new Promise(() => {
          abortSignal.addEventListener('abort', () => (ended = true));
        }),
    });
    const configuration = { client: hanging, clock, maxWaitTime: 60 };
    const error = await settled(waitUntilVpcLinkAvailable(configuration, input)).catch((e) => e);
    expect(error).toMatchObject({ code: 'wait.timeout', lastState: undefined });
    expect(ended).toBe(true);
  });

  it('waits as long as it is told, forever if need be', async () => {
    const { client } = scripted({ status: 'PENDING' }, { status: 'AVAILABLE' });
    const waiting = waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: Number.POSITIVE_INFINITY }, input);
    expect((await settled(waiting)).state).toBe(WaiterState.SUCCESS);
  });

  it('keeps nothing alive after the signal', async () => {
    const { client } = scripted({ status: 'PENDING' });
    const controller = new AbortController();
    const { signal: abortSignal } = controller;
    const waiting = waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900, abortSignal }, input);
    waiting.catch(() => undefined);
    await clock.advance(1_000);
    expect(clock.sleeping).toBe(1);
    controller.abort();
    await expect(waiting).rejects.toThrow(WaiterAbortError);
    expect(clock.sleeping).toBe(0);
  });

  it('keeps nothing alive on the machine’s own clock, either', async () => {
    // Those of this test alone: other tests of the process leave some that run out meanwhile.
    const set = vi.spyOn(globalThis, 'setTimeout');
    const cleared = vi.spyOn(globalThis, 'clearTimeout');
    onTestFinished(() => {
      set.mockRestore();
      cleared.mockRestore();
    });
    const { client } = scripted({ status: 'PENDING' });
    const controller = new AbortController();
    const { signal: abortSignal } = controller;
    const waiting = waitUntilVpcLinkAvailable({ client, maxWaitTime: 900, abortSignal }, input);
    await vi.waitFor(() => expect(set).toHaveBeenCalled(), { interval: 1 });
    controller.abort();
    await expect(waiting).rejects.toThrow(WaiterAbortError);
    const timers = set.mock.results.map(({ value }) => value);
    expect(timers.filter((timer) => !cleared.mock.calls.some(([one]) => one === timer))).toEqual([]);
  });

  it('fails at once at a count of the account that is reached', async () => {
    const refusal = Object.assign(new Error('Maximum number reached'), {
      name: 'LimitExceededException',
      ...metadata(429),
    });
    const { client, looks } = scripted({ status: 'PENDING' }, refusal, { status: 'AVAILABLE' });
    const waiting = waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900 }, input);
    await expect(settled(waiting)).rejects.toMatchObject({ code: 'wait.failure', cause: refusal });
    expect(looks).toHaveLength(2);
  });

  it('waits as long as a throttled look is told', async () => {
    const busy = Object.assign(throttled(), { retryAfterSeconds: '90' });
    const { client, looks } = scripted(busy, { status: 'AVAILABLE' });
    await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 300 }, input));
    expect(looks.map(({ at }) => at)).toEqual([0, 90]);
  });

  it('leaves the signal without listeners', async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const { client } = scripted({ status: 'PENDING' }, { status: 'AVAILABLE' });
    await settled(
      waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900, abortSignal: controller.signal }, input),
    );
    expect(add).toHaveBeenCalled();
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length);
  });

  it('never writes to the input', async () => {
    const { client, looks } = scripted({ status: 'PENDING' }, { status: 'AVAILABLE' });
    const frozen = Object.freeze({ ...input });
    await settled(waitUntilVpcLinkAvailable({ client, clock, maxWaitTime: 900 }, frozen));
    for (const look of looks) expect(look.input).not.toBe(frozen);
  });

  it('refuses what cannot work before anything is sent, all of it at once', async () => {
    const { client, looks } = scripted({ status: 'AVAILABLE' });
    const codes = async (configuration: object) => {
      const error = await waitUntilVpcLinkAvailable(configuration as never, input).catch((e) => e);
      expect(error).toBeInstanceOf(WaiterOptionsError);
      return error.problems.map((problem: { code: string; address: string }) => `${problem.code} ${problem.address}`);
    };
    expect(await codes({ clock, maxWaitTime: 900 })).toEqual(['wait.client client']);
    expect(await codes({ client })).toEqual(['wait.seconds maxWaitTime']);
    expect(await codes({ client, clock, maxWaitTime: -1, minDelay: 0, maxDelay: Number.NaN })).toEqual([
      'wait.seconds maxWaitTime',
      'wait.seconds minDelay',
      'wait.seconds maxDelay',
      'wait.max-wait-time maxWaitTime',
    ]);
    expect(await codes({ client, clock, maxWaitTime: 5, minDelay: 5 })).toEqual(['wait.max-wait-time maxWaitTime']);
    expect(await codes({ client, clock, maxWaitTime: 60, minDelay: 10, maxDelay: 5 })).toEqual([
      'wait.max-delay maxDelay',
    ]);
    expect(looks).toHaveLength(0);
  });
});
