import { describe, expect, it } from 'vitest';
import { diff } from '../../src/diff/diff.js';
import { diffThings, joined, type OwnApi } from '../../src/diff/things.js';
import { type AccountThings, noThings } from '../../src/model/account.js';
import { referTo } from '../../src/model/ids.js';
import { api, found } from './apis.js';

const things = (some: Partial<AccountThings>): AccountThings => ({ ...noThings, ...some });
const link = (target: string, description = 'backend') => ({
  backend: { kind: 'VpcLink' as const, name: 'backend', description, targetArns: [`arn:${target}`] },
});
const gold = (...stages: readonly string[]) => ({
  gold: {
    kind: 'UsagePlan' as const,
    name: 'gold',
    apiStages: stages.map((stageName) => ({ restApi: { name: 'petstore' }, stageName })),
  },
});
const ids = { 'VPC link backend': 'l1', 'usage plan gold': 'p1', 'REST API petstore': 'theirs' };

const compared = (desired: AccountThings, live: AccountThings, own?: OwnApi) =>
  diffThings(desired, { things: live, ids }, own);
const lines = ({ changes }: { changes: readonly { action: string; address: string }[] }) =>
  changes.map(({ action, address }) => `${action} ${address}`);

describe('things beside an API', () => {
  it('stay where they are not declared', () => {
    const { changes, deletions } = compared(noThings, things({ vpcLinks: link('a'), usagePlans: gold('prod') }));
    expect(changes).toEqual([]);
    expect(deletions).toEqual([]);
  });

  it.each<[what: string, own: OwnApi | undefined, value: unknown]>([
    ['its id', { name: 'petstore', id: 'a1' }, 'a1:prod'],
    [
      'what brings its id',
      { name: 'petstore', id: referTo('restApi') },
      { ...referTo('restApi'), parts: ['', ':prod'] },
    ],
    ['the id that was found, without an API of their own', undefined, 'theirs:prod'],
    ['the id that was found, of another API', { name: 'other', id: 'a1' }, 'theirs:prod'],
  ])('name an API by %s', (_, own, value) => {
    const { changes } = compared(things({ usagePlans: gold('prod') }), things({ usagePlans: gold() }), own);
    expect(changes.flatMap(({ patches = [] }) => patches.flat())).toEqual([{ op: 'add', path: '/apiStages', value }]);
  });

  it('are known by the ids that they have, and what is made by what will bring its id', () => {
    const desired = things({
      vpcLinks: link('a', 'updated'),
      usagePlans: gold(),
      clientCertificates: { mine: { kind: 'ClientCertificate', description: 'mine' } },
    });
    const { idOf, foundIdOf } = compared(desired, things({ vpcLinks: link('a'), usagePlans: gold() }));
    expect(idOf('VPC link backend')).toBe('l1');
    expect(idOf('usage plan gold')).toBe('p1');
    expect(idOf('client certificate mine')).toEqual(referTo('client certificate mine', 'clientCertificateId'));
    for (const address of ['client certificate mine', 'VPC link other', '/pets', 'constructor'])
      expect(foundIdOf(address)).toBeUndefined();
    expect(idOf('/pets')).toBeUndefined();
  });

  it('are known by what brings the id of the one that takes their place', () => {
    const { changes, idOf, foundIdOf } = compared(things({ vpcLinks: link('new') }), things({ vpcLinks: link('old') }));
    expect(changes).toMatchObject([{ action: 'replace', address: 'VPC link backend' }]);
    expect(idOf('VPC link backend')).toEqual(referTo('VPC link backend'));
    expect(foundIdOf('VPC link backend')).toBe('l1');
  });
});

