import { describe, expect, it } from 'vitest';
import { Answers } from '../../src/apply/references.js';
import { runCall, type SendObserver } from '../../src/apply/run-call.js';
import { UnreadyThings } from '../../src/apply/unready-things.js';
import { WriteConcurrency } from '../../src/apply/write-concurrency.js';
import type { CallOptions, OperationName, Send } from '../../src/calls/call.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { ManualClock } from '../../src/embedded/index.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { callWith, sendBy } from '../requests/scripted-send.js';

class MeasuredConcurrency extends WriteConcurrency {
  readonly seen: unknown[] = [];
  override succeeded(latencyMs: number): void {
    this.seen.push(latencyMs);
  }
  override conflicted(): void {
    this.seen.push('conflict');
  }
}

const putMethod = callWith({
  id: 'PutMethod GET /pets',
  operation: 'PutMethod',
  address: 'GET /pets',
  action: 'create',
  dependsOn: ['CreateResource /pets'],
  input: { restApiId: { reference: 'restApi', member: 'id' }, httpMethod: 'GET' },
});
const callOf = (members: object) => ({ ...putMethod, ...members }) as PlannedCall;

type Sending = { readonly operation: string; readonly input: object; readonly options: CallOptions<unknown> };

interface Scene {
  readonly clock: ManualClock;
  readonly observer: SendObserver;
  readonly event: (event: object) => void;
}

/** Runs a call over a service that answers as told, and says what was sent and seen. */
async function running(
  call: PlannedCall,
  answer: (scene: Scene, sending: Sending) => unknown,
  options: Partial<Parameters<typeof runCall>[2]> = {},
) {
  const clock = new ManualClock();
  const answers = new Answers();
  answers.add('restApi', { id: 'r1' });
  const sent: Sending[] = [];
  const told: string[] = [];
  const concurrency = new MeasuredConcurrency(10);
  const sendOf = (observer: SendObserver) => {
    const event = (members: object) =>
      observer.onEvent({ operation: call.operation, address: call.address, ...members } as GatewayEvent);
    const send = async (operation: OperationName, input: object, given: CallOptions<unknown>) => {
      const sending = { operation, input, options: given };
      sent.push(sending);
      return answer({ clock, observer, event }, sending);
    };
    return sendBy(send);
  };
  const step = await clock.run(
    runCall(call, answers, {
      sendOf,
      clock,
      concurrency,
      waits: new UnreadyThings([]),
      begun: () => told.push('begun'),
      idle: () => told.push('idle'),
      secrets: () => [],
      onEvent: (event) => told.push(event.type),
      ...options,
    }),
  );
  return { step, sent, told, seen: concurrency.seen, answers, clock };
}

const $metadata = { requestId: 'request-1' };

