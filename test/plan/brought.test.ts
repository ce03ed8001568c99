import { describe, expect, it } from 'vitest';
import type { PlannedCall } from '../../src/calls/planned-call.js';
import type { Change } from '../../src/diff/change.js';
import { kindNamed } from '../../src/kinds/index.js';
import { brings, idsBroughtBy, isRead, readsFor } from '../../src/plan/brought.js';
import { foreignCalls, operationsOf } from '../../src/plan/planned-operations.js';
import { secretsOf } from '../../src/plan/secrecy.js';
import { callWith } from '../requests/scripted-send.js';

describe('the reads after an import', () => {
  it('are those that bring ids', () => {
    expect((['GetResources', 'GetAuthorizers', 'GetRequestValidators'] as const).map(isRead)).toEqual([
      true,
      true,
      true,
    ]);
    expect((['GetModels', 'PutRestApi', 'CreateResource'] as const).map(isRead)).toEqual([false, false, false]);
  });

  it('are those whose things are needed', () => {
    expect(readsFor(['/pets', 'authorizer jwt'])).toEqual(['GetResources', 'GetAuthorizers']);
    expect(readsFor(['requestValidator strict'])).toEqual(['GetRequestValidators']);
    expect(readsFor(['restApi', 'GET /pets', 'model Pet'])).toEqual([]);
    expect(brings('GetResources', '/pets')).toBe(true);
    expect(brings('GetResources', 'authorizer /')).toBe(false);
    expect(brings('GetAuthorizers', 'authorizer jwt')).toBe(true);
    expect(brings('GetModels', 'model Pet')).toBe(false);
  });

  it('bring an id for each address, of several with one name the first', () => {
    const authorizers = [
      { id: 'a', name: 'jwt' },
      { id: 'b', name: 'other' },
      { id: 'c', name: 'jwt' },
      { name: 'lost' },
    ];
    expect(Object.fromEntries(idsBroughtBy('GetAuthorizers', { items: authorizers }))).toEqual({
      'authorizer jwt': { id: 'a' },
      'authorizer other': { id: 'b' },
    });
    expect(idsBroughtBy('GetResources', { items: [{ id: 'r', path: '/pets' }] })).toEqual([['/pets', { id: 'r' }]]);
    expect(idsBroughtBy('GetModels', { items: [{ id: 'm', name: 'Pet' }] })).toEqual([]);
  });
});

describe('the operations that changes of a kind are made by', () => {
  it('are those that the service has: what is always there is never deleted, what is fixed never patched', () => {
    expect(operationsOf(kindNamed('Model'))).toEqual(['CreateModel', 'UpdateModel', 'DeleteModel']);
    expect(operationsOf(kindNamed('UsagePlanKey'))).toEqual(['CreateUsagePlanKey', 'DeleteUsagePlanKey']);
    expect(operationsOf(kindNamed('Account'))).toEqual(['UpdateAccount', 'UpdateAccount']);
  });
});

