import { encodeFault, type WireResponse } from '../control-plane/protocol/encode.js';
import { largestBody, tooLarge } from '../control-plane/protocol/limits.js';
import type { TransportRequest } from '../control-plane/protocol/transport.js';
import type { RawRequest, RequestHandler } from './message.js';

/** The control plane as a handler of requests that arrive over HTTP. */
export function controlPlaneOver(
  answer: (request: TransportRequest, signal: AbortSignal) => Promise<WireResponse>,
): RequestHandler {
  return async ({ method, url, headers, body, signal }) => {
    const bytes = await bodyOf(body);
    const [path = '/', query = ''] = url.split(/\?(.*)/s, 2);
    const fields = new Map<string, string>();
    for (const [name, value] of headers) {
      const key = name.toLowerCase();
      fields.set(key, fields.has(key) ? `${fields.get(key)}, ${value}` : value);
    }
    const response = bytes
      ? await answer(
          { method, path, query: new URLSearchParams(query), headers: Object.fromEntries(fields), body: bytes },
          signal,
        )
      : encodeFault(tooLarge(largestBody));
    return { status: response.status, headers: Object.entries(response.headers), body: response.body };
  };
}

/** The body, or `undefined` when it is larger than any may be: read to its end, since a client that sends reads no response. */
async function bodyOf(body: RawRequest['body']): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size <= largestBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= largestBody ? Buffer.concat(chunks) : undefined;
}
