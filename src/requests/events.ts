import type { OperationName } from '../calls/call.js';
import type { PlannedCall } from '../calls/planned-call.js';

/** What a gateway can be asked to do. */
export type RunName = 'plan' | 'apply' | 'put' | 'remove' | 'send' | 'deploy' | 'snapshot';

/** Which of the things that a gateway was asked to do an event belongs to. */
export interface RunOfEvents {
  /** From 1, for each gateway. */
  readonly id: number;
  /** What the gateway was asked to do. */
  readonly of: RunName;
}

/** What every event carries. */
interface AnyEvent {
  /** Absent for the pages of lists. */
  readonly run?: RunOfEvents;
}

/** What every event about one request carries. */
interface RequestEvent extends AnyEvent {
  /** The operation of the request, by the SDK's name: `PutMethod`. */
  readonly operation: OperationName;
  /** What the request is about: `GET /pets/{petId}`. */
  readonly address: string;
}

/** A request has to wait before it may be sent. */
export interface WaitingEvent extends RequestEvent {
  /** What kind of event this is. */
  readonly type: 'waiting';
  /** The quota that is used up. */
  readonly quota: string;
  /** Milliseconds until there is room in the quota, as far as is known now. */
  readonly delayMs: number;
}

/** A request is on its way. */
export interface SentEvent extends RequestEvent {
  /** What kind of event this is. */
  readonly type: 'sent';
  /** From 1. */
  readonly attempt: number;
}

/** A request failed and will be sent again. */
export interface RetryingEvent extends RequestEvent {
  /** What kind of event this is. */
  readonly type: 'retrying';
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
  /**
   * `throttled`: too many requests. `concurrentModification`: another write to the API was under way. `transient`: the
   * service or the connection failed. `notVisible`: something that was made just now isn't found yet. `rolePending`: a role
   * that was made or set just now can't be used yet.
   */
  readonly reason: 'throttled' | 'concurrentModification' | 'transient' | 'notVisible' | 'rolePending';
  /** The name of the exception. */
  readonly error: string;
}

/** Something that a call made or changed can't be used yet, and what needs it waits. */
export interface PendingEvent extends RequestEvent {
  /** What kind of event this is. */
  readonly type: 'pending';
  /** In the service's words: `PENDING`, `UPDATING`, … */
  readonly state: string;
  /** Milliseconds that it has been waited for so far. */
  readonly waitedMs: number;
}

/** A plan begins to run. */
export interface PlannedEvent extends AnyEvent {
  /** What kind of event this is. */
  readonly type: 'planned';
  /** How many calls the plan has. */
  readonly calls: number;
  /** How long it takes at least, under the quotas. */
  readonly seconds: number;
}

/** One call of a plan has an outcome. */
export interface StepEvent extends AnyEvent {
  /** What became of the call. `skipped`: the plan ended before its turn came. */
  readonly type: 'succeeded' | 'failed' | 'skipped';
  /** The call. Its `input` can be read, and isn't enumerable: what prints or serialises the event leaves it out. */
  readonly call: PlannedCall;
  /** Why it failed. */
  readonly error?: unknown;
}

/** How far a plan has come. */
export interface ProgressEvent extends AnyEvent {
  /** What kind of event this is. */
  readonly type: 'progress';
  /** Calls that have succeeded. */
  readonly done: number;
  /** How many calls the plan has. */
  readonly total: number;
  /** Estimated from the quotas, for the calls that are left. */
  readonly etaSeconds: number;
}

/**
 * What happens while a gateway works. Events name what they are about and never hold what a request carries.
 */
export type GatewayEvent =
  | PlannedEvent
  | WaitingEvent
  | SentEvent
  | RetryingEvent
  | PendingEvent
  | StepEvent
  | ProgressEvent;

/**
 * Takes events as they happen. What it throws ends the work: it is the `cause` of the {@link ApplyError} of a plan that
 * has begun, and else thrown as it is. It isn't awaited: what a promise that it returns rejects with is nobody's.
 */
export type OnEvent = (event: GatewayEvent) => void;
