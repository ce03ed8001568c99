import { describe, expect, it } from 'vitest';
import { forEachList } from '../../src/kinds/index.js';
import { SnapshotError } from '../../src/snapshot/errors.js';
import { findRestApi } from '../../src/snapshot/find-rest-api.js';
import { policyText } from '../../src/snapshot/policy-text.js';
import { takeSnapshot } from '../../src/snapshot/snapshot.js';
import { sendBy } from '../requests/scripted-send.js';

type Answer = (input: Readonly<Record<string, unknown>>) => unknown;

interface SendOptions {
  readonly signal?: AbortSignal;
  readonly address?: string;
}

/** Answers each operation from a table, and notes what was asked. */
function answering(answers: Readonly<Record<string, Answer>>) {
  const asked: [operation: string, input: unknown, options: SendOptions][] = [];
  const send = sendBy(
    async (operation: string, input: Readonly<Record<string, unknown>>, options: SendOptions = {}) => {
      asked.push([operation, input, options]);
      return answers[operation]?.(input) ?? { items: [] };
    },
  );
  return { send, asked };
}

/** As AWS answers: with what it fills in, and ids for names. */
const live: Readonly<Record<string, Answer>> = {
  GetRestApi: () => ({
    id: 'api1',
    name: 'petstore',
    rootResourceId: 'root',
    createdDate: new Date(0),
    apiKeySource: 'HEADER',
    disableExecuteApiEndpoint: false,
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    policy: '{\\"Version\\":\\"2012-10-17\\"}',
    tags: { team: 'pets', 'aws:cloudformation:stack-name': 'x' },
  }),
  GetResources: ({ position }) =>
    position === undefined
      ? {
          items: [
            {
              id: 'r2',
              parentId: 'root',
              pathPart: 'pets',
              path: '/pets',
              resourceMethods: {
                GET: {
                  httpMethod: 'GET',
                  authorizationType: 'custom',
                  authorizerId: 'auth1',
                  requestValidatorId: 'unread',
                  apiKeyRequired: false,
                  methodResponses: { '200': { statusCode: '200', responseModels: { 'application/json': 'Empty' } } },
                  methodIntegration: {
                    type: 'HTTP',
                    httpMethod: 'POST',
                    uri: 'https://backend.example.com',
                    connectionType: 'INTERNET',
                    passthroughBehavior: 'WHEN_NO_MATCH',
                    timeoutInMillis: 29_000,
                    cacheNamespace: 'r2',
                    cacheKeyParameters: [],
                    integrationResponses: { '200': { statusCode: '200', selectionPattern: '' } },
                  },
                },
                POST: { httpMethod: 'POST', authorizationType: 'NONE' },
              },
            },
          ],
          position: 'next',
        }
      : { items: [{ id: 'root', path: '/' }] },
  GetAuthorizers: () => ({
    items: [{ id: 'auth1', name: 'jwt', type: 'TOKEN', authType: 'custom', authorizerUri: 'arn:a' }],
  }),
  GetModels: () => ({ items: [{ id: 'm1', name: 'Empty', contentType: 'application/json', schema: '{}' }] }),
  GetRequestValidators: () => ({ items: [{ id: 'v1', name: 'strict', validateRequestBody: true }] }),
  GetGatewayResponses: () => ({
    items: [
      { responseType: 'THROTTLED', statusCode: '429', defaultResponse: true, responseParameters: {} },
      { responseType: 'UNAUTHORIZED', statusCode: '418', defaultResponse: false, responseParameters: {} },
    ],
  }),
};

