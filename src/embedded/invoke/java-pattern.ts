/** The flags that a pattern may begin with, and that both languages have. */
const inlineFlags = /^\(\?([ims]+)\)/;

/**
 * A regular expression as Java writes it: it may begin with its flags, like `(?i)` and `(?s)`.
 *
 * @param more - flags that are JavaScript's: `g`.
 * @throws SyntaxError for what is none.
 */
export function javaPattern(pattern: string, more = ''): RegExp {
  const [begin = '', flags = ''] = inlineFlags.exec(pattern) ?? [];
  return new RegExp(pattern.slice(begin.length), [...new Set(flags + more)].join(''));
}

/** Whether a pattern fits all of a text. */
export function matchesWhole(pattern: string, text: string): boolean {
  const [begin = ''] = inlineFlags.exec(pattern) ?? [];
  return javaPattern(`${begin}^(?:${pattern.slice(begin.length)})$`).test(text);
}
