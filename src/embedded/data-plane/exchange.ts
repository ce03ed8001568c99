import type * as Sdk from '@aws-sdk/client-api-gateway';
import type { Clock } from '../../clock.js';
import type { HeldApiKey, HeldUsagePlan } from '../control-plane/account-entities.js';
import type { AccountState, HeldMethod, HeldRestApi } from '../control-plane/state.js';
import type { IntegrationOptions } from '../invoke/integration-options.js';
import type { MethodRequest } from '../invoke/invocation.js';
import type { ExecutionLog } from '../invoke/log.js';
import type { SeenEndpoint } from '../invoke/method-invocation.js';
import type { AuthorizationPhases } from './authorization-phases.js';
import type { AuthorizerOutput } from './authorizer-output.js';
import type { CallerOptions } from './callers.js';
import type { Memory } from './memory.js';
import type { RecordedRequest } from './recorded-request.js';

/** What every exchange of a gateway shares. */
export interface Plane extends CallerOptions {
  readonly state: AccountState;
  /** What requests leave behind: buckets, counts, caches. */
  readonly memory: Memory;
  readonly clock: Clock;
  /** The present moment by the calendar, to the millisecond. */
  now(): Date;
  /** A number in `[0, 1)`: the coin of canaries. */
  random(): number;
  readonly region: string;
  readonly accountId: string;
  readonly integrations: IntegrationOptions;
  /** Told of every request that was answered. */
  onAnswered(request: RecordedRequest): void;
  /** A new identifier of `length` characters, unlike any before. */
  newId(length?: number): string;
}

/** A request as it came in, before anything is known of it. */
export interface ReceivedRequest {
  readonly httpMethod: string;
  /** As it was sent: neither decoded nor normalised, without the query. */
  readonly path: string;
  /** As it was sent, without the question mark. */
  readonly query: string;
  /** In the order and the letter case in which they were sent. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array;
  /** What the `Host` header says, in lower case, without a port. */
  readonly host: string;
  readonly sourceIp: string;
  /** `http` or `https`. */
  readonly protocol: string;
}

/** Where a request goes: an API as it was deployed, behind a stage as it is now. */
export interface Site {
  readonly apiId: string;
  readonly stageName: string;
  /** The deployment's snapshot. */
  readonly api: HeldRestApi;
  readonly deploymentId: string;
  /** As it is now. */
  readonly stage: Sdk.Stage;
  /** The stage's, with a canary's overrides where the canary answers. */
  readonly stageVariables: Readonly<Record<string, string>>;
  /** Whether the canary answers; `undefined` on a stage without one. */
  readonly isCanary: boolean | undefined;
  /** The path below the stage or the base path, as it was sent, with one leading slash. */
  readonly path: string;
  /** The path with the stage or the base path. */
  readonly fullPath: string;
  /** Set where a custom domain name led here. */
  readonly basePath: string | undefined;
  readonly domainName: string;
  readonly domainPrefix: string;
}

/** The method that a path and a verb lead to. */
export interface Route {
  readonly resourceId: string;
  /** `/pets/{petId}`. */
  readonly resourcePath: string;
  readonly method: HeldMethod;
  /** As they were sent. */
  readonly pathParameters: Readonly<Record<string, string>>;
  /** What the stage sets for this method, setting by setting, over what it sets for all methods. */
  readonly settings: Readonly<Sdk.MethodSetting>;
}

/** `$context.identity`. */
export interface Identity {
  readonly cognitoIdentityPoolId: string | null;
  readonly accountId: string | null;
  readonly cognitoIdentityId: string | null;
  readonly caller: string | null;
  readonly sourceIp: string;
  readonly principalOrgId: string | null;
  readonly accessKey: string | null;
  readonly cognitoAuthenticationType: string | null;
  readonly cognitoAuthenticationProvider: string | null;
  readonly userArn: string | null;
  readonly userAgent: string | null;
  readonly user: string | null;
  /** Of requests through a VPC endpoint alone. */
  readonly vpceId?: string;
}

/**
 * One request on its way through its method. What stands in the first part is known before the first step; the members at
 * the end are written by the step that finds them out, and read by the ones after it.
 */
export interface Exchange {
  readonly plane: Plane;
  readonly received: ReceivedRequest;
  readonly site: Site;
  readonly route: Route;
  /** `arn:aws:execute-api:{region}:{account}:{api}/{stage}/{VERB}/{path}`, of this request's own path and verb. */
  readonly methodArn: string;
  readonly requestId: string;
  readonly extendedRequestId: string;
  readonly traceId: string;
  /** On the clock. */
  readonly startedAt: number;
  /** By the calendar. */
  readonly date: Date;
  readonly log: ExecutionLog;

  /** What the method receives: without the headers that never reach one, its path parameters and query taken apart. */
  request: MethodRequest;
  identity: Identity;
  /** What came of the request to the endpoint. */
  seen?: SeenEndpoint | undefined;
  authorizer?: AuthorizerOutput | undefined;
  /** How authorization came out, for access logs; nothing for methods that are open to everybody. */
  phases?: AuthorizationPhases | undefined;
  /** The key that was presented and is valid for this stage. */
  apiKey?: HeldApiKey | undefined;
  /** The plan that the key has for this stage. */
  usagePlan?: HeldUsagePlan | undefined;
  /** Whether the resource policy allows the caller by itself; `undefined`: it says nothing of it. */
  allowedByPolicy?: boolean | undefined;
}
