import { configDefaults, defineConfig } from 'vitest/config';

/** The tests that a mutant is tried on: the quick ones of the rooms between a definition and its calls. */
export default defineConfig({
  test: {
    include: ['test/{apply,definition,diff,gateway,kinds,list,model,patch,plan,quotas,requests,snapshot}/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      'test/gateway/convergence.test.ts', // random APIs: minutes
      'test/**/generated.test.ts', // texts
      'test/*/completion.test.ts', // the language service
      'test/definition/look.property.test.ts', // long, and about rules
      'test/definition/segment.test.ts',
      'test/list/over-http.test.ts', // sockets
      'test/gateway/domain-names.test.ts',
      'test/gateway/product.test.ts',
      'test/patch/agreement.test.ts',
    ],
    testTimeout: 30_000,
  },
});
