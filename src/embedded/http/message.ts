/**
 * HTTP messages as they stand on the wire: what the server hands to a plane, and what it gets back.
 *
 * @module
 */

/** Header fields in the order in which they were sent, names in the case in which they were sent. */
export type RawHeaders = readonly (readonly [name: string, value: string])[];

/** A request as it arrived. */
export interface RawRequest {
  readonly method: string;
  /** The request target in origin form, neither decoded nor normalised: `/prod//pets%2F7?tag=a&tag=b`. */
  readonly url: string;
  /** Lower case, without a port: `127.0.0.1`, `a1b2c3.execute-api.localhost`, `api.example.com`. */
  readonly host: string;
  readonly headers: RawHeaders;
  /** Read once. A body that isn't read to its end is discarded. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The address of the client, an IPv4 or IPv6 address. */
  readonly remoteAddress: string;
  /** Aborted when the client goes away, and when the server stops waiting for what is under way. */
  readonly signal: AbortSignal;
}

/** A response as it is to be sent. `content-length` and framing are the server's, unless the headers say them. */
export interface RawResponse {
  readonly status: number;
  readonly headers: RawHeaders;
  /** Text or bytes that are there, or bytes as they come. */
  readonly body: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** Ends what makes a body that nobody reads. */
export async function discarded(body: AsyncIterable<Uint8Array>): Promise<void> {
  // One that hasn't begun has nothing to clean up yet, and wouldn't know that it ends.
  for await (const _ of body) break;
}

/** Answers requests of one plane. A handler that throws ends the connection without a response. */
export type RequestHandler = (request: RawRequest) => Promise<RawResponse>;

/** The values of a header field, in the order in which they were sent; its name in lower case. */
export function valuesOf(headers: RawHeaders, name: string): readonly string[] {
  const values: string[] = [];
  for (const [one, value] of headers) if (isCalled(one, name)) values.push(value);
  return values;
}

/** Whether a header field is there. */
export const hasHeader = (headers: RawHeaders, name: string): boolean => headers.some(([one]) => isCalled(one, name));

/** Whether a name is another, which is in lower case. Lengths come first: every request asks for names that few have. */
export const isCalled = (name: string, lowerCase: string) =>
  name.length === lowerCase.length && name.toLowerCase() === lowerCase;
