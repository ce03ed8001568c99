/**
 * Whether a text is a regular expression as Java reads it. Only what Java surely refuses is a problem: what JavaScript
 * doesn't have (`(?i)`, `\Q…\E`, `\p{Alpha}`, possessive quantifiers) isn't.
 *
 * @see https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
export function patternProblem(pattern: string): string | undefined {
  let groups = 0;
  /** Whether there is something that a quantifier can stand behind. */
  let atom = false;
  let at = 0;
  while (at < pattern.length) {
    const sign = pattern.charAt(at);
    switch (sign) {
      case '\\': {
        if (at + 1 === pattern.length) return "it ends in '\\'";
        at = afterEscape(pattern, at);
        atom = true;
        continue;
      }
      case '[': {
        const end = afterClass(pattern, at);
        if (end === undefined) return "a '[' is never closed";
        at = end;
        atom = true;
        continue;
      }
      case '(':
        groups += 1;
        at += pattern[at + 1] === '?' ? groupStart(pattern, at) : 1;
        atom = false;
        continue;
      case ')':
        if (groups === 0) return "a ')' closes nothing";
        groups -= 1;
        atom = true;
        break;
      case '|':
        atom = false;
        break;
      case '*':
      case '+':
      case '?':
        if (!atom) return `nothing stands before '${sign}'`;
        if (pattern[at + 1] === '?' || pattern[at + 1] === '+') at += 1;
        atom = false;
        break;
      case '{': {
        const [counted, least = '', comma, most = ''] =
          /^\{(\d+)(,?)(\d*)\}[?+]?/.exec(pattern.slice(at, at + 40)) ?? [];
        if (counted === undefined) return "a '{' isn't a number of times, like {2}";
        if (!atom) return "nothing stands before '{'";
        if (comma === ',' && most !== '' && Number(most) < Number(least)) return `${counted} counts backwards`;
        at += counted.length;
        continue;
      }
      default:
        atom = true;
    }
    at += 1;
  }
  return groups > 0 ? "a '(' is never closed" : undefined;
}

/** The place after an escape, a quoted part or a class by name included. */
function afterEscape(pattern: string, at: number): number {
  if (pattern[at + 1] === 'Q') {
    const end = pattern.indexOf('\\E', at + 2);
    return end === -1 ? pattern.length : end + 2;
  }
  const [named] = /^\\[pPxkN][{<][^}>]*[}>]/.exec(pattern.slice(at, at + 200)) ?? [];
  return at + (named?.length ?? 2);
}

/** The place after a class, classes inside it included. */
function afterClass(pattern: string, start: number): number | undefined {
  let depth = 0;
  let at = start;
  while (at < pattern.length) {
    const sign = pattern[at];
    if (sign === '\\') {
      at = afterEscape(pattern, at);
      continue;
    }
    if (sign === '[') {
      depth += 1;
      if (pattern[at + 1] === '^') at += 1;
      // A ']' that stands first is a sign like any other.
      if (pattern[at + 1] === ']') at += 1;
    } else if (sign === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
    at += 1;
  }
  return undefined;
}

/** How many signs start a group that isn't a plain one: `(?:`, `(?<name>`, `(?i)`. */
function groupStart(pattern: string, at: number): number {
  const [start] = /^\(\?(?:<[=!]|<\w+>|[=!:>]|[a-zA-Z-]*[:]?)/.exec(pattern.slice(at, at + 200)) ?? [];
  return start?.length ?? 2;
}
