import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../src', import.meta.url));

/** What takes a value for something that its type doesn't say. */
const cast = /\bas (?:unknown as|never|any)\b|: any\b/;

/** How many lines above a cast its reason may stand. */
const reach = 6;

/** The casts of a file that nothing is said about: `line: code`. */
function unexplained(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  let isComment = false;
  return lines.flatMap((line, index) => {
    const text = line.trim();
    if (text.startsWith('/*')) isComment = true;
    const isCode = !isComment && !text.startsWith('//');
    if (text.endsWith('*/')) isComment = false;
    // Words of a sentence are no cast.
    if (!isCode || !cast.test(text.replace(/(['"`]).*?\1/g, ''))) return [];
    const above = lines.slice(Math.max(0, index - reach), index + 1).filter((one) => /\/\/|^\s*\/?\*/.test(one));
    return above.length > 0 ? [] : [`${relative(root, file)}:${index + 1}: ${text}`];
  });
}

describe('casts in src', () => {
  it('stand at marked seams: next to each is said why it holds', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(files.length).toBeGreaterThan(500);
    expect(files.flatMap((name) => unexplained(join(root, name)))).toEqual([]);
  });
});