describe('the calls of a plan', () => {
  const call = (operation: string, address: string, input: object = {}) =>
    callWith({
      id: `${operation} ${address}`,
      operation,
      address,
      input: { restApiId: 'api1', ...input },
      dependsOn: [],
    });
  const change = (kind: string, address: string, members: object = {}) =>
    ({ kind, address, action: 'create', needs: [], frees: [], ...members }) as never as Change;
  const refused = (changes: readonly Change[], calls: readonly PlannedCall[], restApiId: string | undefined = 'api1') =>
    foreignCalls({ basis: { kinds: [], restApiId } as never, changes, calls }).map(
      ({ address, message }) => `${address}: ${message}`,
    );
  const pets = change('Resource', '/pets');
  const put = call('PutRestApi', 'restApi', { body: {} });
  const readResources = call('GetResources', 'restApi');
  const methodAt = (reference: string) =>
    call('PutMethod', 'GET /pets', { resourceId: { reference, member: 'id' }, httpMethod: 'GET' });

  it('may be an import of what changes in the API, and reads of what it made', () => {
    expect(refused([pets], [put, readResources])).toEqual([]);
    const stage = change('Stage', 'stage prod');
    expect(refused([stage], [put])).toEqual(['PutRestApi restApi: Plans never send PutRestApi.']);
    expect(refused([pets], [readResources])).toEqual(['GetResources restApi: Plans never send GetResources.']);
    expect(refused([change('RestApi', 'restApi', { action: 'update' })], [put])).toEqual([]);
    expect(refused([stage, pets], [put])).toEqual([]);
    const made = { reference: 'restApi', member: 'id' };
    const creating = [call('CreateRestApi', 'restApi'), call('PutRestApi', 'restApi', { restApiId: made })];
    expect(foreignCalls({ basis: { kinds: [] }, changes: [change('RestApi', 'restApi')], calls: creating })).toEqual(
      [],
    );
    expect(refused([pets], [call('CreateResource', '/pets'), put])).toEqual([]);
    expect(refused([pets], [call('PutRestApi', 'restApi', { restApiId: 'victim' })])).toEqual([
      "PutRestApi restApi: It is about 'victim', which isn't the plan's REST API.",
    ]);
    expect(refused([pets], [put, call('GetApiKeys', 'restApi')])).toEqual([
      'GetApiKeys restApi: Plans never send GetApiKeys.',
    ]);
  });

  it('may refer to what other calls make, and what the reads after an import bring', () => {
    const method = change('Method', 'GET /pets');
    const made = call('CreateResource', '/pets');
    expect(refused([pets, method], [made, methodAt('/pets')])).toEqual([]);
    expect(refused([pets, method], [put, readResources, methodAt('/pets')])).toEqual([]);
    const missing = "PutMethod GET /pets: It refers to '/pets', which no call of the plan brings.";
    expect(refused([pets, method], [put, methodAt('/pets')])).toEqual([missing]);
    expect(refused([pets, method], [put, call('GetAuthorizers', 'restApi'), methodAt('/pets')])).toEqual([missing]);
    const twice = call('PutMethod', 'GET /pets', {
      a: [{ b: { reference: '/x', member: 'id' } }],
      c: { reference: '/y', member: 'id' },
    });
    expect(refused([method], [twice])).toEqual([
      "PutMethod GET /pets: It refers to '/x', which no call of the plan brings.",
      "PutMethod GET /pets: It refers to '/y', which no call of the plan brings.",
    ]);
  });

  it('may be about things of the account, whatever API the plan is about', () => {
    const plan = change('UsagePlan', 'usage plan gold');
    const create = callWith({ ...call('CreateUsagePlan', 'usage plan gold'), input: { name: 'gold' } });
    expect(refused([plan], [create])).toEqual([]);
    expect(refused([], [create])).toEqual([
      "CreateUsagePlan usage plan gold: It belongs to no change of the plan: none at 'usage plan gold' is made by CreateUsagePlan.",
    ]);
  });

  it('may rename what is superseded, under the name that it gets', () => {
    const before = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN' };
    const replaced = change('Authorizer', 'authorizer jwt', { action: 'replace', before });
    const rename = call('UpdateAuthorizer', 'authorizer jwt-superseded-by-plan');
    expect(refused([replaced], [rename])).toEqual([]);
    for (const other of [
      { ...replaced, action: 'update' },
      { ...replaced, before: undefined },
      change('Model', 'model jwt', { action: 'replace', before: { kind: 'Model', name: 'jwt' } }),
    ])
      expect(refused([other as Change], [rename])).toHaveLength(1);
    const model = change('Model', 'model jwt', { action: 'replace', before: { kind: 'Model', name: 'jwt' } });
    expect(refused([model], [call('UpdateModel', 'model jwt-superseded-by-plan')])).toHaveLength(1);
  });

  it('may tag the API and its stages, where a change says so', () => {
    const tags = (address: string, arnPath?: string) =>
      change('Tags', address, { action: 'update', ...(arnPath ? { arnPath } : {}) });
    const tag = (address: string, path: string) =>
      call('TagResource', address, { resourceArn: `arn:aws-cn:apigateway:cn-north-1::${path}` });
    const stage = '/restapis/api1/stages/prod';
    expect(refused([tags('restApi')], [tag('restApi', '/restapis/api1')])).toEqual([]);
    expect(refused([tags('stage prod', stage)], [tag('stage prod', stage)])).toEqual([]);
    expect(refused([tags('usage plan gold', '/usageplans/p1')], [tag('usage plan gold', '/usageplans/p1')])).toEqual(
      [],
    );
    expect(refused([tags('usage plan gold', '/usageplans/p1')], [tag('usage plan gold', '/usageplans/p2')])).toEqual([
      "TagResource usage plan gold: It tags 'arn:aws-cn:apigateway:cn-north-1::/usageplans/p2', which isn't the plan's.",
    ]);
    const foreign = '/restapis/api10/stages/prod';
    expect(refused([tags('stage prod', foreign)], [tag('stage prod', foreign)])).toHaveLength(1);
    const ofOwn = 'arn:aws:apigateway:eu-west-1::/restapis/api1';
    for (const resourceArn of [5, [ofOwn]])
      expect(refused([tags('restApi')], [call('UntagResource', 'restApi', { resourceArn })])).toEqual([
        "UntagResource restApi: It tags something else, which isn't the plan's.",
      ]);
    for (const resourceArn of [`${ofOwn}\nx`, `x${ofOwn}`])
      expect(refused([tags('restApi')], [call('UntagResource', 'restApi', { resourceArn })])).toHaveLength(1);
    // What is tagged is what the change at that address says, and no other change.
    expect(refused([tags('restApi'), tags('stage prod', stage)], [tag('stage prod', '/restapis/api1')])).toHaveLength(
      1,
    );
    const settings = change('RestApi', 'restApi', { action: 'update' });
    expect(refused([tags('restApi', '/usageplans/p1'), settings], [tag('restApi', '/restapis/api1')])).toHaveLength(1);
  });
});