describe('an API and what stands beside it', () => {
  const desired = api({ settings: { description: 'new', version: '2' } });
  const live = found(api({ settings: { version: '1' } }));
  const replaced = compared(things({ vpcLinks: link('new') }), things({ vpcLinks: link('old') }));

  it('have all their changes and warnings', () => {
    const all = joined(diff(desired, live), replaced);
    expect(lines(all)).toEqual(['update restApi', 'replace VPC link backend']);
    expect(all.warnings.map(({ code, address }) => [code, address])).toEqual([
      ['diff.unchangeable', 'restApi'],
      ['diff.superseded-stays', 'VPC link backend'],
    ]);
    expect(all.warnings[1]?.message).toContain("'backend-superseded-by-plan'");
  });

  it('warn of nothing that stays behind where nothing is replaced, or what was goes', () => {
    const updated = compared(things({ vpcLinks: link('a', 'new') }), things({ vpcLinks: link('a') }));
    expect(joined(undefined, updated)).toMatchObject({ changes: [{ action: 'update' }], warnings: [] });
    const tagged = (tags: Record<string, string>) =>
      things({ apiKeys: { acme: { kind: 'ApiKey', name: 'acme', tags } } });
    const { changes } = diffThings(
      tagged({ team: 'pets' }),
      { things: tagged({}), ids: { 'API key acme': 'k1' } },
      undefined,
    );
    expect(joined(undefined, { ...updated, changes })).toMatchObject({ changes: [{ kind: 'Tags' }], warnings: [] });
  });

  it('know the ids of both', () => {
    const all = joined(diff(desired, live, { beside: replaced.idOf }), replaced);
    expect(all.ids.restApi).toBe('api1');
    expect(all.foundIds.restApi).toBe('api1');
    expect(all.ids.resource('/')).toBe('id of /');
    expect(all.foundIds.resource('/')).toBe('id of /');
    expect(all.ids.of('VPC link backend')).toEqual(referTo('VPC link backend'));
    expect(all.foundIds.of('VPC link backend')).toBe('l1');
    expect(all.ids.of('VPC link other')).toEqual(referTo('VPC link other'));
  });

  it('of an API that is not planned know what would bring its id', () => {
    const all = joined(undefined, replaced);
    expect(lines(all)).toEqual(['replace VPC link backend']);
    for (const known of [all.ids, all.foundIds]) {
      expect(known.restApi).toEqual(referTo('restApi'));
      expect(known.resource('/pets')).toEqual(referTo('/pets'));
    }
  });
});

describe('the ids of an API', () => {
  const jwt = { kind: 'Authorizer' as const, name: 'jwt', type: 'TOKEN' as const, authorizerUri: 'arn:a' };
  const live = api({
    authorizers: { jwt },
    requestValidators: { strict: { kind: 'RequestValidator', name: 'strict' } },
  });

  it('are those of what is there, also where it is updated', () => {
    const desired = api({ authorizers: { jwt: { ...jwt, authorizerUri: 'arn:b' } } });
    const { ids: wanted, foundIds } = diff(desired, found(live));
    for (const known of [wanted, foundIds]) {
      expect(known.restApi).toBe('api1');
      expect(known.authorizer('jwt')).toBe('id of jwt');
      expect(known.requestValidator('strict')).toBe('id of strict');
      expect(known.authorizer('none')).toEqual(referTo('authorizer none'));
      expect(known.resource('/')).toBe('id of /');
    }
  });

  it('are those that are to come, of what is made and what takes the place of another', () => {
    const desired = api({
      authorizers: {
        jwt: { ...jwt, type: 'REQUEST', identitySource: 'method.request.header.A' },
        other: { ...jwt, name: 'other' },
      },
    });
    const { ids: wanted, foundIds, changes } = diff(desired, found(live));
    expect(lines({ changes })).toContain('create authorizer other');
    expect(wanted.authorizer('other')).toEqual(referTo('authorizer other'));
    expect(foundIds.authorizer('other')).toEqual(referTo('authorizer other'));
    const replacedType = api({ authorizers: { jwt: { ...jwt, type: 'COGNITO_USER_POOLS', providerARNs: ['arn:p'] } } });
    expect(diff(replacedType, found(live)).ids.authorizer('jwt')).toEqual(referTo('authorizer jwt'));
    expect(diff(replacedType, found(live)).foundIds.authorizer('jwt')).toBe('id of jwt');
  });

  it('of what stands beside it are asked for, but not those of its own paths', () => {
    const beside = (address: string) => (address.startsWith('/') ? 'wrong' : `beside ${address}`);
    const { ids: wanted, foundIds } = diff(live, found(live), { beside });
    expect(wanted.of('VPC link backend')).toBe('beside VPC link backend');
    expect(wanted.of('REST API a/')).toBe('beside REST API a/');
    expect(wanted.resource('/')).toBe('id of /');
    expect(foundIds.of('VPC link backend')).toEqual(referTo('VPC link backend'));
  });

  it('of one that a call is still to bring are all to come', () => {
    const { ids: known, model } = found(live);
    const { restApiId: _, ...others } = known;
    const nothing = { model, ids: { ...others, resources: {} } };
    const { ids: wanted, foundIds } = diff(live, nothing);
    expect(foundIds.restApi).toEqual(referTo('restApi'));
    expect(wanted.restApi).toEqual(referTo('restApi'));
    expect(foundIds.resource('/')).toEqual(referTo('restApi', 'rootResourceId'));
    expect(foundIds.authorizer('jwt')).toBe('id of jwt');
    expect(diff(live, undefined).ids.resource('/')).toEqual(referTo('restApi', 'rootResourceId'));
  });
});
