import { describe, expect, it } from 'vitest';
import { nothingDone } from '../../src/apply/result.js';
import type { SendObserver } from '../../src/apply/run-call.js';
import { type ExecuteOptions, executeCalls } from '../../src/apply/run-plan.js';
import type { CallOptions, OperationName } from '../../src/calls/call.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { ManualClock } from '../../src/embedded/index.js';
import type { RateLimit } from '../../src/quotas/estimate.js';
import type { GatewayEvent } from '../../src/requests/events.js';
import { callWith, sendBy } from '../requests/scripted-send.js';

const callAt = (address: string, members: object = {}) =>
  callWith({
    id: `PutMethod ${address}`,
    operation: 'PutMethod',
    address,
    action: 'create',
    dependsOn: [],
    input: { httpMethod: 'GET' },
    ...members,
  });

/** Runs calls over a service that takes its time and answers as told. */
function running(
  calls: readonly PlannedCall[],
  answer: (operation: string, input: object, address: string | undefined) => unknown,
  { latencyMs = 0, ...options }: Partial<ExecuteOptions> & { readonly latencyMs?: number } = {},
) {
  const clock = new ManualClock();
  const events: GatewayEvent[] = [];
  const sent: string[] = [];
  let underWay = 0;
  let most = 0;
  const sendOf = (observer: SendObserver) => {
    const send = async (operation: OperationName, input: object, { address = operation }: CallOptions<unknown>) => {
      observer.onEvent({ type: 'sent', operation, address, attempt: 1 });
      sent.push(`${operation} ${address}`);
      most = Math.max(most, ++underWay);
      if (latencyMs > 0) await clock.sleep(latencyMs);
      underWay--;
      return answer(operation, input, address);
    };
    return sendBy(send);
  };
  const onEvent = (event: GatewayEvent) => void events.push(event);
  const result = clock.run(
    executeCalls(calls, { sendOf, clock, onEvent, ...options }).catch((error: unknown) => error),
  );
  const told = () => events.map((event) => ('call' in event ? `${event.type} ${event.call.address}` : event.type));
  return { clock, events, sent, result, told, most: () => most };
}

const three = ['GET /a', 'GET /b', 'GET /c'].map((address) => callAt(address));
const all = (tokensPerSecond: number, covers: RateLimit['covers'] = () => true): RateLimit => ({
  name: 'all',
  tokensPerSecond,
  capacity: 1,
  covers,
});

it('a plan that has nothing to do is reported as one without calls', () => {
  const result = nothingDone('a1');
  expect(result).toEqual({ restApiId: 'a1', ids: {}, steps: [] });
  expect([result, result.ids, result.steps].every(Object.isFrozen)).toBe(true);
});

