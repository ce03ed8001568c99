import { Readable } from 'node:stream';
import {
  APIGatewayClient,
  type APIGatewayClientConfig,
  GetResources$,
  GetResourcesCommand,
  NotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-api-gateway';
import { HttpResponse } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { type Shape, shapeOf, trim } from '../../src/list/answer-shape.js';
import { DirectGetResourcesCommand } from '../../src/list/direct-get-resources-command.js';
import fc from '../fast-check.js';

interface Wire {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

const input = { restApiId: 'api', embed: ['methods'], limit: 500 };

/** A client whose requests are answered with what `wire` gives, and the requests it made. */
function answering(wire: () => Wire, config: Partial<APIGatewayClientConfig> = {}) {
  const requests: {
    readonly method: string;
    readonly path: string;
    readonly query: unknown;
    readonly headers: object;
  }[] = [];
  const client = new APIGatewayClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    requestHandler: {
      async handle(request: (typeof requests)[number]) {
        requests.push(request);
        const { statusCode = 200, headers = {}, body } = wire();
        const common = { 'x-amzn-requestid': 'request-1', 'content-type': 'application/json' };
        return {
          response: new HttpResponse({
            statusCode,
            headers: { ...common, ...headers },
            body: Readable.from(body === '' ? [] : [Buffer.from(body)]),
          }),
        };
      },
    },
    ...config,
  });
  return { client, requests };
}

/** What a command gave or threw, in a form that can be compared. */
async function outcome(client: APIGatewayClient, command: GetResourcesCommand) {
  try {
    return { output: await client.send(command) };
  } catch (error) {
    const thrown = error as Error & Record<string, unknown>;
    return {
      thrown: {
        ...thrown,
        constructor: thrown.constructor,
        name: thrown.name,
        message: thrown.message,
        statusCode: (thrown['$response'] as HttpResponse | undefined)?.statusCode,
        $metadata: { ...(thrown['$metadata'] as object), totalRetryDelay: undefined },
      },
    };
  }
}

/** Both commands on the same answer give the same. */
async function expectTheSame(wire: Wire) {
  const { client } = answering(() => wire);
  const direct = await outcome(client, new DirectGetResourcesCommand(input));
  expect(direct).toEqual(await outcome(client, new GetResourcesCommand(input)));
  return direct;
}

const page = {
  position: 'p1',
  item: [
    { id: 'root', path: '/', resourceMethods: {} },
    {
      id: 'pet',
      parentId: 'root',
      pathPart: '{petId}',
      path: '/{petId}',
      resourceMethods: {
        GET: {
          httpMethod: 'GET',
          authorizationType: 'NONE',
          apiKeyRequired: false,
          requestParameters: { 'method.request.path.petId': true },
          methodResponses: { '200': { statusCode: '200', responseModels: { 'application/json': 'Pet' } } },
          methodIntegration: {
            type: 'HTTP',
            httpMethod: 'GET',
            uri: 'https://backend.example.com',
            timeoutInMillis: 29_000,
            tlsConfig: { insecureSkipVerification: false },
            cacheKeyParameters: [],
            integrationResponses: { '200': { statusCode: '200', responseTemplates: { 'application/json': null } } },
          },
        },
      },
    },
  ],
};

