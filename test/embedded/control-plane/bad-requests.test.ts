import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { APIGatewayClient, CreateVpcLinkCommand, GetVpcLinksCommand } from '@aws-sdk/client-api-gateway';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { operationSchemas } from '../../../src/embedded/control-plane/protocol/operations.js';
import { EmbeddedApiGateway } from '../../../src/embedded/index.js';

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: what a JSON body holds is for each test to say.
  readonly body: any;
}

interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
}

let gateway: EmbeddedApiGateway;
let url: URL;

beforeEach(async () => {
  gateway = new EmbeddedApiGateway();
  url = new URL((await gateway.listen()).url);
});
afterEach(() => gateway.close());

const unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);
beforeAll(() => {
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

/** One request over HTTP, its path sent as it stands. */
async function ask({ method = 'GET', path, body = '', headers = {}, agent }: Asked): Promise<Answer> {
  const sent = httpRequest({
    host: url.hostname,
    port: url.port,
    method,
    path,
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
    ...(agent ? { agent } : {}),
  });
  sent.end(body);
  const [answer] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return {
    status: answer.statusCode,
    type: answer.headers['x-amzn-errortype'],
    contentType: answer.headers['content-type'],
    body: text === '' ? undefined : JSON.parse(text),
  };
}

const post = (path: string, body: unknown) => ask({ method: 'POST', path, body: JSON.stringify(body) });
const put = (path: string, body: unknown) => ask({ method: 'PUT', path, body: JSON.stringify(body) });
const patch = (path: string, ...patchOperations: unknown[]) =>
  ask({ method: 'PATCH', path, body: JSON.stringify({ patchOperations }) });

/** Sends bytes as they are, and gives what comes back until the connection ends. */
async function sendRaw(bytes: string, { hangUp = false } = {}): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('error', () => undefined); // A reset ends the connection as well as a farewell does.
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  if (hangUp) socket.write(bytes, () => socket.destroy());
  else socket.end(bytes);
  await closed;
  return Buffer.concat(chunks).toString();
}

/** Does it, and demands the service's form of a refusal and a state as it was. */
async function refused(doing: () => Promise<Answer>): Promise<Answer> {
  const before = gateway.state();
  const answer = await doing();
  expect(answer.status, JSON.stringify(answer.body)).toBeGreaterThanOrEqual(400);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
  expect(answer.contentType).toBe('application/json');
  expect(answer.type).toMatch(/^[A-Z]\w+Exception$/);
  expect(answer.body).toEqual({ message: expect.stringMatching(/./) });
  expect(gateway.state()).toEqual(before);
  return answer;
}

async function petstore() {
  const api = (await post('/restapis', { name: 'petstore' })).body;
  const resource = `/restapis/${api.id}/resources/${api.rootResourceId}`;
  await put(`${resource}/methods/GET`, { authorizationType: 'NONE' });
  await put(`${resource}/methods/GET/integration`, { type: 'MOCK' });
  const deployment = (await post(`/restapis/${api.id}/deployments`, { stageName: 'prod' })).body;
  return { api: `/restapis/${api.id}`, id: api.id as string, root: api.rootResourceId as string, resource, deployment };
}

describe('a body that cannot be read', () => {
  it.each([
    ['broken JSON', '{"name":'],
    ['JSON with something after it', '{"name": "a"} b'],
    ['a list', '[]'],
    ['a text', '"name"'],
    ['a number', '5'],
    ['null', 'null'],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)],
    ['nesting without an end', '['.repeat(200_000)],
  ])('is refused: %s', async (_, body) => {
    const answer = await refused(() => ask({ method: 'POST', path: '/restapis', body }));
    expect(answer).toMatchObject({ status: 400, type: 'SerializationException' });
  });

  it('is refused when there is none where one is needed', async () => {
    const answer = await refused(() => ask({ method: 'POST', path: '/restapis' }));
    expect(answer).toMatchObject({
      status: 400,
      type: 'ValidationException',
      body: {
        message:
          "1 validation error detected: Value null at 'createRestApiInput.name' failed to satisfy constraint: Member must not be null",
      },
    });
  });

  it('does not matter to an operation that reads none', async () => {
    expect(await ask({ path: '/restapis', body: '{"broken' })).toMatchObject({ status: 200, body: { item: [] } });
  });
});

