/**
 * When two resource policies say the same. The service answers with more than it was sent: it writes the API's own ARN
 * out, and a list of one as the one.
 *
 * @module
 */

import { isRecord } from '../plain.js';

/** Whether two policies, as JSON text, mean the same for this API; one that is still to be made has no ARN. */
export function isSamePolicy(left: string, right: string, restApiId: string | undefined): boolean {
  const [one, other] = [parsed(left), parsed(right)];
  return one !== undefined && other !== undefined && canonical(one, restApiId) === canonical(other, restApiId);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The service says what is wrong with it.
  }
}

function canonical(policy: unknown, restApiId: string | undefined): string {
  const ownArn = restApiId === undefined ? undefined : new RegExp(`^arn:[^:]*:execute-api:[^:]*:[^:]*:${restApiId}/`);
  const simplify = (value: unknown): unknown => {
    if (typeof value === 'string') return ownArn === undefined ? value : value.replace(ownArn, 'execute-api:/');
    if (Array.isArray(value)) {
      const items = value.map(simplify);
      return items.length === 1 ? items[0] : sortedTexts(items);
    }
    if (!isRecord(value)) return value;
    const members = Object.entries(value).map(([key, member]) => [key, simplify(member)] as const);
    return Object.fromEntries(members.sort(([left], [right]) => (left < right ? -1 : 1)));
  };
  return JSON.stringify(simplify(policy));
}

/** Lists of actions, resources and principals are sets. */
function sortedTexts(list: readonly unknown[]): readonly unknown[] {
  return list.every((item) => typeof item === 'string') ? [...list].sort() : list;
}
