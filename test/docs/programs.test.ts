import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, programsOf, rendered, root } from './programs.js';

/** The folders of pages that show whole programs, and of the programs. */
const folders = ['coming-from', 'recipes'] as const;

const pagesIn = (folder: string) => readdirSync(join(root, 'docs', folder)).filter((name) => name.endsWith('.md'));

it('README.md shows its example as it is, and what it prints', async () => {
  expect(programsOf('README.md')).toEqual(['examples/readme.ts']);
  await expect(await rendered('README.md')).toMatchFileSnapshot(join(root, 'README.md'));
});

it('docs/guide.md shows its files as they are, and what they and its commands print', async () => {
  const files = readdirSync(join(root, 'examples/guide')).filter((name) => name.endsWith('.ts'));
  expect([...new Set(filesOf('docs/guide.md'))].sort()).toEqual(files.map((name) => `examples/guide/${name}`).sort());
  await expect(await rendered('docs/guide.md')).toMatchFileSnapshot(join(root, 'docs/guide.md'));
});

describe.each(folders)('docs/%s', (folder) => {
  it.each(pagesIn(folder))('%s shows its programs as they are, and what they print', async (name) => {
    const page = `docs/${folder}/${name}`;
    if (filesOf(page).length === 0) return expect(name).toBe('index.md');
    await expect(await rendered(page)).toMatchFileSnapshot(join(root, page));
    // Each program of a page is run: here, where what it prints is shown, or as a test of its own.
    const shown = new Set(filesOf(page).filter((path) => !path.endsWith('.test.ts')));
    expect([...shown].filter((path) => !programsOf(page).includes(path))).toEqual([]);
  });

  it('shows every program', () => {
    const programs = readdirSync(join(root, 'examples', folder)).filter((name) => name.endsWith('.ts'));
    const all = new Set(pagesIn(folder).flatMap((name) => filesOf(`docs/${folder}/${name}`)));
    expect(programs.filter((name) => !all.has(`examples/${folder}/${name}`))).toEqual([]);
  });
});
