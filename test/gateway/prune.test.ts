import { describe, expect, it } from 'vitest';
import { restApi } from '../../src/definition/rest-api.js';
import type { Plan } from '../../src/plan/plan.js';
import { newAccount } from '../account.js';

const bare = restApi('petstore');
const full = bare
  .model('Pet', { contentType: 'application/json', schema: { type: 'object' } })
  .model('Dog', { contentType: 'application/json', schema: { type: 'object' } })
  .requestValidator('strict', { validateRequestBody: true })
  .authorizer('staff', {
    type: 'REQUEST',
    authorizerUri: 'arn:aws:lambda:us-east-1:123456789012:function:staff',
    authorizerResultTtlInSeconds: 0,
  });
const getPets = bare.resource('/pets').method('GET').integration().httpProxy('https://example.com/pets');
const declared = bare.define(getPets);
const live = full.define(
  full.resource('/pets').method('GET').integration().httpProxy('https://example.com/pets'),
  full.resource('/pets').method('DELETE').integration().httpProxy('https://example.com/pets'),
  full
    .resource('/pets')
    .method('POST')
    .requestValidator('strict')
    .requestModel('application/json', 'Pet')
    .integration()
    .httpProxy('https://example.com/pets'),
  full
    .resource('/tenants/acme/users')
    .method('GET')
    .authorizer('staff')
    .integration()
    .httpProxy('https://example.com/'),
  full.resource('/tenants/globex').method('GET').integration().httpProxy('https://example.com/'),
  full.resource('/hooks').method('POST').integration().httpProxy('https://example.com/'),
);

async function setUp() {
  const { gateway } = newAccount();
  const { restApiId } = await gateway.apply(await gateway.plan([live, live.stage('prod')]));
  return { gateway, restApiId };
}

const deletedBy = ({ changes }: Plan) => changes.map(({ action, address }) => `${action} ${address}`).sort();

describe('pruning', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'nothing',
      [],
      [
        'delete /hooks',
        'delete /tenants',
        'delete DELETE /pets',
        'delete POST /pets',
        'delete authorizer staff',
        'delete model Dog',
        'delete model Pet',
        'delete requestValidator strict',
      ],
    ],
    [
      'a path, with everything below it, and what that needs',
      ['/tenants'],
      [
        'delete /hooks',
        'delete DELETE /pets',
        'delete POST /pets',
        'delete model Dog',
        'delete model Pet',
        'delete requestValidator strict',
      ],
    ],
    [
      'a path below another that nobody declares',
      ['/tenants/acme'],
      [
        'delete /hooks',
        'delete /tenants/globex',
        'delete DELETE /pets',
        'delete POST /pets',
        'delete model Dog',
        'delete model Pet',
        'delete requestValidator strict',
      ],
    ],
    [
      'a route, and what it needs',
      ['POST /pets', 'POST /hooks'],
      ['delete /tenants', 'delete DELETE /pets', 'delete authorizer staff', 'delete model Dog'],
    ],
    ['things by their addresses', ['model Dog', 'authorizer staff', 'requestValidator strict', '/'], []],
  ])('leaves out %s', async (_, except, expected) => {
    const { gateway } = await setUp();
    const plan = await gateway.plan(declared, { prune: { except } });
    expect(deletedBy(plan)).toEqual(expected);
    await gateway.apply(plan);
    expect((await gateway.plan(declared, { prune: { except } })).changes).toEqual([]);
  });

  it('leaves out nothing where what is named is not there', async () => {
    const { gateway } = await setUp();
    const plan = await gateway.plan(declared, { prune: { except: ['/ghosts', 'GET /ghosts', 'model Ghost'] } });
    expect(deletedBy(plan)).toEqual(deletedBy(await gateway.plan(declared, { prune: true })));
  });

  it('leaves out what moves with a declared resource', async () => {
    const { gateway, restApiId } = await setUp();
    const moved = bare.define(
      getPets,
      bare.resource('/customers').movedFrom('/tenants').method('GET').integration().httpProxy('https://example.com/'),
    );
    const plan = await gateway.plan(moved, { prune: { except: ['/tenants/acme'] } });
    expect(deletedBy(plan)).toContain('move /customers');
    expect(deletedBy(plan).filter((one) => one.includes('acme'))).toEqual([]);
    await gateway.apply(plan);
    const { model } = await gateway.snapshot(restApiId);
    expect(Object.keys(model.resources)).toEqual([
      '/',
      '/customers',
      '/customers/acme',
      '/customers/acme/users',
      '/pets',
    ]);
  });

  it.each([
    [{ except: ['tenants'] }, 'tenants'],
    [{ except: ['stage prod'] }, 'stage prod'],
    [{ except: ['model '] }, 'model '],
    [{ except: [7] }, '7'],
    [{ except: '/tenants' }, 'except'],
    [{ exept: ['/tenants'] }, 'except'],
    ['/tenants', '/tenants'],
  ])('refuses %j', async (prune, said) => {
    const { gateway } = await setUp();
    await expect(gateway.plan(declared, { prune: prune as never })).rejects.toThrow(said);
  });
});

describe('reportUnmanaged', () => {
  const unmanaged = (plan: Plan) =>
    plan.warnings
      .filter(({ code }) => code === 'plan.unmanaged')
      .map(({ address }) => address)
      .sort();
  const everything = [
    '/hooks',
    '/tenants',
    '/tenants/acme',
    '/tenants/acme/users',
    '/tenants/globex',
    'DELETE /pets',
    'GET /tenants/acme/users',
    'GET /tenants/globex',
    'POST /hooks',
    'POST /pets',
    'authorizer staff',
    'model Dog',
    'model Pet',
    'requestValidator strict',
    'stage prod',
  ];

  it('says what is live that the definition doesn’t have, and changes nothing of it', async () => {
    const { gateway } = await setUp();
    const plan = await gateway.plan(declared, { reportUnmanaged: true });
    expect(plan.changes).toEqual([]);
    expect(unmanaged(plan)).toEqual(everything);
    expect(plan.render({ color: false })).toContain('POST /hooks: It is live');
    expect(unmanaged(await gateway.plan(declared))).toEqual([]);
  });

  it('leaves out what the plan deletes, and says what pruning leaves', async () => {
    const { gateway } = await setUp();
    expect(unmanaged(await gateway.plan(declared, { reportUnmanaged: true, prune: true }))).toEqual(['stage prod']);
    const some = await gateway.plan(declared, { reportUnmanaged: true, prune: { except: ['/tenants/acme'] } });
    expect(unmanaged(some)).toEqual([
      '/tenants',
      '/tenants/acme',
      '/tenants/acme/users',
      'GET /tenants/acme/users',
      'authorizer staff',
      'stage prod',
    ]);
  });

  it('has nothing to say of what is declared', async () => {
    const { gateway } = await setUp();
    expect(unmanaged(await gateway.plan([live, live.stage('prod')], { reportUnmanaged: true }))).toEqual([]);
  });
});
