/**
 * Writes `docs/patch-paths.md`: every patch path of the service, from the rules.
 *
 * @module
 */

import { takes } from '../src/patch/codec.js';
import type { PatchRule, PatchTable } from '../src/patch/rule.js';

const intro = `<!-- biome-ignore-all format: generated -->

# Patch paths

Every path of every \`Update…\` operation of Amazon API Gateway (REST APIs), with the operations that it supports and
the values that it takes. This page is generated from the rules that also check the \`patch\` builder
(\`npm run generate:patch\`; a test keeps it current), and it is what the service does where that differs from the
service's own documentation.

How to read it:

- **add**, **replace**, **remove**: *value* means that the operation needs a value, *value or none* that it may be left
  out, *no value* that there is none; – means that the operation isn't supported on this path.
- \`{name}\`, \`{mediaType}\`, … stand for a name of yours. In a path it is escaped (JSON Pointer): \`~\` is written
  \`~0\` and \`/\` is written \`~1\`; everything else stays. \`.at('requestTemplates', 'application/json')\` escapes for you.
- Values are written as you think of them: \`true\`, \`29000\`, an object for JSON. On the wire every value is text.
- No path of the service supports \`move\` or \`test\`.
- *Absent means* is what the service uses when the member isn't there; *Cleared by* is how a member without such a
  default is taken away. Where both are empty, it can't be taken away by patching.

What the table doesn't know can be sent with \`.raw({ op, path, value })\`.
`;

const arities = { value: 'value', optional: 'value or none', none: 'no value' } as const;

/** The operations of a rule in one line. */
export function ruleNames(rule: PatchRule): string {
  const names = (['add', 'replace', 'remove'] as const).flatMap((op) => {
    const arity = rule[op];
    return arity === undefined ? [] : [`${op} (${arities[arity]})`];
  });
  return [...names, ...(rule.copyFrom === undefined ? [] : [`copy (from ${rule.copyFrom})`])].join(', ') || 'nothing';
}

function cell(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('|', '\\|');
}

function valueIn(rule: PatchRule): string {
  if (rule.value === undefined) return '–';
  return rule.value.type === 'enum'
    ? takes(rule.value).replaceAll("'", '`').replace('| ``', "| `''`")
    : takes(rule.value);
}

function clearedBy(rule: PatchRule): string {
  switch (rule.clear) {
    case 'empty':
      return "replace with `''`";
    case 'omit':
      return 'replace without a value';
    case 'remove':
      return 'remove';
    default:
      return '';
  }
}

function notes(rule: PatchRule): string {
  return [
    ...(rule.copyFrom === undefined ? [] : [`copy from \`${rule.copyFrom}\`.`]),
    ...(rule.default === undefined ? [] : [`Absent means \`${rule.default}\`.`]),
    ...(rule.clear === undefined ? [] : [`Cleared by ${clearedBy(rule)}.`]),
    ...(rule.quirk === undefined ? [] : [rule.quirk]),
  ].join(' ');
}

function row(template: string, rule: PatchRule): string {
  const cells = [
    `\`${template}\``,
    ...(['add', 'replace', 'remove'] as const).map((op) => {
      const arity = rule[op];
      return arity === undefined ? '–' : arities[arity];
    }),
    cell(valueIn(rule)),
    cell(notes(rule)),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The page, from the tables. */
export function renderPatchPaths(tables: Readonly<Record<string, PatchTable>>): string {
  const count = Object.values(tables).reduce((sum, { rules }) => sum + Object.keys(rules).length, 0);
  const contents = Object.entries(tables).map(
    ([kind, { operation }]) => `- [${operation}](#${operation.toLowerCase()}): \`patch.${kind}()\``,
  );
  const sections = Object.entries(tables).map(([kind, table]) =>
    [
      `## ${table.operation}`,
      '',
      [
        `\`patch.${kind}()\``,
        ...(table.maximumOperations === undefined ? [] : [`at most ${table.maximumOperations} operations in one call`]),
        ...(table.unpatchable.length === 0
          ? []
          : [`no path for ${table.unpatchable.map((member) => `\`${member}\``).join(', ')}`]),
      ].join('; ') + '.',
      '',
      '| path | add | replace | remove | value | notes |',
      '|---|---|---|---|---|---|',
      ...Object.entries<PatchRule>(table.rules).map(([template, rule]) => row(template, rule)),
    ].join('\n'),
  );
  return [
    intro,
    `${count} paths of ${Object.keys(tables).length} operations:\n\n${contents.join('\n')}\n`,
    `${sections.join('\n\n')}\n`,
  ].join('\n');
}
