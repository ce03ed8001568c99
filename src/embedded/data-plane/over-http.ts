import { hasHeader, type RawRequest, type RawResponse, type RequestHandler } from '../http/message.js';
import type { Answer } from './fetch.js';
import { largest } from './request-limits.js';

/** The data plane as a handler of requests that arrive over HTTP. */
export function dataPlaneOver(answer: Answer): RequestHandler {
  return (request): Promise<RawResponse> =>
    hasBody(request) ? bodyOf(request).then((body) => answered(request, body)) : answered(request, noBody);

  function answered(request: RawRequest, body: Uint8Array): Promise<RawResponse> {
    const { url } = request;
    const mark = url.indexOf('?');
    const [path, query] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
    const response = answer({
      httpMethod: request.method,
      path,
      query,
      headers: request.headers,
      body,
      host: request.host,
      sourceIp: request.remoteAddress,
      protocol: 'http',
    });
    return response.then((known) => known ?? forbidden);
  }
}

/** For a host or a path that looks like the data plane's, and names no stage: `/_aws/execute-api`, `a-b.execute-api.localhost`. */
const forbidden: RawResponse = Object.freeze({
  status: 403,
  headers: [
    ['x-amzn-ErrorType', 'ForbiddenException'],
    ['content-type', 'application/json'],
  ] as const,
  body: new TextEncoder().encode('{"message":"Forbidden"}'),
});

const noBody = new Uint8Array();

const hasBody = ({ headers }: RawRequest) =>
  hasHeader(headers, 'content-length') || hasHeader(headers, 'transfer-encoding');

/** The body; of one that is too large, just so much that it is known to be. What follows is read, and forgotten. */
async function bodyOf({ body }: RawRequest): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (size <= largest.body) chunks.push(chunk);
    size += chunk.byteLength;
  }
  const [only] = chunks;
  return chunks.length === 1 && only ? only : Buffer.concat(chunks);
}
