/**
 * A plan as a comment on GitHub: one folded block for each route, coloured as a diff.
 *
 * @module
 */

import { visibleText } from '../../errors/visible-text.js';
import type { PlanContent } from '../plan-json.js';
import { describe, type Entry } from './describe.js';
import { type Block, fitted } from './fitted.js';
import { amountsOf, deploymentNote, effortOf } from './summary.js';

/** As long as a comment on GitHub can be. */
const longestComment = 65_536;

/** A plan as Markdown, not longer than `most`. */
export function markdownOf(plan: PlanContent, most: number = longestComment): string {
  const { restApiId, withoutApi } = plan.basis;
  const id = restApiId === undefined ? 'new' : code(restApiId);
  const title = `### Plan for ${withoutApi ? 'the account' : `${code(plan.name)} (${id})`}`;
  const warnings = plan.warnings.map(
    ({ address, message, hint }) => `- ⚠️ ${code(address)}: ${plain(message)}${hint ? ` ${plain(hint)}` : ''}`,
  );
  const summary = plan.isEmpty ? 'No changes.' : `**${amountsOf(plan)}**; ${plain(effortOf(plan))}`;
  const head = [title, '', summary, ...deploymentNote(plan).map((note) => plain(note))];
  return fitted(head, warnings, plan.isEmpty ? [] : blocksOf(plan), most);
}

function blocksOf(plan: PlanContent): readonly Block[] {
  const groups = new Map<string, [Entry, ...Entry[]]>();
  for (const change of plan.changes) {
    const entry = describe(change, { members: true, split: true });
    const known = groups.get(entry.group);
    if (known === undefined) groups.set(entry.group, [entry]);
    else known.push(entry);
  }
  return [...groups].map(([group, entries]) => {
    const [first] = entries;
    const sign = entries.every((entry) => entry.sign === first.sign) ? first.sign : '~';
    const note = entries.find(({ title }) => title === visibleText(group))?.note ?? '';
    return {
      sign,
      heading: `${code(`${sign} ${group}`)}${note === '' ? '' : ` ${plain(note)}`}`,
      // What the heading says already needs no block.
      body: entries.length === 1 && first.lines.length === 0 ? '' : entries.flatMap(diffLines).join('\n'),
    };
  });
}

/** GitHub colours lines by their first character. */
function diffLines({ sign, title, note, lines }: Entry): readonly string[] {
  return [
    `${sign === '~' ? '!' : sign} ${title}${note === '' ? '' : `  ${note}`}`,
    ...lines.map(({ mark, text }) => `${mark}   ${text}`.trimEnd()),
  ];
}

function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

/** Text that is neither markup nor a mention. */
function plain(text: string): string {
  return visibleText(text).replace(/[\\`*_[\]<>#|~@!&$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
