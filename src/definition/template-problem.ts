/**
 * What keeps a mapping template from being read, as far as a look at its directives and calls shows it.
 *
 * @see https://velocity.apache.org/engine/1.7/user-guide.html
 */
export function templateProblem(template: string): string | undefined {
  const open: Block[] = [];
  for (let place = nextPlace(template, 0); place !== undefined; place = nextPlace(template, place.end)) {
    const problem = placeProblem(template, place, open);
    if (typeof problem === 'string') return problem;
    place.end = problem;
  }
  const last = open.at(-1);
  return last === undefined ? undefined : `'#${last.directive}' has no '#end'`;
}

/** A directive that an `#end` ends. */
interface Block {
  readonly directive: string;
  hasElse: boolean;
}

/** Where something begins that can keep a template from being read. */
interface Place {
  readonly at: number;
  /** What it begins with. */
  readonly text: string;
  end: number;
}

/** `##`, `#*`, `#[[`, `#if`, `#{if}`; `$input.json(`. */
const beginning = /##|#\*|#\[\[|#(?:\{(\w+)\}|(\w+))|\$!?\{?[a-zA-Z_][\w-]*(?:\.[a-zA-Z_][\w-]*)+\(/g;

function nextPlace(template: string, from: number): Place | undefined {
  beginning.lastIndex = from;
  for (let found = beginning.exec(template); found !== null; found = beginning.exec(template)) {
    const [text] = found;
    if (!isEscaped(template, found.index)) return { at: found.index, text, end: found.index + text.length };
  }
  return undefined;
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(template: string, at: number): boolean {
  let before = at;
  while (template[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}

/** What is wrong in a place, or where to look on. */
function placeProblem(template: string, { text, end }: Place, open: Block[]): string | number {
  if (text === '##') return endOf(template, '\n', end) ?? template.length;
  if (text === '#*' || text === '#[[')
    return endOf(template, text === '#*' ? '*#' : ']]#', end) ?? `'${text}' is never closed`;
  if (text.startsWith('$')) {
    const given = argumentsAfter(template, end - 1);
    return typeof given === 'string' ? `${given} of '${text.slice(0, -1)}'` : (given?.end ?? end);
  }
  const directive = text.replaceAll(/[#{}]/g, '');
  const block = open.at(-1);
  if (directive === 'end') return open.pop() === undefined ? "an '#end' ends nothing" : end;
  if (directive === 'else' || directive === 'elseif') {
    if (block?.directive !== 'if') return `an '#${directive}' belongs to no '#if'`;
    if (block.hasElse) return `an '#${directive}' stands behind '#else'`;
    block.hasElse = directive === 'else';
  }
  const form = Object.hasOwn(forms, directive) ? forms[directive] : undefined;
  if (form === undefined) return end;
  const given = argumentsAfter(template, end);
  if (given === undefined) return `'#${directive}' has no '('`;
  if (typeof given === 'string') return `${given} of '#${directive}'`;
  if (!form.test(given.text.replaceAll(quoted, "''"))) return `what '#${directive}' is given can't be read`;
  if (directive !== 'set' && directive !== 'elseif') open.push({ directive, hasElse: false });
  return given.end;
}

const quoted = /"[^"]*"|'[^']*'/g;
/** Something, without an operator at either end, and without an assignment. */
const condition = /^(?!\s*$)(?!\s*[=<>&|*/%])(?!.*(?:[=<>&|+*/%!-])\s*$)(?!.*[^=!<>]=[^=]).*$/s;
const reference = String.raw`\$!?\{?[a-zA-Z_][\w-]*\}?`;

/** What directives are given in parentheses, texts in quotes taken out. */
const forms: Readonly<Record<string, RegExp>> = {
  if: condition,
  elseif: condition,
  foreach: new RegExp(`^\\s*${reference}\\s+in\\s+\\S.*$`, 's'),
  define: new RegExp(`^\\s*${reference}\\s*$`),
  macro: /^\s*\w.*$/s,
  set: /^\s*\$!?\{?[a-zA-Z_][^=]*=(?!.*[+*/%&|<>=!-]\s*$)(?!=)\s*\S.*$/s,
};

const endOf = (template: string, end: string, from: number): number | undefined => {
  const at = template.indexOf(end, from);
  return at === -1 ? undefined : at + end.length;
};

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * What stands in parentheses there; a sentence's beginning where they aren't closed, and nothing where there are none.
 * Texts in quotes are passed over.
 */
function argumentsAfter(
  template: string,
  start: number,
): { readonly text: string; readonly end: number } | string | undefined {
  let at = start;
  while (/\s/.test(template[at] ?? '')) at += 1;
  if (template[at] !== '(') return undefined;
  const from = at + 1;
  const ends: string[] = [];
  for (; at < template.length; at += 1) {
    const sign = template[at] ?? '';
    const end = closing[sign];
    if (end !== undefined) ends.push(end);
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (ends.pop() !== sign) return `a '${sign}' closes the '('`;
      if (ends.length === 0) return { text: template.slice(from, at), end: at + 1 };
    } else if (sign === '"' || sign === "'") {
      const close = template.indexOf(sign, at + 1);
      if (close === -1) break;
      at = close;
    }
  }
  return "no ')' closes the '('";
}
