import { pruneOption } from '../diff/excepted.js';
import { a, type OptionTable, oneOf, shown } from '../errors/options.js';
import { type Strategy, strategies } from '../importing/modes.js';
import { isWhole } from '../plain.js';

/** How a plan is made. */
export interface PlanOptions {
  /** Which API the definition is about. @defaultValue the API that has its name, or else a new one */
  readonly restApiId?: string | undefined;
  /**
   * Also delete whole resources, methods, models, … that the definition doesn't have. Never stages or deployments.
   *
   * `except` names what stays: a path with everything below it (`'/tenants'`), a route (`'GET /pets'`), or another thing by
   * its address (`'model Pet'`).
   *
   * @defaultValue `false`
   */
  readonly prune?:
    | boolean
    | {
        /** The addresses of what stays. */
        readonly except: readonly string[];
      }
    | undefined;
  /**
   * Also say what is live and not in the definition: a warning `plan.unmanaged` for each of the API's parts, its stages and
   * documentation versions included.
   *
   * @defaultValue `false`
   */
  readonly reportUnmanaged?: boolean | undefined;
  /**
   * When the stages among what is planned are deployed to. `'stale'`: when what they serve isn't what is live; `'always'`:
   * also when it is, or can't be told; `false`: not at all.
   *
   * @defaultValue `'stale'`
   */
  readonly deploy?: 'stale' | 'always' | false | undefined;
  /**
   * Take away what is declared: an API with everything in it, or a stage where its API isn't listed, and the things beside
   * it. Attached and referenced things stay.
   *
   * @defaultValue `false`
   */
  readonly destroy?: true | undefined;
  /**
   * How the plan's changes of an API come about. `'calls'`: with a call for each of its parts. `'import'`: as an OpenAPI
   * document in one `PutRestApi`, and by calls what a document can't carry; an API that exists is overwritten where `prune`
   * says that the definition owns it whole, and otherwise merged with. `'auto'`: a new API by import where that is quicker
   * by 5 seconds or more under the quotas, everything else by calls. A document of more than 6 MB is never sent: the plan
   * goes by calls and says so.
   *
   * @defaultValue `'auto'`
   * @see https://docs.aws.amazon.com/apigateway/latest/api/API_PutRestApi.html
   */
  readonly strategy?: Strategy | undefined;
  /**
   * With `{ strategy: 'import' }`: import authorizers of an API that exists although the service may give them other ids,
   * which permissions of Lambda functions can name.
   *
   * @defaultValue `false`: such a plan is refused (`plan.import-new-ids`)
   */
  readonly allowNewIds?: boolean | undefined;
  /**
   * How many of the API's deployments stay of those that say what they hold, the newest: the plan deletes older ones.
   * Those that a stage or a canary serves stay always, and so do those that say nothing: other tools made them.
   *
   * @defaultValue all stay
   */
  readonly keepDeployments?: number | undefined;
  /**
   * The description of the plan's deployments; a stamp that says what they hold is added to it.
   *
   * @defaultValue the stamp alone
   */
  readonly deploymentDescription?: string | undefined;
  /**
   * Ends it early: requests under way are aborted and no more are sent. Planning only reads, so nothing is left half
   * done.
   *
   * @defaultValue none
   */
  readonly signal?: AbortSignal | undefined;
}

/** The checks of the options of `plan()`. */
export const planOptions: OptionTable<PlanOptions> = {
  restApiId: a.name,
  prune: pruneOption,
  reportUnmanaged: a.yesOrNo,
  keepDeployments: (value) =>
    isWhole(value) ? undefined : { message: `It must be a whole number from 0 on, not ${shown(value)}.` },
  deploy: (value) =>
    value === false || value === 'stale' || value === 'always'
      ? undefined
      : { message: `It must be 'stale', 'always' or false, not ${shown(value)}.` },
  destroy: (value) => (value === true ? undefined : { message: `It must be true, or left out, not ${shown(value)}.` }),
  strategy: oneOf(strategies),
  allowNewIds: a.yesOrNo,
  deploymentDescription: a.text,
  signal: a.signal,
};
