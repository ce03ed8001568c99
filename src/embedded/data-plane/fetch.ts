import { type Duplex, pipeline, Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { discarded } from '../http/message.js';
import { bytesOf } from '../invoke/payload.js';
import type { PlaneResponse } from './data-plane.js';
import type { ReceivedRequest } from './exchange.js';

/** Answers a request to the data plane; `undefined` where it isn't one. */
export type Answer = (received: ReceivedRequest) => Promise<PlaneResponse | undefined>;

const mostRedirects = 20;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const withoutBody: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/**
 * `fetch` over a gateway in the process, as WHATWG describes it: header names in lower case, content encodings undone,
 * redirects followed as far as they stay in the gateway.
 *
 * @throws TypeError - for what isn't a URL of the gateway. The signal's reason, when it aborts.
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export function fetchOver(answer: Answer): typeof globalThis.fetch {
  return async (input, init) => {
    let request = new Request(input, init);
    for (let redirected = 0; ; redirected++) {
      const response = await answered(request, answer);
      const next = redirects.has(response.status) ? locationOf(response, request) : undefined;
      if (next === undefined || request.redirect === 'manual') return decoded(response, request, redirected > 0);
      if (request.redirect === 'error') throw failed(`${request.url} redirects to ${next}`);
      if (redirected === mostRedirects) throw failed(`more than ${mostRedirects} redirects`);
      request = followed(request, next, response.status);
    }
  };
}

const failed = (reason: string) => new TypeError('fetch failed', { cause: new Error(reason) });

interface Answered extends Omit<PlaneResponse, 'body'> {
  readonly body: Content;
  readonly fields: Headers;
}

type Content = Uint8Array | AsyncIterable<Uint8Array>;

async function answered(request: Request, answer: Answer): Promise<Answered> {
  const { signal } = request;
  signal.throwIfAborted();
  const url = new URL(request.url);
  const body = new Uint8Array(await request.clone().arrayBuffer());
  const given = new Headers(request.headers);
  if (!given.has('accept')) given.set('accept', '*/*');
  if (!given.has('user-agent')) given.set('user-agent', 'node');
  const received: ReceivedRequest = {
    httpMethod: request.method,
    path: url.pathname,
    query: url.search.slice(1),
    headers: [['host', given.get('host') ?? url.host], ...[...given].filter(([name]) => name !== 'host')],
    body,
    host: url.hostname,
    sourceIp: '127.0.0.1',
    protocol: url.protocol.slice(0, -1),
  };
  const response = await untilAborted(answer(received), signal);
  if (!response) throw failed(`${url.host} isn't a host of the embedded gateway: see invokeUrl()`);
  const fields = new Headers();
  for (const [name, value] of response.headers) fields.append(name, value);
  const { body: content } = response;
  return { ...response, body: typeof content === 'string' ? bytesOf(content) : content, fields };
}

/** What goes on when nobody waits for it any more goes on by itself. */
async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => signal.removeEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([value, aborted]);
  } finally {
    stop();
  }
}

function locationOf({ fields }: Answered, { url }: Request): string | undefined {
  const location = fields.get('location');
  return location !== null && URL.canParse(location, url) ? new URL(location, url).href : undefined;
}

function followed(request: Request, url: string, status: number): Request {
  const becomesGet =
    (status === 303 && request.method !== 'GET' && request.method !== 'HEAD') ||
    ((status === 301 || status === 302) && request.method === 'POST');
  if (!becomesGet) return new Request(url, request);
  const headers = new Headers([...request.headers].filter(([name]) => !name.startsWith('content-')));
  return new Request(url, { method: 'GET', headers, signal: request.signal, redirect: request.redirect });
}

function decoded({ status, fields, body }: Answered, request: Request, wasRedirected: boolean): Response {
  const { method, url, signal } = request;
  const hasNone = method === 'HEAD' || withoutBody.has(status);
  if (hasNone && !(body instanceof Uint8Array)) discarded(body).catch(() => {}); // Nobody waits for it.
  const content = hasNone ? null : streamOf(decodedBody(stoppedBy(signal, body), fields));
  const response = new Response(content, { status, headers: fields });
  Object.defineProperties(response, { url: { value: url }, redirected: { value: wasRedirected } });
  return response;
}

/** A body that ends with the signal's reason, when that aborts. */
const stoppedBy = (signal: AbortSignal, body: Content): Content =>
  body instanceof Uint8Array ? body : piecesUntilAborted(body, signal);

async function* piecesUntilAborted(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      signal.throwIfAborted();
      const piece = await untilAborted(pieces.next(), signal);
      if (piece.done) return;
      yield piece.value;
    }
  } finally {
    // Not waited for: the next piece may never come.
    pieces.return?.().catch(() => {});
  }
}

const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: () => createGunzip(lenient),
  'x-gzip': () => createGunzip(lenient),
  deflate: () => createInflate(lenient),
  br: () =>
    createBrotliDecompress({
      flush: constants.BROTLI_OPERATION_FLUSH,
      finishFlush: constants.BROTLI_OPERATION_FLUSH,
    }),
};

/** The content without its codings, the last of them first; as it came, where one of them isn't known. */
function decodedBody(body: Content, fields: Headers): Content {
  const codings = (fields.get('content-encoding') ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  const undoing = codings.reverse().filter((coding) => coding !== '' && coding !== 'identity');
  const isEmpty = body instanceof Uint8Array && body.byteLength === 0;
  if (isEmpty || undoing.length === 0 || !undoing.every((coding) => Object.hasOwn(decoders, coding))) return body;
  return undoing.reduce<Readable>(
    (encoded, coding) => passedThrough(encoded, decoders[coding]),
    Readable.from(body instanceof Uint8Array ? [body] : body, { objectMode: false }),
  );
}

function passedThrough(encoded: Readable, decoder: (() => Duplex) | undefined): Readable {
  // What goes wrong in one of them is told by the last.
  return decoder ? pipeline(encoded, decoder(), () => {}) : encoded;
}

function streamOf(body: Content): ReadableStream<Uint8Array> {
  if (!(body instanceof Uint8Array)) return ReadableStream.from(body);
  return new Response(body as Uint8Array<ArrayBuffer>).body ?? new ReadableStream({ start: (one) => one.close() });
}
