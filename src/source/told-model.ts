import type { Problem } from '../errors/errors.js';
import { OptionsError, shown } from '../errors/options.js';
import { collect, type Plannable } from '../gateway/desired.js';
import type { KindNode } from '../kinds/kind.js';
import { type AccountThings, thingsOfAccount } from '../model/account.js';
import { isModel } from '../model/model-check.js';
import { normaliseListed } from '../model/normalise.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isRecord, mapValues, withoutUndefined } from '../plain.js';

/** A model with what goes with it: a snapshot, what a stage serves, a definition. */
export interface ToldModel {
  /** The API. */
  readonly model: RestApiNode;
  /** What goes with the API. @defaultValue nothing */
  readonly things?: AccountThings;
  /** What is known to be missing already: it is told along with what the source doesn't say. */
  readonly losses?: readonly Problem[];
}

/** A model, what has one, or a list as plans take it: a definition, its stages, and what goes with it. */
export type Told = RestApiNode | ToldModel | readonly Plannable[];

/** @throws {@link OptionsError} for what isn't a model and has none. */
export function toldModel(what: string, given: Told): ToldModel {
  const { model, things, losses } = partsOf(given);
  if (!isModel(model)) {
    throw new OptionsError('source', what, [
      {
        code: 'source.option',
        address: 'model',
        message: `It must be a snapshot, a definition or a model of an API, or a list with one of them, not ${shown(given)}.`,
      },
    ]);
  }
  return withoutUndefined<ToldModel>({
    model,
    things: things && normalised(things),
    losses,
  });
}

function partsOf(given: Told): {
  readonly model?: unknown;
  readonly things?: AccountThings;
  readonly losses?: readonly Problem[];
} {
  if (isList(given)) {
    if (!given.every(isRecord)) return {};
    const { api, things } = collect(given);
    return { model: api, things };
  }
  if (!isRecord(given) || !hasModel(given)) return { model: given };
  const { model, ...rest } = given;
  return { model: isRecord(model) && isRecord(model.stages) ? withoutServed(model) : model, ...rest };
}

const isList = (given: Told): given is readonly Plannable[] => Array.isArray(given);

const hasModel = (given: RestApiNode | ToldModel): given is ToldModel => 'model' in given;

/** Of stages that were read it isn't said what they serve: plans deploy what is live. */
function withoutServed(model: RestApiNode): RestApiNode {
  const stages = mapValues(model.stages, ({ deploymentId: _, ...stage }) => stage);
  return { ...model, stages };
}

function normalised(things: AccountThings): AccountThings {
  return thingsOfAccount((list, kind) => {
    const nodes: Readonly<Record<string, KindNode>> = things[list];
    return mapValues(nodes, (node) => normaliseListed(kind, node));
  });
}
