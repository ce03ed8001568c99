/** The rows of the table that says which type of integration has which steps. */
export function renderIntegrationSteps(stepsOf: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.values(stepsOf);
  return [...new Set(types.flat())]
    .map((step) => `| \`${step}\` | ${types.map((steps) => (steps.includes(step) ? 'yes' : '–')).join(' | ')} |`)
    .join('\n');
}
