import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // They need programs that npm doesn't install: `npm run test:contract`.
    exclude: [...configDefaults.exclude, 'test/contract/**'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
