import { bounded, isTimeout } from './bounded.js';
import { endsSoon } from './pattern-cost.js';

/** The flags that a pattern may begin with. Those about lines' ends and Unicode change nothing here; comments (`x`) can't be read. */
const inlineFlags = /^\(\?([imsudU]*)(?:-[imsudxU]*)?\)/;

/**
 * A regular expression as Java writes it: it may begin with its flags, like `(?i)` and `(?s)`, and has quotations, possessive
 * quantifiers, atomic groups and names for characters that JavaScript doesn't know. What is possessive or atomic in Java is
 * only greedy here: it finds the same, unless it was written to find nothing.
 *
 * @param more - flags that are JavaScript's: `g`.
 * @throws SyntaxError for what isn't a regular expression, and for more than 10,000 characters.
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
export function javaPattern(pattern: string, more = ''): RegExp {
  if (pattern.length > longest) throw new SyntaxError(`The pattern has more than ${longest} characters`);
  const { flags, source } = withoutFlags(pattern);
  return new RegExp(source, flags + more);
}

/** How many characters a pattern may have: longer ones take long to read. */
const longest = 10_000;

/** How long one pattern may be tried on one text, in milliseconds of the machine's time. */
const longestMatch = 200;

/**
 * Runs a regular expression of somebody else's, which ends within 200 milliseconds whatever it and the text say: at once
 * where that can be told from both, else where it can be broken off, which takes a third of a millisecond more.
 *
 * @throws Error where it takes longer.
 */
export function runPattern<Value>(pattern: RegExp, text: string, run: (pattern: RegExp, text: string) => Value): Value {
  if (endsSoon(pattern.source, text.length)) return run(pattern, text);
  try {
    return bounded(longestMatch, () => run(pattern, text));
  } catch (error) {
    if (!isTimeout(error)) throw error;
    throw new Error(`/${shortened(pattern.source)}/ takes more than ${longestMatch} ms`, { cause: error });
  }
}

const shortened = (source: string) => (source.length > 100 ? `${source.slice(0, 100)}…` : source);

type Run = <Value>(pattern: RegExp, text: string, run: (pattern: RegExp, text: string) => Value) => Value;

/** Whether a pattern fits all of a text, which ends within its bound. */
export const matchesWhole = (pattern: string, text: string): boolean =>
  matchesAll(javaPattern(pattern), text, runPattern);

/** Whether a pattern, which was read by itself, fits all of a text, by a way to run it. */
export function matchesAll({ flags, source }: RegExp, text: string, runBounded: Run): boolean {
  return runBounded(new RegExp(`${beginning}(?:${source})${end}`, flags), text, (whole) => whole.test(text));
}

/** Of the text, whatever the flags say about lines. */
const beginning = '(?<![\\s\\S])';
const end = '(?![\\s\\S])';

function withoutFlags(pattern: string): { readonly flags: string; readonly source: string } {
  const flags = new Set<string>();
  let rest = pattern;
  for (;;) {
    const [begin, letters = ''] = inlineFlags.exec(rest) ?? [];
    if (begin === undefined) return { flags: [...flags].join(''), source: translated(rest) };
    for (const letter of letters) if ('ims'.includes(letter)) flags.add(letter);
    rest = rest.slice(begin.length);
  }
}

/** One piece of a pattern: a quotation, an escape, a quantifier, the beginning of a group or of a class, or a character. */
const piece =
  /\\Q(?<quoted>.*?)(?:\\E|$)|\\p\{(?<named>\w+)\}|\\(?<escaped>.)|(?<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})[+?]?)|(?<atomic>\(\?>)|(?<other>\(\?|.)/gs;

function translated(pattern: string): string {
  /** A class as far as it has been read. */
  let begun = '';
  return pattern.replaceAll(piece, (...matched: unknown[]) => {
    const parts = matched.at(-1) as Parts;
    const written = String(matched[0]);
    if (begun === '') {
      if (written === '[') begun = written;
      return outsideClass(written, parts);
    }
    // What a class begins with doesn't end it.
    const isEnd = written === ']' && !/^\[\^?$/.test(begun);
    begun = isEnd ? '' : begun + written;
    return charactersOf(parts) ?? (written === ']' && !isEnd ? '\\]' : written);
  });
}

type Parts = Readonly<Record<'quoted' | 'named' | 'escaped' | 'quantifier' | 'atomic', string | undefined>>;

function charactersOf({ quoted, named = '', escaped = '' }: Parts): string | undefined {
  if (quoted !== undefined) return quoted.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return namedCharacters.get(named) ?? escapedCharacters.get(escaped);
}

function outsideClass(written: string, parts: Parts): string {
  const { quoted, escaped = '', quantifier = '', atomic } = parts;
  if (atomic !== undefined) return '(?:';
  if (quantifier.length > 1) return quantifier.replace(/\+$/, '');
  const characters = charactersOf(parts);
  if (quoted !== undefined) return characters ?? '';
  return places.get(escaped) ?? (characters === undefined ? written : `[${characters}]`);
}

/** Places in a text. */
const places: ReadonlyMap<string, string> = new Map([
  ['A', beginning],
  ['z', end],
  ['Z', `(?=\\n?${end})`],
]);

const escapedCharacters: ReadonlyMap<string, string> = new Map([['h', ' \\t\\xA0']]);

/** The names of POSIX, which are about ASCII. */
const namedCharacters: ReadonlyMap<string, string> = new Map([
  ['Lower', 'a-z'],
  ['Upper', 'A-Z'],
  ['ASCII', '\\x00-\\x7F'],
  ['Alpha', 'a-zA-Z'],
  ['Digit', '0-9'],
  ['Alnum', 'a-zA-Z0-9'],
  ['Punct', '!-\\/:-@\\[-`{-~'],
  ['Graph', '!-~'],
  ['Print', ' -~'],
  ['Blank', ' \\t'],
  ['Cntrl', '\\x00-\\x1F\\x7F'],
  ['XDigit', '0-9a-fA-F'],
  ['Space', ' \\t\\n\\v\\f\\r'],
]);
