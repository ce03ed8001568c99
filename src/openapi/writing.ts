/**
 * How members are written into a document, each in its way.
 *
 * @module
 */

import { isRecord } from '../plain.js';
import type { JsonObject, Writing } from './document.js';

/** The members of a thing as its extension has them: what isn't there, and what is empty, is left out. */
export function writtenMembers(node: object, members: Readonly<Record<string, Writing>>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, writing]) => {
      const value: unknown = (node as JsonObject)[name];
      return value === undefined || value === null || isEmpty(value) ? [] : [[name, written(value, writing)]];
    }),
  );
}

function written(value: unknown, writing: Writing): unknown {
  return writing === 'lower' && typeof value === 'string' ? value.toLowerCase() : value;
}

const isEmpty = (value: unknown) => value === '' || (isRecord(value) && Object.keys(value).length === 0);

/** The object without members that are undefined, or have nothing in them. */
export function filled(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && !isEmpty(value)));
}
