import type { Entry } from './describe.js';

/** A route, or another thing, with its changes. */
export interface Block {
  readonly sign: Entry['sign'];
  readonly heading: string;
  /** Empty where the heading says everything. */
  readonly body: string;
}

/** Everything, or as much as fits: first the details of what is made go, then those of changes, at last headings. */
export function fitted(
  head: readonly string[],
  warnings: readonly string[],
  blocks: readonly Block[],
  most: number,
): string {
  const whole = [...head, ...section(warnings), ...section(blocks.map(folded))].join('\n');
  if (whole.length <= most) return whole;
  const shown = new Set<Block>();
  const bySign = (sign: Entry['sign']) => blocks.filter((block) => block.sign === sign);
  const written = (kept: readonly Block[], keptWarnings: readonly string[], note: string) =>
    [
      ...head,
      ...section(keptWarnings),
      ...section(kept.map((block) => (shown.has(block) ? folded(block) : named(block)))),
      '',
      note,
    ].join('\n');
  const noteOn = (details: number, headings: number, left: number) =>
    `**Cut to ${most} characters:** ${[
      `the details of ${details} of ${blocks.length} blocks`,
      ...(headings > 0 ? [`the headings of ${headings}`] : []),
      ...(left > 0 ? [`${left} of ${warnings.length} warnings`] : []),
    ].join(', ')} left out. The plan's text has all of it.`;

  // Two blank lines may come before warnings and blocks; the note is no longer than this one.
  let room = most - written([], [], noteOn(blocks.length, blocks.length, warnings.length)).length - 2;
  const takes = (length: number) => {
    const fits = length <= room;
    if (fits) room -= length;
    return fits;
  };
  const keptWarnings = warnings.filter((warning) => takes(warning.length + 1));
  const kept = new Set<Block>();
  // Headings in the order of what a reader must not miss: what goes, what changes, what comes.
  for (const block of [...bySign('-'), ...bySign('~'), ...bySign('+')]) {
    // What goes is named in full before anything else is.
    if (block.sign === '-' && takes(folded(block).length + 1)) shown.add(block);
    else if (!takes(named(block).length + 1)) break;
    kept.add(block);
  }
  for (const block of kept)
    if (!shown.has(block) && takes(folded(block).length - named(block).length)) shown.add(block);
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

function named({ heading }: Block): string {
  return `- ${heading}`;
}

function folded(block: Block): string {
  const { heading, body } = block;
  if (body === '') return named(block);
  // A longer fence than any within: what is shown can't end the block.
  const longestRun = Math.max(2, ...(body.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longestRun + 1);
  return `<details><summary>${heading}</summary>\n\n${fence}diff\n${body}\n${fence}\n\n</details>\n`;
}
