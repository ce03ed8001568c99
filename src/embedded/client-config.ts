import { HttpResponse } from '@smithy/core/protocols';
import type { WireResponse } from './control-plane/protocol/encode.js';
import { type SdkRequest, type TransportRequest, transportRequest } from './control-plane/protocol/transport.js';

/** What an `APIGatewayClient` needs so that its requests stay in the process. */
export interface EmbeddedClientConfig {
  /** The gateway's Region. */
  readonly region: string;
  /** Made up: the client needs some, and nobody checks them. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Nothing is signed. */
  readonly signer: { sign<Request>(request: Request): Promise<Request> };
  /** Hands requests to the gateway, instead of sending them over HTTP. */
  readonly requestHandler: {
    readonly metadata: { readonly handlerProtocol: string };
    handle(request: SdkRequest, options?: { abortSignal?: unknown }): Promise<{ response: HttpResponse }>;
    destroy(): undefined;
    updateHttpClientConfig(): undefined;
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
