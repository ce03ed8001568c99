import { configDefaults, defineConfig } from 'vitest/config';

/** The tests that a mutant is tried on: the quick ones of the rooms between a definition and its calls. */
export default defineConfig({
  test: {
    include: ['test/{apply,definition,diff,gateway,kinds,model,patch,plan,quotas,requests,snapshot}/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      'test/gateway/convergence.test.ts', // random APIs: minutes
      'test/**/generated.test.ts', // texts
      'test/quotas/limiter/**', // needs Redis in part
    ],
    testTimeout: 30_000,
  },
});
