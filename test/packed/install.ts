import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A project that has the package installed from its tarball. */
    readonly project: string;
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a user of the command line has beside the package. */
const packages = ['@aws-sdk/client-api-gateway', 'jiti', 'log-update'];

/** Packs the package as it would be published, and installs it into a project: once for all tests. */
export default function install({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-packed-'));
  const tarball = pack(join(folder, 'package'));
  const project = join(folder, 'project');
  mkdirSync(project);
  const { devDependencies } = manifest();
  const dependencies = {
    'fluent-apigateway': `file:${tarball}`,
    ...Object.fromEntries(packages.map((name) => [name, devDependencies[name]])),
  };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }));
  npm(project, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error');
  provide('project', project);
  return () => rmSync(folder, { recursive: true, maxRetries: 3 });
}

/** In a folder of its own: `npm pack` here would take `dist` away from tests that run at the same time. */
function pack(folder: string): string {
  mkdirSync(folder);
  for (const name of ['package.json', 'README.md', 'LICENSE', 'SECURITY.md', 'CHANGELOG.md', 'src', 'docs'])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  const node = (...parameters: readonly string[]) => execFileSync(process.execPath, parameters, { cwd: root });
  node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist'));
  node('scripts/bundle.mjs', folder);
  const [{ filename = '' } = {}] = JSON.parse(npm(folder, 'pack', '--json', '--ignore-scripts')) as {
    readonly filename?: string;
  }[];
  return join(folder, filename);
}

function manifest() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
}

function npm(cwd: string, ...parameters: readonly string[]): string {
  return execFileSync('npm', parameters, { cwd, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
}
