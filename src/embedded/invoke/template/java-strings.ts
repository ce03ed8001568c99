import { matchesAll } from '../java-pattern.js';
import { isNumber, textOfNumber } from '../json-value.js';
import { indexOfText, lastIndexOfText, splitText } from '../text-search.js';
import { charactersReadOfStep, type Work } from './work.js';

type Method = (self: string, parameters: readonly unknown[], work: Work) => unknown;

/** What Java has for texts. A method that is given nothing where it wants something gives nothing. */
export const ofStrings: Readonly<Record<string, Method>> = {
  length: (self) => self.length,
  isEmpty: (self) => self === '',
  isBlank: (self) => self.trim() === '',
  charAt: (self, [at]) => self.charAt(int(at)),
  codePointAt: (self, [at]) => self.charCodeAt(int(at)),
  toCharArray: (self, _, work) => {
    work.step(self.length);
    return self.split('');
  },
  concat: (self, [other], work) => work.joined(self, work.textOf(other)),
  contains: (self, [part], work) => indexOfText(self, work.textOf(part)) >= 0,
  startsWith: (self, [part, from = 0], work) => self.startsWith(work.textOf(part), int(from)),
  endsWith: (self, [part], work) => self.endsWith(work.textOf(part)),
  indexOf: (self, [part, from = 0], work) => indexOfText(self, character(part, work), int(from)),
  lastIndexOf: (self, [part, from], work) =>
    lastIndexOfText(self, character(part, work), from === undefined ? undefined : int(from)),
  compareTo: (self, [other], work) => ordered(self, work.textOf(other)),
  compareToIgnoreCase: (self, [other], work) => ordered(self.toLowerCase(), work.textOf(other).toLowerCase()),
  join: (_, [separator, ...parts], work) => joined(work.textOf(separator), parts.flat(), work),
  matches: (self, [pattern], work) => matchesAll(work.javaPattern(pattern), self, work.pattern.bind(work)),
  repeat: (self, [times], work) => {
    const count = Math.max(0, int(times));
    work.make(self.length * count);
    return self.repeat(count);
  },
  replace: (self, [part, by], work) => replaced(self, work.textOf(part), work.textOf(by), work),
  replaceAll: (self, [pattern, by], work) => substituted(self, work.javaPattern(pattern, 'g'), work.textOf(by), work),
  replaceFirst: (self, [pattern, by], work) => substituted(self, work.javaPattern(pattern), work.textOf(by), work),
  split: (self, [pattern, limit = 0], work) => splitAt(self, work.javaPattern(pattern, 'g'), int(limit), work),
  substring: (self, [from, to = self.length], work) => work.made(self.substring(int(from), int(to))),
  subSequence: (self, [from, to], work) => work.made(self.substring(int(from), int(to))),
  strip: (self) => self.trim(),
  toLowerCase: (self) => self.toLowerCase(),
  toUpperCase: (self) => self.toUpperCase(),
  trim: (self) => self.trim(),
  valueOf: (_: string, [value]: readonly unknown[], work: Work) => work.textOf(value),
};

/** Those that may be asked about nothing. */
export const ofStringsAndNothing: Readonly<Record<string, Method>> = {
  equals: (self, [other]) => self === other,
  contentEquals: (self, [other]) => self === other,
  equalsIgnoreCase: (self, [other]) => typeof other === 'string' && self.toLowerCase() === other.toLowerCase(),
};

/** What a method was given is not what it takes: Java knows no such method, and nothing comes of it. */
export class NoSuchMethod extends Error {
  override readonly name = 'NoSuchMethod';
}

/** An integer that a method is given. */
export function int(value: unknown): number {
  if (isNumber(value)) return Math.trunc(Number(textOfNumber(value)));
  throw new NoSuchMethod('It takes a number');
}

/** A text, or the code of a character. */
const character = (value: unknown, work: Work) =>
  typeof value === 'number' ? String.fromCharCode(value) : work.textOf(value);

const ordered = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

function joined(separator: string, parts: readonly unknown[], work: Work): string {
  let text = '';
  for (const [at, part] of parts.entries()) {
    work.step();
    const last = work.textOf(part);
    text = work.joined(text, at === 0 ? last : `${separator}${last}`);
  }
  return text;
}

/** The text is as long as it will be before it is made. */
function replaced(self: string, part: string, by: string, work: Work): string {
  if (part === '') return self;
  const pieces = splitText(self, part);
  work.make(self.length + (pieces.length - 1) * (by.length - part.length));
  return pieces.join(by);
}

/** Where it could become too long, piece by piece, so that it ends on the way. */
function substituted(self: string, pattern: RegExp, by: string, work: Work): string {
  work.step(Math.floor(by.length / charactersReadOfStep));
  const replacement = javaReplacement(by);
  const [only = ''] = replacement;
  const isPlain = replacement.length <= 1 && typeof only === 'string';
  const isShort = self.length + (self.length + 1) * by.length <= work.bounds.longestText;
  return work.made(
    work.pattern(pattern, self, (one, text) => {
      if (isPlain && isShort) return text.replace(one, only.replaceAll('$', '$$$$'));
      let length = 0;
      return text.replace(one, (...matched: unknown[]) => {
        const piece = isPlain ? only : expanded(replacement, matched);
        length += piece.length;
        if (length > work.bounds.longestText) work.make(length);
        return piece;
      });
    }),
  );
}

/** Pieces of a replacement: text, or the number of a group. */
type Replacement = readonly (string | number)[];

/** Java writes a backslash before a character that is to stand for itself, and `$1` for a group. */
function javaReplacement(text: string): Replacement {
  return [...text.matchAll(/\\([\s\S])|\$(\d)|[^\\$]+|[\s\S]/g)].map(([all, escaped, group]) =>
    group === undefined ? (escaped ?? all) : Number(group),
  );
}

function expanded(replacement: Replacement, matched: readonly unknown[]): string {
  return replacement
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const group = matched[piece];
      return typeof group === 'string' ? group : '';
    })
    .join('');
}

/**
 * The parts of a text between what matches: at most `limit`, where that is more than 0, the last with all the rest; without
 * the empty ones at the end, where it is 0. Captured groups aren't parts.
 */
function splitAt(text: string, pattern: RegExp, limit: number, work: Work): string[] {
  work.make(text.length);
  const parts = work.pattern(pattern, text, (one) => {
    const found: string[] = [];
    let from = 0;
    for (const { 0: match, index } of text.matchAll(one)) {
      if (limit > 0 && found.length === limit - 1) break;
      // An empty match at the beginning parts nothing.
      if (match === '' && (index === 0 || index === text.length)) continue;
      found.push(text.slice(from, index));
      from = index + match.length;
    }
    found.push(text.slice(from));
    return found;
  });
  work.step(parts.length);
  return limit === 0 ? parts.slice(0, parts.findLastIndex((part) => part !== '') + 1) : parts;
}
