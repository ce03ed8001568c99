import type {
  ApiStatus,
  CacheClusterStatus,
  DomainName,
  DomainNameStatus,
  RestApi,
  Stage,
  VpcLink,
  VpcLinkStatus,
} from '@aws-sdk/client-api-gateway';

/** A state that a thing is in for a while. */
export interface ProvisioningState<Status extends string> {
  /** In the service's words: `PENDING`, `AVAILABLE`, … */
  readonly status: Status;
  /** Why, as the service says it; the cache of a stage has none. @defaultValue none */
  readonly statusMessage?: string;
  /** How long it lasts, in milliseconds on the gateway's clock; forever when left out. */
  readonly forMs?: number;
}

/** The states that a thing goes through, one after the other, or how they follow from the thing. */
export type Course<Thing, Status extends string> =
  | readonly ProvisioningState<Status>[]
  | ((thing: Thing) => readonly ProvisioningState<Status>[]);

/**
 * What takes time in the service. Every course is on the gateway's clock, and over at once unless it is given.
 *
 * @example
 * ```ts
 * const gateway = new EmbeddedApiGateway({
 *   clock,
 *   provisioning: {
 *     vpcLink: ({ name }) =>
 *       name === 'broken'
 *         ? [{ status: 'PENDING', forMs: 60_000 }, { status: 'FAILED', statusMessage: 'The load balancer is gone.' }]
 *         : [{ status: 'PENDING', forMs: 120_000 }, { status: 'AVAILABLE' }],
 *   },
 * });
 * ```
 */
export interface Provisioning {
  /** From CreateVpcLink on. */
  readonly vpcLink?: Course<VpcLink, VpcLinkStatus>;
  /** From DeleteVpcLink on; when it ends, the link is gone. */
  readonly vpcLinkDeletion?: Course<VpcLink, VpcLinkStatus>;
  /** From CreateDomainName on. */
  readonly domainName?: Course<DomainName, DomainNameStatus>;
  /** From UpdateDomainName on. */
  readonly domainNameUpdate?: Course<DomainName, DomainNameStatus>;
  /** From the moment a stage's cache is enabled or resized. */
  readonly stageCache?: Course<Stage, CacheClusterStatus>;
  /** From FlushStageCache on. */
  readonly stageCacheFlush?: Course<Stage, CacheClusterStatus>;
  /** From the moment a stage's cache is disabled. */
  readonly stageCacheDeletion?: Course<Stage, CacheClusterStatus>;
  /** From CreateRestApi, UpdateRestApi and PutRestApi on. Unless given, REST APIs come without a status. */
  readonly restApi?: Course<RestApi, ApiStatus>;
}

/** A course that has begun. */
export interface Underway<Status extends string = string> {
  readonly since: number;
  readonly states: readonly ProvisioningState<Status>[];
}

/** Begins a course at `now`: the given one, or the usual one. */
export function begin<Thing, Status extends string>(
  course: Course<Thing, Status> | undefined,
  usual: readonly ProvisioningState<Status>[],
  thing: Thing,
  now: number,
): Underway<Status> {
  const states = typeof course === 'function' ? course(thing) : (course ?? usual);
  return { since: now, states: states.length > 0 ? states : usual };
}

/** The state that a course is in at `now`, or `undefined` when it has ended. */
export function stateAt<Status extends string>(
  { since, states }: Underway<Status>,
  now: number,
): ProvisioningState<Status> | undefined {
  let start = since;
  for (const state of states) {
    start += state.forMs ?? Number.POSITIVE_INFINITY;
    if (now < start) return state;
  }
  return undefined;
}
