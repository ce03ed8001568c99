import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/diff/change.js';
import { diff } from '../../src/diff/diff.js';
import { DiffError } from '../../src/diff/errors.js';
import type { IntegrationNode } from '../../src/model/integration.js';
import type { MethodNode } from '../../src/model/method.js';
import type { RestApiNode } from '../../src/model/rest-api.js';
import { api, found, integration, integrationResponse, method, methodResponse, resources } from './apis.js';

/** The changes as lines: action, kind and address, then the operations of each call. */
function lines(desired: RestApiNode, live: RestApiNode, options: { prune?: boolean } = {}): readonly string[] {
  return diff(desired, found(live), options).changes.map(line);
}

function line({ action, kind, address, patches = [] }: Change): string {
  const calls = patches.map((operations) =>
    operations
      .map(({ op, path, value }) => `${op} ${path}${value === undefined ? '' : ` ${JSON.stringify(value)}`}`)
      .join(', '),
  );
  return [`${action} ${kind} ${address}`, ...calls].join(' | ');
}

function one(members: Partial<Omit<IntegrationNode, 'kind'>>, own: Partial<Omit<MethodNode, 'kind'>> = {}) {
  return api({
    resources: resources({ '/pets': { GET: method('GET', { ...own, integration: integration(members) }) } }),
  });
}

describe('what a definition owns', () => {
  it('finds nothing to do where nothing differs, whatever the service filled in', () => {
    const live = one(
      {
        connectionType: 'INTERNET',
        passthroughBehavior: 'WHEN_NO_MATCH',
        timeoutInMillis: 29_000,
        cacheKeyParameters: [],
        cacheNamespace: 'id of /pets',
        responseTransferMode: 'BUFFERED',
        tlsConfig: { insecureSkipVerification: false },
      },
      { apiKeyRequired: false },
    );
    expect(lines(one({}), live)).toEqual([]);
    expect(lines(live, one({}))).toEqual([]);
  });

  it.each([
    ['passthroughBehavior', { passthroughBehavior: 'NEVER' }, 'replace /passthroughBehavior "WHEN_NO_MATCH"'],
    ['timeoutInMillis', { timeoutInMillis: 1000 }, 'replace /timeoutInMillis "29000"'],
    ['contentHandling', { contentHandling: 'CONVERT_TO_TEXT' }, 'replace /contentHandling ""'],
    [
      'requestTemplates',
      { requestTemplates: { 'application/json': '{}' } },
      'remove /requestTemplates/application~1json',
    ],
  ] as const)('takes %s away again', (_, members, operation) => {
    expect(lines(one({}), one(members))).toEqual([`update Integration GET /pets | ${operation}`]);
  });

  it('leaves a cache namespace alone that it does not state: imports give others than calls do', () => {
    expect(lines(one({}), one({ cacheNamespace: 'shared' }))).toEqual([]);
    expect(lines(one({ cacheNamespace: 'shared' }), one({}))).toEqual([
      'update Integration GET /pets | replace /cacheNamespace "shared"',
    ]);
  });

  it('takes a cache namespace that it states as it is stated, also the one that calls give', () => {
    expect(lines(one({ cacheNamespace: 'id of /pets' }), one({ cacheNamespace: 'shared' }))).toEqual([
      'update Integration GET /pets | replace /cacheNamespace "id of /pets"',
    ]);
    expect(lines(one({ cacheNamespace: 'id of /pets' }), one({}))).toEqual([]);
  });

  it('leaves alone what it does not speak of', () => {
    const live = api({
      settings: { description: 'old', policy: '{}', binaryMediaTypes: ['image/png'] },
      models: { Pet: { kind: 'Model', name: 'Pet', contentType: 'application/json' } },
      resources: resources({ '/pets': { GET: method('GET') }, '/owners': { GET: method('GET') } }),
    });
    expect(lines(api({ settings: { description: 'new' } }), live)).toEqual([
      'update RestApi restApi | replace /description "new"',
    ]);
  });

  it('deletes with prune what it does not speak of, and never the built-in models', () => {
    const live = api({
      models: {
        Pet: { kind: 'Model', name: 'Pet', contentType: 'application/json' },
        Empty: { kind: 'Model', name: 'Empty', contentType: 'application/json' },
      },
      resources: resources({ '/pets': { GET: method('GET'), POST: method('POST') }, '/a/b/c': { GET: method('GET') } }),
    });
    const desired = api({ resources: resources({ '/pets': { GET: method('GET') } }) });
    expect(lines(desired, live, { prune: true })).toEqual([
      'delete Method POST /pets',
      'delete Resource /a',
      'delete Model model Pet',
    ]);
  });

  it('compares sets without order and schemas by content', () => {
    const model = (schema: string) => ({
      models: { Pet: { kind: 'Model', name: 'Pet', contentType: 'application/json', schema } as const },
    });
    const cached = (...cacheKeyParameters: string[]) => one({ cacheKeyParameters }).resources;
    expect(
      lines(
        api({ ...model('{"type":"object","title":"A"}'), resources: cached('a', 'b') }),
        api({ ...model('{ "title": "A", "type": "object" }'), resources: cached('b', 'a') }),
      ),
    ).toEqual([]);
  });

  it('compares policies by what they mean', () => {
    const statement = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke' };
    const policy = (value: unknown) => api({ settings: { policy: JSON.stringify(value) } });
    const desired = policy({ Version: '2012-10-17', Statement: { ...statement, Resource: ['execute-api:/*'] } });
    const live = policy({
      Statement: [{ ...statement, Resource: 'arn:aws:execute-api:eu-west-1:123456789012:api1/*' }],
      Version: '2012-10-17',
    });
    expect(lines(desired, live)).toEqual([]);
    expect(lines(live, desired)).toEqual([]);
    expect(lines(policy({ Version: '2012-10-17', Statement: [] }), live)).toHaveLength(1);
    for (const id of ['api2', 'api12']) {
      const arn = `arn:aws:execute-api:eu-west-1:123456789012:${id}/*`;
      const other = policy({ Version: '2012-10-17', Statement: [{ ...statement, Resource: arn }] });
      expect(lines(desired, other)).toHaveLength(1);
    }
  });

  it('warns of what the service cannot change', () => {
    const { changes, warnings } = diff(api({ settings: { version: '2' } }), found(api({ settings: { version: '1' } })));
    expect(changes).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'diff.unchangeable', address: 'restApi' }]);
  });
});

