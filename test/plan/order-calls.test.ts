import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { idsBy } from '../../src/model/ids.js';
import { callsOfChange } from '../../src/plan/calls-of-change.js';
import { type OrderContext, orderCalls } from '../../src/plan/order-calls.js';

const ids = idsBy('api1', (address) => `id of ${address}`);
const context = { ids, foundIds: ids, serviceArn: 'arn:aws:apigateway:eu-west-1::' };
const change = (kind: string, action: string, address: string, members: object = {}) =>
  ({ kind, action, address, needs: [], frees: [], ...members }) as never as Change;
const callsOf = (one: Change) =>
  callsOfChange(one, context).map(({ call, action }) => [action, call.operation, call.address, call.input]);

/** What each call waits for. */
const ordered = (changes: readonly Change[], more: Partial<OrderContext> = {}) =>
  orderCalls(changes, { ...context, ...more }).map(({ id, action, dependsOn }) => [`${action}: ${id}`, ...dependsOn]);

const model = (name: string, members: object = {}) =>
  change('Model', 'create', `model ${name}`, { after: { kind: 'Model', name, contentType: 'a/b' }, ...members });
const api = change('RestApi', 'create', 'restApi', { after: { name: 'petstore', settings: {} } });

describe('the calls of a change', () => {
  it('are none where nothing is said of what is made', () => {
    expect(callsOf(change('Model', 'create', 'model Pet'))).toEqual([]);
  });

  it('make it, and patch what a create doesn’t take', () => {
    const after = { kind: 'Model', name: 'Pet', contentType: 'a/b' };
    const patches = [[{ op: 'replace', path: '/description', value: 'x' }]];
    const made = callsOf(change('Model', 'create', 'model Pet', { after, patches }));
    expect(made.map(([action, operation]) => [action, operation])).toEqual([
      ['create', 'CreateModel'],
      ['create', 'UpdateModel'],
    ]);
  });

  it('recreate what replaces something unknown', () => {
    const after = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN' };
    const made = callsOf(change('Authorizer', 'replace', 'authorizer jwt', { after }));
    expect(made.map(([action, operation]) => [action, operation])).toEqual([['replace', 'CreateAuthorizer']]);
  });

  it('are about the API alone where nothing is known of the thing', () => {
    const address = 'model Pet';
    expect(callsOf(change('Model', 'delete', address))).toEqual([
      ['delete', 'DeleteModel', address, { restApiId: 'api1' }],
    ]);
  });

  it('are about the API alone where that is what the change is about', () => {
    const before = { kind: 'RestApi', name: 'petstore', settings: {} };
    expect(callsOf(change('RestApi', 'delete', 'restApi', { before }))).toEqual([
      ['delete', 'DeleteRestApi', 'restApi', { restApiId: 'api1' }],
    ]);
  });

  it('name by its own id what a thing is part of', () => {
    const before = { kind: 'UsagePlanKey', usagePlan: 'gold', apiKey: 'acme' };
    const address = 'usage plan key gold/acme';
    expect(callsOf(change('UsagePlanKey', 'delete', address, { before }))).toEqual([
      [
        'delete',
        'DeleteUsagePlanKey',
        address,
        { usagePlanId: 'id of usage plan gold', keyId: expect.stringContaining('acme') },
      ],
    ]);
  });
});

