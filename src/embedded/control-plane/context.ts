import type { QuotaSettings } from '@aws-sdk/client-api-gateway';
import type { OperationInput, OperationName, OperationOutput } from '../../calls/call.js';
import type { Clock } from '../../clock.js';
import type { IntegrationOptions } from '../invoke/integration-options.js';
import type { Provisioning } from './provisioning.js';
import type { AccountState } from './state.js';

/** What requests to deployed APIs have left behind, as far as the control plane shows it or empties it. */
export interface Traffic {
  /** Forgets what the cache of a stage (`restApiId/stageName`) holds. */
  flushCache(stage: string): void;
  /** Forgets what authorizers said on a stage (`restApiId/stageName`). */
  flushAuthorizers(stage: string): void;
  /** What a key used of a plan on a day (`2026-11-28`), and what was left of the quota when the day ended. */
  usageOn(
    key: PlanKey,
    quota: QuotaSettings | undefined,
    day: string,
  ): { readonly used: number; readonly remaining: number };
  /** Sets what is left of the quota's period that a day is in. */
  setRemaining(key: PlanKey, quota: QuotaSettings | undefined, day: string, requests: number): void;
}

/** Which key of which usage plan. */
export interface PlanKey {
  readonly usagePlanId: string;
  readonly keyId: string;
}

/** What an operation works on. */
export interface Context {
  readonly state: AccountState;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly provisioning: Provisioning;
  readonly integrations: IntegrationOptions;
  readonly traffic: Traffic;
  /** A new identifier of `length` characters, unlike any before. */
  newId(length?: number): string;
  /** The present moment, in the whole seconds that the service's dates have. */
  date(): Date;
}

type Answer<Output> = Partial<Omit<Output, '$metadata'>>;

/** Operations by name: decoded input in, output out; refusals are thrown. */
export type Operations = {
  readonly [Operation in OperationName]?: (
    context: Context,
    input: OperationInput<Operation>,
  ) => Answer<OperationOutput<Operation>>;
};

/**
 * Operations that wait for something outside of the state: a package, an endpoint. They read and write the state in one
 * go, so that no operation sees another half done.
 */
export type AsyncOperations = {
  readonly [Operation in OperationName]?: (
    context: Context,
    input: OperationInput<Operation>,
  ) => Promise<Answer<OperationOutput<Operation>>>;
};
