import type { GatewayResponse, Method, Model, RequestValidator } from '@aws-sdk/client-api-gateway';
import type { Clock } from '../../clock.js';
import type { IntegrationOptions } from './integration-options.js';
import type { MethodRequest } from './invocation.js';

/** A method with everything that invoking it takes. */
export interface Invocation {
  readonly apiId: string;
  readonly stageName: string;
  /** A test's response has a trace id whatever the integration; others have none behind `HTTP_PROXY`. */
  readonly isTest: boolean;
  readonly accountId: string;
  readonly region: string;
  /** What the API declares binary. */
  readonly binaryMediaTypes: readonly string[];
  readonly resourceId: string;
  readonly resourcePath: string;
  readonly method: Method;
  readonly models: ReadonlyMap<string, Model>;
  readonly validator: RequestValidator | undefined;
  readonly gatewayResponses: ReadonlyMap<string, GatewayResponse>;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly request: MethodRequest;
  readonly requestId: string;
  /** What a service of AWS calls the request to it. */
  readonly endpointRequestId: string;
  readonly traceId: string;
  readonly integrations: IntegrationOptions;
  readonly clock: Clock;
  /** How long nothing may come of a streamed response, in milliseconds; default: 5 minutes. */
  readonly idleTimeoutMs?: number;
  /** Told of the endpoint's response. */
  readonly onEndpoint?: (seen: SeenEndpoint) => void;
  readonly date: () => Date;
}

/** What a method's endpoint responded with. */
export interface SeenEndpoint {
  readonly status: number;
  /** Milliseconds, on the clock. */
  readonly latency: number;
  readonly requestId: string;
}
