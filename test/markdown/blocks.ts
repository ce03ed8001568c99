import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../typetests/compilers.js';

/** A TypeScript block of a page. */
export interface Block {
  /** The line of its fence, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
  /** Why it is no program: `<!-- not compiled: … -->` above it. */
  readonly notCompiled?: string;
  /** Whether the compiler refuses lines of it, each with what the comment below says: `<!-- refused -->` above it. */
  readonly refused: boolean;
  /** The file of the repository that it shows: `<!-- program: examples/guide/petstore.ts -->` above it. */
  readonly program?: string;
  /** What it prints: the text block below it. */
  readonly prints?: string;
}

/** Folders of Markdown that nobody reads as documentation. */
const apart = new Set(['node_modules', 'api', 'reference', 'build', 'dist', 'coverage', 'fixtures']);

/** Every page, relative to the project's root. */
export function pages(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return apart.has(entry.name) || entry.name.startsWith('.') ? [] : pages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The TypeScript and JavaScript blocks of a page. */
export function blocksOf(page: string): readonly Block[] {
  const lines = readFileSync(join(root, page), 'utf8').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const fence = /^( *)(`{3,})(\w*)/.exec(lines[at] ?? '');
    if (!fence) continue;
    const end = lines.indexOf(`${fence[1]}${fence[2]}`, at + 1);
    if (end < 0) throw new Error(`${page}:${at + 1}: the block has no end.`);
    if (/^(?:ts|typescript|js|javascript)$/.test(fence[3] ?? '')) {
      const above = lines.slice(0, at).findLast((line) => line.trim() !== '') ?? '';
      const notCompiled = /<!-- not compiled: (.+) -->/.exec(above)?.[1];
      const program = /<!-- program: (\S+) -->/.exec(above)?.[1];
      const prints = printedBelow(lines, end + 1);
      blocks.push({
        line: at + 1,
        lines: lines.slice(at + 1, end),
        refused: /<!-- refused -->/.test(above),
        ...(notCompiled === undefined ? {} : { notCompiled }),
        ...(program === undefined ? {} : { program }),
        ...(prints === undefined ? {} : { prints }),
      });
    }
    at = end;
  }
  return blocks;
}

/** The text block that follows with nothing in between. */
function printedBelow(lines: readonly string[], from: number): string | undefined {
  const start = lines.findIndex((line, at) => at >= from && line.trim() !== '');
  if (!/^```(?:text)?$/.test(lines[start] ?? '')) return undefined;
  const end = lines.indexOf('```', start + 1);
  return lines.slice(start + 1, end).join('\n');
}
