import { describe, expect, it } from 'vitest';
import { forEachAccountList } from '../../src/kinds/index.js';
import type { AccountKeys } from '../../src/model/account.js';
import { takeAccountSnapshot } from '../../src/snapshot/account.js';
import { sendBy } from '../requests/scripted-send.js';

/** Answers each list from a table, and notes what was asked. */
function answering(answers: Readonly<Record<string, unknown>>) {
  const asked: [operation: string, input: unknown, signal: unknown][] = [];
  const send = sendBy(async (operation: string, input: unknown, { signal }: { readonly signal?: AbortSignal } = {}) => {
    asked.push([operation, input, signal]);
    return answers[operation] ?? { items: [] };
  });
  return { send, asked };
}

const keysOf = (keys: Partial<AccountKeys>): AccountKeys => ({
  ...(forEachAccountList(() => []) as unknown as AccountKeys),
  ...keys,
});

const plan = (id: string, name: string) => ({ id, name, apiStages: [{ apiId: 'a1', stage: 'prod' }] });

describe('takeAccountSnapshot', () => {
  it('has the things that are asked for, with their ids, and of APIs that it is told their names', async () => {
    const { send, asked } = answering({
      GetUsagePlans: { items: [plan('p1', 'gold'), plan('p2', 'silver')] },
      GetDomainNames: { items: [{ domainName: 'api.example.com', domainNameStatus: 'AVAILABLE' }] },
    });
    const { signal } = new AbortController();
    const keys = keysOf({ usagePlans: ['gold'], domainNames: ['api.example.com'] });
    const { things, ids } = await takeAccountSnapshot(send, keys, { restApis: { petstore: 'a1' }, signal });
    expect(Object.keys(things.usagePlans)).toEqual(['gold']);
    expect(things.usagePlans['gold']?.apiStages).toEqual([{ restApi: { name: 'petstore' }, stageName: 'prod' }]);
    expect(Object.keys(things.domainNames)).toEqual(['api.example.com']);
    // Public domain names have no id.
    expect(ids).toStrictEqual({ 'REST API petstore': 'a1', 'usage plan gold': 'p1' });
    expect(asked.map(([operation]) => operation).sort()).toEqual(['GetDomainNames', 'GetUsagePlans']);
  });

  it('reads the account itself as the one that there is', async () => {
    const { send, asked } = answering({ GetAccount: { cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' } });
    const { signal } = new AbortController();
    const { things } = await takeAccountSnapshot(send, keysOf({ accounts: ['settings'] }), { signal });
    expect(Object.values(things.accounts)).toMatchObject([
      { cloudwatchRoleArn: 'arn:aws:iam::123456789012:role/logs' },
    ]);
    expect(asked).toEqual([['GetAccount', {}, signal]]);
  });

  it('lists the ids where several have a name that is asked for, and takes no notice of others', async () => {
    const plans = [plan('p1', 'gold'), plan('p2', 'silver'), plan('p3', 'gold'), plan('p4', 'silver')];
    const { send } = answering({ GetUsagePlans: { items: plans } });
    await expect(takeAccountSnapshot(send, keysOf({ usagePlans: ['gold'] }))).rejects.toMatchObject({
      code: 'snapshot.ambiguous-name',
      address: 'usage plan gold',
      message: "2 of them are called 'gold': p1, p3.",
    });
    const { things } = await takeAccountSnapshot(send, keysOf({ usagePlans: ['bronze'] }));
    expect(things.usagePlans).toEqual({});
  });

  it('has nothing of others, and takes no notice of those that share a name', async () => {
    const link = (id: string, name: string) => ({ id, name, targetArns: ['arn:a'], status: 'AVAILABLE' });
    const { send } = answering({
      GetVpcLinks: { items: [link('l1', 'mine'), link('l2', 'twin'), link('l3', 'twin')] },
      GetDomainNames: { items: [{ domainName: 'a.example.com' }, { domainName: 'b.example.com' }] },
    });
    const { things, ids } = await takeAccountSnapshot(
      send,
      keysOf({ vpcLinks: ['mine'], domainNames: ['a.example.com'] }),
    );
    expect(Object.keys(things.vpcLinks)).toEqual(['mine']);
    expect(Object.keys(things.domainNames)).toEqual(['a.example.com']);
    expect(ids).toEqual({ 'VPC link mine': 'l1' });
  });

  it('has the first of several where it matters to nobody which one is meant', async () => {
    const { send } = answering({
      GetDomainNames: { items: [{ domainName: 'a.example.com' }] },
      GetBasePathMappings: {
        items: [
          { basePath: 'v1', restApiId: 'a1', stage: 'prod' },
          { basePath: 'v1', restApiId: 'a2', stage: 'prod' },
        ],
      },
    });
    const { things } = await takeAccountSnapshot(send, keysOf({ basePathMappings: ['a.example.com/v1'] }));
    expect(Object.keys(things.basePathMappings)).toEqual(['a.example.com/v1']);
  });

  it('has a fingerprint that changes with things and their ids', async () => {
    const fingerprint = async (...plans: readonly object[]) => {
      const { send } = answering({ GetUsagePlans: { items: plans } });
      return (await takeAccountSnapshot(send, keysOf({ usagePlans: ['gold'] }))).fingerprint;
    };
    const first = await fingerprint(plan('p1', 'gold'));
    expect(await fingerprint(plan('p1', 'gold'), plan('p2', 'silver'))).toBe(first);
    expect(await fingerprint(plan('p2', 'gold'))).not.toBe(first);
    expect(await fingerprint({ ...plan('p1', 'gold'), description: 'new' })).not.toBe(first);
  });

  it("says what can't be used yet, and by what it is waited for", async () => {
    const pending = { id: 'l1', name: 'pending', targetArns: ['arn:a'], status: 'PENDING' };
    const updating = { domainName: 'a.example.com', domainNameStatus: 'UPDATING' };
    const { send } = answering({
      GetVpcLinks: { items: [pending, { ...pending, id: 'l2', name: 'ready', status: 'AVAILABLE' }] },
      GetDomainNames: { items: [updating, { domainName: 'b.example.com' }] },
      GetUsagePlans: { items: [plan('p1', 'gold')] },
    });
    const keys = {
      vpcLinks: ['pending', 'ready'],
      domainNames: ['a.example.com', 'b.example.com'],
      usagePlans: ['gold'],
    };
    const { unready } = await takeAccountSnapshot(send, keysOf(keys));
    expect(unready.map(({ address, id, item, ready }) => [address, id, item, ready.get]).sort()).toEqual([
      ['VPC link pending', 'l1', pending, 'GetVpcLink'],
      ['domain name a.example.com', 'a.example.com', updating, 'GetDomainName'],
    ]);
  });
});
