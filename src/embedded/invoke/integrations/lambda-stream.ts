import { PassThrough, type Writable } from 'node:stream';
import { a, argumentProblems, thingWith } from '../../../errors/options.js';
import { refuse } from '../../errors.js';
import type { LambdaContext, LambdaFunction } from '../integration-options.js';

/** By this the runtime of Lambda knows functions that stream. */
const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');

/** What a function streams to: a writable stream with a content type. */
export type ResponseStream = Writable & {
  /** Sets the type of what is streamed. */
  setContentType(contentType: string): void;
};

/** A function that streams. */
// A method: so that functions with a narrower type of event are taken.
export type StreamingHandler = {
  invoke(event: unknown, responseStream: ResponseStream, context: LambdaContext): unknown;
}['invoke'];

/** What stands before the body of a streamed response. */
export interface HttpResponsePrelude {
  /** The HTTP status. @defaultValue 200 */
  readonly statusCode?: number;
  /** Headers with one value each, by name. @defaultValue none */
  readonly headers?: Readonly<Record<string, unknown>>;
  /** Headers with several values, by name. @defaultValue none */
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  /** A `Set-Cookie` header for each: `'session=1; HttpOnly'`. @defaultValue none */
  readonly cookies?: readonly string[];
}

const responseStreamCheck = thingWith('the stream that the function was given', 'setContentType', 'write');

/** Between the prelude and the body. */
export const delimiter = new Uint8Array(8);

/**
 * What Lambda's runtime for Node.js offers by the global name `awslambda`: functions that stream are written with it. It is
 * made global before a `{ module }` is loaded; functions that are given themselves can import it.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
 * @example
 * ```ts
 * const handler = awslambda.streamifyResponse(async (event, responseStream) => {
 *   const stream = awslambda.HttpResponseStream.from(responseStream, { statusCode: 200 });
 *   stream.write('one ');
 *   stream.end('two');
 * });
 * ```
 */
export const awslambda = Object.freeze({
  /**
   * Marks a function `(event, responseStream, context)` as one that streams.
   *
   * @throws {@link EmbeddedGatewayError} `embedded.options` for what isn't a function.
   */
  streamifyResponse(handler: StreamingHandler): LambdaFunction {
    refuse('The arguments of streamifyResponse()', argumentProblems('embedded', { handler: [handler, a.listener] }));
    // The mark says that it isn't called as other functions are.
    return Object.assign(handler, { [streaming]: 'response' }) as unknown as LambdaFunction;
  },
  HttpResponseStream: Object.freeze({
    /**
     * Writes status and headers of a response, and gives the stream for its body.
     *
     * @throws {@link EmbeddedGatewayError} `embedded.options` for another stream than the function was given.
     */
    from(responseStream: ResponseStream, prelude: HttpResponsePrelude): ResponseStream {
      refuse(
        'The arguments of HttpResponseStream.from()',
        argumentProblems('embedded', {
          responseStream: [responseStream, responseStreamCheck],
          prelude: [prelude, a.record],
        }),
      );
      responseStream.setContentType('application/vnd.awslambda.http-integration-response');
      responseStream.write(JSON.stringify(prelude));
      responseStream.write(delimiter);
      return responseStream;
    },
  }),
});

export const isStreaming = (handler: object): boolean => streaming in handler;

/** A stream for a function to write to, and to read what it has written. */
export function newResponseStream(): PassThrough & ResponseStream {
  return Object.assign(new PassThrough(), { setContentType: () => undefined });
}
