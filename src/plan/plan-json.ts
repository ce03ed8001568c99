import type { PlannedCall } from '../calls/planned-call.js';
import type { Change } from '../diff/change.js';
import type { Warning } from '../diff/warning.js';
import type { ApartList, NamedKind } from '../kinds/index.js';
import type { AccountKeys } from '../model/account.js';
import type { PlanEstimate } from '../quotas/estimate.js';

/** The format of a plan's JSON, with its version. */
export const planFormat = 'fluent-apigateway.plan/2';

/** What was read when a plan was made: applying the plan reads the same again, to see whether it still fits. */
export interface PlanBasis {
  /** The API that is changed; absent when the plan creates it. */
  readonly restApiId?: string;
  /** What was read besides resources. */
  readonly kinds: readonly (NamedKind | ApartList)[];
  /**
   * How everything was that the plan reads or writes, by its address: a fingerprint, or `null` for what wasn't there.
   * Absent when there was no API.
   */
  readonly states?: Readonly<Record<string, string | null>>;
  /** Whether that is all of the API, so that whatever is new is a change, too. */
  readonly whole?: boolean;
  /** `true` for a plan that is about no API. */
  readonly withoutApi?: true;
  /** What was read besides the API; absent where nothing was. */
  readonly account?: {
    /** Whose things were read: their names, by list. */
    readonly keys: AccountKeys;
    /** The fingerprint of all of it. */
    readonly fingerprint: string;
    /** A fingerprint of each thing, and of each API that is named, by address. */
    readonly states?: Readonly<Record<string, string>>;
    /** The ids of the APIs that it names, by name. */
    readonly restApis?: Readonly<Record<string, string>>;
  };
}

/** What a plan says and sends. */
export interface PlanContent {
  /** The name of the API. */
  readonly name: string;
  /** What was read to make the plan, to see later whether it still fits. */
  readonly basis: PlanBasis;
  /** Whether the live API is already what the definition wants: there are no calls. */
  readonly isEmpty: boolean;
  /** Whether callers see the changes only after the next deployment. */
  readonly requiresRedeploy: boolean;
  /** The names of the stages that go on serving something else than what is live then. */
  readonly staleStages: readonly string[];
  /** How many calls, and how many seconds they take at least. */
  readonly estimate: PlanEstimate;
  /** What to know before applying; none of it stops the plan. */
  readonly warnings: readonly Warning[];
  /** What differs, thing by thing. */
  readonly changes: readonly Change[];
  /** The calls, each after those that it depends on. */
  readonly calls: readonly PlannedCall[];
}

/** A plan as plain data, as {@link Plan.toJSON} writes and {@link Plan.fromJSON} reads it. */
export interface PlanJson extends PlanContent {
  /** The format and its version: a plan of another version is refused. */
  readonly format: typeof planFormat;
  /** A SHA-256 over everything else in here: it shows that a plan was changed after it was made. */
  readonly digest: string;
}