describe('the secrets that a call sends', () => {
  it.each([
    ['CreateApiKey', { name: 'acme', value: 'k3y', customerId: 'shown' }, ['k3y']],
    ['CreateUsagePlan', { name: 'gold', value: 'shown' }, []],
    ['CreateDomainName', { certificatePrivateKey: 'pem', certificateBody: 'shown' }, ['pem']],
    ['CreateApiKey', { name: 'acme', value: { reference: 'API key acme', member: 'value' } }, []],
    ['PutIntegration', { uri: 'https://user:pw@example.com', httpMethod: 'GET' }, ['user:pw']],
    ['PutIntegration', { requestParameters: { 'integration.request.header.X-Api-Key': "'k3y'" } }, ['k3y']],
    ['PutIntegration', { requestParameters: { 'integration.request.header.X-Target': "'shown'" } }, []],
    ['PutIntegration', { requestParameters: { 'integration.request.path.code': "'k3y'" } }, ['k3y']],
    ['PutMethodResponse', { responseParameters: { 'method.response.header.Set-Cookie': "'c=1'" } }, ['c=1']],
    ['PutGatewayResponse', { responseParameters: { 'gatewayresponse.header.X-Api-Key': "'k3y'" } }, ['k3y']],
    ['CreateStage', { variables: { password: 'pw', color: 'shown' } }, ['pw']],
    ['CreateDeployment', { canarySettings: { stageVariableOverrides: { token: 'pw', color: 'shown' } } }, ['pw']],
    ['UpdateStage', { patchOperations: [{ op: 'replace', path: '/variables/password', value: 'pw' }] }, ['pw']],
    ['UpdateStage', { patchOperations: [{ op: 'replace', path: '/variables/color', value: 'shown' }] }, []],
    ['UpdateStage', { patchOperations: [{ op: 'replace', path: '/password', value: 'shown' }] }, []],
    [
      'UpdateIntegration',
      {
        patchOperations: [
          { op: 'add', path: '/requestParameters/integration.request.header.X-Api-Key', value: "'k3y'" },
          { op: 'replace', path: '/uri', value: 'https://u:pw@example.com' },
          { op: 'remove', path: '/requestParameters/integration.request.header.Cookie' },
          { op: 'replace', path: { reference: 'x', member: 'id' }, value: { reference: 'x', member: 'id' } },
        ],
      },
      ['k3y', 'u:pw'],
    ],
    ['GetAccount', undefined, []],
  ] as const)('of %s with %j are %j', (operation, input, secrets) => {
    expect([...secretsOf(input, operation)].sort()).toEqual([...secrets].sort());
  });
});
