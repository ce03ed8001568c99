import { optionalPackage } from '../optional-packages.js';

/** Finds a value by a JSONPath expression; `undefined` where it leads nowhere. */
export type JsonPath = (json: unknown, expression: string) => unknown;

/** Expressions that may find many values give a list, whatever they find. */
const isIndefinite = /\.\.|\*|\?\(|\[[^\]'"]*[:,][^\]]*\]|\['[^']*'\s*,/;

/** JSONPath as API Gateway has it: scripts are not run, filters are. */
export async function jsonPathEngine(): Promise<JsonPath> {
  const { JSONPath } = await optionalPackage('jsonpath-plus', 'to evaluate JSONPath expressions');
  return (json, expression) => {
    const path = expression
      .trim()
      .replace(/^(?!\$)/, '$.')
      .replaceAll('.[', '[');
    if (path === '$') return json;
    if (typeof json !== 'object' || json === null) return undefined;
    const found = JSONPath({ path, json, wrap: true, eval: 'safe' }) as readonly unknown[];
    return isIndefinite.test(path) ? found : found[0];
  };
}
