/**
 * Values before and after, so that a reader sees what differs: JSON member by member, texts of many lines line by line,
 * all others whole. Nothing is cut so that two values look the same.
 *
 * @module
 */

import { quotedText, visibleText } from '../../errors/visible-text.js';
import { digestOf } from '../../fingerprint.js';
import { jsonDifference, jsonIn, membersOf } from './json-values.js';
import { listDiff } from './list-diff.js';

/** A line of a plan: what is gone (`-`), what is there now (`+`), what differs (`~`), or what is said beside (` `). */
export interface Line {
  readonly mark: '-' | '+' | '~' | ' ';
  readonly text: string;
}

/** Up to here, values stand on the line of what they belong to. */
const inlineLength = 110;
/** Lines around those that differ. */
const context = 2;
/** Longer texts are cut, and told apart by their digests. */
const longest = 4_000;
/** Longer lines that differ are cut to where they differ. */
const longLine = 200;

/** How a value of one member is described: before, after, or both. */
export interface Values {
  /** What stands before the values: `replace /uri`. */
  readonly label: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** What the values are compared as, where that isn't what is sent. */
  readonly compared?: readonly [before: string, after: string] | undefined;
  /** Always line by line, also where the values are JSON: a template is text. */
  readonly lines?: boolean | undefined;
  /** Always one line for what was and one for what is. */
  readonly split?: boolean | undefined;
}

/** The lines of one member. */
export function valueLines(values: Values): readonly Line[] {
  const { label, before, after, compared, lines: asText = false, split = false } = values;
  if (before === undefined && after === undefined) return [{ mark: split ? '-' : '~', text: label }];
  const lines = asText ? textDifference(before, after) : difference(before, after, compared);
  const shown = [before, after].map((text) => (text === undefined ? '' : quotedText(text)));
  const isInline = label.length + shown.join(' (was )').length < inlineLength;
  if (isInline && !hasParts(asText, before, after)) {
    if (split) return sides(label, before, after);
    const now = after === undefined ? '' : ` ${quotedText(after)}`;
    const was = before === undefined ? '' : ` (was ${quotedText(before)})`;
    return [{ mark: '~', text: `${label}${now}${was}` }];
  }
  const indented = lines.map(({ mark, text }): Line => ({ mark, text: `  ${text}` }));
  return [{ mark: split ? ' ' : '~', text: label }, ...indented];
}

function sides(label: string, before: string | undefined, after: string | undefined): readonly Line[] {
  return [
    ...(before === undefined ? [] : [{ mark: '-', text: `${label} ${quotedText(before)}` } as const]),
    ...(after === undefined ? [] : [{ mark: '+', text: `${label} ${quotedText(after)}` } as const]),
  ];
}

/** Whether a value is of many lines or members, so that it takes lines of its own. */
function hasParts(asText: boolean, ...texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && (text.includes('\n') || (!asText && jsonIn(text) !== undefined)));
}

function difference(
  before: string | undefined,
  after: string | undefined,
  compared: readonly [string, string] | undefined,
): readonly Line[] {
  const [left, right] = compared ?? [before, after];
  const [leftJson, rightJson] = [left, right].map((text) => jsonIn(text));
  if ((left === undefined || leftJson) && (right === undefined || rightJson)) {
    if (leftJson === undefined) return membersOf('+', rightJson);
    if (rightJson === undefined) return membersOf('-', leftJson);
    const members = jsonDifference(leftJson, rightJson);
    if (members.length > 0) return members;
  }
  return textDifference(left, right);
}

/** The lines that differ, with some around them. */
export function textDifference(before: string | undefined, after: string | undefined): readonly Line[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  if (left.length <= 1 && right.length <= 1) return changedLines(left, right, true);
  const edits = listDiff(left, right);
  const near = edits.map((_, index) => edits.slice(Math.max(0, index - context), index + context + 1).some(differs));
  const lines: Line[] = [];
  let skipped = 0;
  const flush = () => {
    if (skipped > 0) lines.push({ mark: ' ', text: `… ${skipped === 1 ? '1 line' : `${skipped} lines`} the same …` });
    skipped = 0;
  };
  const removed: string[] = [];
  const added: string[] = [];
  const settle = () => {
    lines.push(...changedLines(removed.splice(0), added.splice(0)));
  };
  edits.forEach(({ type, index }, at) => {
    if (type === 'removed') removed.push(left[index] ?? '');
    else if (type === 'added') added.push(right[index] ?? '');
    else {
      settle();
      if (near[at]) {
        flush();
        lines.push({ mark: ' ', text: cut(visibleText(right[index] ?? '')) });
      } else skipped++;
      return;
    }
    flush();
  });
  settle();
  flush();
  return lines;
}

function differs({ type }: { readonly type: string }): boolean {
  return type !== 'same';
}

function linesOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split('\n');
}

function changedLines(removed: readonly string[], added: readonly string[], quoted = false): readonly Line[] {
  const isPair = removed.length === added.length;
  const shownOf = (lines: readonly string[], others: readonly string[]) =>
    lines.map((line, index) => {
      const other = isPair ? others[index] : undefined;
      const part = other === undefined || line.length <= longLine ? line : whereItDiffers(line, other);
      return quoted || needsQuotes(part) ? quotedText(part) : visibleText(part);
    });
  const [gone, come] = [shownOf(removed, added), shownOf(added, removed)];
  // A backslash that is written and one that stands for something would look alike.
  const alike = new Set(gone.filter((text) => come.includes(text)));
  const shown = (mark: '-' | '+', lines: readonly string[], raw: readonly string[]) =>
    lines.map((text, index): Line => ({ mark, text: cut(alike.has(text) ? quotedText(raw[index] ?? '') : text) }));
  return [...shown('-', gone, removed), ...shown('+', come, added)];
}

/** Blanks at the end of a line can't be seen. */
function needsQuotes(line: string): boolean {
  return line === '' || /\s$/.test(line);
}

/** A long line without most of what it has in common with another one, before and after where they differ. */
function whereItDiffers(line: string, other: string): string {
  const kept = 40;
  let start = 0;
  while (line[start] !== undefined && line[start] === other[start]) start++;
  const most = Math.min(line.length, other.length) - start;
  let end = 0;
  while (end < most && line.at(-1 - end) === other.at(-1 - end)) end++;
  const [from, to] = [Math.max(0, start - kept), line.length - Math.max(0, end - kept)];
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`;
}

/** What is left out is told by its length and its digest: two texts never look the same for being cut. */
function cut(text: string): string {
  if (text.length <= longest) return text;
  const left = text.length - longest;
  return `${text.slice(0, longest / 2)}… ${left} characters more, sha256 ${digestOf(text)} …${text.slice(-longest / 2)}`;
}