describe('the calls of a plan', () => {
  it('are told one by one, with how far it is', async () => {
    const { result, events } = running(three, () => ({}), { limits: [all(1)], latencyMs: 500 });
    await result;
    expect(events.filter(({ type }) => type === 'planned' || type === 'progress')).toEqual([
      { type: 'planned', calls: 3, seconds: 2 },
      { type: 'progress', done: 1, total: 3, etaSeconds: expect.any(Number) },
      { type: 'progress', done: 2, total: 3, etaSeconds: expect.any(Number) },
      { type: 'progress', done: 3, total: 3, etaSeconds: 0 },
    ]);
  });

  it('are reported in the order of the plan, with the ids that they brought', async () => {
    const { result } = running(three, (_operation, _input, address) => ({ id: `id of ${address}` }), {
      restApiId: 'r1',
      secrets: new Map([['API key acme', { value: 'k3y' }]]),
    });
    expect(await result).toMatchObject({
      restApiId: 'r1',
      ids: { restApi: 'r1', 'GET /a': 'id of GET /a', 'GET /b': 'id of GET /b', 'GET /c': 'id of GET /c' },
      steps: three.map(({ address }) => ({ status: 'succeeded', call: { address } })),
    });
    expect(Object.isFrozen(await result)).toBe(true);
    expect(JSON.stringify(await result)).not.toContain('k3y');
  });

  it('are about no API where the plan is about none', async () => {
    expect(await running(three, () => ({})).result).toMatchObject({ restApiId: '', ids: {} });
    expect(await running([], () => ({})).result).toMatchObject({ restApiId: '', steps: [] });
  });

  it('run one at a time while little comes through is all that the quotas allow, else several', async () => {
    const many = Array.from({ length: 12 }, (_, index) => callAt(`GET /${index}`));
    const mostOf = async (limits: readonly RateLimit[]) => {
      const run = running(many, () => ({}), { limits, latencyMs: 200 });
      await run.result;
      return run.most();
    };
    expect(await mostOf([all(1)])).toBe(1);
    expect(await mostOf([all(10)])).toBe(3);
    expect(await mostOf([])).toBe(4);
    expect(await mostOf([all(10), all(1)])).toBe(1);
    // What doesn't hold for all of them says nothing of how fast they may be.
    expect(await mostOf([all(10), all(1, ({ address }) => address === 'GET /1')])).toBe(3);
  });

  it('wait for no other operation’s quota', async () => {
    const resource = callAt('/a', { operation: 'CreateResource' });
    const delayOf = ({ operation }: PlannedCall) => (operation === 'PutMethod' ? 1_000 : 0);
    const run = running([...three, resource], () => ({}), { delayOf });
    await run.result;
    expect(run.sent[0]).toBe('CreateResource /a');
  });

  it('that deploy wait for nothing where all can be used', async () => {
    const deployment = callAt('deployment', { operation: 'CreateDeployment', input: {} });
    expect(await running([deployment], () => ({})).result).toMatchObject({ steps: [{ status: 'succeeded' }] });
  });

  it('wait until what they need can be used, and for nothing that nobody needs', async () => {
    const link = callAt('VPC link backend', { operation: 'CreateVpcLink', input: { name: 'backend' } });
    const needing = callAt('GET /a', { dependsOn: [link.id] });
    const answer = (operation: string) => {
      if (operation === 'CreateVpcLink') return { id: 'v1', name: 'backend', status: 'PENDING' };
      return operation === 'GetVpcLink' ? { status: 'AVAILABLE' } : { items: [] };
    };
    const sentFor = async (...calls: readonly PlannedCall[]) => {
      const { result, sent } = running(calls, answer);
      await result;
      return sent.map((one) => one.split(' ')[0]);
    };
    expect(await sentFor(link, needing)).toEqual(['CreateVpcLink', 'GetVpcLinks', 'GetVpcLink', 'PutMethod']);
    expect(await sentFor(link)).toEqual(['CreateVpcLink', 'GetVpcLinks']);
  });

  it('of one method never overlap', async () => {
    const calls = Array.from({ length: 6 }, (_, index) => callAt(`GET /a ${index}`, { method: 'GET /a' }));
    const run = running(calls, () => ({}), { latencyMs: 200 });
    await run.result;
    expect(run.most()).toBe(1);
  });

  it('get the values that are given for them, which no error quotes', async () => {
    const value = { reference: 'API key acme', member: 'value' };
    const call = callAt('API key acme', { operation: 'CreateApiKey', input: { name: 'acme', value } });
    const inputs: object[] = [];
    const secrets = new Map([['API key acme', { value: 'k3y' }]]);
    const refuse = (_: string, input: object) => {
      inputs.push(input);
      throw new Error('Invalid value k3y, nor pw.');
    };
    const other = callAt('GET /a', { input: { uri: 'https://user:pw@example.com' }, dependsOn: [call.id] });
    const { result } = running([call, other], refuse, { secrets });
    expect(await result).toMatchObject({ message: expect.stringContaining('Invalid value (hidden), nor pw') });
    expect(inputs).toEqual([{ name: 'acme', value: 'k3y' }]);
    const credentials = callAt('GET /b', { input: { uri: 'https://user:pw@example.com' } });
    const quoted = running([credentials], () => {
      throw new Error('Invalid URI https://user:pw@example.com');
    });
    expect(await quoted.result).toMatchObject({ message: expect.stringContaining('https://(hidden)@example.com') });
  });
});

