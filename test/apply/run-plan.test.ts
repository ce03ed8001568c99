import {
  APIGatewayClient,
  CreateRestApiCommand,
  GetResourcesCommand,
  GetRestApisCommand,
} from '@aws-sdk/client-api-gateway';
import { describe, expect, it } from 'vitest';
import { ApplyError } from '../../src/apply/result.js';
import type { SendObserver } from '../../src/apply/run-call.js';
import { executeCalls } from '../../src/apply/run-plan.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { EmbeddedApiGateway, type FaultInjection, ManualClock } from '../../src/embedded/index.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { createSend } from '../../src/requests/send.js';

const restApiId = { reference: 'restApi', member: 'id' };
const calls: readonly PlannedCall[] = [
  {
    id: 'CreateRestApi restApi',
    operation: 'CreateRestApi',
    address: 'restApi',
    action: 'create',
    dependsOn: [],
    input: { name: 'petstore' },
  },
  {
    id: 'CreateResource /pets',
    operation: 'CreateResource',
    address: '/pets',
    action: 'create',
    dependsOn: ['CreateRestApi restApi'],
    input: { restApiId, parentId: { reference: 'restApi', member: 'rootResourceId' }, pathPart: 'pets' },
  },
  {
    id: 'PutMethod GET /pets',
    operation: 'PutMethod',
    address: 'GET /pets',
    action: 'create',
    dependsOn: ['CreateResource /pets'],
    method: 'GET /pets',
    input: {
      restApiId,
      resourceId: { reference: '/pets', member: 'id' },
      httpMethod: 'GET',
      authorizationType: 'NONE',
    },
  },
];

function gatewayWith(...faults: FaultInjection[]) {
  const clock = new ManualClock();
  const embedded = new EmbeddedApiGateway({ clock });
  embedded.inject(...faults);
  const client = new APIGatewayClient(embedded.clientConfig);
  const events: GatewayEvent[] = [];
  const options = {
    sendOf: (observer: SendObserver) => createSend(client, { clock, ...observer }),
    clock,
    onEvent: (event: GatewayEvent) => events.push(event),
  };
  return { clock, embedded, client, events, options };
}