describe('the order of calls', () => {
  const patched = { patches: [[{ op: 'add', path: '/a' }], [{ op: 'add', path: '/b' }]] };

  it('has one call of a change after the other, and the first after what the change needs', () => {
    const update = change('Model', 'update', 'model Pet', {
      before: { kind: 'Model', name: 'Pet' },
      needs: ['model Owner'],
      ...patched,
    });
    expect(ordered([model('Owner'), update])).toEqual([
      ['create: CreateModel model Owner'],
      ['update: UpdateModel model Pet', 'CreateModel model Owner'],
      ['update: UpdateModel model Pet #2', 'UpdateModel model Pet'],
    ]);
  });

  it('has changes beside one another that aren’t of one method', () => {
    const path = change('Resource', 'update', '/pets', { path: '/pets', before: {}, patches: [[{ op: 'add' }]] });
    expect(ordered([model('Pet'), path])).toEqual([
      ['create: CreateModel model Pet'],
      ['update: UpdateResource /pets'],
    ]);
  });

  it('has nothing wait for itself, also where it refers to itself', () => {
    const self = model('Tree', { needs: ['model Tree'] });
    expect(ordered([self])).toEqual([['create: CreateModel model Tree']]);
    expect(ordered([api, self])).toEqual([
      ['create: CreateRestApi restApi'],
      ['create: CreateModel model Tree', 'CreateRestApi restApi'],
    ]);
  });

  it('has what is a copy after what it copies where it is made, and not where it is changed', () => {
    const part = change('DocumentationPart', 'update', 'documentation part API', {
      before: { kind: 'DocumentationPart', location: { type: 'API' } },
      patches: [[{ op: 'replace', path: '/properties', value: '{}' }]],
    });
    const version = (action: string) =>
      change('DocumentationVersion', action, 'documentation version 1', {
        before: { kind: 'DocumentationVersion', version: '1' },
        after: { kind: 'DocumentationVersion', version: '1' },
        patches: action === 'update' ? [[{ op: 'replace', path: '/description', value: 'x' }]] : [],
      });
    const [, ...made] = ordered([part, version('create')]);
    expect(made).toEqual([
      ['create: CreateDocumentationVersion documentation version 1', 'UpdateDocumentationPart documentation part API'],
    ]);
    const [, ...updated] = ordered([part, version('update')]);
    expect(updated).toEqual([['update: UpdateDocumentationVersion documentation version 1']]);
  });

  it('says of an import whether it makes the API', () => {
    const input = { restApiId: 'api1', body: {}, mode: 'overwrite' };
    const imported = {
      calls: [{ operation: 'PutRestApi', address: 'restApi', input }],
      leftovers: { changes: [], ids, foundIds: ids },
    } as never;
    const update = change('RestApi', 'update', 'restApi', { before: { name: 'a', settings: {} } });
    expect(ordered([update, model('Pet')], { imported })).toEqual([['update: PutRestApi restApi']]);
    expect(ordered([api, model('Pet')], { imported })).toEqual([
      ['create: CreateRestApi restApi'],
      ['create: PutRestApi restApi', 'CreateRestApi restApi'],
    ]);
  });

  it('has what others need after the thing itself, not after something that is called like it', () => {
    const address = 'usage plan gold';
    const tags = change('Tags', 'update', address, { after: { a: 'b' }, arnPath: '/usageplans/u1' });
    const plan = change('UsagePlan', 'create', address, { after: { kind: 'UsagePlan', name: 'gold' } });
    expect(ordered([tags, plan, model('Pet', { needs: [address] })])).toEqual([
      ['update: TagResource usage plan gold'],
      ['create: CreateUsagePlan usage plan gold'],
      ['create: CreateModel model Pet', 'CreateUsagePlan usage plan gold'],
    ]);
  });

  it('has deployments after the last of what changes in the API', () => {
    const deployment = change('Deployment', 'create', 'deployment', { after: { kind: 'Deployment' } });
    const [owner, pet] = [model('Owner'), model('Pet', { needs: ['model Owner'] })];
    expect(ordered([deployment, owner, pet]).at(-1)).toEqual([
      'create: CreateDeployment deployment',
      'CreateModel model Pet',
    ]);
  });

  it('has an import after what it names, and what it leaves to do after it and its reads', () => {
    const authorizer = 'authorizer jwt';
    const before = { kind: 'Model', name: 'Pet' };
    const patches = [[{ op: 'replace', path: '/description', value: 'x' }]];
    const update = change('Model', 'update', 'model Pet', { before, patches });
    const tags = { ...update, kind: 'Tags', address: 'stage prod', arnPath: '/restapis/api1/stages/prod' };
    const plan = change('UsagePlan', 'create', 'usage plan gold', { after: { kind: 'UsagePlan', name: 'gold' } });
    const named = { reference: 'usage plan gold', member: 'id' };
    const found = idsBy('imported', (address) => `imported ${address}`);
    const imported = {
      calls: [
        { operation: 'PutRestApi', address: 'restApi', input: { restApiId: 'api1', body: { named } } },
        { operation: 'GetAuthorizers', address: authorizer, input: { restApiId: 'api1' } },
      ],
      leftovers: { changes: [update, { ...tags, after: { a: 'b' } }], ids: found, foundIds: found },
    } as never;
    expect(ordered([plan, model('Owner')], { imported })).toEqual([
      ['create: CreateUsagePlan usage plan gold'],
      ['update: PutRestApi restApi', 'CreateUsagePlan usage plan gold'],
      ['read: GetAuthorizers authorizer jwt', 'PutRestApi restApi'],
      ['update: UpdateModel model Pet', 'GetAuthorizers authorizer jwt'],
    ]);
    expect(orderCalls([], { ...context, imported }).at(-1)?.input).toMatchObject({ restApiId: 'imported' });
    expect(orderCalls([update], context)[0]?.input).toMatchObject({ restApiId: 'api1' });
  });

  it('is refused where there is none, with a hint for resources alone', () => {
    const [one, other] = [model('A', { needs: ['model B'] }), model('B', { needs: ['model A'] })];
    expect(() => ordered([one, other])).toThrow(
      expect.objectContaining({
        code: 'plan.circular',
        problems: [
          {
            code: 'plan.circular',
            address: 'model A',
            message: 'CreateModel model A waits for CreateModel model B.',
          },
          {
            code: 'plan.circular',
            address: 'model B',
            message: 'CreateModel model B waits for CreateModel model A.',
          },
        ],
      }),
    );
  });
});
