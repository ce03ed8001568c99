/**
 * What only the patch of a stage has: copies, method settings and the promotion of a canary.
 *
 * @module
 */

import { didYouMean } from '../errors/near.js';
import {
  a,
  type Complaint,
  type OptionCheck,
  type OptionTable,
  optionProblems,
  required,
  shown,
} from '../errors/options.js';
import { escapedToken } from '../plain.js';
import { methodSettings } from './between/method-settings.js';
import { PatchSteps } from './builder.js';
import { type Checked, checkCopy, checkOperation, problemOf, problemsOf } from './check.js';
import { methodPlaceProblem } from './method-place.js';

/** Settings by member, as responses name them. */
type Settings = Readonly<Record<string, unknown>>;

interface SettingsPoint<Patch> {
  replace(settings: Settings): Patch;
  unset(names: readonly string[], current: Settings | undefined): Patch;
  remove(): Patch;
}

interface PromoteOptions {
  readonly remove?: boolean;
}

const promoteOptions: OptionTable<PromoteOptions> = { remove: a.yesOrNo };

/** A copy has its own words for places that can't be copied. */
const copyMembers: OptionTable<{ from: unknown; path: unknown }> = {
  from: required(a.anything),
  path: required(a.anything),
};

const settingNames: OptionCheck = (names) =>
  Array.isArray(names) && names.every((name) => typeof name === 'string')
    ? undefined
    : { message: `It takes a list of the names of settings, not ${shown(names)}.` };

/** The patch of a stage. */
export class StagePatch extends PatchSteps {
  copy(copy: { readonly from: unknown; readonly path: unknown }): this {
    const problems = problemsOf(this.table, 'copy', optionProblems('patch', copyMembers, copy));
    return problems.length > 0 ? this.with(problems) : this.copied(copy.from, copy.path);
  }

  methodSettings(path: unknown, httpMethod: unknown): SettingsPoint<this> {
    const problem = this.#keyProblem(path, httpMethod);
    const key = problem ? '' : `/${path === '*' ? '*' : escapedToken(String(path))}/${String(httpMethod)}`;
    const step = (results: () => readonly Checked[]): this => this.with(problem ? [{ problem }] : results());
    return Object.freeze({
      replace: (settings: Settings) =>
        step(() => {
          const problem = a.record(settings);
          return problem === undefined ? this.#settingOperations(key, settings) : this.#complaints(key, problem);
        }),
      unset: (names: readonly string[], current: Settings | undefined) =>
        step(() => {
          const problem =
            settingNames(names) ?? (current === undefined || current === null ? undefined : a.record(current));
          if (problem !== undefined) return this.#complaints(key, problem);
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

  promoteCanary(options: PromoteOptions = {}): this {
    const { table } = this;
    const problems = problemsOf(table, 'promoteCanary', optionProblems('patch', promoteOptions, options));
    if (problems.length > 0) return this.with(problems);
    const { remove = false } = options;
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

  #complaints(key: string, complaint: Complaint): readonly Checked[] {
    return problemsOf(this.table, `methodSettings ${key}`, [{ code: 'patch.option', address: '', ...complaint }]);
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
    const known = methodSettings.map(({ member }) => member);
    const message = `There is no method setting called ${shown(name)}.`;
    const hint = didYouMean(String(name), known) ?? `The settings are ${known.join(', ')}.`;
    return [{ problem: problemOf('patch.method-settings', this.table, key, message, hint) }];
  }

  #keyProblem(path: unknown, httpMethod: unknown) {
    const refuse = (message: string) =>
      problemOf('patch.method-settings', this.table, `methodSettings ${shown(path)}, ${shown(httpMethod)}`, message);
    if (httpMethod === 'ANY') return refuse('A stage has no method settings for ANY: name each verb.');
    if ((path === '*') !== (httpMethod === '*')) {
      return refuse("'*' stands for the default of a stage only in both places: .methodSettings('*', '*').");
    }
    if (path === '*') return undefined;
    const message = methodPlaceProblem('methodSettings', path, httpMethod);
    return message === undefined ? undefined : refuse(message);
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