describe('a call of a plan', () => {
  it('is sent with the ids that it refers to, as one that may be about something new', async () => {
    const { step, sent } = await running(putMethod, () => ({ httpMethod: 'GET', $metadata }));
    expect(sent).toEqual([
      {
        operation: 'PutMethod',
        input: { restApiId: 'r1', httpMethod: 'GET' },
        options: { signal: undefined, address: 'GET /pets', isAboutNew: true, lookForEffect: undefined },
      },
    ]);
    expect(step).toMatchObject({ status: 'succeeded', attempts: 0, waitedMs: 0, requestId: 'request-1' });
    expect(Object.isFrozen(step)).toBe(true);
  });

  it.each([
    [{ dependsOn: [] }, false],
    [{ operation: 'DeleteMethod' }, false],
    [{}, true],
  ])('is about something new where it waits for others, and deletes nothing: %j', async (members, isAboutNew) => {
    const { sent } = await running(callOf(members), () => ({}));
    expect(sent[0]?.options.isAboutNew).toBe(isAboutNew);
  });

  it('reports the ids of its response, and nothing else of it', async () => {
    const answer = {
      id: 'i1',
      rootResourceId: 'root',
      keyId: 5,
      identity: 'no',
      name: 'acme',
      value: 'secret',
      paid: 'no',
      $metadata,
    };
    const { step, answers } = await running(putMethod, () => answer);
    expect(step.ids).toEqual({ id: 'i1', rootResourceId: 'root' });
    expect(Object.isFrozen(step.ids)).toBe(true);
    expect(answers.text('GET /pets', 'name')).toBe('acme');
  });

  it('reports no ids and no request where the response has none', async () => {
    const { step } = await running(putMethod, () => ({ httpMethod: 'GET' }));
    expect(step).not.toHaveProperty('ids');
    expect(step).not.toHaveProperty('requestId');
  });

  it('reports its own attempts, not those of the reads beside it', async () => {
    const { step } = await running(putMethod, ({ observer }) => {
      observer.onOutcome({ operation: 'PutMethod', attempts: 3, waitedMs: 700 });
      observer.onOutcome({ operation: 'GetMethod', attempts: 1, waitedMs: 0 });
      return {};
    });
    expect(step).toMatchObject({ attempts: 3, waitedMs: 700 });
  });

  it('has begun when its own request is sent, and takes as long as the attempt that was answered', async () => {
    const { told, seen } = await running(putMethod, async ({ event, clock }) => {
      event({ type: 'waiting' });
      event({ type: 'sent', address: 'PUT /pets' });
      event({ type: 'sent', operation: 'GetMethod' });
      await clock.sleep(50);
      event({ type: 'sent' });
      await clock.sleep(1_000);
      event({ type: 'retrying', reason: 'concurrentModification', address: 'PUT /pets' });
      event({ type: 'retrying', reason: 'concurrentModification' });
      event({ type: 'retrying', reason: 'throttled' });
      await clock.sleep(1_000);
      event({ type: 'sent' });
      await clock.sleep(30);
      return {};
    });
    expect(told).toEqual([
      'waiting',
      'sent',
      'sent',
      'begun',
      'sent',
      'retrying',
      'retrying',
      'retrying',
      'begun',
      'sent',
    ]);
    expect(seen).toEqual(['conflict', 30]);
  });

  it('says nothing of how long responses take when its effect was found', async () => {
    const { seen } = await running(putMethod, ({ event }) => {
      event({ type: 'sent' });
      event({ type: 'retrying', reason: 'transient' });
      return {};
    });
    expect(seen).toEqual([]);
  });

  it('fails with what was thrown, without the secrets that it quotes', async () => {
    const refuse = () => {
      throw Object.assign(new Error('Invalid value: s3cret'), { name: 'BadRequestException' });
    };
    const hidden = await running(putMethod, refuse, { secrets: () => ['s3cret'] });
    expect(hidden.step).toMatchObject({ status: 'failed', error: { message: 'Invalid value: (hidden)' } });
    expect(Object.isFrozen(hidden.step)).toBe(true);
    const plain = await running(putMethod, refuse);
    expect(plain.step).toMatchObject({ status: 'failed', error: { message: 'Invalid value: s3cret' } });
  });

  it('is made as it is told, where it needs more than one request', async () => {
    const { signal } = new AbortController();
    const made: unknown[] = [];
    const making = {
      PutMethod: async (_send: Send, ...given: readonly unknown[]) => {
        made.push(given);
        return { id: 'made', $metadata };
      },
    } as never;
    const { step, sent } = await running(putMethod, () => ({}), { making, signal });
    expect(made).toEqual([
      [
        { restApiId: 'r1', httpMethod: 'GET' },
        { signal, address: 'GET /pets' },
      ],
    ]);
    expect(sent).toEqual([]);
    expect(step.ids).toEqual({ id: 'made' });
  });
});

describe('a call that reads what an import made', () => {
  const read = callOf({
    operation: 'GetResources',
    action: 'read',
    address: 'restApi',
    dependsOn: ['PutRestApi restApi'],
  });

  it('brings the ids of all pages, by address', async () => {
    const { answers, sent, step } = await running(read, (_, { input }) =>
      'position' in input
        ? { items: [{ id: 'i2', path: '/pets' }] }
        : { items: [{ id: 'i1', path: '/' }, { path: '/lost' }], position: 'p2' },
    );
    expect(answers.text('/', 'id')).toBe('i1');
    expect(answers.text('/pets', 'id')).toBe('i2');
    expect(answers.text('/lost', 'id')).toBeUndefined();
    for (const { options } of sent) expect(options).toMatchObject({ address: 'restApi', isAboutNew: true });
    expect(sent).toHaveLength(2);
    expect(step.status).toBe('succeeded');
  });

  it('ends with the signal', async () => {
    const reason = new Error('enough');
    const { step } = await running(read, () => ({ items: [] }), { signal: AbortSignal.abort(reason) });
    expect(step).toMatchObject({ status: 'failed', error: reason });
  });
});