describe('DirectGetResourcesCommand', () => {
  it('gives the SDK’s own response', async () => {
    const { output } = await expectTheSame({ body: JSON.stringify(page) });
    expect(output?.items).toEqual(page.item);
    expect(output?.position).toBe('p1');
    expect(output?.$metadata).toMatchObject({ httpStatusCode: 200, requestId: 'request-1', attempts: 1 });
  });

  it('leaves the SDK’s deserialiser nothing of a list to read, and all of everything else', async () => {
    const left = async (wire: Wire) => {
      const { client } = answering(() => wire);
      let body: unknown;
      client.middlewareStack.addRelativeTo(
        ((next: (request: object) => Promise<{ readonly response: unknown }>) => async (request: object) => {
          const result = await next(request);
          ({ body } = result.response as { readonly body: unknown });
          return result;
        }) as never,
        { name: 'look', relation: 'after', toMiddleware: 'deserializerMiddleware' },
      );
      await outcome(client, new DirectGetResourcesCommand(input));
      return body instanceof Uint8Array ? Buffer.from(body).toString() : 'a stream';
    };
    expect(await left({ body: JSON.stringify(page) })).toBe('{}');
    const strange = JSON.stringify({ item: 'text' });
    expect(await left({ body: strange })).toBe(strange);
    expect(await left({ body: '{' })).toBe('{');
    expect(await left({ body: JSON.stringify(page), statusCode: 404 })).toBe('a stream');
  });

  it('makes the SDK’s own request', async () => {
    const { client, requests } = answering(() => ({ body: '{}' }));
    await client.send(new DirectGetResourcesCommand(input));
    await client.send(new GetResourcesCommand(input));
    const [direct, bare] = requests.map(({ method, path, query, headers }) => ({
      method,
      path,
      query,
      headers: Object.keys(headers).sort(),
    }));
    expect(direct).toEqual(bare);
    expect(direct).toMatchObject({ method: 'GET', path: '/restapis/api/resources' });
    expect(direct?.headers).toContain('authorization');
  });

  it.each([
    [
      'null members',
      { item: [{ id: 'a', parentId: null, resourceMethods: { GET: null, POST: { httpMethod: null } } }] },
    ],
    ['null entries of a map', { item: [{ resourceMethods: { GET: { requestModels: { 'text/plain': null } } } }] }],
    ['null in the list', { item: [null, { id: 'a' }] }],
    ['members that the SDK does not know', { _links: {}, item: [{ id: 'a', _links: { self: {} }, extra: 1 }] }],
    ['an answer that names its type', { item: [{ __type: 'Resource', id: 'a', extra: 1 }] }],
    ['no list', { position: 'p1' }],
    ['null as list', { item: null, position: null }],
    ['something else as list', { item: { id: 'a' } }],
    ['text as list', { item: 'a' }],
    ['the SDK’s name instead of the wire’s', { items: [{ id: 'a' }] }],
    ['a map where a list belongs', { item: [{ resourceMethods: { GET: { authorizationScopes: { a: 'b' } } } }] }],
    ['names from Object.prototype', { item: [{ id: 'a', resourceMethods: { constructor: { httpMethod: 'GET' } } }] }],
    ['an empty answer', {}],
    ['a list as answer', []],
    ['text as answer', 'text'],
    ['null as answer', null],
  ])('agrees with the SDK on %s', async (_, answer) => {
    await expectTheSame({ body: JSON.stringify(answer) });
  });

  it('agrees with the SDK on names that JSON.parse makes its own', async () => {
    const { output } = await expectTheSame({
      body: '{"item":[{"id":"a","resourceMethods":{"GET":{"requestParameters":{"__proto__":true}}}}]}',
    });
    expect(Object.keys(output?.items?.[0]?.resourceMethods?.['GET']?.requestParameters ?? {})).toEqual(['__proto__']);
  });

  it.each([
    ['no body', { body: '' }],
    ['a body that is not JSON', { body: '<html>gateway</html>' }],
    ['a body that was cut off', { body: JSON.stringify(page).slice(0, 100) }],
    ['another success', { statusCode: 202, body: JSON.stringify(page) }],
  ])('agrees with the SDK on %s', async (_, wire) => {
    await expectTheSame(wire);
  });

  it('throws the SDK’s own errors', async () => {
    const error = (statusCode: number, type: string, body: object): Wire => ({
      statusCode,
      headers: { 'x-amzn-errortype': type, 'retry-after': '5' },
      body: JSON.stringify(body),
    });
    const notFound = await expectTheSame(error(404, 'NotFoundException', { message: 'Invalid API identifier' }));
    expect(notFound.thrown).toMatchObject({ constructor: NotFoundException, message: 'Invalid API identifier' });
    const throttled = await expectTheSame(error(429, 'TooManyRequestsException', { message: 'Too Many Requests' }));
    expect(throttled.thrown).toMatchObject({ constructor: TooManyRequestsException, retryAfterSeconds: '5' });
    await expectTheSame(error(500, 'InternalFailure', {}));
    await expectTheSame(error(403, 'ForbiddenException', { message: 'no' }));
    await expectTheSame({ statusCode: 503, body: '<html>unavailable</html>' });
  });

  it('retries as the client does', async () => {
    let attempts = 0;
    const wire = (): Wire =>
      ++attempts < 3 ? { statusCode: 500, body: '{}' } : { body: JSON.stringify({ item: [{ id: 'a' }] }) };
    const { client } = answering(wire, { maxAttempts: 3, retryStrategy: undefined as never });
    const { items, $metadata } = await client.send(new DirectGetResourcesCommand(input));
    expect(items).toEqual([{ id: 'a' }]);
    expect($metadata.attempts).toBe(3);
  });

  it('can be sent twice, to two clients, at the same time', async () => {
    const first = answering(() => ({ body: '{"item":[{"id":"a"}]}' }));
    const second = answering(() => ({ body: '{"item":[{"id":"b"}]}' }), { cacheMiddleware: true });
    const command = new DirectGetResourcesCommand(input);
    const clients = [first.client, second.client, first.client, second.client];
    const answers = await Promise.all(clients.map((client) => client.send(command)));
    expect(answers.map(({ items }) => items?.[0]?.id)).toEqual(['a', 'b', 'a', 'b']);
  });

  it('shows a logger what the SDK shows it', async () => {
    const logs: unknown[] = [];
    const logger = { info: (entry: object) => void logs.push(entry), debug() {}, warn() {}, error() {}, trace() {} };
    const { client } = answering(() => ({ body: JSON.stringify(page) }), { logger });
    await client.send(new DirectGetResourcesCommand(input));
    await client.send(new GetResourcesCommand(input));
    expect(logs).toHaveLength(2);
    expect(logs[0]).toEqual(logs[1]);
    expect(logs[0]).toMatchObject({ commandName: 'GetResourcesCommand', output: { items: page.item, position: 'p1' } });
  });

  it('gives the SDK’s own response for anything that fits the schema, with nulls and strangers in it', async () => {
    const schema = NormalizedSchema.of(GetResources$[5]);
    await fc.assert(
      fc.asyncProperty(structure(schema, 0), async (answer) => {
        await expectTheSame({ body: JSON.stringify(answer) });
      }),
      { numRuns: 150 },
    );
  });
});