describe('takeSnapshot', () => {
  it('reads the API into the model, without what the service fills in, and ids as names', async () => {
    const { send } = answering(live);
    const { model, ids } = await takeSnapshot(send, 'api1');
    expect(model).toEqual({
      kind: 'RestApi',
      name: 'petstore',
      ...forEachList(() => ({})),
      settings: {
        apiKeySource: 'HEADER',
        disableExecuteApiEndpoint: false,
        endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
        policy: '{"Version":"2012-10-17"}',
        tags: { team: 'pets' },
      },
      models: { Empty: { kind: 'Model', name: 'Empty', contentType: 'application/json', schema: '{}' } },
      requestValidators: { strict: { kind: 'RequestValidator', name: 'strict', validateRequestBody: true } },
      authorizers: { jwt: { kind: 'Authorizer', name: 'jwt', type: 'TOKEN', authorizerUri: 'arn:a' } },
      gatewayResponses: {
        UNAUTHORIZED: { kind: 'GatewayResponse', responseType: 'UNAUTHORIZED', statusCode: '418' },
      },
      resources: {
        '/': { kind: 'Resource', path: '/', methods: {} },
        '/pets': {
          kind: 'Resource',
          path: '/pets',
          methods: {
            GET: {
              kind: 'Method',
              httpMethod: 'GET',
              authorizationType: 'CUSTOM',
              authorizer: { name: 'jwt' },
              requestValidator: { id: 'unread' },
              methodResponses: {
                '200': {
                  kind: 'MethodResponse',
                  statusCode: '200',
                  responseModels: { 'application/json': 'Empty' },
                },
              },
              integration: {
                kind: 'Integration',
                type: 'HTTP',
                httpMethod: 'POST',
                uri: 'https://backend.example.com',
                integrationResponses: { '200': { kind: 'IntegrationResponse', statusCode: '200' } },
              },
            },
            POST: { kind: 'Method', httpMethod: 'POST', authorizationType: 'NONE', methodResponses: {} },
          },
        },
      },
    });
    expect(ids).toEqual({
      ...forEachList(() => ({})),
      restApiId: 'api1',
      resources: { '/': 'root', '/pets': 'r2' },
      authorizers: { jwt: 'auth1' },
      requestValidators: { strict: 'v1' },
      models: { Empty: 'm1' },
    });
    expect(Object.keys(model.resources)).toEqual(['/', '/pets']);
    expect(Object.isFrozen(model.resources)).toBe(true);
  });

  it('asks for the largest pages, all of them, and only for the kinds it is told', async () => {
    const { send, asked } = answering(live);
    const { model, kinds } = await takeSnapshot(send, 'api1', { kinds: ['authorizers'] });
    expect(kinds).toEqual(['authorizers']);
    expect(asked.map(([operation]) => operation).sort()).toEqual([
      'GetAuthorizers',
      'GetResources',
      'GetResources',
      'GetRestApi',
    ]);
    expect(asked.find(([operation]) => operation === 'GetResources')?.[1]).toEqual({
      restApiId: 'api1',
      embed: ['methods'],
      limit: 500,
    });
    expect(model.models).toEqual({});
  });

  it('says what its first request is about, and hands its signal to it', async () => {
    const { send, asked } = answering(live);
    const { signal } = new AbortController();
    await takeSnapshot(send, 'api1', { signal });
    expect(asked[0]).toEqual(['GetRestApi', { restApiId: 'api1' }, { signal, address: 'restApi' }]);
  });

  it('keeps the first of several things that have one key', async () => {
    const { send } = answering({
      ...live,
      GetAuthorizers: () => ({
        items: ['first', 'second', 'third'].map((id) => ({
          id,
          name: 'jwt',
          type: 'TOKEN',
          authorizerUri: `arn:${id}`,
        })),
      }),
    });
    const { model, ids } = await takeSnapshot(send, 'api1');
    expect(model.authorizers).toMatchObject({ jwt: { authorizerUri: 'arn:first' } });
    expect(ids.authorizers).toEqual({ jwt: 'first' });
  });

  it('numbers request validators of one name by their ids, in whatever order they are listed', async () => {
    const named = (id: string, name: string) => ({ id, name, validateRequestBody: id === 'b' });
    for (const items of [
      [named('c', 'strict'), named('a', 'strict'), named('b', 'strict'), named('d', 'strict (2)')],
      [named('d', 'strict (2)'), named('b', 'strict'), named('a', 'strict'), named('c', 'strict')],
    ]) {
      const { model, ids } = await takeSnapshot(
        answering({ ...live, GetRequestValidators: () => ({ items }) }).send,
        'api1',
      );
      expect(ids.requestValidators).toEqual({ strict: 'a', 'strict (3)': 'b', 'strict (4)': 'c', 'strict (2)': 'd' });
      expect(model.requestValidators['strict (3)']).toEqual({
        kind: 'RequestValidator',
        name: 'strict (3)',
        validateRequestBody: true,
      });
    }
  });

  it('knows no id of what comes without one', async () => {
    const { send } = answering({
      ...live,
      GetModels: () => ({ items: [{ name: 'Empty', contentType: 'application/json', schema: '{}' }] }),
      GetResources: () => ({ items: [{ id: 'root', path: '/' }, { id: 'lost' }] }),
    });
    const { model, ids } = await takeSnapshot(send, 'api1');
    expect(ids.models).toStrictEqual({});
    expect(ids.resources).toStrictEqual({ '/': 'root' });
    expect(Object.keys(model.resources)).toEqual(['/']);
  });

  it('has a fingerprint that changes with what was read', async () => {
    const first = await takeSnapshot(answering(live).send, 'api1');
    const again = await takeSnapshot(answering(live).send, 'api1');
    const renamed = { ...live, GetRestApi: () => ({ id: 'api1', name: 'other' }) };
    expect(again.fingerprint).toBe(first.fingerprint);
    expect((await takeSnapshot(answering(renamed).send, 'api1')).fingerprint).not.toBe(first.fingerprint);
  });

  it('says that the API does not exist', async () => {
    const { send } = answering({
      GetRestApi: () => {
        throw Object.assign(new Error('Invalid API identifier specified'), { name: 'NotFoundException' });
      },
    });
    await expect(takeSnapshot(send, 'nope')).rejects.toThrow(SnapshotError);
    await expect(takeSnapshot(send, 'nope')).rejects.toMatchObject({ code: 'snapshot.not-found' });
  });

  it('does not read on forever when a position repeats', async () => {
    const { send } = answering({ ...live, GetResources: () => ({ items: [], position: 'same' }) });
    await expect(takeSnapshot(send, 'api1')).rejects.toMatchObject({ code: 'list.repeated-position' });
  });

  it('takes names as they come, also those that objects have of their own', async () => {
    const { send } = answering({
      ...live,
      GetModels: () => ({ items: [{ id: 'm', name: 'constructor', contentType: 'a/b' }] }),
      GetAuthorizers: () => ({ items: [{ id: 'a', name: '__proto__', type: 'TOKEN' }] }),
    });
    const { model, ids } = await takeSnapshot(send, 'api1');
    expect(Object.keys(model.authorizers)).toEqual(['__proto__']);
    expect(Object.hasOwn(ids.models, 'constructor')).toBe(true);
  });
});

