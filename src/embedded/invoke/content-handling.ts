import { misconfigured } from './gateway-fault.js';
import { type EndpointResponse, headerOf, type MethodRequest } from './invocation.js';
import { base64Of, bytesOf, type Payload, textOf } from './payload.js';

/** What an API and one side of an integration say of bytes. */
export interface ContentHandling {
  readonly binaryMediaTypes: readonly string[];
  readonly contentHandling: 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT' | undefined;
}

// Whether an API declares a media type binary: the first one of a header. A subtype may be any (image/*), and so may both
// (*/*); a type alone may not: */test matches nothing.
export function isBinaryType(header: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  if (binaryMediaTypes.length === 0) return false;
  const [type, subtype] = partsOf(header ?? '');
  if (type === undefined || subtype === undefined) return false;
  return binaryMediaTypes.map(partsOf).some(([declared, declaredSubtype]) => {
    if (declared === '*') return declaredSubtype === '*';
    return declared === type && (declaredSubtype === '*' || declaredSubtype === subtype);
  });
}

const partsOf = (header: string) => (header.split(/[,;]/, 1)[0] ?? '').trim().toLowerCase().split('/');

/** Whether a request's body is bytes. */
export const isBinaryRequest = ({ headers }: Pick<MethodRequest, 'headers'>, binaryMediaTypes: readonly string[]) =>
  binaryMediaTypes.length > 0 &&
  isBinaryType(headerOf(headers, 'Content-Type') ?? 'application/json', binaryMediaTypes);

/** Whether a caller takes bytes: what it accepts first is what counts. */
export const acceptsBinary = ({ headers }: MethodRequest, binaryMediaTypes: readonly string[]) =>
  binaryMediaTypes.length > 0 && isBinaryType(headerOf(headers, 'Accept') ?? 'application/json', binaryMediaTypes);

/**
 * The body of a request on its way to the integration.
 *
 * @throws GatewayFault where text that is to become bytes isn't Base64.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function convertedRequest(
  request: MethodRequest,
  { binaryMediaTypes, contentHandling }: ContentHandling,
): Payload {
  if (isBinaryRequest(request, binaryMediaTypes))
    return contentHandling === 'CONVERT_TO_TEXT' ? base64Of(request.body) : bytesOf(request.body);
  return contentHandling === 'CONVERT_TO_BINARY' ? decoded(textOf(request.body)) : request.body;
}

/**
 * The body of an endpoint's response on its way to the method's.
 *
 * @throws GatewayFault where text that is to become bytes isn't Base64.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html
 */
export function convertedResponse(
  { headers, body }: EndpointResponse,
  request: MethodRequest,
  { binaryMediaTypes, contentHandling }: ContentHandling,
): Payload {
  const toText =
    contentHandling === undefined ? !acceptsBinary(request, binaryMediaTypes) : contentHandling === 'CONVERT_TO_TEXT';
  if (isBinaryType(headerOf(headers, 'Content-Type'), binaryMediaTypes)) return toText ? base64Of(body) : bytesOf(body);
  return toText ? textOf(body) : decoded(textOf(body));
}

/** The body of a proxied endpoint's response: no text becomes bytes, and bytes become text where the caller takes none. */
export function passedBack(
  { headers, body }: EndpointResponse,
  request: MethodRequest,
  binaryMediaTypes: readonly string[],
): Payload {
  if (!isBinaryType(headerOf(headers, 'Content-Type'), binaryMediaTypes)) return textOf(body);
  return acceptsBinary(request, binaryMediaTypes) ? bytesOf(body) : base64Of(body);
}

/** The bytes that a text stands for; the JSON text of a function's result may be one in quotes. */
export function decoded(text: string): Uint8Array {
  const base64 = text.trim().replace(/^"(.*)"$/s, '$1');
  if (!/^(?:[\w+/-]{4})*(?:[\w+/-]{2}(?:==)?|[\w+/-]{3}=?)?$/.test(base64))
    throw misconfigured('Unable to base64 decode the body.');
  return Buffer.from(base64, 'base64');
}
