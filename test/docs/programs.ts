import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { vi } from 'vitest';
import { renderDeployerPermissions } from '../../scripts/deployer-permissions.js';
import { withCommandsRun } from './commands.js';
// What the programs import, so that loading it isn't part of the first one's time.
import '../../src/index.js';
import '../../src/embedded/index.js';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** `<!-- program: examples/a.ts -->` or `<!-- prints: examples/a.ts -->`, and the block below it. */
const shown = /<!-- (program|prints): (\S+) -->\n```(\w+)\n[\s\S]*?```/g;

/** What is made of the project's own tables: `<!-- table: deployer-permissions -->` up to `<!-- end -->`. */
const tables: Readonly<Record<string, () => string>> = { 'deployer-permissions': renderDeployerPermissions };
const table = /<!-- table: (\S+) -->\n[\s\S]*?<!-- end -->/g;

/** The programs of which a page shows what they print. */
export function programsOf(page: string): readonly string[] {
  return [...readFileSync(`${root}${page}`, 'utf8').matchAll(shown)].flatMap(([, what, path = '']) =>
    what === 'prints' ? [path] : [],
  );
}

/** The files that a page shows. */
export function filesOf(page: string): readonly string[] {
  return [...readFileSync(`${root}${page}`, 'utf8').matchAll(shown)].map(([, , path = '']) => path);
}

/** The page with what its programs are, and what they and its commands print. */
export async function rendered(page: string): Promise<string> {
  const printed = new Map<string, string>();
  for (const path of programsOf(page)) printed.set(path, await printedBy(path));
  const withPrograms = readFileSync(`${root}${page}`, 'utf8')
    .replaceAll(shown, (_, what: string, path: string, language: string) => {
      const text = what === 'prints' ? printed.get(path) : readFileSync(`${root}${path}`, 'utf8');
      return `<!-- ${what}: ${path} -->\n\`\`\`${language}\n${text}\`\`\``;
    })
    .replaceAll(table, (_, name: string) => `<!-- table: ${name} -->\n${tables[name]?.()}<!-- end -->`);
  return await withCommandsRun(withPrograms, root);
}

/** Runs a program, and gives the lines that it prints. */
async function printedBy(path: string): Promise<string> {
  let lines = '';
  const log = vi.spyOn(console, 'log').mockImplementation((...values: readonly unknown[]) => {
    lines += `${format(...values).replaceAll(/[ \t]+$/gm, '')}\n`;
  });
  try {
    await import(pathToFileURL(`${root}${path}`).href);
  } finally {
    log.mockRestore();
  }
  // Ids of APIs are random.
  return lines.replaceAll(/^(\S+) \([a-z\d]{10}\)/gm, '$1 (a1b2c3d4e5)');
}
