import { describe, expect, it } from 'vitest';
import { assertSole, isOlder } from '../../src/apply/made-twice.js';
import type { StepResult } from '../../src/apply/result.js';
import { keysMadeTwice } from '../../src/apply/sole-keys.js';
import type { OperationName } from '../../src/calls/call.js';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import { callWith, sendBy } from '../requests/scripted-send.js';

/** A service that lists these items, and what it was sent beside lists. */
function service(lists: Readonly<Record<string, readonly object[]>>) {
  const sent: unknown[] = [];
  const asked: unknown[] = [];
  const { signal } = new AbortController();
  const send = sendBy(async (operation: string, input: object, options: { signal?: AbortSignal; address?: string }) => {
    const items = lists[operation];
    if (items === undefined) {
      expect(options.signal).toBe(signal);
      sent.push([operation, input, options.address]);
      return {};
    }
    asked.push([operation, input]);
    return { items };
  });
  const assert = (operation: OperationName, answer: object, input: object = {}) =>
    assertSole({ operation, address: 'it', input, answer }, send, signal).then(
      () => 'kept',
      (error: Error) => error.message,
    );
  return { sent, asked, assert, send, signal };
}

const takenBack = (theirs: string, ours: string) =>
  `Somebody else made it at the same time: ${theirs}. What was made here, ${ours}, was deleted again.`;
const at = (seconds: number) => new Date(seconds * 1_000);

describe('one was made before all others', () => {
  it('only where it is older than each of them, as far as the service tells', () => {
    expect(isOlder({ createdDate: at(1) }, [{ createdDate: at(2) }, { createdDate: at(3) }])).toBe(true);
    expect(isOlder({ createdDate: at(2) }, [{ createdDate: at(2) }])).toBe(false);
    expect(isOlder({ createdDate: at(2) }, [{ createdDate: at(1) }, { createdDate: at(3) }])).toBe(false);
    expect(isOlder({ createdDate: at(2) }, [{}])).toBe(false);
    expect(isOlder({}, [{ createdDate: at(2) }])).toBe(true);
    expect(isOlder({}, [])).toBe(true);
  });
});

describe('what somebody else made at the same time', () => {
  it('isn’t looked for where the service refuses a second one', async () => {
    const { assert, sent, asked } = service({});
    expect(await assert('CreateResource', { id: 'pets' })).toBe('kept');
    expect([...sent, ...asked]).toEqual([]);
  });

  it('has a usage plan taken back, out of its stages first', async () => {
    const items = [
      { id: 'ours', name: 'gold' },
      { id: 'theirs', name: 'gold' },
      { id: 'other', name: 'silver' },
    ];
    const apiStages = [
      { apiId: 'a1', stage: 'prod' },
      { apiId: 'a2', stage: 'beta' },
    ];
    const { assert, sent } = service({ GetUsagePlans: items });
    expect(await assert('CreateUsagePlan', { id: 'ours', name: 'gold', apiStages })).toBe(takenBack('theirs', 'ours'));
    expect(sent).toEqual([
      [
        'UpdateUsagePlan',
        {
          usagePlanId: 'ours',
          patchOperations: [
            { op: 'remove', path: '/apiStages', value: 'a1:prod' },
            { op: 'remove', path: '/apiStages', value: 'a2:beta' },
          ],
        },
        'it',
      ],
      ['DeleteUsagePlan', { usagePlanId: 'ours' }, 'it'],
    ]);
    for (const stages of [{}, { apiStages: [] }]) {
      const lone = service({ GetUsagePlans: items });
      await lone.assert('CreateUsagePlan', { id: 'ours', name: 'gold', ...stages });
      expect(lone.sent).toEqual([['DeleteUsagePlan', { usagePlanId: 'ours' }, 'it']]);
    }
    expect(await service({ GetUsagePlans: items }).assert('CreateUsagePlan', { id: 'other', name: 'silver' })).toBe(
      'kept',
    );
  });

  it('has a VPC link taken back, unless the other is being deleted', async () => {
    const items = [
      { id: 'ours', name: 'backend', status: 'PENDING' },
      { id: 'old', name: 'backend', status: 'DELETING' },
      { id: 'other', name: 'frontend', status: 'AVAILABLE' },
    ];
    const { assert } = service({ GetVpcLinks: items });
    expect(await assert('CreateVpcLink', { id: 'ours', name: 'backend' })).toBe('kept');
    const two = service({ GetVpcLinks: [...items, { id: 'theirs', name: 'backend', status: 'AVAILABLE' }] });
    expect(await two.assert('CreateVpcLink', { id: 'ours', name: 'backend' })).toBe(takenBack('theirs', 'ours'));
    expect(two.sent).toEqual([['DeleteVpcLink', { vpcLinkId: 'ours' }, 'it']]);
  });

  it('has nothing taken back for what is listed without an id', async () => {
    const { assert, sent } = service({ GetVpcLinks: [{ name: 'backend' }], GetClientCertificates: [{}] });
    expect(await assert('CreateVpcLink', { id: 'ours', name: 'backend' })).toBe('kept');
    expect(await assert('GenerateClientCertificate', { clientCertificateId: 'ours' })).toBe('kept');
    expect(sent).toEqual([]);
  });

  it('has a client certificate taken back, unless that is the older one', async () => {
    const certificate = (clientCertificateId: string, seconds: number, description = 'backends') => ({
      clientCertificateId,
      description,
      createdDate: at(seconds),
    });
    const ours = certificate('ours', 5);
    const items = [ours, certificate('theirs', 4), certificate('third', 6), certificate('other', 1, 'frontends')];
    const { assert, sent } = service({ GetClientCertificates: items });
    expect(await assert('GenerateClientCertificate', ours)).toBe(takenBack('theirs, third', 'ours'));
    expect(sent).toEqual([['DeleteClientCertificate', { clientCertificateId: 'ours' }, 'it']]);
    const older = service({ GetClientCertificates: [ours, certificate('third', 6)] });
    expect(await older.assert('GenerateClientCertificate', ours)).toBe('kept');
  });

  it('has a REST API taken back that is younger', async () => {
    const api = (id: string, seconds: number, name = 'petstore') => ({ id, name, createdDate: at(seconds) });
    const ours = api('ours', 5);
    const { assert, sent } = service({ GetRestApis: [ours, api('theirs', 4), api('other', 1, 'shop')] });
    expect(await assert('CreateRestApi', ours)).toBe(takenBack('theirs', 'ours'));
    expect(sent).toEqual([['DeleteRestApi', { restApiId: 'ours' }, 'it']]);
  });

  it('has a request validator taken back, of the same API', async () => {
    const items = [
      { id: 'ours', name: 'strict' },
      { id: 'theirs', name: 'strict' },
      { id: 'other', name: 'lenient' },
    ];
    const { assert, sent, asked } = service({ GetRequestValidators: items });
    expect(await assert('CreateRequestValidator', { id: 'ours', name: 'strict' }, { restApiId: 'a1' })).toBe(
      takenBack('theirs', 'ours'),
    );
    expect(asked).toEqual([['GetRequestValidators', { restApiId: 'a1', limit: 500 }]]);
    expect(sent).toEqual([['DeleteRequestValidator', { restApiId: 'a1', requestValidatorId: 'ours' }, 'it']]);
  });
});

