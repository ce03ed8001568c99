import { isObject, type JsonObject, listOf, memberOf, objectOf } from '../../openapi/json.js';
import { GatewayFault, misconfigured } from '../gateway-fault.js';
import type { IntegrationOptions, LambdaFunction } from '../integration-options.js';
import {
  allValues,
  type EndpointResponse,
  headerOf,
  type IntegrationRequest,
  lastValues,
  type MethodRequest,
  type MethodResponse,
} from '../invocation.js';

/** The function that an integration's URI invokes. */
export interface FunctionToInvoke {
  readonly arn: string;
  readonly region: string;
  readonly invoke: LambdaFunction;
}

/** Finds the function that a URI names, among those that the gateway was given. */
export function functionAt(uri: string, functions: IntegrationOptions['lambda'] = {}): FunctionToInvoke {
  const [, region = '', arn = ''] =
    /^arn:[\w-]+:apigateway:([\w-]+):lambda:path\/[\d-]+\/functions\/(.+)\/(?:response-streaming-)?invocations$/.exec(
      uri,
    ) ?? [];
  if (arn === '') {
    throw misconfigured(
      'Invalid integration URI',
      `The embedded gateway invokes Lambda functions, and no other service of AWS: ${uri}`,
    );
  }
  const [, name = ''] = /:function:([^:]+)/.exec(arn) ?? [];
  const key = [arn, arn.replace(/(:function:[^:]+):.*$/, '$1'), name].find((one) => Object.hasOwn(functions, one));
  const invoke = key === undefined ? undefined : functions[key];
  if (!invoke) {
    throw misconfigured(
      'Invalid permissions on Lambda function',
      `The embedded gateway was given no function for ${arn}: see its option integrations.lambda`,
    );
  }
  return { arn, region, invoke };
}

/** What a function returned: JSON, or the error that it ended with. */
async function result({ invoke }: FunctionToInvoke, event: unknown): Promise<unknown> {
  try {
    const value: unknown = await invoke(event);
    return value === undefined ? null : JSON.parse(JSON.stringify(value));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return { errorMessage: message, errorType: name };
  }
}

/** Invokes a function with what the request template made of the request. */
export async function invokeFunction(
  target: FunctionToInvoke,
  { body, headers }: IntegrationRequest,
): Promise<EndpointResponse> {
  const isEvent = headerOf(headers, 'X-Amz-Invocation-Type') === 'Event';
  let event: unknown;
  try {
    event = body.trim() === '' ? {} : JSON.parse(body);
  } catch {
    return {
      status: 400,
      headers: new Map([['x-amzn-ErrorType', ['InvalidRequestContentException']]]),
      body: JSON.stringify({ Type: 'User', message: 'Could not parse request body into json' }),
    };
  }
  const value = await result(target, event);
  // Lambda answers an asynchronous invocation before the function ends, whatever becomes of it.
  if (isEvent) return { status: 202, headers: new Map(), body: '' };
  const failed = isObject(value) && memberOf(value, 'errorMessage') !== undefined;
  return {
    status: 200,
    headers: new Map([
      ['Content-Type', ['application/json']],
      ...(failed ? [['X-Amz-Function-Error', ['Unhandled']] as const] : []),
    ]),
    body: JSON.stringify(value),
  };
}

/** What selection patterns are held against: the error message of a function that failed, else the status. */
export function saidByFunction({ status, body }: EndpointResponse): string {
  const parsed: unknown = body === '' ? undefined : JSON.parse(body);
  const message = memberOf(parsed, 'errorMessage');
  return typeof message === 'string' && message !== '' ? message : String(status);
}

export interface ProxySurroundings {
  readonly resourcePath: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly stageVariables: Readonly<Record<string, string>>;
}

const orNull = <Value extends object>(value: Value) => (Object.keys(value).length === 0 ? null : value);

/**
 * The event of a proxy integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(request: MethodRequest, { resourcePath, context, stageVariables }: ProxySurroundings) {
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
    body: request.body === '' ? null : request.body,
    isBase64Encoded: false,
  };
}

/** Invokes a function with a proxy event. */
export async function invokeProxy(target: FunctionToInvoke, event: unknown): Promise<unknown> {
  return result(target, event);
}

const members = ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'];

/**
 * Reads what a function returned to a proxy integration.
 *
 * @throws GatewayFault of status 502 where it isn't what proxies return.
 */
export function proxyResponse(value: unknown): MethodResponse {
  if (!isObject(value) || !isProxyResponse(value)) throw malformed(value);
  const { statusCode = 200, body = '', isBase64Encoded } = value;
  return {
    status: Number(statusCode),
    headers: new Map<string, readonly string[]>([
      ['Content-Type', ['application/json']],
      ...Object.entries(objectOf(value['headers'])).map(([name, one]) => [canonical(name), [String(one)]] as const),
      ...Object.entries(objectOf(value['multiValueHeaders'])).map(
        ([name, all]) => [canonical(name), listOf(all).map(String)] as const,
      ),
    ]),
    body: isBase64Encoded === true ? Buffer.from(String(body), 'base64').toString('utf8') : String(body ?? ''),
  };
}

const canonical = (name: string) => (name.toLowerCase() === 'content-type' ? 'Content-Type' : name);

function isProxyResponse(value: JsonObject): boolean {
  const isMap = (one: unknown) => one === undefined || one === null || isObject(one);
  const { statusCode = 200, headers, multiValueHeaders, body } = value;
  return (
    Object.keys(value).every((name) => members.includes(name)) &&
    /^[1-5]\d\d$/.test(String(statusCode)) &&
    isMap(headers) &&
    Object.values(objectOf(headers)).every((one) => typeof one !== 'object') &&
    isMap(multiValueHeaders) &&
    Object.values(objectOf(multiValueHeaders)).every((one) => Array.isArray(one)) &&
    (body === undefined || body === null || typeof body === 'string')
  );
}

function malformed(value: unknown): GatewayFault {
  const message = memberOf(value, 'errorMessage');
  return new GatewayFault('DEFAULT_5XX', 'Internal server error', {
    status: 502,
    log:
      message === undefined
        ? ['Execution failed due to configuration error: Malformed Lambda proxy response']
        : [`Lambda execution failed with status 200 due to customer function error: ${String(message)}`],
  });
}