describe('a body that is too large', () => {
  const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024);

  it('is refused over 10 MB, however much comes', async () => {
    for (const size of [11, 40]) {
      const answer = await refused(() => post('/restapis', { name: megabytes(size) }));
      expect(answer).toMatchObject({ status: 413, type: 'RequestEntityTooLargeException' });
    }
  });

  it('is refused over 6 MB where it is a definition', async () => {
    const { api } = await petstore();
    const body = JSON.stringify({ openapi: '3.0.1', info: { title: megabytes(7) }, paths: {} });
    for (const asked of [
      { method: 'POST', path: '/restapis?mode=import', body },
      { method: 'PUT', path: `${api}?mode=overwrite`, body },
      { method: 'PUT', path: `${api}/documentation/parts`, body },
    ]) {
      expect(await refused(() => ask(asked))).toMatchObject({ status: 413, type: 'RequestEntityTooLargeException' });
    }
  });

  it('is refused in the process, too', async () => {
    const body = new TextEncoder().encode(JSON.stringify({ name: megabytes(11) }));
    const answer = await gateway.answer({
      method: 'POST',
      path: '/restapis',
      query: new URLSearchParams(),
      headers: {},
      body,
    });
    expect(answer).toMatchObject({
      status: 413,
      headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' },
    });
    expect(gateway.state().restApis.size).toBe(0);
  });

  it('is refused in chunks of no announced length', async () => {
    const sent = httpRequest({ host: url.hostname, port: url.port, method: 'POST', path: '/restapis' });
    for (let chunk = 0; chunk < 12; chunk++) sent.write(megabytes(1));
    sent.end();
    const [answer] = await once(sent, 'response');
    answer.resume();
    expect(answer.statusCode).toBe(413);
  });
});

describe('a request for what the service does not have', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/nothing/here'],
    ['GET', '/restapis//resources'],
    ['GET', '//restapis'],
    ['GET', '/__proto__'],
    ['GET', '/constructor/toString'],
    ['POST', '/restapis/a'],
    ['PATCH', '/restapis'],
    ['DELETE', '/account'],
    ['OPTIONS', '/restapis'],
    ['TRACE', '/restapis'],
    ['PROPFIND', '/restapis'],
  ])('%s %s', async (method, path) => {
    const answer = await refused(() => ask({ method, path }));
    expect(answer).toMatchObject({ status: 404, type: 'UnknownOperationException' });
  });
});

describe('a path whose last identifier is empty', () => {
  it('is that of the list', async () => {
    const { api, root } = await petstore();
    expect(await ask({ path: '/restapis/' })).toEqual(await ask({ path: '/restapis' }));
    expect((await ask({ path: `${api}/resources/` })).body.item).toMatchObject([{ id: root }]);
    expect(await ask({ path: '/restapis/a/resources/' })).toMatchObject({ status: 404, type: 'NotFoundException' });
    expect(await refused(() => ask({ method: 'DELETE', path: '/restapis/' }))).toMatchObject({ status: 404 });
  });
});

describe('a template that is null, or empty', () => {
  it.each([null, ''])('of an integration response is taken, and shown as null: %j', async (template) => {
    const { resource } = await petstore();
    const path = `${resource}/methods/GET/integration/responses/200`;
    await put(`${resource}/methods/GET/responses/200`, {});
    const responseTemplates = { 'application/json': template, 'text/plain': 'a' };
    const shown = { 'application/json': null, 'text/plain': 'a' };
    expect(await put(path, { responseTemplates })).toMatchObject({ status: 201, body: { responseTemplates: shown } });
    expect((await ask({ path })).body.responseTemplates).toEqual(shown);
    const { methodIntegration } = (await ask({ path: `${resource}/methods/GET` })).body;
    expect(methodIntegration.integrationResponses['200'].responseTemplates).toEqual(shown);
  });
});