describe('what cannot be patched', () => {
  it('puts an integration of another type again, with its responses', () => {
    const responses = { ...methodResponse('200'), ...methodResponse('404') };
    const live = one(
      { integrationResponses: { ...integrationResponse('200'), ...integrationResponse('404') } },
      { methodResponses: responses },
    );
    const desired = one(
      { type: 'MOCK', integrationResponses: integrationResponse('200') },
      { methodResponses: methodResponse('200') },
    );
    expect(lines(desired, live)).toEqual([
      'delete IntegrationResponse GET /pets 404',
      'replace Integration GET /pets',
      'replace IntegrationResponse GET /pets 200',
      'delete MethodResponse GET /pets 404',
    ]);
  });

  it('recreates an authorizer of another family next to the old one', () => {
    const jwt = { kind: 'Authorizer', name: 'jwt' } as const;
    const guarded = (authorizationType: 'CUSTOM' | 'COGNITO_USER_POOLS') =>
      resources({ '/pets': { GET: method('GET', { authorizationType, authorizer: { name: 'jwt' } }) } });
    const live = api({
      authorizers: { jwt: { ...jwt, type: 'TOKEN', authorizerUri: 'arn:a' } },
      resources: guarded('CUSTOM'),
    });
    const desired = api({
      authorizers: { jwt: { ...jwt, type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] } },
      resources: guarded('COGNITO_USER_POOLS'),
    });
    expect(lines(desired, live)).toEqual([
      'replace Authorizer authorizer jwt',
      'update Method GET /pets | replace /authorizationType "COGNITO_USER_POOLS", ' +
        'replace /authorizerId {"reference":"authorizer jwt","member":"id"}',
      'delete Authorizer authorizer jwt-superseded-by-plan',
    ]);
  });

  it('keeps a superseded authorizer that methods outside the definition use, and says so', () => {
    const jwt = { kind: 'Authorizer', name: 'jwt' } as const;
    const live = api({
      authorizers: { jwt: { ...jwt, type: 'TOKEN', authorizerUri: 'arn:a' } },
      resources: resources({
        '/old': { GET: method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } }) },
      }),
    });
    const desired = api({ authorizers: { jwt: { ...jwt, type: 'COGNITO_USER_POOLS', providerARNs: ['arn:pool'] } } });
    const { changes, warnings } = diff(desired, found(live));
    expect(changes.map(line)).toEqual(['replace Authorizer authorizer jwt']);
    expect(warnings).toMatchObject([{ code: 'diff.superseded-in-use', address: 'authorizer jwt-superseded-by-plan' }]);
    expect(warnings[0]?.message).toContain('GET /old');
  });

  const pet = (contentType: string) => ({ Pet: { kind: 'Model', name: 'Pet', contentType } as const });
  const posting = resources({
    '/pets': {
      POST: method('POST', {
        requestModels: { 'application/json': 'Pet' },
        methodResponses: methodResponse('200', { responseModels: { 'application/json': 'Pet' } }),
      }),
    },
  });

  it('takes a model of another content type out of its methods, recreates it and puts it back', () => {
    const desired = api({ models: pet('application/xml'), resources: posting });
    expect(lines(desired, api({ models: pet('application/json'), resources: posting }))).toEqual([
      'update Method POST /pets | remove /requestModels/application~1json',
      'update MethodResponse POST /pets 200 | remove /responseModels/application~1json',
      'replace Model model Pet',
      'update Method POST /pets | add /requestModels/application~1json "Pet"',
      'update MethodResponse POST /pets 200 | add /responseModels/application~1json "Pet"',
    ]);
  });

  it('refuses to recreate a model that methods outside the definition use', () => {
    const desired = api({ models: pet('application/xml') });
    const live = found(api({ models: pet('application/json'), resources: posting }));
    expect(() => diff(desired, live)).toThrow(DiffError);
    expect(() => diff(desired, live)).toThrow(/POST \/pets, which the definition doesn't have, refers to it/);
  });
});

