import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

/** Minutes of processor time: every fault at every call, random APIs against random APIs, processes that are killed. */
const exhaustive = [
  'test/faults/{matrix,deployments-matrix,two-appliers-matrix,killed}.test.ts',
  'test/gateway/{convergence,deployments-convergence}.test.ts',
  'test/embedded/fuzz/**/*.test.ts',
];

/** What takes a compiler: both over programs, some of them many times; what is written at what is exported. */
const types = ['test/typetests/**/*.test.ts', 'test/markdown/compiled.test.ts', 'test/docs/docstrings.test.ts'];

/** They need programs that npm doesn't install: `npm run test:contract`. */
const contract = ['test/contract/**'];

/** The command line as users have it: packed, installed, at a terminal. It takes a minute of processes that start. */
const packed = ['test/packed/**/*.test.ts'];

const project = (name: string, include: readonly string[], exclude: readonly string[] = [], globalSetup?: string) => ({
  extends: true as const,
  test: {
    name,
    // Of the many small files of unit tests, each would load the SDK and the package anew. They leave nothing behind.
    isolate: name !== 'unit',
    include: [...include],
    exclude: [...configDefaults.exclude, ...contract, ...exclude],
    // Processes that start one after the other take their time on a busy machine.
    ...(globalSetup === undefined ? {} : { globalSetup, testTimeout: 400_000 }),
  },
});

export default defineConfig({
  // Examples import the package by its name; under test that is its source.
  resolve: {
    alias: [
      { find: /^fluent-apigateway$/, replacement: source('index.ts') },
      { find: /^fluent-apigateway\/cli$/, replacement: source('cli/index.ts') },
      { find: /^fluent-apigateway\/embedded$/, replacement: source('embedded/index.ts') },
    ],
  },
  test: {
    // The default leaves one processor idle: on two, that is half of them.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      project('unit', ['test/**/*.test.ts', 'examples/**/*.test.ts'], [...exhaustive, ...types, ...packed]),
      project('exhaustive', exhaustive),
      project('types', types),
      project('packed', packed, [], 'test/packed/install.ts'),
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'html'],
    },
  },
});
