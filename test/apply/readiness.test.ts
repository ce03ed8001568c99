import { describe, expect, it } from 'vitest';
import { UnreadyThings } from '../../src/apply/unready-things.js';
import { readinessAfter, untilReady } from '../../src/apply/until-ready.js';
import { ManualClock } from '../../src/embedded/index.js';
import type { Readiness, Unready } from '../../src/kinds/kind.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { sendBy } from '../requests/scripted-send.js';

const ready: Readiness = {
  get: 'GetVpcLink',
  input: ({ id }) => ({ vpcLinkId: id }),
  stateOf: ({ status, statusMessage }) => ({ state: status, message: statusMessage }),
  isReady: (state) => state === 'AVAILABLE',
  hasFailed: (state) => state === 'FAILED',
  longestMs: 30 * 60_000,
};

/** A thing that passes through states, one each time that it is read. */
function passing(...states: object[]) {
  const clock = new ManualClock();
  const events: GatewayEvent[] = [];
  const asked: unknown[] = [];
  const send = sendBy(async (...given: unknown[]) => {
    asked.push(given);
    return states.length > 1 ? states.shift() : states[0];
  });
  const waiting = {
    address: 'VPC link backend',
    send,
    clock,
    onEvent: (event: GatewayEvent) => void events.push(event),
  };
  const waits = () => events.map((event) => (event.type === 'pending' ? event.waitedMs : event.type));
  return { clock, events, asked, waiting, waits };
}
const pending = { id: 'v1', status: 'PENDING' };

describe('what was made', () => {
  it('isn’t waited for where it can be used at once', async () => {
    const { waiting, events, asked } = passing();
    await untilReady(ready, { id: 'v1', status: 'AVAILABLE' }, waiting);
    expect([...events, ...asked]).toEqual([]);
  });

  it('is looked at again and again, after longer and longer waits, until it can be used', async () => {
    const { clock, waiting, events, asked, waits } = passing(
      pending,
      pending,
      pending,
      pending,
      pending,
      pending,
      pending,
      { status: 'AVAILABLE' },
    );
    const { signal } = new AbortController();
    await clock.run(untilReady(ready, pending, { ...waiting, signal }));
    expect(waits()).toEqual([0, 5_000, 12_500, 23_750, 40_625, 65_937.5, 95_937.5, 125_937.5]);
    expect(clock.now()).toBe(155_937.5);
    expect(events[0]).toEqual({
      type: 'pending',
      operation: 'GetVpcLink',
      address: 'VPC link backend',
      state: 'PENDING',
      waitedMs: 0,
    });
    expect(asked[0]).toEqual(['GetVpcLink', { vpcLinkId: 'v1' }, { signal, isAboutNew: true }]);
  });

  it.each([
    [{ status: 'FAILED' }, 'It is FAILED.'],
    [{ status: 'FAILED', statusMessage: 'no such load balancer' }, 'It is FAILED: no such load balancer.'],
  ])('ends the wait when it has failed, with what the service says: %j', async (failed, message) => {
    const { clock, waiting } = passing(failed);
    await expect(clock.run(untilReady(ready, pending, waiting))).rejects.toMatchObject({
      name: 'NotReadyError',
      code: 'apply.not-ready',
      address: 'VPC link backend',
      message,
      hint: 'Find out what is holding it up, then plan again: it continues from what is live.',
    });
    expect(clock.now()).toBe(5_000);
  });

  it.each([
    [pending, 12_500, 'It still is PENDING after 0 minutes.'],
    [{ statusMessage: 'hold on' }, 12_501, 'It still is unknown after 0 minutes: hold on.'],
    [pending, 90_000, 'It still is PENDING after 2 minutes.'],
  ])('isn’t waited for without end: %j', async (state, longestMs, message) => {
    const { clock, waiting } = passing(state);
    await expect(clock.run(untilReady({ ...ready, longestMs }, state, waiting))).rejects.toMatchObject({ message });
    expect(clock.now()).toBe({ 12500: 12_500, 12501: 23_750, 90000: 95_937.5 }[longestMs]);
  });

  it('is waited for from when it was made, whoever listens', async () => {
    const { clock, waiting } = passing(pending);
    await clock.advance(600_000);
    const { onEvent: _, ...unheard } = waiting;
    await expect(clock.run(untilReady({ ...ready, longestMs: 60_000 }, pending, unheard))).rejects.toMatchObject({
      message: 'It still is PENDING after 1 minutes.',
    });
    expect(clock.now()).toBe(665_937.5);
  });

  it('isn’t waited for after the signal', async () => {
    const { clock, waiting } = passing(pending);
    const controller = new AbortController();
    const reason = new Error('enough');
    const over = expect(untilReady(ready, pending, { ...waiting, signal: controller.signal })).rejects.toBe(reason);
    await clock.advance(1_000);
    controller.abort(reason);
    await over;
    expect(clock.sleeping).toBe(0);
  });

  it('is known by the operation that made or changed it', () => {
    expect(readinessAfter('CreateVpcLink')?.get).toBe('GetVpcLink');
    expect(readinessAfter('CreateDomainName')?.get).toBe('GetDomainName');
    expect(readinessAfter('UpdateDomainName')?.get).toBe('GetDomainName');
    for (const operation of ['CreateResource', 'DeleteVpcLink', 'CreateApiKey', 'UpdateMethod', 'GetVpcLink'] as const)
      expect(readinessAfter(operation)).toBeUndefined();
  });
});

