/** A body: text, or bytes where it isn't one. */
export type Payload = string | Uint8Array;

/** A body as it comes. */
export type ByteStream = AsyncIterable<Uint8Array>;

export const isWhole = (body: Payload | ByteStream): body is Payload =>
  typeof body === 'string' || body instanceof Uint8Array;

/** A body as text; bytes that aren't UTF-8 are replaced. */
export const textOf = (payload: Payload) =>
  typeof payload === 'string' ? payload : bufferOf(payload).toString('utf8');

export const bytesOf = (payload: Payload): Uint8Array =>
  typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;

export const base64Of = (payload: Payload) => bufferOf(bytesOf(payload)).toString('base64');

/** How many bytes a body has. */
export const lengthOf = (payload: Payload): number =>
  typeof payload === 'string' ? Buffer.byteLength(payload) : payload.byteLength;

/** The same bytes, not a copy of them. */
const bufferOf = (bytes: Uint8Array) =>
  bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** A body as text, if it is one. */
export function strictTextOf(payload: Payload): string | undefined {
  if (typeof payload === 'string') return payload;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload);
  } catch {
    return undefined;
  }
}