describe('a call that makes something that somebody else may make, too', () => {
  const createRestApi = callOf({
    id: 'CreateRestApi restApi',
    operation: 'CreateRestApi',
    address: 'restApi',
    dependsOn: [],
    input: { name: 'petstore' },
  });
  const ours = { id: 'ours', name: 'petstore', createdDate: new Date(2_000) };
  const theirs = { id: 'theirs', name: 'petstore', createdDate: new Date(1_000) };
  const service =
    (then?: () => void) =>
    (_: Scene, { operation }: Sending) => {
      if (operation !== 'GetRestApis') return operation === 'CreateRestApi' ? { ...ours } : {};
      then?.();
      return { items: [ours, theirs] };
    };

  it('fails, and reports nothing that was taken back', async () => {
    const { step, sent, answers } = await running(createRestApi, service());
    expect(step).toMatchObject({ status: 'failed', error: { code: 'apply.made-twice' } });
    expect(step).not.toHaveProperty('ids');
    expect(sent.map(({ operation }) => operation)).toEqual(['CreateRestApi', 'GetRestApis', 'DeleteRestApi']);
    expect(answers.text('restApi', 'id')).toBe('r1');
  });

  it('keeps what it made where the signal ends the check', async () => {
    const controller = new AbortController();
    const abort = () => {
      controller.abort(new Error('enough'));
      throw new Error('The connection is closed.');
    };
    const { step, answers } = await running(createRestApi, service(abort), { signal: controller.signal });
    expect(step).toMatchObject({ status: 'succeeded', ids: { id: 'ours' } });
    expect(answers.text('restApi', 'id')).toBe('ours');
  });

  it('reports what it made where it couldn’t be checked', async () => {
    const deny = () => {
      throw new Error('not authorized');
    };
    const { step, answers } = await running(createRestApi, service(deny));
    expect(step).toMatchObject({ status: 'failed', error: { code: 'apply.unchecked' }, ids: { id: 'ours' } });
    expect(answers.text('restApi', 'id')).toBe('ours');
  });

  it('keeps a second one where it may, and knows it from the others of the name', async () => {
    const { step, sent } = await running(createRestApi, service(), { allowSecondRestApi: true });
    expect(step).toMatchObject({ status: 'succeeded', ids: { id: 'ours' } });
    expect(sent.map(({ operation }) => operation)).toEqual(['GetRestApis', 'CreateRestApi']);
    const { lookForEffect } = sent[1]?.options ?? {};
    expect(lookForEffect).toBeTypeOf('function');
    // Both were there before, and so is nothing that the call has made.
    expect(await lookForEffect?.()).toBeUndefined();
  });

  it('takes no look at others for what isn’t an API', async () => {
    const { sent } = await running(putMethod, () => ({}), { allowSecondRestApi: true });
    expect(sent.map(({ operation, options }) => [operation, options.lookForEffect])).toEqual([
      ['PutMethod', undefined],
    ]);
  });
});

describe('a call that something has to be waited for', () => {
  const createVpcLink = callOf({
    id: 'CreateVpcLink VPC link backend',
    operation: 'CreateVpcLink',
    address: 'VPC link backend',
    dependsOn: [],
    input: { name: 'backend' },
  });
  const service = (_: Scene, { operation }: Sending) => {
    if (operation === 'GetVpcLinks') return { items: [] };
    return { id: 'v1', name: 'backend', status: operation === 'GetVpcLink' ? 'AVAILABLE' : 'PENDING' };
  };

  it('waits until what it made can be used, where others need it', async () => {
    const { step, told, sent, clock } = await running(createVpcLink, service, { isAwaited: true });
    expect(step.status).toBe('succeeded');
    expect(told).toEqual(['idle', 'pending']);
    expect(sent.at(-1)).toMatchObject({ operation: 'GetVpcLink', input: { vpcLinkId: 'v1' } });
    expect(clock.now()).toBe(5_000);
    expect((await running(createVpcLink, service, { isAwaited: true, idle: undefined })).step.status).toBe('succeeded');
    const alone = await running(createVpcLink, service);
    expect(alone.told).toEqual([]);
    expect(alone.clock.now()).toBe(0);
  });

  it('waits for nothing where what it makes can be used at once', async () => {
    expect((await running(putMethod, () => ({}), { isAwaited: true })).told).toEqual([]);
  });

  it('waits before it is sent for what was there and can’t be used yet', async () => {
    const ready = {
      get: 'GetVpcLink',
      input: () => ({ vpcLinkId: 'v1' }),
      stateOf: ({ status }: { status?: string }) => ({ state: status }),
      isReady: (state: string) => state === 'AVAILABLE',
      hasFailed: () => false,
      longestMs: 60_000,
    } as const;
    const thing = { address: 'VPC link backend', id: 'v1', ready, item: { status: 'PENDING' } } as const;
    const call = callOf({ input: { connectionId: 'v1' } });
    const { told, sent } = await running(call, service, { waits: new UnreadyThings([thing]) });
    expect(told).toEqual(['begun', 'idle', 'pending']);
    const deaf = await running(call, service, {
      waits: new UnreadyThings([thing]),
      idle: undefined,
      onEvent: undefined,
    });
    expect(deaf.step.status).toBe('succeeded');
    expect(sent.map(({ operation }) => operation)).toEqual(['GetVpcLink', 'PutMethod']);
  });
});
