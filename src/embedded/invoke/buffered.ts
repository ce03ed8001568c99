import type { Clock } from '../../clock.js';
import { type ByteStream, isWhole, type Payload } from './payload.js';

/** How much of a streamed response a test waits for: so many bytes, and so many milliseconds. */
const most = Object.freeze({ bytes: 1_048_576, ms: 35_000 });

/**
 * What a test shows of a response: of one that streams, what comes until it has ended, has come to a megabyte, or 35
 * seconds are over.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-streaming-troubleshoot.html
 */
export async function buffered(body: Payload | ByteStream, clock: Clock): Promise<Payload> {
  if (isWhole(body)) return body;
  const pieces = body[Symbol.asyncIterator]();
  const waiting = new AbortController();
  const over = clock.sleep(most.ms, { signal: waiting.signal, isWatchdog: true }).catch(() => undefined);
  const chunks: Uint8Array[] = [];
  try {
    for (let size = 0; size <= most.bytes; ) {
      // Of a stream that fails, what came before is shown.
      const piece = await Promise.race([pieces.next().catch(() => undefined), over]);
      if (!piece || piece.done) break;
      chunks.push(piece.value);
      size += piece.value.byteLength;
    }
  } finally {
    waiting.abort();
    // Not waited for: the next piece may never come.
    pieces.return?.().catch(() => undefined);
  }
  return Buffer.concat(chunks);
}