describe('the shape of a response', () => {
  it('is there for GetResources: nothing in it but the list has another name on the wire', () => {
    expect(shapeOf(NormalizedSchema.of(GetResources$[5]), { items: 'item' })).toMatchObject({ kind: 'structure' });
    expect(shapeOf(NormalizedSchema.of(GetResources$[5]))).toBe(undefined);
  });

  it('is not there for a response that has to be translated', async () => {
    const { GetRestApis$ } = await import('@aws-sdk/client-api-gateway');
    expect(shapeOf(NormalizedSchema.of(GetRestApis$[5]), { items: 'item' })).toBe(undefined);
  });

  it('does not trim what it is not the shape of', () => {
    const shape = shapeOf(NormalizedSchema.of(GetResources$[5]), { items: 'item' });
    if (!shape) throw new Error('no shape');
    for (const value of [null, 1, 'text', [], { item: 'text' }, { item: [1] }]) expect(trim(value, shape)).toBe(false);
    expect(trim({}, shape)).toBe(true);
  });

  it('is trimmed wherever structures stand, and nothing else is', () => {
    const inner: Shape = { kind: 'structure', members: new Map([['id', undefined]]) };
    const outer: Shape = {
      kind: 'structure',
      members: new Map<string, Shape | undefined>([
        ['one', inner],
        ['all', { kind: 'collection', of: inner }],
        ['raw', undefined],
      ]),
    };
    const given = () => ({
      one: { id: 'a', strange: 1 },
      all: [{ id: null }, null, { id: 'b' }] as unknown,
      raw: { strange: null },
      strange: {},
    });
    const value = given();
    expect(trim(value, outer)).toBe(true);
    expect(value).toEqual({ one: { id: 'a' }, all: [{}, null, { id: 'b' }], raw: { strange: null } });
    const map = { ...given(), all: { GET: { id: 'a', strange: 1 }, PUT: null } };
    expect(trim(map, outer)).toBe(true);
    expect(map.all).toEqual({ GET: { id: 'a' }, PUT: null });
    for (const wrong of [{ one: 'text' }, { all: [{}, 'text'] }, { all: { GET: {}, PUT: 'text' } }, { __type: 'x' }])
      expect(trim(wrong, outer), JSON.stringify(wrong)).toBe(false);
  });
});

/** Any value of a structure in its wire form, with members missing, `null` or unknown. */
function structure(schema: NormalizedSchema, depth: number): fc.Arbitrary<object> {
  const members = [...schema.structIterator()].map(
    ([name, member]) => [member.getMergedTraits().jsonName ?? name, value(member, depth + 1)] as const,
  );
  const known = fc.record(Object.fromEntries(members), { requiredKeys: [] });
  const stranger = fc.record(
    { _links: fc.constant({ self: { href: '/' } }), strange: fc.integer() },
    { requiredKeys: [] },
  );
  return fc
    .tuple(known, fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: stranger }))
    .map(([members, strangers]) => ({ ...members, ...strangers }));
}

function value(schema: NormalizedSchema, depth: number): fc.Arbitrary<unknown> {
  const nullable = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 12 });
  if (schema.isStructSchema()) return nullable(structure(schema, depth));
  if (schema.isListSchema()) return nullable(fc.array(value(schema.getValueSchema(), depth + 1), { maxLength: 2 }));
  if (schema.isMapSchema()) {
    const key = fc.constantFrom('GET', '200', 'application/json', 'method.request.path.id');
    return nullable(fc.dictionary(key, value(schema.getValueSchema(), depth + 1), { maxKeys: 2 }));
  }
  if (schema.isBooleanSchema()) return nullable(fc.boolean());
  if (schema.isNumericSchema()) return nullable(fc.integer());
  return nullable(fc.string({ maxLength: 5 }));
}