describe('findRestApi', () => {
  const apis = (...names: string[]) =>
    answering({ GetRestApis: () => ({ items: names.map((name, index) => ({ id: `id${index}`, name })) }) }).send;

  it('finds the one with the name', async () => {
    expect(await findRestApi(apis('a', 'b'), 'b')).toBe('id1');
    expect(await findRestApi(apis('a'), 'b')).toBeUndefined();
  });

  it('finds none that has no id', async () => {
    const { send } = answering({ GetRestApis: () => ({ items: [{ name: 'a' }] }) });
    expect(await findRestApi(send, 'a')).toBeUndefined();
  });

  it('lists the ids when several have it', async () => {
    await expect(findRestApi(apis('a', 'b', 'a'), 'a')).rejects.toThrow(/id0, id2/);
    await expect(findRestApi(apis('a', 'a'), 'a')).rejects.toMatchObject({ code: 'snapshot.ambiguous-name' });
  });
});

describe('policyText', () => {
  it.each([
    ['{"a":1}', '{"a":1}'],
    ['{\\"a\\":1}', '{"a":1}'],
    ['{}', '{}'],
    ['{"a":"\\\\"}', '{"a":"\\\\"}'],
    ['not JSON "at" all', 'not JSON "at" all'],
  ])('%s', (answered, text) => {
    expect(policyText(answered)).toBe(text);
  });
});
