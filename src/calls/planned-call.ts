import type { Call } from './call.js';

/** What a planned call does to the thing at its address; `read`: it brings the ids of what an import made. */
export type PlannedAction = (typeof plannedActions)[number];

export const plannedActions = Object.freeze(['create', 'update', 'replace', 'delete', 'read'] as const);

/** A call in a plan: what to send, and what must have succeeded before. */
export type PlannedCall = Call & {
  /** Unique in the plan. */
  readonly id: string;
  /** What the call does to the thing at its address. */
  readonly action: PlannedAction;
  /** The `id`s of the calls that must have succeeded first; always calls that stand earlier in the plan. */
  readonly dependsOn: readonly string[];
  /** The method that the call belongs to (`GET /pets`): two calls of one method never overlap. */
  readonly method?: string;
};
