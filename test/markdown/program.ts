import type { Block } from './blocks.js';

/**
 * Blocks of a page as one program, each line where it is on the page: they continue one another, and may declare a name
 * anew. What only the reader's own project has comes from `names`.
 */
export function programOf(blocks: readonly Block[], names: readonly string[], from: string): string {
  const imports: string[] = [];
  const lines: string[] = [];
  const used = blocks.filter(({ notCompiled }) => notCompiled === undefined);
  for (const block of used) {
    while (lines.length < block.line - 1) lines.push('');
    lines.push(`{ // line ${block.line}`, ...withoutImports(block.lines, imports));
  }
  lines.push('}'.repeat(used.length));
  const imported = new Set(imports.flatMap(namesOf));
  const provided = names.filter((name) => !imported.has(name));
  const first = [`import { ${provided.join(', ')} } from '${from}';`, ...new Set(merged(imports)), 'export {};'].join(
    ' ',
  );
  return `${first}\n${lines.slice(1).join('\n')}\n`;
}

/** Imports and exports stand at the top of a module: the former are kept apart, the latter become declarations. */
function withoutImports(lines: readonly string[], imports: string[]): string[] {
  let within: string[] | undefined;
  return lines.map((line) => {
    if (within || /^import\b(?!\()/.test(line)) {
      within = [...(within ?? []), line];
      if (/(?:from )?'[^']*';/.test(line)) {
        imports.push(within.join(' '));
        within = undefined;
      }
      return '';
    }
    return line.replace(/^export default (?=\S)/, 'const exported = ').replace(/^export (?=\w)/, '');
  });
}

/** The names that an import brings. */
function namesOf(statement: string): string[] {
  const list = /\{(.*)\}/.exec(statement)?.[1] ?? '';
  const others = /^import (?:type )?(\w+)[ ,]/.exec(statement)?.[1];
  const names = list.split(',').map((name) =>
    name
      .replace(/^\s*type /, '')
      .replace(/^.* as /, '')
      .trim(),
  );
  return [...names, others ?? ''].filter((name) => name !== '' && name !== 'type');
}

/** One import of each name, where blocks import the same. */
function merged(imports: readonly string[]): string[] {
  const seen = new Set<string>();
  return imports.flatMap((statement) => {
    const [, type = '', list, from] = /^import (type )?\{(.*)\} from ('[^']*');/.exec(statement) ?? [];
    if (list === undefined) return [statement];
    const fresh = list
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !seen.has(name));
    for (const name of fresh) seen.add(name);
    return fresh.length === 0 ? [] : [`import ${type}{ ${fresh.join(', ')} } from ${from};`];
  });
}

/** What a module exports by declarations. */
export function namesExportedBy(source: string): readonly string[] {
  const exported = /^export (?:const|async function|function) (?:\{ (\w+) \}|(\w+))/gm;
  return [...source.matchAll(exported)].map(([, inner, name]) => inner ?? name ?? '');
}
