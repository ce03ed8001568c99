import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** What needs programs that npm doesn't install: moto's server, the AWS CLI, boto3, curl, Chromium, Redis. */
export default defineConfig({
  // Source that is pulled imports the package by its name; under test that is its source.
  resolve: {
    alias: [{ find: /^fluent-apigateway$/, replacement: fileURLToPath(new URL('src/index.ts', import.meta.url)) }],
  },
  test: { include: ['test/contract/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 240_000 },
});
