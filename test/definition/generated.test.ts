import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderDefinitionRules } from '../../scripts/definition-rules.js';
import { renderIntegrationSteps } from '../../scripts/integration-steps.js';
import { definitionRules } from '../../src/definition/rules/index.js';
import { stepsOf } from '../../src/definition/steps.js';

// `npm run generate:rules` runs this with --update, which writes the file.
it('docs/definition-rules.md is what the rules say', async () => {
  await expect(renderDefinitionRules(definitionRules)).toMatchFileSnapshot('../../docs/definition-rules.md');
});

it('docs/definition.md says of every type of integration which steps it has', () => {
  // The formatter pads the cells of a table.
  const page = readFileSync(new URL('../../docs/definition.md', import.meta.url), 'utf8').replace(/ +/g, ' ');
  expect(page).toContain(renderIntegrationSteps(stepsOf));
  expect(page).toContain(
    `| | ${Object.keys(stepsOf)
      .map((type) => `\`${type}\``)
      .join(' | ')} |`,
  );
});
