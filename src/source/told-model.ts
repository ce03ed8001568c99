import { OptionsError, shown } from '../errors/options.js';
import type { RestApiNode } from '../model/rest-api.js';
import { isRecord } from '../plain.js';

/** A model, or what has one: a snapshot, a definition. */
export type Told = RestApiNode | { readonly model: RestApiNode };

/** @throws OptionsError for what isn't a model and has none. */
export function toldModel(what: string, given: Told): RestApiNode {
  const model: unknown = isRecord(given) && 'model' in given ? given['model'] : given;
  if (isRecord(model) && model['kind'] === 'RestApi' && isRecord(model['resources']))
    return model as unknown as RestApiNode;
  throw new OptionsError('source', what, [
    {
      code: 'source.option',
      address: 'model',
      message: `It is a snapshot, a definition or a model of an API, not ${shown(given)}.`,
    },
  ]);
}
