import { messageOf } from '../../thrown.js';
import { GatewayFault } from '../gateway-fault.js';
import type { MethodResponse } from '../invocation.js';
import type { ByteStream } from '../payload.js';
import { type FunctionCall, proxyResponse } from './lambda.js';
import { delimiter } from './lambda-stream.js';

/** Where the delimiter must have come, in bytes. */
const longestPrelude = 16 * 1024;

/**
 * Reads the response that a function streams: JSON of its status and headers, eight zero bytes, and the body as it comes.
 *
 * @throws GatewayFault of status 502 where what it streams isn't that.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export async function streamedResponse(stream: ByteStream, call: FunctionCall): Promise<MethodResponse> {
  const pieces = stream[Symbol.asyncIterator]();
  let read = Buffer.alloc(0);
  let end = -1;
  try {
    while (end < 0 && read.byteLength <= longestPrelude) {
      const { done, value } = await pieces.next();
      if (done) break;
      read = Buffer.concat([read, value]);
      end = read.indexOf(delimiter);
    }
  } catch (error) {
    throw malformed(`Lambda execution failed: ${messageOf(error)}`, call);
  }
  if (end < 0) {
    void pieces.return?.();
    throw malformed('The function streamed no JSON of its status and headers, followed by eight zero bytes', call);
  }
  const response = proxyResponse(preludeIn(read.subarray(0, end).toString('utf8'), call), false, call);
  return { ...response, body: rest(read.subarray(end + delimiter.byteLength), pieces) };
}

function preludeIn(text: string, call: FunctionCall): unknown {
  let prelude: unknown;
  try {
    prelude = JSON.parse(text);
  } catch {
    throw malformed('What stands before the eight zero bytes is not JSON', call);
  }
  if (typeof prelude !== 'object' || prelude === null || !('cookies' in prelude)) return prelude;
  const { cookies, ...others } = prelude as Record<string, unknown>;
  const multiValueHeaders = { ...(others['multiValueHeaders'] as object | undefined), 'Set-Cookie': cookies };
  return { ...others, multiValueHeaders };
}

async function* rest(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.byteLength > 0) yield first;
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  } finally {
    await pieces.return?.();
  }
}

const malformed = (reason: string, { requestId }: FunctionCall) =>
  new GatewayFault('INTEGRATION_FAILURE', 'Internal server error', {
    status: 502,
    log: [
      reason,
      `Execution failed due to configuration error: Malformed Lambda proxy response. Lambda request id: ${requestId}`,
    ],
  });
