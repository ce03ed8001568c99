/**
 * What only the patch of a stage has: copies, method settings and the promotion of a canary.
 *
 * @module
 */

import { httpMethods } from '../model/method.js';
import { shown } from './between/comparison.js';
import { methodSettings } from './between/method-settings.js';
import { PatchSteps } from './builder.js';
import { type Checked, checkCopy, checkOperation, problemOf } from './check.js';
import { escapePathSegment } from './pointer.js';

/** Settings by member, as answers name them. */
type Settings = Readonly<Record<string, unknown>>;

interface SettingsPoint<Patch> {
  replace(settings: Settings): Patch;
  unset(names: readonly string[], current: Settings | undefined): Patch;
  remove(): Patch;
}

/** The patch of a stage. */
export class StagePatch extends PatchSteps {
  copy({ from, path }: { readonly from: unknown; readonly path: unknown }): this {
    return this.copied(from, path);
  }

  methodSettings(path: unknown, httpMethod: unknown): SettingsPoint<this> {
    const problem = this.#keyProblem(path, httpMethod);
    const key = `/${path === '*' ? '*' : escapePathSegment(String(path))}/${String(httpMethod)}`;
    const step = (results: () => readonly Checked[]): this => this.with(problem ? [{ problem }] : results());
    return Object.freeze({
      replace: (settings: Settings) => step(() => this.#settingOperations(key, settings)),
      unset: (names: readonly string[], current: Settings | undefined) =>
        step(() => {
          const unknown = names.flatMap((name) => this.#nameProblem(key, name));
          if (!current) return unknown;
          return [
            ...unknown,
            checkOperation(this.table, 'remove', key, []),
            ...this.#settingOperations(key, kept(names, current)),
          ];
        }),
      remove: () => step(() => [checkOperation(this.table, 'remove', key, [])]),
    });
  }

  promoteCanary({ remove = false }: { readonly remove?: boolean } = {}): this {
    const { table } = this;
    // The copies stand first: setting the share of the traffic would make a canary where there is none, and the
    // promotion of nothing would pass unnoticed.
    return this.with([
      checkCopy(table, '/canarySettings/deploymentId', '/deploymentId'),
      checkCopy(table, '/canarySettings/stageVariableOverrides', '/variables'),
      remove
        ? checkOperation(table, 'remove', '/canarySettings', [])
        : checkOperation(table, 'replace', '/canarySettings/percentTraffic', [0]),
    ]);
  }

  #settingOperations(key: string, settings: Settings): Checked[] {
    const unknown = Object.keys(settings).flatMap((name) => this.#nameProblem(key, name));
    const known = methodSettings.flatMap(({ member, suffix }) =>
      settings[member] === undefined
        ? []
        : [checkOperation(this.table, 'replace', `${key}/${suffix}`, [settings[member]])],
    );
    return [...unknown, ...known];
  }

  #nameProblem(key: string, name: string): Checked[] {
    if (methodSettings.some(({ member }) => member === name)) return [];
    const known = methodSettings.map(({ member }) => member).join(', ');
    const message = `There is no method setting called '${name}'.`;
    return [{ problem: problemOf('patch.method-settings', this.table, key, message, `The settings are ${known}.`) }];
  }

  #keyProblem(path: unknown, httpMethod: unknown) {
    const refuse = (message: string) =>
      problemOf('patch.method-settings', this.table, `methodSettings ${shown(path)}, ${shown(httpMethod)}`, message);
    if (httpMethod === 'ANY') return refuse('A stage has no method settings for ANY: name each verb.');
    if ((path === '*') !== (httpMethod === '*')) {
      return refuse("'*' stands for the default of a stage only in both places: .methodSettings('*', '*').");
    }
    if (path === '*') return undefined;
    if (typeof path !== 'string' || !path.startsWith('/')) {
      return refuse(`The path of a resource begins with '/': write '/${String(path)}'.`);
    }
    return httpMethods.some((method) => method === httpMethod)
      ? undefined
      : refuse(`${shown(httpMethod)} is not a verb that a method can have.`);
  }
}

/** What is left of the settings; what the service answers where nothing was set isn't set again. */
function kept(names: readonly string[], current: Settings): Settings {
  const left = methodSettings.filter(({ member, rule }) => {
    const value = current[member];
    const isSet =
      value !== undefined && value !== null && !(typeof value === 'number' && rule.readsUnset?.includes(value));
    return isSet && !names.includes(member);
  });
  return Object.fromEntries(left.map(({ member }) => [member, current[member]]));
}
