import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The package as it says it is. */
export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The first example of the README. */
export const readmeExample = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1];
if (!readmeExample) throw new Error('README.md has no TypeScript example');

/** The compilers that users may have, oldest first. */
export const compilers = ['typescript-5.9', 'typescript'];

/** What every project installs, apart from the package: versions as they are here. */
const common = Object.fromEntries(
  ['@aws-sdk/client-api-gateway', '@types/node', ...compilers].map((name) => [name, manifest.devDependencies[name]]),
);

/** How packages are laid out in a project. pnpm's newest can't be installed from a lock of this age. */
const installers = {
  npm: ['npm', 'install', '--no-audit', '--no-fund', '--silent'],
  pnpm: ['npx', '-y', 'pnpm@12.4.2', 'install', '--silent'],
};

/** Longest that one command may take, in milliseconds. */
const timeout = 180_000;

/** Runs a program and gives what it printed; what it says on stderr is shown. */
export function run(file, parameters, cwd) {
  return execFileSync(file, parameters, {
    cwd,
    timeout,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '--no-warnings' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Packs the package as it would be published, into a folder; the path of the file. */
export function pack(folder) {
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root));
  return join(folder, filename);
}

/** A folder that is removed afterwards. */
export async function inNewFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-apigateway-consumer-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A user's project that has the package, and none of its optional peers. */
export class Consumer {
  #folder;

  constructor(folder, tarball, installer, packages = {}) {
    this.#folder = folder;
    mkdirSync(folder);
    const dependencies = { ...common, ...packages, [manifest.name]: `file:${tarball}` };
    this.write('package.json', JSON.stringify({ name: 'consumer', private: true, type: 'module', dependencies }));
    const [file, ...parameters] = installers[installer];
    run(file, parameters, folder);
  }

  write(file, text) {
    const path = join(this.#folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  read(file) {
    return readFileSync(join(this.#folder, file), 'utf8');
  }

  /** Copies one of the folders beside this file: a part of a user's project. */
  add(name) {
    cpSync(fileURLToPath(new URL(`projects/${name}`, import.meta.url)), join(this.#folder, name), { recursive: true });
  }

  node(parameters) {
    return run(process.execPath, parameters, this.#folder);
  }

  /** Runs a program that one of the packages brings. */
  program(name, parameters) {
    return run(join('node_modules/.bin', name), parameters, this.#folder);
  }

  /** Runs the package's command with the newest Node.js of a major version: its exit code, and what it printed. */
  command(major, parameters) {
    const bin = join('node_modules', manifest.name, manifest.bin[manifest.name]);
    return spawnSync('npx', ['-y', `node@${major}`, bin, ...parameters], {
      cwd: this.#folder,
      timeout,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '--no-warnings' },
    });
  }

  /** Compiles one folder of the project into another. */
  compile(compiler, rootDir, outDir, options) {
    const compilerOptions = { target: 'es2022', strict: true, types: ['node'], rootDir, outDir, ...options };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, include: [rootDir] }));
    this.node([join('node_modules', compiler, 'bin/tsc'), '-p', '.']);
  }
}
