import { expect, it } from 'vitest';
import { renderDefinitionRules } from '../../scripts/definition-rules.js';
import { definitionRules } from '../../src/definition/rules/index.js';

// `npm run generate:rules` runs this with --update, which writes the file.
it('docs/definition-rules.md is what the rules say', async () => {
  await expect(renderDefinitionRules(definitionRules)).toMatchFileSnapshot('../../docs/definition-rules.md');
});
