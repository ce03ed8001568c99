import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployed, proxied } from './api.js';
import { head, raw, statusesOf } from './raw.js';

let api: Awaited<ReturnType<typeof deployed>>;
let port = 0;
let base = '';

beforeAll(async () => {
  const integration = proxied('echo');
  api = await deployed({
    paths: { '/get': { get: { integration } }, '/any': { any: { integration } }, '/post': { post: { integration } } },
    integrations: { lambda: { echo: (event: unknown) => ({ body: JSON.stringify(event) }) } },
  });
  port = Number(new URL((await api.embedded.listen()).url).port);
  base = new URL(api.embedded.invokeUrl(api.restApiId, 'test')).pathname;
});
afterAll(() => api.embedded.close({ withinMs: 0 }));

const sent = (text: string) => raw(port, text);
const eventIn = (answer: string) => JSON.parse(answer.split(/\r\n\r\n(?=\{)/).at(-1) ?? '') as Record<string, unknown>;

/** A request that ends where its body does, if it has one. */
const post = (body: string, ...fields: readonly string[]) => `${head(`POST ${base}/post`, ...fields)}${body}`;

describe('a request that two readers could understand in two ways is refused', () => {
  it.each([
    ['a length and chunks', () => post('0\r\n\r\nG', 'Content-Length: 6', 'Transfer-Encoding: chunked')],
    ['chunks and a length', () => post('0\r\n\r\nG', 'Transfer-Encoding: chunked', 'Content-Length: 6')],
    ['two lengths', () => post('ab', 'Content-Length: 1', 'Content-Length: 2')],
    ['a list of lengths', () => post('ab', 'Content-Length: 2, 2')],
    ['a length with a sign', () => post('ab', 'Content-Length: +2')],
    ['a coding that is nearly chunked', () => post('0\r\n\r\n', 'Transfer-Encoding: xchunked')],
    ['chunked, and another coding after it', () => post('0\r\n\r\n', 'Transfer-Encoding: chunked, identity')],
    ['a field that goes on in the next line', () => head(`GET ${base}/get`, 'X-A: b', ' c')],
    ['a space before the colon', () => head(`GET ${base}/get`, 'X-A : b')],
    ['lines that end in a line feed alone', () => head(`GET ${base}/get`).replaceAll('\r', '')],
    ['a zero byte in a field', () => head(`GET ${base}/get`, 'X-A: a\0b')],
    ['another version of HTTP', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a tunnel', () => head('CONNECT 127.0.0.1:22')],
    ['no host', () => `GET ${base}/get HTTP/1.1\r\nConnection: close\r\n\r\n`],
  ])('%s', async (_, request) => {
    expect(statusesOf(await sent(request()))).toEqual([400]);
    expect(statusesOf(await sent(head(`GET ${base}/get`)))).toEqual([200]);
  });

  it('and so is one whose body is in a coding that is not undone', async () => {
    for (const coding of ['gzip, chunked', 'deflate, chunked', 'chunked, chunked'])
      expect([400, 501]).toContain(statusesOf(await sent(post('0\r\n\r\n', `Transfer-Encoding: ${coding}`)))[0]);
    expect(statusesOf(await sent(post('0\r\n\r\n', 'Transfer-Encoding: gzip, chunked')))).toEqual([501]);
    expect(statusesOf(await sent(post('0\r\n\r\n', 'Transfer-Encoding: Chunked')))).toEqual([200]);
  });

  it('and so is one that names two hosts', async () => {
    expect(statusesOf(await sent(head(`GET ${base}/get`, 'Host: evil.example')))).toEqual([403]);
    expect(statusesOf(await sent(head(`GET http://evil.example${base}/get`)))).toEqual([403]);
  });

  it('or none, as the oldest HTTP has it', async () => {
    expect(statusesOf(await sent(`GET ${base}/get\r\n\r\n`))).toEqual([403]);
  });
});

describe('a request with thousands of headers', () => {
  const many = Array.from({ length: 2_100 }, () => 'a:');

  it('is refused on the control plane for the last of them, as for any', async () => {
    expect(statusesOf(await sent(head('GET /restapis', ...many)))).toEqual([200]);
    expect(statusesOf(await sent(head('GET /restapis', ...many, 'Origin: http://evil.example')))).toEqual([403]);
    expect(statusesOf(await sent(head('GET /restapis', ...many, 'Host: evil.example')))).toEqual([403]);
  });

  it('is too large for a deployed API', async () => {
    expect(statusesOf(await sent(head(`GET ${base}/get`, ...many, 'b: c')))).toEqual([431]);
  });
});

describe('a request in an unusual form', () => {
  it.each([
    ['an absolute form', () => head(`GET http://localhost${base}/get`), '/get'],
    ['several slashes before the path', () => head(`GET ${base}//get`), '/get'],
    ['a fragment, which no client sends', () => head(`GET ${base}/get/#x`), undefined],
    ['thousands of parameters', () => head(`GET ${base}/get?${'a=1&'.repeat(2_500)}`), '/get'],
    ['names of JavaScript in its query', () => head(`GET ${base}/get?__proto__=1&constructor=2`), '/get'],
    ['a percent sign that stands for nothing in its query', () => head(`GET ${base}/get?a=%zz&%=%`), '/get'],
    [
      'an upgrade that nobody offers',
      () => head(`GET ${base}/get`, 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk'),
      '/get',
    ],
    ['a body of a GET', () => `${head(`GET ${base}/get`, 'Content-Length: 3')}abc`, '/get'],
  ])('is understood or forbidden: %s', async (_, request, path) => {
    const answer = await sent(request());
    expect(statusesOf(answer)).toEqual([path === undefined ? 403 : 200]);
    if (path !== undefined) expect(eventIn(answer)).toMatchObject({ path, httpMethod: 'GET' });
  });

  it('keeps names of JavaScript as names', async () => {
    const event = eventIn(await sent(head(`GET ${base}/get?__proto__=1&constructor=2`, '__proto__: x')));
    const query = event['queryStringParameters'] as object;
    expect(Object.entries(query)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.entries(event['headers'] as object)).toContainEqual(['__proto__', 'x']);
  });

  it('has all values of a header that comes more than once, in their order', async () => {
    const event = eventIn(await sent(head(`GET ${base}/get`, 'X-Tag: a', 'x-tag: b', 'X-TAG: c')));
    expect(event['headers']).toMatchObject({ 'X-Tag': 'c' });
    expect(event['multiValueHeaders']).toMatchObject({ 'X-Tag': ['a', 'b', 'c'] });
  });
});

describe('a body', () => {
  it.each([
    ['in chunks', () => post('3\r\nabc\r\n0\r\n\r\n', 'Transfer-Encoding: chunked')],
    ['in chunks with extensions', () => post('3;a="b"\r\nabc\r\n0\r\n\r\n', 'Transfer-Encoding: chunked')],
    [
      'with trailers, which are left out',
      () => post('3\r\nabc\r\n0\r\nX-T: v\r\n\r\n', 'Transfer-Encoding: chunked', 'Trailer: X-T'),
    ],
    ['with an expectation that nobody has', () => post('abc', 'Content-Length: 3', 'Expect: pets')],
  ])('is read %s', async (_, request) => {
    const answer = await sent(request());
    expect(statusesOf(answer)).toEqual([200]);
    const event = eventIn(answer);
    expect(event['body']).toBe('abc');
    for (const name of ['Trailer', 'X-T', 'Expect', 'Transfer-Encoding', 'Content-Length'])
      expect(Object.keys(event['headers'] as object)).not.toContain(name);
  });

  it('is asked for where a client expects that', async () => {
    const answer = await sent(post('abc', 'Content-Length: 3', 'Expect: 100-continue'));
    expect(statusesOf(answer)).toEqual([100, 200]);
    expect(eventIn(answer)['body']).toBe('abc');
  });
});

describe('verbs', () => {
  it.each([
    ['HEAD', '/get', 403],
    ['HEAD', '/any', 200],
    ['OPTIONS', '/get', 403],
    ['OPTIONS', '/any', 200],
    ['TRACE', '/any', 403],
    ['PROPFIND', '/any', 403],
    ['FOO', '/any', 400],
  ])('%s %s', async (verb, path, status) => {
    const answer = await sent(head(`${verb} ${base}${path}`));
    expect(statusesOf(answer)).toEqual([status]);
    // The response to a HEAD ends with its head.
    if (verb === 'HEAD') expect(answer).toMatch(/\r\n\r\n$/);
  });
});

it('requests that come at once are answered in their order, each with its own', async () => {
  const first = `GET ${base}/get?n=1 HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const second = `POST ${base}/post?n=2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc`;
  const answer = await sent(`${first}${second}${head(`GET ${base}/nowhere`)}`);
  expect(statusesOf(answer)).toEqual([200, 200, 403]);
  const queries = [...answer.matchAll(/"queryStringParameters":(\{.*?\})/g)].map(([, query = '']) => JSON.parse(query));
  expect(queries).toEqual([{ n: '1' }, { n: '2' }]);
});

it('a connection waits for a thousand responses, and no more', async () => {
  const request = `GET ${base}/get HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  const last = head(`GET ${base}/get`);
  expect(statusesOf(await sent(request.repeat(999) + last))).toEqual(Array.from({ length: 1_000 }, () => 200));
  const { embedded, restApiId } = await deployed({
    paths: { '/never': { get: { integration: proxied('never') } } },
    integrations: { lambda: { never: () => new Promise(() => undefined) } },
  });
  const own = Number(new URL((await embedded.listen()).url).port);
  const path = new URL(embedded.invokeUrl(restApiId, 'test')).pathname;
  expect(await raw(own, `GET ${path}/never HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(1_001))).toBe('');
  expect(statusesOf(await raw(own, head(`GET ${path}/nowhere`)))).toEqual([403]);
  await embedded.close({ withinMs: 0 });
});

describe('close()', () => {
  it('ends what is under way after its time, and what begins meanwhile', async () => {
    const { embedded, restApiId } = await deployed({
      paths: { '/never': { get: { integration: proxied('never') } } },
      integrations: { lambda: { never: () => new Promise(() => undefined) } },
    });
    const own = Number(new URL((await embedded.listen()).url).port);
    const path = new URL(embedded.invokeUrl(restApiId, 'test')).pathname;
    const waiting = raw(own, `GET ${path}/never HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const half = raw(own, `POST ${path}/never HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc`);
    await new Promise((resolve) => setImmediate(resolve));
    await embedded.close({ withinMs: 20 });
    expect(await Promise.all([waiting, half])).toEqual(['', '']);
    expect(await raw(own, head(`GET ${path}/never`))).toBe('');
  });
});
