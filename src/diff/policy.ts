/**
 * When two resource policies say the same. The service answers with more than it was sent: it writes the API's own ARN
 * out, and a list of one as the one.
 *
 * @module
 */

/** Whether two policies, as JSON text, mean the same for this API. */
export function isSamePolicy(left: string, right: string, restApiId: string): boolean {
  const [one, other] = [parsed(left), parsed(right)];
  return one !== undefined && other !== undefined && canonical(one, restApiId) === canonical(other, restApiId);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function canonical(policy: unknown, restApiId: string): string {
  const ownArn = new RegExp(`^arn:[^:]*:execute-api:[^:]*:[^:]*:${restApiId}/`);
  return JSON.stringify(policy, (_key, value: unknown) => {
    if (typeof value === 'string') return value.replace(ownArn, 'execute-api:/');
    if (Array.isArray(value)) return value.length === 1 ? value[0] : sortedTexts(value);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}

/** Lists of actions, resources and principals are sets. */
function sortedTexts(list: readonly unknown[]): readonly unknown[] {
  return list.every((item) => typeof item === 'string') ? [...list].sort() : list;
}
