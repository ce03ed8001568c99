import { isRecord } from '../../../plain.js';
import { type JsonObject, listOf, memberOf, objectOf } from '../../json.js';
import { decoded } from '../content-handling.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import type { GivenLambda, IntegrationOptions } from '../integration-options.js';
import {
  allValues,
  type EndpointResponse,
  headerOf,
  type IntegrationRequest,
  lastValues,
  type MethodRequest,
  type MethodResponse,
  type MultiMap,
} from '../invocation.js';
import { base64Of, textOf } from '../payload.js';
import { remembered } from '../remembered.js';
import { type FunctionRuntime, resultOf } from './lambda-runtime.js';

/** The function that a URI names. */
export interface FunctionAddress {
  readonly arn: string;
  readonly region: string;
  readonly url: string;
}

/** Reads the URI of a function; `undefined` where it is none. */
export const functionAddressOf = remembered({ most: 100, longest: 2_000 }, (uri): FunctionAddress | undefined => {
  const [, region = '', arn = ''] =
    /^arn:[\w-]+:apigateway:([\w-]+):lambda:path\/+[\d-]+\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(
      uri,
    ) ?? [];
  if (arn === '') return undefined;
  return { arn, region, url: `https://lambda.${region}.amazonaws.com/2015-03-31/functions/${arn}/invocations` };
});

/** Finds a function among those that the gateway was given. */
export function givenFunction({ arn }: FunctionAddress, { lambda = {} }: IntegrationOptions): GivenLambda {
  const [, name = ''] = /:function:([^:]+)/.exec(arn) ?? [];
  const key = [arn, arn.replace(/(:function:[^:]+):.*$/, '$1'), name].find((one) => Object.hasOwn(lambda, one));
  const given = key === undefined ? undefined : lambda[key];
  if (given) return given;
  throw misconfigured(
    'Invalid permissions on Lambda function',
    `The embedded gateway was given no function for ${arn}: see its option integrations.lambda`,
  );
}

/** What Lambda answers an invocation with. */
export interface FunctionResponse extends EndpointResponse {
  /** What the function returned, which is the body as JSON: read once already. */
  readonly value?: unknown;
}

/** What tells one invocation from another. */
export interface FunctionCall {
  readonly requestId: string;
  readonly traceId: string;
  readonly date: Date;
}

/**
 * Invokes a function over HTTP, as the service does: what it returned is the body of the response.
 *
 * A method other than POST is one that Lambda doesn't know.
 */
export async function invokeFunction(
  invoke: GivenLambda,
  { httpMethod, body, headers }: IntegrationRequest,
  call: FunctionCall,
  runtime: FunctionRuntime,
): Promise<FunctionResponse> {
  if (httpMethod !== 'POST') return answer(403, unknownOperation, call);
  const sent = textOf(body);
  if (isLarger(sent, largest.event)) throw tooLarge(call);
  let event: unknown;
  try {
    event = sent.trim() === '' ? {} : JSON.parse(sent);
  } catch {
    const refusal = JSON.stringify({ Type: 'User', message: 'Could not parse request body into json' });
    return answer(400, refusal, call, [['x-amzn-ErrorType', 'InvalidRequestContentException']]);
  }
  const { value, text } = withinSize(await resultOf(invoke, event, runtime));
  // Lambda answers an asynchronous invocation before the function ends, whatever becomes of it.
  if (headerOf(headers, 'X-Amz-Invocation-Type') === 'Event') return answer(202, '', call);
  const failed = isRecord(value) && memberOf(value, 'errorMessage') !== undefined;
  return { ...answer(200, text, call, failed ? failedFields : invokedFields), value };
}

/**
 * What Lambda takes and gives back at once, in bytes.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const largest = Object.freeze({ event: 6_291_456, result: 6_291_556 });

/** A character has three bytes at most. */
const isLarger = (text: string, most: number) => text.length > most / 3 && Buffer.byteLength(text) > most;

const tooLarge = ({ requestId }: FunctionCall) =>
  new GatewayFault('REQUEST_TOO_LARGE', 'Request Too Long', {
    log: [
      `Lambda invocation failed with status: 413: the event is larger than ${largest.event} bytes. Lambda request id: ${requestId}`,
    ],
  });

