/**
 * A model as the module that defines it.
 *
 * @module
 */

import type { Problem } from '../errors/errors.js';
import { a, assertNoProblems, optionProblems } from '../errors/options.js';
import { noThings } from '../model/account.js';
import { normaliseRestApi } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { deepFreeze } from '../plain.js';
import { lossesBetween } from './losses.js';
import { moduleOf } from './module.js';
import { type Settled, settle } from './settle.js';
import type { ToldThings } from './things.js';
import { type Told, toldModel } from './told-model.js';

/** How source is written. */
export interface SourceOptions {
  /** Put templates and documents of more than ten lines into files of their own. @defaultValue `false` */
  readonly split?: boolean;
  /** Write what the service fills in by itself, too. @defaultValue `false` */
  readonly explicit?: boolean;
}

/** A model as source. */
export interface Source {
  /**
   * What each file holds, by its path; `api.ts` has the definition as its default export, or a list of it, its stages and
   * what goes with it, as plans take it.
   */
  readonly files: Readonly<Record<string, string>>;
  /** What the source doesn't say, and the secrets that it leaves out. */
  readonly losses: readonly Problem[];
}

/**
 * Writes the TypeScript module that defines an API: what `gateway.snapshot()` read, or any other model; with stages, usage
 * plans, keys, domain names and VPC links, where they were read, too.
 *
 * The module passes `tsc --strict`, and a formatter with single quotes and 120 columns changes nothing in it. What the
 * builder can't say stands in it as a comment, and in `losses`. A credential is read from the environment instead.
 *
 * @throws {@link OptionsError} `source.options` for options or a model that it can't work with.
 *
 * @example
 * const { files, losses } = toSource(await gateway.snapshot(restApiId));
 * for (const [path, content] of Object.entries(files)) await writeFile(path, content, { flag: 'wx' });
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/api/API_RestApi.html
 */
export function toSource(api: Told, options: SourceOptions = {}): Source {
  assertNoProblems(
    'source',
    'toSource()',
    optionProblems<SourceOptions>('source', { split: a.yesOrNo, explicit: a.yesOrNo }, options),
  );
  const { model: given, things = noThings, losses: known = [] } = toldModel('toSource()', api);
  const { split = false, explicit = false } = options;
  const normal = normaliseRestApi(given);
  const model = explicit ? given : normal;
  const told = { apart: normal, things };
  const settled = settledWithFewestLosses(model, told, explicit);
  const { writer, running, definition, losses: ofApi } = settled;
  writer.others(told, { constant: definition.name, name: model.name });
  const others = writer.taken();
  const losses = [...known, ...ofApi, ...writer.losses(told, running)];
  const { files, secrets } = moduleOf({ ...settled, others }, losses, split);
  return deepFreeze({ files, losses: [...losses, ...secrets] });
}

/** What most routes say is said once, as far as nothing is lost by that. */
function settledWithFewestLosses(
  model: RestApiNode,
  told: ToldThings,
  explicit: boolean,
): Settled & { readonly losses: readonly Problem[] } {
  const settled = (shares: boolean) => {
    const one = settle(model, told, { explicit, shares });
    return { ...one, losses: lossesBetween(model, one.defined.model) };
  };
  const shared = settled(!explicit);
  if (shared.losses.length === 0 || explicit) return shared;
  const single = settled(false);
  return shared.losses.length > single.losses.length ? single : shared;
}
