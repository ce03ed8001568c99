/** The text of a request's payload: the protocol hands a body over as the bytes that came. */
export function payloadText(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
}
