import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The package as JavaScript, for processes that a test starts. */
export interface BuiltPackage {
  readonly folder: string;
  remove(): Promise<void>;
}

/** Compiles the source as it is into a folder of its own: `dist` may be older, or absent. */
export async function buildPackage(): Promise<BuiltPackage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fluent-apigateway-'));
  const noDeclarations = ['--declaration', 'false', '--declarationMap', 'false'];
  const options = ['-p', 'tsconfig.build.json', '--outDir', folder, ...noDeclarations];
  await promisify(execFile)(path.join(root, 'node_modules/.bin/tsc'), options, { cwd: root });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
