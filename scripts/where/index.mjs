#!/usr/bin/env node
/**
 * Runs one program of a user in the places beside Node.js, and bundled by bundlers for Node.js: each has to print what
 * Node.js prints; in workerd, without validation of bodies. The package is packed as it would be published; everything else comes from the lock beside this file.
 *
 * usage: npm run test:where
 */
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inNewFolder, pack, run } from '../package/consumer.mjs';

const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8')).packages;
const versionOf = (name) => lock[`node_modules/${name}`].version;

const failed = await inNewFolder(async (folder) => {
  const tarball = pack(folder);
  const project = join(folder, 'project');
  mkdirSync(project);
  for (const file of ['package.json', 'package-lock.json', 'project'])
    cpSync(fileURLToPath(new URL(file, import.meta.url)), file === 'project' ? project : join(project, file), {
      recursive: true,
    });
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--silent', '--prefer-offline', tarball], project);

  const { bundlers, worker } = await import(pathToFileURL(join(project, 'bundlers.mjs')).href);
  const { inWorkerd } = await import(pathToFileURL(join(project, 'workerd.mjs')).href);
  const { use } = await import(pathToFileURL(join(project, 'use.js')).href);
  const node = (file) => run(process.execPath, [file], project);
  const bin = (name, parameters) => run(join('node_modules/.bin', name), parameters, project);

  const expected = node('program.js');
  console.log(`What Node.js ${process.version} prints:\n\n${expected}`);

  const places = [
    ['Bun', 'bun', expected, () => bin('bun', ['program.js'])],
    ['Deno', 'deno', expected, () => bin('deno', ['run', '--allow-all', '--node-modules-dir=manual', 'program.js'])],
    ['workerd', 'workerd', `${await use({ validates: false })}\n`, async () => inWorkerd(await worker())],
    ...Object.entries(bundlers).map(([name, bundle]) => [
      name,
      name.split(' ')[0],
      expected,
      async () => node(await bundle()),
    ]),
  ];
  const rows = [];
  for (const [place, packageName, printsThere, work] of places) {
    const start = performance.now();
    const fault = await differenceOf(printsThere, work);
    rows.push({
      place,
      version: versionOf(packageName),
      seconds: ((performance.now() - start) / 1000).toFixed(1),
      result: fault === undefined ? 'same as Node.js' : 'FAILED',
    });
    if (fault !== undefined) console.error(`${place}: ${fault}\n`);
  }
  console.table(Object.fromEntries(rows.map(({ place, ...row }) => [place, row])));
  return rows.filter(({ result }) => result === 'FAILED').length;
});
process.exitCode = failed === 0 ? 0 : 1;

/** What a place prints that isn't expected, or how it fails; nothing where it does what Node.js does. */
async function differenceOf(expected, work) {
  try {
    const printed = await work();
    return printed === expected ? undefined : `printed\n${printed.slice(0, 4_000)}`;
  } catch (error) {
    return String(error.stack).slice(0, 4_000);
  }
}