describe('executeCalls', () => {
  it('runs calls in order, each with the ids that the ones before it brought', async () => {
    const { client, options, embedded } = gatewayWith();
    const result = await executeCalls(calls, options);
    expect(result.steps.map(({ status, attempts }) => [status, attempts])).toEqual(Array(3).fill(['succeeded', 1]));
    expect(result.steps[0]?.ids).toEqual({ id: result.restApiId, rootResourceId: expect.any(String) });
    expect(result.steps.every(({ requestId }) => requestId?.startsWith('embedded-'))).toBe(true);
    const { items } = await client.send(new GetResourcesCommand({ restApiId: result.restApiId }));
    expect(items?.map(({ path, resourceMethods }) => [path, Object.keys(resourceMethods ?? {})])).toEqual([
      ['/', []],
      ['/pets', ['GET']],
    ]);
    expect(embedded.mostInFlight).toBe(1);
  });

  it('tells what it does, without what the requests carry', async () => {
    const { options, events, clock } = gatewayWith({ fault: 'throttle', operation: 'CreateResource' });
    await clock.run(executeCalls(calls, options));
    const told = events.map((event) => {
      if ('call' in event) return `${event.type} ${event.call.id}`;
      return 'operation' in event ? `${event.type} ${event.operation}` : event.type;
    });
    expect(told).toEqual([
      'planned',
      'sent CreateRestApi',
      'sent GetRestApis', // Is it the only one of its name?
      'succeeded CreateRestApi restApi',
      'progress',
      'sent CreateResource',
      'retrying CreateResource',
      'sent CreateResource',
      'succeeded CreateResource /pets',
      'progress',
      'sent PutMethod',
      'succeeded PutMethod GET /pets',
      'progress',
    ]);
    expect(events.at(-1)).toEqual({ type: 'progress', done: 3, total: 3, etaSeconds: 0 });
  });

  it('says of every call what became of it, when one fails', async () => {
    const broken = calls.map((call) =>
      call.operation === 'CreateResource' ? { ...call, input: { ...call.input, pathPart: 'no good' } } : call,
    ) as readonly PlannedCall[];
    const { options, events } = gatewayWith();
    const error: unknown = await executeCalls(broken, options).catch((thrown: unknown) => thrown);
    if (!(error instanceof ApplyError)) throw error;
    expect(error).toMatchObject({ code: 'apply.failed', address: '/pets', cause: { name: 'BadRequestException' } });
    expect(error.message).toMatch(
      /^CreateResource \/pets failed: BadRequestException: .*; 1 of 3 calls had succeeded\.$/,
    );
    expect(error.result.restApiId).toBeTypeOf('string');
    expect(error.result.steps.map(({ status, attempts }) => [status, attempts])).toEqual([
      ['succeeded', 1],
      ['failed', 1],
      ['notStarted', 0],
    ]);
    expect(events.filter(({ type }) => type === 'skipped')).toHaveLength(1);
  });

  it('says that a mistake in a program is one, and sends nothing again', async () => {
    const { client, clock, options } = gatewayWith();
    client.middlewareStack.add(
      () => () => {
        throw new TypeError('middleware is not a function');
      },
      { step: 'initialize' },
    );
    const error: unknown = await executeCalls(calls, options).catch((thrown: unknown) => thrown);
    if (!(error instanceof ApplyError)) throw error;
    expect(error.message).toMatch(/^CreateRestApi restApi failed: TypeError: middleware is not a function; 0 of 3/);
    expect(error.hint).toMatch(/^The service didn't say this: it is a mistake in a program/);
    expect(error.result.steps[0]?.attempts).toBe(1);
    expect(clock.now()).toBe(0);
  });

  it.each(['sent', 'succeeded', 'progress'] as const)(
    'says what became of every call when a listener throws: at %s',
    async (type) => {
      const { client, options } = gatewayWith();
      const cause = new Error('The disk is full.');
      const onEvent = (event: GatewayEvent) => {
        if (event.type === 'skipped') throw new Error('skipped');
        if (event.type === type && (!('operation' in event) || event.operation === 'CreateResource')) throw cause;
      };
      const error: unknown = await executeCalls(calls, { ...options, onEvent }).catch((thrown: unknown) => thrown);
      if (!(error instanceof ApplyError)) throw error;
      expect(error).toMatchObject({ code: 'apply.failed', cause });
      const at = type === 'sent' ? 'CreateResource /pets failed' : 'The plan was stopped between calls';
      expect(error.message).toBe(`${at}: Error: The disk is full; 1 of 3 calls had succeeded.`);
      const { items } = await client.send(new GetRestApisCommand({}));
      expect(items?.map(({ id }) => id)).toEqual([error.result.restApiId]);
      expect(error.result.steps[0]).toMatchObject({ status: 'succeeded', ids: { id: error.result.restApiId } });
    },
  );

  it('throws what a listener throws while nothing is begun', async () => {
    const { options, embedded } = gatewayWith();
    const reason = new Error('no');
    const onEvent = () => {
      throw reason;
    };
    await expect(executeCalls(calls, { ...options, onEvent })).rejects.toBe(reason);
    expect(embedded.calls).toEqual([]);
  });

  it('reports an API that was made, when it cannot be seen whether it is the only one', async () => {
    const { client, clock, options, embedded } = gatewayWith();
    embedded.inject({ fault: 'serverError', operation: 'GetRestApis', times: 1_000 });
    const error: unknown = await clock.run(executeCalls(calls, options).catch((thrown: unknown) => thrown));
    if (!(error instanceof ApplyError)) throw error;
    embedded.clearFaults();
    const { items } = await client.send(new GetRestApisCommand({}));
    const id = items?.[0]?.id;
    expect(error.result.restApiId).toBe(id);
    expect(error.result.steps[0]).toMatchObject({ status: 'failed', attempts: 1, ids: { id } });
  });

  it('reports no API that was taken back', async () => {
    const { client, clock, options } = gatewayWith();
    const onEvent = (event: GatewayEvent) => {
      if (event.type === 'sent' && event.operation === 'CreateRestApi')
        void client.send(new CreateRestApiCommand({ name: 'petstore' }));
    };
    const error: unknown = await clock.run(
      executeCalls(calls, { ...options, onEvent }).catch((thrown: unknown) => thrown),
    );
    if (!(error instanceof ApplyError)) throw error;
    expect(error.cause).toMatchObject({ code: 'apply.made-twice' });
    expect(error.result.restApiId).toBeUndefined();
    expect(error.result.steps[0]?.ids).toBeUndefined();
  });

  it.each(['resetBefore', 'resetAfter'] as const)(
    'takes no other API of the name for its own, where there may be one, when the answer is lost: %s',
    async (fault) => {
      const { client, clock, options, embedded } = gatewayWith();
      const theirs = await client.send(new CreateRestApiCommand({ name: 'petstore' }));
      embedded.inject({ fault, operation: 'CreateRestApi' });
      const result = await clock.run(executeCalls(calls, { ...options, allowSecondRestApi: true }));
      const { items } = await client.send(new GetRestApisCommand({}));
      expect(items?.map(({ id }) => id).sort()).toEqual([theirs.id, result.restApiId].sort());
      const { items: resources } = await client.send(new GetResourcesCommand({ restApiId: theirs.id }));
      expect(resources?.map(({ path }) => path)).toEqual(['/']);
    },
  );

  it('does not take a lost response for a slow one', async () => {
    const { client, clock, embedded, options } = gatewayWith({ fault: 'silentAfter', operation: 'CreateRestApi' });
    const paths = ['a', 'b', 'c', 'd'].map((pathPart): PlannedCall => {
      const input = { restApiId, parentId: { reference: 'restApi', member: 'rootResourceId' }, pathPart };
      return { ...(calls[1] as PlannedCall), id: pathPart, address: `/${pathPart}`, input } as PlannedCall;
    });
    const limits = [{ name: 'all operations', tokensPerSecond: 10, capacity: 40, covers: () => true }];
    await clock.run(executeCalls([...calls.slice(0, 1), ...paths], { ...options, limits }));
    expect(await client.send(new GetRestApisCommand({}))).toMatchObject({ items: [{ name: 'petstore' }] });
    expect(embedded.mostInFlight).toBe(1);
  });

  it('says of a response that is not JSON what it is, and quotes nothing of it', async () => {
    const { client, options } = gatewayWith();
    const page = Object.assign(new SyntaxError(`Unexpected token '<', "<html>sec"... is not valid JSON`), {
      $metadata: { httpStatusCode: 403 },
    });
    client.middlewareStack.add(
      () => () => {
        throw page;
      },
      { step: 'initialize' },
    );
    const error: unknown = await executeCalls(calls, options).catch((thrown: unknown) => thrown);
    if (!(error instanceof ApplyError)) throw error;
    expect(error.cause).toBe(page);
    expect(error.message).toBe(
      "CreateRestApi restApi failed: the response, HTTP 403, isn't the service's: it isn't JSON; 0 of 3 calls had succeeded.",
    );
    expect(error.hint).not.toContain('a mistake in a program');
  });

  it('says that a call failed which did so before the signal', async () => {
    const { clock, options } = gatewayWith();
    const controller = new AbortController();
    const bad = { ...calls[1], id: 'bad', address: '/bad', input: { ...calls[1]?.input, pathPart: 'no good' } };
    const onEvent = (event: GatewayEvent) => {
      if (event.type === 'failed') controller.abort(new Error('enough'));
    };
    const plan = [...calls.slice(0, 1), bad as PlannedCall];
    const run = executeCalls(plan, { ...options, onEvent, signal: controller.signal });
    const error: unknown = await clock.run(run.catch((thrown: unknown) => thrown));
    expect(error).toMatchObject({ code: 'apply.failed', address: '/bad', cause: { name: 'BadRequestException' } });
  });

  it('starts nothing after the signal', async () => {
    const controller = new AbortController();
    const { options, embedded } = gatewayWith();
    const reason = new Error('enough');
    const onEvent = (event: GatewayEvent) => {
      if (event.type === 'succeeded' && event.call.operation === 'CreateResource') controller.abort(reason);
    };
    const run = executeCalls(calls, { ...options, onEvent, signal: controller.signal });
    const error: unknown = await run.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'apply.aborted', address: 'GET /pets', cause: reason });
    expect((error as ApplyError).result.steps.map(({ status }) => status)).toEqual([
      'succeeded',
      'succeeded',
      'notStarted',
    ]);
    expect(embedded.calls.map(({ operation }) => operation)).toEqual([
      'CreateRestApi',
      'GetRestApis',
      'CreateResource',
    ]);
  });

  it('refuses a plan that is out of order, before it sends the call', async () => {
    const { options, embedded } = gatewayWith();
    await expect(executeCalls(calls.slice(1), options)).rejects.toThrow(
      "'CreateResource /pets' depends on 'CreateRestApi restApi', which doesn't stand before it.",
    );
    const orphan = { ...calls[1], dependsOn: [] } as PlannedCall;
    await expect(executeCalls([orphan], options)).rejects.toThrow('Nothing has brought the id of restApi yet');
    expect(embedded.calls).toEqual([]);
  });

  it('knows the API of a plan that changes one', async () => {
    const { options } = gatewayWith();
    const made = await executeCalls(calls.slice(0, 1), options);
    const other = {
      ...calls[1],
      dependsOn: [],
      input: { restApiId: made.restApiId, parentId: made.steps[0]?.ids?.['rootResourceId'], pathPart: 'x' },
    };
    const result = await executeCalls([other as PlannedCall], { ...options, restApiId: made.restApiId });
    expect(result.restApiId).toBe(made.restApiId);
  });
});
