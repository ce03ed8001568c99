/**
 * Where each page stands. A page of a folder (`recipes/*`) needs no entry of its own, and one that no section names stands
 * in the last section: a new page is one file.
 *
 * @module
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** A group of the sidebar: pages of `docs`, by name or by folder, in their order. */
interface Section {
  readonly title: string;
  readonly pages: readonly string[];
}

const sections: readonly Section[] = [
  { title: 'Start', pages: ['guide', 'guide/*', 'upgrading-from-0.1'] },
  { title: 'Define', pages: ['definition', 'helpers-and-loops', 'openapi', 'pull', 'definition-rules'] },
  {
    title: 'Plan and apply',
    pages: ['plan-and-apply', 'ownership', 'deployments', 'execution', 'quotas', 'cli', 'plan-json'],
  },
  { title: 'Test without AWS', pages: ['embedded-gateway', 'data-plane', 'test-invoke'] },
  { title: 'Single calls', pages: ['patches', 'patch-paths', 'lists-and-waiters'] },
  { title: 'Recipes', pages: ['recipes/index', 'recipes/*'] },
  { title: 'Coming from', pages: ['coming-from/index', 'coming-from/*'] },
  { title: 'When something is wrong', pages: ['troubleshooting', 'errors'] },
  { title: 'More', pages: ['performance', '*'] },
];

/** Pages that stand at the top of the repository, where GitHub and npm look for them, by their address on the site. */
const projectPages = {
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
};

/** The package's entry points, by the folder that TypeDoc writes: each has that name by its `@module`. */
const entryPoints = Object.fromEntries(
  Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).exports)
    .filter((path) => path !== './package.json')
    .map((path) => path.replace(/^\./, 'fluent-apigateway'))
    .map((name) => [name, `reference/${name}`]),
);

/** A link in the sidebar, or a group of them. */
export interface Item {
  readonly text: string;
  readonly link?: string;
  readonly collapsed?: boolean;
  readonly items?: readonly Item[];
}

/** Where a Markdown file of the repository is on the site; `undefined` where it isn't on it. Both are relative, with `.md`. */
export function addressOf(file: string): string | undefined {
  if (file === 'site/index.md') return 'index.md';
  if (file.startsWith('site/reference/')) return file.slice('site/'.length);
  if (file.startsWith('docs/') && !file.startsWith('docs/api/')) return file.slice('docs/'.length);
  return projectPages[file as keyof typeof projectPages];
}

/** The sidebar of everything that people wrote. */
export function guideSidebar(): Item[] {
  const left = new Set(pagesIn(''));
  const groups = sections.map(({ title, pages }) => ({
    text: title,
    items: pages
      .flatMap((name) => (name.endsWith('*') ? [...left].filter((page) => isMatch(name, page)) : [name]))
      .filter((name) => left.delete(name))
      .map((name) => ({ text: titleOf(`docs/${name}.md`), link: `/${name.replace(/(?<=\/)index$/, '')}` })),
  }));
  const project = Object.entries(projectPages).map(([file, address]) => ({
    text: titleOf(file),
    link: `/${address.replace(/\.md$/, '')}`,
  }));
  return [
    ...groups.filter(({ items }) => items.length > 0),
    {
      text: 'Reference',
      items: Object.entries(entryPoints).map(([text, folder]) => ({ text, link: `/${folder}/` })),
    },
    { text: 'The project', items: project },
  ];
}

/** The sidebar of the reference: what each entry point exports. */
export function referenceSidebar(): Item[] {
  return Object.entries(entryPoints).map(([name, folder]) => ({
    text: name.replace(/^.+\//, '/'),
    link: `/${folder}/`,
    collapsed: name !== 'fluent-apigateway',
    items: exportsIn(folder),
  }));
}

const kinds = {
  functions: 'Functions',
  classes: 'Classes',
  interfaces: 'Interfaces',
  'type-aliases': 'Types',
  variables: 'Constants',
};

function exportsIn(folder: string): Item[] {
  return Object.entries(kinds).flatMap(([kind, text]) => {
    const path = join(root, 'site', folder, kind);
    if (!existsSync(path)) return [];
    const names = readdirSync(path).map((name) => name.replace(/\.md$/, ''));
    const items = names.sort().map((name) => ({ text: name, link: `/${folder}/${kind}/${name}` }));
    return [{ text, collapsed: true, items }];
  });
}

/** `recipes/*` is all of a folder, `*` whatever is left. */
function isMatch(pattern: string, page: string): boolean {
  return page.startsWith(pattern.slice(0, -1));
}

/** All pages below a folder of `docs`, without `.md`, in the order of the alphabet. */
function pagesIn(folder: string): string[] {
  return readdirSync(join(root, 'docs', folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return path === 'api' ? [] : pagesIn(path);
      return path.endsWith('.md') ? [path.replace(/\.md$/, '')] : [];
    })
    .sort();
}

/** The first heading of a page. */
export function titleOf(file: string): string {
  const heading = /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8'))?.[1];
  if (heading === undefined) throw new Error(`${file} has no heading of the first level: it is the page's title.`);
  return heading.replaceAll('`', '');
}
