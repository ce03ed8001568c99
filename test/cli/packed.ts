import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project that has the package installed, as it is packed, and the definitions of these tests. */
export interface Project {
  readonly folder: string;
  /** The file that `npx fluent-apigateway` runs. */
  readonly bin: string;
  remove(): void;
}

/** Compiles the package into a project of its own, with the packages of this one. */
export function packedProject(): Project {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-packed-'));
  const own = join(folder, 'node_modules/fluent-apigateway');
  mkdirSync(own, { recursive: true });
  cpSync(join(root, 'package.json'), join(own, 'package.json'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', 'tsconfig.build.json', '--outDir', join(own, 'dist'), '--declaration', 'false'];
  execFileSync(process.execPath, [compiler, ...options, '--declarationMap', 'false'], { cwd: root });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const name of readdirSync(join(root, 'test/cli/fixtures'))) {
    if (!name.includes('.config.')) cpSync(join(root, 'test/cli/fixtures', name), join(folder, name));
  }
  return { folder, bin: join(own, 'dist/cli/bin.js'), remove: () => rmSync(folder, { recursive: true }) };
}
