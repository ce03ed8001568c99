/**
 * A plan as a comment on GitHub: one folded block for each route, coloured as a diff.
 *
 * @module
 */

import { visibleText } from '../../errors/visible-text.js';
import type { PlanContent } from '../plan-json.js';
import { describe, type Entry } from './describe.js';
import { amountsOf, deploymentNote, effortOf } from './summary.js';

/** As long as a comment on GitHub can be. */
const longestComment = 65_536;
/** A route, or another thing, with its changes. */
interface Block {
  readonly sign: Entry['sign'];
  readonly heading: string;
  readonly body: string;
}

/** A plan as Markdown, not longer than `most`. */
export function markdownOf(plan: PlanContent, most: number = longestComment): string {
  const { restApiId, withoutApi } = plan.basis;
  const id = restApiId === undefined ? 'new' : code(restApiId);
  const title = `### Plan for ${withoutApi ? 'the account' : `${code(plan.name)} (${id})`}`;
  const warnings = plan.warnings.map(
    ({ address, message, hint }) => `- ⚠️ ${code(address)}: ${plain(message)}${hint ? ` ${plain(hint)}` : ''}`,
  );
  const head = plan.isEmpty
    ? [title, '', 'No changes.', ...deploymentNote(plan).map((note) => plain(note))]
    : [
        title,
        '',
        `**${amountsOf(plan)}**; ${plain(effortOf(plan))}`,
        ...deploymentNote(plan).map((note) => plain(note)),
      ];
  return fitted(head, warnings, plan.isEmpty ? [] : blocksOf(plan), most);
}

/** Everything, or as much as fits: first the details of what is made go, then those of changes, at last headings. */
function fitted(head: readonly string[], warnings: readonly string[], blocks: readonly Block[], most: number): string {
  const whole = [...head, ...section(warnings), ...section(blocks.map(folded))].join('\n');
  if (whole.length <= most) return whole;
  const shown = new Set<Block>();
  const bySign = (sign: Entry['sign']) => blocks.filter((block) => block.sign === sign);
  const written = (kept: readonly Block[], keptWarnings: readonly string[], note: string) =>
    [
      ...head,
      ...section(keptWarnings),
      ...section(kept.map((block) => (shown.has(block) ? folded(block) : `- ${block.heading}`))),
      '',
      note,
    ].join('\n');
  const noteOn = (details: number, headings: number, left: number) =>
    `**Cut to ${most} characters:** ${[
      `the details of ${details} of ${blocks.length} blocks`,
      ...(headings > 0 ? [`the headings of ${headings}`] : []),
      ...(left > 0 ? [`${left} of ${warnings.length} warnings`] : []),
    ].join(', ')} left out. The plan's text has all of it.`;

  // Headings in the order of what a reader must not miss: what goes, what changes, what comes.
  const ordered = [...bySign('-'), ...bySign('~'), ...bySign('+')];
  let room = most - written([], [], noteOn(blocks.length, blocks.length, warnings.length)).length - 8;
  const keptWarnings = warnings.filter((warning) => {
    const fits = warning.length + 1 <= room;
    if (fits) room -= warning.length + 1;
    return fits;
  });
  const kept = new Set<Block>();
  const keep = (block: Block, length: number) => {
    if (length > room) return false;
    room -= length;
    kept.add(block);
    return true;
  };
  for (const block of ordered) {
    // What goes is named in full before anything else is.
    if (block.sign === '-' && keep(block, folded(block).length + 1)) shown.add(block);
    else if (!keep(block, block.heading.length + 3)) break;
  }
  for (const block of ordered) {
    const length = folded(block).length - block.heading.length;
    if (shown.has(block) || !kept.has(block) || length > room) continue;
    room -= length;
    shown.add(block);
  }
  const detailed = blocks.filter(({ body }) => body !== '');
  return written(
    blocks.filter((block) => kept.has(block)),
    keptWarnings,
    noteOn(
      detailed.filter((block) => !shown.has(block)).length,
      blocks.length - kept.size,
      warnings.length - keptWarnings.length,
    ),
  );
}

function section(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function blocksOf(plan: PlanContent): readonly Block[] {
  const groups = new Map<string, Entry[]>();
  for (const change of plan.changes) {
    const entry = describe(change, { members: true, split: true });
    const known = groups.get(entry.group);
    if (known === undefined) groups.set(entry.group, [entry]);
    else known.push(entry);
  }
  return [...groups].map(([group, entries]) => {
    const signs = new Set(entries.map(({ sign }) => sign));
    const sign = signs.size === 1 ? (entries[0]?.sign ?? '~') : '~';
    const note = entries.find(({ title }) => title === visibleText(group))?.note ?? '';
    return {
      sign,
      heading: `${code(`${sign} ${group}`)}${note === '' ? '' : ` ${plain(note)}`}`,
      // What the heading says already needs no block.
      body:
        entries.every(({ lines }) => lines.length === 0) && entries.length === 1
          ? ''
          : entries.flatMap(diffLines).join('\n'),
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

function folded({ heading, body }: Block): string {
  if (body === '') return `- ${heading}`;
  // A longer fence than any within: what is shown can't end the block.
  const longestRun = Math.max(2, ...(body.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longestRun + 1);
  return `<details><summary>${heading}</summary>\n\n${fence}diff\n${body}\n${fence}\n\n</details>\n`;
}

function code(text: string): string {
  return `<code>${plain(text)}</code>`;
}

/** Text that is neither markup nor a mention. */
function plain(text: string): string {
  return visibleText(text).replace(/[\\`*_[\]<>#|~@!&$]/g, (character) => `&#${character.charCodeAt(0)};`);
}
