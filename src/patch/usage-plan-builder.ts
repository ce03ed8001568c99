/**
 * What only the patch of a usage plan has: stages of APIs, and what their methods take.
 *
 * @module
 */

import { PatchSteps } from './builder.js';
import { type Checked, checkOperation } from './check.js';

interface ThrottlePoint<Patch> {
  replace(limits: Readonly<Record<string, unknown>>): Patch;
  remove(): Patch;
}

interface StagePoint<Patch> {
  add(): Patch;
  remove(): Patch;
  throttle(path?: unknown, httpMethod?: unknown): Pick<ThrottlePoint<Patch>, 'remove'>;
}

/** The patch of a usage plan. */
export class UsagePlanPatch extends PatchSteps {
  apiStage({ restApiId, stage }: { readonly restApiId: unknown; readonly stage: unknown }): StagePoint<this> {
    const name = `${String(restApiId)}:${String(stage)}`;
    return Object.freeze({
      add: () => this.add('/apiStages', name),
      remove: () => this.remove('/apiStages', name),
      throttle: (path?: unknown, httpMethod?: unknown) => this.#throttle(name, path, httpMethod),
    });
  }

  #throttle(
    name: string,
    path: unknown,
    httpMethod: unknown,
  ): Partial<ThrottlePoint<this>> & Pick<ThrottlePoint<this>, 'remove'> {
    const all = `/apiStages/${name}/throttle`;
    if (path === undefined) return Object.freeze({ remove: () => this.remove(all) });
    // The service wants the path of the resource raw, with its leading slash, so two slashes stand in a row.
    const key = `${all}/${String(path)}/${String(httpMethod)}`;
    return Object.freeze({
      replace: (limits: Readonly<Record<string, unknown>>) =>
        this.with(
          Object.entries(limits)
            .filter(([, limit]) => limit !== undefined)
            .map(([limit, value]): Checked => checkOperation(this.table, 'replace', `${key}/${limit}`, [value])),
        ),
      remove: () => this.remove(key),
    });
  }
}
