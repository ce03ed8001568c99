import type { DefinitionRule } from '../src/definition/rules/rule.js';

/** The page of all rules of definitions, from the rules themselves. */
export function renderDefinitionRules(rules: readonly DefinitionRule[]): string {
  return `<!-- biome-ignore-all format: generated -->

# Rules of definitions

Every rule that \`define()\` and \`compile()\` check, in the order in which problems are listed. This page is generated from
the rules (\`npm run generate:rules\`; a test keeps it current). How rules are switched off or made stricter is
[described with the builders](definition.md#what-is-checked).

- **error**: the service refuses it. All errors of a definition come in one \`DefinitionError\`.
- **warning**: the service accepts it, and does something else than one might think, or the limit is one that can be
  raised. Warnings are in \`definition.warnings\` and in every plan.
- **off**: not checked, unless \`restApi(name, { rules })\` switches it on.

| Rule | Level | What holds | Documented |
|---|---|---|---|
${rules.map(row).join('\n')}
`;
}

function row({ id, level, summary, see }: DefinitionRule): string {
  return `| \`${id}\` | ${level} | ${summary.replaceAll('|', '\\|')} | [${pageOf(see)}](${see}) |`;
}

/** The last part of an address, as a name for the reader: `API_PutMethod.html` is `PutMethod`. */
function pageOf(see: string): string {
  return see
    .slice(see.lastIndexOf('/') + 1)
    .replace(/\.html$/, '')
    .replace(/^API_/, '');
}
