import type { OperationInput, OperationName, OperationOutput } from '../../calls/call.js';
import type { Clock } from '../../clock.js';
import type { IntegrationOptions } from '../invoke/integration-options.js';
import type { Provisioning } from './provisioning.js';
import type { AccountState } from './state.js';

/** What an operation works on. */
export interface Context {
  readonly state: AccountState;
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly provisioning: Provisioning;
  readonly integrations: IntegrationOptions;
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
