import { HttpResponse } from '@smithy/core/protocols';
import type { WireResponse } from './control-plane/protocol/encode.js';
import { type SdkRequest, type TransportRequest, transportRequest } from './control-plane/protocol/transport.js';

/** What an `APIGatewayClient` needs so that its requests stay in the process. */
export interface EmbeddedClientConfig {
  /** The gateway's Region. */
  readonly region: string;
  /** Made up: the client needs some, and nobody checks them. */
  readonly credentials: {
    /** Made up. */
    readonly accessKeyId: string;
    /** Made up. */
    readonly secretAccessKey: string;
  };
  /** Nothing is signed. */
  readonly signer: {
    /** Gives the request back as it is. */
    sign<Request>(request: Request): Promise<Request>;
  };
  /** Hands requests to the gateway, instead of sending them over HTTP. */
  readonly requestHandler: {
    /** What the SDK asks a handler for. */
    readonly metadata: {
      /** `embedded`: there is no HTTP. */
      readonly handlerProtocol: string;
    };
    /** Answers a request. */
    handle(request: SdkRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>;
    /** Does nothing: there is no connection. */
    destroy(): undefined;
    /** Does nothing: there is no HTTP client. */
    updateHttpClientConfig(): undefined;
    /** Empty: there is no HTTP client. */
    httpHandlerConfigs(): Record<never, never>;
  };
}

/** What makes a client send to `answer`. */
export function clientConfigFor(
  region: string,
  answer: (request: TransportRequest, signal: AbortSignal | undefined) => Promise<WireResponse>,
): EmbeddedClientConfig {
  return {
    region,
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
    // Nobody checks a signature in the process, and making it takes a quarter of a call's time.
    signer: { sign: async <Request>(request: Request) => request },
    requestHandler: {
      metadata: { handlerProtocol: 'embedded' },
      handle: async (request: SdkRequest, { abortSignal }: { abortSignal?: unknown } = {}) => {
        const { status, headers, body } = await answer(
          transportRequest(request),
          abortSignal as AbortSignal | undefined,
        );
        return { response: new HttpResponse({ statusCode: status, headers: { ...headers }, body }) };
      },
      destroy: () => undefined,
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  };
}
