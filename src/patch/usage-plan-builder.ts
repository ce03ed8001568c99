/**
 * What only the patch of a usage plan has: stages of APIs, and what their methods take.
 *
 * @module
 */

import { a, type OptionTable, optionProblems, required } from '../errors/options.js';
import { PatchSteps } from './builder.js';
import type { ApiStageIdentifiers } from './builder-types.js';
import { type Checked, checkOperation, problemOf, problemsOf } from './check.js';
import { methodPlaceProblem } from './method-place.js';

interface ThrottlePoint<Patch> {
  replace(limits: Limits): Patch;
  remove(): Patch;
}

interface Limits {
  readonly rateLimit?: number;
  readonly burstLimit?: number;
}

interface StagePoint<Patch> {
  add(): Patch;
  remove(): Patch;
  throttle(path?: unknown, httpMethod?: unknown): Pick<ThrottlePoint<Patch>, 'remove'>;
}

const apiStageMembers: OptionTable<ApiStageIdentifiers> = { restApiId: required(a.name), stage: required(a.name) };

/** The values of limits have their own words. */
const limitNames: OptionTable<Limits> = { rateLimit: a.anything, burstLimit: a.anything };

/** The patch of a usage plan. */
export class UsagePlanPatch extends PatchSteps {
  apiStage(apiStage: ApiStageIdentifiers): StagePoint<this> {
    const problems = problemsOf(this.table, 'apiStage', optionProblems('patch', apiStageMembers, apiStage));
    const name = problems.length > 0 ? '' : `${apiStage.restApiId}:${apiStage.stage}`;
    const step = (make: () => this): this => (problems.length > 0 ? this.with(problems) : make());
    return Object.freeze({
      add: () => step(() => this.add('/apiStages', name)),
      remove: () => step(() => this.remove('/apiStages', name)),
      throttle: (...method: readonly unknown[]) => this.#throttle(name, method, step),
    });
  }

  #throttle(
    name: string,
    method: readonly unknown[],
    step: (make: () => this) => this,
  ): Partial<ThrottlePoint<this>> & Pick<ThrottlePoint<this>, 'remove'> {
    const all = `/apiStages/${name}/throttle`;
    const [path, httpMethod] = method;
    if (path === undefined && httpMethod === undefined) {
      return Object.freeze({ remove: () => step(() => this.remove(all)) });
    }
    const problem = methodPlaceProblem('throttle', path, httpMethod);
    const refused: readonly Checked[] =
      problem === undefined ? [] : [{ problem: problemOf('patch.unknown-path', this.table, 'throttle', problem) }];
    const placed = (make: () => this): this => step(() => (refused.length > 0 ? this.with(refused) : make()));
    // The service wants the path of the resource raw, with its leading slash, so two slashes stand in a row.
    const key = refused.length > 0 ? '' : `${all}/${String(path)}/${String(httpMethod)}`;
    return Object.freeze({
      replace: (limits: Limits) =>
        placed(() => {
          const problems = problemsOf(this.table, 'throttle', optionProblems('patch', limitNames, limits));
          if (problems.length > 0) return this.with(problems);
          const given = Object.entries(limits).filter(([, limit]) => limit !== undefined);
          return this.with(
            given.map(([limit, value]) => checkOperation(this.table, 'replace', `${key}/${limit}`, [value])),
          );
        }),
      remove: () => placed(() => this.remove(key)),
    });
  }
}
