/**
 * When two resource policies say the same. The service answers with something else than it was sent: with a list of one
 * as the one, and with members and texts in another order.
 *
 * @module
 */

import { isRecord, isSameData, mapValues } from '../plain.js';

/** Whether two policies, as JSON text, mean the same; of each the API's own ARN was shortened before. */
export function isSamePolicy(left: string, right: string): boolean {
  const one = parsed(left);
  return one !== undefined && isSameData(simplified(one), simplified(parsed(right)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The service says what is wrong with it.
  }
}

function simplified(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(simplified);
    return items.length === 1 ? items[0] : sortedTexts(items);
  }
  return isRecord(value) ? mapValues(value, simplified) : value;
}

/** Lists of actions, resources and principals are sets. */
function sortedTexts(list: readonly unknown[]): readonly unknown[] {
  return list.every((item) => typeof item === 'string') ? [...list].sort() : list;
}
