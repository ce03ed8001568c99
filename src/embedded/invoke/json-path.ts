import { optionalPackage } from '../optional-packages.js';

/** Finds a value by a JSONPath expression; `undefined` where it leads nowhere. */
export type JsonPath = (json: unknown, expression: string) => unknown;

/** Expressions that may find many values give a list, whatever they find. */
const isIndefinite = /\.\.|\*|\?\(|\[[^\]'"]*[:,][^\]]*\]|\['[^']*'\s*,/;

/**
 * JSONPath as API Gateway has it, which is Jayway's: scripts are not run, filters are, and leave out what they can't be
 * asked about; a path may end with `length()`, and count list elements from the end.
 *
 * @see https://github.com/json-path/JsonPath
 */
export async function jsonPathEngine(): Promise<JsonPath> {
  const { JSONPath } = await optionalPackage('jsonpath-plus', 'to evaluate JSONPath expressions');
  const found = (json: unknown, path: string): unknown => {
    if (path === '$') return json;
    if (typeof json !== 'object' || json === null) return undefined;
    const values = JSONPath({
      path: path.replaceAll(/\[-(\d+)\]/g, slice),
      json,
      wrap: true,
      eval: 'safe',
      ignoreEvalErrors: true,
    }) as readonly unknown[];
    return isIndefinite.test(path) ? values : values[0];
  };
  return (json, expression) => {
    const path = expression
      .trim()
      .replace(/^(?!\$)/, '$.')
      .replaceAll('.[', '[');
    const counted = /^(.+)\.length\(\)$/.exec(path)?.[1];
    return counted === undefined ? found(json, path) : sizeOf(found(json, counted));
  };
}

/** An element counted from the end, as the slice that holds it alone. */
const slice = (_: string, fromEnd: string) => `[-${fromEnd}:${fromEnd === '1' ? '' : 1 - Number(fromEnd)}]`;

function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}