describe('a value of another type', () => {
  const wrong: readonly [shape: string, path: string, body: unknown][] = [
    ['a number for a string', '/restapis', { name: 5 }],
    ['a boolean for a string', '/restapis', { name: true }],
    ['a list for a string', '/restapis', { name: ['a'] }],
    ['an object for a string', '/restapis', { name: { a: 'b' } }],
    ['a string for a number', '/restapis', { name: 'a', minimumCompressionSize: '5' }],
    ['a boolean for a number', '/restapis', { name: 'a', minimumCompressionSize: true }],
    ['a list for a number', '/restapis', { name: 'a', minimumCompressionSize: [5] }],
    ['a string for a boolean', '/restapis', { name: 'a', disableExecuteApiEndpoint: 'true' }],
    ['a number for a boolean', '/restapis', { name: 'a', disableExecuteApiEndpoint: 1 }],
    ['an object for a list', '/restapis', { name: 'a', binaryMediaTypes: { 0: 'a/b' } }],
    ['a string for a list', '/restapis', { name: 'a', binaryMediaTypes: 'a/b' }],
    ['a number in a list of strings', '/restapis', { name: 'a', binaryMediaTypes: ['a/b', 5] }],
    ['a list in a list of strings', '/restapis', { name: 'a', binaryMediaTypes: [['a/b']] }],
    ['a list for a map', '/restapis', { name: 'a', tags: ['a'] }],
    ['a string for a map', '/restapis', { name: 'a', tags: 'a' }],
    ['a number in a map of strings', '/restapis', { name: 'a', tags: { a: 5 } }],
    ['an object in a map of strings', '/restapis', { name: 'a', tags: { a: {} } }],
    ['a list for a structure', '/restapis', { name: 'a', endpointConfiguration: [] }],
    ['a string for a structure', '/restapis', { name: 'a', endpointConfiguration: 'REGIONAL' }],
    ['a number in an enumeration', '/restapis', { name: 'a', endpointConfiguration: { types: [1] } }],
    ['a string for a structure in a list', '/usageplans', { name: 'a', apiStages: ['a:b'] }],
    ['a string for a structure in a map', '/usageplans', { name: 'a', apiStages: [{ throttle: { a: 'b' } }] }],
    ['a string for a number in a structure', '/usageplans', { name: 'a', quota: { limit: 'many' } }],
    ['a number beyond all numbers', '/restapis', '{"name":"a","minimumCompressionSize":1e999}'],
  ];
  it.each(wrong)('%s', async (_, path, body) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await refused(() => ask({ method: 'POST', path, body: text }));
    expect(answer).toMatchObject({ status: 400, type: 'SerializationException' });
  });

  const noString = (found: string) => `class ${found} can not be converted to an String`;
  it.each([
    [{ name: 5 }, noString('com.amazon.coral.value.json.numbers.TruncatingBigNumber')],
    [{ name: true }, noString('java.lang.Boolean')],
    [{ name: ['a'] }, 'Start of list found where not expected'],
    [{ name: {} }, 'Start of structure or map found where not expected.'],
    [{ name: 'a', binaryMediaTypes: {} }, 'Start of structure or map found where not expected.'],
    [{ name: 'a', binaryMediaTypes: 'a/b' }, 'Expected list or null'],
    [{ name: 'a', tags: ['a'] }, 'Start of list found where not expected'],
    [{ name: 'a', endpointConfiguration: [] }, 'Start of list found where not expected'],
  ])('is refused in the words of the service: %j', async (body, message) => {
    const answer = await refused(() => post('/restapis', body));
    expect(answer).toMatchObject({ status: 400, type: 'SerializationException', body: { message } });
  });

  it.each([
    ['a word that an enumeration does not have', { name: 'a', endpointConfiguration: { types: ['LOCAL'] } }],
    ['an enumeration without a value', { name: 'a', endpointConfiguration: { types: [null] } }],
    ['nothing in a list', { name: 'a', binaryMediaTypes: ['a/b', null] }],
    ['nothing in a map', { name: 'a', tags: { a: null } }],
  ])('%s', async (_, body) => {
    expect(await refused(() => post('/restapis', body))).toMatchObject({ status: 400, type: 'ValidationException' });
  });

  it('a number that is a text in the query', async () => {
    for (const limit of ['many', 'NaN', 'Infinity', '1e999']) {
      const answer = await refused(() => ask({ path: `/restapis?limit=${limit}` }));
      expect(answer).toMatchObject({ status: 400, type: 'SerializationException' });
    }
    for (const limit of ['', '0', '-1', '1.5', '501']) {
      const answer = await refused(() => ask({ path: `/restapis?limit=${limit}` }));
      expect(answer).toMatchObject({ status: 400, type: 'BadRequestException' });
    }
  });

  it('bytes that are no definition', async () => {
    for (const body of ['', 'x', '[]', '{"swagger":5}', Uint8Array.of(0, 255, 254), '- a: [', '&a [*a]']) {
      const answer = await refused(() => ask({ method: 'POST', path: '/restapis?mode=import', body }));
      expect(answer.status).toBe(400);
    }
  });

  it('patch operations of every wrong shape', async () => {
    const { api } = await petstore();
    for (const patchOperations of [
      {},
      'replace',
      [null],
      ['replace'],
      [[]],
      [{}],
      [{ op: 'replace' }],
      [{ op: 'replace', path: null, value: 'a' }],
      [{ op: 'replace', path: 5, value: 'a' }],
      [{ op: 'replace', path: '/name', value: { a: 1 } }],
      [{ op: 'rewrite', path: '/name', value: 'a' }],
      [{ op: '__proto__', path: '/name', value: 'a' }],
      [{ op: 'toString', path: '/name', value: 'a' }],
    ]) {
      const answer = await refused(() =>
        ask({ method: 'PATCH', path: api, body: JSON.stringify({ patchOperations }) }),
      );
      expect(answer.status, JSON.stringify(patchOperations)).toBe(400);
    }
  });
});

