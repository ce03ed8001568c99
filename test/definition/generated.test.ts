import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderDefinitionRules } from '../../scripts/definition-rules.js';
import { renderIntegrationStarts } from '../../scripts/integration-steps.js';
import { integrationStarts } from '../../src/definition/integration-starts.js';
import { definitionRules } from '../../src/definition/rules/index.js';

// `npm run generate:rules` runs this with --update, which writes the file.
it('docs/definition-rules.md is what the rules say', async () => {
  await expect(renderDefinitionRules(definitionRules)).toMatchFileSnapshot('../../docs/definition-rules.md');
});

it('docs/definition.md says what each type of integration is, and which steps it has', () => {
  const page = readFileSync(new URL('../../docs/definition.md', import.meta.url), 'utf8');
  expect(page).toContain(renderIntegrationStarts(integrationStarts));
});
