import { isBinaryRequest } from '../invoke/content-handling.js';
import type { MethodRequest, MultiMap } from '../invoke/invocation.js';
import { textOf } from '../invoke/payload.js';
import type { ReceivedRequest } from './exchange.js';

/** Headers of a request that never reach its method. */
const notReceived = new Set([
  'connection',
  'content-length',
  'content-md5',
  'expect',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'www-authenticate',
]);

/**
 * Names with their values, whatever their case; a name is written as it came first.
 *
 * @returns a map of its own.
 */
export function headersOf(headers: ReceivedRequest['headers']): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const written = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (notReceived.has(key)) continue;
    const known = written.get(key);
    if (known) known.push(value);
    else {
      const values = [value];
      written.set(key, values);
      found.set(canonical.get(key) ?? name, values);
    }
  }
  return found;
}

/** What the service writes in its own way, however it is sent. */
const canonical: ReadonlyMap<string, string> = new Map(
  [
    'Authorization',
    'Host',
    'User-Agent',
    'X-Amzn-Trace-Id',
    'X-Forwarded-For',
    'X-Forwarded-Port',
    'X-Forwarded-Proto',
  ].map((name) => [name.toLowerCase(), name]),
);

/** Adds to headers what the service says of the way that a request came. */
export function forwarded(
  headers: Map<string, readonly string[]>,
  { sourceIp, protocol }: Pick<ReceivedRequest, 'sourceIp' | 'protocol'>,
  traceId: string,
): MultiMap {
  const hops = headers.get('X-Forwarded-For') ?? [];
  return headers
    .set('X-Amzn-Trace-Id', [traceId])
    .set('X-Forwarded-For', [hops.length === 0 ? sourceIp : [...hops, sourceIp].join(', ')])
    .set('X-Forwarded-Port', [protocol === 'https' ? '443' : '80'])
    .set('X-Forwarded-Proto', [protocol]);
}

const noQuery: MultiMap = new Map();

/** The query, taken apart: names with their values in order, decoded. Semicolons separate as ampersands do. */
export function queryOf(query: string): MultiMap {
  if (query === '') return noQuery;
  const found = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query.replaceAll(';', '&'))) {
    const known = found.get(name);
    if (known) known.push(value);
    else found.set(name, [value]);
  }
  return found;
}

export interface Receiving {
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly headers: MultiMap;
  /** What the API declares binary. */
  readonly binaryMediaTypes: readonly string[];
}

/** A request as its method receives it. */
export function methodRequestOf(
  { httpMethod, query, body }: Pick<ReceivedRequest, 'httpMethod' | 'query' | 'body'>,
  { path, pathParameters, headers, binaryMediaTypes }: Receiving,
): MethodRequest {
  return {
    httpMethod,
    path,
    pathParameters,
    queryString: queryOf(query),
    headers,
    body: isBinaryRequest({ headers }, binaryMediaTypes) ? body : textOf(body),
  };
}

/** With its body as text, where its type isn't binary. */
export const bodyAsReceived = (request: MethodRequest, binaryMediaTypes: readonly string[]): MethodRequest =>
  isBinaryRequest(request, binaryMediaTypes) ? request : { ...request, body: textOf(request.body) };
