import { defineConfig } from 'vitest/config';

/** What needs programs that npm doesn't install: moto's server, the AWS CLI, boto3, curl, Chromium, Redis. */
export default defineConfig({
  test: { include: ['test/contract/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 240_000 },
});
