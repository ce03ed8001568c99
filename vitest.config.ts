import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  // Examples import the package by its name; under test that is its source.
  resolve: {
    alias: [
      { find: /^fluent-apigateway$/, replacement: source('index.ts') },
      { find: /^fluent-apigateway\/embedded$/, replacement: source('embedded/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    // They need programs that npm doesn't install: `npm run test:contract`.
    exclude: [...configDefaults.exclude, 'test/contract/**'],
    // The default leaves one processor idle: on two, that is half of them.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
