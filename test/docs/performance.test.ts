import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('the page of figures names commands that exist, and has figures for each', () => {
  const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
  const page = read('docs/performance.md');
  const commands = [...page.matchAll(/`npm run ([\w:-]+)`/g)].map(([, command = '']) => command);
  expect(commands.filter((command) => !Object.hasOwn(scripts, command))).toEqual([]);
  const sections = page.split(/^## /m).slice(1);
  expect(sections.length).toBeGreaterThan(0);
  for (const section of sections) expect(section).toMatch(/^\| [^|]+ \| \d[\d.]* \| at (?:most|least) \d/m);
});
