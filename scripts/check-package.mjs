#!/usr/bin/env node
/**
 * Packs the package as it would be published, installs it into projects as users have them, without the optional peers, and
 * runs there what users run: with the oldest and the newest supported TypeScript, under npm's and pnpm's layout.
 */
import { join } from 'node:path';
import {
  clientMock,
  commandLine,
  declarations,
  definitionFiles,
  esbuild,
  jest,
  readmeAndEntryPoints,
} from './package/checks.mjs';
import { Consumer, inNewFolder, pack } from './package/consumer.mjs';

/** What the checks need, in the versions that they were written with. */
const tools = { 'aws-sdk-client-mock': '4.1.0', esbuild: '0.28.2', jest: '30.5.2' };

/** Says how long a step took. */
function step(name, work) {
  const start = performance.now();
  const result = work();
  console.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

await inNewFolder((folder) => {
  const tarball = step('npm pack', () => pack(folder));

  const npm = step('npm install', () => new Consumer(join(folder, 'npm'), tarball, 'npm', tools));
  step("README's example and entry points, TypeScript 5.9 and 7, nodenext and bundler", () =>
    readmeAndEntryPoints(npm),
  );
  step('a composite project that exports builders, TypeScript 5.9 and 7', () => declarations(npm));
  step('the command', () => commandLine(npm));
  step('definition files without jiti: Node.js 20, 22, 24', () => definitionFiles(npm));
  step('jest: a broken connection, a missing package', () => jest(npm));
  step('esbuild: the embedded gateway as CommonJS and as an ES module', () => esbuild(npm));
  step('aws-sdk-client-mock', () => clientMock(npm));

  const pnpm = step('pnpm install', () => new Consumer(join(folder, 'pnpm'), tarball, 'pnpm'));
  step("the same composite project under pnpm's layout", () => declarations(pnpm));
});
