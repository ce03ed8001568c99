import { type OptionCheck, shown } from '../errors/options.js';
import { namedKinds } from '../kinds/index.js';
import { isRecord } from '../plain.js';
import type { RestApiNode } from './rest-api.js';

/** The members of a model that are records. */
const records = Object.freeze(['settings', 'resources', ...namedKinds]);

/** Whether a value is the model of an API, as definitions and snapshots have it. */
export function isModel(value: unknown): value is RestApiNode {
  if (!isRecord(value) || value['kind'] !== 'RestApi') return false;
  return records.every((member) => isRecord(value[member]));
}

/** The check of what should be the model of an API. */
export const modelCheck: OptionCheck = (value) => {
  if (isModel(value)) return undefined;
  return {
    message: `It must be the model of an API, not ${shown(value)}.`,
    hint: "Give the 'model' of a definition or of a snapshot.",
  };
};