describe('parameters and what refers to them', () => {
  const declares = (name: string) => ({ requestParameters: { [`method.request.${name}`]: false } });
  const maps = (name: string) => ({ requestParameters: { 'integration.request.header.X': `method.request.${name}` } });

  it('declares before it refers', () => {
    expect(lines(one(maps('querystring.q'), declares('querystring.q')), one({}))).toEqual([
      'update Method GET /pets | add /requestParameters/method.request.querystring.q "false"',
      'update Integration GET /pets | add /requestParameters/integration.request.header.X "method.request.querystring.q"',
    ]);
  });

  it('stops referring before it takes a declaration away', () => {
    expect(lines(one({}), one(maps('querystring.q'), declares('querystring.q')))).toEqual([
      'update Integration GET /pets | remove /requestParameters/integration.request.header.X',
      'update Method GET /pets | remove /requestParameters/method.request.querystring.q',
    ]);
  });

  it('does both around the declaration when one name gives way to another', () => {
    const desired = one(maps('header.q'), declares('header.q'));
    const live = one(maps('multivaluequerystring.q'), declares('querystring.q'));
    expect(lines(desired, live)).toEqual([
      'update Integration GET /pets | remove /requestParameters/integration.request.header.X',
      'update Method GET /pets | remove /requestParameters/method.request.querystring.q, ' +
        'add /requestParameters/method.request.header.q "false"',
      'update Integration GET /pets | add /requestParameters/integration.request.header.X "method.request.header.q"',
    ]);
  });

  it('patches cache keys in a call after the one that patches request parameters', () => {
    const desired = one(
      { ...maps('querystring.q'), cacheKeyParameters: ['method.request.querystring.q'] },
      declares('querystring.q'),
    );
    expect(lines(desired, one({}, declares('querystring.q')))).toEqual([
      'update Integration GET /pets' +
        ' | add /requestParameters/integration.request.header.X "method.request.querystring.q"' +
        ' | add /cacheKeyParameters/method.request.querystring.q',
    ]);
  });

  it('keeps the same order between a method response and the integration response that fills it', () => {
    const answering = (header: string) =>
      one(
        {
          integrationResponses: integrationResponse('200', {
            responseParameters: { [`method.response.header.${header}`]: "'x'" },
          }),
        },
        {
          methodResponses: methodResponse('200', {
            responseParameters: { [`method.response.header.${header}`]: true },
          }),
        },
      );
    expect(lines(answering('New'), answering('Old'))).toEqual([
      'update IntegrationResponse GET /pets 200 | remove /responseParameters/method.response.header.Old',
      'update MethodResponse GET /pets 200 | remove /responseParameters/method.response.header.Old, ' +
        'add /responseParameters/method.response.header.New "true"',
      `update IntegrationResponse GET /pets 200 | add /responseParameters/method.response.header.New "'x'"`,
    ]);
  });

  it('names the authorizer in the same call as the authorization type', () => {
    const jwt = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:a' } as const;
    const desired = api({
      authorizers: { jwt },
      resources: resources({
        '/pets': { GET: method('GET', { authorizationType: 'CUSTOM', authorizer: { name: 'jwt' } }) },
      }),
    });
    const live = api({ authorizers: { jwt }, resources: resources({ '/pets': { GET: method('GET') } }) });
    expect(lines(desired, live)).toEqual([
      'update Method GET /pets | replace /authorizationType "CUSTOM", replace /authorizerId "id of jwt"',
    ]);
  });

  it('takes an id and the name of what has it for the same', () => {
    const jwt = { kind: 'Authorizer', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:a' } as const;
    const by = (authorizer: { name: string } | { id: string }) =>
      api({
        authorizers: { jwt },
        resources: resources({ '/pets': { GET: method('GET', { authorizationType: 'CUSTOM', authorizer }) } }),
      });
    expect(lines(by({ id: 'id of jwt' }), by({ name: 'jwt' }))).toEqual([]);
  });
});

describe('paths', () => {
  const paths = (...list: string[]) =>
    api({ resources: resources(Object.fromEntries(list.map((path) => [path, {}]))) });
  const moved = (movedFrom: Record<string, string>, ...list: string[]) =>
    api({ resources: resources(Object.fromEntries(list.map((path) => [path, {}])), movedFrom) });

  it('renames a path and keeps what is below it', () => {
    const desired = moved({ '/animals': '/pets' }, '/animals/{id}');
    expect(lines(desired, paths('/pets/{id}/toys'))).toEqual(['move Resource /animals | replace /pathPart "animals"']);
    expect(lines(desired, paths('/animals/{id}'))).toEqual([]);
  });

  it('moves below a parent that is made for it', () => {
    expect(lines(moved({ '/v2/pets': '/pets' }, '/v2/pets'), paths('/pets'), { prune: true })).toEqual([
      'create Resource /v2',
      'move Resource /v2/pets | replace /parentId {"reference":"/v2","member":"id"}',
    ]);
  });

  it('moves along a chain from its end', () => {
    expect(lines(moved({ '/b': '/a', '/c': '/b' }, '/b', '/c'), paths('/a', '/b'))).toEqual([
      'move Resource /c | replace /pathPart "c"',
      'move Resource /b | replace /pathPart "b"',
    ]);
  });

  it('follows a path that was moved with its parent', () => {
    expect(lines(moved({ '/b': '/a', '/b/y': '/a/x' }, '/b/y'), paths('/a/x/z'))).toEqual([
      'move Resource /b | replace /pathPart "b"',
      'move Resource /b/y | replace /pathPart "y"',
    ]);
  });

  it('changes name and parent in an order in which no sibling has the same name', () => {
    expect(lines(moved({ '/b/new': '/a/old' }, '/a', '/b/new', '/b/old'), paths('/a/old', '/b/old'))).toEqual([
      'move Resource /b/new | replace /pathPart "new", replace /parentId "id of /b"',
    ]);
  });

  it('refuses a second path variable below one path, and says how to go on', () => {
    expect(() => lines(paths('/pets/{petId}'), paths('/pets/{id}'))).toThrow(/movedFrom\('\/pets\/\{id\}'\)/);
  });

  it('deletes the old path variable before it makes the new one', () => {
    const { changes } = diff(paths('/pets/{petId}'), found(paths('/pets/{id}')), { prune: true });
    expect(changes.map(line)).toEqual(['create Resource /pets/{petId}', 'delete Resource /pets/{id}']);
    expect(changes[0]?.needs).toContain('/pets/{id}');
  });

  it('moves out before it deletes', () => {
    const { changes } = diff(moved({ '/kept': '/gone/kept' }, '/kept'), found(paths('/gone/kept')), { prune: true });
    expect(changes.map(line)).toEqual(['move Resource /kept | replace /parentId "id of /"', 'delete Resource /gone']);
    expect(changes[1]?.needs).toEqual(['/kept']);
  });
});

describe('a reference of a model to another one', () => {
  const refersTo = (name: string) => ({
    kind: 'Model' as const,
    name: 'Pets',
    contentType: 'application/json',
    schema: `{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/{restApiId}/models/${name}"}}`,
  });
  const pet = { kind: 'Model' as const, name: 'Pet', contentType: 'application/json', schema: '{}' };

  it.each([['Pet'], ['constructor'], ['__proto__']])(
    'to %s, which is neither declared nor live, is refused',
    (name) => {
      const desired = api({ models: { Pets: refersTo(name) } });
      for (const live of [undefined, found(api({}))]) {
        expect(() => diff(desired, live)).toThrow(
          expect.objectContaining({
            problems: [
              expect.objectContaining({ code: 'diff.unknown-name', address: expect.stringContaining('Pets') }),
            ],
          }),
        );
      }
    },
  );

  it('is taken where it is declared, is there, or is built in', () => {
    expect(() => diff(api({ models: { Pets: refersTo('Pet'), Pet: pet } }), undefined)).not.toThrow();
    expect(() => diff(api({ models: { Pets: refersTo('Pets') } }), undefined)).not.toThrow();
    expect(() => diff(api({ models: { Pets: refersTo('Empty') } }), undefined)).not.toThrow();
    const live = found(api({ models: { Pet: pet } }));
    expect(() => diff(api({ models: { Pets: refersTo('Pet') } }), live)).not.toThrow();
  });

  it('keeps that one from being pruned', () => {
    const other = { ...pet, name: 'Other' };
    const live = api({ models: { Pet: pet, Other: other } });
    const pruned = lines(api({ models: { Pets: refersTo('Pet') } }), live, { prune: true });
    expect(pruned).toContainEqual(expect.stringMatching(/^delete Model .*Other/));
    expect(pruned).not.toContainEqual(expect.stringMatching(/^delete Model .*Pet/));
  });

  it('of a schema that is nested 20,000 levels deep is found, too', () => {
    const { schema, ...model } = refersTo('Nope');
    const deep = { ...model, schema: `${'{"not":'.repeat(20_000)}${schema}${'}'.repeat(20_000)}` };
    expect(() => diff(api({ models: { Pets: deep } }), undefined)).toThrow(DiffError);
    const { schema: right } = refersTo('Empty');
    const taken = { ...model, schema: `${'{"not":'.repeat(20_000)}${right}${'}'.repeat(20_000)}` };
    const changed = { ...taken, schema: taken.schema.replace('Empty', 'Error') };
    expect(lines(api({ models: { Pets: taken } }), api({ models: { Pets: changed } }))).toHaveLength(1);
    expect(lines(api({ models: { Pets: taken } }), api({ models: { Pets: taken } }))).toEqual([]);
  });
});
