import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../../../clock.js';
import { isRecord } from '../../../plain.js';
import { memberOf } from '../../json.js';
import { isError, messageOf } from '../../thrown.js';
import type { GivenLambda, LambdaContext, LambdaFunction } from '../integration-options.js';
import { awslambda, isStreaming, newResponseStream } from './lambda-stream.js';

/** What one invocation of a function runs in. */
export interface FunctionRuntime {
  readonly arn: string;
  readonly requestId: string;
  readonly clock: Clock;
  /** How long the function may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** What a function returned, as JSON, or the error that it ended with. */
export async function resultOf(given: GivenLambda, event: unknown, runtime: FunctionRuntime): Promise<unknown> {
  try {
    if (isEndpoint(given)) return JSON.parse(await (await asked(given, event, runtime)).text()) as unknown;
    const invoke = await functionOf(given);
    if (isStreaming(invoke)) return jsonOf(await textIn(streamed(invoke, event, runtime)));
    const value = await returned(invoke, event, contextOf(runtime));
    return value === undefined ? null : JSON.parse(JSON.stringify(value));
  } catch (error) {
    return failure(error);
  }
}

/** What a function streams: a prelude, a delimiter, a body. Fails where the function fails. */
export async function* streamOf(
  given: GivenLambda,
  event: unknown,
  runtime: FunctionRuntime,
): AsyncGenerator<Uint8Array> {
  if (isEndpoint(given)) {
    const { body } = await asked(given, event, runtime, true);
    if (body) yield* body;
    return;
  }
  const invoke = await functionOf(given);
  if (isStreaming(invoke)) yield* streamed(invoke, event, runtime);
  else yield* preludeAndBody(await returned(invoke, event, contextOf(runtime)));
}

/** A function may return a stream, or a response whose body is one. */
function preludeAndBody(value: unknown): AsyncIterable<Uint8Array> {
  if (isIterable(value)) return bytesIn(value);
  const body = memberOf(value, 'body');
  if (!isRecord(value) || !isIterable(body)) return bytesIn([JSON.stringify(value) ?? '']);
  const { body: _, ...prelude } = value;
  return bytesIn([JSON.stringify(prelude), new Uint8Array(8)], body);
}

type Pieces = Iterable<unknown> | AsyncIterable<unknown>;

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

async function* bytesIn(...streams: readonly Pieces[]): AsyncGenerator<Uint8Array> {
  for (const stream of streams) {
    for await (const piece of stream) yield piece instanceof Uint8Array ? piece : Buffer.from(String(piece));
  }
}

/** What a function that streams writes. It goes on when nobody reads any more. */
async function* streamed(invoke: LambdaFunction, event: unknown, runtime: FunctionRuntime): AsyncGenerator<Uint8Array> {
  const stream = newResponseStream();
  // The mark of `streamifyResponse` says that it takes a stream in between.
  const handler = invoke as unknown as (event: unknown, stream: unknown, context: LambdaContext) => unknown;
  const running = Promise.resolve()
    .then(() => handler(event, stream, contextOf(runtime)))
    .then(
      () => stream.end(),
      (error: unknown) => stream.destroy(isError(error) ? error : new Error(String(error))),
    );
  try {
    yield* stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
    await running;
  } finally {
    stream.on('error', () => undefined).resume();
  }
}

const isEndpoint = (given: GivenLambda): given is { readonly url: string } =>
  typeof given !== 'function' && 'url' in given;

async function functionOf(given: Exclude<GivenLambda, { readonly url: string }>): Promise<LambdaFunction> {
  if (typeof given === 'function') return given;
  const { module, export: name = 'handler' } = given;
  Object.assign(globalThis, { awslambda });
  const url =
    module instanceof URL || /^[a-z][a-z+.-]+:/.test(module) ? String(module) : pathToFileURL(resolve(module)).href;
  let found: Record<string, unknown>;
  try {
    found = (await import(url)) as Record<string, unknown>;
  } catch (cause) {
    throw named('Runtime.ImportModuleError', `${module} can't be loaded: ${messageOf(cause)}`);
  }
  const handler = found[name] ?? memberOf(found['default'], name);
  if (typeof handler === 'function') return handler as LambdaFunction;
  throw named('Runtime.HandlerNotFound', `${module} exports no function '${name}'`);
}

/** Asks a server that speaks Lambda's API: the runtime interface emulator, `sam local start-lambda`, Lambda itself. */
async function asked(
  { url }: { readonly url: string },
  event: unknown,
  { arn }: FunctionRuntime,
  isStreamed = false,
): Promise<Response> {
  const [, name = arn] = /:function:([^:]+)/.exec(arn) ?? [];
  const kind = isStreamed ? '2021-11-15/functions' : '2015-03-31/functions';
  const path = `${kind}/${encodeURIComponent(name)}/${isStreamed ? 'response-streaming-invocations' : 'invocations'}`;
  const target = url.includes('/functions/') ? url : `${url.replace(/\/+$/, '')}/${path}`;
  const response = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(event),
  });
  if (response.ok) return response;
  throw named('Runtime.InvokeError', `${target} responded with ${response.status}: ${await response.text()}`);
}

/** By a promise, by a value, or by the callback of functions that declare one. */
async function returned(invoke: LambdaFunction, event: unknown, context: LambdaContext): Promise<unknown> {
  if (invoke.length < 3) return invoke(event, context, () => undefined);
  return new Promise((settle, reject) => {
    const value = invoke(event, context, (error, result) => {
      if (error === undefined || error === null) settle(result);
      else reject(error);
    });
    if (value !== undefined) Promise.resolve(value).then(settle, reject);
  });
}

function contextOf({ arn, requestId, clock, timeoutMs }: FunctionRuntime): LambdaContext {
  const started = clock.now();
  const [, functionName = arn, functionVersion = '$LATEST'] = /:function:([^:]+)(?::(.+))?$/.exec(arn) ?? [];
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion,
    invokedFunctionArn: arn,
    memoryLimitInMB: '128',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `embedded/[${functionVersion}]${requestId.replaceAll('-', '')}`,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(timeoutMs - (clock.now() - started))),
  };
}

async function textIn(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

/** As Lambda says that a function failed. */
export const failure = (error: unknown) => ({
  errorType: isError(error) ? error.name : 'Error',
  errorMessage: messageOf(error),
});
