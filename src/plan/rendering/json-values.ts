/**
 * Values of JSON member by member: schemas, policies.
 *
 * @module
 */

import { quotedText } from '../../errors/visible-text.js';
import { isRecord } from '../../plain.js';
import { listDiff } from './list-diff.js';

/** One member that is gone or that is there now. */
export interface MemberLine {
  readonly mark: '-' | '+';
  readonly text: string;
}

/** What is nested deeper is compared as text: nothing of that kind is meant. */
const deepest = 100;

/** Before a number, which is compared as it is written: no double may hold it. */
const exactly = '\u0000';

const stringOrNumber = /"(?:\\.|[^"\\])*"|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/g;

/** What a text holds that is an object or a list as JSON; `undefined` for every other text. */
export function jsonIn(text = ''): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const exact = text.replace(stringOrNumber, (token, number?: string) =>
      number === undefined ? token : JSON.stringify(exactly + number),
    );
    const value = JSON.parse(exact) as object;
    return isDeep(value) ? undefined : value;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isDeep(value: object): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** What differs between two values, member by member; items of lists are matched wherever they stand. */
export function jsonDifference(before: unknown, after: unknown, path = ''): readonly MemberLine[] {
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => {
      const place = memberOf(path, name);
      if (!Object.hasOwn(after, name)) return membersOf('-', before[name], place);
      if (!Object.hasOwn(before, name)) return membersOf('+', after[name], place);
      return jsonDifference(before[name], after[name], place);
    });
  }
  if (Array.isArray(before) && Array.isArray(after)) return listDifference(before, after, path);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [...membersOf('-', before, path), ...membersOf('+', after, path)];
}

/** All of a value, one line for each of its leaves. */
export function membersOf(mark: '-' | '+', value: unknown, path = ''): readonly MemberLine[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0) return [{ mark, text: `${path === '' ? '' : `${path}: `}${leaf(value)}` }];
  return entries.flatMap(([name, member]) =>
    membersOf(mark, member, Array.isArray(value) ? `${path}[${name}]` : memberOf(path, name)),
  );
}

function listDifference(before: readonly unknown[], after: readonly unknown[], path: string): readonly MemberLine[] {
  const lines: MemberLine[] = [];
  let removed: number[] = [];
  const edits = listDiff(
    before.map((item) => JSON.stringify(item)),
    after.map((item) => JSON.stringify(item)),
  );
  const flush = () => {
    for (const index of removed) lines.push(...membersOf('-', before[index], `${path}[${index}]`));
    removed = [];
  };
  for (const { type, index } of edits) {
    if (type === 'removed') removed.push(index);
    else if (type === 'same') flush();
    else {
      // What takes the place of something of its kind is compared with it.
      const partner = removed[0];
      const item = after[index];
      if (partner !== undefined && isAlike(before[partner], item)) {
        removed.shift();
        lines.push(...jsonDifference(before[partner], item, `${path}[${index}]`));
      } else {
        lines.push(...membersOf('+', item, `${path}[${index}]`));
      }
    }
  }
  flush();
  return lines;
}

function isAlike(left: unknown, right: unknown): boolean {
  return (isRecord(left) && isRecord(right)) || (Array.isArray(left) && Array.isArray(right));
}

function memberOf(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${quotedText(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}

function leaf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'undefined';
  return value.startsWith(exactly) ? value.slice(exactly.length) : quotedText(value);
}