/** A result that is too large is a failure of its function. */
function withinSize(value: unknown): { readonly value: unknown; readonly text: string } {
  const text = JSON.stringify(value);
  if (!isLarger(text, largest.result)) return { value, text };
  const failure = {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${largest.result} bytes).`,
  };
  return { value: failure, text: JSON.stringify(failure) };
}

type Fields = readonly (readonly [name: string, value: string])[];
const invokedFields: Fields = [
  ['x-amzn-Remapped-Content-Length', '0'],
  ['X-Amz-Executed-Version', '$LATEST'],
];
const failedFields: Fields = [['X-Amz-Function-Error', 'Unhandled'], ...invokedFields];

const unknownOperation =
  '<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n';

function answer(
  status: number,
  body: string,
  { requestId, traceId, date }: FunctionCall,
  fields: Fields = [],
): EndpointResponse {
  const headers = new Map([['Date', [date.toUTCString()]]]);
  if (status < 400) headers.set('Content-Type', ['application/json']);
  headers.set('Content-Length', [String(Buffer.byteLength(body))]);
  headers.set('Connection', ['keep-alive']);
  headers.set('x-amzn-RequestId', [requestId]);
  for (const [name, value] of fields) headers.set(name, [value]);
  if (status < 400) headers.set('X-Amzn-Trace-Id', [traceId]);
  return { status, headers, body };
}

/**
 * The result in the response of a function that was invoked for a proxy.
 *
 * @throws GatewayFault where Lambda refused to invoke it.
 */
export function proxyResultOf(response: FunctionResponse, { requestId }: FunctionCall): unknown {
  const { status, body, value } = response;
  if (status === 403)
    throw misconfigured('', `Lambda invocation failed with status: 403. Lambda request id: ${requestId}`);
  if (value !== undefined) return value;
  const text = textOf(body);
  return text === '' ? undefined : JSON.parse(text);
}

/**
 * What selection patterns are held against: the error message of a function that failed. One that succeeds says nothing, so
 * that `.+` matches failures alone.
 *
 * @throws GatewayFault where Lambda refused to invoke it.
 */
export function saidByFunction(endpoint: FunctionResponse, call: FunctionCall): string {
  const message = memberOf(proxyResultOf(endpoint, call), 'errorMessage');
  return typeof message === 'string' ? message : '';
}

export interface ProxySurroundings {
  readonly resourcePath: string;
  /** Whether the body is bytes: they come as Base64. */
  readonly isBinary: boolean;
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

const orNull = <Value extends object>(value: Value) => (Object.keys(value).length === 0 ? null : value);

/**
 * The event of a proxy integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(
  request: MethodRequest,
  { resourcePath, isBinary, context, stageVariables }: ProxySurroundings,
) {
  return {
    resource: resourcePath,
    path: request.path,
    httpMethod: request.httpMethod,
    headers: orNull(lastValues(request.headers)),
    multiValueHeaders: orNull(allValues(request.headers)),
    queryStringParameters: orNull(lastValues(request.queryString)),
    multiValueQueryStringParameters: orNull(allValues(request.queryString)),
    pathParameters: orNull({ ...request.pathParameters }),
    stageVariables: orNull({ ...stageVariables }),
    requestContext: context,
    body: request.body.length === 0 ? null : isBinary ? base64Of(request.body) : textOf(request.body),
    isBase64Encoded: isBinary && request.body.length > 0,
  };
}

const members = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * Reads what a function returned to a proxy integration. A content type is not added where it says none.
 *
 * @param takesBytes - whether a body that comes as Base64 is decoded: the caller may want the text.
 * @throws GatewayFault of status 502 where it isn't what proxies return.
 */
export function proxyResponse(value: unknown, takesBytes: boolean, call: FunctionCall): MethodResponse {
  if (!isRecord(value) || !isProxyResponse(value)) throw malformed(value, call);
  const { statusCode, body, isBase64Encoded } = value;
  const text = String(body ?? '');
  return {
    status: Number(statusCode ?? 200),
    headers: joinedHeaders(objectOf(value['headers']), objectOf(value['multiValueHeaders'])),
    body: isBase64Encoded === true && takesBytes ? decoded(text) : text,
  };
}

/** Both kinds of headers: of those of one name, whatever its case, the values of `multiValueHeaders` come first. */
function joinedHeaders(headers: JsonObject, multiValueHeaders: JsonObject): MultiMap {
  const all = new Map<string, readonly string[]>();
  const written = new Map<string, string>();
  const add = (name: string, values: readonly string[]) => {
    const key = name.toLowerCase();
    const known = written.get(key);
    if (known === undefined) {
      written.set(key, canonical(name));
      all.set(canonical(name), values);
    } else all.set(known, [...(all.get(known) ?? []), ...values]);
  };
  for (const [name, values] of Object.entries(multiValueHeaders)) add(name, listOf(values).map(String));
  for (const [name, value] of Object.entries(headers)) add(name, [String(value)]);
  return all;
}

const canonical = (name: string) => (name.toLowerCase() === 'content-type' ? 'Content-Type' : name);

function isProxyResponse(value: JsonObject): boolean {
  const isMap = (one: unknown) => one === undefined || one === null || isRecord(one);
  const { statusCode, headers, multiValueHeaders, body } = value;
  return (
    Object.keys(value).every((name) => members.includes(name)) &&
    /^[1-5]\d\d$/.test(String(statusCode ?? 200)) &&
    isMap(headers) &&
    Object.values(objectOf(headers)).every((one) => typeof one !== 'object') &&
    isMap(multiValueHeaders) &&
    Object.values(objectOf(multiValueHeaders)).every((one) => Array.isArray(one)) &&
    (body === undefined || body === null || typeof body === 'string')
  );
}

function malformed(value: unknown, { requestId }: FunctionCall): GatewayFault {
  const message = memberOf(value, 'errorMessage');
  const failure = `Lambda execution failed with status 200 due to customer function error: ${String(message)}`;
  return new GatewayFault('INTEGRATION_FAILURE', 'Internal server error', {
    status: 502,
    ...(message === undefined ? {} : { integrationError: `Lambda Customer Function Error:${String(message)}` }),
    log:
      message === undefined
        ? ['Execution failed due to configuration error: Malformed Lambda proxy response']
        : [`${failure}. Lambda request id: ${requestId}`],
  });
}
