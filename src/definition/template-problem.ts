/**
 * What keeps a mapping template from being read, as far as a look at its directives shows it.
 *
 * @see https://velocity.apache.org/engine/1.7/user-guide.html
 */
export function templateProblem(template: string): string | undefined {
  if (!template.includes('#')) return undefined;
  const open: string[] = [];
  let at = template.indexOf('#');
  while (at !== -1) {
    const rest = template.slice(at, at + 20);
    if (template[at - 1] === '\\') at += 1;
    else if (rest.startsWith('##')) at = endOf(template, '\n', at);
    else if (rest.startsWith('#*') || rest.startsWith('#[[')) {
      const [mark, end] = rest.startsWith('#*') ? ['#*', '*#'] : ['#[[', ']]#'];
      if (!template.includes(end, at)) return `'${mark}' is never closed`;
      at = endOf(template, end, at);
    } else {
      const [text, inBraces, bare] = /^#(?:\{(\w+)\}|(\w+))/.exec(rest) ?? [];
      const directive = inBraces ?? bare;
      const after = at + (text?.length ?? 1);
      if (directive === 'end') {
        if (open.pop() === undefined) return "an '#end' ends nothing";
        at = after;
      } else if (directive !== undefined && blocks.has(directive)) {
        const end = afterArguments(template, after);
        if (end === undefined) return `the '(' of '#${directive}' is never closed`;
        if (end === after) return `'#${directive}' has no '('`;
        open.push(directive);
        at = end;
      } else at = after;
    }
    at = template.indexOf('#', at);
  }
  const last = open.at(-1);
  return last === undefined ? undefined : `'#${last}' has no '#end'`;
}

const blocks: ReadonlySet<string> = new Set(['if', 'foreach', 'define', 'macro']);

const endOf = (template: string, end: string, from: number): number => {
  const at = template.indexOf(end, from);
  return at === -1 ? template.length : at + end.length;
};

/** The place after what stands in parentheses, if they are closed; texts in quotes are passed over. */
function afterArguments(template: string, start: number): number | undefined {
  let at = start;
  while (template[at] === ' ' || template[at] === '\t') at += 1;
  if (template[at] !== '(') return start;
  let depth = 0;
  for (; at < template.length; at += 1) {
    const sign = template[at];
    if (sign === '(') depth += 1;
    else if (sign === ')') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (sign === '"' || sign === "'") {
      const end = template.indexOf(sign, at + 1);
      if (end === -1) return undefined;
      at = end;
    }
  }
  return undefined;
}
