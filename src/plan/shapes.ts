/**
 * What plain data that somebody else wrote must look like to be read as something.
 *
 * @module
 */

import { isRecord, ownEntry } from '../plain.js';

/** Something that isn't as it has to be, and where: `calls[3].operation`. */
export interface Misshapen {
  readonly where: string;
  readonly message: string;
}

/** What a value must look like: everything that is wrong with it. */
export type Shape = (value: unknown, where: string) => readonly Misshapen[];

const wrong = (where: string, expected: string, value: unknown): readonly Misshapen[] => [
  { where, message: `Expected ${expected}, found ${found(value)}.` },
];

/** A string. */
export const text: Shape = (value, where) => (typeof value === 'string' ? [] : wrong(where, 'a string', value));

/** `true` or `false`. */
export const flag: Shape = (value, where) => (typeof value === 'boolean' ? [] : wrong(where, 'true or false', value));

/** A number. */
export const number: Shape = (value, where) => (typeof value === 'number' ? [] : wrong(where, 'a number', value));

/** An object, whatever its members. */
export const record: Shape = (value, where) => (isRecord(value) ? [] : wrong(where, 'an object', value));

/** One of some strings. */
export function oneOf(values: readonly string[]): Shape {
  return (value, where) =>
    values.some((one) => one === value) ? [] : wrong(where, `one of ${values.join(', ')}`, value);
}

/** A list of what has a shape. */
export function listOf(item: Shape): Shape {
  return (value, where) =>
    Array.isArray(value)
      ? value.flatMap((one, index) => item(one, `${where}[${index}]`))
      : wrong(where, 'a list', value);
}

/** An object whose members all have one shape. */
export function recordOf(member: Shape): Shape {
  return (value, where) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([name, one]) => member(one, `${where}[${JSON.stringify(name)}]`))
      : wrong(where, 'an object', value);
}

/** An object with these members; those whose names end with `?` may be absent. Others aren't looked at. */
export function objectOf(members: Readonly<Record<string, Shape>>): Shape {
  return (value, where) => {
    if (!isRecord(value)) return wrong(where, 'an object', value);
    return Object.entries(members).flatMap(([key, shape]) => {
      const name = key.endsWith('?') ? key.slice(0, -1) : key;
      const member = ownEntry(value, name);
      if (member === undefined && name !== key) return [];
      return shape(member, where === '' ? name : `${where}.${name}`);
    });
  };
}

function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'string') return typeof value === 'object' ? 'an object' : String(value);
  return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`;
}
