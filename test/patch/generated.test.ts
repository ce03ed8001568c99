import { describe, expect, it } from 'vitest';
import { renderPatchPaths } from '../../scripts/patch-paths.js';
import { renderPatchTypeTests } from '../../scripts/patch-type-tests.js';
import { patchTables } from '../../src/patch/rules/index.js';

// `npm run generate:patch` runs these with --update, which writes the files.
describe('what is generated from the patch rules', () => {
  it('is current: docs/patch-paths.md', async () => {
    await expect(renderPatchPaths(patchTables)).toMatchFileSnapshot('../../docs/patch-paths.md');
  });

  it('is current: typetests/patch-rules.test-d.ts', async () => {
    await expect(renderPatchTypeTests(patchTables)).toMatchFileSnapshot('../../typetests/patch-rules.test-d.ts');
  });
});