describe('API keys that somebody else made before', () => {
  const call = (name: unknown, members: object = {}, operation = 'CreateApiKey') =>
    callWith({
      id: `${operation} ${String(name)}`,
      operation,
      address: `API key ${String(name)}`,
      input: { name, ...members },
    });
  const made = (
    one: PlannedCall,
    id: string,
    status: StepResult['status'] = 'succeeded',
  ): [PlannedCall, StepResult] => [
    one,
    { call: one, status, attempts: 1, waitedMs: 0, requestId: 'request', ids: { id } },
  ];
  const key = (id: string, name: string, seconds: number) => ({ id, name, createdDate: at(seconds) });

  it('have those of the plan taken back, and only those that are younger', async () => {
    const [acme, globex, initech] = [call('acme'), call('globex'), call('initech')];
    const items = [
      key('other', 'other', 9),
      key('acme-ours', 'acme', 5),
      key('acme-theirs', 'acme', 4),
      key('globex-ours', 'globex', 5),
      key('globex-theirs', 'globex', 6),
      key('initech-ours', 'initech', 5),
    ];
    const steps = new Map([made(acme, 'acme-ours'), made(globex, 'globex-ours'), made(initech, 'initech-ours')]);
    const { send, sent, signal } = service({ GetApiKeys: items });
    const taken = await keysMadeTwice(steps, send, signal);
    expect([...taken.keys()]).toEqual([acme]);
    const step = taken.get(acme);
    expect(step).toMatchObject({ status: 'failed', attempts: 1, requestId: 'request', call: acme });
    expect(step).not.toHaveProperty('ids');
    expect(Object.isFrozen(step)).toBe(true);
    expect(step?.error).toMatchObject({
      code: 'apply.made-twice',
      address: 'API key acme',
      message: takenBack('acme-theirs', 'acme-ours'),
    });
    expect(sent).toEqual([['DeleteApiKey', { apiKey: 'acme-ours' }, 'API key acme']]);
  });

  it('stay where the response to the plan’s own told no id', async () => {
    const acme = call('acme');
    const step: StepResult = { call: acme, status: 'succeeded', attempts: 1, waitedMs: 0 };
    const { send, sent, signal } = service({ GetApiKeys: [key('theirs', 'acme', 4)] });
    expect((await keysMadeTwice(new Map([[acme, step]]), send, signal)).size).toBe(0);
    expect(sent).toEqual([]);
  });

  it('aren’t looked for where no key was made without a value of its own', async () => {
    const steps = new Map([
      made(call('acme', { value: 'secret' }), 'a'),
      made(call('globex'), 'b', 'failed'),
      made(call('gold', {}, 'CreateUsagePlan'), 'c'),
      made(call({ reference: 'x', member: 'name' }), 'd'),
    ]);
    const { send, signal, asked } = service({ GetApiKeys: [] });
    expect((await keysMadeTwice(steps, send, signal)).size).toBe(0);
    expect((await keysMadeTwice(new Map(), send, signal)).size).toBe(0);
    expect(asked).toEqual([]);
  });

  it('are asked for by the names of the keys that were made', async () => {
    const { send, signal, asked } = service({ GetApiKeys: [] });
    await keysMadeTwice(new Map([made(call('acme'), 'a'), made(call('globex', { value: 'x' }), 'b')]), send, signal);
    expect(asked).toEqual([['GetApiKeys', { nameQuery: 'acme', limit: 500 }]]);
  });

  it('have a key taken back of which the list says nothing yet', async () => {
    const acme = call('acme');
    const { send, signal } = service({ GetApiKeys: [{ id: 'theirs', name: 'acme' }] });
    expect((await keysMadeTwice(new Map([made(acme, 'ours')]), send, signal)).has(acme)).toBe(true);
  });
});
