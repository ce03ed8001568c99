/**
 * Mutates what decides which calls are made, and asks whether the unit tests notice. An hour or more on two processors,
 * so never in CI: `npm run test:mutation`, or `npm run test:mutation -- --mutate src/diff/order.ts` for one file.
 *
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  mutate: ['src/{apply,diff,plan,quotas,requests,snapshot}/**/*.ts'],
  // Sentences aren't held word by word everywhere.
  mutator: { excludedMutations: ['StringLiteral'] },
  // TypeScript 7 has no API that Stryker could rewrite the configuration with: it may find none.
  tsconfigFile: 'none.json',
  ignorePatterns: [
    'build',
    'bench',
    'coverage',
    'dist',
    'docs',
    'examples',
    'scripts',
    'typetests',
    'test/mutation/node_modules',
  ],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  // The first run is of all tests, one after the other: the default of 5 is too little for a busy machine.
  dryRunTimeoutMinutes: 30,
  tempDirName: 'build/stryker',
  reporters: ['clear-text', 'progress', 'html', 'json'],
  htmlReporter: { fileName: 'build/mutation.html' },
  jsonReporter: { fileName: 'build/mutation.json' },
  thresholds: { high: 95, low: 90, break: 90 },
};
