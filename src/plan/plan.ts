import type { PlannedCall } from '../calls/planned-call.js';
import type { Change, ChangeKind } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import type { Warning } from '../diff/warning.js';
import type { NamedKind } from '../model/named-kinds.js';
import { deepFreeze } from '../plain.js';
import { estimate, type PlanEstimate, type RateLimit } from '../quotas/estimate.js';
import { PlanError } from './errors.js';
import { orderCalls } from './order-calls.js';
import { type RenderOptions, render } from './render.js';

/** What was read when a plan was made: applying the plan reads the same again, to see whether it still fits. */
export interface PlanBasis {
  /** The API that is changed; absent when the plan creates it. */
  readonly restApiId?: string;
  /** What was read beside resources. */
  readonly kinds: readonly NamedKind[];
  /** What the snapshot's fingerprint was; absent when there was no API. */
  readonly fingerprint?: string;
}

/** A plan as plain data, as {@link Plan.toJSON} writes and {@link Plan.fromJSON} reads it. */
export interface PlanJson {
  readonly format: typeof planFormat;
  /** The name of the API. */
  readonly name: string;
  readonly basis: PlanBasis;
  readonly isEmpty: boolean;
  readonly requiresRedeploy: boolean;
  readonly staleStages: readonly string[];
  readonly estimate: PlanEstimate;
  readonly warnings: readonly Warning[];
  readonly changes: readonly Change[];
  readonly calls: readonly PlannedCall[];
}

/** What a plan is made from. */
export interface PlanParts {
  readonly name: string;
  readonly basis: PlanBasis;
  readonly difference: Difference;
  /** The ARN that tags are set on. */
  readonly restApiArn?: string | undefined;
  /** The quotas that the estimate goes by. */
  readonly limits: readonly RateLimit[];
  /** Warnings beside those of the difference. */
  readonly warnings?: readonly Warning[] | undefined;
  /** The names of the stages that the API is deployed to. */
  readonly stages?: readonly string[] | undefined;
}

const planFormat = 'fluent-apigateway.plan/1';

/** Kinds of thing whose changes reach a stage at once; all others wait for a deployment. */
const effectiveAtOnce: ReadonlySet<ChangeKind> = new Set(['Tags']);

/**
 * What would be done to make the live API what a definition wants: the calls, in order, and why.
 *
 * Plain frozen data with a few questions it can answer. Making one sends nothing but reads.
 */
export class Plan {
  /** The name of the API. */
  readonly name: string;
  readonly basis: PlanBasis;
  /** What differs, thing by thing. */
  readonly changes: readonly Change[];
  /** The calls, each after those that it depends on. */
  readonly calls: readonly PlannedCall[];
  /** What to know before applying; none of it stops the plan. */
  readonly warnings: readonly Warning[];
  /** The stages that go on serving what was deployed before, until the API is deployed to them again. */
  readonly staleStages: readonly string[];
  readonly #estimate: PlanEstimate;

  private constructor(
    parts: Pick<Plan, 'name' | 'basis' | 'changes' | 'calls' | 'warnings' | 'staleStages'> & {
      readonly estimate: PlanEstimate;
    },
  ) {
    this.name = parts.name;
    this.basis = deepFreeze(parts.basis);
    this.changes = deepFreeze(parts.changes);
    this.calls = deepFreeze(parts.calls);
    this.warnings = deepFreeze(parts.warnings);
    this.#estimate = deepFreeze(parts.estimate);
    this.staleStages = deepFreeze(parts.staleStages);
    Object.freeze(this);
  }

  /**
   * Puts the calls of a difference in order.
   *
   * @throws PlanError `plan.circular` when the changes wait for one another.
   */
  static of({ name, basis, difference, restApiArn, limits, warnings = [], stages = [] }: PlanParts): Plan {
    const { changes } = difference;
    const calls = orderCalls(changes, { ids: difference.ids, foundIds: difference.foundIds, restApiArn });
    return new Plan({
      name,
      basis,
      changes,
      calls,
      warnings: [...difference.warnings, ...warnings],
      estimate: estimate(calls, limits),
      staleStages: needsDeployment(changes) ? [...stages] : [],
    });
  }

  /**
   * Reads what {@link toJSON} wrote: a plan that was made, looked at and approved somewhere else.
   *
   * @throws PlanError `plan.unreadable` when `json` isn't a plan of this format.
   */
  static fromJSON(json: unknown): Plan {
    const { format, ...parts } = ((typeof json === 'string' ? parse(json) : json) ?? {}) as Partial<PlanJson>;
    const { name, basis, changes, calls, warnings, estimate: seconds, staleStages } = parts;
    if (format !== planFormat || typeof name !== 'string') throw unreadable();
    if (!isObject(basis) || !Array.isArray(basis.kinds) || !isObject(seconds)) throw unreadable();
    if (!isListOf(changes, isObject) || !isListOf(warnings, isObject)) throw unreadable();
    if (!isListOf(staleStages, (stage) => typeof stage === 'string')) throw unreadable();
    if (!isListOf(calls, isObject) || !isInOrder(calls)) throw unreadable();
    return new Plan({ name, basis, changes, calls, warnings, estimate: seconds, staleStages });
  }

  /** Whether the live API is what the definition wants already. */
  get isEmpty(): boolean {
    return this.calls.length === 0;
  }

  /**
   * How many calls, how many seconds they take at least under the account's quotas, and which quota takes longest.
   *
   * @example
   * plan.estimate(); // { calls: 1501, seconds: 146.1, bottleneck: 'all operations' }
   */
  estimate(): PlanEstimate {
    return this.#estimate;
  }

  /**
   * Whether callers see the changes only after the next deployment.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/updating-api.html
   */
  get requiresRedeploy(): boolean {
    return needsDeployment(this.changes);
  }

  /** The plan for people: what is created (`+`), changed (`~`, operation by operation) and deleted (`-`). */
  render(options: RenderOptions = {}): string {
    return render(this, options);
  }

  /** The plan for machines; {@link Plan.fromJSON} reads it back. */
  toJSON(): PlanJson {
    const { name, basis, isEmpty, requiresRedeploy, staleStages, warnings, changes, calls } = this;
    return {
      format: planFormat,
      name,
      basis,
      isEmpty,
      requiresRedeploy,
      staleStages,
      estimate: this.#estimate,
      warnings,
      changes,
      calls,
    };
  }
}

function needsDeployment(changes: readonly Change[]): boolean {
  return changes.some(({ kind }) => !effectiveAtOnce.has(kind));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isListOf<Item>(list: readonly Item[] | undefined, isItem: (item: Item) => boolean): list is readonly Item[] {
  return Array.isArray(list) && list.every(isItem);
}

/** Whether every call stands behind those that it depends on. */
function isInOrder(calls: readonly PlannedCall[]): boolean {
  const before = new Set<string>();
  return calls.every(({ id, dependsOn }) => {
    const isNext = !before.has(id) && Array.isArray(dependsOn) && dependsOn.every((other) => before.has(other));
    before.add(id);
    return isNext;
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause?: unknown): PlanError {
  return new PlanError('This is not the JSON of a plan.', {
    code: 'plan.unreadable',
    hint: `Give what plan.toJSON() wrote; its format is '${planFormat}'.`,
    cause,
  });
}
