import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from './programs.js';

const folder = mkdtempSync(join(tmpdir(), 'install-if-missing-'));
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, 'scripts'));
mkdirSync(join(folder, 'node_modules'));
cpSync(join(root, 'scripts/install-if-missing.mjs'), join(folder, 'scripts/install-if-missing.mjs'));
// Stands for npm: says what it was asked for, and ends as it is told.
writeFileSync(
  join(folder, 'npm.js'),
  `console.log(process.argv[2]); process.exitCode = Number(process.env.ENDS_WITH);`,
);

const packages = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };

function ran(
  installed: object | undefined,
  { locked = packages, endsWith = 0 }: { locked?: object; endsWith?: number } = {},
) {
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: locked }));
  const hidden = join(folder, 'node_modules/.package-lock.json');
  if (installed === undefined) rmSync(hidden, { force: true });
  else writeFileSync(hidden, JSON.stringify({ packages: installed }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/install-if-missing.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: join(folder, 'npm.js'), ENDS_WITH: `${endsWith}` },
  });
  return { status, asked: stdout.trim(), said: stderr.trim() };
}

const { '': _, ...all } = packages;

it('npm start installs nothing where every package of the lock file is there', () => {
  expect(ran(all)).toEqual({ status: 0, asked: '', said: '' });
});

it('npm start installs where nothing is installed, something is missing, or another version is there', () => {
  expect(ran(undefined)).toMatchObject({ status: 0, asked: 'ci' });
  expect(ran({ 'node_modules/a': all['node_modules/a'] }).said).toContain('node_modules/b is missing');
  expect(ran({ ...all, 'node_modules/a': { version: '0.9.0' } }).said).toContain("node_modules/a isn't 1.0.0");
});

it('npm start does without optional packages, which may be for another system', () => {
  const locked = { ...packages, 'node_modules/fsevents': { version: '2.0.0', optional: true } };
  expect(ran(all, { locked })).toEqual({ status: 0, asked: '', said: '' });
});

it('npm start ends where installing fails', () => {
  expect(ran(undefined, { endsWith: 7 })).toMatchObject({ status: 7, asked: 'ci' });
});

it('npm start is preceded by it', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(scripts.prestart).toBe('node scripts/install-if-missing.mjs');
});