describe('a required member that is missing', () => {
  it('is named, as the service names it', async () => {
    const { api } = await petstore();
    expect((await refused(() => post(`${api}/authorizers`, {}))).body.message).toBe(
      "2 validation errors detected: Value null at 'createAuthorizerInput.name' failed to satisfy constraint: Member must not be null; Value null at 'createAuthorizerInput.type' failed to satisfy constraint: Member must not be null",
    );
  });

  it('is named inside a structure', async () => {
    const { api } = await petstore();
    const answer = await refused(() => post(`${api}/documentation/parts`, { location: {}, properties: '{"a":1}' }));
    expect(answer.body.message).toContain("Value null at 'createDocumentationPartInput.location.type'");
  });

  it.each([...operationSchemas.values()].filter(({ method }) => method === 'POST' || method === 'PUT'))(
    '$name refuses to do without',
    async ({ method, segments, query, required, input }) => {
      const bound = [...input.structIterator()].filter(([, member]) => {
        const { httpLabel, httpPayload } = member.getMergedTraits();
        return httpLabel || httpPayload;
      });
      const needed = required.filter((name) => !bound.some(([one]) => one === name));
      if (needed.length === 0) return;
      const { id, root } = await petstore();
      const known = new Map([
        ['restApiId', id],
        ['resourceId', root],
        ['httpMethod', 'GET'],
      ]);
      const path = segments
        .map((part) => ('literal' in part ? part.literal : (known.get(part.label) ?? '200')))
        .join('/');
      const search = new URLSearchParams(query as [string, string][]);
      const answer = await refused(() => ask({ method, path: `/${path}?${search}`, body: '{}' }));
      expect(answer).toMatchObject({ status: 400, type: 'ValidationException' });
      for (const name of needed) expect(answer.body.message).toContain(`.${name}' failed`);
    },
  );
});