describe('what couldn’t be used before a plan', () => {
  const thing = (id: string, more: object = {}): Unready => ({
    address: `VPC link ${id}`,
    id,
    ready: { ...ready, ...more },
    item: { id, status: 'PENDING' },
  });

  it('is waited for by the calls that name it, wherever they do', () => {
    const things = new UnreadyThings([thing('v1'), thing('v2')]);
    const isAwaitedBy = (input: object) => things.isAwaitedBy('PutIntegration', input);
    expect(isAwaitedBy({ connectionId: 'v1' })).toBe(true);
    expect(isAwaitedBy({ patchOperations: [{ op: 'remove' }, { op: 'replace', value: 'v2' }] })).toBe(true);
    expect(isAwaitedBy({ connectionId: 'v3', uri: 'https://v1.example.com', timeoutInMillis: 1, nothing: null })).toBe(
      false,
    );
    expect(isAwaitedBy({ v1: 'a name' })).toBe(false);
    expect(new UnreadyThings([]).isAwaitedBy('PutIntegration', { connectionId: 'v1' })).toBe(false);
  });

  it('is waited for by deployments where what is deployed may use it', () => {
    const isAwaited = (one: Unready, operation: 'CreateDeployment' | 'CreateStage') =>
      new UnreadyThings([one]).isAwaitedBy(operation, { restApiId: 'a1' });
    expect(isAwaited(thing('v1', { isDeployed: true }), 'CreateDeployment')).toBe(true);
    expect(isAwaited(thing('v1', { isDeployed: true }), 'CreateStage')).toBe(false);
    expect(isAwaited(thing('v1'), 'CreateDeployment')).toBe(false);
  });

  it('is waited for once, however many calls need it, and only what they need', async () => {
    const { clock, waiting, asked } = passing({ status: 'AVAILABLE' });
    const things = new UnreadyThings([thing('v1'), thing('v2')]);
    const input = { connectionId: 'v1' };
    await clock.run(Promise.all([1, 2, 3].map(() => things.until('PutIntegration', input, waiting))));
    await things.until('PutIntegration', input, waiting);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toEqual(['GetVpcLink', { vpcLinkId: 'v1' }, expect.anything()]);
    await clock.run(things.until('PutIntegration', { connectionId: 'v2' }, waiting));
    expect(asked).toHaveLength(2);
  });

  it('stops each of the calls that need it when it fails, under its own name', async () => {
    const { clock, waiting } = passing({ status: 'FAILED' });
    const things = new UnreadyThings([thing('v1')]);
    const { address: _, ...rest } = waiting;
    const over = Promise.allSettled([1, 2].map(() => things.until('PutIntegration', { connectionId: 'v1' }, rest)));
    for (const outcome of await clock.run(over))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { address: 'VPC link v1' } });
  });
});