describe('a plan that fails', () => {
  const failing = (operation: string, input: object, address: string | undefined) => {
    if (address === 'GET /b') throw Object.assign(new Error('no'), { name: 'BadRequestException' });
    return { operation, input };
  };

  it('tells what failed, and what was not begun', async () => {
    const { result, told } = running(three, failing);
    expect(await result).toMatchObject({ code: 'apply.failed', address: 'GET /b', result: { steps: [{}, {}, {}] } });
    expect(told()).toEqual([
      'planned',
      'sent',
      'succeeded GET /a',
      'progress',
      'sent',
      'failed GET /b',
      'skipped GET /c',
    ]);
  });

  it('fails also where nobody listens', async () => {
    expect(await running(three, failing, { onEvent: undefined }).result).toMatchObject({ code: 'apply.failed' });
    expect(await running(three, () => ({}), { onEvent: undefined }).result).toMatchObject({ ids: {} });
  });

  it('knows its API only where it was there, or made', async () => {
    expect(((await running(three, failing).result) as { result: object }).result).not.toHaveProperty('restApiId');
    const known = (await running(three, failing, { restApiId: 'r1' }).result) as { result: object };
    expect(known.result).toHaveProperty('restApiId', 'r1');
  });

  it('reports the first failure of several', async () => {
    const many = Array.from({ length: 12 }, (_, index) => callAt(`GET /${index}`));
    const { result, told } = running(
      many,
      (_operation, _input, address) => {
        if (Number(address?.slice(5)) >= 5) throw new Error(`no ${address}`);
        return {};
      },
      { latencyMs: 300 },
    );
    const failed = (await result) as { address: string };
    const failures = told().filter((event) => event.startsWith('failed'));
    expect(failures.length).toBeGreaterThan(1);
    expect(failures[0]).toBe(`failed ${failed.address}`);
  });
});

describe('API keys that others made, too', () => {
  const create = callAt('API key acme', { operation: 'CreateApiKey', input: { name: 'acme' } });
  const keys = {
    items: [
      { id: 'ours', name: 'acme', createdDate: new Date(2_000) },
      { id: 'theirs', name: 'acme', createdDate: new Date(1_000) },
    ],
  };
  const service = (operation: string) =>
    operation === 'GetApiKeys' ? keys : operation === 'CreateApiKey' ? { id: 'ours' } : {};

  it('make a plan fail that has come to its end', async () => {
    const { result, told, sent } = running([create, ...three], service);
    expect(await result).toMatchObject({
      code: 'apply.failed',
      address: 'API key acme',
      cause: { code: 'apply.made-twice' },
      message: expect.stringContaining('3 of 4 calls had succeeded'),
    });
    expect(told().at(-1)).toBe('failed API key acme');
    const unheard = running([create, ...three], service, { onEvent: undefined });
    expect(await unheard.result).toMatchObject({ cause: { code: 'apply.made-twice' } });
    expect(sent.slice(-2)).toEqual(['GetApiKeys GetApiKeys', 'DeleteApiKey API key acme']);
  });

  it('are looked at also when something else has failed, which is what is said', async () => {
    const failing = (operation: string) => {
      if (operation === 'PutMethod') throw Object.assign(new Error('no'), { name: 'BadRequestException' });
      return service(operation);
    };
    const { result, sent } = running([create, callAt('GET /a', { dependsOn: [create.id] })], failing);
    expect(await result).toMatchObject({ address: 'GET /a', cause: { name: 'BadRequestException' } });
    expect(sent.at(-1)).toBe('DeleteApiKey API key acme');
  });

  it('aren’t looked at after the signal', async () => {
    const controller = new AbortController();
    const aborting = (operation: string) => {
      controller.abort(new Error('enough'));
      return service(operation);
    };
    const { result, sent } = running([create, ...three], aborting, { signal: controller.signal });
    expect(await result).toMatchObject({ code: 'apply.aborted' });
    expect(sent).toEqual(['CreateApiKey API key acme']);
  });

  it('make a plan fail where they can’t be looked at', async () => {
    const deny = (operation: string) => {
      if (operation === 'GetApiKeys') throw Object.assign(new Error('not authorized'), { name: 'ForbiddenException' });
      return service(operation);
    };
    expect(await running([create], deny).result).toMatchObject({
      code: 'apply.failed',
      message: 'The plan was stopped between calls: ForbiddenException: not authorized; 1 of 1 calls had succeeded.',
    });
  });
});
