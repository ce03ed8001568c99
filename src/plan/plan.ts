import type { PlannedCall } from '../calls/planned-call.js';
import type { Change } from '../diff/change.js';
import type { Difference } from '../diff/diff.js';
import { needsDeployment } from '../diff/needs-deployment.js';
import type { Warning } from '../diff/warning.js';
import { assertNoProblems, optionProblems } from '../errors/options.js';
import { stageAddress } from '../kinds/stage.js';
import { deepFreeze } from '../plain.js';
import { estimate, type PlanEstimate, type RateLimit } from '../quotas/estimate.js';
import { type Imported, orderCalls } from './order-calls.js';
import { type PlanBasis, type PlanJson, planFormat } from './plan-json.js';
import { digestOfPlan, readPlan } from './read-plan.js';
import { type RenderOptions, renderOptions } from './rendering/options.js';
import { render } from './rendering/render.js';

/** What a plan is made from. */
export interface PlanParts {
  /** The name of the API. */
  readonly name: string;
  /** What was read to make the plan; a function where that takes its time, which is asked when somebody wants to know. */
  readonly basis: PlanBasis | (() => PlanBasis);
  /** The changes that the plan makes. */
  readonly difference: Difference;
  /** The ARN of the API. */
  readonly restApiArn?: string | undefined;
  /**
   * The start of the ARNs that tags are set on: `arn:aws:apigateway:eu-west-1::`.
   *
   * @defaultValue that of the API's ARN
   */
  readonly serviceArn?: string | undefined;
  /** What one import makes, instead of a call for each change. */
  readonly imported?: Imported | undefined;
  /** The quotas that the estimate goes by. */
  readonly limits: readonly RateLimit[];
  /** Warnings beside those of the difference. */
  readonly warnings?: readonly Warning[] | undefined;
  /** The stages that go on serving something else than what is live then. */
  readonly staleStages?: readonly string[] | undefined;
}

/**
 * What would be done to make the live API what a definition wants: the calls, in order, and why.
 *
 * Plain frozen data with a few questions it can answer. Making one sends nothing but reads.
 */
export class Plan {
  /** The name of the API. */
  readonly name: string;
  /** What differs, thing by thing. */
  readonly changes: readonly Change[];
  /** The calls, each after those that it depends on. */
  readonly calls: readonly PlannedCall[];
  /** What to know before applying; none of it stops the plan. */
  readonly warnings: readonly Warning[];
  /**
   * The stages that go on serving something else than what is live then, until the API is deployed to them: of an empty
   * plan, too. Those that the plan itself deploys to aren't among them.
   */
  readonly staleStages: readonly string[];
  readonly #estimate: PlanEstimate;
  readonly #basis: () => PlanBasis;

  private constructor(
    parts: Pick<Plan, 'name' | 'changes' | 'calls' | 'warnings' | 'staleStages'> &
      Pick<PlanParts, 'basis'> & { readonly estimate: PlanEstimate },
  ) {
    this.name = parts.name;
    let basis: PlanBasis | undefined;
    this.#basis = () => {
      basis ??= deepFreeze(typeof parts.basis === 'function' ? parts.basis() : parts.basis);
      return basis;
    };
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
   * @throws {@link PlanError} `plan.circular` when the changes wait for one another.
   */
  static of({
    name,
    basis,
    difference,
    restApiArn,
    serviceArn = restApiArn?.slice(0, restApiArn.indexOf('/')),
    imported,
    limits,
    warnings = [],
    staleStages = [],
  }: PlanParts): Plan {
    const { changes } = difference;
    const calls = orderCalls(changes, { ids: difference.ids, foundIds: difference.foundIds, serviceArn, imported });
    return new Plan({
      name,
      basis,
      changes,
      calls,
      warnings: [...difference.warnings, ...warnings],
      estimate: estimate(calls, limits),
      staleStages: [...staleStages],
    });
  }

  /**
   * Reads what {@link toJSON} wrote: a plan that was made, looked at and approved somewhere else.
   *
   * The digest in it guards against mistakes: a plan that was cut, merged or edited is refused. Whoever can write the file
   * can write a digest too, so keep it where only those can write who may deploy.
   *
   * @param json - the text, or the values in it.
   * @throws {@link PlanError} `plan.unreadable` when it isn't the JSON of a plan of this format, with what is wrong
   * where; `plan.tampered` when it was changed after it was made, or would send what no plan sends.
   */
  static fromJSON(json: unknown): Plan {
    return new Plan(readPlan(json));
  }

  /** Whether `value` is a plan that this copy of the package made or read. */
  static isPlan(value: unknown): value is Plan {
    return typeof value === 'object' && value !== null && #estimate in value;
  }

  /** What was read to make the plan: applying it reads the same again, and refuses a plan that no longer fits. */
  get basis(): PlanBasis {
    return this.#basis();
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
    if (this.staleStages.length > 0) return true;
    // What declared stages serve was looked at: it is what the plan brings about, or they are deployed to.
    if (Object.keys(this.basis.states ?? {}).some((address) => address.startsWith(stageAddress('')))) return false;
    return (
      this.changes.some(needsDeployment) &&
      !this.changes.some(({ kind, action }) => kind === 'Deployment' && action === 'create')
    );
  }

  /**
   * The plan for people: what is created (`+`), changed (`~`, operation by operation) and deleted (`-`).
   *
   * JSON is compared member by member, templates line by line. Credentials are hidden, unless `secrets` asks for them;
   * control, bidirectional and invisible characters are escaped.
   *
   * @throws {@link OptionsError} `render.options` with everything that is wrong with the options.
   * @example
   * plan.render({ format: 'markdown' }); // for a comment on a pull request
   */
  render(options: RenderOptions = {}): string {
    assertNoProblems('render', 'plan.render()', optionProblems('render', renderOptions, options));
    return render(this.toJSON(), options);
  }

  /**
   * The plan for machines; {@link Plan.fromJSON} reads it back. It holds all that is sent, the credentials in integrations
   * and templates too: keep it as you keep the code that has them.
   */
  toJSON(): PlanJson {
    const { name, basis, isEmpty, requiresRedeploy, staleStages, warnings, changes, calls } = this;
    const content = {
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
    return { format: planFormat, digest: digestOfPlan(content), ...content };
  }
}
