import { promisify } from 'node:util';
import { deflate, gunzip, gzip, inflate } from 'node:zlib';
import { ownEntry } from '../../plain.js';
import { GatewayFault } from '../invoke/gateway-fault.js';
import { headerOf, type MethodResponse, withHeaders, withoutHeaders } from '../invoke/invocation.js';
import { bytesOf, isWhole } from '../invoke/payload.js';
import { isError } from '../thrown.js';
import { bodyAsReceived } from './received.js';
import { largest, tooLarge } from './request-limits.js';
import type { Step } from './step.js';

interface Coding {
  readonly encode: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly decode: (bytes: Uint8Array) => Promise<Uint8Array>;
}

const bounded = { maxOutputLength: largest.body };
const [zip, unzip, deflated, inflated] = [promisify(gzip), promisify(gunzip), promisify(deflate), promisify(inflate)];

/** Those that the service knows, the one that it prefers first. */
const codings: Readonly<Record<string, Coding>> = {
  gzip: { encode: (bytes) => zip(bytes), decode: (bytes) => unzip(bytes, bounded) },
  deflate: { encode: (bytes) => deflated(bytes), decode: (bytes) => inflated(bytes, bounded) },
};

/**
 * Where an API has a `minimumCompressionSize`: takes compressed bodies, and compresses what it responds with where the
 * caller accepts that and the backend hasn't encoded it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gzip-compression-decompression.html
 */
export const contentEncoding: Step = {
  name: 'content encoding',
  run(exchange) {
    const { site, request, received } = exchange;
    const { minimumCompressionSize } = site.api.api;
    // What is smaller stays as it is, on its way in as on its way out.
    if (minimumCompressionSize === undefined || received.body.byteLength < minimumCompressionSize) return undefined;
    const encoding = headerOf(request.headers, 'Content-Encoding')?.trim().toLowerCase() ?? 'identity';
    if (encoding === 'identity' || received.body.byteLength === 0) return undefined;
    const coding = ownEntry(codings, encoding);
    if (!coding) throw unsupported(`The content encoding ${encoding} isn't supported`);
    return decodedBy(coding, received.body, encoding).then((body) => {
      exchange.request = bodyAsReceived(
        { ...request, body, headers: withoutHeaders(request.headers, ownHeader) },
        site.api.api.binaryMediaTypes ?? [],
      );
      return undefined;
    });
  },

  onResponse({ site, request }, response) {
    const { minimumCompressionSize } = site.api.api;
    if (minimumCompressionSize === undefined || headerOf(response.headers, 'Content-Encoding') !== undefined)
      return response;
    const name = preferred(headerOf(request.headers, 'Accept-Encoding'));
    const coding = name === undefined ? undefined : codings[name];
    const { body } = response;
    if (!coding || name === undefined || !isWhole(body)) return response;
    const bytes = bytesOf(body);
    if (bytes.byteLength === 0 || bytes.byteLength < minimumCompressionSize) return response;
    return encoded(response, name, coding.encode(bytes));
  },
};

const ownHeader: ReadonlySet<string> = new Set(['content-encoding']);

const encoded = async (response: MethodResponse, name: string, body: Promise<Uint8Array>): Promise<MethodResponse> => ({
  ...response,
  headers: withHeaders(response.headers, [['Content-Encoding', name]]),
  body: await body,
});

async function decodedBy({ decode }: Coding, body: Uint8Array, encoding: string): Promise<Uint8Array> {
  try {
    return await decode(body);
  } catch (error) {
    if (isError(error) && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw unsupported(`The body can't be decoded as ${encoding}`);
  }
}

const unsupported = (reason: string) =>
  new GatewayFault('UNSUPPORTED_MEDIA_TYPE', 'Unsupported Media Type', { log: [reason] });

/**
 * The coding that a caller likes best, where the service knows it: what is liked less isn't taken instead. Of several that
 * are liked as much, the first that the service knows.
 */
function preferred(accepted: string | undefined): string | undefined {
  const weighed = (accepted ?? '').split(',').map((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    return { name, weight: q === undefined ? 1 : Number(q.slice(2)) || 0 };
  });
  const most = Math.max(...weighed.map(({ weight }) => weight));
  return most > 0
    ? weighed.find(({ name, weight }) => weight === most && Object.hasOwn(codings, name))?.name
    : undefined;
}
