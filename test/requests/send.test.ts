import {
  APIGatewayClient,
  CreateResourceCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { EmbeddedApiGateway, type FaultInjection, ManualClock } from '../../src/embedded/index.js';
import { Admission } from '../../src/quotas/admission.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { FirstContact } from '../../src/requests/first-contact.js';
import { RequestTimeouts } from '../../src/requests/request-timeouts.js';
import { createSend, type RequestOutcome } from '../../src/requests/send.js';

async function gatewayWith(...faults: FaultInjection[]) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  // Three attempts of the SDK's own, as every client has by default: they must not be stacked on the library's.
  const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 3 });
  const { id: restApiId = '', rootResourceId: parentId = '' } = await client.send(
    new CreateRestApiCommand({ name: 'petstore' }),
  );
  embedded.inject(...faults);
  const events: GatewayEvent[] = [];
  const outcomes: RequestOutcome[] = [];
  const send = createSend(client, {
    clock,
    onEvent: (event) => events.push(event),
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  const callsOf = (operation: string) => embedded.calls.filter((call) => call.operation === operation);
  return { clock, embedded, client, restApiId, parentId, send, events, outcomes, callsOf };
}

describe('createSend', () => {
  it('sends one request for one call and gives its response', async () => {
    const { send, restApiId, callsOf, events } = await gatewayWith();
    expect(await send('GetRestApi', { restApiId })).toMatchObject({ id: restApiId, name: 'petstore' });
    expect(callsOf('GetRestApi')).toHaveLength(1);
    expect(events).toEqual([{ type: 'sent', operation: 'GetRestApi', address: 'GetRestApi', attempt: 1 }]);
  });

  it('waits as long as a throttled answer says, in full', async () => {
    const { clock, send, restApiId, events } = await gatewayWith({ fault: 'throttle', retryAfterSeconds: 45 });
    await clock.run(send('GetRestApi', { restApiId }, { address: 'restApi' }));
    expect(clock.now()).toBe(45_000);
    expect(events[1]).toEqual({
      type: 'retrying',
      operation: 'GetRestApi',
      address: 'restApi',
      attempt: 1,
      delayMs: 45_000,
      reason: 'throttled',
      error: 'TooManyRequestsException',
    });
  });

  it.each(['serverError', 'serviceUnavailable', 'resetBefore', 'conflict', 'throttle'] as const)(
    'rides out failures in a row: %s',
    async (fault) => {
      const { clock, send, restApiId, outcomes } = await gatewayWith({ fault, operation: 'GetRestApi', times: 2 });
      await clock.run(send('GetRestApi', { restApiId }));
      expect(outcomes.at(-1)).toMatchObject({ operation: 'GetRestApi', attempts: 3 });
    },
  );

  it.each(['resetAfter', 'timeoutAfter'] as const)(
    'finds what a create made whose answer was lost: %s',
    async (fault) => {
      const { clock, client, send, restApiId, parentId, callsOf } = await gatewayWith({
        fault,
        operation: 'CreateResource',
      });
      const { id } = await clock.run(send('CreateResource', { restApiId, parentId, pathPart: 'pets' }));
      const { items } = await client.send(new GetResourcesCommand({ restApiId }));
      expect(items?.filter(({ pathPart }) => pathPart === 'pets').map((one) => one.id)).toEqual([id]);
      expect(callsOf('CreateResource')).toHaveLength(1);
    },
  );

  it('does not make a second API when the response to the first is lost', async () => {
    const { clock, client, send } = await gatewayWith({ fault: 'resetAfter', operation: 'CreateRestApi' });
    const { id, rootResourceId } = await clock.run(send('CreateRestApi', { name: 'once' }));
    expect(rootResourceId).toBeTypeOf('string');
    const { items } = await client.send(new GetRestApisCommand({}));
    expect(items?.filter(({ name }) => name === 'once').map((one) => one.id)).toEqual([id]);
  });

  it('takes nothing that another writer made for what a lost request asked for', async () => {
    const { clock, client, embedded, restApiId, parentId } = await gatewayWith();
    const resource = new CreateResourceCommand({ restApiId, parentId, pathPart: 'pets' });
    const { id: resourceId } = await client.send(resource);
    const method = { restApiId, resourceId, httpMethod: 'GET' };
    embedded.inject({ fault: 'resetBefore', operation: 'PutMethod' });
    const send = createSend(client, {
      clock,
      onEvent({ type }) {
        const theirs = new PutMethodCommand({ ...method, authorizationType: 'AWS_IAM' });
        if (type === 'retrying') void client.send(theirs); // Done before the wait is over.
      },
    });
    await expect(clock.run(send('PutMethod', { ...method, authorizationType: 'NONE' }))).rejects.toMatchObject({
      name: 'ConflictException',
      message: 'Method already exists for this resource',
    });
  });

  it('sends a create again that had no effect', async () => {
    const { clock, send, restApiId, parentId, callsOf } = await gatewayWith({
      fault: 'resetBefore',
      operation: 'CreateResource',
    });
    expect(await clock.run(send('CreateResource', { restApiId, parentId, pathPart: 'pets' }))).toHaveProperty('id');
    expect(callsOf('CreateResource')).toHaveLength(2);
  });

  it('takes a delete whose response was lost as done', async () => {
    const { clock, client, send, restApiId } = await gatewayWith({ fault: 'resetAfter', operation: 'DeleteRestApi' });
    await clock.run(send('DeleteRestApi', { restApiId }));
    expect((await client.send(new GetRestApisCommand({}))).items).toEqual([]);
  });

  it('stops at once where sending again cannot help', async () => {
    const { send, outcomes } = await gatewayWith();
    await expect(send('GetRestApi', { restApiId: 'nothing' })).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(outcomes).toEqual([{ operation: 'GetRestApi', attempts: 1, waitedMs: 0 }]);
  });

  it('asks whether the API exists when writes to it keep being refused as concurrent', async () => {
    const { clock, send, callsOf } = await gatewayWith();
    const authorizer = { restApiId: 'missing', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:aws:x' } as const;
    await expect(clock.run(send('CreateAuthorizer', authorizer))).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(callsOf('CreateAuthorizer')).toHaveLength(3);
  });

  it('asks that also when other failures come between', async () => {
    const { clock, embedded, send, callsOf } = await gatewayWith();
    embedded.inject({ fault: 'throttle', operation: 'CreateAuthorizer', nth: 3 });
    const authorizer = { restApiId: 'missing', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:aws:x' } as const;
    await expect(clock.run(send('CreateAuthorizer', authorizer))).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(callsOf('CreateAuthorizer')).toHaveLength(4);
  });

  it('gives up at the deadline with the last failure', async () => {
    const { clock, send, restApiId } = await gatewayWith({ fault: 'serverError', times: 1_000 });
    await expect(clock.run(send('GetRestApi', { restApiId }))).rejects.toMatchObject({
      name: 'InternalServerErrorException',
    });
    expect(clock.now()).toBeGreaterThan(540_000);
    expect(clock.now()).toBeLessThanOrEqual(600_000);
  });

  it('counts the deadline from the first attempt, not from the wait for a quota', async () => {
    const { clock, client, embedded, restApiId, callsOf } = await gatewayWith();
    const admission = new Admission([{ operation: 'GetRestApi', tokensPerSecond: 1 / 100, capacity: 1 }], clock);
    const send = createSend(client, { clock, admission, deadlineMs: 250_000 });
    await send('GetRestApi', { restApiId });
    const others = [1, 2, 3].map(() => send('GetRestApi', { restApiId }));
    await clock.advance(250_000);
    embedded.inject({ fault: 'serverError', operation: 'GetRestApi' });
    await clock.run(Promise.all(others)); // The third is sent after 300 s, and fails.
    expect(callsOf('GetRestApi')).toHaveLength(5);
    expect(clock.now()).toBe(400_000);
  });

  it('backs off when the service asks to wait for no time at all', async () => {
    const { clock, send, restApiId, events } = await gatewayWith({ fault: 'throttle', times: 4, retryAfterSeconds: 0 });
    await clock.run(send('GetRestApi', { restApiId }));
    const delays = events.flatMap((event) => (event.type === 'retrying' ? event.delayMs : []));
    expect(delays).toHaveLength(4);
    for (const [index, delayMs] of delays.entries()) expect(delayMs).toBeGreaterThanOrEqual(250 * 2 ** index);
  });

  it.each(['silentBefore', 'silentAfter'] as const)(
    'gives up an attempt that has no answer, and goes on as after any lost answer: %s',
    async (fault) => {
      const { clock, client, send, events, callsOf } = await gatewayWith({ fault, operation: 'CreateRestApi' });
      await send('GetAccount', {}); // The service is there.
      const { id } = await clock.run(send('CreateRestApi', { name: 'once' }));
      const { items } = await client.send(new GetRestApisCommand({}));
      expect(items?.filter(({ name }) => name === 'once').map((one) => one.id)).toEqual([id]);
      const sent = callsOf('CreateRestApi').filter(({ input }) => input['name'] === 'once');
      expect(sent).toHaveLength(fault === 'silentBefore' ? 2 : 1);
      expect(events.find(({ type }) => type === 'retrying')).toMatchObject({
        reason: 'transient',
        error: 'TimeoutError',
      });
      expect(clock.now()).toBeGreaterThan(60_000);
      // What isn't there after a while of looking is made again.
      expect(clock.now()).toBeLessThan(fault === 'silentBefore' ? 71_000 : 62_000);
      expect(clock.sleeping).toBe(0);
    },
  );

  it.each(['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN'])(
    'gives up soon on a service that has never answered, and cannot be reached: %s',
    async (code) => {
      const { clock, client, restApiId } = await gatewayWith();
      const unreachable = Object.assign(new Error(`getaddrinfo ${code} apigateway.nowhere-1.amazonaws.com`), { code });
      let isUp = false;
      client.middlewareStack.add((next) => (request) => (isUp ? next(request) : Promise.reject(unreachable)), {
        step: 'deserialize',
        priority: 'low',
      });
      const contact = new FirstContact();
      const send = createSend(client, { clock, contact });
      await expect(clock.run(send('GetRestApi', { restApiId }, { address: 'restApi' }))).rejects.toMatchObject({
        name: 'UnreachableError',
        code: 'execute.unreachable',
        address: 'restApi',
        message: `The service can't be reached: getaddrinfo ${code} apigateway.nowhere-1.amazonaws.com.`,
        hint: "Check the client's Region, endpoint, credentials, and the network.",
        cause: unreachable,
      });
      expect(clock.now()).toBeGreaterThanOrEqual(30_000);
      expect(clock.now()).toBeLessThan(60_000);

      // Once it has answered - here that there is no such API - it is waited for until the deadline.
      isUp = true;
      await expect(send('GetRestApi', { restApiId: 'nothing' })).rejects.toMatchObject({ name: 'NotFoundException' });
      isUp = false;
      const since = clock.now();
      await expect(clock.run(send('GetRestApi', { restApiId }))).rejects.toBe(unreachable);
      expect(clock.now() - since).toBeGreaterThan(540_000);
    },
  );

  it('waits for a network that is about to start', async () => {
    const { clock, client, restApiId } = await gatewayWith();
    client.middlewareStack.add(
      (next) => (request) =>
        clock.now() < 20_000
          ? Promise.reject(Object.assign(new Error('getaddrinfo EAI_AGAIN'), { code: 'EAI_AGAIN' }))
          : next(request),
      { step: 'deserialize', priority: 'low' },
    );
    const send = createSend(client, { clock });
    expect(await clock.run(send('GetRestApi', { restApiId }))).toMatchObject({ id: restApiId });
  });

  it('says that there was no response, at the deadline, after attempts of the length that was asked for', async () => {
    const { clock, client, embedded, restApiId, callsOf } = await gatewayWith();
    embedded.inject({ fault: 'silentBefore', operation: 'GetRestApi', times: 100 });
    const send = createSend(client, { clock, timeouts: new RequestTimeouts(clock, 5_000), deadlineMs: 30_000 });
    await expect(clock.run(send('GetRestApi', { restApiId }, { address: 'restApi' }))).rejects.toMatchObject({
      name: 'TimeoutError',
      code: 'execute.request-timeout',
      address: 'restApi',
      message: 'There was no response within 5 s.',
    });
    expect(clock.now()).toBeLessThanOrEqual(35_000);
    expect(callsOf('GetRestApi').length).toBeGreaterThan(2);
  });

  it('waits for a response as long as it takes when told so', async () => {
    const { clock, client, embedded, restApiId } = await gatewayWith({ fault: 'silentBefore' });
    const send = createSend(client, { clock, timeouts: new RequestTimeouts(clock, Number.POSITIVE_INFINITY) });
    const controller = new AbortController();
    const sent = expect(send('GetRestApi', { restApiId }, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await clock.advance(3_600_000);
    expect(embedded.calls.filter(({ operation }) => operation === 'GetRestApi')).toHaveLength(1);
    controller.abort();
    await sent;
  });

  it('ends what is under way with the error of a clock that fails', async () => {
    const { clock, client, restApiId } = await gatewayWith({ fault: 'silentBefore' });
    const broken = new Error('The clock is broken.');
    const failing = { now: () => clock.now(), random: () => clock.random(), sleep: () => Promise.reject(broken) };
    const send = createSend(client, { clock: failing });
    await expect(send('GetRestApi', { restApiId })).rejects.toBe(broken);
  });

  it('ends with the signal while nothing comes back', async () => {
    const { clock, send, restApiId } = await gatewayWith({ fault: 'silentBefore' });
    const controller = new AbortController();
    const sent = expect(send('GetRestApi', { restApiId }, { signal: controller.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    await clock.advance(10_000);
    controller.abort();
    await sent;
    expect(clock.sleeping).toBe(0);
  });

  it('ends with the signal while the client still gets credentials', async () => {
    const { clock, embedded, restApiId, callsOf } = await gatewayWith();
    const credentials = () => new Promise<never>(() => {}); // Nobody answers.
    const send = createSend(new APIGatewayClient({ ...embedded.clientConfig, credentials }), { clock });
    const controller = new AbortController();
    const reason = new Error('enough');
    const outcome = expect(send('GetRestApi', { restApiId }, { signal: controller.signal })).rejects.toBe(reason);
    await clock.advance(1_000);
    controller.abort(reason);
    await outcome;
    expect(callsOf('GetRestApi')).toHaveLength(0);
  });

  it('sends nothing, and says nothing of sending, after the signal', async () => {
    const { send, restApiId, events, outcomes, callsOf } = await gatewayWith();
    await expect(send('GetRestApi', { restApiId }, { signal: AbortSignal.abort('enough') })).rejects.toBe('enough');
    expect(events).toEqual([]);
    expect(outcomes).toEqual([{ operation: 'GetRestApi', attempts: 0, waitedMs: 0 }]);
    expect(callsOf('GetRestApi')).toHaveLength(0);
  });

  it('ends with the signal, also while it waits', async () => {
    const { clock, send, restApiId, callsOf, outcomes } = await gatewayWith({
      fault: 'throttle',
      retryAfterSeconds: 60,
    });
    const controller = new AbortController();
    const reason = new Error('enough');
    const sent = send('GetRestApi', { restApiId }, { signal: controller.signal });
    const outcome = expect(sent).rejects.toBe(reason);
    await clock.advance(1_000);
    controller.abort(reason);
    await outcome;
    expect(callsOf('GetRestApi')).toHaveLength(1);
    expect(outcomes).toEqual([{ operation: 'GetRestApi', attempts: 1, waitedMs: 1_000 }]);
  });

  it('keeps to the quotas, and says what it waits for', async () => {
    const { clock, client, restApiId } = await gatewayWith();
    const events: GatewayEvent[] = [];
    const admission = new Admission([{ operation: 'GetRestApi', tokensPerSecond: 1, capacity: 1 }], clock);
    const send = createSend(client, { clock, admission, onEvent: (event) => events.push(event) });
    await clock.run(Promise.all([1, 2, 3].map(() => send('GetRestApi', { restApiId }))));
    expect(clock.now()).toBe(2_000);
    const waits = events.filter((event) => event.type === 'waiting');
    expect(waits.map(({ quota, address, delayMs }) => ({ quota, address, delayMs }))).toEqual([
      { quota: 'GetRestApi', address: 'GetRestApi', delayMs: 1_000 },
      { quota: 'GetRestApi', address: 'GetRestApi', delayMs: 2_000 },
    ]);
  });

  it.each(['resetAfter', 'timeoutAfter'] as const)(
    'does not send a patch again that took effect: %s',
    async (fault) => {
      const { clock, send, restApiId, callsOf } = await gatewayWith({ fault, operation: 'UpdateRestApi' });
      const patchOperations = [{ op: 'add', path: '/binaryMediaTypes/image~1png' }] as const;
      const answer = await clock.run(send('UpdateRestApi', { restApiId, patchOperations: [...patchOperations] }));
      expect(answer.binaryMediaTypes).toEqual(['image/png']);
      expect(callsOf('UpdateRestApi')).toHaveLength(1);
    },
  );

  it('sends a patch again that had no effect', async () => {
    const { clock, send, restApiId, callsOf } = await gatewayWith({ fault: 'resetBefore', operation: 'UpdateRestApi' });
    const patchOperations = [{ op: 'replace' as const, path: '/description', value: 'pets' }];
    expect(await clock.run(send('UpdateRestApi', { restApiId, patchOperations }))).toMatchObject({
      description: 'pets',
    });
    expect(callsOf('UpdateRestApi')).toHaveLength(2);
  });
});
