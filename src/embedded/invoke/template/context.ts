import type { JsonObject } from '../../json.js';
import type { Overrides } from '../overrides.js';
import { SilentMap } from './java-text.js';

/** `$context`: as text it is nothing, and so is every map in it. */
export function contextMap(context: JsonObject, { requestOverride, responseOverride }: Overrides): SilentMap {
  return new SilentMap([...silent(context), ...Object.entries({ requestOverride, responseOverride })]);
}

const silent = (object: object): SilentMap =>
  new SilentMap(
    Object.entries(object).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'object' && value !== null && !Array.isArray(value) ? silent(value) : value,
    ]),
  );