describe('a label', () => {
  it.each(['%zz', '%', '%E0%A4%A', '%00', '..', '.', '%2e%2e%2f', '%2F', '%ff', ';', "'"])(
    'that stands for nothing: %s',
    async (label) => {
      for (const path of [`/restapis/${label}`, `/restapis/${label}/resources/${label}`, `/apikeys/${label}`]) {
        expect(await refused(() => ask({ path }))).toMatchObject({ status: 404, type: 'NotFoundException' });
      }
    },
  );
});

describe('headers', () => {
  it('of 64 KB are refused', async () => {
    const before = gateway.state();
    const answer = await sendRaw(
      `GET /restapis HTTP/1.1\r\nHost: localhost\r\nX-Long: ${'x'.repeat(65_536)}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toMatch(/x-amzn-errortype: BadRequestException/);
    expect(answer).toMatch(/\{"message":".+"\}$/);
    expect(gateway.state()).toEqual(before);
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data', 'nonsense', ''])(
    'that call the body %s do not change what it is',
    async (contentType) => {
      const answer = await ask({
        method: 'POST',
        path: '/restapis',
        body: '{"name":"petstore"}',
        headers: { 'content-type': contentType },
      });
      expect(answer).toMatchObject({ status: 201, body: { name: 'petstore' } });
    },
  );
});

describe('what is not HTTP', () => {
  it.each(['hello\r\n\r\n', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'GET /restapis HTTP/9.9\r\n\r\n'])(
    'is refused: %j',
    async (bytes) => {
      const answer = await sendRaw(bytes);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      expect(answer).toMatch(/x-amzn-errortype: BadRequestException/);
      expect((await ask({ path: '/restapis' })).status).toBe(200);
    },
  );

  it.each([
    'POST /restapis HTTP/1.1\r\nHost: localhost\r\nContent-Le',
    'POST /restapis HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{"name":"half"}',
    'POST /restapis HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nf\r\n{"name":"half"}\r\n',
  ])('half a request does nothing when the client hangs up: %j', async (bytes) => {
    const before = gateway.state();
    await sendRaw(bytes, { hangUp: true });
    expect((await ask({ path: '/restapis' })).body).toEqual({ item: [] });
    expect(gateway.state()).toEqual(before);
  });
});

describe('after an error', () => {
  it('the connection serves the next request', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<unknown>();
    agent.on('free', (socket) => sockets.add(socket));
    for (const [asked, status] of [
      [{ method: 'POST', path: '/restapis', body: '{' }, 400],
      [{ path: '/nothing' }, 404],
      [{ path: '/restapis/none' }, 404],
      [{ method: 'POST', path: '/restapis', body: '{"name":"petstore"}' }, 201],
      [{ path: '/restapis' }, 200],
    ] as const) {
      expect((await ask({ ...asked, agent })).status).toBe(status);
    }
    expect(sockets.size).toBe(1);
    agent.destroy();
  });
});

describe('hostile names', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each(names)('%s is a tag, a variable, a template and a parameter like any other', async (name) => {
    const { api, resource, deployment } = await petstore();
    const entry = JSON.parse(`{"${name}":"polluted"}`);
    const own = (map: object | undefined) => Object.entries(map ?? {}).find(([key]) => key === name)?.[1];

    const tagged = await ask({ method: 'POST', path: '/restapis', body: `{"name":"a","tags":{"${name}":"polluted"}}` });
    expect(own(tagged.body.tags)).toBe('polluted');

    const stage = await post(`${api}/stages`, { stageName: 'test', deploymentId: deployment.id, variables: entry });
    expect(own(stage.body.variables)).toBe('polluted');
    const varied = await patch(`${api}/stages/prod`, { op: 'replace', path: `/variables/${name}`, value: 'polluted' });
    expect(own(varied.body.variables)).toBe('polluted');
    const removed = await patch(`${api}/stages/prod`, { op: 'remove', path: `/variables/${name}` });
    expect(own(removed.body.variables)).toBeUndefined();

    const integration = await patch(`${resource}/methods/GET/integration`, {
      op: 'add',
      path: `/requestTemplates/${name}~1json`,
      value: 'polluted',
    });
    expect(Object.keys(integration.body.requestTemplates)).toEqual([`${name}/json`]);
  });

  it.each(names)('%s is not there unless it was made', async (name) => {
    const { api, resource } = await petstore();
    for (const path of [
      `/restapis/${name}`,
      `/apikeys/${name}`,
      `/usageplans/${name}`,
      `/vpclinks/${name}`,
      `/domainnames/${name}`,
      `/clientcertificates/${name}`,
      `/sdktypes/${name}`,
      `${api}/resources/${name}`,
      `${api}/models/${name}`,
      `${api}/stages/${name}`,
      `${api}/authorizers/${name}`,
      `${api}/requestvalidators/${name}`,
      `${api}/deployments/${name}`,
      `${api}/documentation/parts/${name}`,
      `${api}/documentation/versions/${name}`,
      `${resource}/methods/${name}`,
    ]) {
      expect((await refused(() => ask({ path }))).status, path).toBe(404);
    }
    for (const path of [
      `${api}/gatewayresponses/${name}`,
      `${resource}/methods/GET/responses/${name}`,
      `${api}/stages/prod/exports/${name}`,
    ]) {
      expect((await refused(() => ask({ path }))).status, path).toBe(400);
    }
  });

  it.each(names)('%s in the path of a patch reaches nothing', async (name) => {
    const { api, resource } = await petstore();
    for (const [path, operations] of [
      [api, [`/${name}`, `/${name}/polluted`, `/endpointConfiguration/${name}`]],
      [`${api}/stages/prod`, [`/${name}`, `/canarySettings/${name}`, `/accessLogSettings/${name}`]],
      [`${resource}/methods/GET`, [`/${name}`]],
      [`${resource}/methods/GET/integration`, [`/${name}`, `/tlsConfig/${name}`]],
      ['/account', [`/${name}`]],
    ] as const) {
      for (const one of operations) {
        await refused(() => patch(path, { op: 'replace', path: one, value: 'polluted' }));
        await refused(() => patch(path, { op: 'move', path: one, from: '/description' }));
      }
    }
  });

  it('__proto__ as a member of the document is no member of the request', async () => {
    const body = '{"__proto__":{"name":"inherited"}}';
    const answer = await refused(() => ask({ method: 'POST', path: '/restapis', body }));
    expect(answer).toMatchObject({ status: 400, type: 'ValidationException' });
  });
});

describe('an error that is no refusal', () => {
  const broken = new TypeError('the load balancer has no name');
  const options = () => ({
    provisioning: {
      vpcLink: () => {
        throw broken;
      },
    },
  });

  it('is InternalFailure over HTTP, and the connection lives', async () => {
    await gateway.close();
    const onError = vi.fn();
    gateway = new EmbeddedApiGateway({ ...options(), onError });
    url = new URL((await gateway.listen()).url);
    const before = gateway.state();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body =
      '{"name":"a","targetArns":["arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b"]}';
    expect(await ask({ method: 'POST', path: '/vpclinks', body, agent })).toEqual({
      status: 500,
      type: 'InternalFailure',
      contentType: 'application/json',
      body: { message: 'Internal failure: the load balancer has no name' },
    });
    expect(await ask({ path: '/vpclinks', agent })).toMatchObject({ status: 200, body: { item: [] } });
    expect(gateway.state()).toEqual(before);
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      broken,
      expect.objectContaining({ operation: 'CreateVpcLink', status: 500, error: broken }),
    );
    expect(gateway.calls.map(({ error }) => error)).toEqual([broken, undefined]);
    agent.destroy();
  });

  it('takes back what the operation had changed before', async () => {
    await gateway.close();
    let isBroken = false;
    const course = () => {
      if (isBroken) throw broken;
      return [];
    };
    gateway = new EmbeddedApiGateway({
      provisioning: {
        restApi: course,
        stageCache: course,
        stageCacheDeletion: course,
        stageCacheFlush: course,
        domainName: course,
        domainNameUpdate: course,
        vpcLinkDeletion: course,
      },
    });
    url = new URL((await gateway.listen()).url);
    const { api, deployment } = await petstore();
    await post(`${api}/stages`, { stageName: 'cached', deploymentId: deployment.id, cacheClusterEnabled: true });
    const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    await post('/domainnames', { domainName: 'pets.example.com', certificateArn });
    isBroken = true;
    const before = gateway.state();
    for (const doing of [
      () => post('/restapis', { name: 'toys' }),
      () => patch(api, { op: 'replace', path: '/name', value: 'toys' }),
      () => post(`${api}/stages`, { stageName: 'new', deploymentId: deployment.id, cacheClusterEnabled: true }),
      () => patch(`${api}/stages/prod`, { op: 'replace', path: '/cacheClusterEnabled', value: 'true' }),
      () => patch(`${api}/stages/cached`, { op: 'replace', path: '/cacheClusterEnabled', value: 'false' }),
      () => ask({ method: 'DELETE', path: `${api}/stages/cached/cache/data` }),
      () => post(`${api}/deployments`, { stageName: 'new', cacheClusterEnabled: true }),
      () => post(`${api}/deployments`, { stageName: 'prod', cacheClusterEnabled: true }),
      () => post('/domainnames', { domainName: 'toys.example.com', certificateArn }),
      () => patch('/domainnames/pets.example.com', { op: 'replace', path: '/securityPolicy', value: 'TLS_1_0' }),
    ]) {
      expect(await doing()).toMatchObject({ status: 500, type: 'InternalFailure' });
      expect(gateway.state()).toEqual(before);
    }
  });

  it('is InternalFailure in the process', async () => {
    const embedded = new EmbeddedApiGateway(options());
    const client = new APIGatewayClient({ ...embedded.clientConfig, maxAttempts: 1 });
    const targetArns = ['arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/a/b'];
    await expect(client.send(new CreateVpcLinkCommand({ name: 'a', targetArns }))).rejects.toMatchObject({
      name: 'InternalFailure',
      message: 'Internal failure: the load balancer has no name',
      $metadata: { httpStatusCode: 500 },
    });
    expect(embedded.calls).toMatchObject([{ operation: 'CreateVpcLink', status: 500, error: broken }]);
    expect((await client.send(new GetVpcLinksCommand({}))).items).toEqual([]);
  });
});

describe('a text that is no number', () => {
  it.each(['', 'many', 'NaN', 'Infinity', '1e400', undefined])('%s is refused in a patch', async (value) => {
    const { api, resource } = await petstore();
    for (const [path, one] of [
      [`${api}/stages/prod`, '/canarySettings/percentTraffic'],
      [`${api}/stages/prod`, '/*/*/throttling/rateLimit'],
      [`${api}/stages/prod`, '/~1pets/GET/caching/ttlInSeconds'],
      ...(value ? [[`${resource}/methods/GET/integration`, '/timeoutInMillis'] as const] : []),
    ] as const) {
      const answer = await refused(() => patch(path, { op: 'replace', path: one, value }));
      expect(answer).toMatchObject({ status: 400, body: { message: expect.stringContaining('Invalid value') } });
    }
  });
});

describe('a period', () => {
  it('of thousands of years is refused, rather than counted day by day', async () => {
    const { body: plan } = await post('/usageplans', { name: 'gold' });
    const answer = await refused(() =>
      ask({ path: `/usageplans/${plan.id}/usage?startDate=0001-01-01&endDate=9999-12-31` }),
    );
    expect(answer).toMatchObject({ status: 400, type: 'BadRequestException' });
  });
});

describe('a refusal in the middle', () => {
  it('of a file of API keys imports none of them', async () => {
    const body = 'name,key\none,abcdefghijklmnopqrstuvwx\ntwo,abcdefghijklmnopqrstuvwx\n';
    const answer = await refused(() => ask({ method: 'POST', path: '/apikeys?mode=import&format=csv', body }));
    expect(answer).toMatchObject({ status: 409, body: { message: 'API Key already exists' } });
  });
});
